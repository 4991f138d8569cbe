package pdf

import (
	"strconv"
	"strings"

	"ask645/export/document"
	"ask645/questionnaire"
)

// conditions lists what the pro forma makes provisions depend on, whether it holds for the
// device, and because of which facts.
func (w *writer) conditions() {
	if len(w.d.Conditions) == 0 {
		return
	}
	w.section("Conditions", "conditions", 110)
	w.paragraph("A provision whose status has references in brackets applies only if all of them hold for the device.", styleBody)
	t := w.table(
		tableColumn{"Condition", 80},
		tableColumn{"Wording", 150},
		tableColumn{"For the device", 86},
		tableColumn{"Facts", column - 80 - 150 - 86})
	for i := range w.d.Conditions {
		c := &w.d.Conditions[i]
		holds := styleCell
		if c.Known {
			holds = holds.strong()
		}
		t.cells(
			t.block(c.Name, styleCell.strong(), t.inner(0)),
			t.block(c.Wording, styleCell, t.inner(1)),
			t.block(c.Holds, holds, t.inner(2)),
			t.stacked(c.Facts, 3))
	}
}

// facts lists the questions about the device and the answers.
func (w *writer) facts() {
	if len(w.d.Facts) == 0 {
		return
	}
	w.section("Facts about the device", "facts", 110)
	w.paragraph("What was said of the device. The conditions rest on it.", styleBody)
	const answer = 170.0
	t := w.table(tableColumn{"Question", column - answer}, tableColumn{"Answer", answer})
	for _, group := range w.d.Facts {
		t.startGroup(group.Title, "")
		for _, fact := range group.Facts {
			s := styleCell
			if !fact.Known {
				s = s.in(inkMuted)
			}
			t.cells(t.block(fact.Question, styleCell, t.inner(0)), t.block(fact.Answer, s, t.inner(1)))
		}
	}
}

// evidence lists the documents that support the answers.
func (w *writer) evidence() {
	if len(w.d.Evidence) == 0 {
		return
	}
	w.section("Evidence", "evidence", 110)
	w.paragraph("The documents that the table names by their numbers. They are not part of this file.", styleBody)
	t := w.table(
		tableColumn{"No.", 36},
		tableColumn{"Document", column - 36 - 116},
		tableColumn{"Provisions", 116})
	for i := range w.d.Evidence {
		e := &w.d.Evidence[i]
		document := t.block(e.Title, styleCell, t.inner(1))
		document = append(document, w.addressed(e.Ref, t.block(e.Ref, styleCell.in(inkOfAddress(e.Ref)), t.inner(1)))...)
		if e.SHA256 != "" {
			document = append(document, t.block("SHA-256 "+e.SHA256, styleSeal, t.inner(1))...)
		}
		t.row(row{anchor: proof(e.Number), cells: [][]line{
			t.block(strconv.Itoa(e.Number), styleCell.strong(), t.inner(0)),
			document,
			t.list("", references(e.References), styleCell, t.inner(2)),
		}})
	}
}

// inkOfAddress shows what can be followed in the colour of links.
func inkOfAddress(text string) rgb {
	if address(text) != (target{}) {
		return inkAccent
	}
	return inkText
}

// findings lists what is wrong with the assessment, or worth a second look. What is said of
// many provisions is said once.
func (w *writer) findings() {
	groups := w.d.FindingGroups()
	if len(groups) == 0 {
		return
	}
	w.section("Findings", "findings", 110)
	w.paragraph("What the program found when it held the answers against the pro forma. An error stands in the way of a statement that claims conformance; a warning is worth a second look.", styleBody)
	t := w.table(
		tableColumn{"Severity", 60},
		tableColumn{"Finding", 257},
		tableColumn{"About", column - 60 - 257})
	for _, group := range groups {
		severity := styleCell
		if group.Severity == questionnaire.SeverityError {
			severity = severity.strong().in(inkWarn)
		}
		t.cells(
			t.block(string(group.Severity), severity, t.inner(0)),
			append(t.block(group.Message, styleCell, t.inner(1)), t.block(string(group.Code), styleSmall, t.inner(1))...),
			t.list("", w.known(group.References), styleCell, t.inner(2)))
	}
}

// known makes links of those references that have a row.
func (w *writer) known(all []string) []word {
	words := references(all)
	for i := range words {
		if _, ok := w.anchors[words[i].anchor]; !ok {
			words[i].target = target{}
		}
	}
	return words
}

// legend explains the letters.
func (w *writer) legend() {
	height := 0.0
	for _, part := range w.d.Legend {
		height += w.explained(part)
	}
	w.section("Legend", "legend", min(height, 300))
	for _, part := range w.d.Legend {
		w.explain(part)
	}
}

const signWidth = 52

func (w *writer) explain(part document.Legend) {
	w.need(w.explained(part))
	w.flow(left, w.block(part.Title, styleBody.strong().in(inkAccent), column))
	w.y += 2
	for _, entry := range part.Entries {
		meaning := w.block(entry.Text, styleField, column-signWidth)
		w.need(heightOf(meaning))
		w.put(left, w.y, strings.TrimSpace(w.setter.line(entry.Label)), styleField.strong())
		w.flow(left+signWidth, meaning)
		w.y += 3
	}
	w.y += 8
}

// explained is the height of a part of the legend.
func (w *writer) explained(part document.Legend) float64 {
	height := styleBody.lead + 2
	for _, entry := range part.Entries {
		height += heightOf(w.block(entry.Text, styleField, column-signWidth)) + 3
	}
	return height
}
