package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// presentPage shows a provision or a fact to a room: one question at a time, in large. It asks
// through the page that is shown otherwise, so that every answer means what it means there;
// only the looks differ, and what is written at length waits until later.
type presentPage struct {
	app *app
	// One of the two is there: the page whose steps are asked.
	provision *provisionPage
	facts     *factsPage
	// card covers the question, or is nil; line is written in at the bottom, or is nil.
	card *card
	line *line
	top  int
}

// line is a line at the bottom that is being written: a note, or a reference to go to.
type line struct {
	input textinput.Model
	label string
	// goes is true for a reference to go to. before is the note as it was.
	goes   bool
	before string
}

// newPresentPage shows a page to the room. Other pages than those of provisions and facts are
// shown as they are.
func newPresentPage(m *app, inner page) page {
	p := &presentPage{app: m}
	switch inner := inner.(type) {
	case *provisionPage:
		p.provision = inner
		if inner.problem == nil {
			p.settle()
		}
	case *factsPage:
		p.facts = inner
	default:
		return inner
	}
	return p
}

// present begins the presentation, where the person is or where the work goes on, or ends it
// there.
func (m *app) present(on bool) tea.Cmd {
	if m.presenting == on || m.session == nil {
		return nil
	}
	m.presenting = on
	m.dress()
	if shown, ok := m.page.(*presentPage); ok && !on {
		m.page = shown.inner()
		return nil
	}
	switch m.page.(type) {
	case *provisionPage, *factsPage:
		m.page = newPresentPage(m, m.page)
		return nil
	}
	to := destination{page: pageProvision, reference: m.session.NextOpen("")}
	switch {
	case m.session.FirstQuestion() != nil:
		to = destination{page: pageFacts}
	case m.session.Edition.Provision(m.at.reference) != nil:
		to.reference = m.at.reference
	case to.reference == "":
		to.reference = m.session.Edition.Provisions()[0].Reference
	}
	return m.show(to)
}

// dress puts on the colours that fit the background and what is shown.
func (m *app) dress() {
	m.styles = newStyles(m.background)
	if m.presenting {
		m.styles = newRoomStyles(m.background)
	}
}

func (p *presentPage) inner() page {
	if p.facts != nil {
		return p.facts
	}
	return p.provision
}

// readable reports whether there is a provision whose prose could be read.
func (p *presentPage) readable() bool { return p.provision != nil && p.provision.problem == nil }

func (p *presentPage) update(msg tea.Msg) action {
	if p.line != nil {
		return p.write(msg)
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return p.inner().update(msg)
	}
	keys := &p.app.keys
	if p.card != nil {
		if p.card.fact != "" && key.Matches(press, keys.Facts) {
			return goTo(pageFacts, p.card.fact)
		}
		if next, turned := p.cardFor(press); turned && (next == nil || next.kind != p.card.kind) {
			p.card = next
		} else if turned || p.card.update(press, keys) {
			p.card = nil
		}
		return action{}
	}
	switch {
	case key.Matches(press, keys.Done), key.Matches(press, keys.Present):
		return action{cmd: p.app.present(false)}
	case key.Matches(press, keys.PageDown):
		return p.after(p.turn(+1))
	case key.Matches(press, keys.PageUp):
		return p.after(p.turn(-1))
	case key.Matches(press, keys.Note):
		return p.takeNote()
	case key.Matches(press, keys.List):
		p.line = newLine("Go to: ")
		p.line.goes = true
		return action{}
	}
	if next, turned := p.cardFor(press); turned {
		p.card = next
		if next == nil {
			return action{notice: "there is nothing to show here"}
		}
		return action{}
	}
	return p.after(p.inner().update(msg))
}

// turn goes to the question after this one, or before it, without an answer.
func (p *presentPage) turn(by int) action {
	switch {
	case p.facts != nil:
		return p.facts.step(by)
	case !p.readable():
		return p.provision.beside(by)
	case by > 0:
		return p.provision.skip()
	}
	return p.provision.goBack()
}

