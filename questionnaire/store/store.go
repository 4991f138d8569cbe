// Package store brings assessments to disk and back. A save is atomic: after it returns
// the whole assessment is in the file, and a crash at any moment leaves the file as it was
// before or after, never in between. A file that cannot be read is never written to.
//
// Beside a file NAME lie, all of them hidden: .NAME.lock while somebody has it open to
// change it, .NAME.history with what each save changed, and .NAME.versions with past states
// of the whole file. Losing them loses no answer.
package store

import (
	"bytes"
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

// ownerWrites is the bit of a mode without which a file is marked read-only.
const ownerWrites fs.FileMode = 0o200

// ErrChanged says that another program changed the file since it was read or saved here.
var ErrChanged = errors.New("the file was changed by another program")

// ErrExists says that a new assessment would take the place of a file that is there.
var ErrExists = errors.New("the file exists already")

// ErrReadOnly says that the file takes no changes, for a reason that the error tells. Where
// it is marked so, a save would go round that mark, as it replaces the file; so it is not
// tried.
var ErrReadOnly = errors.New("the file is read-only")

// File is an assessment file. It is safe for use by several goroutines.
type File struct {
	disk     disk
	now      func() time.Time
	path     string
	modified time.Time
	// because is why the file takes no changes, or "".
	because string

	mu sync.Mutex
	// seen is what was read or saved last. tried is what a save was to write that failed: a
	// disk may report trouble and have done its work.
	seen, tried []byte
	// hold is the lock that this program has on the file, or nil; warning is what there is to
	// say about it.
	hold    *hold
	warning string
	// base is the state of the base that the file had on record when it was read or saved last.
	base string
	// kept is when this File kept a version last; zero before.
	kept time.Time
}

// newFile is a file that was not read yet.
func newFile(d disk, path string) *File { return &File{disk: d, now: time.Now, path: path} }

// Open reads an assessment file to look at it. It can be saved, but other programs may
// change it in between: to work on it, use [Edit]. The error names the file; for bad content
// it is a *[DamagedError], where a past version can be read, and wraps a
// [questionnaire.FileError] with line, column and member.
func Open(path string) (*questionnaire.Assessment, *File, error) {
	f := newFile(osDisk{}, path)
	assessment, err := f.load()
	if err != nil {
		return nil, nil, err
	}
	return assessment, f, nil
}

// Edit reads an assessment file to work on it until [File.Close]. Meanwhile other programs
// get it read-only. Where another one was first, or the file takes no changes for another
// reason, it is read-only here and [File.Because] tells why. open is the File that this
// program works on already, or nil: of the same assessment it does not keep itself out.
func Edit(path string, open *File) (*questionnaire.Assessment, *File, error) {
	f := newFile(osDisk{}, path)
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&ownerWrites != 0 {
		f.lock(open)
	}
	assessment, err := f.load()
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	if f.ReadOnly() {
		f.Close()
	}
	return assessment, f, nil
}

// load reads the file.
func (f *File) load() (*questionnaire.Assessment, error) {
	data, assessment, err := decoded(f.disk, f.path)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(f.path)
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", f.path, cause(err))
	}
	f.modified, f.seen, f.base = info.ModTime(), data, assessment.Base.SHA256
	if info.Mode().Perm()&ownerWrites == 0 && f.because == "" {
		f.because = markedReadOnly
	}
	return assessment, nil
}

// Create writes a new assessment file with mode 0600. The error wraps ErrExists where
// there is a file of that name, which is left as it is: of two programs that create the same
// file at once, one gets that error.
func Create(path string, assessment *questionnaire.Assessment) (*File, error) {
	f := newFile(osDisk{}, path)
	if err := f.create(assessment); err != nil {
		return nil, err
	}
	return f, nil
}

func (f *File) create(assessment *questionnaire.Assessment) error {
	exists := fmt.Errorf("%s: %w: open it, or choose another name", f.path, ErrExists)
	if _, err := os.Lstat(f.path); err == nil {
		return exists
	}
	assessment, err := located(f.path, assessment)
	if err != nil {
		return err
	}
	data, err := questionnaire.Encode(assessment)
	if err != nil {
		return err
	}
	placed, err := replacement{disk: f.disk, name: f.path, target: f.path, perm: privatePerm, fresh: true}.write(data)
	switch {
	case errors.Is(err, fs.ErrExist):
		return exists
	case err != nil && placed:
		// It may not outlast a crash, and nobody works on it yet: better to begin anew.
		_ = f.disk.Remove(f.path)
	}
	f.seen = data
	if err == nil {
		f.confirmed(assessment)
	}
	return err
}

