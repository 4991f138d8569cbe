package statement_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"ask645/export/statement"
	"ask645/questionnaire"
)

func TestReadGivesBackWhatWasWritten(t *testing.T) {
	t.Parallel()
	read, err := statement.Read(render(t, lamp()))
	if err != nil {
		t.Fatal(err)
	}
	if err := read.CheckDigest(); err != nil {
		t.Error(err)
	}
	if read.Generator != "ask645 test" || !read.Date.Equal(day) {
		t.Errorf("written by %q on %s", read.Generator, read.Date)
	}
	got, err := questionnaire.Encode(read.Assessment)
	if err != nil {
		t.Fatal(err)
	}
	if want, err := questionnaire.Encode(lamp()); err != nil || !bytes.Equal(got, want) {
		t.Errorf("the assessment is\n%s\nwant\n%s%v", got, want, err)
	}
	weighty, wordings, err := read.Differences(questionnaire.Evaluate(evaluate(t, lamp()).Edition, read.Assessment, day))
	if weighty != nil || wordings != 0 || err != nil {
		t.Errorf("differs in %v and %d wordings, %v", weighty, wordings, err)
	}
}

// TestReadTellsWhatWasChanged changes a written statement by hand. A change of the words
// that the program itself adds is told apart from one of what is claimed.
func TestReadTellsWhatWasChanged(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, old, new string
		weighty        []string
		wordings       int
	}{
		{"claim", `"conformant": false`, `"conformant": true`, []string{"conformant"}, 0},
		{"name", "Müller GmbH", "Meyer GmbH", []string{"manufacturer.name"}, 0},
		{"status", `"status": "M C (1)"`, `"status": "R C (1)"`, []string{"provisions.5.1-1.status"}, 0},
		{"question", `"question": "Are passwords`, `"question": "Were passwords`, nil, 1},
		{"white space", "\n", "\n\n", nil, 0},
		{"an entry less", `"because": []`, `"because": ["passwords"]`, []string{"provisions.4-1.because"}, 0},
		{"digest", `"digest": "`, `"digest": "0`, nil, 1},
	}
	whole := render(t, lamp())
	edition := evaluate(t, lamp()).Edition
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			changed := strings.Replace(string(whole), test.old, test.new, 1)
			if test.name != "white space" && changed == string(whole) {
				t.Fatalf("the statement does not hold %s", test.old)
			}
			read, err := statement.Read([]byte(changed))
			if err != nil {
				t.Fatal(err)
			}
			if err := read.CheckDigest(); errors.Is(err, statement.ErrChanged) == (test.name == "white space") {
				t.Errorf("digest: %v", err)
			}
			weighty, wordings, err := read.Differences(questionnaire.Evaluate(edition, read.Assessment, read.Date))
			if !slices.Equal(weighty, test.weighty) || wordings != test.wordings || err != nil {
				t.Errorf("differs in %v and %d wordings, %v; want %v and %d", weighty, wordings, err, test.weighty, test.wordings)
			}
		})
	}
}

func TestReadRefusals(t *testing.T) {
	t.Parallel()
	whole := string(render(t, lamp()))
	change := func(before, after string) string { return strings.Replace(whole, before, after, 1) }
	tests := []struct{ name, data, want string }{
		{"empty", "", "the file is empty"},
		{"cut off", whole[:len(whole)/2], "the file ends too early"},
		{"assessment", `{"format": "ask645-assessment"}`, `line 1, column 2: member "format": is "ask645-assessment", not "ask645-statement": this is no statement of ask645`},
		{"newer", change(`"version": 1`, `"version": 2`), `line 4, column 3: member "version": is 2; this program reads up to 1`},
		{"no date", change(`"date": "2026-11-30"`, `"date": "soon"`), `member "date": is "soon"`},
		{"no data", change(`"assessment": {`, `"assessment": null, "was": {`), `member "assessment": is missing`},
		{"bad data", change(`"ask645-assessment"`, `"lamp"`), `member "assessment.format": is "lamp"`},
		{"member twice", change(`"version": 1,`, `"version": 1, "version": 1,`), "stands twice"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := statement.Read([]byte(test.data))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(render(f, lamp()))
	f.Add([]byte(`{"format":"ask645-statement","version":1,"date":"2026-11-30","assessment":{"format":"ask645-assessment","version":1,"edition":"x"},"digest":""}`))
	f.Add([]byte(`[]`))
	bad, err := filepath.Glob("../../questionnaire/testdata/bad/statements/*.json")
	if err != nil || len(bad) == 0 {
		f.Fatal("no bad statements", err)
	}
	for _, file := range bad {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	edition := evaluate(f, lamp()).Edition
	f.Fuzz(func(t *testing.T, data []byte) {
		read, err := statement.Read(data)
		if err != nil {
			if strings.IndexFunc(err.Error(), func(r rune) bool { return !unicode.IsPrint(r) }) >= 0 {
				t.Errorf("not one plain line: %q", err.Error())
			}
			var wrong *questionnaire.FileError
			if !errors.As(err, &wrong) || wrong.Line < 1 || wrong.Column < 1 {
				t.Errorf("an error without a place: %v", err)
			}
			return
		}
		_ = read.CheckDigest()
		if _, _, err := read.Differences(questionnaire.Evaluate(edition, read.Assessment, read.Date)); err != nil {
			t.Error(err)
		}
	})
}
