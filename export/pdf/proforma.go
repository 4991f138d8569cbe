package pdf

import (
	"strconv"

	"ask645/export/document"
)

// The columns of the pro forma, in its order.
const (
	columnReference = iota
	columnStatus
	columnSupport
	columnDetail
)

// proForma writes the table of the pro forma as it was filled in, clause by clause.
func (w *writer) proForma() {
	if len(w.d.Clauses) == 0 {
		return
	}
	w.newPage()
	w.section(w.d.Table+": provisions, support and detail", "table", 110)
	w.paragraph("What the manufacturer states for each provision of "+w.d.Edition+". The titles in small print are short names in this program's own words. The legend explains the letters; the section on conditions explains the references in brackets.", styleBody)
	t := w.table(
		tableColumn{"Reference", 58},
		tableColumn{"Status", 68},
		tableColumn{"Support", 50},
		tableColumn{"Detail", column - 58 - 68 - 50})
	for i := range w.d.Clauses {
		clause := &w.d.Clauses[i]
		t.startGroup(clause.Number+"  "+clause.Title, "clause "+clause.Number)
		for j := range clause.Rows {
			r := &clause.Rows[j]
			support, tint := styleCell.strong(), rgb(0)
			if r.Unmet {
				support, tint = support.in(inkWarn), inkWash
			}
			t.row(row{
				anchor: provision(r.Reference), tint: tint,
				cells: [][]line{
					t.block(r.Reference, styleCell.strong(), t.inner(columnReference)),
					t.block(r.Status, styleCell, t.inner(columnStatus)),
					t.block(r.Support, support, t.inner(columnSupport)),
					w.detail(t, r),
				},
			})
		}
	}
}

// detail is the title and the Detail of a row, with what supports it in small print.
func (w *writer) detail(t *table, r *document.Row) []line {
	width := t.inner(columnDetail)
	lines := t.block(r.Title, styleSmall.strong(), width)
	lines = append(lines, lower(t.block(r.Detail, styleCell, width), 1)...)
	for _, note := range r.Notes {
		lines = append(lines, lower(t.block(note, styleSmall, width), 1.5)...)
	}
	if len(r.Evidence) > 0 {
		words := make([]word, len(r.Evidence))
		for i, n := range r.Evidence {
			words[i] = word{strconv.Itoa(n), target{anchor: proof(n)}}
		}
		lines = append(lines, lower(w.list("Evidence: ", words, styleSmall, width), 1.5)...)
	}
	return lines
}

// proof is the anchor of an entry of the list of evidence.
func proof(number int) string { return "evidence " + strconv.Itoa(number) }