// confirmed keeps the state of the base that a variant has on record, once it is on record.
func (f *File) confirmed(a *questionnaire.Assessment) {
	if a.Resolved() && !a.BaseChanged() && f.base != a.BaseDigest() {
		f.base = a.BaseDigest()
		keepBase(f.disk, a, f.now())
	}
}

// NewID returns a random UUID for a new assessment.
func NewID() string { return uuid.NewString() }

// NewPointID returns a short random name for a new open point.
func NewPointID() string { return uuid.NewString()[:8] }

// Path is the name under which the file was opened.
func (f *File) Path() string { return f.path }

// Sample is a file to look at that is on no disk: a save is refused.
func Sample(name string) *File {
	f := newFile(osDisk{}, name)
	f.because = onlySample
	return f
}

// Modified is when the file was changed last before it was opened; zero for a new one.
func (f *File) Modified() time.Time { return f.modified }

// ReadOnly reports whether the file takes no changes, so that Save would be refused.
func (f *File) ReadOnly() bool { return f.because != "" }

// Because is why the file takes no changes, such as "open by ines on desk since 21 November
// 2026 10:00; read-only here"; "" where it takes them.
func (f *File) Because() string { return f.because }

// Save writes the assessment. Where nothing changed, nothing is written. The error wraps
// ErrChanged, and nothing is written, where another program changed the file meanwhile, and
// is a *[HeldError] where another one has it open now.
func (f *File) Save(assessment *questionnaire.Assessment) error {
	if f.ReadOnly() {
		return fmt.Errorf("%s: %w (%s): nothing was written", f.path, ErrReadOnly, f.because)
	}
	assessment, err := located(f.path, assessment)
	if err != nil {
		return err
	}
	data, err := questionnaire.Encode(assessment)
	if err != nil {
		return err
	}
	if err := f.save(data); err != nil {
		return err
	}
	f.confirmed(assessment)
	return nil
}

func (f *File) save(data []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	target, err := resolve(f.path)
	if err != nil {
		return err
	}
	release, err := f.holding(target)
	if err != nil {
		return fmt.Errorf("%s: %w: nothing was overwritten", f.path, err)
	}
	defer release()
	return f.replace(target, data)
}

// replace writes the file unless another program did. It is called under the lock. It looks
// at what is on disk at the last moment, when all that is left to do is the rename.
func (f *File) replace(target string, data []byte) error {
	if bytes.Equal(data, f.seen) {
		if onDisk, err := f.unchanged(target, data); err != nil || bytes.Equal(onDisk, data) {
			return err
		}
	}
	var before []byte
	var info fs.FileInfo
	check := func() (err error) {
		if before, err = f.unchanged(target, data); err == nil && before != nil {
			info, _ = os.Stat(target)
		}
		return err
	}
	placed, err := replacement{disk: f.disk, name: f.path, target: target, perm: privatePerm, check: check}.write(data)
	f.tried = data
	if placed {
		f.seen = data
	}
	if err == nil && info != nil && !bytes.Equal(before, data) {
		f.keep(target, before, info)
	}
	return err
}

// unchanged looks at what is on disk, and refuses what is neither what was seen last nor what
// is about to be written. A file that is gone gives nil: what the person said is worth more
// than the removal.
func (f *File) unchanged(target string, data []byte) ([]byte, error) {
	file, _, err := open(f.disk, target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	onDisk, err := oneOf(file, f.seen, data, f.tried)
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %q: %w", target, cause(err))
	case onDisk == nil:
		return nil, fmt.Errorf("%s: %w: nothing was overwritten", f.path, ErrChanged)
	}
	return onDisk, nil
}

// keep keeps the state that a save has replaced: at the first save of a session, and from
// time to time. That it cannot be kept is no failure of the save.
func (f *File) keep(target string, data []byte, info fs.FileInfo) {
	now := f.now()
	if f.kept.IsZero() && f.hold == nil {
		f.kept = lastKept(target)
	}
	if !f.kept.IsZero() && now.Sub(f.kept) < keepEvery {
		return
	}
	if keepVersion(f.disk, target, data, info, now, false) == nil {
		f.kept = now
	}
}

// Close lets other programs change the file. Closing twice is no fault.
func (f *File) Close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.hold != nil {
		f.hold.release()
		f.hold = nil
	}
}
