package tui

import (
	tea "charm.land/bubbletea/v2"

	"ask645/tui/session"
)

// save starts a save, unless one is under way; that one starts the next when it ends.
func (m *app) save() tea.Cmd {
	if m.saving || m.session == nil {
		return nil
	}
	m.saving = true
	job, version := m.session.Save(), m.version
	return func() tea.Msg { return savedMsg{Saved: job.Run(), version: version} }
}

// saved ends a save: the held screen is let go and the waiting keys are played.
func (m *app) saved(msg savedMsg) tea.Cmd {
	m.saving = false
	m.session.Finish(msg.Saved)
	if msg.Elsewhere() {
		return m.movedTo(msg)
	}
	m.unsavedBecause = msg.Err
	if msg.Err == nil {
		m.onDisk, m.savedAt, m.warned = msg.version, msg.At, false
		if msg.BaseMoved && !m.baseMoved {
			m.baseMoved, m.problem = true, session.BaseMovedWords(m.session)
		}
	}
	if msg.version != m.version && msg.Err == nil {
		return m.save()
	}
	m.holding = false
	if !m.leaving {
		return m.play()
	}
	if msg.Err == nil || m.signalled {
		return tea.Quit
	}
	// Keys typed while leaving were not meant for what comes now.
	m.leaving, m.warned, m.status, m.queue = false, true, 0, nil
	m.notice, m.problem = "", msg.Err.Error()+"; S saves it to another place, quitting again leaves without it"
	return nil
}

// exported ends an export, wherever the person has gone meanwhile. One that failed keeps the
// program open, so that it is not missed.
func (m *app) exported(msg exportedMsg) tea.Cmd {
	next := m.exports.finished(m, msg)
	if _, here := m.page.(*exportPage); here && msg.refused() != nil {
		m.overlay = msg.refused()
	}
	m.notice, m.problem = msg.line(), ""
	if trouble := msg.trouble(); trouble != "" {
		m.notice, m.problem = "", trouble
		if m.leaving && msg.err != nil {
			m.leaving = false
			return next
		}
	}
	if m.leaving && next == nil {
		return m.leave()
	}
	return next
}

// play delivers the keys that waited, until one of them changes something again.
func (m *app) play() tea.Cmd {
	var cmds []tea.Cmd
	for len(m.queue) > 0 && !m.holding && !m.errand && !m.leaving && !m.editing {
		next := m.queue[0]
		m.queue = m.queue[1:]
		cmds = append(cmds, m.deliver(next))
	}
	return tea.Batch(cmds...)
}

// leave ends the program once everything is on disk. Where it cannot be saved the person is
// told, and may leave all the same by asking again; a signal does not wait for that.
func (m *app) leave() tea.Cmd {
	if p, ok := m.page.(*provisionPage); ok {
		p.keepDraft()
	}
	if m.session != nil && m.session.Changed() {
		m.version++
	}
	m.leaving = true
	switch {
	case m.errand:
		return nil // the end of the work comes back here
	case len(m.exports.waiting) > 0 && !m.signalled:
		return nil // the end of the export comes back here
	case m.session == nil || !m.unsaved() && !m.saving || m.warned:
		return tea.Quit
	}
	return m.save()
}
