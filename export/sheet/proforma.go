package sheet

import (
	"slices"
	"strings"

	"ask645/export/document"
)

// scopeAt is the place of the column that says what is in scope, in a partial statement.
const scopeAt = 5

// ProForma is the table of the pro forma as it was filled in, a row for each provision. The
// computed provision comes where the standard has it, though it is no row of the pro forma.
func ProForma(d *document.Document) *Sheet {
	s := &Sheet{
		Name: "Pro forma",
		Columns: []string{
			"Reference", "Clause", "Title", "Status", "Applies", "Support", "Detail",
			"Justification template", "Review by", "Evidence",
		},
	}
	if d.Partial {
		s.Columns = slices.Insert(s.Columns, scopeAt, document.ColumnScope)
	}
	if d.Conflicts > 0 {
		s.Columns = append(s.Columns, document.ColumnConflict)
	}
	for _, clause := range d.Clauses {
		// The number alone would be read as a decimal, and clause 5.10 become 5.1.
		heading := strings.TrimSpace(clause.Number + " " + clause.Title)
		for i := range clause.Rows {
			row := &clause.Rows[i]
			look := Plain
			if row.Unmet {
				look = Bad
			}
			cells := []string{
				row.Reference, heading, row.Title, row.Status, row.Applies, row.Support, row.Detail,
				row.Template, row.ReviewBy, evidence(d, row.Evidence),
			}
			if d.Partial {
				cells = slices.Insert(cells, scopeAt, row.InScope())
			}
			if d.Conflicts > 0 {
				cells = append(cells, row.Conflict)
			}
			s.Add(look, cells...)
		}
	}
	return s
}

// evidence names documents, one a line: title <place> sha256:digest. What a document lacks
// is left out.
func evidence(d *document.Document, numbers []int) string {
	lines := make([]string, 0, len(numbers))
	for _, number := range numbers {
		e := d.Evidence[number-1]
		var parts []string
		if e.Title != "" {
			parts = append(parts, e.Title)
		}
		if e.Ref != "" {
			parts = append(parts, "<"+e.Ref+">")
		}
		if e.SHA256 != "" {
			parts = append(parts, "sha256:"+e.SHA256)
		}
		lines = append(lines, strings.Join(parts, " "))
	}
	return strings.Join(lines, "\n")
}
