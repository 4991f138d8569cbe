package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ask645/questionnaire"
)

// TestRefusedFilesOfferABackup opens files that cannot be read, with a past version beside
// them. Each but that of a newer program is offered the version, and none is written to.
func TestRefusedFilesOfferABackup(t *testing.T) {
	t.Parallel()
	good := string(encoded(t, 1))
	change := func(old, replacement string) string {
		changed := strings.Replace(good, old, replacement, 1)
		if changed == good {
			t.Fatalf("the file does not hold %s", old)
		}
		return changed
	}
	tests := []struct {
		name, data, want string
		offered          bool
	}{
		{"too large", good + strings.Repeat(" ", MaxSize), "the file goes on after 32 MiB: ask645 writes no such file", true},
		{"empty", "", "line 1, column 1: the file is empty", true},
		{"zeros", strings.Repeat("\x00", len(good)), "line 1, column 1: holds a byte that is zero", true},
		{"cut off", good[:len(good)/2], "the file ends too early: it was cut off", true},
		{"UTF-16", "\xff\xfe{\x00}\x00", "line 1, column 1: is UTF-16: save the file as UTF-8", true},
		{"PDF", "%PDF-1.7\n", "line 1, column 1: is a PDF: 'ask645 import'", true},
		{"version zero", change(`"version": 1`, `"version": 0`), `line 4, column 3: member "version": must be 1`, true},
		{"version text", change(`"version": 1`, `"version": "2"`), `member "version": holds a text`, true},
		{"newer", change(`"version": 1`, `"version": 2`), `line 4, column 3: member "version": is 2`, false},
		{"newer and other", change(`"version": 1`, `"version": 2, "declaration": []`), `line 4, column 3: member "version": is 2`, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "a.ask645.json")
			if err := os.WriteFile(path, []byte(test.data), 0o600); err != nil {
				t.Fatal(err)
			}
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := keepVersion(osDisk{}, path, encoded(t, 1), info, time.Now(), false); err != nil {
				t.Fatal(err)
			}
			_, _, opening := Open(path)
			_, _, editing := Edit(path, nil)
			_, reading := Read(path)
			for _, err := range []error{opening, editing, reading} {
				var damaged *DamagedError
				var content *questionnaire.FileError
				if err == nil || !strings.HasPrefix(err.Error(), path+": line ") || !strings.Contains(err.Error(), test.want) {
					t.Errorf("got %v, want %s", err, test.want)
				}
				if errors.As(err, &damaged) != test.offered || !errors.As(err, &content) {
					t.Errorf("%v: offered %v, want %v", err, damaged != nil, test.offered)
				}
			}
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, []byte(test.data)) {
				t.Errorf("the file was changed: %v", err)
			}
			if _, err := os.Stat(lockPath(path)); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("a lock was left: %v", err)
			}
		})
	}
}
