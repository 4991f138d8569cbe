package questionnaire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// extra holds the members of an object that this program does not know, as they were read.
type extra map[string]json.RawMessage

// text writes the members down, for comparing.
func (e extra) text() string {
	if len(e) == 0 {
		return ""
	}
	data, err := encodeCompact(e)
	if err != nil {
		return ""
	}
	return string(data)
}

// joined has the members of both. Of those that differ it takes one, whichever comes first.
func (e extra) joined(other extra) extra {
	both := maps.Clone(e)
	for name, value := range other {
		if both == nil {
			both = extra{}
		}
		if string(value) > string(both[name]) {
			both[name] = value
		}
	}
	return both
}

// decodeWithExtra decodes into known, which must be a pointer to a struct without its own
// UnmarshalJSON, and returns the members that the struct has no field for.
func decodeWithExtra(data []byte, known any) (extra, error) {
	if err := json.Unmarshal(data, known); err != nil {
		return nil, &objectError{object: data, err: err}
	}
	var all extra
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, &objectError{object: data, err: err}
	}
	names := memberNames(known)
	for _, name := range names {
		delete(all, name)
	}
	for other := range all {
		// encoding/json takes "Edition" for "edition", and the last of the two would win.
		if i := slices.IndexFunc(names, func(name string) bool { return strings.EqualFold(name, other) }); i >= 0 {
			return nil, &objectError{object: data, err: &caseError{wrong: other, right: names[i]}}
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	return all, nil
}

// memberNames lists the members that a struct has fields for.
func memberNames(known any) []string {
	t := reflect.TypeOf(known).Elem()
	var names []string
	for i := range t.NumField() {
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// caseError is a member whose name differs from a known one only in capitals.
type caseError struct{ wrong, right string }

func (e *caseError) Error() string {
	return fmt.Sprintf("is not a member of this file: write %q", e.right)
}

// encodeWithExtra writes known and appends the unknown members in the order of their names.
func encodeWithExtra(known any, more extra) ([]byte, error) {
	data, err := encodeCompact(known)
	if err != nil || len(more) == 0 {
		return data, err
	}
	names := make([]string, 0, len(more))
	for name := range more {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	b.Write(data[:len(data)-1])
	for _, name := range names {
		key, err := encodeCompact(name)
		if err != nil {
			return nil, err
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(more[name])
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// objectError carries the text of the object that could not be decoded. encoding/json counts
// offsets from the start of the object whose UnmarshalJSON failed, not of the file.
type objectError struct {
	object []byte
	err    error
}

func (e *objectError) Error() string { return e.err.Error() }
func (e *objectError) Unwrap() error { return e.err }
