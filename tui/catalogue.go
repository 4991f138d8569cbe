package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// cataloguePage lists the provisions of an edition to read them, to choose some by what they
// have in common, and in an assessment to leave them out of its scope or take them in.
type cataloguePage struct {
	app     *app
	edition *questionnaire.Edition
	// inside is true where the catalogue is that of the open assessment.
	inside bool
	// problem is why nothing can be shown, or nil.
	problem error
	*catalogueState

	shown       []*questionnaire.Provision
	cursor, top int
	height      int
	typed       string
	// picking is what is being chosen from a list, and choice that list.
	picking picking
	choice  choice
	pickTop int
	// finding is true while words to find are written.
	finding bool
	input   textinput.Model
}

// catalogueState is what stays when the page is left: the filter and the place.
type catalogueState struct {
	edition   string
	selection questionnaire.Selection
	scope     scopeFilter
	reference string
}

// newCataloguePage shows the edition of the given id, or that of the open assessment where
// the id is "".
func newCataloguePage(m *app, id string) *cataloguePage {
	p := &cataloguePage{app: m, inside: id == "", input: newInput()}
	if p.inside {
		p.edition = m.session.Edition
	} else if p.edition, p.problem = m.options.Library.Edition(id); p.problem != nil {
		return p
	}
	if m.catalogue == nil || m.catalogue.edition != p.edition.ID || !p.inside && m.catalogue.scope != scopeAny {
		m.catalogue = &catalogueState{edition: p.edition.ID}
	}
	p.catalogueState = m.catalogue
	p.refresh()
	return p
}

// refresh chooses the provisions anew and keeps the cursor on the same one, or near it.
func (p *cataloguePage) refresh() {
	before := p.cursor
	all, err := p.edition.Select(p.selection)
	if err != nil {
		p.problem = err
		return
	}
	p.shown = slices.DeleteFunc(all, func(provision *questionnaire.Provision) bool { return !p.lets(provision) })
	p.cursor = min(before, max(0, len(p.shown)-1))
	for i, provision := range p.shown {
		if provision.Reference == p.reference {
			p.cursor = i
		}
	}
	p.place()
}

// place notes the provision under the cursor.
func (p *cataloguePage) place() {
	if at := p.at(); at != nil {
		p.reference = at.Reference
	}
}

// at is the provision under the cursor, or nil.
func (p *cataloguePage) at() *questionnaire.Provision {
	if p.cursor >= len(p.shown) {
		return nil
	}
	return p.shown[p.cursor]
}

// row is what the open assessment says of a provision, or nil outside of one.
func (p *cataloguePage) row(provision *questionnaire.Provision) *questionnaire.Row {
	if !p.inside {
		return nil
	}
	return p.app.session.Statement.Row(provision.Reference)
}

func (p *cataloguePage) update(msg tea.Msg) action {
	if p.problem != nil {
		if _, ok := msg.(tea.KeyPressMsg); ok {
			return action{back: true}
		}
		return action{}
	}
	press, isKey := msg.(tea.KeyPressMsg)
	switch {
	case p.finding:
		return p.find(msg)
	case !isKey:
		return action{}
	case p.picking != pickingNothing:
		return p.pick(press)
	}
	typed := p.typed
	p.typed = ""
	keys := &p.app.keys
	switch {
	case typed != "" && press.Code == tea.KeyBackspace:
		if p.typed = typed[:len(typed)-1]; p.typed == "" {
			return action{}
		}
		return p.jump()
	case isReferenceKey(press), isReferenceLetter(press, typed, p.references()):
		p.typed = typed + strings.ToUpper(press.Text)
		return p.jump()
	case p.move(press):
		p.place()
		return action{}
	case p.inside && key.Matches(press, keys.Scope):
		return p.toggle()
	case p.inside && key.Matches(press, keys.ScopeAll):
		return p.toggleAll()
	case key.Matches(press, keys.PageDown): // the space bar turns the page where it has no other use
		p.cursor = min(max(0, len(p.shown)-1), p.cursor+max(1, p.height-2))
		p.place()
		return action{}
	}
	return p.act(press)
}

// move follows the keys that only move the cursor.
func (p *cataloguePage) move(press tea.KeyPressMsg) bool {
	keys, last := &p.app.keys, max(0, len(p.shown)-1)
	switch {
	case key.Matches(press, keys.Up):
		p.cursor = max(0, p.cursor-1)
	case key.Matches(press, keys.Down):
		p.cursor = min(last, p.cursor+1)
	case key.Matches(press, keys.PageUp):
		p.cursor = max(0, p.cursor-max(1, p.height-2))
	case key.Matches(press, keys.PageDown) && press.Code != tea.KeySpace:
		p.cursor = min(last, p.cursor+max(1, p.height-2))
	case key.Matches(press, keys.First):
		p.cursor = 0
	case key.Matches(press, keys.Last):
		p.cursor = last
	default:
		return false
	}
	return true
}

