package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"

	"ask645/questionnaire"
)

// faultyDisk is the disk of the system, on which one call goes wrong.
type faultyDisk struct {
	osDisk
	mu sync.Mutex
	// calls counts the calls that change something or read a file; names lists them.
	calls int
	names []string
	// at is the call that goes wrong, from 1; 0 for none. how says what becomes of it.
	at  int
	how fault
	// open are the files that a crash would close.
	open []*os.File
}

// fault is a way in which a call goes wrong.
type fault struct {
	err error
	// done is true where the call does its work and reports trouble all the same; crash
	// where nothing is done from then on, not even by the program.
	done, crash bool
}

func (f fault) String() string {
	return fmt.Sprintf("%v done=%v crash=%v", f.err, f.done, f.crash)
}

// call runs a call, or lets it go wrong. part, if not nil, is what is done of it when it
// fails half way.
func (d *faultyDisk) call(name string, do, part func() error) error {
	d.mu.Lock()
	d.calls++
	d.names = append(d.names, name)
	now, later := d.calls == d.at, d.at > 0 && d.calls > d.at
	d.mu.Unlock()
	switch {
	case now && d.how.done:
		if err := do(); err != nil {
			return err
		}
		return d.how.err
	case now && part != nil:
		_ = part()
		return d.how.err
	case now, later && d.how.crash:
		return d.how.err
	}
	return do()
}

