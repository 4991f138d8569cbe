package tui

import (
	"strings"

	"ask645/questionnaire"
)

// aboutLines say what is asked, and why.
func (g *guide) aboutLines(width int) []string {
	return g.about(width, true)
}

// about leaves the heading out where there is little room.
func (g *guide) about(width int, heading bool) []string {
	st := &g.app.styles
	lines := g.carried(width)
	lines = append(lines, paragraph(flat(g.prose.Requirement), width, 1, st.Plain)...)
	lines = append(lines, "")
	if heading {
		lines = append(lines, " "+st.Strong.Render("Why it matters"))
	}
	lines = append(lines, paragraph(flat(g.prose.Why), width, 1, st.Plain)...)
	if g.prose.Pack != nil {
		lines = append(lines, "")
		lines = append(lines, paragraph(g.prose.Words(), width, 1, st.Quiet)...)
	}
	if g.answering.Row.Support == questionnaire.NotSupported && !g.answering.Row.Provision.Status.Mandatory {
		lines = append(lines, "")
		lines = append(lines, paragraph(flat(g.guidance.Reminder), width, 1, st.Quiet)...)
	}
	return lines
}

// exampleLines draw one example of the guide.
func (g *guide) exampleLines(i, width int) []string {
	st := &g.app.styles
	example := g.examples[i]
	lines := paragraph(example.Source()+g.fitWords(example.Fits), width, 1, g.entryStyle(i))
	lines = append(lines, paragraph(flat(example.Text), width, 1, st.Plain)...)
	if example.Note != "" {
		lines = append(lines, paragraph("Note: "+flat(example.Note), width, 1, st.Quiet)...)
	}
	if example.Dated != "" {
		lines = append(lines, paragraph("Dated: "+flat(example.Dated), width, 1, st.Warning)...)
	}
	before := make([]*questionnaire.Origin, 0, i)
	for _, earlier := range g.examples[:i] {
		before = append(before, earlier.Origin)
	}
	return append(lines, changeLines(example.Origin.Changes(before...), width, st)...)
}

// changeLines say what is different from the provision for which guidance was written.
func changeLines(changes []string, width int, st *styles) []string {
	var lines []string
	for _, change := range changes {
		lines = append(lines, paragraph("What changed: "+flat(change), width, 1, st.Warning)...)
	}
	return lines
}

// templateLines draw one template for a justification.
func (g *guide) templateLines(i, width int) []string {
	st := &g.app.styles
	template := g.templates[i]
	lines := paragraph(flat(template.Situation), width, 1, g.entryStyle(i))
	lines = append(lines, paragraph(template.Source()+g.fitWords(template.Fits), width, 1, st.Quiet)...)
	lines = append(lines, " "+st.Quiet.Render("Ask yourself first:"))
	for _, question := range template.AskFirst {
		lines = append(lines, bullet(question, width, st)...)
	}
	lines = append(lines, paragraph(flat(template.Text), width, 1, st.Plain)...)
	before := make([]*questionnaire.Origin, 0, i)
	for _, earlier := range g.templates[:i] {
		before = append(before, earlier.Origin)
	}
	return append(lines, changeLines(template.Origin.Changes(before...), width, st)...)
}

// entryStyle marks the entry under the cursor.
func (g *guide) entryStyle(i int) look {
	if g.focused && i == g.cursor {
		return g.app.styles.Selected
	}
	return g.app.styles.Strong
}

// fitWords say what guidance fits, and whether that is this device.
func (g *guide) fitWords(tags []string) string {
	var labels []string
	for _, id := range tags {
		if tag := g.guidance.Tag(id); tag != nil && id != "any" {
			labels = append(labels, tag.Label)
		}
	}
	if labels == nil {
		return ""
	}
	words := " (" + strings.Join(labels, "; ")
	if g.guidance.Fit(tags, g.app.session.Profile().Lookup) == questionnaire.No {
		words += "; not this device"
	}
	return words + ")"
}

// gapLines say what would close the gap of a mandatory provision.
func (g *guide) gapLines(width int) []string {
	st := &g.app.styles
	lines := paragraph(flat(g.prose.Gap), width, 1, st.Plain)
	lines = append(lines, "")
	return append(lines, paragraph("This is mandatory: no justification makes up for N. The Detail then says what will be done, by whom and by when.", width, 1, st.Quiet)...)
}

// termLines explain the terms that the provision leans on.
func (g *guide) termLines(width int) []string {
	st := &g.app.styles
	var lines []string
	for _, id := range g.prose.Terms {
		term := g.guidance.Term(id)
		if term == nil {
			continue
		}
		lines = append(lines, paragraph(term.Term, width, 1, st.Strong)...)
		lines = append(lines, paragraph(flat(term.Meaning), width, 1, st.Plain)...)
		if term.Misread != "" {
			lines = append(lines, paragraph("Often misread: "+flat(term.Misread), width, 1, st.Warning)...)
		}
		lines = append(lines, " "+st.Quiet.Render(term.Ref), "")
	}
	return lines
}

// misuseLines are the guidance on misuse at home.
func (g *guide) misuseLines(width int) []string {
	st := &g.app.styles
	misuse := g.guidance.Misuse
	lines := paragraph(misuse.Title, width, 1, st.Strong)
	lines = append(lines, paragraph(flat(misuse.About), width, 1, st.Plain)...)
	lines = append(lines, "")
	for _, threat := range misuse.Threats {
		lines = append(lines, bullet(threat.Text+" "+flat(threat.Question), width, st)...)
	}
	lines = append(lines, "", " "+st.Strong.Render("Three kinds of measures"))
	for _, measure := range misuse.Measures {
		lines = append(lines, bullet(measure.Text, width, st)...)
	}
	return append(lines, " "+st.Quiet.Render(misuse.Ref))
}
