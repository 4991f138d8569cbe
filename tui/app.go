package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
	"ask645/tui/session"
)

// app is the root model. It owns what pages share, and decides when a change is saved, when
// the screen may change, and who gets a key.
type app struct {
	options Options
	styles  styles
	// background is what is known of the terminal's; presenting is true while questions are
	// shown to a room.
	background background
	presenting bool
	keys       keyMap
	session    *session.Session
	places     store.Places
	survey     survey

	// later is tea.Tick, and a stub in tests, which do not wait.
	later func(time.Duration, func(time.Time) tea.Msg) tea.Cmd

	width, height int
	page          page
	at            destination
	// trail holds the places to go back to, the last one last; work is the last place inside
	// the assessment, for going on from home.
	trail []destination
	work  destination
	// moves counts the places that were noted through keeper.
	moves  int
	keeper store.PlaceKeeper
	// overlay covers the page until it is closed, or nil.
	overlay *overlay
	// notice and problem are said above the footer until the next key.
	notice, problem string

	// saving is true while a save is under way. version counts changes, onDisk is the
	// version that was saved last.
	saving          bool
	version, onDisk int
	// savedAt is when everything was last known to be on disk; unsavedBecause is why the
	// last save failed, or nil.
	savedAt        time.Time
	unsavedBecause error
	// holding is true while the screen must not change because an answer is not on disk
	// yet. Keys wait in queue; frame is what is shown meanwhile.
	holding bool
	// editing is true while the person's own editor is made ready or at work. Keys wait then
	// too, so that none of them leaves the page that the text is for.
	editing bool
	queue   []tea.Msg
	frame   tea.View
	// exports are under way or done; the program does not end before they are done.
	exports exports
	// folder is where exports go, "" for beside the assessment; withoutNotes leaves notes and
	// flags out of them.
	folder       string
	withoutNotes bool
	letterheads  session.Letterheads
	// titles maps references to titles, and passages are what can be searched, once the
	// prose of the edition has been read.
	titles   map[string]string
	passages []passage
	// catalogue is how the catalogue was last looked at, or nil.
	catalogue *catalogueState
	// pointOrder is the order in which open points were listed last; donePoints is true where
	// those that are done were listed too.
	pointOrder questionnaire.PointOrder
	donePoints bool
	// baseMoved is true once the person was told that the base of the variant has changed.
	baseMoved bool
	// search is the last search, to go back to.
	search *searchPage

	// migration is the report on the assessment that is open, where it was just carried over
	// from another edition.
	migration *questionnaire.Migration

	// leftOut counts the packs that cannot be used and of which the person was told.
	leftOut int

	// damaged is the file that could not be read and can be restored, for the page that offers
	// it.
	damaged *store.DamagedError

	// errand is true while a lesson waits for the disk. Keys wait as well.
	errand bool

	// opening is the assessment with which the app was started, until it can be shown. Keys
	// wait until then.
	opening *opening
	// unopened is why that assessment could not be shown after all, or nil.
	unopened error

	// leaving is true once the person or a signal asked to end; status is the exit status.
	leaving bool
	status  int
	// warned is true once the person knows that leaving loses something; signalled is true
	// where the system ends the program.
	warned, signalled bool
}

// savedMsg ends a save.
type savedMsg struct {
	session.Saved
	version int
}

// draftMsg asks for a save of text being written, unless it was followed by more text.
type draftMsg struct{ version int }

// draftDelay is how long writing must pause before a draft is saved.
const draftDelay = 800 * time.Millisecond

// signalMsg tells that the system asked the program to end.
type signalMsg struct{ status int }

// Init asks for the background colour, and reads what home shows or what the first page of the
// assessment needs. The first frame waits only for the last, which is read while the terminal
// library makes the terminal ready.
func (m *app) Init() tea.Cmd {
	var begin tea.Cmd
	switch opening := m.opening; {
	case opening != nil:
		begin = func() tea.Msg {
			<-opening.ready
			return startedMsg{}
		}
	case m.at.page == pageHome:
		begin = m.later(lookDelay, func(time.Time) tea.Msg { return lookMsg{} })
	}
	return tea.Batch(tea.RequestBackgroundColor, begin)
}

