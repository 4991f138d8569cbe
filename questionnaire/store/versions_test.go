package store

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/questionnaire"
)

// TestVersions keeps the state that was there when the session began, and another when the
// last one is some minutes back.
func TestVersions(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	opened := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	clock := opened
	var f *File
	begin := func() {
		f = newFile(osDisk{}, path)
		f.now = func() time.Time { return clock }
		f.Lock()
		if _, err := f.load(); err != nil {
			t.Fatal(err)
		}
	}
	save := func(n int) {
		t.Helper()
		if err := f.Save(state(n)); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, clock, clock); err != nil {
			t.Fatal(err)
		}
		clock = clock.Add(time.Minute)
	}
	expect := func(want ...int) {
		t.Helper()
		versions, err := Versions(path)
		if err != nil {
			t.Fatal(err)
		}
		got := make([]int, 0, len(want))
		for _, version := range versions {
			got = append(got, holds(t, version.Path))
		}
		if !slices.Equal(got, want) {
			t.Errorf("kept %v, want %v", got, want)
		}
	}
	if err := os.Chtimes(path, opened.Add(-time.Hour), opened.Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	begin()
	expect()
	save(2) // 10:00
	expect(1)
	save(3)
	save(2)
	save(3)
	save(2) // 10:04
	expect(1)
	save(3) // 10:05 replaces what was saved at 10:04
	expect(1, 2)
	f.Close()
	begin()
	save(1) // the first of another session, 10:06
	expect(1, 2, 3)
	f.Close()
	begin()
	save(2)
	expect(1, 2, 1) // of 10:05 and 10:06 the last, as they are less than five minutes apart
	f.Close()
	noLeftovers(t, path)

	// A version is opened, and never changed.
	versions, err := Versions(path)
	if err != nil {
		t.Fatal(err)
	}
	if a, err := versions[0].Open(); err != nil || a.Product.Name != "state 1" {
		t.Errorf("%v", err)
	}
	version := edit(t, versions[0].Path, nil)
	if err := version.Save(state(3)); !errors.Is(err, ErrReadOnly) || !strings.Contains(err.Error(), "past version") {
		t.Errorf("got %v", err)
	}
	expect(1, 2, 1)
}

