package questionnaire

import (
	"fmt"
	"strings"
)

// Consequences say in lines for people how one statement differs from another in what
// applies, and which answers are set aside or come back. There are none where nothing
// differs.
func Consequences(now, then *Statement) []string {
	var no, yes, open, dormant, awake []string
	for i := range now.Rows {
		before, after := &now.Rows[i], &then.Rows[i]
		reference := before.Provision.Reference
		if after.OutOfScope {
			continue // nothing is asked or said of it either way
		}
		if before.Applies != after.Applies {
			switch after.Applies {
			case No:
				no = append(no, reference)
			case Yes:
				yes = append(yes, reference)
			case Unknown:
				open = append(open, reference)
			}
		}
		if after.Dormant && !before.Dormant {
			dormant = append(dormant, reference)
		}
		if before.Dormant && !after.Dormant {
			awake = append(awake, reference)
		}
	}
	var lines []string
	for _, change := range []struct {
		words      string
		references []string
	}{
		{"Will not apply", no}, {"Will apply", yes}, {"Will be undecided", open},
		{"Answers set aside, kept in the file", dormant}, {"Answers that come back", awake},
	} {
		if n := len(change.references); n > 0 {
			lines = append(lines, fmt.Sprintf("%s (%d): %s", change.words, n, strings.Join(change.references, ", ")))
		}
	}
	return lines
}