// Update takes a message. While an answer is being saved keys wait, so that each is played
// to the page it was typed at.
func (m *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		return m, nil
	case tea.BackgroundColorMsg:
		m.background = backgroundLight
		if msg.IsDark() {
			m.background = backgroundDark
		}
		m.dress()
		return m, nil
	case proseMsg:
		m.titles, m.passages = msg.titles, msg.passages
		if p, ok := m.page.(*searchPage); ok {
			p.find() // for what was typed before there was anything to find
		}
		m.tellLeftOut()
		return m, nil
	case readProseMsg:
		return m, m.readProse()
	case startedMsg:
		return m, m.started()
	case lookMsg:
		if m.at.page != pageHome {
			return m, nil
		}
		return m, m.lookAround()
	case portion:
		return m, m.took(msg)
	case savedMsg:
		return m, m.saved(msg)
	case exportedMsg:
		return m, m.exported(msg)
	case draftMsg:
		if msg.version == m.version {
			return m, m.save()
		}
		return m, nil
	case openedMsg:
		if m.at.inAssessment() && msg.err == nil {
			return m, closing(msg.file) // the person went on meanwhile
		}
		return m, m.deliver(msg)
	case editorReadyMsg:
		if m.leaving {
			return m, msg.discard()
		}
		m.editing = msg.err == nil
		return m, tea.Batch(m.deliver(msg), m.play())
	case editorDoneMsg:
		m.editing = false
		return m, tea.Batch(m.deliver(msg), m.play())
	case errandMsg:
		m.errand = false
		cmd := m.deliver(msg)
		if m.leaving {
			return m, tea.Batch(cmd, m.leave())
		}
		return m, tea.Batch(cmd, m.play())
	case signalMsg:
		m.status, m.signalled = msg.status, true
		return m, m.leave()
	case tea.KeyPressMsg, tea.PasteMsg:
		if m.holding || m.errand || m.leaving || m.editing || m.opening != nil {
			m.queue = append(m.queue, msg)
			return m, nil
		}
		return m, m.deliver(msg)
	default:
		return m, m.deliver(msg)
	}
}

// deliver hands a message to whoever it is for, then saves what it changed.
func (m *app) deliver(msg tea.Msg) tea.Cmd {
	var act action
	switch press, isKey := msg.(tea.KeyPressMsg); {
	case isKey && key.Matches(press, m.keys.Interrupt):
		m.status = statusInterrupted
		return m.leave()
	case isKey && key.Matches(press, m.keys.Suspend) && canSuspend():
		return tea.Suspend
	case isKey && m.overlay != nil:
		act = m.overlaid(press)
	case isKey && m.tooSmall():
		return nil
	default:
		m.setNotice(msg)
		act = m.page.update(msg)
		if isKey && act.unused {
			act = m.global(press)
		}
	}
	return m.perform(act)
}

// overlaid hands a key to the overlay, which may lead to a fact.
func (m *app) overlaid(press tea.KeyPressMsg) action {
	if fact := m.overlay.fact; fact != "" && key.Matches(press, m.keys.Facts) {
		m.overlay = nil
		return goTo(pageFacts, fact)
	}
	if m.overlay.update(press, &m.keys) {
		m.overlay = nil
	}
	return action{}
}

// setNotice forgets the notice of the previous key.
func (m *app) setNotice(msg tea.Msg) {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		m.notice, m.problem = "", ""
	}
}

// perform does what a page asked for.
func (m *app) perform(act action) tea.Cmd {
	if act.notice != "" || act.problem != "" {
		m.notice, m.problem = act.notice, act.problem
	}
	cmd := act.cmd
	switch {
	case act.open != nil:
		if m.at.page != act.open.page {
			m.trail = append(m.trail, m.at)
		}
		cmd = tea.Batch(cmd, m.show(*act.open))
	case act.back && len(m.trail) == 0 && m.session != nil:
		m.notice = "H goes home, q quits; everything is saved"
	case act.back:
		cmd = tea.Batch(cmd, m.back())
	}
	if m.session == nil {
		return cmd
	}
	if m.session.Refused() {
		m.problem = "the file is read-only: nothing was changed; S saves a copy to work on"
	}
	changed := m.session.Changed()
	if changed {
		m.version++
	}
	switch {
	case !m.unsaved():
		return cmd
	case act.draft && !changed:
		return cmd
	case act.draft:
		version := m.version
		return tea.Batch(cmd, m.later(draftDelay, func(time.Time) tea.Msg { return draftMsg{version} }))
	}
	m.holding = true
	return tea.Batch(cmd, m.save())
}

// unsaved reports whether something is not on disk yet, drafts included.
func (m *app) unsaved() bool { return m.version != m.onDisk }
