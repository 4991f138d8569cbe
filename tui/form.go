package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// field is one single-line input of a form page.
type field struct {
	title, help string
	value       *string
}

// formPage asks for several single-line texts at once. It uses Huh for the looks and the
// editing, and moves between fields itself: so a field never keeps a person from going
// back, and keys that arrive together reach the fields they are meant for.
type formPage struct {
	app    *app
	title  string
	intro  string
	fields []field
	// changed is called after each key, passed when a field is left forwards, submit when
	// the last one is. left is where leaving leads; nil goes back.
	changed func() action
	passed  func(field int)
	submit  func() action
	left    func() action
	// refuses says what is wrong with the text of a field, or "". A field that is wrong is
	// not left forwards; it may be nil.
	refuses func(field int) string
	// verb says what submit does, for a form of one field; "" is open.
	verb string
	// owner says whose the text of a field is, or ""; takeBase takes that of the base again. Both
	// are nil where there is no base.
	owner    func(field int) string
	takeBase func(field int) action
	// answer takes messages of commands that submit started.
	answer func(tea.Msg) action

	// texts are what the inputs hold, shown what they held at first. A field is written back
	// only once it was changed, so that going through leaves every line break in place.
	texts, shown []string

	at int
	// input is the field with the focus, nil as long as none was made.
	input         *huh.Input
	width, height int
}

// build makes the form anew from the values.
func (p *formPage) build() {
	if p.texts == nil {
		for _, f := range p.fields {
			p.texts = append(p.texts, questionnaire.PrintableLine(*f.value))
		}
		p.shown = append([]string(nil), p.texts...)
	}
	p.focus()
}

// longestField is how many characters a single-line field takes.
const longestField = 300

func (p *formPage) update(msg tea.Msg) action {
	if p.input == nil {
		p.build()
	}
	keys := &p.app.keys
	press, isKey := msg.(tea.KeyPressMsg)
	switch {
	case isKey && key.Matches(press, keys.Done):
		return p.leave()
	case isKey && p.takeBase != nil && press.String() == "ctrl+b":
		p.clean()
		act := p.takeBase(p.at)
		p.texts = nil
		p.build()
		return act
	case isKey && key.Matches(press, keys.NextField):
		if problem := p.wrong(p.at); problem != "" {
			return action{problem: problem}
		}
		if p.at == len(p.fields)-1 {
			if press.String() == "down" {
				return action{}
			}
			p.clean()
			return p.submit()
		}
		p.at++
		if p.passed != nil {
			p.passed(p.at - 1)
			p.texts = nil // it may have changed a value
			p.build()
			return action{}
		}
		p.focus()
		return action{}
	case isKey && key.Matches(press, keys.PreviousField):
		if p.at == 0 {
			return action{}
		}
		p.at--
		p.focus()
		return action{}
	case isKey && failsInForm(press):
		return action{}
	case isKey:
		return p.forward(press)
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		paste.Content = questionnaire.PrintableLine(paste.Content)
		return p.forward(paste)
	}
	if p.answer != nil {
		return p.answer(msg)
	}
	return action{}
}

// forward lets the field with the focus handle a key or a paste.
func (p *formPage) forward(msg tea.Msg) action {
	before := p.values()
	_, _ = p.input.Update(msg) // it is a pointer, and returns itself
	p.writeBack()
	if p.changed != nil && p.values() != before {
		return p.changed()
	}
	return action{}
}

// leave goes back; what was typed has been taken over already where the form edits an open
// assessment.
func (p *formPage) leave() action {
	p.clean()
	to := action{back: true}
	if p.left != nil {
		to = p.left()
	}
	if problem := p.wrong(p.at); problem != "" {
		to.problem = "not taken: " + problem
	}
	return to
}

// wrong says what is wrong with the text of a field, or "".
func (p *formPage) wrong(at int) string {
	if p.refuses == nil {
		return ""
	}
	p.clean()
	if problem := p.refuses(at); problem != "" {
		return p.fields[at].title + ": " + problem
	}
	return ""
}

