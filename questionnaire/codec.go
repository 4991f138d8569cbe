package questionnaire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Decode reads an assessment file. Every error is a *FileError.
func Decode(data []byte) (*Assessment, error) {
	a := &Assessment{}
	if !readQuickly(data, a) {
		var err error
		if a, err = readCarefully(data); err != nil {
			return nil, err
		}
	}
	switch {
	case a.Format != Format:
		return nil, wrongFormat(data, a.Format)
	case a.Version > Version:
		return nil, NewerError(data, strconv.Itoa(a.Version), Version)
	case a.Version < 1:
		return nil, memberError(data, "version", "must be 1")
	case a.Edition == "":
		return nil, memberError(data, "edition", "is missing: name the edition, such as "+DefaultEdition)
	}
	if until := a.Declaration.SupportUntil; until != "" {
		if _, err := time.Parse(time.DateOnly, until); err != nil {
			return nil, memberError(data, "declaration.support_until", fmt.Sprintf("is %q: write a date such as 2031-06-30", until))
		}
	}
	if err := a.readScope(data); err != nil {
		return nil, err
	}
	if err := a.readBase(data); err != nil {
		return nil, err
	}
	if err := a.readConflicts(data); err != nil {
		return nil, err
	}
	for reference, answer := range a.Answers {
		at := "answers." + reference
		if err := checkAnswer(data, at, answer.Support, answer.Justification); err != nil {
			return nil, err
		}
		for _, carried := range answer.Carried.From {
			if err := checkAnswer(data, at+".carried.from", carried.Support, carried.Justification); err != nil {
				return nil, err
			}
		}
		for _, point := range answer.OpenPoints {
			if _, err := ParseDue(point.Due); err != nil {
				return nil, memberError(data, "answers."+reference+".open_points", "due "+err.Error())
			}
		}
	}
	return a, nil
}

// checkAnswer looks at what the types of Go let through in an answer.
func checkAnswer(data []byte, at string, support Support, justification JustifiedBy) error {
	if !support.Valid() {
		return memberError(data, at+".support", fmt.Sprintf(`is %q: write "Y", "N", "N/A" or ""`, support))
	}
	if by := justification.ReviewBy; by != "" {
		if _, err := time.Parse(time.DateOnly, by); err != nil {
			return memberError(data, at+".justification.review_by", fmt.Sprintf("is %q: write a date such as 2027-06-30", by))
		}
	}
	return nil
}

// readCarefully reads any assessment file, and says what is wrong with one that is none.
func readCarefully(data []byte) (*Assessment, error) {
	if err := checkText(data); err != nil {
		return nil, err
	}
	a := &Assessment{}
	if err := json.Unmarshal(data, a); err != nil {
		if wrong := checkHead(data); wrong != nil {
			return nil, wrong
		}
		return nil, jsonError(data, err)
	}
	return a, nil
}

// StatementFormat is the format that an exported statement says it has.
const StatementFormat = "ask645-statement"

// checkHead tells whether a file with a member of the wrong type is of another format, or was
// written by a newer program. It returns nil for an assessment that this one should read.
func checkHead(data []byte) *FileError {
	var members map[string]json.RawMessage
	isObject := json.Unmarshal(data, &members) == nil
	var format string
	isText := json.Unmarshal(members["format"], &format) == nil
	switch {
	case !isObject:
		return nil // which the caller says better
	case isText && format != Format, !hasFormat(members):
		return wrongFormat(data, format)
	case !isText:
		return nil
	}
	var version json.Number
	isNumber := !bytes.HasPrefix(members["version"], []byte(`"`)) && json.Unmarshal(members["version"], &version) == nil
	if number, err := version.Float64(); isNumber && err == nil && number > Version && number == math.Trunc(number) {
		return NewerError(data, version.String(), Version)
	}
	return nil
}

// hasFormat reports whether an object says what format it has, in whatever capitals.
func hasFormat(members map[string]json.RawMessage) bool {
	for name := range members {
		if strings.EqualFold(name, "format") {
			return true
		}
	}
	return false
}

// wrongFormat says that a file is of another format.
func wrongFormat(data []byte, format string) *FileError {
	switch format {
	case StatementFormat:
		return memberError(data, "format", "says that this is a statement: "+importTakes)
	case "":
		return memberError(data, "format", "is missing or empty: this is no assessment file")
	}
	return memberError(data, "format", fmt.Sprintf("is %q, not %q: this is no assessment file", format, Format))
}

// NewerError says that a file has a version that only a newer program reads.
func NewerError(data []byte, version string, upTo int) *FileError {
	e := memberError(data, "version", fmt.Sprintf("is %s; this program reads up to %d: use a newer ask645", version, upTo))
	e.Newer = true
	return e
}

// Encode writes an assessment file: two-space indent, keys of maps sorted, a newline at the
// end. The same content always gives the same bytes. Of a variant that was laid over its base
// it writes what differs.
func Encode(a *Assessment) ([]byte, error) {
	if a.kin != nil {
		variant, err := Differing(a.kin.base, a)
		if err != nil {
			return nil, fmt.Errorf("encode assessment: %w", err)
		}
		a = variant
	}
	if data, ok := writeQuickly(a); ok {
		return data, nil
	}
	return encodeCarefully(a)
}

// encodeCarefully writes any assessment.
func encodeCarefully(a *Assessment) ([]byte, error) {
	// What MarshalJSON does, without encoding/json going over its result once more.
	compact, err := encodeWithExtra(plainAssessment(*a), a.extra)
	if err != nil {
		return nil, fmt.Errorf("encode assessment: %w", err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact, "", "  "); err != nil {
		return nil, fmt.Errorf("encode assessment: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// encodeCompact is json.Marshal without the escaping that browsers need and people do not.
func encodeCompact(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
