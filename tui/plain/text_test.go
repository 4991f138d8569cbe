package plain

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestReadLine(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"a line", "one\n", []string{"one"}},
		{"the last without its end", "one\ntwo", []string{"one", "two"}},
		{"lines of Windows", "one\r\n\r\ntwo\r\n", []string{"one", "", "two"}},
		{"spaces stay", " one \n", []string{" one "}},
		{"longer than the buffer", strings.Repeat("x", 9000) + "\ntwo\n", []string{strings.Repeat("x", 9000), "two"}},
		{"too long", strings.Repeat("x", longestLine+1) + "\ntwo\n", []string{"(long)", "two"}},
		{"too long at the end", "one\n" + strings.Repeat("x", longestLine+1), []string{"one", "(long)"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := bufio.NewReader(strings.NewReader(test.text))
			var got []string
			for {
				text, err := readLine(r)
				if errors.Is(err, io.EOF) {
					break
				}
				if errors.Is(err, errLongLine) {
					text = "(long)"
				}
				got = append(got, text)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %.60q, want %.60q", got, test.want)
			}
		})
	}
}

// TestInputOfAnyKind uses every line: with a mark at the start, with the ends of Windows,
// without an end.
func TestInputOfAnyKind(t *testing.T) {
	t.Parallel()
	k := begin(t, unanswered(t))
	if err := Run(t.Context(), k.options(strings.NewReader("\ufefflist open\r\ngo 5.1-1\r\nyes\r\nyes"))); err != nil {
		t.Fatal(err)
	}
	if got := k.saved().Answers["5.1-1"].Checks; len(got) != 2 {
		t.Errorf("got %v", got)
	}
	k.never("is none of")
	if err := Run(t.Context(), k.options(strings.NewReader(strings.Repeat("y", longestLine+1)+"\nquit\n"))); err != nil {
		t.Fatal(err)
	}
	k.says("The line is longer than 1 MiB and was left out.")
}

func TestFind(t *testing.T) {
	t.Parallel()
	options := []option{
		{value: "Y", label: "Y, supported", words: []string{"yes", "supported"}},
		{value: "N", label: "N, not supported", words: []string{"no", "not supported"}},
		{value: "N/A", label: "N/A, not applicable", words: []string{"na", "not applicable"}},
		{value: "unknown", label: "Don't know yet", words: dontKnowWords},
	}
	for text, want := range map[string]int{
		"1": 0, "2.": 1, "y": 0, "YES": 0, " ye ": 0, "n": 1, "No": 1, "n/a": 2, "na": 2, "not a": 2, "not s": 1,
		"d": 3, "don’t know": 3, "dont know": 3, "Don't know yet.": 3, "supported": 0,
		"": -1, "0": -1, "5": -1, "-1": -1, "not": -1, "x": -1, "y,": 0, "yesterday": -1, "1 yes": -1,
	} {
		if got, _ := find(options, text); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}

// TestWidth wraps all that is said to the width, but for words that are longer.
func TestWidth(t *testing.T) {
	t.Parallel()
	for _, width := range []int{40, 80} {
		k := begin(t, sample(t))
		k.width = width
		k.enter("go 5.6-3", "examples", "back", "reasons", "back", "why", "about", "terms", "list", "list facts", "help", "status", "review", "export", "facts 7", "no", "no")
		for line := range strings.Lines(k.out.String()) {
			line = strings.TrimPrefix(strings.TrimSpace(line), "> ") // the person ends the line of a prompt
			if ansi.StringWidth(line) > width && strings.Contains(line, " ") {
				t.Errorf("width %d: %q", width, line)
			}
			if strings.ContainsRune(line, 0x1b) {
				t.Errorf("control character: %q", line)
			}
		}
	}
}

func TestSentence(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"": "", "a b": "A b.", "Is it?": "Is it?", " élan": "Élan.", "ends.": "Ends."} {
		if got := sentence(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