func (d *faultyDisk) opened(name string, open func() (file, error)) (file, error) {
	var f file
	err := d.call(name, func() (err error) { f, err = open(); return err }, nil)
	if err != nil {
		if f != nil {
			_ = f.Close()
		}
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.open = append(d.open, f.(*os.File))
	return &faultyFile{File: f.(*os.File), disk: d}, nil
}

func (d *faultyDisk) CreateTemp(folder, pattern string) (file, error) {
	return d.opened("create "+pattern, func() (file, error) { return d.osDisk.CreateTemp(folder, pattern) })
}

func (d *faultyDisk) OpenFile(name string, flag int, perm fs.FileMode) (file, error) {
	return d.opened("open "+filepath.Base(name), func() (file, error) { return d.osDisk.OpenFile(name, flag, perm) })
}

func (d *faultyDisk) Like(f file, other string, info fs.FileInfo) error {
	return d.call("like", func() error { return d.osDisk.Like(f.(*faultyFile).File, other, info) }, nil)
}

func (d *faultyDisk) Rename(from, to string) error {
	return d.call("rename", func() error { return d.osDisk.Rename(from, to) }, nil)
}

func (d *faultyDisk) Place(from, to string) error {
	return d.call("place", func() error { return d.osDisk.Place(from, to) }, nil)
}

func (d *faultyDisk) Remove(name string) error {
	return d.call("remove", func() error { return d.osDisk.Remove(name) }, nil)
}

func (d *faultyDisk) Mkdir(name string, perm fs.FileMode, info fs.FileInfo) error {
	return d.call("mkdir", func() error { return d.osDisk.Mkdir(name, perm, info) }, nil)
}

func (d *faultyDisk) SyncFolder(name string) error {
	return d.call("sync folder", func() error { return d.osDisk.SyncFolder(name) }, nil)
}

func (d *faultyDisk) Lock(f file) error {
	return d.call("lock", func() error { return d.osDisk.Lock(f.(*faultyFile).File) }, nil)
}

// crash does what the system does when a program dies. Its number is another program's then.
func (d *faultyDisk) crash(path string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, f := range d.open {
		_ = f.Close()
	}
	if text, err := os.ReadFile(lockPath(path)); err == nil {
		_ = os.WriteFile(lockPath(path), regexp.MustCompile(`("start":"[^"]*)`).ReplaceAll(text, []byte("${1}0")), 0o600)
	}
}

type faultyFile struct {
	*os.File
	disk *faultyDisk
}

func (f *faultyFile) Read(b []byte) (n int, err error) {
	err = f.disk.call("read", func() (err error) { n, err = f.File.Read(b); return err }, nil)
	return n, err
}

func (f *faultyFile) Write(b []byte) (n int, err error) {
	err = f.disk.call("write", func() (err error) { n, err = f.File.Write(b); return err },
		func() (err error) { n, err = f.File.Write(b[:len(b)/2]); return err })
	return n, err
}

func (f *faultyFile) WriteAt(b []byte, at int64) (n int, err error) {
	err = f.disk.call("write at", func() (err error) { n, err = f.File.WriteAt(b, at); return err },
		func() (err error) { n, err = f.File.WriteAt(b[:len(b)/2], at); return err })
	return n, err
}

func (f *faultyFile) Truncate(size int64) error {
	return f.disk.call("truncate", func() error { return f.File.Truncate(size) }, nil)
}

func (f *faultyFile) Chmod(mode fs.FileMode) error {
	return f.disk.call("chmod", func() error { return f.File.Chmod(mode) }, nil)
}

func (f *faultyFile) Sync() error { return f.disk.call("sync", f.File.Sync, nil) }

func (f *faultyFile) Close() error {
	err := f.disk.call("close", f.File.Close, nil)
	_ = f.File.Close() // a close that reports trouble has closed
	return err
}

// faults are what can go wrong with a call.
func faults() []fault {
	var all []fault
	for _, err := range []error{syscall.ENOSPC, syscall.EIO, syscall.EACCES, io.ErrShortWrite} {
		all = append(all, fault{err: err}, fault{err: err, done: true})
	}
	return append(all, fault{err: syscall.EIO, crash: true})
}

// state makes an assessment that tells which one it is, of some length.
func state(n int) *questionnaire.Assessment {
	a := questionnaire.NewAssessment(questionnaire.DefaultEdition, "id")
	a.Product.Name = fmt.Sprintf("state %d", n)
	a.Product.Description = strings.Repeat("x", 1000*n)
	return a
}

func encoded(t *testing.T, n int) []byte {
	t.Helper()
	data, err := questionnaire.Encode(state(n))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// holds tells which state a file holds: its number, 0 where there is no file. Half a file
// fails the test.
func holds(t *testing.T, path string) int {
	t.Helper()
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0
	}
	for n := 1; n <= 3; n++ {
		if bytes.Equal(data, encoded(t, n)) {
			return n
		}
	}
	t.Fatalf("%s holds half a file of %d bytes: %v", path, len(data), err)
	return 0
}

// noLeftovers wants nothing beside the assessment but what belongs there.
func noLeftovers(t *testing.T, path string) {
	t.Helper()
	belongs := regexp.MustCompile(`^(a\.ask645\.json|\.a\.ask645\.json\.versions|[0-9TZ-]+(-[0-9]+)?\.ask645\.json)$`)
	err := filepath.WalkDir(filepath.Dir(path), func(at string, entry fs.DirEntry, err error) error {
		if at != filepath.Dir(path) && !belongs.MatchString(entry.Name()) {
			t.Errorf("left behind: %s", at)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	versions, err := Versions(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, version := range versions {
		if _, err := version.Open(); err != nil {
			t.Error(err)
		}
	}
}

// begin puts state 1 on disk and opens it through a disk that will fail.
func begin(t *testing.T, path string, d *faultyDisk) *File {
	t.Helper()
	if _, err := Create(path, state(1)); err != nil {
		t.Fatal(err)
	}
	f := newFile(d, path)
	f.Lock()
	if _, err := f.load(); err != nil || f.ReadOnly() {
		t.Fatal(err, f.Because())
	}
	return f
}

// TestSaveFaults lets every call of a save fail in every way. The file then holds the old
// state or the new one, whole; where the save reports success, the new one. The same File
// saves once the disk is well again.
func TestSaveFaults(t *testing.T) {
	t.Parallel()
	count := &faultyDisk{}
	f := begin(t, filepath.Join(t.TempDir(), "a.ask645.json"), count)
	before := count.calls
	if err := f.Save(state(2)); err != nil {
		t.Fatal(err)
	}
	calls, names := count.calls-before, count.names[before:]
	f.Close()
	if calls < 20 {
		t.Fatalf("only %d calls: %v", calls, names)
	}
	for at := 1; at <= calls; at++ {
		for _, how := range faults() {
			t.Run(fmt.Sprintf("%d %s/%v", at, names[at-1], how), func(t *testing.T) {
				t.Parallel()
				path := filepath.Join(t.TempDir(), "a.ask645.json")
				d := &faultyDisk{}
				f := begin(t, path, d)
				d.at, d.how = d.calls+at, how
				err := f.Save(state(2))
				got := holds(t, path)
				if got != 1 && got != 2 || err == nil && got != 2 {
					t.Fatalf("state %d after %v", got, err)
				}
				if err != nil && (!strings.Contains(err.Error(), path) || errors.Is(err, ErrChanged)) {
					t.Errorf("says %v", err)
				}
				if errors.Is(err, syscall.ENOSPC) && strings.HasPrefix(err.Error(), "write") && !strings.Contains(err.Error(), "make room on the disk, or choose another place") {
					t.Errorf("does not say what to do: %v", err)
				}
				if how.crash {
					d.crash(path)
					a, next, err := Edit(path, nil)
					if err != nil || next.ReadOnly() || a.Product.Name != state(got).Product.Name {
						t.Fatal(err, next.Because())
					}
					f = next
				}
				d.at = 0
				if err := f.Save(state(3)); err != nil {
					t.Fatal(err)
				}
				f.Close()
				_, again, err := Edit(path, nil)
				if err != nil {
					t.Fatal(err)
				}
				again.Close()
				if got := holds(t, path); got != 3 {
					t.Errorf("state %d at the end", got)
				}
				noLeftovers(t, path)
			})
		}
	}
}

// TestCreateFaults lets every call of a new file fail: then there is none, or the whole.
func TestCreateFaults(t *testing.T) {
	t.Parallel()
	count := &faultyDisk{}
	if err := newFile(count, filepath.Join(t.TempDir(), "a.ask645.json")).create(state(1)); err != nil {
		t.Fatal(err)
	}
	for at := 1; at <= count.calls; at++ {
		for _, how := range faults() {
			t.Run(fmt.Sprintf("%d %s/%v", at, count.names[at-1], how), func(t *testing.T) {
				t.Parallel()
				path := filepath.Join(t.TempDir(), "a.ask645.json")
				d := &faultyDisk{at: at, how: how}
				err := newFile(d, path).create(state(1))
				if got := holds(t, path); err == nil && got != 1 {
					t.Fatalf("state %d, and no error", got)
				}
				d.crash(path)
				if _, err := Create(path, state(1)); err != nil && !errors.Is(err, ErrExists) {
					t.Fatal(err)
				}
				_, f, err := Edit(path, nil)
				if err != nil {
					t.Fatal(err)
				}
				f.Close()
				if got := holds(t, path); got != 1 {
					t.Errorf("state %d at the end", got)
				}
				noLeftovers(t, path)
			})
		}
	}
}

// TestLockFaults lets every call of taking a lock fail. The file opens all the same, and
// where it can be changed a save works.
func TestLockFaults(t *testing.T) {
	t.Parallel()
	count := &faultyDisk{}
	f := begin(t, filepath.Join(t.TempDir(), "a.ask645.json"), count)
	calls := count.calls
	f.Close()
	for at := 1; at <= calls; at++ {
		for _, how := range faults() {
			if how.crash {
				continue
			}
			t.Run(fmt.Sprintf("%d %s/%v", at, count.names[at-1], how), func(t *testing.T) {
				t.Parallel()
				path := filepath.Join(t.TempDir(), "a.ask645.json")
				if _, err := Create(path, state(1)); err != nil {
					t.Fatal(err)
				}
				d := &faultyDisk{at: at, how: how}
				f := newFile(d, path)
				f.Lock()
				a, err := f.load()
				if err != nil {
					if a, err = f.load(); err != nil { // the fault hit the reading
						t.Fatal(err)
					}
				}
				if a.Product.Name != "state 1" {
					t.Errorf("opened %s", a.Product.Name)
				}
				saving := f.Save(state(2))
				f.Close()
				switch got := holds(t, path); {
				case f.ReadOnly() && (got != 1 || !errors.Is(saving, ErrReadOnly)):
					t.Errorf("state %d of a read-only file, %v", got, saving)
				case !f.ReadOnly() && (got != 2 || saving != nil):
					t.Errorf("state %d, %v", got, saving)
				}
				d.crash(path)
				_, next, err := Edit(path, nil)
				if err != nil || next.ReadOnly() {
					t.Fatal(err, next.Because())
				}
				next.Close()
				noLeftovers(t, path)
			})
		}
	}
}
