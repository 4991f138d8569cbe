package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

var (
	// errTaken says that another program has the lock of the system on a file.
	errTaken = errors.New("another program has the lock")
	// errNoLocks says that the system has no locks on this disk.
	errNoLocks = errors.New("there are no locks on this disk")
	// errMoved says that a lock was taken away while it was looked at.
	errMoved = errors.New("the lock was taken away meanwhile")
)

// A lock counts as left behind on another machine when its program has not refreshed it for
// this long. A program refreshes it more often by far.
const (
	leftBehindAfter = 10 * time.Minute
	refreshEvery    = time.Minute
)

// mostLock is how much of a lock is read.
const mostLock = 4 << 10

// lockPerm lets everyone who can look into the folder see who has the file open. Nothing
// else stands in a lock.
const lockPerm fs.FileMode = 0o644

// HeldError says that another program has a file open to change it.
type HeldError struct{ Owner Owner }

// Error says who, and since when.
func (e *HeldError) Error() string { return "open by " + e.Owner.String() }

// hold is a lock that this program has on an assessment file: a file beside it that says who
// it is, with the lock of the system on it. The system's lock settles at once who is first on
// one machine, and ends with the program; the text and its age settle it between machines
// and on disks without locks.
//
// Several Files of one program may share a hold.
type hold struct {
	disk  disk
	path  string
	owner Owner
	// left is who had left a lock behind that was taken over, or nil.
	left *Owner

	mu    sync.Mutex
	file  file
	users int
	stop  chan struct{}
}

// lockPath is the lock of an assessment file.
func lockPath(target string) string {
	return filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".lock")
}

// takeHold takes the lock of a file. The error is a *HeldError where another program has it.
func takeHold(d disk, target string, now time.Time) (*hold, error) {
	h := &hold{disk: d, path: lockPath(target), owner: self(now), users: 1, stop: make(chan struct{})}
	const attempts = 100
	for range attempts {
		err := h.try(now)
		switch {
		case err == nil:
			go h.keepFresh()
			return h, nil
		case !errors.Is(err, errMoved):
			return nil, err
		}
		time.Sleep(time.Millisecond)
	}
	return nil, fmt.Errorf("lock %q: others take it and leave it all the time: try again", target)
}

// try takes the lock once. The error is errMoved where it is worth trying again at once.
func (h *hold) try(now time.Time) error {
	f, made, writable, err := h.open()
	if err != nil {
		return err
	}
	defer func() {
		if h.file == nil {
			_ = f.Close()
		}
	}()
	locking := h.disk.Lock(f)
	if errors.Is(locking, errTaken) {
		return &HeldError{h.whoHas(f)}
	}
	info, err := os.Lstat(h.path)
	if err != nil || !sameFile(f, info) {
		return errMoved
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("lock: %q is no file: remove it", h.path)
	}
	text, owner, known := readOwner(f)
	age := now.Sub(info.ModTime())
	switch {
	case made, len(text) == 0 && locking == nil:
		return h.sign(f)
	case known && !owner.leftBehind(locking == nil, age), !known && age < leftBehindAfter:
		return &HeldError{owner}
	}
	h.left = &owner
	if known && writable && locking == nil {
		return h.sign(f)
	}
	return h.takeAway(owner)
}

// open opens the lock, or makes it. The lock of another person may only be readable.
func (h *hold) open() (f file, made, writable bool, err error) {
	f, err = h.disk.OpenFile(h.path, os.O_RDWR|os.O_CREATE|os.O_EXCL|lockFlags, lockPerm)
	if err == nil {
		return f, true, true, nil
	}
	if !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrPermission) {
		return nil, false, false, fmt.Errorf("lock: %w", err)
	}
	making := err
	if f, err = h.disk.OpenFile(h.path, os.O_RDWR|lockFlags, 0); err == nil {
		return f, false, true, nil
	}
	if errors.Is(err, fs.ErrPermission) {
		f, err = h.disk.OpenFile(h.path, os.O_RDONLY|lockFlags, 0)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist) && errors.Is(making, fs.ErrExist):
		return nil, false, false, errMoved
	case errors.Is(err, fs.ErrNotExist):
		return nil, false, false, fmt.Errorf("lock: %w", making)
	case err != nil:
		return nil, false, false, fmt.Errorf("lock: %w", err)
	}
	return f, false, false, nil
}

