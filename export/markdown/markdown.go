package markdown

import (
	"bytes"
	"strings"

	"ask645/export/document"
)

// blank is the line on which something is written by hand.
const blank = "____________________"

// Render writes a document. The same document gives the same bytes.
func Render(d *document.Document) []byte {
	w := &writer{document: d}
	w.head()
	w.result()
	w.proForma()
	w.reasons()
	w.background()
	w.foot()
	return w.bytes()
}

// writer writes the sections of one document.
type writer struct {
	out      bytes.Buffer
	document *document.Document
}

// bytes are what was written, with one newline at the end.
func (w *writer) bytes() []byte { return append(bytes.TrimRight(w.out.Bytes(), "\n"), '\n') }

func (w *writer) head() {
	d := w.document
	w.heading(1, d.Heading())
	w.block("**" + document.SelfAssessment + "**")
	if d.Mark != "" {
		w.block("**" + d.Mark + "**")
	}
	w.block(escape(d.Standard()))
	w.block(escape(d.Date))
	w.fields(d.SealFields())
}

func (w *writer) result() {
	d := w.document
	w.heading(2, document.HeadingResult)
	w.block(escape(d.Verdict))

	w.heading(2, document.HeadingCover)
	for _, group := range d.Cover {
		w.heading(3, group.Title)
		w.fields(group.Fields)
	}

	w.heading(2, document.HeadingTotals)
	w.table(d.TotalsTable())
	w.block(escape(d.TotalsNote))

	if d.Attention != nil {
		w.heading(2, document.HeadingAttention)
	}
	for _, group := range d.Attention {
		w.heading(3, group.Title)
		for _, point := range group.Points {
			w.entry(point.Reference, point.Words())
		}
		w.out.WriteByte('\n')
	}
}

// proForma writes the table of the pro forma, clause by clause. What its columns have no
// place for stands below each table.
func (w *writer) proForma() {
	d := w.document
	w.heading(2, d.ProForma())
	w.block(escape(d.IntroProForma()))
	for _, clause := range d.Clauses {
		w.heading(3, clause.Heading())
		w.table(d.ProFormaTable(clause))
		w.notes(clause)
	}
}

// notes writes the notes of a clause, each once with the provisions that it is about.
func (w *writer) notes(clause document.Clause) {
	var notes []string
	about := map[string][]string{}
	for i := range clause.Rows {
		for _, note := range clause.Rows[i].Notes {
			if about[note] == nil {
				notes = append(notes, note)
			}
			about[note] = append(about[note], clause.Rows[i].Reference)
		}
	}
	for _, note := range notes {
		w.entry(strings.Join(about[note], document.Separator), note)
	}
	if notes != nil {
		w.out.WriteByte('\n')
	}
}

// reasons writes why provisions are not followed or do not apply.
func (w *writer) reasons() {
	d := w.document
	if d.Justifications != nil {
		w.heading(2, document.HeadingJustifications)
		w.block(document.IntroJustifications)
	}
	for _, justification := range d.Justifications {
		w.heading(3, justification.Heading())
		w.block(escape(justification.Terms()))
		w.block(prose(justification.Reason()))
	}
	w.section(document.HeadingOutOfScope, document.IntroOutOfScope, d.OutOfScopeTable())
	w.section(document.HeadingNotApplicable, document.IntroNotApplicable, d.NotApplicableTable())
}

// background writes what the statement rests on.
func (w *writer) background() {
	d := w.document
	w.section(document.HeadingConditions, document.IntroConditions, d.ConditionsTable())
	if d.Facts != nil {
		w.heading(2, document.HeadingFacts)
		w.block(document.IntroFacts)
	}
	for _, group := range d.Facts {
		w.heading(3, group.Title)
		w.table(group.Table())
	}
	w.section(document.HeadingEvidence, document.IntroEvidence, d.EvidenceTable())
	w.section(document.HeadingFindings, document.IntroFindings, d.FindingsTable())
	w.heading(2, document.HeadingLegend)
	for _, legend := range d.Legend {
		w.heading(3, legend.Title)
		t := document.Table{Columns: []string{"Sign", "Meaning"}}
		for _, entry := range legend.Entries {
			t.Rows = append(t.Rows, []string{entry.Label, entry.Text})
		}
		w.table(t)
	}
}

func (w *writer) foot() {
	d := w.document
	w.heading(2, d.Signature.Title)
	w.fields(d.Signature.Fields)
	w.block(rule)
	w.block(escape(d.Closing))
	w.fields(d.SealFields())
}

// section writes a heading with a table, and nothing where the table has no rows.
func (w *writer) section(heading, intro string, t document.Table) {
	if t.Rows == nil {
		return
	}
	w.heading(2, heading)
	w.block(intro)
	w.table(t)
}

// rule is the line between the last section and the foot.
const rule = "---"

func (w *writer) heading(level int, text string) {
	if text != "" {
		w.block(strings.Repeat("#", level) + " " + escape(text))
	}
}

func (w *writer) block(markdown string) {
	if markdown != "" {
		w.out.WriteString(markdown)
		w.out.WriteString("\n\n")
	}
}

// entry writes a line of a list, on a provision or on several.
func (w *writer) entry(references, text string) {
	w.out.WriteString("- **" + escape(references) + "** " + escape(text) + "\n")
}

// fields writes labelled texts as a table. A text that is missing is a line to write on.
func (w *writer) fields(fields []document.Field) {
	w.row("Field", "Text")
	w.row("---", "---")
	for _, field := range fields {
		if field.Text == "" {
			w.row(escape(field.Label), blank)
			continue
		}
		w.row(escape(field.Label), linked(field.Text))
	}
	w.out.WriteByte('\n')
}

func (w *writer) table(t document.Table) {
	w.row(t.Columns...)
	marks := make([]string, len(t.Columns))
	for column, name := range t.Columns {
		marks[column] = "---"
		if name == document.ColumnCount {
			marks[column] = "---:"
		}
	}
	w.row(marks...)
	cells := make([]string, 0, len(t.Columns))
	for _, texts := range t.Rows {
		cells = cells[:0]
		for column, text := range texts {
			switch t.Columns[column] {
			case document.ColumnNumber:
				cells = append(cells, `<a id="evidence-`+text+`"></a>`+text)
			case document.ColumnEvidence, document.ColumnPlace:
				cells = append(cells, linked(text))
			default:
				cells = append(cells, cell(text))
			}
		}
		w.row(cells...)
	}
	w.out.WriteByte('\n')
}

// row writes a row of a table from cells that are Markdown already.
func (w *writer) row(cells ...string) {
	w.out.WriteByte('|')
	for _, cell := range cells {
		w.out.WriteByte(' ')
		if cell != "" {
			w.out.WriteString(cell)
			w.out.WriteByte(' ')
		}
		w.out.WriteByte('|')
	}
	w.out.WriteByte('\n')
}