func (p *formPage) values() string {
	var b strings.Builder
	for _, f := range p.fields {
		b.WriteString(*f.value)
		b.WriteByte(0)
	}
	return b.String()
}

// writeBack takes over what was changed.
func (p *formPage) writeBack() {
	for i, f := range p.fields {
		if i < len(p.texts) && p.texts[i] != p.shown[i] {
			*f.value, p.shown[i] = p.texts[i], p.texts[i]
		}
	}
}

// clean takes white space off the ends of what was changed.
func (p *formPage) clean() {
	for i := range p.texts {
		p.texts[i] = strings.TrimSpace(p.texts[i])
	}
	p.writeBack()
}

func (p *formPage) view(width, height int) screen {
	st := &p.app.styles
	place := fmt.Sprintf("field %d of %d", p.at+1, len(p.fields))
	if p.owner != nil {
		if owner := p.owner(p.at); owner != "" {
			place += ", " + owner
		}
	}
	head := []string{spread(" "+st.Selected.Render(p.title), st.Quiet.Render(place), width)}
	if height >= 10 {
		head = append(head, paragraph(p.intro, min(width, longestLine), 1, st.Quiet)...)
		head = append(head, "")
	}
	room := height - len(head)
	if p.input == nil || p.width != width || p.height != room {
		p.width, p.height = width, room
		p.build()
	}
	return screen{lines: append(head, p.lines()...)}
}

func (p *formPage) hints() []key.Binding {
	k := &p.app.keys
	switch {
	case p.takeBase != nil:
		base := key.NewBinding(key.WithKeys("ctrl+b"), key.WithHelp("ctrl+b", k.Base.Help().Desc))
		return []key.Binding{k.NextField, k.PreviousField, base, k.Done}
	case p.left != nil:
		return []key.Binding{k.NextField, k.PreviousField, k.Done}
	case len(p.fields) == 1:
		submit := k.Submit
		if p.verb != "" {
			submit.SetHelp(submit.Help().Key, p.verb)
		}
		return []key.Binding{submit, k.Cancel}
	}
	return []key.Binding{k.NextField, k.PreviousField, k.Cancel}
}

func (p *formPage) writing() bool { return true }

// newNewPage asks for what a new assessment needs at least.
func (m *app) newNewPage(edition string) *formPage {
	var name, path string
	suggested := ""
	p := &formPage{
		app:   m,
		title: "New assessment",
		intro: "Against " + m.options.editionTitle(edition) + ". All of this can be changed later.",
		fields: []field{
			{"Product", "as it is sold", &name},
			{"File", "where the answers are kept", &path},
		},
	}
	p.passed = func(int) {
		if path == suggested {
			suggested = store.FileName(name)
			path = suggested
		}
	}
	p.submit = func() action {
		if path == "" {
			return action{problem: "name a file for the answers"}
		}
		return action{cmd: m.createFile(path, name, edition)}
	}
	p.answer = p.opened
	return p
}

// newOpenPage asks for a file to open.
func (m *app) newOpenPage() *formPage {
	var path string
	p := &formPage{
		app:    m,
		title:  "Open a file",
		intro:  "An assessment is one file, customarily called NAME.ask645.json.",
		fields: []field{{"File", "path, relative to where the program was started", &path}},
	}
	p.submit = func() action {
		if path == "" {
			return action{problem: "name a file to open"}
		}
		return action{cmd: m.openFile(path)}
	}
	p.answer = p.opened
	return p
}

// opened takes an assessment that was read or created.
func (p *formPage) opened(msg tea.Msg) action {
	opened, ok := msg.(openedMsg)
	switch {
	case !ok:
		return action{}
	case opened.err != nil:
		return p.app.notOpened(opened.err)
	}
	return action{cmd: p.app.open(opened)}
}
