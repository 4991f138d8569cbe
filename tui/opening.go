package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
	"ask645/tui/session"
)

// open makes an assessment the one that is worked on and goes to where it was left.
func (m *app) open(opened openedMsg) tea.Cmd {
	var leaving tea.Cmd
	if m.session != nil && (m.saving || m.unsaved()) && !m.warned {
		// What the person said of one device is not given up for another without a word.
		m.warned = m.unsavedBecause != nil
		m.problem = "the assessment that is open is not saved yet: open the other once more to leave it as it is"
		return tea.Batch(m.save(), closing(opened.file))
	}
	if m.session != nil {
		leaving = closing(m.session.File)
	}
	m.damaged = nil
	m.warned, m.holding = false, false
	m.session = opened.session
	m.baseMoved = false
	m.savedAt, m.unsavedBecause = opened.file.Modified(), nil
	if m.savedAt.IsZero() {
		m.savedAt = m.options.Now()
	}
	m.version, m.onDisk, m.places = 0, 0, opened.places
	m.trail, m.queue = nil, nil
	m.migration = opened.report
	to := opened.first(m.session)
	if len(m.session.Conflicts()) > 0 {
		// What has to be decided comes first; esc leads to where the person was.
		m.trail, to = []destination{to}, destination{page: pageConflicts}
	}
	m.notice, m.problem = opened.notice, opened.words()
	if m.notice == "" && !opened.sample && !opened.file.ReadOnly() {
		m.notice = m.session.Introduction("press " + m.keys.Product.Help().Key)
	}
	m.tellLeftOut()
	return tea.Batch(leaving, m.show(to), m.proseSoon())
}

// proseSoon reads what lists and the search need once the page that was opened is drawn.
func (m *app) proseSoon() tea.Cmd {
	return m.later(lookDelay, func(time.Time) tea.Msg { return readProseMsg{} })
}

// readProseMsg asks for what lists and the search need.
type readProseMsg struct{}

// startedMsg says that the assessment with which the app was started can be shown.
type startedMsg struct{}

// opening is the assessment with which the app was started, until it can be shown.
type opening struct {
	file *store.File
	// ready is closed when what its first page needs was read, into opened.
	ready  chan struct{}
	opened openedMsg
}

// beginOpening begins to read what the first page of an assessment needs: beside what the
// terminal library does until it draws for the first time.
func (o Options) beginOpening(read edited) *opening {
	begun := &opening{file: read.file, ready: make(chan struct{})}
	go func() {
		defer close(begun.ready)
		begun.opened = o.with(read)
	}()
	return begun
}

// started shows the assessment with which the app was started, and plays what was typed
// before it was there.
func (m *app) started() tea.Cmd {
	opened, waiting := m.opening.opened, m.queue
	if opened.err != nil {
		m.unopened = opened.err
		return tea.Quit
	}
	m.opening = nil
	cmds := []tea.Cmd{m.open(opened)}
	if m.options.Present {
		cmds = append(cmds, m.present(true))
	}
	m.queue = waiting
	return tea.Batch(append(cmds, m.play())...)
}

// resumable reports whether a remembered place still exists in the assessment.
func resumable(place store.Place, s *session.Session) bool {
	switch pageName(place.At) {
	case pageFacts:
		return place.Reference == "" || s.Edition.Fact(place.Reference) != nil
	case pageProvision:
		return s.Edition.Provision(place.Reference) != nil
	case pageEdition, pageBrowse:
		return false
	case pageList, pageReview, pageExport, pageCatalogue:
		return true
	case pageProduct, pageHome, pageNew, pageOpen, pageSearch, pageDeclaration, pageFolder, pageEvidence, pageOneEvidence, pagePoints, pageOnePoint, pageConflicts,
		pageSaveAs, pageRestore, pageMigrate, pageMigrateTo, pageMigration, pageVersions, pageSalvage, pageLearn:
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
	// session is the work on the assessment, begun by prepared.
	session *session.Session
	// fresh is true for a new assessment, sample for one that is on no disk.
	fresh, sample bool
	// report is what became of the answers of an assessment that was carried over, or nil.
	report *questionnaire.Migration
	// notice is what else there is to say.
	notice string
	err    error
}

// first is where the work on the assessment goes on.
func (o openedMsg) first(s *session.Session) destination {
	to := destination{page: pageFacts}
	switch place, known := o.places.Find(absolute(o.file.Path())); {
	case o.report != nil:
		to = destination{page: pageMigration}
	case o.fresh:
		to = destination{page: pageProduct}
	case known && resumable(place, s):
		to = destination{page: pageName(place.At), reference: place.Reference}
	case s.FirstQuestion() == nil:
		to = destination{page: pageProvision, reference: s.NextOpen("")}
		if to.reference == "" {
			to = destination{page: pageReview}
		}
	}
	return to
}

// prepared begins the work on the assessment, and reads what its first page needs, so that
// nothing is read when it is shown.
func (o openedMsg) prepared(now func() time.Time) openedMsg {
	o.session = session.New(o.edition, o.assessment, o.file, o.history, now)
	if to := o.first(o.session); to.page == pageProvision {
		// What is wrong with them is said where they are shown.
		_, _ = o.edition.Prose(to.reference)
		_, _ = o.edition.Guidance()
	}
	return o
}

// words are what the person should know of the file at once: why it takes no changes, or
// what became of its lock.
func (o openedMsg) words() string {
	switch {
	case o.sample:
		return ""
	case o.file.ReadOnly():
		return o.file.Because() + "; S saves a copy to work on"
	}
	return o.file.Warning()
}

// closing lets other programs change a file.
func closing(file *store.File) tea.Cmd {
	return func() tea.Msg {
		file.Close()
		return nil
	}
}

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
	edition := m.session.Edition
	return func() tea.Msg {
		titles := map[string]string{}
		var all []passage
		for _, provision := range edition.Provisions() {
			prose, err := edition.Prose(provision.Reference)
			if err != nil {
				continue
			}
			titles[provision.Reference] = provision.Title
			all = append(all, passagesOf(provision, prose)...)
		}
		if guidance, err := edition.Guidance(); err == nil {
			all = append(all, termPassages(guidance, edition)...)
		}
		return proseMsg{titles: titles, passages: all}
	}
}
