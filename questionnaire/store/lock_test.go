package store

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// lonely is a disk without locks of the system.
type lonely struct{ osDisk }

func (lonely) Lock(file) error { return errNoLocks }

// lamp puts an assessment into a folder of its own.
func lamp(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.ask645.json")
	if _, err := Create(path, state(1)); err != nil {
		t.Fatal(err)
	}
	return path
}

// edit opens a file to work on it.
func edit(t *testing.T, path string, open *File) *File {
	t.Helper()
	_, f, err := Edit(path, open)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	return f
}

// TestSecondIsReadOnly opens a file twice. The second is told who was first, and gets the
// file once the first has closed it.
func TestSecondIsReadOnly(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	first := edit(t, path, nil)
	second := edit(t, path, nil)
	if first.ReadOnly() || !second.ReadOnly() {
		t.Fatalf("first %v, second %v", first.ReadOnly(), second.ReadOnly())
	}
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"open by " + userName() + " on " + host + " since "} {
		if !strings.HasPrefix(second.Because(), part) {
			t.Errorf("says %q", second.Because())
		}
	}
	if err := second.Save(state(2)); !errors.Is(err, ErrReadOnly) || !strings.Contains(err.Error(), "open by ") {
		t.Errorf("got %v", err)
	}
	if err := first.Save(state(2)); err != nil {
		t.Error(err)
	}
	// One who did not say that they would change the file waits, and is told as well.
	_, third, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	var held *HeldError
	if err := third.Save(state(3)); !errors.As(err, &held) || held.Owner.Process != os.Getpid() {
		t.Errorf("got %v", err)
	}
	first.Close()
	if last := edit(t, path, nil); last.ReadOnly() || last.Warning() != "" {
		t.Errorf("%q, %q", last.Because(), last.Warning())
	} else {
		last.Close()
	}
	noLeftovers(t, path)
}

// TestSameProgramTwice opens the file again that is open already: the lock is shared.
func TestSameProgramTwice(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	link := filepath.Join(t.TempDir(), "link.json")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	first := edit(t, path, nil)
	second := edit(t, link, first)
	first.Close()
	first.Close()
	if other := edit(t, path, nil); !other.ReadOnly() {
		t.Error("the lock went with the first of two")
	}
	if err := second.Save(state(2)); err != nil {
		t.Error(err)
	}
	second.Close()
	if other := edit(t, path, nil); other.ReadOnly() {
		t.Error(other.Because())
	}
}

