package plain

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask645/questionnaire/store"
)

// TestSaveAs goes on in another file where the folder is gone, and loses nothing.
func TestSaveAs(t *testing.T) {
	t.Parallel()
	k := begin(t, unanswered(t))
	folder, other := filepath.Join(k.folder, "away"), filepath.Join(k.folder, "other")
	moved := filepath.Join(folder, "device.ask645.json")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(k.path, moved); err != nil {
		t.Fatal(err)
	}
	k.path = moved
	r, w := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- Run(context.Background(), k.options(r)) }()
	_, _ = io.WriteString(w, "go 5.4-3\n")
	_, _ = io.WriteString(w, "note\n") // read only once 5.4-3 was asked about
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"Ask Ada.", ".", "flag", "save as " + other, "go 5.1-1", "yes", "undo", "redo", "quit"} {
		_, _ = io.WriteString(w, line+"\n")
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	k.says("The note is taken.", "Saved to "+other+store.Ending, "Undone: 5.1-1. Saved.", "Redone: 5.1-1. Saved.")
	if !strings.Contains(k.err.String(), "is gone") || !strings.Contains(k.err.String(), "Enter save as and a path") {
		t.Errorf("says %q", k.err.String())
	}
	k.path = other + store.Ending
	answer := k.saved().Answers["5.4-3"]
	if answer.Note != "Ask Ada." || !answer.Flag || len(k.saved().Answers["5.1-1"].Checks) != 1 {
		t.Errorf("%+v", k.saved().Answers)
	}
	// The new file is closed at the end, and a file that is there is not replaced.
	k.enter("save as "+k.path, "quit").says("xists already")
}

// TestHeld opens a file that another program has: it can be read, a person is told who has
// it, and a script fails where its answers went nowhere.
func TestHeld(t *testing.T) {
	t.Parallel()
	k := begin(t, sample(t))
	_, file, err := store.Edit(k.path, nil)
	if err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(k.path)
	k.enter("go 5.4-3", "n", "quit").says("The file is read-only.", "Open by ", "since ", "; read-only here.", "nothing was changed")
	k.script = true
	k.enter("go 5.4-3", "why", "quit")
	if err := k.run("go 5.4-3", "n", "quit"); err == nil || !strings.Contains(err.Error(), "1 line of input would have changed the file, and nothing was changed: open by ") {
		t.Errorf("got %v", err)
	}
	copied := filepath.Join(k.folder, "copy.ask645.json")
	k.enter("save as "+copied, "go 5.4-3", "n", "quit").says("Saved to " + copied)
	if after, _ := os.ReadFile(k.path); !bytes.Equal(before, after) {
		t.Error("the file changed")
	}
	file.Close()
	k.enter("go 5.4-3", "n", "quit").never("read-only")
}

// TestRestore offers the newest good version of a file that was cut off, to a person.
func TestRestore(t *testing.T) {
	t.Parallel()
	k := begin(t, unanswered(t))
	if err := os.Chtimes(k.path, noon, noon); err != nil {
		t.Fatal(err)
	}
	k.enter("go 5.4-3", "n", "quit")
	if err := os.Truncate(k.path, 10); err != nil {
		t.Fatal(err)
	}
	k.enter("no", "quit").says("cannot be read", "It stays as it is. The newest good version kept is of ", "1. Go on with that version", "Home.")
	k.enter("restore", "quit").says("Opened ", "restored-1", "Later saves brought back from the history: 1.")
	restored := strings.TrimSuffix(k.path, store.Ending) + ".restored-1" + store.Ending
	a, _, err := store.Open(restored)
	if err != nil || len(a.Answers["5.4-3"].Checks) != 1 {
		t.Errorf("%v", err)
	}
	k.script = true
	if err := k.run("quit"); err == nil || !strings.Contains(err.Error(), "the newest good version kept is of "+noon.Local().Format("2 January 2006 15:04")) {
		t.Errorf("got %v", err)
	}
	if info, err := os.Stat(k.path); err != nil || info.Size() != 10 {
		t.Errorf("the file was touched: %v", err)
	}
}
