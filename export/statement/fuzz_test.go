package statement_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"
	"unicode/utf8"

	"ask645/export/statement"
	"ask645/questionnaire"
)

// FuzzRender writes statements of whatever a file may hold. Each must be good JSON, the same
// when written again, and give its assessment back. more is a member of the file that the
// program does not know.
func FuzzRender(f *testing.F) {
	edition := evaluate(f, lamp()).Edition
	f.Add("Lamp", "passwords", "yes", "5.1-1", "Y", "Unique to each device.", "{}")
	f.Add("<&>\u2028", "updateable", "none", "5.3-1", "N/A", "TBD", `[{"b":"\u009b","a":1e400}]`)
	f.Add("\x1b[2J\u202e\u009b", "user_authentication", "no", "5.1-4", "", "", `"\u202e"`)
	f.Add("\xff", "telemetry", "unknown", "5.10-1", "N", "{blank}", "-0.0")
	f.Add("", "gone", "", "9-9", "N/A", "\x00\x7f", "null")
	f.Fuzz(func(t *testing.T, product, fact, value, reference, support, detail, more string) {
		if !json.Valid([]byte(more)) {
			t.Skip()
		}
		file := fmt.Appendf(nil, `{"format":"ask645-assessment","version":1,"edition":%q,"more":%s,"product":{"name":%s},"facts":{%s:%s},"answers":{%s:{"support":%s,"detail":%s}}}`,
			edition.ID, more, quote(t, product), quote(t, fact), quote(t, value), quote(t, reference), quote(t, support), quote(t, detail))
		a, err := questionnaire.Decode(file)
		if err != nil {
			t.Skip()
		}
		s := questionnaire.Evaluate(edition, a, day)
		options := statement.Options{Date: day, Generator: "ask645 fuzz"}
		sealed, err := statement.Render(s, options)
		if err != nil {
			t.Fatal(err)
		}
		data := sealed.JSON()
		if !json.Valid(data) || !utf8.Valid(data) {
			t.Errorf("not JSON in UTF-8: %q", data)
		}
		if again, err := statement.Render(s, options); err != nil || !bytes.Equal(again.JSON(), data) {
			t.Errorf("written again it is other: %v", err)
		}
		if want, err := questionnaire.Encode(a); err != nil || !bytes.Equal(takeOut(t, data), want) {
			t.Errorf("the assessment comes out changed: %s\nwant %s, %v", takeOut(t, data), want, err)
		}
		line, err := statement.Check(product, s)
		if err != nil || !json.Valid(line) || bytes.IndexByte(line, '\n') != len(line)-1 {
			t.Errorf("check: got %q, %v; want a line of JSON", line, err)
		}
	})
}

// quote writes a text as JSON.
func quote(t *testing.T, text string) []byte {
	t.Helper()
	data, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
