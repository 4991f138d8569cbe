package questionnaire_test

import (
	"bytes"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ask645/assets"
	"ask645/questionnaire"
)

var update = flag.Bool("update", false, "rewrite the index of the embedded data")

// TestIndexIsCurrent holds that the embedded index is what the embedded YAML comes to. The
// program works without; it starts faster with it.
func TestIndexIsCurrent(t *testing.T) {
	t.Parallel()
	ids, err := questionnaire.NewLibrary(assets.FS).EditionIDs()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		files, err := questionnaire.MakeIndex(withoutIndex(t), id)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if *update {
				if err := os.WriteFile(filepath.Join("..", "assets", filepath.FromSlash(name)), files[name], 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			have, err := fs.ReadFile(assets.FS, name)
			if err != nil || !bytes.Equal(have, files[name]) {
				t.Errorf("%s is not what the YAML comes to: run go test ./questionnaire -run TestIndexIsCurrent -update", name)
			}
		}
	}
}

// withoutIndex are the embedded files, without the index.
func withoutIndex(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(assets.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(name, "index/") {
			return err
		}
		data, err := fs.ReadFile(assets.FS, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
