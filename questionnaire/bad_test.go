package questionnaire_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"ask645/questionnaire"
)

// refused checks what must hold of every error: it has a place inside the file, and is one
// line without anything that steers a terminal.
func refused(t *testing.T, name string, data []byte, err error) {
	t.Helper()
	var wrong *questionnaire.FileError
	if !errors.As(err, &wrong) {
		t.Fatalf("%s: %v is no FileError", name, err)
	}
	lines := strings.Split(string(data), "\n")
	if wrong.Line < 1 || wrong.Line > len(lines) || wrong.Column < 1 || wrong.Column > len(lines[wrong.Line-1])+1 {
		t.Errorf("%s: the place is not in the file: %v", name, err)
	}
	if strings.IndexFunc(err.Error(), func(r rune) bool { return !unicode.IsPrint(r) }) >= 0 || strings.HasSuffix(err.Error(), ".") {
		t.Errorf("%s: not a plain line: %q", name, err.Error())
	}
}

// TestBadFiles holds the error of every file in testdata/bad/assessments against a list.
func TestBadFiles(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/bad/assessments/*")
	if err != nil || len(files) < 60 {
		t.Fatal(len(files), err)
	}
	var got strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		_, err = questionnaire.Decode(data)
		if err == nil {
			t.Errorf("%s is accepted", name)
			continue
		}
		refused(t, name, data, err)
		fmt.Fprintf(&got, "%s: %v\n", name, err)
	}
	const list = "testdata/bad/assessments.golden"
	if *update {
		if err := os.WriteFile(list, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			t.Errorf("got  %s\nwant %s", gotLines[i], wantLines[i])
		}
	}
	if len(gotLines) != len(wantLines) {
		t.Errorf("%d files, %s has %d: run go test ./questionnaire -run BadFiles -update and look at the difference", len(gotLines)-1, list, len(wantLines)-1)
	}
}

// sound is a small file of every kind of member.
const sound = `{
  "format": "ask645-assessment",
  "version": 1,
  "edition": "en303645-v2.1.1",
  "product": {"name": "Lämp"},
  "facts": {"passwords": "yes"},
  "facts_at": {"passwords": "2026-11-21T10:00:00Z"},
  "answers": {
    "5.1-1": {
      "support": "Y",
      "detail": "a \"b\" \u00e4",
      "evidence": [{"title": "T"}],
      "flag": true,
      "at": "2026-11-21T10:00:00Z"
    }
  },
  "other": [1, -2.5e3, null, false, {}]
}`

// TestCutFiles cuts a file off at every byte.
func TestCutFiles(t *testing.T) {
	t.Parallel()
	if _, err := questionnaire.Decode([]byte(sound)); err != nil {
		t.Fatal(err)
	}
	for end := range len(sound) {
		data := []byte(sound[:end])
		_, err := questionnaire.Decode(data)
		if err == nil {
			t.Fatalf("cut off at byte %d it is accepted", end)
		}
		refused(t, fmt.Sprintf("cut off at byte %d", end), data, err)
		if end > 0 && data[end-1] < 0x80 && !strings.Contains(err.Error(), "cut off") {
			t.Errorf("cut off at byte %d: %v", end, err)
		}
	}
}

// TestFlippedBits turns over one bit after the other, and then several at random.
func TestFlippedBits(t *testing.T) {
	t.Parallel()
	try := func(name string, data []byte) {
		a, err := questionnaire.Decode(data)
		if err != nil {
			refused(t, name, data, err)
			return
		}
		if _, err := questionnaire.Encode(a); err != nil {
			t.Errorf("%s: accepted, but not written: %v", name, err)
		}
	}
	for bit := range 8 * len(sound) {
		data := []byte(sound)
		data[bit/8] ^= 1 << (bit % 8)
		try(fmt.Sprintf("bit %d", bit), data)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 2000 {
		data := []byte(sound)
		for range 1 + random.IntN(20) {
			data[random.IntN(len(data))] ^= 1 << random.IntN(8)
		}
		try(fmt.Sprintf("round %d", round), data)
	}
}

// TestDeepFiles nests lists and objects far deeper than a stack would hold.
func TestDeepFiles(t *testing.T) {
	t.Parallel()
	for _, part := range []string{"[", `{"a":`, `[{"a":`, `{"a":[`} {
		for _, times := range []int{102, 1000, 1_000_000} {
			data := []byte(strings.Repeat(part, times))
			_, err := questionnaire.Decode(data)
			if err == nil || !strings.Contains(err.Error(), "nested too deeply") {
				t.Fatalf("%s %d times: %v", part, times, err)
			}
			refused(t, part, data, err)
		}
	}
}

// FuzzRefusal holds that whatever is refused is refused with a place and in one plain line.
func FuzzRefusal(f *testing.F) {
	files, err := filepath.Glob("testdata/bad/assessments/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(sound))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := questionnaire.Decode(data); err != nil {
			refused(t, "the file", data, err)
		}
	})
}
