package proforma

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ask645/questionnaire"
)

// columns says what each column of a table is for, as its headings tell.
type columns struct {
	// at is the column of each role, where there is one.
	at map[role]int
	// noted are columns whose text goes into the note, as another is better for their role.
	noted []int
	// headings are the headings as they are written.
	headings []string
	// weak is true where the heading of the references could be another word as well.
	weak bool
	// ticked is true where an x under Support stands for Y.
	ticked bool
	// lines say what was taken for what.
	lines []Line
}

// fitting is a column whose heading fits a role.
type fitting struct {
	column int
	rank   rank
	// holds is how well the cells below fit as references: see holdsReferences.
	holds int
}

// column is the column of a role, or -1.
func (c *columns) column(wanted role) int {
	if column, there := c.at[wanted]; there {
		return column
	}
	return -1
}

// name is the heading of a column, or its number where it has none.
func (c *columns) name(column int) string {
	if column < len(c.headings) && c.headings[column] != "" {
		return questionnaire.PrintableLine(plain(c.headings[column]))
	}
	return fmt.Sprintf("column %d", column+1)
}

// readHeadings takes a row for the headings of a pro forma, if it is one: it needs a column
// of references, and one for the support or the detail.
func readHeadings(edition *questionnaire.Edition, t *table, at int) (*columns, bool) {
	heading := t.rows[at]
	if t.headings == nil {
		t.findHeadings(edition)
	}
	if !t.headings[at] {
		return nil, false
	}
	fits := map[role][]fitting{}
	yes := slices.ContainsFunc(heading.cells, func(cell string) bool { return isYes(fold(cell)) })
	for column, cell := range heading.cells {
		wanted, fit := roleOf(cell)
		if folded := fold(cell); yes && (folded == "n" || folded == "no") {
			wanted, fit = forNo, usual
		}
		f := fitting{column: column, rank: fit}
		if wanted == forReference || wanted == forClause {
			f.holds = holdsReferences(edition, t, at, column)
		}
		fits[wanted] = append(fits[wanted], f)
	}
	c := &columns{at: map[role]int{}, headings: heading.cells}
	c.choose(fits)
	if len(fits[forReference]) == 0 {
		return nil, false
	}
	best := fits[forReference][0]
	if best.holds == 0 || best.rank == weak && best.holds < 2 {
		return nil, false
	}
	c.weak = best.rank == weak
	c.statusAsSupport(t, at, fits)
	c.scopeOnly(t, at, fits)
	if !c.supports() && c.column(forDetail) < 0 && c.column(forScope) < 0 {
		return nil, false
	}
	if support := c.column(forSupport); support >= 0 {
		folded := fold(c.headings[support])
		c.ticked = folded == "supported" || isYes(folded) || c.column(forNo) >= 0 || c.column(forNA) >= 0
	}
	c.describe(t, at, fits)
	return c, true
}

// supports reports whether a column says what is supported.
func (c *columns) supports() bool {
	return c.column(forSupport) >= 0 || c.column(forNo) >= 0 || c.column(forNA) >= 0
}

// isYes reports whether a heading is that of a column to tick for Y.
func isYes(folded string) bool { return folded == "y" || folded == "yes" }

// choose gives each role its best column: one that holds references before one that does
// not, the exact word before others, the first before the next.
func (c *columns) choose(fits map[role][]fitting) {
	clause := forReference
	if slices.ContainsFunc(fits[forReference], func(f fitting) bool { return f.holds == 2 }) {
		clause = unneeded
	}
	fits[clause] = append(fits[clause], fits[forClause]...)
	delete(fits, forClause)
	for wanted, all := range fits {
		slices.SortStableFunc(all, func(a, b fitting) int {
			return cmp.Or(cmp.Compare(b.holds, a.holds), cmp.Compare(a.rank, b.rank))
		})
		if wanted == unread || wanted == unneeded || len(all) == 0 {
			continue
		}
		c.at[wanted] = all[0].column
		if wanted == forSupport || wanted == forDetail || wanted == forEvidence {
			for _, other := range all[1:] {
				c.noted = append(c.noted, other.column)
			}
		}
	}
	slices.Sort(c.noted)
}

