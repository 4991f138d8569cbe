package document

import (
	"slices"
	"strconv"
	"strings"

	"ask645/questionnaire"
)

// mostConflicts is how many conflicts are named one by one in a sentence.
const mostConflicts = 8

// openConflicts says how many conflicts of copies that were merged are open, and what they are
// about.
func (b *builder) openConflicts() string {
	conflicts := b.statement.Assessment.Conflicts
	words := plural(len(conflicts), "conflict of copies that were merged is open", "conflicts of copies that were merged are open")
	var abouts []string
	for _, conflict := range conflicts {
		if about := line(conflict.About()); !slices.Contains(abouts, about) {
			abouts = append(abouts, about)
		}
	}
	if more := len(abouts) - mostConflicts; more > 0 {
		abouts = append(abouts[:mostConflicts], strconv.Itoa(more)+" more")
	}
	return words + " (" + strings.Join(abouts, Separator) + ")"
}

// conflict names what copies that were merged say differently of a provision, or of a fact that
// it rests on, or is "".
func (b *builder) conflict(row *questionnaire.Row) string {
	var members []string
	for _, conflict := range b.statement.Assessment.Conflicts {
		switch {
		case conflict.Reference() == row.Provision.Reference:
			members = append(members, line(conflict.Member()))
		case conflict.Fact() != "" && slices.Contains(row.Because, conflict.Fact()):
			members = append(members, "the fact "+line(conflict.Fact()))
		}
	}
	return strings.Join(members, Separator)
}
