package session

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// Job is one save: what it needs, copied, so that the work can go on meanwhile.
type Job struct {
	session       *Session
	file          *store.File
	history       *store.History
	before, after *questionnaire.Assessment
	step          store.Step
	// elsewhere is a new file to go on in, or "".
	elsewhere string
}

// Saved is the end of a Job. Err is why the file was not written, or nil.
type Saved struct {
	At  time.Time
	Err error
	// BaseMoved is true where the base of the variant has changed since it was opened.
	BaseMoved bool

	job Job
}

// Elsewhere reports whether the save was one into another file.
func (s Saved) Elsewhere() bool { return s.job.elsewhere != "" }

// Save prepares a save of the assessment as it stands.
func (s *Session) Save() Job {
	job := Job{
		session: s, file: s.File, history: s.History, before: s.onDisk, after: s.Assessment.Clone(),
		step: store.Step{Number: s.History.Next(), By: s.Assessment.Assessor.Name, Undoes: s.undoes, Redoes: s.redoes},
	}
	s.undoes, s.redoes = 0, 0
	return job
}

// SaveAs prepares a save into a new file, in which the session goes on once it is written:
// where the disk takes nothing more, or where the file takes no changes. The file that was
// open stays as it is. A file of that name is left alone, and the error says so.
func (s *Session) SaveAs(path string) Job {
	job := s.Save()
	job.elsewhere = path
	return job
}

// Run writes the assessment, and then what changed into the history beside it. A history
// that cannot be written costs undo after a restart, and no answer. It may run beside
// anything but another Job of the same session.
func (j Job) Run() Saved {
	var err error
	if j.elsewhere != "" {
		err = j.move()
	} else if err = j.file.Save(j.after); err != nil {
		err = j.keepAside(err)
	}
	saved := Saved{At: j.session.now(), Err: err, job: j}
	if err != nil {
		return saved
	}
	saved.BaseMoved = saved.job.file.BaseMoved(saved.job.after)
	saved.job.step.At = saved.At.UTC().Truncate(time.Second)
	saved.job.step.Changes, _ = questionnaire.Changes(j.before, j.after)
	if len(saved.job.step.Changes) > 0 {
		_ = j.history.Write(saved.job.step)
	}
	return saved
}

// move makes the new file, with a copy of the history beside it, so that what was done
// before can still be undone, and lets go of the old one.
func (j *Job) move() error {
	file, err := store.Create(j.elsewhere, j.after)
	if err != nil {
		return err
	}
	file.Lock()
	j.file.Close()
	j.file, j.history = file, j.history.CopyTo(file.Path())
	return nil
}

// keepAside writes the assessment beside its file where another program changed that file,
// or has it now, so that both are kept. It returns the error of the save with the name of
// the second file.
func (j Job) keepAside(err error) error {
	var held *store.HeldError
	if !errors.Is(err, store.ErrChanged) && !errors.As(err, &held) {
		return err
	}
	s := j.session
	for n := 1; s.aside == nil && n < 100; n++ {
		name := strings.TrimSuffix(j.file.Path(), store.Ending) + fmt.Sprintf(".mine-%d", n) + store.Ending
		file, creating := store.Create(name, j.after)
		if creating != nil && !errors.Is(creating, store.ErrExists) {
			return err
		}
		s.aside = file
	}
	if s.aside == nil || s.aside.Save(j.after) != nil {
		return err
	}
	return fmt.Errorf("%w; what is answered here is kept in %s", err, filepath.Base(s.aside.Path()))
}

// Of reports whether the save was one of the given session.
func (s Saved) Of(session *Session) bool { return s.job.session == session }

// Finish takes over that a save has ended.
func (s *Session) Finish(saved Saved) {
	if saved.Err != nil {
		// The next save is still the undo or redo that this one would have been.
		if s.undoes == 0 && s.redoes == 0 {
			s.undoes, s.redoes = saved.job.step.Undoes, saved.job.step.Redoes
		}
		return
	}
	s.onDisk = saved.job.after
	if saved.job.elsewhere != "" {
		s.File, s.History, s.aside = saved.job.file, saved.job.history, nil
	}
	if len(saved.job.step.Changes) > 0 {
		s.History.Add(saved.job.step)
	}
}

// Undo takes the last step back, wherever it was made, and returns its changes; nil where
// there is nothing to undo. A step that no longer fits, because another program changed the
// same part, is left out rather than forced, and the error says so.
func (s *Session) Undo() ([]questionnaire.Change, error) {
	step, number := s.History.Undo()
	s.undoes = number
	return s.retrace(step, number, questionnaire.Inverse(step.Changes))
}

// Redo brings back the step that was taken back last, as Undo takes one back.
func (s *Session) Redo() ([]questionnaire.Change, error) {
	step, number := s.History.Redo()
	s.redoes = number
	return s.retrace(step, number, step.Changes)
}

func (s *Session) retrace(step store.Step, number int, changes []questionnaire.Change) ([]questionnaire.Change, error) {
	if number == 0 || s.refuse() {
		s.undoes, s.redoes = 0, 0
		return nil, nil
	}
	if err := s.Assessment.Apply(changes); err != nil {
		s.undoes, s.redoes = 0, 0
		s.History.Forget(number)
		return nil, err
	}
	s.evaluate()
	s.changed = true
	return step.Changes, nil
}

// BringBack makes the assessment what it was in a past version. The save that follows is a
// step like any other, so that undo takes it back. Who calls it keeps the file as it is among
// its versions first.
func (s *Session) BringBack(past *questionnaire.Assessment) {
	if s.refuse() {
		return
	}
	*s.Assessment = *past.Clone()
	s.evaluate()
	s.changed = true
}
