package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestLinks saves through a symbolic link: the link stays, and its target has the new state
// with the files that belong to it. A link that leads nowhere is refused.
func TestLinks(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	link := filepath.Join(t.TempDir(), "link.ask645.json")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	f := edit(t, link, nil)
	if err := f.Save(state(2)); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is no link any more: %v", err)
	}
	if got := holds(t, path); got != 2 {
		t.Errorf("state %d", got)
	}
	noLeftovers(t, path)
	if entries, err := os.ReadDir(filepath.Dir(link)); err != nil || len(entries) != 1 {
		t.Errorf("beside the link: %v %v", entries, err)
	}
	if versions, err := Versions(link); err != nil || len(versions) != 1 {
		t.Errorf("%v %v", versions, err)
	}
	f = edit(t, link, nil)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(state(3)); err == nil || !strings.Contains(err.Error(), "a link to") {
		t.Errorf("got %v", err)
	}
	if err := WriteFile(link, nil, privatePerm); err == nil {
		t.Error("a link that leads nowhere was written through")
	}
	if _, err := Create(link, state(1)); !errors.Is(err, ErrExists) {
		t.Errorf("got %v", err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is no link any more: %v", err)
	}
	f.Close()
}

// TestMode keeps the mode of a file and gives those who read it the versions too.
func TestMode(t *testing.T) {
	t.Parallel()
	if lockFlags == 0 {
		t.Skip("this system has no modes")
	}
	path := lamp(t)
	mode := func(path string, want fs.FileMode) {
		t.Helper()
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, want %v: %v", path, info.Mode(), want, err)
		}
	}
	mode(path, 0o600)
	if err := os.Chmod(path, 0o664); err != nil {
		t.Fatal(err)
	}
	f := edit(t, path, nil)
	if err := f.Save(state(2)); err != nil {
		t.Fatal(err)
	}
	mode(path, 0o664)
	versions, err := Versions(path)
	if err != nil || len(versions) != 1 {
		t.Fatal(versions, err)
	}
	mode(versions[0].Path, 0o664)
	mode(versionsFolder(path), 0o755)
}

// TestCreateRace lets many create one file: one does, and the others are told.
func TestCreateRace(t *testing.T) {
	t.Parallel()
	for range 50 {
		path := filepath.Join(t.TempDir(), "a.ask645.json")
		failed := make([]error, 8)
		var all sync.WaitGroup
		for i := range failed {
			all.Go(func() { _, failed[i] = Create(path, state(1+i%3)) })
		}
		all.Wait()
		created := 0
		for i, err := range failed {
			switch {
			case err == nil:
				created++
				if got := holds(t, path); got != 1+i%3 {
					t.Errorf("%d created it, and it holds %d", 1+i%3, got)
				}
			case !errors.Is(err, ErrExists):
				t.Error(err)
			}
		}
		if created != 1 {
			t.Errorf("created %d times", created)
		}
		noLeftovers(t, path)
	}
}

// hooked is a disk on which something happens right before a file is placed.
type hooked struct {
	osDisk
	before func()
}

func (d hooked) CreateTemp(folder, pattern string) (file, error) {
	f, err := d.osDisk.CreateTemp(folder, pattern)
	d.before()
	return f, err
}

// TestChangedInTheMiddle changes the file while a save is under way.
func TestChangedInTheMiddle(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	f := newFile(hooked{before: func() {
		if err := os.WriteFile(path, encoded(t, 3), 0o600); err != nil {
			t.Error(err)
		}
	}}, path)
	f.Lock()
	defer f.Close()
	if _, err := f.load(); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(state(2)); !errors.Is(err, ErrChanged) {
		t.Errorf("got %v", err)
	}
	if got := holds(t, path); got != 3 {
		t.Errorf("state %d", got)
	}
}

// TestOtherContent refuses to overwrite what another program wrote, however near it comes to
// what was there: a part of it, more than it, nothing at all. What a save that failed was to
// write is no other content, nor is a file that is gone.
func TestOtherContent(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	f := edit(t, path, nil)
	if err := os.Truncate(path, 0); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(state(2)); !errors.Is(err, ErrChanged) {
		t.Errorf("emptied before the first save: got %v", err)
	}
	if err := os.WriteFile(path, encoded(t, 1), 0o600); err != nil {
		t.Fatal(err)
	}
	seen := encoded(t, 3)
	if err := f.Save(state(3)); err != nil {
		t.Fatal(err)
	}
	last := bytes.Clone(seen)
	last[len(last)-1]++
	for _, other := range [][]byte{{}, seen[:1], seen[:len(seen)-1], append(bytes.Clone(seen), 'x'), last, bytes.Repeat(seen, 20)} {
		if err := os.WriteFile(path, other, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, n := range []int{2, 3} {
			if err := f.Save(state(n)); !errors.Is(err, ErrChanged) {
				t.Errorf("%d bytes of %d: got %v", len(other), len(seen), err)
			}
		}
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, other) {
			t.Errorf("%d bytes of %d: overwritten: %v", len(other), len(seen), err)
		}
	}
	if err := os.WriteFile(path, encoded(t, 2), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(state(1)); err != nil {
		t.Error("refused what an earlier save was to write:", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(state(1)); err != nil {
		t.Error("refused where there is none:", err)
	}
	f.Close()
	noLeftovers(t, path)
}

// TestSaveSays tells what to do in the words of the trouble.
func TestSaveSays(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "gone")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	f, err := Create(filepath.Join(folder, "a.ask645.json"), state(1))
	if err != nil {
		t.Fatal(err)
	}
	f.Lock()
	defer f.Close()
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(state(2)); err == nil || !strings.Contains(err.Error(), "is gone") || !strings.Contains(err.Error(), "put it back, or choose another place") {
		t.Errorf("got %v", err)
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(state(2)); err != nil {
		t.Error(err)
	}
	if got := holds(t, f.Path()); got != 2 {
		t.Errorf("state %d", got)
	}
}