// takeAway removes a lock that was left behind and cannot be written into. Another program
// may do the same; so the lock gets a name of its own first, and what turns out to be a
// newer one is put back.
func (h *hold) takeAway(owner Owner) error {
	aside := h.path + "." + h.owner.Token
	if err := h.disk.Rename(h.path, aside); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return errMoved
		}
		return fmt.Errorf("lock: take it over from %s: %w", owner, err)
	}
	f, err := h.disk.OpenFile(aside, os.O_RDONLY|lockFlags, 0)
	if err == nil {
		_, taken, _ := readOwner(f)
		_ = f.Close()
		if taken.Token != owner.Token {
			_ = h.disk.Place(aside, h.path)
		}
	}
	_ = h.disk.Remove(aside)
	return errMoved
}

// leftBehind reports whether the program of a lock has ended. free says that it does not
// have the system's lock; age is how long ago it refreshed its own.
func (o Owner) leftBehind(free bool, age time.Duration) bool {
	if !o.here() {
		return age >= leftBehindAfter
	}
	running, known := o.running()
	switch {
	case known:
		return !running
	case free:
		return true
	}
	return age >= leftBehindAfter
}

// sign writes this program into the lock.
func (h *hold) sign(f file) error {
	text, err := json.Marshal(h.owner)
	if err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	if err := f.Truncate(0); err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	// On a full disk the text does not fit, but the system's lock holds.
	_, _ = f.WriteAt(append(text, '\n'), 0)
	h.file = f
	return nil
}

// whoHas reads who has the lock. A lock that was just made has no text yet.
func (h *hold) whoHas(f file) Owner {
	const attempts = 20
	for range attempts {
		if _, owner, known := readOwner(f); known {
			return owner
		}
		time.Sleep(5 * time.Millisecond)
		again, err := h.disk.OpenFile(h.path, os.O_RDONLY|lockFlags, 0)
		if err != nil {
			break
		}
		defer func() { _ = again.Close() }()
		f = again
	}
	return Owner{}
}

// readOwner reads a lock. It reads nothing of a pipe, which would make it wait.
func readOwner(f file) (text []byte, owner Owner, known bool) {
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, Owner{}, false
	}
	text, err := io.ReadAll(io.LimitReader(f, mostLock))
	if err != nil || json.Unmarshal(text, &owner) != nil || owner.Token == "" {
		return text, Owner{}, false
	}
	return text, owner, true
}

// lost reports whether the lock is known not to be ours any more: removed by hand, or taken
// over by another machine while this one slept. Trouble with looking is no loss.
func (h *hold) lost() bool {
	f, err := h.disk.OpenFile(h.path, os.O_RDONLY|lockFlags, 0)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	defer func() { _ = f.Close() }()
	if text, owner, known := readOwner(f); known || len(text) > 0 {
		return known && owner.Token != h.owner.Token
	}
	here, err := f.Stat()
	return err == nil && !sameFile(h.file, here)
}

func sameFile(f file, other fs.FileInfo) bool {
	info, err := f.Stat()
	return err == nil && os.SameFile(info, other)
}

// keepFresh writes the lock anew from time to time, so that its age tells other machines
// that its program still runs.
func (h *hold) keepFresh() {
	ticker := time.NewTicker(refreshEvery)
	defer ticker.Stop()
	for {
		select {
		case <-h.stop:
			return
		case <-ticker.C:
			h.refresh()
		}
	}
}

func (h *hold) refresh() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.users == 0 || h.lost() {
		return
	}
	if text, err := json.Marshal(h.owner); err == nil {
		_, _ = h.file.WriteAt(append(text, '\n'), 0)
	}
}

// share lets a further File use the lock.
func (h *hold) share() *hold {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.users++
	return h
}

// release lets the lock go when nobody in this program uses it any more.
func (h *hold) release() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.users--
	if h.users != 0 {
		return
	}
	close(h.stop)
	if h.lost() {
		_ = h.file.Close()
		return
	}
	// The name goes first, so that nobody takes a lock that is about to be removed. Windows
	// removes only what is closed.
	removing := h.disk.Remove(h.path)
	_ = h.file.Close()
	if removing != nil {
		_ = h.disk.Remove(h.path)
	}
}
