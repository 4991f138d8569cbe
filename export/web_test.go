package export_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask645/export"
)

// TestTextsAreLookedAt writes files, and holds files that say something else against the
// statement.
func TestTextsAreLookedAt(t *testing.T) {
	t.Parallel()
	for name, replaced := range map[string]struct{ old, new string }{
		"md":   {"| 5.2-1 | A", "| 5.2-1 | No"},
		"html": {`<th scope="row">5.2-1</th><td data-label="Title" class="title" dir="auto"><span>A`, `<th scope="row">5.2-1</th><td><span>No`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "lamp."+name)
			if warnings, err := write(path, name, sample(t, "Lamp <b>|*"), options); err != nil || len(warnings) > 0 {
				t.Fatalf("got %v, warnings %q", err, warnings)
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			bad := strings.Replace(string(data), replaced.old, replaced.new, 1)
			prepared, err := export.Prepare(sample(t, "Lamp <b>|*"), options)
			if err != nil {
				t.Fatal(err)
			}
			err = prepared.Compare(name, []byte(bad))
			if err == nil || !strings.Contains(err.Error(), `5.2-1, Title: the file says "No`) {
				t.Errorf("got %v, want an error that names 5.2-1", err)
			}
		})
	}
}