// TestLocksLeftBehind finds locks of every kind and age.
func TestLocksLeftBehind(t *testing.T) {
	t.Parallel()
	now := time.Now()
	mine := self(now)
	dead, reborn, elsewhere, rebooted := mine, mine, mine, mine
	dead.Process = 1 << 30
	reborn.Process, reborn.Start = os.Getpid(), mine.Start+"1"
	elsewhere.Host, elsewhere.Machine = "elsewhere", ""
	rebooted.Start = "earlier/1"
	text := func(o Owner) string {
		o.Token = "other"
		data, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	known := processSpace() != ""
	for _, test := range []struct {
		name, text string
		age        time.Duration
		// taken is whether the lock is taken over where the system has locks, alone where not.
		taken, alone bool
	}{
		{"empty, just made", "", 0, true, false},
		{"empty, old", "", time.Hour, true, true},
		{"not a lock", "notes", 0, false, false},
		{"not a lock, old", "notes", time.Hour, true, true},
		{"program has ended", text(dead), 0, true, known},
		{"number was given again", text(reborn), 0, true, known},
		{"before the machine started", text(rebooted), 0, true, false},
		{"before the machine started, old", text(rebooted), time.Hour, true, true},
		{"program runs", text(mine), 0, !known, false},
		{"program runs, old", text(mine), time.Hour, !known, !known},
		{"another machine", text(elsewhere), time.Minute, false, false},
		{"another machine, old", text(elsewhere), 11 * time.Minute, true, true},
	} {
		for _, on := range []struct {
			name string
			disk disk
			want bool
		}{{"with locks", osDisk{}, test.taken}, {"without locks", lonely{}, test.alone}} {
			t.Run(test.name+", "+on.name, func(t *testing.T) {
				t.Parallel()
				path := lamp(t)
				lock := lockPath(path)
				if err := os.WriteFile(lock, []byte(test.text), 0o600); err != nil {
					t.Fatal(err)
				}
				if err := os.Chtimes(lock, now.Add(-test.age), now.Add(-test.age)); err != nil {
					t.Fatal(err)
				}
				f := newFile(on.disk, path)
				f.Lock()
				if got := !f.ReadOnly(); got != on.want {
					t.Fatalf("taken %v, want %v: %s", got, on.want, f.Because())
				}
				if on.want && test.text != "" && !strings.Contains(f.Warning(), "left behind") {
					t.Errorf("does not tell: %q", f.Warning())
				}
				f.Close()
				if _, err := os.Lstat(lock); on.want != os.IsNotExist(err) {
					t.Errorf("the lock afterwards: %v", err)
				}
			})
		}
	}
}

// TestTakeOverRace lets many take over one lock that was left behind: one gets it.
func TestTakeOverRace(t *testing.T) {
	t.Parallel()
	for _, d := range []disk{osDisk{}, lonely{}} {
		for range 30 {
			path := lamp(t)
			left := self(time.Now())
			left.Host, left.Token = "elsewhere", "other"
			text, err := json.Marshal(left)
			if err != nil {
				t.Fatal(err)
			}
			long := time.Now().Add(-time.Hour)
			if err := errors.Join(os.WriteFile(lockPath(path), text, 0o600), os.Chtimes(lockPath(path), long, long)); err != nil {
				t.Fatal(err)
			}
			files := make([]*File, 8)
			var all sync.WaitGroup
			for i := range files {
				all.Go(func() {
					files[i] = newFile(d, path)
					files[i].Lock()
				})
			}
			all.Wait()
			got := 0
			for _, f := range files {
				if !f.ReadOnly() && f.hold != nil && !f.hold.lost() {
					got++
				}
			}
			if got != 1 {
				t.Errorf("%T: %d took it over", d, got)
			}
			for _, f := range files {
				f.Close()
			}
		}
	}
}

// TestLockIsLost takes the lock away from a program at work. What it says then is refused
// rather than written over what another program wrote, and goes on where nobody took it.
func TestLockIsLost(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	f := edit(t, path, nil)
	if err := os.Remove(lockPath(path)); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(state(2)); err != nil {
		t.Fatal(err)
	}
	if other := edit(t, path, nil); !other.ReadOnly() {
		t.Error("the lock was not made again")
	}
	if err := os.Remove(lockPath(path)); err != nil {
		t.Fatal(err)
	}
	thief := edit(t, path, nil)
	if thief.ReadOnly() {
		t.Fatal(thief.Because())
	}
	var held *HeldError
	if err := f.Save(state(3)); !errors.As(err, &held) {
		t.Errorf("got %v", err)
	}
	f.Close()
	if err := thief.Save(state(3)); err != nil {
		t.Error(err)
	}
	thief.Close()
	noLeftovers(t, path)
}

// TestRefresh makes a lock young again, and leaves alone what is no longer ours.
func TestRefresh(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	f := edit(t, path, nil)
	long := time.Now().Add(-time.Hour)
	young := func() bool {
		t.Helper()
		info, err := os.Stat(lockPath(path))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(lockPath(path), long, long); err != nil {
			t.Fatal(err)
		}
		return time.Since(info.ModTime()) < 30*time.Minute
	}
	_ = young()
	if f.hold.refresh(); !young() {
		t.Error("the lock grew old")
	}
	if err := os.WriteFile(lockPath(path), []byte(`{"token": "other"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	_ = young()
	if f.hold.refresh(); young() {
		t.Error("the lock of another was written to")
	}
}

// TestLockFollowsNoLink does not write into what a lock leads to.
func TestLockFollowsNoLink(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	victim := filepath.Join(t.TempDir(), "victim")
	if err := os.WriteFile(victim, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, lockPath(path)); err != nil {
		t.Skip(err)
	}
	if lockFlags == 0 {
		t.Skip("this system follows links")
	}
	f := edit(t, path, nil)
	if !strings.Contains(f.Warning(), "no lock could be made") {
		t.Errorf("says %q", f.Warning())
	}
	if err := f.Save(state(2)); err != nil {
		t.Error(err)
	}
	f.Close()
	if text, err := os.ReadFile(victim); err != nil || string(text) != "mine" {
		t.Errorf("%q %v", text, err)
	}
}
