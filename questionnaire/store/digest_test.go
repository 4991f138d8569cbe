package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask645/questionnaire/store"
)

func TestDigestStaysInTheFolder(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	folder := filepath.Join(base, "work")
	for _, dir := range []string{folder, filepath.Join(folder, "reports")} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{filepath.Join(base, "secret"), filepath.Join(folder, "reports", "a b.txt")} {
		if err := os.WriteFile(name, []byte("passed\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(base, "secret"), filepath.Join(folder, "link")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	tests := []struct {
		name, ref string
		outside   bool
		want      error
	}{
		{"inside", "reports/a b.txt", false, nil},
		{"as Windows writes it", `reports\a b.txt`, false, nil},
		{"by the whole path", filepath.Join(folder, "reports", "a b.txt"), false, nil},
		{"above", "../secret", false, store.ErrOutside},
		{"above, asked for", "../secret", true, nil},
		{"link that leads outside", "link", false, store.ErrOutside},
		{"link, asked for", "link", true, nil},
		{"web address", "https://example.com/a", true, store.ErrNoFile},
		{"nothing", " ", true, store.ErrNoFile},
		{"not there", "nowhere.txt", false, os.ErrNotExist},
		{"folder", "reports", true, errAny},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := store.Digest(folder, test.ref, test.outside)
			switch {
			case test.want == nil && (err != nil || len(got) != 64):
				t.Errorf("got %q, %v", got, err)
			case test.want != nil && err == nil:
				t.Errorf("got %q, want an error", got)
			case test.want != nil && !errors.Is(test.want, errAny) && !errors.Is(err, test.want) && !strings.Contains(err.Error(), "no such file"):
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

// errAny stands for any error at all.
var errAny = errors.New("any")