// act follows the keys that read, filter or leave.
func (p *cataloguePage) act(press tea.KeyPressMsg) action {
	keys := &p.app.keys
	switch {
	case key.Matches(press, keys.Choose), key.Matches(press, keys.Read):
		if at := p.at(); at != nil {
			p.app.overlay = &overlay{title: at.Reference + "  " + at.Title, blocks: p.blocks(at)}
		}
	case p.inside && key.Matches(press, keys.Skip):
		if at := p.at(); at != nil {
			return goTo(pageProvision, at.Reference)
		}
	case key.Matches(press, keys.ByClause):
		p.begin(pickingClause)
	case key.Matches(press, keys.ByCondition):
		p.begin(pickingCondition)
	case key.Matches(press, keys.ByStatus):
		return p.nextStatus()
	case p.inside && key.Matches(press, keys.Filter):
		return p.nextScope()
	case key.Matches(press, keys.Search):
		p.finding = true
		p.input.SetValue(p.selection.Text)
		p.input.CursorEnd()
		p.input.Focus()
	case key.Matches(press, keys.Done) && p.filtered():
		p.selection, p.scope = questionnaire.Selection{}, scopeAny
		p.refresh()
		return action{notice: "all provisions are shown again"}
	case key.Matches(press, keys.Back), key.Matches(press, keys.Done):
		return action{back: true}
	default:
		return action{unused: true}
	}
	return action{}
}

// references are those of the provisions shown.
func (p *cataloguePage) references() []string {
	references := make([]string, 0, len(p.shown))
	for _, provision := range p.shown {
		references = append(references, provision.Reference)
	}
	return references
}

// jump moves to the provision whose reference was typed, or begins so.
func (p *cataloguePage) jump() action {
	if at := questionnaire.FindReference(p.references(), p.typed); at >= 0 {
		p.cursor = at
		p.place()
		return action{notice: "go to " + p.typed}
	}
	return action{problem: "no provision shown here starts with " + p.typed}
}

// toggle leaves the provision under the cursor out, or takes it in.
func (p *cataloguePage) toggle() action {
	at := p.at()
	switch {
	case at == nil:
		return action{}
	case !at.MayBeLeftOut():
		return action{notice: at.Reference + " follows from the other answers and cannot be left out"}
	}
	out := p.row(at).OutOfScope
	changed := p.app.session.SetScope(out, at.Reference)
	if changed > 0 && p.scope == scopeAny && p.cursor+1 < len(p.shown) {
		p.reference = p.shown[p.cursor+1].Reference // so that a run of them takes one key each
	}
	p.refresh()
	if changed == 0 {
		return action{}
	}
	if out {
		return action{notice: at.Reference + " is in scope again"}
	}
	return action{notice: at.Reference + " is out of scope: nothing is asked or claimed of it"}
}

// toggleAll leaves all that is shown out or, where all of it is out already, takes it in.
func (p *cataloguePage) toggleAll() action {
	var references []string
	in := true
	for _, provision := range p.shown {
		if provision.MayBeLeftOut() {
			references = append(references, provision.Reference)
			in = in && p.row(provision).OutOfScope
		}
	}
	n := p.app.session.SetScope(in, references...)
	p.refresh()
	switch {
	case n == 0:
		return action{notice: "nothing is shown that can be left out or taken in"}
	case in:
		return action{notice: counted(n, "provision") + " taken in; u takes it back"}
	}
	return action{notice: counted(n, "provision") + " left out; u takes it back"}
}

func (p *cataloguePage) hints() []key.Binding {
	k := &p.app.keys
	read := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "read"))
	open := key.NewBinding(key.WithKeys("right"), key.WithHelp("→", "answer"))
	scope := key.NewBinding(key.WithKeys("F"), key.WithHelp("F", "in or out only"))
	find := key.NewBinding(key.WithKeys("/"), key.WithHelp("/", "words"))
	end := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "done"))
	switch {
	case p.problem != nil:
		return []key.Binding{k.Back}
	case p.finding:
		return []key.Binding{k.Up, k.Down, end, k.Cancel}
	case p.picking != pickingNothing:
		return []key.Binding{k.Up, k.Down, k.Choose, k.Cancel}
	case p.inside:
		return []key.Binding{read, k.Scope, k.ScopeAll, k.ByClause, k.ByStatus, k.ByCondition, find, scope, open, k.Done, k.Quit}
	}
	return []key.Binding{k.Up, k.Down, read, k.ByClause, k.ByStatus, k.ByCondition, find, k.Done, k.Quit}
}

func (p *cataloguePage) writing() bool { return p.finding }

// head says what is shown, and what is in scope.
func (p *cataloguePage) head() (left, right string) {
	shown, all := questionnaire.Listed(p.shown), questionnaire.Listed(p.edition.Provisions())
	number := counted(all, "provision")
	if shown != all {
		number = fmt.Sprintf("%d of %d provisions", shown, all)
	}
	if !p.inside {
		return p.edition.Title + ": " + number, "to read"
	}
	c := p.app.session.Statement.Counts
	return "Catalogue: " + number, fmt.Sprintf("%d in scope, %d out", c.InScope(), c.OutOfScope)
}
