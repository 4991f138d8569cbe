package questionnaire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"
)

// FileError says what is wrong with an assessment file and where.
type FileError struct {
	// Line and Column count from 1. Of a member that is missing they are those of the object
	// that lacks it.
	Line, Column int
	// Member is the path of the offending member, such as "answers.5.1-1.support", or "".
	Member string
	// Problem says what is wrong and what to do.
	Problem string
	// Newer says that a newer program wrote the file, which is thus not damaged.
	Newer bool
}

// Error puts the place before the problem.
func (e *FileError) Error() string {
	var b strings.Builder
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d, column %d: ", e.Line, e.Column)
	}
	if e.Member != "" {
		fmt.Fprintf(&b, "member %q: ", e.Member)
	}
	b.WriteString(e.Problem)
	return b.String()
}

// ReadJSON decodes a JSON file that belongs to an assessment, such as an exported statement,
// as strictly as an assessment itself. Every error is a *FileError.
func ReadJSON(data []byte, into any) error {
	if err := checkText(data); err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return jsonError(data, err)
	}
	return nil
}

// MemberError places a problem at a member of well-formed JSON, given by its path such as
// "edition.id". One that is not there has the place of the object that lacks it.
func MemberError(data []byte, member, problem string) *FileError {
	return memberError(data, member, problem)
}

// ErrorAt places a problem at an offset of a file.
func ErrorAt(data []byte, offset int, problem string) *FileError {
	return placed(data, offset, "", problem)
}

// checkText refuses what encoding/json would let pass and silently change: bytes that are
// not UTF-8, members that stand twice, text after the end.
func checkText(data []byte) error {
	switch {
	case len(data) == 0:
		return placed(data, 0, "", "the file is empty")
	case len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))) == 0:
		return placed(data, 0, "", "the file is empty but for white space")
	}
	if problem := otherFile(data); problem != "" {
		return placed(data, 0, "", problem)
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return placed(data, at, "", "holds a byte that is zero: the file was damaged, or is no text")
	}
	if problem := otherText(data); problem != "" {
		return placed(data, 0, "", problem)
	}
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		return placed(data, 0, "", "starts with a byte order mark: save the file as UTF-8 without one")
	}
	if at := firstInvalid(data); at >= 0 {
		return placed(data, at, "", "is not UTF-8: save the file as UTF-8")
	}
	var twice error
	err := eachMember(data, func(path string, at int, again bool) bool {
		if again {
			twice = placed(data, at, path, "stands twice: remove one of the two")
		}
		return !again
	})
	if twice != nil {
		return twice
	}
	return err
}

// firstInvalid returns the offset of the first byte that is not UTF-8, or -1.
func firstInvalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for at := 0; ; {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
}

// deepest is how many objects and lists may stand in each other. An assessment needs five;
// members of other programs may need more.
const deepest = 100

