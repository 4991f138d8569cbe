package pdf

import (
	"strings"

	"ask645/questionnaire"
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
	edition := w.setter.line(w.statement.Edition.Title)
	w.section(w.setter.line(w.statement.Edition.Table)+": provisions, support and detail", 110)
	w.paragraph("What the manufacturer states for each provision of "+edition+". The legend at the end explains the letters; the section on conditions explains the references in brackets.", styleBody)
	t := w.table(
		tableColumn{"Reference", 62},
		tableColumn{"Status", 78},
		tableColumn{"Support", 56},
		tableColumn{"Detail", column - 62 - 78 - 56})
	var last *questionnaire.Clause
	for i := range w.statement.Rows {
		row := &w.statement.Rows[i]
		if clause := row.Provision.Clause(); clause != last {
			t.startGroup(w.setter.line(clause.Number + "  " + clause.Title))
			last = clause
		}
		support := styleCell.strong()
		if unmet(row) {
			support = support.in(inkWarn)
		}
		t.row(
			t.block(w.setter.line(row.Provision.Reference), styleCell.strong(), t.inner(columnReference)),
			t.block(w.setter.line(row.Provision.Status.Text), styleCell, t.inner(columnStatus)),
			t.block(w.setter.line(string(row.Support)), support, t.inner(columnSupport)),
			w.detail(t, row))
	}
}

// detail is the Detail of a row, with what supports it in small print.
func (w *writer) detail(t *table, row *questionnaire.Row) []line {
	width := t.inner(columnDetail)
	lines := t.block(strings.Trim(w.setter.clean(row.Detail), "\n "), styleCell, width)
	var notes []string
	switch {
	case row.Provision.Computed():
		notes = append(notes, "Computed from the other answers; not a row of the pro forma's table.")
	case row.Applies == questionnaire.Unknown:
		undecided := "Undecided: " + w.missing(row)
		if row.Open() && lines == nil {
			lines = t.block(undecided, styleCell.in(inkMuted), width)
		} else {
			notes = append(notes, undecided)
		}
	case row.Open():
		lines = append(lines, t.block("Not answered.", styleCell.in(inkMuted), width)...)
	}
	if !row.Dormant {
		for _, evidence := range row.Answer.Evidence {
			if text := w.evidence(evidence); text != "" {
				notes = append(notes, "Evidence: "+text)
			}
		}
	}
	for i, note := range notes {
		block := t.block(note, styleSmall, width)
		if i == 0 && lines != nil {
			block[0].above = 2.5
		}
		lines = append(lines, block...)
	}
	return lines
}

// missing says which facts keep a row undecided.
func (w *writer) missing(row *questionnaire.Row) string {
	ids := row.Missing()
	asks := make([]string, len(ids))
	for i, id := range ids {
		asks[i] = "“" + w.ask(id) + "”"
	}
	if len(asks) == 1 {
		return "rests on the answer to " + asks[0]
	}
	return "rests on the answers to " + joined(asks)
}

// ask is the question behind a fact.
func (w *writer) ask(id string) string {
	if fact := w.statement.Edition.Fact(id); fact != nil {
		return w.setter.line(fact.Ask)
	}
	return w.setter.line(id)
}

// evidence is a title with the place in brackets, or the one of them that there is.
func (w *writer) evidence(evidence questionnaire.Evidence) string {
	title, ref := w.setter.line(evidence.Title), w.setter.line(evidence.Ref)
	switch {
	case title == "":
		return ref
	case ref == "":
		return title
	}
	return title + " (" + ref + ")"
}
