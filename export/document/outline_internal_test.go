package document

import (
	"slices"
	"strings"
	"testing"
)

// FuzzWords holds texts and places against what they are by definition, without short cuts.
func FuzzWords(f *testing.F) {
	for _, text := range []string{"", " ", "a", "a b", "a  b", " a", "a ", "a\nb", "\n a\u00a0b\t\n\nc\x7f", "\ufffe", "ä\u2003ö", "\xff \xfe", "a\r\nb"} {
		f.Add(text, "5.1-1", text)
		f.Add(text, text, "Detail")
	}
	f.Fuzz(func(t *testing.T, a, b, c string) {
		var want []string
		for line := range strings.SplitSeq(WithoutNoncharacters(a), "\n") {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				want = append(want, line)
			}
		}
		if got := words(a); !slices.Equal(got, want) {
			t.Errorf("%q has the words %q, want %q", a, got, want)
		}
		var names []string
		for _, name := range []string{a, b, c} {
			if name = strings.Join(strings.Fields(WithoutNoncharacters(name)), " "); name != "" {
				names = append(names, name)
			}
		}
		if got, want := placed(a, b, c), strings.Join(names, ", "); got != want {
			t.Errorf("the place is %q, want %q", got, want)
		}
	})
}
