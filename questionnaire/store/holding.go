package store

import (
	"errors"
	"io/fs"
	"path/filepath"
	"time"
)

// Why a file takes no changes.
const (
	markedReadOnly = "the file is marked read-only"
	pastVersion    = "a past version stays as it is; read-only here"
	closedFolder   = "the folder takes no new files; read-only here"
	onlySample     = "the sample is read-only"
)

// Warning says what the person should know about the file's lock: that one left behind was
// taken over, or that none could be made; "" where there is nothing to say.
func (f *File) Warning() string { return f.warning }

// Lock lets this program change the file, and others only read it, until [File.Close]. Where
// another program was first, the file is read-only here. It is for a file that was just
// created; [Edit] does it by itself. It must not be called beside other uses of f.
func (f *File) Lock() { f.lock(nil) }

func (f *File) lock(open *File) {
	target, err := resolve(f.path)
	if err != nil {
		return // reading it will say why
	}
	if isVersion(target) {
		f.because = pastVersion
		return
	}
	if open != nil {
		if h := open.shared(target); h != nil {
			f.hold = h
			return
		}
	}
	h, err := takeHold(f.disk, target, f.now())
	var held *HeldError
	switch {
	case err == nil:
		f.hold = h
		removeLeftovers(f.disk, filepath.Dir(target), filepath.Base(target))
		if h.left != nil {
			f.warning = "the lock of " + h.left.String() + " was left behind by a program that has ended: it is taken over"
		}
	case errors.As(err, &held):
		f.because = held.Error() + "; read-only here"
	case errors.Is(err, fs.ErrPermission), isReadOnly(err):
		f.because = closedFolder
	default:
		f.warning = "no lock could be made (" + cause(err).Error() + "): make sure that nobody else has the file open"
	}
}

// shared gives away a share of the lock where it is that of the target.
func (f *File) shared(target string) *hold {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.hold == nil || !samePath(f.hold.path, lockPath(target)) {
		return nil
	}
	return f.hold.share()
}

func samePath(a, b string) bool {
	x, errA := filepath.Abs(a)
	y, errB := filepath.Abs(b)
	return errA == nil && errB == nil && x == y
}

// How long a save waits for another one of the same file to end.
const (
	savePatience = 2 * time.Second
	savePause    = 5 * time.Millisecond
)

// holding makes sure that nobody else saves the target until release is called. A file that
// is not locked for the session is locked for the one save. A disk on which no lock can be
// made does not keep the save from being tried.
func (f *File) holding(target string) (release func(), err error) {
	if f.hold != nil {
		if samePath(f.hold.path, lockPath(target)) && !f.hold.lost() {
			return func() {}, nil
		}
		// It was removed by hand, taken over, or a link leads elsewhere now.
		again, err := takeHold(f.disk, target, f.now())
		var held *HeldError
		if errors.As(err, &held) {
			return nil, err
		}
		if err == nil {
			f.hold.release()
			f.hold = again
		}
		return func() {}, nil
	}
	for begun := time.Now(); ; time.Sleep(savePause) {
		h, err := takeHold(f.disk, target, f.now())
		var held *HeldError
		switch {
		case err == nil:
			return h.release, nil
		case !errors.As(err, &held):
			return func() {}, nil // the save will say what is wrong with the disk
		case time.Since(begun) > savePatience:
			return nil, err
		}
	}
}
