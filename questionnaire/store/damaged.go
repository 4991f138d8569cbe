package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"ask645/questionnaire"
)

// DamagedError says that a file cannot be read, and that a past version of it can. The file
// is left as it is.
type DamagedError struct {
	// Path is the file, Version the newest version that can be read.
	Path    string
	Version Version
	// Err says what is wrong with the file.
	Err error
}

// Error names the version and how to get it back.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("%s: %v; the newest good version kept is of %s: copy %q to a name of your choice and open that",
		e.Path, e.Err, Moment(e.Version.At), e.Version.Path)
}

// Unwrap returns what is wrong with the file.
func (e *DamagedError) Unwrap() error { return e.Err }

// mostRestored is how many files a damaged one may be restored to.
const mostRestored = 100

// Restore writes the version into a new file beside the damaged one, which stays as it is,
// and opens it to work on. What was saved after the version is done again from the history,
// as far as that fits; again counts the saves.
func (e *DamagedError) Restore() (assessment *questionnaire.Assessment, file *File, again int, err error) {
	if assessment, err = e.Version.Open(); err != nil {
		return nil, nil, 0, err
	}
	for _, step := range OpenHistory(e.Path).Steps() {
		// A step that the version holds already does not fit it, and changes nothing.
		if !step.At.Before(e.Version.At) && assessment.Apply(step.Changes) == nil {
			again++
		}
	}
	file, err = e.beside(assessment)
	return assessment, file, again, err
}

// Take writes what a state held into a new file beside the damaged one, just as it was, and
// opens it to work on.
func (e *DamagedError) Take(state *State) (*questionnaire.Assessment, *File, error) {
	if state.Assessment == nil {
		return nil, nil, state.Err
	}
	assessment := state.Assessment.Clone()
	file, err := e.beside(assessment)
	return assessment, file, err
}

// beside makes a new file next to the damaged one.
func (e *DamagedError) beside(assessment *questionnaire.Assessment) (*File, error) {
	for n := 1; n <= mostRestored; n++ {
		name := strings.TrimSuffix(e.Path, Ending) + fmt.Sprintf(".restored-%d", n) + Ending
		file, err := Create(name, assessment)
		if err == nil {
			file.Lock()
			return file, nil
		}
		if !errors.Is(err, ErrExists) {
			return nil, err
		}
	}
	return nil, fmt.Errorf("%s: it was restored %d times: remove some of those files", e.Path, mostRestored)
}

// damaged names the file whose content is wrong, and the version to go back to. A file of a
// newer program is not damaged, so that no older version of it is offered.
func damaged(path string, err error) error {
	var content *questionnaire.FileError
	if !errors.As(err, &content) || !content.Newer {
		if version, _, ok := NewestGood(path); ok {
			version.Path = filepath.Clean(version.Path)
			return &DamagedError{Path: path, Version: version, Err: err}
		}
	}
	return fmt.Errorf("%s: %w", path, err)
}
