package pdf

import "ask645/export/document"

// justifications gives the reason for each recommendation that is not followed, in full.
func (w *writer) justifications() {
	if len(w.d.Justifications) == 0 {
		return
	}
	w.section("Justifications", "justifications", 90)
	w.paragraph("Every recommendation that is answered N, with the reason that the Detail gives.", styleBody)
	for i := range w.d.Justifications {
		w.justification(&w.d.Justifications[i])
	}
}

func (w *writer) justification(j *document.Justification) {
	const titleAt, statusWidth = 48.0, 80.0
	title := w.block(j.Title, styleBody.strong(), column-titleAt-statusWidth)
	text := w.block(j.Text, styleField, column-titleAt)
	if !j.Given {
		text = append(text, w.block("No reason is given.", styleField.strong().in(inkWarn), column-titleAt)...)
	}
	if j.ReviewBy != "" {
		text = append(text, lower(w.block("To be reviewed by "+j.ReviewBy+".", styleSmall, column-titleAt), 2)...)
	}
	// A short reason stays with its heading, of a long one the first lines do.
	whole := min(heightOf(text), 5*styleField.lead)
	if len(text) <= shortReason {
		whole = heightOf(text)
	}
	w.need(6 + heightOf(title) + whole)
	if w.y > top {
		w.rule(w.y, inkRule)
		w.y += 6
	}
	w.place(left, w.y, w.linked(w.block(j.Reference, styleBody.strong(), titleAt-4), target{anchor: provision(j.Reference)}))
	w.putRight(right, w.y, w.setter.line(j.Status), styleSmall.on(styleBody))
	w.flow(left+titleAt, title)
	w.flowOn(left+titleAt, text, func() {
		w.put(left, w.y, w.setter.line(j.Reference), styleBody.strong())
		w.put(left+titleAt, w.y, "continued", styleSmall.on(styleBody))
		w.y += styleBody.lead
	})
	w.y += 7
}

// shortReason is how many lines of a reason are kept together.
const shortReason = 14

// outOfScope lists the provisions that were left out.
func (w *writer) outOfScope() {
	if len(w.d.OutOfScope) == 0 {
		return
	}
	w.section(document.HeadingOutOfScope, "out-of-scope", 110)
	w.paragraph(document.IntroOutOfScope, styleBody)
	t := w.table(
		tableColumn{"Reference", 58},
		tableColumn{"Status", 68},
		tableColumn{"Provision", 210},
		tableColumn{"Clause", column - 58 - 68 - 210})
	for i := range w.d.OutOfScope {
		o := &w.d.OutOfScope[i]
		t.cells(
			w.linked(t.block(o.Reference, styleCell.strong(), t.inner(0)), target{anchor: provision(o.Reference)}),
			t.block(o.Status, styleCell, t.inner(1)), t.block(o.Title, styleCell, t.inner(2)), t.block(o.Clause, styleCell, t.inner(3)))
	}
}

// notApplicable lists the provisions that do not apply, with the conditions that do not hold
// and the facts that decide so.
func (w *writer) notApplicable() {
	if len(w.d.NotApplicable) == 0 {
		return
	}
	w.section("Provisions that do not apply", "not-applicable", 110)
	w.paragraph("Each of them has a condition that does not hold for the device. The facts say why.", styleBody)
	t := w.table(
		tableColumn{"Reference", 58},
		tableColumn{"Provision and Detail", 165},
		tableColumn{"Condition that does not hold", 145},
		tableColumn{"Facts of the device", column - 58 - 165 - 145})
	for i := range w.d.NotApplicable {
		n := &w.d.NotApplicable[i]
		reference := append(
			w.linked(t.block(n.Reference, styleCell.strong(), t.inner(0)), target{anchor: provision(n.Reference)}),
			t.block(n.Status, styleSmall, t.inner(0))...)
		detail := append(t.block(n.Title, styleSmall.strong(), t.inner(1)), lower(t.block(n.Detail, styleCell, t.inner(1)), 1)...)
		t.cells(reference, detail, t.stacked(n.Conditions, 2), t.stacked(n.Facts, 3))
	}
}

// stacked sets texts below each other in a column.
func (t *table) stacked(texts []string, column int) []line {
	var lines []line
	for _, text := range texts {
		block := t.block(text, styleCell, t.inner(column))
		if lines != nil {
			block = lower(block, 3)
		}
		lines = append(lines, block...)
	}
	return lines
}
