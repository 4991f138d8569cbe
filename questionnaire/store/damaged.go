package store

import (
	"errors"
	"fmt"
	"path/filepath"

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
		e.Path, e.Err, e.Version.At.Local().Format("2 January 2006 15:04"), e.Version.Path)
}

// Unwrap returns what is wrong with the file.
func (e *DamagedError) Unwrap() error { return e.Err }

// damaged names the file whose content is wrong, and the version to go back to. A file of a
// newer program is not damaged, so that no older version of it is offered.
func damaged(path string, err error) error {
	var content *questionnaire.FileError
	if !errors.As(err, &content) || content.Member != "version" {
		if version, _, ok := NewestGood(path); ok {
			version.Path = filepath.Clean(version.Path)
			return &DamagedError{Path: path, Version: version, Err: err}
		}
	}
	return fmt.Errorf("%s: %w", path, err)
}
