package pdf

import (
	"strings"

	"ask645/questionnaire"
)

const (
	documentTitle = "Conformance statement"
	draftMark     = "DRAFT: incomplete"
	dateFormat    = "2 January 2006"
	// titleLines is how many lines of a product's name the title shows. The whole name
	// stands among the fields below.
	titleLines = 3
)

// cover writes the first page: what the document is, of which device, by whom, and what it
// comes to. Fields that nobody filled in are left out.
func (w *writer) cover() {
	w.bookmark(0, documentTitle)
	w.y += 24
	w.fill(left, w.y, 48, 3.5, inkAccent)
	w.y += 16
	w.flow(left, w.block(documentTitle, styleTitle, column))
	w.flow(left, w.block("Self-assessment", styleSelf, column))
	w.y += 4
	w.flow(left, w.block(w.editionLine(), styleLead.in(inkMuted), column))
	w.draft()
	w.productTitle()
	w.y += 18
	w.panel(inkAccent, inkFill, "Result", w.verdict())
	w.unmet()
	w.y += 12
	w.fields()
}

// draft marks a statement that is not complete.
func (w *writer) draft() {
	if w.statement.Complete {
		return
	}
	mark := styleLead.strong().in(inkPaper)
	w.y += 12
	w.fill(left, w.y, w.setter.width(draftMark, mark)+24, mark.lead+10, inkWarn)
	w.put(left+12, w.y+5, draftMark, mark)
	w.y += mark.lead + 10
}

func (w *writer) productTitle() {
	name := w.setter.line(w.statement.Assessment.Product.Name)
	lines := w.block(name, styleProduct, column)
	if len(lines) > titleLines {
		lines = lines[:titleLines]
		last := &lines[titleLines-1]
		last.text = w.setter.elide(last.text+"…", last.style, column-10)
	}
	if lines != nil {
		w.y += 26
		w.flow(left, lines)
	}
}

// panel sets a short text that is to be seen first, beside a bar and on a tint.
func (w *writer) panel(bar, tint rgb, title string, paragraphs ...string) {
	const pad = 12
	width := column - 2*pad - 4
	lines := w.block(title, styleBody.strong().in(bar), width)
	for _, text := range paragraphs {
		block := w.block(text, styleBody, width)
		block[0].above = 3
		lines = append(lines, block...)
	}
	height := heightOf(lines) + 2*pad - 4
	w.need(height)
	w.fill(left, w.y, column, height, tint)
	w.fill(left, w.y, 4, height, bar)
	w.place(left+4+pad, w.y+pad-2, lines)
	w.y += height + 10
}

// unmet lists the mandatory provisions that apply and are not supported, clause by clause.
func (w *writer) unmet() {
	var clauses []string
	var last *questionnaire.Clause
	for i := range w.statement.Rows {
		row := &w.statement.Rows[i]
		if !unmet(row) {
			continue
		}
		if clause := row.Provision.Clause(); clause != last {
			clauses = append(clauses, w.setter.line(clause.Title)+":")
			last = clause
		} else {
			clauses[len(clauses)-1] += ","
		}
		clauses[len(clauses)-1] += " " + w.setter.line(row.Provision.Reference)
	}
	if clauses != nil {
		w.panel(inkWarn, inkWash, "Mandatory provisions that apply and are not supported", clauses...)
	}
}

func unmet(row *questionnaire.Row) bool {
	return row.Applies == questionnaire.Yes && row.Provision.Status.Mandatory && row.Support == questionnaire.NotSupported
}

// field is a labelled entry of the cover.
type field struct{ label, text string }

func (w *writer) fields() {
	a := w.statement.Assessment
	// Short and always on the first page, so it comes before what people write at length.
	w.fieldGroup("Statement",
		field{"Date", w.options.Date.Format(dateFormat)},
		field{"Assessment id", a.ID},
		field{"Written with", w.options.Generator})
	w.fieldGroup("Product",
		field{"Name", a.Product.Name},
		field{"Model", a.Product.Model},
		field{"Hardware version", a.Product.HardwareVersion},
		field{"Software version", a.Product.SoftwareVersion},
		field{"Batch", a.Product.Batch},
		field{"Description", a.Product.Description})
	w.fieldGroup("Manufacturer",
		field{"Name", a.Manufacturer.Name},
		field{"Address", a.Manufacturer.Address},
		field{"Contact", a.Manufacturer.Contact})
	w.fieldGroup("Assessor",
		field{"Name", a.Assessor.Name},
		field{"Function", a.Assessor.Function},
		field{"Organisation", a.Assessor.Organisation})
}

// fieldGroup sets the fields that say something beside the name of their group; without any,
// nothing.
func (w *writer) fieldGroup(title string, fields ...field) {
	const labelAt, valueAt = left + 100, left + 204
	began := false
	for _, f := range fields {
		value := w.block(strings.TrimSpace(w.setter.clean(f.text)), styleField, right-valueAt)
		if value == nil {
			continue
		}
		w.need(value[0].height())
		if !began {
			began = true
			w.rule(w.y, inkRule)
			w.y += 6
			w.put(left, w.y, title, styleField.strong().in(inkAccent))
		}
		w.put(labelAt, w.y, f.label, styleField.in(inkMuted))
		w.flow(valueAt, value)
	}
	if began {
		w.y += 6
	}
}
