package plain

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"ask645/questionnaire"
)

// mostLines bounds how long a random conversation is.
const mostLines = 60

// converse enters lines. After each the file holds what the wizard holds, and nothing that
// steers a terminal was written.
func converse(t testing.TB, start *questionnaire.Assessment, lines []string) {
	t.Helper()
	k := begin(t, start)
	options := k.options(strings.NewReader(""))
	options.Places, options.Samples = "", nil
	w := newWizard(options)
	o, err := w.read(k.path)
	if err != nil {
		t.Fatal(err)
	}
	w.open(o)
	for _, line := range lines[:min(len(lines), mostLines)] {
		if namesFile(w.step, line) {
			continue
		}
		w.settle()
		if !w.asked {
			w.asked = true
			w.step.show(w)
		}
		written := len(lastText(w))
		w.handle(line)
		if len(lastText(w)) < written && w.done {
			t.Fatalf("%q lost a text", line)
		}
		w.settle()
		held, err := questionnaire.Encode(w.session.Assessment)
		if err != nil {
			t.Fatal(err)
		}
		onDisk, err := os.ReadFile(k.path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(held, onDisk) {
			t.Fatalf("after %q the file is not what the wizard holds", line)
		}
		if _, err := questionnaire.Decode(onDisk); err != nil {
			t.Fatalf("after %q the file cannot be read: %v", line, err)
		}
		if w.done {
			break
		}
	}
	if n := strings.IndexFunc(k.out.String(), func(r rune) bool { return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 }); n >= 0 {
		t.Fatalf("a control character is written: %q", k.out.String()[max(0, n-40):])
	}
}

// lastText is what was written so far of a text of several lines.
func lastText(w *wizard) string {
	if at, ok := w.step.(*textStep); ok {
		return at.text()
	}
	return ""
}

// namesFile reports whether a line would open or make a file, which may lie anywhere.
func namesFile(s step, line string) bool {
	switch at := s.(type) {
	case *openStep:
		return !strings.HasPrefix(strings.TrimSpace(line), "/back")
	case *newStep:
		return at.named
	case *migrateStep:
		return at.to != nil && !strings.HasPrefix(strings.TrimSpace(line), "/back")
	case *glanceStep:
		return true
	case *homeStep:
		return strings.HasPrefix(strings.ToLower(strings.TrimSpace(line)), "open ")
	}
	return false
}

// TestRandomLines makes conversations of words that mean something somewhere.
func TestRandomLines(t *testing.T) {
	t.Parallel()
	words := []string{
		"1", "2", "3", "4", "9", "y", "n", "yes", "no", "partly", "d", "don't know yet", "n/a", "own", "none", "all", "some", ".", "-", "",
		"some text", "low", "2027-06-30", "/", "//", "go 5.6-3", "go 5.1-1", "go 4-1", "go 5.5-1", "facts 7", "facts 9", "list n/a",
		"\x1b[A", "\xff", "\u202e", "{device}", "{\"", "new",
		"scope out 5.6", "scope in all", "scope out condition 12 status R", "scope out 5.6-3", "catalogue 5.1-1", "catalogue out words key",
	}
	for _, c := range commands() {
		if c.name != "quit" {
			words = append(words, c.name, "/"+c.name)
		}
	}
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 645))
		lines := make([]string, mostLines)
		for i := range lines {
			lines[i] = words[random.IntN(len(words))]
		}
		start := sample(t)
		if seed%2 == 0 {
			start.Answers, start.FactsAt = nil, nil
		}
		if seed%8 == 0 {
			start.Facts = nil
		}
		converse(t, start, lines)
	}
}

// FuzzLines feeds lines of all kinds.
func FuzzLines(f *testing.F) {
	for _, name := range slices.Sorted(maps.Keys(wrongTests)) {
		f.Add(strings.Join(wrongTests[name], "\n") + "\n1\n2\n.\n3\nfoo\nundo\n")
	}
	f.Add("home\n1\nfacts\nd\nskip\n\xff\x1b[2J\ngo 5.1-1\ny\ndetail\n\u202eabc\n.\n-\n")
	f.Add("go 5.6-3\nn\nown\n/reasons\n1\n2026-13-45\nlow\n/skip\n/note\nx\n/flag\nclear\nredo\naccept\ny\n")
	f.Add("scope out 5.6 clause words \xff\ngo 5.6-3\ny\nscope in 5.6-3\nundo\nhome\nread\n3\nall\nstatus\n")
	start := sample(f)
	f.Fuzz(func(t *testing.T, text string) {
		converse(t, start.Clone(), strings.Split(text, "\n"))
	})
}
