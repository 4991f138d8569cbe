package glance

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"ask645/questionnaire"
)

// leastName is how many columns the name of an assessment keeps; further columns of the table
// give way to it.
const leastName = 16

// Table lays rows out as lines of plain text, below each other and of a given width.
type Table struct {
	columns     []column
	name, width int
	base        string
	// shared are the names of products that several rows have, or none: those rows are told
	// apart by their paths.
	shared map[string]bool
}

// column is one column of a table behind the name.
type column struct {
	head  string
	width int
	cell  func(*Row) string
	// rank is the lower the longer the column stays where there is little room.
	rank int
}

// number is a column of a count.
func number(head string, rank int, of func(*Row) int) column {
	return column{head: head, rank: rank, cell: func(r *Row) string { return fmt.Sprint(of(r)) }}
}

// columns are all columns behind the name, from left to right.
func columns() []column {
	return []column{
		{head: "Edition", rank: 6, cell: func(r *Row) string { return Short(r.Edition) }},
		{head: "Done", rank: 0, cell: func(r *Row) string { return fmt.Sprintf("%d/%d", r.Counts.Answered, r.Wanted()) }},
		number("Unmet", 1, func(r *Row) int { return r.Counts.MandatoryUnmet }),
		number("Undec", 4, func(r *Row) int { return r.Counts.Undecided }),
		number("Confl", 3, func(r *Row) int { return r.Conflicts }),
		number("Open", 2, func(r *Row) int { return r.OpenPoints }),
		number("Err", 5, func(r *Row) int { return r.Errors }),
		{head: "Changed", rank: 7, cell: func(r *Row) string { return day(r.Changed) }},
	}
}

// day writes a time as a day where the person is.
func day(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Local().Format(time.DateOnly)
}

// NewTable measures rows for lines of at most the given width. Where that is too little for
// all columns, those that matter least are left out. Paths are told from the folder base, or as
// they are where it is "".
func NewTable(rows []Row, base string, width int) *Table {
	t := &Table{columns: columns(), width: width, base: base, shared: map[string]bool{"": true}}
	seen := make(map[string]bool, len(rows))
	for i := range t.columns {
		t.columns[i].width = len(t.columns[i].head)
	}
	for i := range rows {
		row := &rows[i]
		if row.Err != nil {
			continue
		}
		if seen[row.Product] {
			t.shared[row.Product] = true
		}
		seen[row.Product] = true
		for c := range t.columns {
			t.columns[c].width = max(t.columns[c].width, ansi.StringWidth(t.columns[c].cell(row)))
		}
	}
	for {
		t.name = width
		last := 0
		for i, c := range t.columns {
			t.name -= c.width + 1
			if c.rank > t.columns[last].rank {
				last = i
			}
		}
		if t.name >= leastName || len(t.columns) == 1 {
			t.name = max(t.name, 1)
			return t
		}
		t.columns = append(t.columns[:last:last], t.columns[last+1:]...)
	}
}

// Head is the line of headings.
func (t *Table) Head() string {
	return t.line("Product", func(c column) string { return c.head })
}

// Line is the line of one row. Of a file that cannot be read it says why, as far as there is
// room.
func (t *Table) Line(row *Row) string {
	if row.Err == nil {
		return t.line(t.nameOf(row), func(c column) string { return c.cell(row) })
	}
	return ansi.Truncate(filled(t.nameOf(row), t.name)+" ! "+row.Reason(), t.width, cutMark)
}

func (t *Table) line(name string, cell func(column) string) string {
	var b strings.Builder
	b.WriteString(filled(name, t.name))
	for _, c := range t.columns {
		text := ansi.Truncate(cell(c), c.width, cutMark)
		b.WriteByte(' ')
		if c.head == "Edition" {
			b.WriteString(filled(text, c.width))
			continue
		}
		b.WriteString(strings.Repeat(" ", c.width-ansi.StringWidth(text)) + text)
	}
	return ansi.Truncate(b.String(), t.width, cutMark)
}

// nameOf is what a row is told by: its product, or the end of its path where that tells more.
func (t *Table) nameOf(row *Row) string {
	if row.Err != nil || t.shared[row.Product] {
		path := row.Path
		if short, err := filepath.Rel(t.base, path); err == nil && t.base != "" && filepath.IsLocal(short) {
			path = short
		}
		return fitEnd(questionnaire.PrintableLine(path), t.name)
	}
	return ansi.Truncate(questionnaire.PrintableLine(row.Product), t.name, cutMark)
}

// cutMark stands where text did not fit.
const cutMark = "…"

// filled puts spaces behind a text up to a width.
func filled(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-ansi.StringWidth(text)))
}

// fitEnd cuts the beginning of a text that is too wide.
func fitEnd(text string, width int) string {
	excess := ansi.StringWidth(text) - width
	if excess <= 0 {
		return text
	}
	return ansi.Truncate(ansi.TruncateLeft(text, excess+1, cutMark), width, "")
}

// Words say in a line what the table shows, for those who have it read to them. What is zero is
// left out.
func (r *Row) Words() string {
	if r.Err != nil {
		return "cannot be read: " + r.Reason()
	}
	words := []string{Short(r.Edition), fmt.Sprintf("%d of %d answered", r.Counts.Answered, r.Wanted())}
	for _, count := range []struct {
		n    int
		what string
	}{
		{r.Counts.MandatoryUnmet, "mandatory unmet"}, {r.Counts.Undecided, "undecided"}, {r.Conflicts, "in conflict"},
		{r.OpenPoints, "open points"}, {r.Errors, "errors"},
	} {
		if count.n > 0 {
			words = append(words, fmt.Sprintf("%d %s", count.n, count.what))
		}
	}
	if at := day(r.Changed); at != "" {
		words = append(words, "changed "+at)
	}
	return strings.Join(words, ", ")
}
