package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// tree makes files and folders: a name that ends with a slash is a folder, one with an arrow
// a symbolic link.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range names {
		link, target, isLink := strings.Cut(name, " -> ")
		path := filepath.Join(root, filepath.FromSlash(link))
		err := os.MkdirAll(filepath.Dir(path), 0o700)
		switch {
		case isLink && err == nil:
			if err = os.Symlink(filepath.FromSlash(target), path); err != nil && runtime.GOOS == "windows" {
				t.Skipf("no symbolic links: %v", err)
			}
		case strings.HasSuffix(name, "/") && err == nil:
			err = os.MkdirAll(path, 0o700)
		case err == nil:
			err = os.WriteFile(path, []byte("{}"), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// below lists what is found, as paths from the root, a sign in front of those with an error.
func below(t *testing.T, root string, most int, names ...string) []string {
	t.Helper()
	var paths []string
	for _, name := range names {
		paths = append(paths, filepath.Join(root, filepath.FromSlash(name)))
	}
	var found []string
	for f := range Below(paths, most) {
		name, err := filepath.Rel(root, f.Path)
		if err != nil {
			t.Fatal(err)
		}
		if f.Err != nil {
			name = "! " + name
		}
		found = append(found, filepath.ToSlash(name))
	}
	return found
}

func TestBelow(t *testing.T) {
	t.Parallel()
	plain := []string{"b.ask645.json", "a.ask645.json", "sub/c.ask645.json", "sub/notes.json", ".ask645.json", "D.ASK645.JSON"}
	for _, test := range []struct {
		name  string
		tree  []string
		paths []string
		want  []string
	}{
		{"by name, a folder before those in it", plain, []string{"."}, []string{"D.ASK645.JSON", "a.ask645.json", "b.ask645.json", "sub/c.ask645.json"}},
		{"a file named itself", plain, []string{"sub/notes.json", "b.ask645.json"}, []string{"sub/notes.json", "b.ask645.json"}},
		{"a folder twice", plain, []string{"sub", ".", "sub/"}, []string{"sub/c.ask645.json", "D.ASK645.JSON", "a.ask645.json", "b.ask645.json"}},
		{"hidden", []string{".git/x.ask645.json", ".a.ask645.json.versions/2026-11-21T10-00-00Z.ask645.json", ".b.ask645.json", "a.ask645.json"}, []string{"."}, []string{"a.ask645.json"}},
		{"hidden but named", []string{".git/x.ask645.json"}, []string{".git"}, []string{".git/x.ask645.json"}},
		{"a folder with the name of a file", []string{"x.ask645.json/y.ask645.json"}, []string{"."}, []string{"x.ask645.json/y.ask645.json"}},
		{"nothing there", nil, []string{".", "gone"}, []string{"! gone"}},
		{"links to a folder above and to itself", []string{"sub/up -> ..", "sub/here -> .", "sub/a.ask645.json", "self -> self"}, []string{"."}, []string{"sub/a.ask645.json"}},
		{"a link out of the tree, and one to the same folder", []string{"in/far -> ../out", "in/near -> ../out", "out/a.ask645.json"}, []string{"in"}, []string{"in/far/a.ask645.json"}},
		{"a link to a file", []string{"a.ask645.json", "b.ask645.json -> a.ask645.json", "c.ask645.json -> gone"}, []string{"."}, []string{"a.ask645.json", "! c.ask645.json"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := below(t, tree(t, test.tree...), 0, test.paths...); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestBelowStops ends after a number of folders, and when nobody wants more.
func TestBelowStops(t *testing.T) {
	t.Parallel()
	root := tree(t, "a/1.ask645.json", "b/2.ask645.json", "c/3.ask645.json")
	if got, want := below(t, root, 3, "."), []string{"a/1.ask645.json", "b/2.ask645.json", "! c"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for f := range Below([]string{root}, 1) {
		if !errors.Is(f.Err, ErrManyFolders) {
			t.Errorf("%v", f)
		}
	}
	for range Below([]string{root}, 0) {
		break // the search panics where it goes on
	}
}
