package tui

import (
	"errors"
	"fmt"
	"path/filepath"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// restorePage offers the newest good version of a file that cannot be read.
type restorePage struct {
	app     *app
	damaged *store.DamagedError
	choice  choice
	top     int
}

// Values of the options of the restore page.
const (
	restoreNow   = "restore"
	restoreLook  = "look"
	restoreHome  = "home"
	restoreLeave = "quit"
)

func newRestorePage(m *app) *restorePage {
	return &restorePage{app: m, damaged: m.damaged, choice: choice{options: []option{
		{Value: restoreNow, Label: "Go on with that version", Note: "In a new file beside this one"},
		{Value: restoreLook, Label: "Look at all versions", Note: "What each of them changed; any can be taken"},
		{Value: restoreHome, Label: "Home"},
		{Value: restoreLeave, Label: "Quit"},
	}}}
}

// offersRestore goes to the restore page where an error is about a file that can be restored.
func (m *app) offersRestore(err error) bool {
	var damaged *store.DamagedError
	if !errors.As(err, &damaged) {
		return false
	}
	m.damaged = damaged
	_ = m.show(destination{page: pageRestore})
	return true
}

// notOpened says why a file was not opened, and offers to restore it where that can be done.
func (m *app) notOpened(err error) action {
	if m.offersRestore(err) {
		return action{}
	}
	return action{problem: err.Error()}
}

// restore goes on with the newest good version in a new file.
func (m *app) restore(damaged *store.DamagedError) tea.Cmd {
	options := m.options
	return func() tea.Msg {
		assessment, file, again, err := damaged.Restore()
		if err != nil {
			return openedMsg{err: err}
		}
		opened := options.with(edited{assessment: assessment, file: file})
		opened.notice = "restored into " + filepath.Base(file.Path())
		if again > 0 {
			opened.notice += fmt.Sprintf(", with %d later saves from the history", again)
		}
		return opened
	}
}

func (p *restorePage) update(msg tea.Msg) action {
	switch msg := msg.(type) {
	case openedMsg:
		if msg.err != nil {
			return action{problem: msg.err.Error()}
		}
		return action{cmd: p.app.open(msg)}
	case tea.KeyPressMsg:
		if key.Matches(msg, p.app.keys.Done) {
			return action{cmd: p.app.show(destination{page: pageHome})}
		}
		if !p.choice.update(msg, &p.app.keys) {
			return action{unused: true}
		}
		switch p.choice.value() {
		case restoreNow:
			return action{cmd: p.app.restore(p.damaged)}
		case restoreLook:
			return action{cmd: p.app.show(destination{page: pageSalvage})}
		case restoreHome:
			return action{cmd: p.app.show(destination{page: pageHome})}
		case restoreLeave:
			return action{cmd: p.app.leave()}
		}
	}
	return action{}
}

func (p *restorePage) view(width, height int) screen {
	st := &p.app.styles
	measure := min(width, longestLine)
	lines := paragraph("This file cannot be read", measure, 1, st.Selected)
	lines = append(lines, paragraph(questionnaire.PrintableLine(filepath.Base(p.damaged.Path)+": "+p.damaged.Err.Error()), measure, 1, st.Warning)...)
	lines = append(lines, paragraph("It stays as it is. The newest good version kept is of "+store.Moment(p.damaged.Version.At)+".", measure, 1, st.Plain)...)
	lines = append(lines, "")
	options, first, last := p.choice.lines(measure-1, st)
	first, last = first+len(lines), last+len(lines)
	for _, line := range options {
		lines = append(lines, " "+line)
	}
	keepVisible(&p.top, first, last, height, len(lines))
	return screen{lines: window(lines, height, &p.top, st.Quiet)}
}

func (p *restorePage) hints() []key.Binding {
	k := &p.app.keys
	return []key.Binding{k.Up, k.Down, k.Choose, k.Quit}
}

func (p *restorePage) writing() bool { return false }
