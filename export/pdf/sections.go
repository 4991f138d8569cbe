package pdf

import (
	"slices"

	"ask645/questionnaire"
)

// conditions lists what the pro forma makes provisions depend on, whether it holds for the
// device, and because of which facts.
func (w *writer) conditions() {
	if len(w.statement.Edition.Conditions) == 0 {
		return
	}
	w.section("Conditions", 110)
	w.paragraph("A provision whose status has references in brackets applies only if all of them hold for the device.", styleBody)
	t := w.table(
		tableColumn{"Condition", 80},
		tableColumn{"Wording", 150},
		tableColumn{"For the device", 86},
		tableColumn{"Facts", column - 80 - 150 - 86})
	profile := questionnaire.NewProfile(w.statement.Edition, w.statement.Assessment.Facts)
	for i := range w.statement.Edition.Conditions {
		condition := &w.statement.Edition.Conditions[i]
		truth, by := condition.When.Eval(profile.Lookup)
		word, s := holds(truth)
		t.row(
			t.block(w.setter.line(condition.Kind+" "+condition.Ref), styleCell.strong(), t.inner(0)),
			t.block(w.setter.line(condition.Wording), styleCell, t.inner(1)),
			t.block(word, s, t.inner(2)),
			w.facts(t, profile, by))
	}
}

// holds is a truth in the words of the section.
func holds(truth questionnaire.Truth) (string, style) {
	switch truth {
	case questionnaire.Yes:
		return "holds", styleCell.strong()
	case questionnaire.No:
		return "does not hold", styleCell
	case questionnaire.Unknown:
	}
	return "not known", styleCell.in(inkMuted)
}

// facts states what is known of the device, and asks what is not.
func (w *writer) facts(t *table, profile questionnaire.Profile, ids []string) []line {
	var lines []line
	for _, id := range ids {
		says, s := w.setter.line(profile.Says(id)), styleCell
		if says == "" {
			says, s = "missing: “"+w.ask(id)+"”", styleCell.in(inkMuted)
		}
		block := t.block(says, s, t.inner(3))
		if lines != nil {
			block[0].above = 3
		}
		lines = append(lines, block...)
	}
	return lines
}

// findings lists what is wrong with the assessment, or worth a second look.
func (w *writer) findings() {
	if len(w.statement.Findings) == 0 {
		return
	}
	w.section("Findings", 110)
	w.paragraph("What the program found when it held the answers against the pro forma. An error stands in the way of a statement that claims conformance; a warning is worth a second look.", styleBody)
	t := w.table(
		tableColumn{"Severity", 60},
		tableColumn{"Reference", 74},
		tableColumn{"Code", 116},
		tableColumn{"Finding", column - 60 - 74 - 116})
	for _, finding := range w.statement.Findings {
		severity := styleCell
		if finding.Severity == questionnaire.SeverityError {
			severity = severity.strong().in(inkWarn)
		}
		t.row(
			t.block(w.setter.line(string(finding.Severity)), severity, t.inner(0)),
			t.block(w.setter.line(finding.Reference), styleCell.strong(), t.inner(1)),
			t.block(w.setter.line(string(finding.Code)), styleSmall.on(styleCell), t.inner(2)),
			t.block(w.setter.clean(finding.Message), styleCell, t.inner(3)))
	}
}

// explained is an entry of the legend.
type explained struct{ sign, meaning string }

// legend explains the letters, and what this document is and is not.
func (w *writer) legend() {
	edition := w.setter.line(w.statement.Edition.Title)
	status := []explained{
		{"M", "Mandatory: the device or the manufacturer has to meet the provision wherever it applies."},
		{"R", "Recommended: the provision is to be met where it applies, unless the Detail gives the reason why that is not possible or not appropriate."},
		{"C (n)", "Conditional: the provision applies only if the conditions in brackets hold for the device."},
	}
	if slices.ContainsFunc(w.statement.Edition.Conditions, func(c questionnaire.Condition) bool { return c.Kind == "feature" }) {
		status = append(status, explained{"F (a)", "Feature: the provision applies only if the device has the features in brackets."})
	}
	support := []explained{
		{string(questionnaire.Supported), "Supported: the manufacturer states that the provision is met. The Detail says how."},
		{string(questionnaire.NotSupported), "Not supported: the manufacturer states that it is not met. The Detail says why."},
		{string(questionnaire.NotApplicable), "Not applicable: a condition of the provision does not hold for the device. The Detail says which. It can be answered only where the status has a condition."},
		{"(empty)", "Not answered yet."},
	}
	w.section("Legend", 240)
	w.explain("Status", status)
	w.explain("Support", support)
	w.y += 6
	w.paragraph("This statement is the manufacturer's own assessment of its device. Nothing in it says that anybody else has examined the device or agrees with the result. References and statuses are those of "+edition+", whose official text prevails over anything that is said here.", styleBody)
}

func (w *writer) explain(title string, entries []explained) {
	const signWidth = 52
	w.need(styleBody.lead * 3)
	w.flow(left, w.block(title, styleBody.strong().in(inkAccent), column))
	w.y += 2
	for _, entry := range entries {
		meaning := w.block(entry.meaning, styleBody, column-signWidth)
		w.need(heightOf(meaning))
		w.put(left, w.y, entry.sign, styleBody.strong())
		w.flow(left+signWidth, meaning)
		w.y += 3
	}
	w.y += 8
}
