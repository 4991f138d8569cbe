package main

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"ask645/assets"
	"ask645/questionnaire"
)

func TestCatalogTableFitsTheTerminal(t *testing.T) {
	t.Parallel()
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(questionnaire.DefaultEdition)
	if err != nil {
		t.Fatal(err)
	}
	whole := catalogTable([]listing{{edition, edition.Provisions()}}, 0)
	words := strings.Fields(string(whole))
	// Narrower than a title's longest word, that word is cut, never lost.
	for _, width := range []int{30, 40, 60, 80, 120} {
		table := catalogTable([]listing{{edition, edition.Provisions()}}, width)
		for line := range strings.Lines(string(table)) {
			if line = strings.TrimSuffix(line, "\n"); ansi.StringWidth(line) > width && !strings.HasPrefix(line, edition.Title) {
				t.Errorf("width %d: %q is wider", width, line)
			}
		}
		if got := strings.Fields(string(table)); strings.Join(got, "") != strings.Join(words, "") {
			t.Errorf("width %d: the words are other than without wrapping", width)
		}
	}
}

func TestWriteHanging(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name         string
		before, text string
		width        int
		want         string
	}{
		{"not a terminal", "  5.1-1  M  ", strings.Repeat("word ", 40) + "end", 0, "  5.1-1  M  " + strings.Repeat("word ", 40) + "end\n"},
		{"one line", "  5.1-1  M  ", "one two", 40, "  5.1-1  M  one two\n"},
		{"two lines", "  5.1-1  M  ", "one two three four five six seven", 40, "  5.1-1  M  one two three four five six\n            seven\n"},
		{"no room beside", "  5.1-1  M  ", "one two three four five six", 20, "  5.1-1  M\n    one two three\n    four five six\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			writeHanging(&b, test.before, test.text, test.width)
			if got := b.String(); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}
