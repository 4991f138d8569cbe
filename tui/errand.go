package tui

import tea "charm.land/bubbletea/v2"

// running is a lesson some of whose choices lead to work with the disk. That is done beside
// the drawing, and keys wait for it.
type running interface {
	lesson
	// run returns the work that the last choice led to, once; nil where there is none. It may
	// return a lesson to go into.
	run() func() (lesson, error)
	// done says how the work ended.
	done(err error)
}

// errand is the work that a choice led to, and what was wrong with the last one.
type errand struct {
	todo    func() (lesson, error)
	problem error
}

func (e *errand) run() func() (lesson, error) {
	todo := e.todo
	e.todo = nil
	return todo
}

func (e *errand) done(err error) { e.problem = err }

// errandMsg ends the work that a lesson had to be done.
type errandMsg struct {
	lesson running
	next   lesson
	err    error
}

// begin begins the work that the last choice of a lesson led to, if any.
func (p *lessonPage) begin(of lesson) tea.Cmd {
	r, ok := of.(running)
	if !ok {
		return nil
	}
	todo := r.run()
	if todo == nil {
		return nil
	}
	p.app.errand = true
	return func() tea.Msg {
		next, err := todo()
		return errandMsg{r, next, err}
	}
}

// ended goes on where the work of a lesson leads.
func (p *lessonPage) ended(msg errandMsg) action {
	msg.lesson.done(msg.err)
	if msg.err == nil && msg.next != nil {
		p.lessons = append(p.lessons, msg.next)
	}
	p.refresh()
	return action{problem: p.now.problem}
}
