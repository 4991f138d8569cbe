package store_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// writePack writes the sample pack into a folder.
func writePack(t *testing.T, folder string) {
	t.Helper()
	files, err := fs.Sub(assets.FS, "packs/home-gateway")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(folder, files); err != nil {
		t.Fatal(err)
	}
}

func TestFindPacks(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if got := store.FindPacks(filepath.Join(folder, "gone")); got != nil {
		t.Errorf("packs in a folder that is not there: %v", got)
	}
	writePack(t, filepath.Join(folder, "b"))
	for _, name := range []string{"a", ".hidden"} {
		if err := os.Mkdir(filepath.Join(folder, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "notes.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	packs := store.FindPacks(folder)
	var places []string
	for _, pack := range packs {
		places = append(places, filepath.Base(pack.Place))
		if !pack.Found {
			t.Errorf("%s looks as if somebody had named it", pack.Place)
		}
	}
	if !slices.Equal(places, []string{"a", "b"}) {
		t.Errorf("got packs in %q", places)
	}
	library := questionnaire.NewLibrary(assets.FS, packs...)
	if left := library.LeftOut(); len(left) != 1 || filepath.Base(left[0].Place) != "a" {
		t.Errorf("left out: %v", left)
	}
	if ids, err := library.EditionIDs(); err != nil || !slices.Contains(ids, "example-home-gateway-v1") {
		t.Errorf("editions %q, %v", ids, err)
	}
}

// TestPackStaysInItsFolder holds that links out of a pack, and what is no file, are not read.
func TestPackStaysInItsFolder(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	pack, secret := filepath.Join(folder, "pack"), filepath.Join(folder, "facts.yaml")
	writePack(t, pack)
	facts, err := os.ReadFile(filepath.Join(pack, "facts.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(secret, facts, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, file, to string
		want           string
	}{
		{"absolute", "facts.yaml", secret, "facts.yaml: cannot be read"},
		{"upwards", "facts.yaml", filepath.Join("..", "facts.yaml"), "facts.yaml: cannot be read"},
		{"folder", "contradictions", folder, "contradictions"},
		{"inside", "facts.yaml", "other.txt", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			linked := filepath.Join(t.TempDir(), "pack")
			writePack(t, linked)
			if err := os.WriteFile(filepath.Join(linked, "other.txt"), facts, 0o600); err != nil {
				t.Fatal(err)
			}
			at := filepath.Join(linked, test.file)
			if err := os.RemoveAll(at); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(test.to, at); err != nil {
				if runtime.GOOS == "windows" {
					t.Skip("links need rights of their own here")
				}
				t.Fatal(err)
			}
			wrong, err := store.CheckPack(assets.FS, linked)
			if err != nil {
				t.Fatal(err)
			}
			text := strings.Join(wrong.Lines(), "\n")
			if test.want == "" && len(wrong.Problems) > 0 || test.want != "" && !strings.Contains(filepath.ToSlash(text), test.want) {
				t.Errorf("got %s, want %q", text, test.want)
			}
		})
	}
}

func TestOpenPackThatIsNone(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	_, err := store.OpenPack(folder)
	if err == nil || !strings.Contains(err.Error(), filepath.Join(folder, "pack.yaml")) {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := store.OpenPack(filepath.Join(folder, "gone")); err == nil || !strings.Contains(err.Error(), "gone") {
		t.Errorf("a folder that is not there: %v", err)
	}
}
