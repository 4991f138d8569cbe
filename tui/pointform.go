package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// newOnePointPage asks for the parts of one open point. It is taken over at the end.
func (m *app) newOnePointPage(reference string, at int) *formPage {
	var point questionnaire.OpenPoint
	if list := m.session.OpenPoints(reference); at < len(list) {
		point = list[at]
	}
	p := &formPage{
		app: m, title: reference + "  Open point",
		intro: "It is for the people who work on the assessment; no statement shows it.",
		fields: []field{
			{"What", "to be done or found out", &point.Text},
			{"Who", "a name, or empty", &point.Owner},
			{"By when", "a date such as 2027-06-30, or empty", &point.Due},
		},
	}
	p.refuses = func(field int) string {
		if field != 2 {
			return ""
		}
		return dueProblem(point.Due)
	}
	p.submit = func() action {
		if strings.TrimSpace(point.Text) == "" {
			return action{problem: "What: say what is to be done, or press esc"}
		}
		m.session.SetOpenPoint(reference, at, point)
		return action{back: true}
	}
	return p
}

// dueProblem says what is wrong with a date, or "".
func dueProblem(text string) string {
	if _, err := questionnaire.ParseDue(text); err != nil {
		return err.Error()
	}
	return ""
}

// pointOffer asks how the gap of a mandatory provision is to be closed: what, who, by when,
// one after the other.
type pointOffer struct {
	// point is what is offered, planned what it began as.
	point, planned questionnaire.OpenPoint
	// part counts what is asked: 0 what, 1 who, 2 by when.
	part int
	// then is where the person was going.
	then func() action
}

// offersPoint asks once for an open point where a mandatory provision is answered N, before
// the person goes on.
func (p *provisionPage) offersPoint(then func() action) action {
	if p.pointOffered || !p.app.session.WantsPoint(p.ref) {
		return then()
	}
	p.pointOffered = true
	planned := questionnaire.PlannedPoint(p.filled)
	p.offer = pointOffer{point: planned, planned: planned, then: then}
	p.enter(stagePoint)
	return action{}
}

// updateOffer takes the parts of the offered point. An empty line for what is to be done adds
// nothing and goes on.
func (p *provisionPage) updateOffer(msg tea.Msg) action {
	press, isKey := msg.(tea.KeyPressMsg)
	keys := &p.app.keys
	switch {
	case isKey && key.Matches(press, keys.Done):
		p.takeOffered()
		if p.offer.point.Same(p.offer.planned) {
			p.offer.point.Text = "" // nothing was typed: nothing is taken
		}
		return p.endOffer()
	case isKey && key.Matches(press, keys.PreviousField):
		if p.offer.part > 0 {
			p.takeOffered()
			p.offer.part--
			p.showOffered()
		}
		return action{}
	case isKey && key.Matches(press, keys.NextField):
		return p.nextOffered()
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		paste.Content = questionnaire.PrintableLine(paste.Content)
		msg = paste
	}
	p.input, _ = p.input.Update(msg)
	return action{}
}

// offeredPart is the part that is asked for.
func (p *provisionPage) offeredPart() *string {
	return [...]*string{&p.offer.point.Text, &p.offer.point.Owner, &p.offer.point.Due}[p.offer.part]
}

func (p *provisionPage) takeOffered() { *p.offeredPart() = strings.TrimSpace(p.input.Value()) }

func (p *provisionPage) showOffered() {
	p.input.SetValue(questionnaire.PrintableLine(*p.offeredPart()))
	p.input.CursorEnd()
	p.input.Focus()
}

func (p *provisionPage) nextOffered() action {
	p.takeOffered()
	switch {
	case p.offer.point.Text == "":
		return p.endOffer()
	case p.offer.part == 2:
		if problem := dueProblem(p.offer.point.Due); problem != "" {
			return action{problem: "the date " + problem}
		}
		return p.endOffer()
	}
	p.offer.part++
	p.showOffered()
	return action{}
}

// endOffer takes what was written as an open point, and goes on.
func (p *provisionPage) endOffer() action {
	p.input.Blur()
	p.input.SetValue("")
	point := p.offer.point
	if dueProblem(point.Due) != "" {
		point.Due = ""
	}
	if point.Text != "" {
		p.app.session.SetOpenPoint(p.ref, len(p.app.session.OpenPoints(p.ref)), point)
		p.answering.Refresh(p.app.session.Statement)
	}
	then := p.offer.then()
	if point.Text != "" && then.notice == "" {
		then.notice = "the open point is noted; O lists them"
	}
	return then
}

// offerBlock draws the offer.
func (p *provisionPage) offerBlock(width int) questionBlock {
	st := &p.app.styles
	lines := paragraph("A mandatory provision is not met. What is to be done about it?", width, 0, st.Strong)
	lines = append(lines, paragraph("An open point is for you and your colleagues; no statement shows it. Enter on an empty line goes on without one.", width, 0, st.Quiet)...)
	if p.offer.part > 0 {
		lines = append(lines, paragraph(questionnaire.PrintableLine(p.offer.point.Text), width, 0, st.Plain)...)
	}
	lines = append(lines, "")
	start := len(lines)
	ask := [...]string{"What is to be done or found out", "Who is to do it; a name, or empty", "By when; a date such as 2027-06-30, or empty"}[p.offer.part]
	lines = append(lines, paragraph(ask, width, 0, st.Strong)...)
	p.input.SetWidth(max(1, width-3))
	lines = append(lines, st.Accent.Render("> ")+p.input.View())
	block := questionBlock{lines: lines, first: start, last: len(lines) - 1, cursor: p.input.Cursor()}
	if block.cursor != nil {
		block.cursor.X += 2
		block.cursor.Y += len(lines) - 1
	}
	return block
}
