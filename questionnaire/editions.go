package questionnaire

import (
	"cmp"
	"slices"
	"strings"
)

// Editions reads the tables of all editions that the library holds, the oldest first.
func (l *Library) Editions() ([]*Edition, error) {
	ids, err := l.EditionIDs()
	if err != nil {
		return nil, err
	}
	editions := make([]*Edition, 0, len(ids))
	for _, id := range ids {
		edition, err := l.Edition(id)
		if err != nil {
			return nil, err
		}
		editions = append(editions, edition)
	}
	slices.SortStableFunc(editions, func(a, b *Edition) int { return cmp.Compare(a.Published, b.Published) })
	return editions, nil
}

// longestGoodFor is how much an edition says of itself where one is chosen: two lines or
// three of a narrow window.
const longestGoodFor = 120

// goodFor checks what an edition says of itself where one is chosen.
func (f *yamlFile) goodFor(edition *Edition) {
	f.required(edition.GoodFor, "good_for")
	text := oneLine(edition.GoodFor)
	if n := len([]rune(text)); n > longestGoodFor {
		f.reportf([]any{"good_for"}, "good_for has %d characters: write at most %d", n, longestGoodFor)
	}
	if text != "" && strings.Count(text+" ", ". ") != 2 {
		f.report("good_for: write two sentences: what the edition is, and what it is good for", "good_for")
	}
}
