// Package session is the work on one open assessment, however it is shown: the full screen
// and the line mode share it. It keeps what the person said, what follows from it, how much
// of it is on disk, and what can be undone. It is not safe for use by several goroutines;
// only a Job may run beside it.
package session

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// Session is an open assessment.
type Session struct {
	Edition    *questionnaire.Edition
	Assessment *questionnaire.Assessment
	// Statement is what follows from the assessment as it stands.
	Statement *questionnaire.Statement
	File      *store.File
	History   *store.History

	now func() time.Time
	// onDisk is the assessment as it was last saved, from which the next step is told.
	onDisk *questionnaire.Assessment
	// aside is where answers go while another program's change keeps them out of File. Only
	// a Job touches it.
	aside *store.File
	// undoes and redoes mark the next save as taking a step back or bringing it back.
	undoes, redoes int
	// news is what the base has that nobody has confirmed, once somebody asked.
	news *questionnaire.BaseNews
	// changed is true once something changed, refused once a change was asked for that a
	// read-only file does not take; both until somebody asks.
	changed, refused bool
}

// New begins the work on an assessment that was read from a file or created in it. now
// tells the time at which answers are given.
func New(edition *questionnaire.Edition, assessment *questionnaire.Assessment, file *store.File, history *store.History, now func() time.Time) *Session {
	s := &Session{
		Edition: edition, Assessment: assessment, File: file, History: history,
		onDisk: assessment.Clone(), now: now,
	}
	s.evaluate()
	return s
}

// Close is the end of the work: other programs may change the file.
func (s *Session) Close() { s.File.Close() }

// Elsewhere suggests another place for the file of the session: the folder of the person, or
// where the file is there already, another name in it.
func (s *Session) Elsewhere() string {
	name := filepath.Base(s.File.Path())
	home, err := os.UserHomeDir()
	if err != nil {
		home = os.TempDir()
	}
	if at, err := filepath.Abs(filepath.Dir(s.File.Path())); err == nil && at == home {
		name = strings.TrimSuffix(name, store.Ending) + ".copy" + store.Ending
	}
	return filepath.Join(home, name)
}

func (s *Session) evaluate() {
	s.news = nil
	s.Statement = questionnaire.Evaluate(s.Edition, s.Assessment, s.now())
}

// Changed reports whether something changed since it was last asked.
func (s *Session) Changed() bool {
	changed := s.changed
	s.changed = false
	return changed
}

// Refused reports whether a change was refused since it was last asked, because the file is
// read-only.
func (s *Session) Refused() bool {
	refused := s.refused
	s.refused = false
	return refused
}

// Touch notes that the product, the manufacturer or the assessor was edited in place. It
// returns false where the file is read-only.
func (s *Session) Touch() bool {
	if s.refuse() {
		return false
	}
	s.changed = true
	return true
}

// Profile reads the facts as they are given now.
func (s *Session) Profile() questionnaire.Profile {
	return questionnaire.NewProfile(s.Edition, s.Assessment.Facts)
}

// SetFact records a fact and what follows from it. Given again, it changes nothing but what
// was found at odds with it: it is then the newer answer, which sets the older ones aside.
func (s *Session) SetFact(id, value string) {
	again := s.Assessment.Facts[id] == value
	if again && len(s.Statement.Of(id)) == 0 || s.refuse() {
		return
	}
	if again {
		s.Assessment.Confirm(s.Edition, id, s.now())
	}
	s.Assessment.SetFact(id, value, s.now())
	s.evaluate()
	s.changed = true
}

// Change edits the answer to a provision. An edit that changes nothing is none.
func (s *Session) Change(reference string, edit func(*questionnaire.Answer)) {
	answer := s.Assessment.Answers[reference].Clone()
	edit(&answer)
	if answer.Same(s.Assessment.Answers[reference]) || s.refuse() {
		return
	}
	s.Assessment.SetAnswer(reference, answer, s.now())
	s.evaluate()
	s.changed = true
}

// refuse reports whether the file takes no changes, and remembers that one was asked for.
func (s *Session) refuse() bool {
	s.refused = s.refused || s.File.ReadOnly()
	return s.File.ReadOnly()
}

// Preview returns what would follow if a fact were answered otherwise. Nothing is changed.
func (s *Session) Preview(id, value string) *questionnaire.Statement {
	other := s.Assessment.Clone()
	other.SetFact(id, value, s.now())
	return questionnaire.Evaluate(s.Edition, other, s.now())
}

// NextOpen finds the first unanswered provision after the given one, going round once.
func (s *Session) NextOpen(after string) string { return s.Statement.NextOpen(after) }

// Beside finds the provision before (-1) or after (+1) the given one, or "" at the ends.
func (s *Session) Beside(reference string, step int) string {
	return s.Statement.Beside(reference, step)
}

// Place counts where a provision stands among those the person is walked through.
func (s *Session) Place(reference string) (at, of int) { return s.Statement.Place(reference) }

// FirstQuestion is the fact to ask next, or nil when all are answered.
func (s *Session) FirstQuestion() *questionnaire.Fact { return s.Profile().Next() }

// Progress counts the provisions of a clause that want an answer, those that have one, and
// the findings of severity error about those that have one.
func (s *Session) Progress(clause *questionnaire.Clause) (answered, applicable, errors int) {
	for _, provision := range clause.Provisions {
		row := s.Statement.Row(provision.Reference)
		if !row.Walked() {
			continue
		}
		applicable++
		if row.Open() {
			continue
		}
		answered++
		for _, finding := range s.Statement.Of(provision.Reference) {
			if finding.Severity == questionnaire.SeverityError {
				errors++
			}
		}
	}
	return answered, applicable, errors
}

// Acceptable lists the rows whose N/A waits to be accepted.
func (s *Session) Acceptable() []questionnaire.Row {
	var rows []questionnaire.Row
	for _, row := range s.Statement.Rows {
		if row.Acceptable() {
			rows = append(rows, row)
		}
	}
	return rows
}

// Accept writes N/A and its rationale to the given rows.
func (s *Session) Accept(rows []questionnaire.Row) {
	for _, row := range rows {
		s.Change(row.Provision.Reference, func(a *questionnaire.Answer) {
			a.Support, a.Detail = questionnaire.NotApplicable, row.Detail
		})
	}
}

// DecidingFact is the first of the facts that decide whether a provision applies, as far as
// it is asked, or "": the one to answer otherwise where the decision is wrong.
func (s *Session) DecidingFact(reference string) string {
	row := s.Statement.Row(reference)
	if row == nil {
		return ""
	}
	profile := s.Profile()
	for _, id := range row.Because {
		if fact := s.Edition.Fact(id); fact != nil && profile.Asked(fact) {
			return id
		}
	}
	return ""
}
