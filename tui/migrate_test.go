package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// TestMigrate carries the lock over to another edition. The old file stays as it is, and the
// work goes on in the new one.
func TestMigrate(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(lock())
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d.press("M").sees("Carry over to another edition", "ETSI EN 303 645 V3.1.3", "ETSI TS 103 645 V1.1.1")
	d.press("down", "enter").sees("Carry over to ETSI TS 103 645 V1.1.1")
	d.press("enter").sees("What became of the answers", "2 answers wait to be", "Compare with what changed: 1", "2 to confirm")
	d.press("g").sees("All provisions: 37").press("esc").sees("What became of the answers")
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the old file was changed: %v", err)
	}
	created := filepath.Join(filepath.Dir(path), "device-v1.1.1.ask645.json")
	if got := d.app.session.File.Path(); got != created {
		t.Errorf("the work goes on in %s", got)
	}
	want, _, err := questionnaire.Migrate(library(), lock(), "ts103645-v1.1.1", "", noon)
	if err != nil {
		t.Fatal(err)
	}
	sameFile(t, created, want)
	// The old file can be opened again, and is not carried over into a file that is there.
	d.press("H")
	d.run(d.app.openFile(path))
	d.press("M", "down", "enter", "enter").sees("the file exists")
	sameFile(t, created, want)
	d.press("esc").sees("Carry over to another edition")
	d.press("esc").sees("Smart Lock SL-1 · EN 303 645 V2.1.1")
	d.press("H").sees("Carry Smart Lock SL-1 over to another edition")
}

// sameFile holds a file against an assessment, but for the id.
func sameFile(t *testing.T, path string, want *questionnaire.Assessment) {
	t.Helper()
	got, _, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if got.ID == lock().ID || got.ID == earlier().ID || got.ID == "" {
		t.Errorf("the id is %q", got.ID)
	}
	got.ID, want.ID = "", ""
	g, err := questionnaire.Encode(got)
	if err != nil {
		t.Fatal(err)
	}
	w, err := questionnaire.Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	if string(g) != string(w) {
		t.Errorf("got %s\nwant %s", g, w)
	}
}

// TestTakeWhatWaits goes through what was carried over: taken whole, taken as a start, answered
// anew, and brought back.
func TestTakeWhatWaits(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(carriedOver(t))
	answer := func(reference string) questionnaire.Answer {
		t.Helper()
		return d.app.session.Assessment.Answers[reference]
	}
	waits := func(n int) {
		t.Helper()
		if got := d.app.session.Statement.Waiting(); got != n {
			t.Errorf("%d answers wait, want %d", got, n)
		}
	}
	waits(6)
	d.goTo("", nil, true)
	d.press("g", "5", ".", "2", "-", "2", "enter").sees("Waits to be confirmed: Y from 4.2-2 of V1.1.1", "Reports are answered", "a take Y and its Detail")
	d.press("a").sees("5.2-2: Y is taken; u takes it back", "5 to confirm")
	if got := answer("5.2-2"); got.Support != "Y" || !strings.HasPrefix(got.Detail, "Reports") || len(got.Evidence) != 1 || got.Waiting() {
		t.Errorf("got %+v", got)
	}
	d.press("u").sees("undone: 5.2-2", "Waits to be confirmed", "6 to confirm")
	if got := answer("5.2-2"); !got.Waiting() || got.Support != "" || got.Detail != "" {
		t.Errorf("got %+v", got)
	}
	d.press("U").sees("5 to confirm")
	d.press("g", "5", ".", "6", "-", "1", "enter").sees("was recommended and is mandatory now")
	d.press("a").sees("the Detail is taken as a start")
	if got := answer("5.6-1"); got.Support != "" || !strings.HasPrefix(got.Detail, "The test port") || got.Waiting() {
		t.Errorf("got %+v", got)
	}
	d.press("g", "5", ".", "7", "-", "1", "enter", "a")
	if got := answer("5.7-1"); got.Support != "Y" || got.Checks["uses-secure-boot"] != "yes" {
		t.Errorf("got %+v", got)
	}
	// Answered anew, what waited is gone.
	d.press("g", "5", ".", "2", "-", "3", "enter", "right", "y", "right", "y")
	d.press("g", "5", ".", "2", "-", "3", "enter", "y", "y", "y", "y", "y")
	if got := answer("5.2-3"); got.Support != "Y" || got.Waiting() || got.Justification.ReviewBy != "" {
		t.Errorf("got %+v", got)
	}
	// What is open is found by the same key, and the list has a filter for it.
	d.press("esc", "esc", "g", "F", "F").sees("Waiting to be confirmed: 2")
	onDisk, _, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := onDisk.Answers["5.2-2"]; got.Support != "Y" || got.Waiting() {
		t.Errorf("on disk: %+v", got)
	}
}

// TestNotTakenWhereItDoesNotHold leaves an N/A alone whose condition holds now.
func TestNotTakenWhereItDoesNotHold(t *testing.T) {
	t.Parallel()
	a := questionnaire.NewAssessment("en303645-v3.1.3", "id")
	a.SetAnswer("5.10-1", questionnaire.Answer{Support: "N/A", Detail: "No telemetry."}, noon)
	migrated, _, err := questionnaire.Migrate(library(), a, questionnaire.DefaultEdition, "new", noon)
	if err != nil {
		t.Fatal(err)
	}
	for id, value := range lock().Facts {
		migrated.SetFact(id, value, noon)
	}
	migrated.SetFact("telemetry", "yes", noon)
	d := drive(t, 80, 24)
	d.open(migrated)
	d.press("g", "5", ".", "1", "0", "enter").sees("Waits to be confirmed: N/A from 5.10-1 of V3.1.3", "cannot be taken")
	d.press("a").sees("N/A cannot be taken: by the facts the provision applies")
	if got := d.app.session.Assessment.Answers["5.10-1"]; !got.Waiting() {
		t.Errorf("got %+v", got)
	}
	// Where it does not apply, N/A follows from the facts, and nothing waits.
	d.app.session.SetFact("telemetry", "no")
	d.press("g", "5", ".", "1", "0", "enter").sees("Support N/A", "Before: N/A from 5.10-1 of V3.1.3")
	d.press("a").sees("there is nothing to take")
}

// TestGoToALetter types references that end in a letter, as those of V3.1.3 do. The letter a
// is a command of the list otherwise.
func TestGoToALetter(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 30)
	a := lock()
	a.Edition = "en303645-v3.1.3"
	d.open(a)
	// The computed provision is a row of the table in this edition.
	d.press("g").sees("All provisions: 78")
	d.typed("5.1-2a").sees("go to 5.1-2A").press("enter").sees("5.1-2A  Machines authenticate")
	d.press("g").typed("6-3B").press("enter").sees("6-3B  The device provides a means to store")
	d.press("g").typed("5.1-2w").sees("Why 5.1-2 does not apply")
	d.press("esc", "esc", "C").typed("5.6-4B").press("enter").sees("5.6-4B Physical debug ports")
}
