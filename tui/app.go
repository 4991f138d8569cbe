package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// app is the root model. It owns what pages share, and decides when a change is saved, when
// the screen may change, and who gets a key.
type app struct {
	options Options
	styles  styles
	keys    keyMap
	session *session
	places  store.Places

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
	// holding is true while the screen must not change because an answer is not on disk
	// yet. Keys wait in queue; frame is what is shown meanwhile.
	holding bool
	queue   []tea.Msg
	frame   tea.View
	// titles maps references to titles, and passages are what can be searched, once the
	// prose of the edition has been read.
	titles   map[string]string
	passages []passage

	// leaving is true once the person or a signal asked to end; status is the exit status.
	leaving bool
	status  int
	// warned is true once the person knows that leaving loses something; signalled is true
	// where the system ends the program.
	warned, signalled bool
}

// savedMsg ends a save.
type savedMsg struct {
	session    *session
	version    int
	at         time.Time
	assessment *questionnaire.Assessment
	step       store.Step
	err        error
}

// draftMsg asks for a save of text being written, unless it was followed by more text.
type draftMsg struct{ version int }

// draftDelay is how long writing must pause before a draft is saved.
const draftDelay = 800 * time.Millisecond

// signalMsg tells that the system asked the program to end.
type signalMsg struct{ status int }

// Init reads the titles of provisions and asks for the background colour; the first frame
// waits for neither.
func (m *app) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, m.readProse())
}

