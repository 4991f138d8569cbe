package tui

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"ask645/export/glance"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// survey is what lies below the folders that the app was started on. It is read in portions,
// so that nobody waits for a large folder, and stays while the person works elsewhere.
type survey struct {
	// rows are all that are known; coming are those of a reading that is under way while rows
	// are still those of the one before.
	rows, coming []glance.Row
	order        glance.Order
	// first is true until everything was read once; reading while a reading is under way.
	first, reading bool
	// more is true where there are more folders than are looked through.
	more bool
	// number counts readings: what a reading brings that was given up is not wanted.
	number int
	stop   context.CancelFunc
	// changes counts how often the rows changed, for what is computed from them.
	changes int
}

// portion is a part of a reading, or its end.
type portion struct {
	rows []glance.Row
	more bool
	// next continues the reading; nil at its end.
	next   tea.Cmd
	number int
}

// lookMsg begins the first reading. It comes once the first frame has had the time to be drawn,
// from which the work of reading would take the processor away.
type lookMsg struct{}

// lookDelay is how long the first frame has.
const lookDelay = 80 * time.Millisecond

// A portion is shown when it is large enough, or has taken long enough.
const (
	portionRows = 250
	portionTime = 100 * time.Millisecond
)

// lookAround begins to read what lies below the folders, anew where that was done before.
func (m *app) lookAround() tea.Cmd {
	s := &m.survey
	if s.stop != nil {
		s.stop()
	}
	ctx, stop := context.WithCancel(context.Background())
	s.stop, s.reading, s.first, s.coming, s.more = stop, true, s.changes == 0, nil, false
	s.number++
	folders := m.options.Folders
	if len(folders) == 0 {
		folders = []string{"."}
	}
	rows := glance.Read(ctx, m.options.Library, store.Below(folders, glance.MostFolders), m.options.Now())
	return readPortion(rows, s.number)
}

// readPortion begins a reading and returns its first portion.
func readPortion(rows iter.Seq[glance.Row], number int) tea.Cmd {
	return func() tea.Msg {
		next, stop := iter.Pull(rows)
		return takePortion(next, stop, number)
	}
}

// takePortion reads on for a while.
func takePortion(next func() (glance.Row, bool), stop func(), number int) portion {
	p := portion{number: number}
	for begin := time.Now(); len(p.rows) < portionRows && time.Since(begin) < portionTime; {
		row, ok := next()
		if !ok {
			stop()
			return p
		}
		if errors.Is(row.Err, store.ErrManyFolders) {
			p.more = true
			continue
		}
		p.rows = append(p.rows, row)
	}
	p.next = func() tea.Msg { return takePortion(next, stop, number) }
	return p
}

// took takes over a portion and reads on.
func (m *app) took(p portion) tea.Cmd {
	s := &m.survey
	if p.number != s.number {
		return p.next // it finds its context ended, and ends
	}
	s.coming = append(s.coming, p.rows...)
	s.more = s.more || p.more
	if p.next == nil {
		s.stop()
		s.reading = false
	}
	if s.first || !s.reading {
		s.rows = slices.Clone(s.coming)
		s.changes++
		s.sort()
	}
	if !s.reading {
		s.first, s.coming = false, nil
	}
	return p.next
}

func (s *survey) sort() {
	glance.Sort(s.rows, s.order)
	s.changes++
}

// title says how many there are, and in which order.
func (s *survey) title(shown int) string {
	unread := 0
	for i := range s.rows {
		if s.rows[i].Err != nil {
			unread++
		}
	}
	words := counted(len(s.rows)-unread, "assessment")
	if shown < len(s.rows) {
		words = fmt.Sprintf("%d of %s", shown, words)
	}
	if unread > 0 {
		words += fmt.Sprintf(", %d not readable", unread)
	}
	switch {
	case s.reading && s.first:
		words += ", reading on"
	case s.more:
		words += fmt.Sprintf(", in the first %d folders", glance.MostFolders)
	}
	return words
}

// base is the folder from which paths are told, or "".
func (o Options) base() string {
	if len(o.Folders) == 1 {
		return o.Folders[0]
	}
	return ""
}

// place names the folders, shortly.
func (o Options) place() string {
	switch len(o.Folders) {
	case 0:
		return "In this folder and below"
	case 1:
		return "Below " + questionnaire.PrintableLine(filepath.Base(absolute(o.Folders[0])))
	}
	return "Below " + counted(len(o.Folders), "folder")
}
