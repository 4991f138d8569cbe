package tui

import (
	"cmp"
	"fmt"

	"charm.land/bubbles/v2/key"

	"ask645/questionnaire"
)

// What a provision page shows and does where an answer from another edition waits.

// takeCarried takes what waits here from another edition, and goes on to whatever is missing: a
// blank, or a check that the other edition did not ask.
func (p *provisionPage) takeCarried() action {
	confirmation := p.answering.Confirmation()
	if !confirmation.Takeable() {
		return action{problem: cmp.Or(confirmation.Reason, "there is nothing to take: N/A follows from the facts")}
	}
	if p.refused() {
		return action{}
	}
	p.change(func(a *questionnaire.Answer) { p.answering.TakeCarried(a) })
	switch {
	case confirmation.Support == questionnaire.Unanswered:
		p.resume()
		return action{notice: "the Detail is taken as a start; choose the support. u brings back what waited"}
	case len(questionnaire.Blanks(p.row().Answer.Detail)) > 0:
		p.enter(stageBlanks)
		return action{}
	case p.answering.AsksMore(confirmation):
		p.enter(stageChecks)
		return action{notice: fmt.Sprintf("%s is taken; check it against what is asked here. u takes it back", confirmation.Support)}
	}
	act := p.goOn()
	act.notice = fmt.Sprintf("%s: %s is taken; u takes it back", p.reference(), confirmation.Support)
	return act
}

// waitingHints are the hints where an answer from another edition waits. How to read it comes
// before all but taking it, as a small window shows little of it.
func (p *provisionPage) waitingHints() []key.Binding {
	k := &p.app.keys
	read := key.NewBinding(key.WithKeys(k.Read.Keys()...), key.WithHelp("i", "read it first"))
	hints := []key.Binding{read, k.Choose, k.Back, k.NextOpen, k.List, k.Why, k.Flag, k.Note, k.Quit}
	if takes := p.answering.Confirmation().Takes(); takes != "" {
		take := key.NewBinding(key.WithKeys(k.Take.Keys()...), key.WithHelp("a", takes))
		hints = append([]key.Binding{take}, hints...)
	}
	return hints
}

// waitingLine says what can be done with an answer from another edition that waits here. What
// it says stands with what there is to read.
func (p *provisionPage) waitingLine(width int) []string {
	if !p.row().Waiting() {
		return nil
	}
	words := "An earlier answer waits, and cannot be taken. Answer anew."
	if takes := p.answering.Confirmation().Takes(); takes != "" {
		words = "An earlier answer waits: a to " + takes + ", or answer anew."
	}
	return append(paragraph(words, width, 0, p.app.styles.Warning), "")
}

// carried says what was answered under another edition and what is different now, while it waits
// and, until the page is left, once it is answered anew.
func (g *guide) carried(width int) []string {
	confirmation := g.answering.Confirmation()
	var head string
	switch {
	case confirmation != nil:
		head = confirmation.Head()
	case g.before != nil:
		confirmation, head = g.before, g.before.Before()
	default:
		return nil
	}
	st := &g.app.styles
	lines := paragraph(questionnaire.PrintableLine(head), width, 1, st.Strong)
	for _, line := range confirmation.Lines() {
		lines = append(lines, paragraph(line, width, 1, st.Plain)...)
	}
	return append(lines, "")
}