// Update takes a message. While an answer is being saved keys wait, so that each is played
// to the page it was typed at.
func (m *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		return m, nil
	case tea.BackgroundColorMsg:
		m.styles = newStyles(msg.IsDark())
		return m, nil
	case proseMsg:
		m.titles, m.passages = msg.titles, msg.passages
		return m, nil
	case savedMsg:
		return m, m.saved(msg)
	case draftMsg:
		if msg.version == m.version {
			return m, m.save()
		}
		return m, nil
	case signalMsg:
		m.status, m.signalled = msg.status, true
		return m, m.leave()
	case tea.KeyPressMsg, tea.PasteMsg:
		if m.holding || m.leaving {
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
		if m.overlay.update(press, &m.keys) {
			m.overlay = nil
		}
		return nil
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
	case act.back:
		cmd = tea.Batch(cmd, m.back())
	}
	if m.session == nil {
		return cmd
	}
	if m.session.refused {
		m.session.refused = false
		m.problem = "the file is read-only: nothing was changed"
	}
	changed := m.session.changed
	if changed {
		m.session.changed = false
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

// global handles the keys that mean the same on every page. Pages see every key first, so
// that nothing printable is taken from text.
func (m *app) global(press tea.KeyPressMsg) action {
	if m.page.writing() {
		return action{}
	}
	open := m.session != nil
	switch {
	case key.Matches(press, m.keys.Help):
		m.overlay = m.help()
	case key.Matches(press, m.keys.Quit):
		return action{cmd: m.leave()}
	case key.Matches(press, m.keys.Home):
		m.trail = nil
		return action{cmd: m.show(destination{page: pageHome})}
	case open && key.Matches(press, m.keys.List):
		return goTo(pageList, m.at.reference)
	case open && key.Matches(press, m.keys.Facts):
		return goTo(pageFacts, "")
	case open && key.Matches(press, m.keys.Product):
		return goTo(pageProduct, "")
	case open && key.Matches(press, m.keys.Review):
		return goTo(pageReview, "")
	case open && key.Matches(press, m.keys.Search):
		return goTo(pageSearch, "")
	case open && key.Matches(press, m.keys.NextFinding):
		return m.nextFinding()
	case open && key.Matches(press, m.keys.Undo):
		return m.undo()
	case open && key.Matches(press, m.keys.Redo):
		return m.redo()
	case open && key.Matches(press, m.keys.Export):
		return goTo(pageExport, "")
	case open && key.Matches(press, m.keys.NextOpen):
		if reference := m.session.nextOpen(m.at.reference); reference != "" {
			return goTo(pageProvision, reference)
		}
		return action{notice: "every provision is answered"}
	case key.Matches(press, m.keys.Done):
		if len(m.trail) == 0 && open {
			return action{notice: "H goes home, q quits; everything is saved"}
		}
		return action{back: true}
	}
	return action{}
}

// nextFinding goes to the next provision, after the one shown, that a person answered and
// that has a finding.
func (m *app) nextFinding() action {
	rows := m.session.statement.Rows
	start := 0
	for i := range rows {
		if rows[i].Provision.Reference == m.at.reference {
			start = i + 1
		}
	}
	for i := range rows {
		row := &rows[(start+i)%len(rows)]
		if !row.Open() && len(m.session.statement.Of(row.Provision.Reference)) > 0 {
			return goTo(pageProvision, row.Provision.Reference)
		}
	}
	return action{notice: "no answered provision has a finding"}
}

// show opens a page without remembering where the person came from.
func (m *app) show(to destination) tea.Cmd {
	if to.inAssessment() && m.session == nil {
		to = destination{page: pageHome}
	}
	m.at = to
	m.overlay = nil
	if to.inAssessment() && to.page != pageSearch {
		m.work = to
	}
	switch to.page {
	case pageNew:
		m.page = m.newNewPage()
	case pageOpen:
		m.page = m.newOpenPage()
	case pageProduct:
		m.page = m.newProductPage()
	case pageFacts:
		m.page = newFactsPage(m, to.reference)
	case pageProvision:
		m.page = newProvisionPage(m, to.reference)
		m.page.(*provisionPage).openGuide(to.tab)
	case pageList:
		m.page = newListPage(m, to.reference)
	case pageReview:
		m.page = newReviewPage(m)
	case pageExport:
		m.page = newExportPage(m)
	case pageSearch:
		m.page = newSearchPage(m)
	case pageHome:
		m.page = newHomePage(m)
	}
	return m.remember()
}

// back returns to where the person came from; from the first page it stays.
func (m *app) back() tea.Cmd {
	if len(m.trail) == 0 {
		return nil
	}
	to := m.trail[len(m.trail)-1]
	m.trail = m.trail[:len(m.trail)-1]
	return m.show(to)
}

// save starts a save, unless one is under way; that one starts the next when it ends.
func (m *app) save() tea.Cmd {
	if m.saving || m.session == nil {
		return nil
	}
	m.saving = true
	s := m.session
	save := saving{
		session: s, version: m.version, file: s.file, history: s.history, now: m.options.Now,
		before: s.onDisk, after: s.assessment.Clone(),
		step: store.Step{Number: s.history.Next(), By: s.assessment.Assessor.Name, Undoes: s.undoes, Redoes: s.redoes},
	}
	s.undoes, s.redoes = 0, 0
	return save.run
}

// saved ends a save: the held screen is let go and the waiting keys are played.
func (m *app) saved(msg savedMsg) tea.Cmd {
	m.saving = false
	if m.session != msg.session {
		return nil // another assessment was opened meanwhile
	}
	m.session.problem = msg.err
	if msg.err == nil {
		m.onDisk = msg.version
		m.session.savedAt, m.session.onDisk = msg.at, msg.assessment
		if len(msg.step.Changes) > 0 {
			m.session.history.Add(msg.step)
		}
	}
	if msg.version != m.version && msg.err == nil {
		return m.save()
	}
	m.holding = false
	if !m.leaving {
		return m.play()
	}
	if msg.err == nil || m.signalled {
		return tea.Quit
	}
	m.leaving, m.warned, m.status = false, true, 0
	m.notice, m.problem = "", msg.err.Error()+"; quit again to leave without it"
	return nil
}

// play delivers the keys that waited, until one of them changes something again.
func (m *app) play() tea.Cmd {
	var cmds []tea.Cmd
	for len(m.queue) > 0 && !m.holding && !m.leaving {
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
	if m.session != nil && m.session.changed {
		m.session.changed = false
		m.version++
	}
	m.leaving = true
	if m.session == nil || !m.unsaved() && !m.saving || m.warned {
		return tea.Quit
	}
	return m.save()
}

// remember notes where the person is, for the next start.
func (m *app) remember() tea.Cmd {
	if m.session == nil || m.options.Places == "" || m.at.page == pageSearch {
		return nil
	}
	place := store.Place{
		Path:      absolute(m.session.file.Path()),
		Product:   m.session.assessment.Product.Name,
		Edition:   m.session.edition.ID,
		At:        string(m.at.page),
		Reference: m.at.reference,
		Opened:    m.options.Now(),
	}
	file, keeper := m.options.Places, &m.keeper
	m.moves++
	number := m.moves
	return func() tea.Msg {
		// Not knowing the place next time is no reason to disturb the person now.
		_ = keeper.Remember(file, number, place)
		return nil
	}
}

// title returns the title of a provision, or "" until it has been read.
func (m *app) title(reference string) string { return m.titles[reference] }

// proseMsg brings what lists and the search need of the prose of an edition.
type proseMsg struct {
	titles   map[string]string
	passages []passage
}

// readProse reads all that the program says about the open edition, in the background.
func (m *app) readProse() tea.Cmd {
	if m.session == nil {
		return nil
	}
	edition := m.session.edition
	return func() tea.Msg {
		titles := map[string]string{}
		var all []passage
		for _, provision := range edition.Provisions() {
			prose, err := edition.Prose(provision.Reference)
			if err != nil {
				continue
			}
			titles[provision.Reference] = prose.Title
			all = append(all, passagesOf(prose)...)
		}
		if guidance, err := edition.Guidance(); err == nil {
			all = append(all, termPassages(guidance, edition)...)
		}
		return proseMsg{titles: titles, passages: all}
	}
}

// open makes an assessment the one that is worked on and goes to where it was left.
func (m *app) open(opened openedMsg) tea.Cmd {
	m.session = newSession(opened, m.options.Now)
	m.version, m.onDisk = 0, 0
	m.trail, m.queue = nil, nil
	to := destination{page: pageFacts}
	switch place, known := opened.places.Find(absolute(opened.file.Path())); {
	case opened.fresh:
		to = destination{page: pageProduct}
	case known && resumable(place, m.session):
		to = destination{page: pageName(place.At), reference: place.Reference}
	case m.session.firstQuestion() == nil:
		to = destination{page: pageProvision, reference: m.session.nextOpen("")}
		if to.reference == "" {
			to = destination{page: pageReview}
		}
	}
	return tea.Batch(m.show(to), m.readProse())
}

// resumable reports whether a remembered place still exists in the assessment.
func resumable(place store.Place, s *session) bool {
	switch pageName(place.At) {
	case pageFacts:
		return place.Reference == "" || s.edition.Fact(place.Reference) != nil
	case pageProvision:
		return s.edition.Provision(place.Reference) != nil
	case pageList, pageReview, pageExport:
		return true
	case pageProduct, pageHome, pageNew, pageOpen, pageSearch:
	}
	return false
}

// openedMsg brings an assessment that was read or created.
type openedMsg struct {
	edition    *questionnaire.Edition
	assessment *questionnaire.Assessment
	file       *store.File
	history    *store.History
	places     store.Places
	fresh      bool
	err        error
}
