package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// FuzzLock finds a lock of any content and age. What is no lock of this program is never
// written into: it keeps the file read-only, or is taken away whole once it is old.
func FuzzLock(f *testing.F) {
	f.Add([]byte(""), uint16(0))
	f.Add([]byte("{}"), uint16(5))
	f.Add([]byte(`{"user":"ines","host":"workshop","pid":1,"token":"x","since":"2026-11-21T10:00:00Z"}`), uint16(11))
	f.Add([]byte(`{"token":"x","start":"/","pid":-1,"user":"\u001b[2J"}`), uint16(700))
	f.Add([]byte{0xff, 0}, uint16(11))
	f.Fuzz(func(t *testing.T, text []byte, minutes uint16) {
		path := filepath.Join(t.TempDir(), "a.ask645.json")
		lock := lockPath(path)
		if err := os.WriteFile(lock, text, 0o600); err != nil {
			t.Fatal(err)
		}
		now := time.Now()
		at := now.Add(-time.Duration(minutes) * time.Minute)
		if err := os.Chtimes(lock, at, at); err != nil {
			t.Fatal(err)
		}
		h, err := takeHold(osDisk{}, path, now)
		if err == nil {
			h.release()
			if _, err := os.Stat(lock); !os.IsNotExist(err) {
				t.Errorf("the lock is still there: %v", err)
			}
			return
		}
		if len(text) == 0 || now.Sub(at) >= leftBehindAfter {
			t.Errorf("not taken over: %v", err)
		}
		if kept, err := os.ReadFile(lock); err != nil || !bytes.Equal(kept, text) {
			t.Errorf("the lock of another was changed to %q: %v", kept, err)
		}
	})
}

// FuzzVersionName finds files of any name among the versions.
func FuzzVersionName(f *testing.F) {
	for _, seed := range []string{"2026-11-21T10-00-00Z.ask645.json", "2026-11-21T10-00-00Z-12.ask645.json", ".ask645.json", "2026-13-41T10-00-00Z.ask645.json", "2026-11-21T10-00-00Z.ask645.json.123.tmp", "x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		path := filepath.Join(t.TempDir(), "a.ask645.json")
		folder := versionsFolder(path)
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if filepath.Base(name) != name || os.WriteFile(filepath.Join(folder, name), encoded(t, 1), 0o600) != nil {
			return
		}
		versions, err := Versions(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, version := range versions {
			if version.again() < 1 || version.At.UTC().Format(versionTime) != filepath.Base(version.Path)[:len(versionTime)] {
				t.Errorf("%q: %v, %d", name, version.At, version.again())
			}
		}
		if err := os.WriteFile(path, encoded(t, 2), 0o600); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := keepVersion(osDisk{}, path, encoded(t, 2), info, time.Now(), false); err != nil {
			t.Fatal(err)
		}
	})
}
