package store

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"ask645/questionnaire"
)

// State is an assessment file as it is now, or as it was in a past version.
type State struct {
	// Number is 0 for the file as it is now, 1 for the newest past version, and so on.
	Number int
	// At is when the file was saved in this state.
	At   time.Time
	Path string
	// Assessment is what it holds; nil where it cannot be read, and Err says why.
	Assessment *questionnaire.Assessment
	Err        error
	// Before is the newest readable state before this one, or nil where none is kept. Changes
	// lead from it to this one; By names who made them, as far as that is known.
	Before  *State
	Changes []questionnaire.Change
	By      []string
}

// Log lists what is kept of a file, the file itself first and then its versions, the newest
// first. A state that is like the one before it is left out. The error is one of looking for
// versions; a state that cannot be read says so itself.
func Log(path string) ([]State, error) {
	versions, err := Versions(path)
	if err != nil {
		return nil, err
	}
	states := []State{present(path)}
	for _, version := range slices.Backward(versions) {
		state := State{At: version.At, Path: version.Path}
		state.Assessment, state.Err = version.Open()
		states = append(states, state)
	}
	if len(versions) == 0 && errors.Is(states[0].Err, os.ErrNotExist) {
		return nil, states[0].Err
	}
	steps := OpenHistory(path).Steps()
	for i := len(states) - 1; i >= 0; i-- {
		if err := states[i].compare(states[i+1:], steps); err != nil {
			return nil, err
		}
	}
	// A past version that says what the next one says was only touched.
	kept := states[:0]
	for i, state := range states {
		if i > 0 && state.Before != nil && len(state.Changes) == 0 && state.Err == nil {
			continue
		}
		state.Number = len(kept)
		kept = append(kept, state)
	}
	return relinked(kept), nil
}

// present is the file as it is now.
func present(path string) State {
	state := State{Path: path}
	if info, err := os.Stat(path); err == nil {
		state.At = info.ModTime()
	}
	state.Assessment, state.Err = Read(path)
	return state
}

// compare finds what led to a state from those before it, the newest first.
func (s *State) compare(earlier []State, steps []Step) error {
	if s.Assessment == nil {
		return nil
	}
	for i := range earlier {
		if earlier[i].Assessment == nil {
			continue
		}
		s.Before = &earlier[i]
		changes, err := questionnaire.Changes(earlier[i].Assessment, s.Assessment)
		if err != nil {
			return fmt.Errorf("%s: %w", s.Path, err)
		}
		s.Changes = changes
		break
	}
	names := map[string]bool{}
	for _, change := range s.Changes {
		for _, name := range s.who(change, steps) {
			names[name] = true
		}
	}
	s.By = slices.Sorted(maps.Keys(names))
	return nil
}

// relinked puts the pointers to earlier states right after some were left out.
func relinked(states []State) []State {
	for i := range states {
		states[i].Before = nil
		for j := i + 1; j < len(states) && states[i].Assessment != nil; j++ {
			if states[j].Assessment != nil {
				states[i].Before = &states[j]
				break
			}
		}
	}
	return states
}

// saving is how much later than its file a step may be dated.
const saving = 2 * time.Second

// who names those who made a change: by what the file says, else by the steps of that time
// that changed the same part.
func (s *State) who(change questionnaire.Change, steps []Step) []string {
	if names := change.Who(); names != nil {
		return names
	}
	var names []string
	for _, step := range steps {
		late := step.At.After(s.At.Add(saving))
		early := s.Before != nil && !step.At.After(s.Before.At)
		if step.By == "" || late || early {
			continue
		}
		if slices.ContainsFunc(step.Changes, func(c questionnaire.Change) bool { return c.Part == change.Part }) {
			names = append(names, step.By)
		}
	}
	return names
}

// FindState finds the state that a person means by a number, or by a time such as
// "2026-11-21" or "2026-11-21 10:00": the file as it was then, by the clock of this machine.
func FindState(states []State, text string) (*State, error) {
	text = strings.TrimSpace(text)
	if n, err := strconv.Atoi(text); err == nil {
		if n >= 0 && n < len(states) {
			return &states[n], nil
		}
		return nil, fmt.Errorf("there is no version %d: 0 is the file as it is, and the oldest that is kept is %d", n, len(states)-1)
	}
	at, err := parseTime(text)
	if err != nil {
		return nil, err
	}
	for i := range states {
		if !states[i].At.Truncate(time.Second).After(at) {
			return &states[i], nil
		}
	}
	return nil, fmt.Errorf("no version of %s is kept: the oldest is of %s", text, states[len(states)-1].At.Local().Format("2006-01-02 15:04"))
}

// parseTime reads a time as a person writes it. A day means its end, a minute its end.
func parseTime(text string) (time.Time, error) {
	for _, form := range []struct {
		layout string
		long   time.Duration
	}{{time.RFC3339, time.Second}, {"2006-01-02 15:04:05", time.Second}, {"2006-01-02 15:04", time.Minute}, {"2006-01-02T15:04", time.Minute}} {
		if at, err := time.ParseInLocation(form.layout, text, time.Local); err == nil {
			return at.Add(form.long - time.Second), nil
		}
	}
	if at, err := time.ParseInLocation(time.DateOnly, text, time.Local); err == nil {
		return at.AddDate(0, 0, 1).Add(-time.Second), nil
	}
	return time.Time{}, fmt.Errorf("%q is neither a number nor a time: write 1 for the last version, or 2026-11-21 10:00", text)
}

// Keep keeps the file as it is now among its versions, however lately one was kept, because
// something else is about to take its place.
func (f *File) Keep() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	target, err := resolve(f.path)
	if err != nil {
		return err
	}
	data, err := read(f.disk, target)
	if err != nil {
		return err
	}
	info, err := os.Stat(target)
	if err != nil {
		return fmt.Errorf("open %q: %w", f.path, cause(err))
	}
	now := f.now()
	if err := keepVersion(f.disk, target, data, info, now, true); err != nil {
		return fmt.Errorf("%s could not be kept as a version: %w", f.path, err)
	}
	f.kept = now
	return nil
}

// BringBack makes a file what it was in a past state. The present becomes a past version
// first; where that fails, nothing is written. by is who does it, or "". f is the file, held
// to work on.
func (f *File) BringBack(now, past *questionnaire.Assessment, by string) error {
	if f.ReadOnly() {
		return fmt.Errorf("%s: %w (%s): nothing was written", f.path, ErrReadOnly, f.because)
	}
	if err := f.Keep(); err != nil {
		return err
	}
	if err := f.Save(past); err != nil {
		return err
	}
	changes, err := questionnaire.Changes(now, past)
	if err != nil || len(changes) == 0 {
		return err
	}
	history := OpenHistory(f.path)
	// Without the step there is no undo; the version that was kept is there all the same.
	_ = history.Write(Step{Number: history.Next(), At: f.now().UTC().Truncate(time.Second), By: by, Changes: changes})
	return nil
}
