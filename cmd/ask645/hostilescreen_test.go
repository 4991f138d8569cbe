//go:build unix

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestHostileScreen opens a file full of escape sequences in a real terminal, goes through
// the pages, and takes the recording apart: nothing of the file got out.
func TestHostileScreen(t *testing.T) {
	t.Parallel()
	program := under(t, "ask645")
	path := filepath.Join(t.TempDir(), "a\x1b]0;"+mark+"\a\n\u202eb.ask645.json")
	if err := os.WriteFile(path, hostileAssessment(t, "smart-lock"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := hostileMembers(t, path)
	r := record(t, program, path)
	// Keys, and what the page then shows of the file or of itself.
	for _, step := range []struct {
		keys  string
		shows []string
	}{
		{"", []string{"Copies differ in", "conflict 1 of 3", "[U+"}},
		{"]", []string{"conflict 2 of 3", "[U+"}},
		{"]", []string{"conflict 3 of 3", "[U+"}},
		{"\x1b", []string{"question 21 of 21", "[U+", "sensors"}},
		{"i", []string{"About this question"}},
		{"\x1b", []string{"question 21 of 21", "-About"}},
		{"g", []string{"All provisions"}},
		{"5.4-3\r", []string{" 5.4-3  No secrets", "[U+", "Evidence"}},
		{"w", []string{"Why 5.4-3"}},
		{"\x1b", []string{" 5.4-3  No secrets", "-Why 5.4-3"}},
		{"e", []string{"Detail: how"}},
		{"\x1b", []string{" 5.4-3  No secrets", "-Detail: how"}},
		{"t", []string{"Note"}},
		{"\x1b", []string{" 5.4-3  No secrets", "-Note: "}},
		{"E", []string{"5.4-3  Evidence", "U+"}},
		{"\x1b", []string{" 5.4-3  No secrets", "-5.4-3  Evidence"}},
		{"i", []string{"[About]", "-│"}},
		{"\x1b[C", []string{"[Examples"}},
		{"\x1b", []string{"-┃"}},
		{"g5.5-2\r", []string{" 5.5-2 ", "U+"}},
		{"m", []string{"Product and maker"}},
		{"\t\t", []string{"field 12 of"}},
		{"\x1b", []string{"-field 12 of"}},
		{"r", []string{"Review"}},
		{"\x1b[6~", []string{"↑ more"}},
		{"x", []string{"Export the statement"}},
		{"/", []string{"Search"}},
		{"PWNED", []string{"PWNED"}},
		{"\x1b", []string{"-Search"}},
		{"?", []string{"Keys"}},
		{"\x1b", []string{"-On this page"}},
		{"H", []string{"New assessment"}},
		{"q", nil},
	} {
		r.press(step.keys, step.shows...)
	}
	bad(t, r.end())
	if after := hostileMembers(t, path); after != before {
		t.Errorf("looking at the file changed it")
	}

	// The next start offers the file by its hostile product and name.
	r = record(t, program)
	r.press("", "New assessment", "[U+", mark)
	r.press("\r", "-New assessment")
	r.press("q")
	bad(t, r.end())
}

// hostileMembers is what a file says, without when and by which program.
func hostileMembers(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var document any
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	data, err = json.MarshalIndent(document, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// ownStrings are the sequences without numbers that the program itself writes: it asks for the
// background, calls the window by its own name, gives the cursor of an editor a colour and
// takes that back, and scrolls.
var ownStrings = []string{"]11;?", "]2;ask645", "]2;", "]12;#c0c0c0", "]112", "eM"}

// bad fails the test where a recording holds what the program itself never writes.
func bad(t *testing.T, recorded []byte) {
	t.Helper()
	var finals strings.Builder
	for _, s := range sequencesIn(recorded) {
		switch {
		case s.kind == 0:
			if at := strings.IndexFunc(s.body, func(r rune) bool { return !strings.ContainsRune("\r\n\b\t", r) && unseen(r) }); at >= 0 {
				t.Errorf("a control character comes through: %s", around(s.body, at))
			}
		case strings.Contains(s.body, mark):
			t.Errorf("a sequence of the file comes through: %c%+q", s.kind, s.body)
		case s.kind == '[':
			finals.WriteString(s.body[len(s.body)-1:])
			if slices.Contains([]string{"8;6;45t", "66;145H", "5;35m", "201~"}, s.body) {
				t.Errorf("a control sequence of the file comes through: %q", s.body)
			}
		case !slices.Contains(ownStrings, string(rune(s.kind))+s.body):
			t.Errorf("the program writes %c%+q", s.kind, s.body)
		}
	}
	if strange := strings.Trim(finals.String(), "ABCDGHJKLMPSTWX@deghlmpqru"); strange != "" {
		t.Errorf("control sequences that end in %q", strange)
	}
}
