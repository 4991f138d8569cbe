package tui

import (
	"time"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// session is the open assessment: what the person said, what follows from it, and how much
// of it is on disk.
type session struct {
	edition    *questionnaire.Edition
	assessment *questionnaire.Assessment
	statement  *questionnaire.Statement
	file       *store.File
	history    *store.History
	now        func() time.Time

	// onDisk is the assessment as it was last saved, from which the next step is told.
	onDisk *questionnaire.Assessment
	// undoes and redoes mark the next save as taking a step back or bringing it back.
	undoes, redoes int

	// changed is true while something is not on disk yet. refused is true where a change was
	// asked for that a read-only file does not take.
	changed, refused bool
	// savedAt is when the file was last known to hold everything.
	savedAt time.Time
	// problem is why the last save failed, or nil.
	problem error
}

func newSession(opened openedMsg, now func() time.Time) *session {
	s := &session{
		edition: opened.edition, assessment: opened.assessment, file: opened.file, history: opened.history,
		onDisk: opened.assessment.Clone(), now: now, savedAt: now(),
	}
	s.evaluate()
	return s
}

func (s *session) evaluate() {
	s.statement = questionnaire.Evaluate(s.edition, s.assessment, s.now())
}

// profile reads the facts as they are given now.
func (s *session) profile() questionnaire.Profile {
	return questionnaire.NewProfile(s.edition, s.assessment.Facts)
}

// setFact records a fact and what follows from it.
func (s *session) setFact(id, value string) {
	if s.assessment.Facts[id] == value || s.refuse() {
		return
	}
	s.assessment.SetFact(id, value, s.now())
	s.evaluate()
	s.changed = true
}

// change edits the answer to a provision. An edit that changes nothing is none.
func (s *session) change(reference string, edit func(*questionnaire.Answer)) {
	before := s.assessment.Clone()
	answer := before.Answers[reference]
	edit(&answer)
	if answer.Same(s.assessment.Answers[reference]) || s.refuse() {
		return
	}
	s.assessment.SetAnswer(reference, answer, s.now())
	s.evaluate()
	s.changed = true
}

// refuse reports whether the file takes no changes, and remembers that one was asked for.
func (s *session) refuse() bool {
	s.refused = s.refused || s.file.ReadOnly()
	return s.file.ReadOnly()
}

// without returns what would follow if a fact were answered otherwise. Nothing is changed.
func (s *session) without(id, value string) *questionnaire.Statement {
	other := s.assessment.Clone()
	other.SetFact(id, value, s.now())
	return questionnaire.Evaluate(s.edition, other, s.now())
}

// nextOpen finds the first unanswered provision after the given one, going round once.
func (s *session) nextOpen(after string) string { return s.statement.NextOpen(after) }

// beside finds the provision before (-1) or after (+1) the given one, or "" at the ends.
func (s *session) beside(reference string, step int) string {
	return s.statement.Beside(reference, step)
}

// place counts where a provision stands among those the person is walked through.
func (s *session) place(reference string) (at, of int) { return s.statement.Place(reference) }

// firstQuestion is the fact to ask next, or nil when all are answered.
func (s *session) firstQuestion() *questionnaire.Fact { return s.profile().Next() }
