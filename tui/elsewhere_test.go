package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// saved reads what a file holds.
func saved(t *testing.T, path string) *questionnaire.Assessment {
	t.Helper()
	a, _, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// clear empties the line that is being written, and writes another.
func (d *driver) instead(text string) *driver {
	d.t.Helper()
	d.send(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
	return d.typed(text)
}

// TestFolderGone takes the folder away while the person answers. They are told at once, keep
// working, and go on in another place with everything they said, and with its undo.
func TestFolderGone(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(questionnaire.NewAssessment(questionnaire.DefaultEdition, "id"))
	d.press("n").sees("saved", "question 2 of")
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	d.press("y").sees("! not saved", "not saved; S saves to another place: ", "is gone", "question 3 of")
	d.press("y").sees("question 4 of")

	// A name that is taken is refused, and what is there stays.
	elsewhere := t.TempDir()
	taken := filepath.Join(elsewhere, "taken.ask645.json")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("S").sees("Save to another place", "device.ask645.json").instead(taken).press("enter").sees("exists already", "! not saved")
	if data, err := os.ReadFile(taken); err != nil || string(data) != "mine" {
		t.Errorf("%q %v", data, err)
	}
	other := filepath.Join(elsewhere, "other.ask645.json")
	d.instead(strings.TrimSuffix(other, ".ask645.json")).press("enter").sees("question 4 of", "saved 12:00", "saved to ")
	if facts := saved(t, other).Facts; facts["wireless"] != "no" || facts["app"] != "yes" || len(facts) != 3 {
		t.Errorf("%v", facts)
	}
	d.press("u").sees("undone: fact app, fact ")
	if facts := saved(t, other).Facts; len(facts) != 1 {
		t.Errorf("%v", facts)
	}
	if d.press("q"); !d.quit {
		t.Error("still running")
	}
	next := drive(t, 80, 24)
	next.run(next.app.openFile(other))
	next.press("U").sees("redone")
	if facts := saved(t, other).Facts; len(facts) != 3 {
		t.Errorf("%v", facts)
	}
}

// TestSaveAsWhileWriting says how to get there from a text.
func TestSaveAsWhileWriting(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(lock())
	d.press("g", "5", ".", "4", "-", "3", "enter", "e")
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	d.typed("xy").sees("not saved; esc and then S saves to another place").press("esc", "S")
	other := filepath.Join(t.TempDir(), "other.ask645.json")
	d.instead(other).press("enter").sees("5.4-3")
	if got := saved(t, other).Answers["5.4-3"].Detail; !strings.HasSuffix(got, "xy") {
		t.Errorf("%q", got)
	}
}

// TestHeldFile opens a file that another program has. It can be read, and worked on as a
// copy in another place; once the other is done it can be changed.
func TestHeldFile(t *testing.T) {
	t.Parallel()
	first := drive(t, 80, 24)
	path := first.open(lock())
	second := drive(t, 80, 24)
	second.run(second.app.openFile(path))
	second.sees("read-only", "open by ", " since ", "S saves a")
	second.press("g", "5", ".", "4", "-", "3", "enter", "n").sees("the file is read-only: nothing was changed")
	copied := filepath.Join(t.TempDir(), "copy.ask645.json")
	second.press("S").instead(copied).press("enter").sees("saved 12:00").press("n")
	if was, is := saved(t, path).Answers["5.4-3"].Support, saved(t, copied).Answers["5.4-3"].Support; was != "Y" || is != "N" {
		t.Errorf("the file holds %s, the copy %s", was, is)
	}
	first.press("q")
	third := drive(t, 80, 24)
	third.run(third.app.openFile(path))
	third.press("g", "5", ".", "4", "-", "3", "enter", "n")
	if got := saved(t, path).Answers["5.4-3"].Support; got != "N" {
		t.Errorf("got %s", got)
	}
}

// TestOpenAgain opens the file that is open, and then another: the lock stays, and goes.
func TestOpenAgain(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(lock())
	d.run(d.app.openFile(path)) // nobody waits for it: it is closed again
	d.press("H")
	d.run(d.app.openFile(path))
	d.press("f", "n").sees("saved")
	if _, err := os.Stat(filepath.Join(filepath.Dir(path), ".device.ask645.json.lock")); err != nil {
		t.Error(err)
	}
	d.press("H")
	other := d.open(lock())
	if other == path {
		t.Fatal("the same file")
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(path), ".device.ask645.json.lock")); !os.IsNotExist(err) {
		t.Errorf("the lock is still there: %v", err)
	}
}

// TestRestore opens a file that was cut off. The newest good version is offered, and with
// the history everything saved comes back; the bad file stays as it is.
func TestRestore(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(questionnaire.NewAssessment(questionnaire.DefaultEdition, "id"))
	d.press("n", "y", "y", "q")
	whole := saved(t, path)
	if err := os.Truncate(path, 100); err != nil {
		t.Fatal(err)
	}
	next := drive(t, 80, 24)
	next.run(next.app.openFile(path))
	next.sees("This file cannot be read", "the file ends too early", "The newest good version kept is of", "Go on with that version")
	next.golden("80x24/restore")
	next.press("enter").sees("restored into device.restored-1.ask645.json", "question 4 of")
	got := saved(t, strings.TrimSuffix(path, ".ask645.json")+".restored-1.ask645.json")
	if len(got.Facts) != 3 || got.Facts["wireless"] != whole.Facts["wireless"] {
		t.Errorf("%v", got.Facts)
	}
	if info, err := os.Stat(path); err != nil || info.Size() != 100 {
		t.Errorf("the file was touched: %v", err)
	}
	next.press("y")
	if next.press("q"); !next.quit {
		t.Error("still running")
	}
	// Whoever does not want it goes home.
	last := drive(t, 80, 24)
	last.run(last.app.openFile(path))
	last.press("3").sees("New assessment")
}

// TestElsewhereFits draws the two pages in windows of many sizes.
func TestElsewhereFits(t *testing.T) {
	t.Parallel()
	saving := drive(t, 80, 24)
	path := saving.open(lock())
	saving.press("f", "n", "S")
	restoring := drive(t, 80, 24)
	if err := os.Truncate(path, 10); err != nil {
		t.Fatal(err)
	}
	restoring.run(restoring.app.openFile(path))
	restoring.sees("This file cannot be read")
	for _, d := range []*driver{saving, restoring} {
		for width := 1; width <= 200; width += 1 + width/12 {
			for height := 1; height <= 70; height += 1 + height/8 {
				d.send(tea.WindowSizeMsg{Width: width, Height: height})
				content := d.app.View().Content
				if w, h := lipgloss.Width(content), lipgloss.Height(content); w > width || h > height {
					t.Fatalf("%dx%d: drawn %dx%d:\n%s", width, height, w, h, d.screen())
				}
				body := height - len(d.app.header()) - len(d.app.footer())
				if n := len(d.app.page.view(width, body).lines); !d.app.tooSmall() && n > body {
					t.Fatalf("%dx%d: the page has %d lines for %d", width, height, n, body)
				}
			}
		}
	}
}

// TestEditorIsNotWanted leaves nothing behind where the program ends before the editor opens.
func TestEditorIsNotWanted(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(lock())
	d.press("g", "5", ".", "4", "-", "3", "enter", "e")
	file := filepath.Join(filepath.Dir(path), ".ask645-1.txt")
	if err := os.WriteFile(file, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.app.editing = true
	d.press("esc").typed("x").sees("Detail: how") // keys wait for the editor
	d.app.leaving = true
	d.send(editorReadyMsg{command: []string{"true"}, path: file})
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Errorf("the file is still there: %v", err)
	}
	d.app.leaving = false
	d.send(editorDoneMsg{text: "Written elsewhere."})
	if got := d.app.session.Assessment.Answers["5.4-3"].Detail; got != "Written elsewhere." {
		t.Errorf("%q", got)
	}
	if d.app.page.writing() {
		t.Error("the keys that waited were not played")
	}
}
