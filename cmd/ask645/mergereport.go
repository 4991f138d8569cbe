package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ask645/questionnaire"
)

// tell says what came from where. Without a known base, what both say alike is no news.
func (m *merging) tell(merged *questionnaire.Merged, left, right string, known bool) {
	var froms [3][]string
	for _, taken := range merged.Taken {
		froms[taken.From] = append(froms[taken.From], taken.Path)
	}
	words := []string{"changed in " + left + " only", "changed in " + right + " only", "changed alike in both"}
	if !known {
		words = []string{"only in " + left, "only in " + right, "the same in both"}
	}
	for i, words := range words {
		if paths := froms[i]; len(paths) > 0 && (known || questionnaire.MergeFrom(i) != questionnaire.FromBoth) {
			m.report.line("  ", questionnaire.PrintableLine(fmt.Sprintf("%s: %s", words, abouts(paths))))
		}
	}
	if len(merged.New)+len(froms[questionnaire.FromLeft])+len(froms[questionnaire.FromRight]) == 0 {
		m.report.line("  ", "neither adds anything to the other")
	}
	for _, remark := range merged.Remarks {
		m.report.line("  warning: ", questionnaire.PrintableLine(remark.About+": "+remark.Text))
	}
}

// mostAbouts is how many provisions are named one by one.
const mostAbouts = 12

// abouts counts members, and names what they are about.
func abouts(paths []string) string {
	var names []string
	for _, path := range paths {
		if about := (questionnaire.Conflict{Path: path}).About(); !slices.Contains(names, about) {
			names = append(names, about)
		}
	}
	words := counted(len(paths), "member")
	if len(names) > mostAbouts {
		return fmt.Sprintf("%s of %d provisions, facts and parts of the cover", words, len(names))
	}
	return words + " (" + strings.Join(names, ", ") + ")"
}

// tellAssessor says where the result names another assessor than the first file, because
// answers from now on are kept under that name.
func (m *merging) tellAssessor(result *questionnaire.Assessment) {
	was, is := m.files[0].assessment.Assessor.Name, result.Assessor.Name
	if was == is || was == "" || is == "" {
		return
	}
	m.report.line("", questionnaire.PrintableLine(fmt.Sprintf("The assessor was %s and is now %s: whoever goes on is named so until that is changed under product and maker.", was, is)))
}

// tellConflicts shows the conflicts that are open, side by side.
func (m *merging) tellConflicts(result *questionnaire.Assessment) {
	if len(result.Conflicts) == 0 {
		m.report.line("", "No conflict is open.")
		return
	}
	m.report.heading(openConflicts(len(result.Conflicts)) + ". The file keeps all sides:")
	for _, conflict := range result.Conflicts {
		m.report.heading(questionnaire.PrintableLine(conflict.About() + ", " + conflict.Member()))
		if conflict.Base != nil {
			m.report.line("  before: ", questionnaire.PrintableLine(questionnaire.ConflictText(conflict.Base)))
		}
		m.sides(conflict.Sides)
	}
}

// sides writes sides beside each other, two at a time.
func (m *merging) sides(sides []questionnaire.ConflictSide) {
	const between = 2
	width := (m.report.width - 2*between) / 2
	for i := 0; i < len(sides); i += 2 {
		left := sideLines(sides[i], width)
		var right []string
		if i+1 < len(sides) {
			right = sideLines(sides[i+1], width)
		}
		for at := range max(len(left), len(right)) {
			var l, r string
			if at < len(left) {
				l = left[at]
			}
			if at < len(right) {
				r = right[at]
			}
			pad := strings.Repeat(" ", max(0, width-ansi.StringWidth(l)))
			m.report.text.WriteString(strings.TrimRight("  "+l+pad+"  "+r, " ") + "\n")
		}
	}
}

// sideLines are who says what and when, in lines of a width.
func sideLines(side questionnaire.ConflictSide, width int) []string {
	head := ansi.Wrap(questionnaire.PrintableLine(side.Who()), width, "")
	text := ansi.Wrap(questionnaire.Printable(questionnaire.ConflictText(side.Value)), width, "")
	return append(strings.Split(head, "\n"), strings.Split(text, "\n")...)
}