// statusAsSupport takes a column "Status" for the support where it is the only one that
// holds any, and holds no status.
func (c *columns) statusAsSupport(t *table, at int, fits map[role][]fitting) {
	status := c.column(forStatus)
	if status < 0 || c.column(forSupport) >= 0 || c.column(forNo) >= 0 || c.column(forNA) >= 0 {
		return
	}
	supports := 0
	for _, r := range below(t, at) {
		if _, is := readSupport(r.cell(status)); is {
			supports++
		}
		if _, err := questionnaire.ParseStatus(plain(r.cell(status))); err == nil {
			return
		}
	}
	if supports > 0 {
		c.at[forSupport] = status
		fits[forSupport] = fits[forStatus]
		delete(c.at, forStatus)
		delete(fits, forStatus)
	}
}

// describe says which column was taken for what.
func (c *columns) describe(t *table, at int, fits map[role][]fitting) {
	where := t.place(t.rows[at])
	say := func(kind Kind, column int, format string, arguments ...any) {
		what := fmt.Sprintf("column %d, %s, ", column+1, excerpt(plain(c.headings[column])))
		c.lines = append(c.lines, Line{Where: where, Kind: kind, Text: what + fmt.Sprintf(format, arguments...)})
	}
	roles := make([]role, len(c.headings))
	for wanted, all := range fits {
		for _, f := range all {
			roles[f.column] = wanted
		}
	}
	for column, wanted := range roles {
		chosen := c.column(wanted)
		hidden := c.headings[column] == ""
		switch {
		case wanted == unread && hidden:
		case wanted == unread && !c.filled(t, at, column), wanted == unneeded:
			say(Understood, column, "is not needed")
		case wanted == unread:
			say(Left, column, "is not read")
		case chosen == column:
			say(Understood, column, "is taken as %s", wanted)
		case slices.Contains(c.noted, column):
			say(Doubt, column, "reads like %s too: column %d is taken, and this one goes into the notes", wanted, chosen+1)
		case wanted == forReference:
			say(Understood, column, "reads like %s too: column %d is taken", wanted, chosen+1)
		case c.filled(t, at, column):
			say(Left, column, "reads like %s too: column %d is taken, and this one is not read", wanted, chosen+1)
		}
	}
}

// filled reports whether a column holds anything below its heading.
func (c *columns) filled(t *table, at, column int) bool {
	return slices.ContainsFunc(below(t, at), func(r row) bool { return r.own(column) != "" })
}

// findHeadings notes which rows of a table look like the headings of a pro forma.
func (t *table) findHeadings(edition *questionnaire.Edition) {
	t.headings = make([]bool, len(t.rows))
	for i, r := range t.rows {
		t.headings[i] = countHeadings(r.cells) > 0 && !isFactsHeading(r.cells) &&
			// In a row of answers a word can happen to be that of a heading.
			!slices.ContainsFunc(r.cells, func(cell string) bool {
				_, found := resolve(edition, cell)
				return found > noReference && found != clauseTitle
			})
	}
}

// seen is how many rows below the headings decide what a column holds.
const seen = 300

// below are the first rows under a heading, as far as to the next.
func below(t *table, at int) []row {
	end := at + 1
	for end < len(t.rows) && end <= at+seen && !t.headings[end] {
		end++
	}
	return t.rows[at+1 : end]
}

// holdsReferences says how well the cells below a heading fit as references: 2 where one is
// a provision of the edition, 1 where one is at least written like a reference.
func holdsReferences(edition *questionnaire.Edition, t *table, at, column int) int {
	holds := 0
	for _, r := range below(t, at) {
		switch _, found := resolve(edition, r.own(column)); found {
		case oneProvision, likelyProvision:
			return 2
		case unknownReference, severalReferences:
			holds = 1
		case noReference, clauseTitle:
		}
	}
	return holds
}

// place is where a row stands.
func (t *table) place(r row) Place { return Place{Sheet: t.sheet, Line: r.line} }

// signature is the same for headings that were taken alike.
func (c *columns) signature() string { return strings.Join(c.headings, "\x00") }