// after keeps the presentation on its way: what is written at length waits, and behind the
// last question lies nothing.
func (p *presentPage) after(act action) action {
	if act.open != nil && act.open.page == pageReview {
		return action{notice: "this was the last question; r shows the review, esc leaves the presentation"}
	}
	if p.app.page != page(p) || !p.readable() || !p.settle() {
		return act
	}
	// The support was chosen, and its Detail is next: here it waits.
	reference := p.provision.reference()
	next := p.after(p.provision.goOn())
	if next.notice == "" && next.problem == "" {
		next.notice = "the Detail of " + reference + " is still to be written"
	}
	return next
}

// settle brings the provision back from its texts to its question. It reports whether it was
// at one.
func (p *presentPage) settle() bool {
	at := p.provision
	if !at.writing() && !at.guide.focused {
		return false
	}
	at.guide.focused, at.offered = false, false
	at.enter(stageSupport)
	return true
}

func newLine(label string) *line {
	l := &line{label: label, input: newInput()}
	l.input.Focus()
	return l
}

// takeNote opens the line for a note. What was noted before stays in front of it.
func (p *presentPage) takeNote() action {
	switch {
	case !p.readable() || p.provision.row().Provision.Computed():
		return action{notice: "a note belongs to a provision that is answered"}
	case p.provision.refused():
		return action{}
	}
	p.line = newLine("Note: ")
	p.line.before = strings.TrimRight(p.provision.row().Answer.Note, " \n")
	if p.line.before != "" {
		p.line.label = "Note, further: "
	}
	return action{}
}

// write takes what is typed into the line. A note is part of the answer at once and reaches
// the disk when writing pauses or the line is left.
func (p *presentPage) write(msg tea.Msg) action {
	keys := &p.app.keys
	if press, isKey := msg.(tea.KeyPressMsg); isKey && (key.Matches(press, keys.Choose) || key.Matches(press, keys.Done)) {
		return p.written(key.Matches(press, keys.Choose))
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		paste.Content = questionnaire.PrintableLine(paste.Content)
		msg = paste
	}
	before := p.line.input.Value()
	p.line.input, _ = p.line.input.Update(msg)
	if p.line.goes || p.line.input.Value() == before {
		return action{}
	}
	note := p.line.before
	if text := strings.TrimSpace(p.line.input.Value()); text != "" {
		note = strings.TrimLeft(note+"\n"+text, "\n")
	}
	p.provision.change(func(a *questionnaire.Answer) { a.Note = note })
	return action{draft: true}
}

// written closes the line. A reference is gone to where the person wanted it.
func (p *presentPage) written(wanted bool) action {
	text := strings.TrimSpace(p.line.input.Value())
	if !p.line.goes {
		p.line = nil
		if text == "" {
			return action{}
		}
		return action{notice: "noted at " + p.provision.reference()}
	}
	if text == "" || !wanted {
		p.line = nil
		return action{}
	}
	reference := p.found()
	if reference == "" {
		return action{problem: "no provision starts with " + text}
	}
	p.line = nil
	return goTo(pageProvision, reference)
}

// found is the provision whose reference was typed, or begins so, or "".
func (p *presentPage) found() string {
	rows := p.app.session.Statement.Rows
	references := make([]string, 0, len(rows))
	for i := range rows {
		references = append(references, rows[i].Provision.Reference)
	}
	if at := questionnaire.FindReference(references, p.line.input.Value()); at >= 0 {
		return references[at]
	}
	return ""
}

func (p *presentPage) writing() bool { return p.line != nil }

func (p *presentPage) hints() []key.Binding {
	k := &p.app.keys
	if p.line != nil {
		done := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "save"))
		if p.line.goes {
			done = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go there"))
			return []key.Binding{done, k.Cancel}
		}
		return []key.Binding{done}
	}
	if p.card != nil {
		return p.card.hints(k)
	}
	leave := key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "leave"))
	turn := key.NewBinding(key.WithKeys("pgdown"), key.WithHelp("pgup pgdn", "turn"))
	if p.facts != nil {
		return []key.Binding{k.Asked, leave, k.List, turn, k.Choose, k.Undo, k.Quit}
	}
	return []key.Binding{k.Asked, k.Matters, k.Examples, k.Note, leave, k.List, turn, k.Choose, k.Points, k.Flag, k.Undo, k.Quit}
}