// eachMember visits every member of every object: its path, the offset at which its name
// starts, and whether the same object already had it. It stops when visit returns false.
// The error is a *FileError where the text is not one JSON value.
func eachMember(data []byte, visit func(path string, at int, again bool) bool) error {
	type level struct {
		seen   map[string]bool // nil for a list
		name   string
		atName bool
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	var open []level
	path := func() string {
		var names []string
		for _, l := range open {
			if l.name != "" {
				names = append(names, l.name)
			}
		}
		return strings.Join(names, ".")
	}
	for {
		end := int(decoder.InputOffset())
		token, err := decoder.Token()
		top := len(open) - 1
		if err != nil {
			f := fault{data: data, from: end}
			if top >= 0 {
				f.inObject, f.inList = open[top].seen != nil, open[top].seen == nil
				f.named = f.inObject && !open[top].atName
			}
			return f.error()
		}
		if top >= 0 && open[top].atName {
			if name, isName := token.(string); isName {
				open[top].name, open[top].atName = name, false
				again := open[top].seen[name]
				open[top].seen[name] = true
				end := int(decoder.InputOffset())
				at := max(0, bytes.LastIndexByte(data[:max(0, end-1)], '"'))
				if !visit(path(), at, again) {
					return nil
				}
				continue
			}
		}
		if len(open) > deepest {
			return placed(data, int(decoder.InputOffset()), open[0].name, "is nested too deeply: ask645 writes no such file")
		}
		switch token {
		case json.Delim('{'):
			open = append(open, level{seen: map[string]bool{}, atName: true})
			continue
		case json.Delim('['):
			open = append(open, level{})
			continue
		case json.Delim('}'), json.Delim(']'):
			open = open[:top]
		}
		if len(open) == 0 {
			return checkEnd(data, int(decoder.InputOffset()))
		}
		if last := &open[len(open)-1]; last.seen != nil {
			last.atName = true
		}
	}
}

// checkEnd refuses anything but white space after the file's JSON value.
func checkEnd(data []byte, end int) error {
	rest := bytes.TrimLeft(data[end:], " \t\r\n")
	if len(rest) == 0 {
		return nil
	}
	if isComment(rest) {
		return placed(data, len(data)-len(rest), "", holdsComment)
	}
	return placed(data, len(data)-len(rest), "", "text after the end of the file's JSON: remove it")
}

// jsonError gives an error of encoding/json its line, column and member.
func jsonError(data []byte, err error) error {
	base := 0
	for object := (*objectError)(nil); errors.As(err, &object); err = object.err {
		// The same text elsewhere would be wrong in the same way, so the first is right.
		base = max(0, bytes.Index(data, object.object))
	}
	var wrongType *json.UnmarshalTypeError
	var wrongCase *caseError
	switch {
	case errors.As(err, &wrongCase):
		at := base + max(0, bytes.Index(data[base:], []byte(`"`+wrongCase.wrong+`"`)))
		return placed(data, at, memberAt(data, at), wrongCase.Error())
	case errors.As(err, &wrongType):
		at := base + int(wrongType.Offset) - 1
		return placed(data, at, memberAt(data, at), fmt.Sprintf("holds %s where %s is expected", valueName(wrongType.Value), kindName(wrongType.Type)))
	default:
		// What encoding/json says of a time has no place.
		if at, found := wrongTime(data, base); found != "" {
			return placed(data, at, memberAt(data, at), found+": write it as 2026-11-21T10:00:00Z")
		}
		return placed(data, base, memberAt(data, base), "cannot be read: "+err.Error())
	}
}

// wrongTime finds the first time from an offset on that is none, and says what is found.
func wrongTime(data []byte, from int) (offset int, found string) {
	_ = eachMember(data, func(path string, at int, _ bool) bool {
		path = strings.TrimPrefix(path, "assessment.")
		if at < from || !strings.HasSuffix(path, ".at") && !strings.HasPrefix(path, "facts_at.") {
			return true
		}
		_, after, _ := bytes.Cut(data[at+1:], []byte(`"`))
		after = bytes.TrimLeft(after, ": \t\r\n")
		offset, found = len(data)-len(after), noTime(after)
		return found == ""
	})
	return offset, found
}

// noTime says what is wrong with the value at the start of a text, which should be a time. It
// is "" where nothing is.
func noTime(text []byte) string {
	var raw json.RawMessage
	var at time.Time
	if json.NewDecoder(bytes.NewReader(text)).Decode(&raw) != nil || json.Unmarshal(raw, &at) == nil {
		return ""
	}
	kind := "number"
	switch raw[0] {
	case '"':
		var value string
		if json.Unmarshal(raw, &value) != nil {
			return ""
		}
		return fmt.Sprintf("%q is no time", value)
	case '{':
		kind = "object"
	case '[':
		kind = "array"
	case 't', 'f':
		kind = "bool"
	}
	return "holds " + valueName(kind) + " where a time is expected"
}

// valueName says in plain words what encoding/json found.
func valueName(found string) string {
	word, _, _ := strings.Cut(found, " ")
	switch word {
	case "array":
		return "a list"
	case "object":
		return "an object"
	case "string":
		return "a text"
	case "bool":
		return "true or false"
	default:
		return "a " + word
	}
}

// kindName says in plain words what the file should hold.
func kindName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Int, reflect.Uint32:
		return "a whole number"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice:
		return "a list"
	default:
		return "an object"
	}
}

// memberAt returns the path of the member at an offset of well-formed JSON.
func memberAt(data []byte, offset int) string {
	member := ""
	_ = eachMember(data, func(path string, at int, _ bool) bool {
		if at <= offset {
			member = path
		}
		return at <= offset
	})
	return member
}

// memberError places a problem at a member of well-formed JSON. One that the file does not
// have has the place of the object that lacks it.
func memberError(data []byte, member, problem string) *FileError {
	start := len(data) - len(bytes.TrimLeft(data, " \t\r\n"))
	e, nearest := placed(data, start, member, problem), ""
	_ = eachMember(data, func(path string, at int, _ bool) bool {
		if path == member || len(path) > len(nearest) && strings.HasPrefix(member, path+".") {
			e, nearest = placed(data, at, member, problem), path
		}
		return path != member
	})
	return e
}

// placed turns a byte offset into a line and column.
func placed(data []byte, offset int, member, problem string) *FileError {
	offset = min(max(offset, 0), len(data))
	before := data[:offset]
	return &FileError{
		Line:    1 + bytes.Count(before, []byte("\n")),
		Column:  1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]),
		Member:  member,
		Problem: problem,
	}
}
