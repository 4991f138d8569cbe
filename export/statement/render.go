package statement

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode"

	"ask645/questionnaire"
)

// Options are what a statement says beyond the assessment.
type Options struct {
	// Date is the day of the statement. The time of day is not written.
	Date time.Time
	// Generator names the program that writes, such as "ask645 1.2.0".
	Generator string
}

// Render writes the statement as JSON with two-space indent and a newline at the end. An
// incomplete assessment gives a draft, not an error.
func Render(s *questionnaire.Statement, o Options) ([]byte, error) {
	compact, err := encode(newDocument(s, o))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact, "", "  "); err != nil {
		return nil, fmt.Errorf("write the statement as JSON: %w", err)
	}
	return b.Bytes(), nil
}

// encode is json.Marshal with a newline at the end, and without the escaping that browsers
// need and people do not. What could steer a terminal or reorder its text is escaped
// instead: JSON allows it, the content stays the same, and "-o -" becomes safe to look at.
func encode(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, fmt.Errorf("write the statement as JSON: %w", err)
	}
	if bytes.IndexFunc(b.Bytes(), unsafe) < 0 {
		return b.Bytes(), nil
	}
	var safe strings.Builder
	for _, r := range b.String() {
		if unsafe(r) {
			fmt.Fprintf(&safe, `\u%04x`, r)
			continue
		}
		safe.WriteRune(r)
	}
	return []byte(safe.String()), nil
}

// unsafe reports the controls that encoding/json lets through. In JSON they can only stand
// inside a text, where an escape may take their place.
func unsafe(r rune) bool {
	return (r >= 0x7f && unicode.IsControl(r)) || unicode.Is(unicode.Bidi_Control, r)
}