// TestVersionsCannotBeKept saves all the same.
func TestVersionsCannotBeKept(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	if err := os.WriteFile(versionsFolder(path), []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := edit(t, path, nil)
	if err := f.Save(state(2)); err != nil {
		t.Error(err)
	}
	if got := holds(t, path); got != 2 {
		t.Errorf("state %d", got)
	}
}

// TestDamaged names the newest version that can be read.
func TestDamaged(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	for n := 2; n <= 3; n++ {
		f := edit(t, path, nil)
		long := time.Now().Add(time.Duration(n-10) * time.Hour)
		if err := errors.Join(os.Chtimes(path, long, long), f.Save(state(n))); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	versions, err := Versions(path)
	if err != nil || len(versions) != 2 {
		t.Fatal(versions, err)
	}
	if err := os.Truncate(path, 50); err != nil {
		t.Fatal(err)
	}
	refused := func(want Version, texts ...string) {
		t.Helper()
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var damaged *DamagedError
		var content *questionnaire.FileError
		if _, _, err = Edit(path, nil); !errors.As(err, &damaged) || !errors.As(err, &content) {
			t.Fatalf("got %v", err)
		}
		if damaged.Version != want {
			t.Errorf("names %v, want %v", damaged.Version, want)
		}
		for _, text := range append(texts, path, want.Path, want.At.Local().Format("2 January 2006 15:04")) {
			if !strings.Contains(err.Error(), text) {
				t.Errorf("does not say %q: %v", text, err)
			}
		}
		if after, err := os.ReadFile(path); err != nil || string(before) != string(after) {
			t.Error("the file was touched")
		}
	}
	refused(versions[1], "the file ends too early")
	if err := os.Truncate(versions[1].Path, 0); err != nil {
		t.Fatal(err)
	}
	refused(versions[0])
	// A file of a newer program is not damaged.
	if err := os.WriteFile(path, []byte(`{"format": "ask645-assessment", "version": 2, "edition": "x"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	var damaged *DamagedError
	if _, _, err := Open(path); err == nil || errors.As(err, &damaged) {
		t.Errorf("got %v", err)
	}
	// Without a version there is nothing to name, and a file that is missing is not damaged.
	if err := os.RemoveAll(versionsFolder(path)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Open(path); err == nil || errors.As(err, &damaged) {
		t.Errorf("got %v", err)
	}
	if _, _, err := Open(path + "x"); !errors.Is(err, fs.ErrNotExist) || errors.As(err, &damaged) {
		t.Errorf("got %v", err)
	}
}

// TestThin saves at random times over years, thinning as it goes. What stays is bounded,
// has the newest, and covers each span as promised.
func TestThin(t *testing.T) {
	t.Parallel()
	for seed := range uint64(10) {
		random := rand.New(rand.NewPCG(seed, 645))
		now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		var kept []time.Time
		last := map[string]time.Time{} // the last version of each day and each month
		for range 3000 {
			switch random.IntN(40) {
			case 0:
				now = now.Add(time.Duration(random.IntN(20*24)) * time.Hour)
			case 1, 2:
				now = now.Add(time.Duration(random.IntN(600)) * time.Minute)
			default:
				now = now.Add(time.Duration(5+random.IntN(5)) * time.Minute)
			}
			kept = append(kept, now)
			last[now.Format(time.DateOnly)], last[now.Format("2006-01")] = now, now
			stays := thin(kept, now)
			var next []time.Time
			for i, at := range kept {
				if stays[i] {
					next = append(next, at)
				}
			}
			kept = next
			if len(kept) > mostVersions || !kept[len(kept)-1].Equal(now) {
				t.Fatalf("seed %d: %d kept, the last of %v", seed, len(kept), kept[len(kept)-1])
			}
			again := thin(kept, now)
			if slices.Contains(again, false) {
				t.Fatalf("seed %d: thinning twice drops more", seed)
			}
		}
		for name, at := range last {
			age := now.Sub(at)
			monthly := len(name) == len("2006-01")
			if monthly && age < 5*365*24*time.Hour || !monthly && age < 30*24*time.Hour {
				if !slices.ContainsFunc(kept, at.Equal) {
					t.Errorf("seed %d: the last of %s is gone", seed, name)
				}
			}
		}
	}
}

func TestThinRule(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	minutes := func(n int) time.Time { return now.Add(-time.Duration(n) * time.Minute) }
	day := 24 * 60
	for _, test := range []struct {
		name string
		ats  []time.Time
		want string
	}{
		{"none", nil, ""},
		{"within five minutes", []time.Time{minutes(3), minutes(2), minutes(1)}, "  +"},
		{"the last hour", []time.Time{minutes(50), minutes(45), minutes(41), minutes(30)}, "+ ++"},
		{"the last day", []time.Time{minutes(179), minutes(150), minutes(119), minutes(62)}, " + +"},
		{"the last month", []time.Time{minutes(3 * day), minutes(2*day + 600), minutes(2 * day), minutes(2*day - 60)}, "+  +"},
		{"before", []time.Time{now.AddDate(0, -3, -5), now.AddDate(0, -3, 0), now.AddDate(0, -2, 0)}, " ++"},
	} {
		got := ""
		for _, keep := range thin(test.ats, now) {
			got += map[bool]string{true: "+", false: " "}[keep]
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestManyVersions fills the folder and finds it bounded, with other files in it left alone.
func TestManyVersions(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(versionsFolder(path), 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range 300 {
		name := time.Now().Add(-time.Duration(i+1) * 20 * time.Minute).UTC().Format(versionTime)
		if err := os.WriteFile(filepath.Join(versionsFolder(path), name+Ending), encoded(t, 2), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	other := filepath.Join(versionsFolder(path), "notes.txt")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 3; n++ { // three states of one second
		if err := keepVersion(osDisk{}, path, encoded(t, n), info, time.Now(), false); err != nil {
			t.Fatal(err)
		}
	}
	versions, err := Versions(path)
	if err != nil || len(versions) > 40 || holds(t, versions[len(versions)-1].Path) != 3 {
		t.Errorf("%d versions: %v", len(versions), err)
	}
	if _, err := os.Stat(other); err != nil {
		t.Error(err)
	}
}
