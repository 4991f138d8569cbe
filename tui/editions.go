package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// What an edition is chosen for.
const (
	chooseNew  = "new"
	chooseRead = "read"
)

// editionPage asks for an edition, and says what each is good for.
type editionPage struct {
	app     *app
	purpose string
	problem error
	choice  choice
	top     int
}

// chooseEdition is where choosing an edition leads: to the question, or at once to what it is
// asked for where there is no choice.
func (m *app) chooseEdition(purpose string) action {
	ids, err := m.options.Library.EditionIDs()
	if err == nil && len(ids) == 1 {
		return goTo(editionFor(purpose), ids[0])
	}
	return goTo(pageEdition, purpose)
}

// editionFor is the page that an edition is chosen for.
func editionFor(purpose string) pageName {
	if purpose == chooseRead {
		return pageBrowse
	}
	return pageNew
}

func newEditionPage(m *app, purpose string) *editionPage {
	p := &editionPage{app: m, purpose: purpose}
	editions, err := m.options.Library.Editions()
	if err != nil {
		p.problem = err
		return p
	}
	options := make([]option, 0, len(editions))
	for _, edition := range editions {
		options = append(options, option{Value: edition.ID, Label: edition.Title, Note: edition.GoodFor})
	}
	current := questionnaire.DefaultEdition
	if m.session != nil && purpose == chooseRead {
		current = m.session.Edition.ID
	}
	p.choice = newChoice(options, current)
	return p
}

func (p *editionPage) update(msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
		return action{}
	case p.problem == nil && p.choice.update(press, &p.app.keys):
		return goTo(editionFor(p.purpose), p.choice.value())
	case key.Matches(press, p.app.keys.Back), key.Matches(press, p.app.keys.Done):
		return action{back: true}
	}
	return action{unused: true}
}

func (p *editionPage) view(width, height int) screen {
	st := &p.app.styles
	title, intro := "New assessment", "Against which edition of the standard?"
	if p.purpose == chooseRead {
		title, intro = "Catalogue", "The provisions of which edition?"
	}
	lines := append([]string{" " + st.Selected.Render(title)}, paragraph(intro, width, 1, st.Plain)...)
	if height >= 10 {
		lines = append(lines, "")
	}
	if p.problem != nil {
		lines = append(lines, paragraph(p.problem.Error(), width, 1, st.Warning)...)
	}
	options, first, last := p.choice.lines(min(width, longestLine)-1, st)
	for i := range options {
		options[i] = " " + options[i]
	}
	lines = lines[:min(len(lines), max(0, height-2))]
	room := height - len(lines)
	keepVisible(&p.top, first, last, room, len(options))
	return screen{lines: append(lines, window(options, room, &p.top, st.Quiet)...)}
}

func (p *editionPage) hints() []key.Binding {
	k := &p.app.keys
	return []key.Binding{k.Up, k.Down, k.Choose, k.Back, k.Quit}
}

func (p *editionPage) writing() bool { return false }
