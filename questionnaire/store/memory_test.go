package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"ask645/questionnaire/store"
)

// TestMemory writes, reads and forgets what is remembered.
func TestMemory(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "config", "memory.json")
	if data := store.ReadMemory(path); data != nil {
		t.Errorf("a missing file holds %q", data)
	}
	if had, err := store.ForgetMemory(path); had || err != nil {
		t.Errorf("nothing was forgotten as %t, %v", had, err)
	}
	for _, text := range []string{"one\n", "two, which is longer\n"} {
		if err := store.WriteMemory(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if data := store.ReadMemory(path); string(data) != text {
			t.Errorf("got %q, want %q", data, text)
		}
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("beside the file there is more: %v, %v", entries, err)
	}
	if had, err := store.ForgetMemory(path); !had || err != nil {
		t.Errorf("forgotten: %t, %v", had, err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is still there")
	}
}
