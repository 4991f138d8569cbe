package tui

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire/store"
	"ask645/tui/session"
)

// newSaveAsPage asks for another place for the assessment that is open.
func (m *app) newSaveAsPage() *formPage {
	path := m.session.Elsewhere()
	p := &formPage{
		app:    m,
		verb:   "save",
		title:  "Save to another place",
		intro:  "The assessment is written to a new file, and the work goes on in that. The file that is open now stays as it is.",
		fields: []field{{"File", "path of the new file; ~/ is your home folder", &path}},
	}
	p.submit = func() action {
		switch {
		case path == "":
			return action{problem: "name a file to save to"}
		case m.saving:
			return action{notice: "a save is under way: press enter once more"}
		}
		return action{cmd: m.saveAs(path)}
	}
	return p
}

// saveAs starts a save into a new file.
func (m *app) saveAs(path string) tea.Cmd {
	m.saving, m.holding = true, true
	path = session.ExpandHome(path)
	if filepath.Ext(path) == "" {
		path += store.Ending
	}
	job, version := m.session.SaveAs(path), m.version
	return func() tea.Msg { return savedMsg{Saved: job.Run(), version: version} }
}

// movedTo ends a save into a new file: the work goes on in it where it was.
func (m *app) movedTo(msg savedMsg) tea.Cmd {
	m.holding = false
	var cmds []tea.Cmd
	if msg.Err != nil {
		m.problem = msg.Err.Error()
	} else {
		m.onDisk, m.savedAt, m.warned, m.unsavedBecause = msg.version, msg.At, false, nil
		m.notice, m.problem = "saved to "+m.session.File.Path()+", and the work goes on there", m.session.File.Warning()
		if m.at.page == pageSaveAs {
			cmds = append(cmds, m.back())
		}
	}
	switch {
	case m.leaving: // the system ends the program
		return tea.Batch(append(cmds, m.leave())...)
	case msg.Err == nil && m.unsaved():
		cmds = append(cmds, m.save())
	}
	return tea.Batch(append(cmds, m.play())...)
}

// unsavedWords say that answers are not on disk, what to do, and why. What to do comes first,
// as a long reason is cut.
func (m *app) unsavedWords() string {
	switch {
	case m.at.page == pageSaveAs:
		return "not saved: " + m.unsavedBecause.Error()
	case m.page.writing():
		return "not saved; esc and then S saves to another place: " + m.unsavedBecause.Error()
	}
	return "not saved; S saves to another place: " + m.unsavedBecause.Error()
}
