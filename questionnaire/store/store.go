// Package store brings assessments to disk and back. A save is atomic: after it returns
// the whole assessment is in the file, and a crash at any moment leaves the file as it was
// before or after, never in between. A file that cannot be read is never written to.
package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	"github.com/google/uuid"

	"ask645/questionnaire"
)

// MaxSize is the size in bytes from which a file is taken for something other than an
// assessment.
const MaxSize = 32 << 20

// ErrChanged says that another program changed the file since it was read or saved here.
var ErrChanged = errors.New("the file was changed by another program")

// ErrExists says that a new assessment would take the place of a file that is there.
var ErrExists = errors.New("the file exists already")

// ErrReadOnly says that the file is marked read-only. A save would go round that mark, as it
// replaces the file; so it is not tried.
var ErrReadOnly = errors.New("the file is read-only")

// File is an assessment file that is open for saving. It is safe for use by several
// goroutines.
type File struct {
	path     string
	readOnly bool
	modified time.Time

	mu   sync.Mutex
	seen [sha256.Size]byte
}

// Open reads an assessment file. The error names the file; for bad content it wraps a
// [questionnaire.FileError] with line, column and member.
func Open(path string) (*questionnaire.Assessment, *File, error) {
	data, err := read(path)
	if err != nil {
		return nil, nil, err
	}
	assessment, err := questionnaire.Decode(data)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, fmt.Errorf("open %q: %w", path, cause(err))
	}
	return assessment, &File{path: path, readOnly: info.Mode().Perm()&0o200 == 0, modified: info.ModTime(), seen: sha256.Sum256(data)}, nil
}

// Create writes a new assessment file with mode 0600. The error wraps ErrExists where
// there is a file of that name, which is left as it is.
func Create(path string, assessment *questionnaire.Assessment) (*File, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("%s: %w: open it, or choose another name", path, ErrExists)
	}
	data, err := questionnaire.Encode(assessment)
	if err != nil {
		return nil, err
	}
	if err := WriteFile(path, data, privatePerm); err != nil {
		return nil, err
	}
	return &File{path: path, seen: sha256.Sum256(data)}, nil
}

// NewID returns a random UUID for a new assessment.
func NewID() string { return uuid.NewString() }

// Path is the name under which the file was opened.
func (f *File) Path() string { return f.path }

// Sample is a file to look at that is on no disk: a save is refused.
func Sample(name string) *File { return &File{path: name, readOnly: true} }

// Modified is when the file was changed last before it was opened; zero for a new one.
func (f *File) Modified() time.Time { return f.modified }

// ReadOnly reports whether the file is marked read-only, so that Save would be refused.
func (f *File) ReadOnly() bool { return f.readOnly }

// Save writes the assessment. Where nothing changed, nothing is written. The error wraps
// ErrChanged, and nothing is written, where another program changed the file meanwhile.
func (f *File) Save(assessment *questionnaire.Assessment) error {
	if f.readOnly {
		return fmt.Errorf("%s: %w: nothing was written", f.path, ErrReadOnly)
	}
	data, err := questionnaire.Encode(assessment)
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	now := sha256.Sum256(data)
	onDisk, err := read(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		// Someone removed the file; what the person said is worth more than the removal.
	case err != nil:
		return err
	case sha256.Sum256(onDisk) == now:
		f.seen = now
		return nil
	case sha256.Sum256(onDisk) != f.seen:
		return fmt.Errorf("%s: %w: nothing was overwritten", f.path, ErrChanged)
	}
	if err := WriteFile(f.path, data, privatePerm); err != nil {
		return err
	}
	f.seen = now
	return nil
}

// read reads a file of sensible size.
func read(path string) ([]byte, error) {
	// Opening a pipe would wait for someone to write into it.
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("open %q: not a regular file", path)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", path, cause(err))
	}
	defer func() { _ = file.Close() }()
	size := int64(0)
	if info, err := file.Stat(); err == nil {
		size = info.Size()
	}
	return readAll(path, file, size)
}
