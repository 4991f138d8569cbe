package plain

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// earlier is an assessment of a lamp against TS 103 645 V1.1.1.
func earlier() *questionnaire.Assessment {
	a := questionnaire.NewAssessment("ts103645-v1.1.1", "old")
	a.Product.Name = "Lamp"
	for id, value := range map[string]string{"constrained": "no", "updateable": "all", "telemetry": "no", "sensors": "no", "wireless": "yes"} {
		a.SetFact(id, value, noon)
	}
	for reference, answer := range map[string]questionnaire.Answer{
		"4.2-2": {Support: "Y", Detail: "Reports are answered within five days."},
		"4.3-2": {Support: "Y", Detail: "Users are told by mail."},
		"4.3-5": {Support: "N", Detail: "The need is not made clear."},
		"4.6-1": {Support: "N", Detail: "The test port stays open, as the factory needs it."},
		"4.7-1": {Support: "Y", Detail: "The boot loader checks the signature.", Checks: map[string]string{"uses-secure-boot": "yes"}},
		"4.8-2": {Support: "N/A", Detail: "There is no consent."},
	} {
		a.SetAnswer(reference, answer, noon)
	}
	return a
}

// TestMigrate carries an assessment over and goes through what waits. The file is what the same
// steps give without a wizard, byte for byte but for the id.
func TestMigrate(t *testing.T) {
	t.Parallel()
	k := begin(t, earlier())
	before, err := os.ReadFile(k.path)
	if err != nil {
		t.Fatal(err)
	}
	k.enter("migrate", "EN 303", "303", "v2", "", "list waiting", "go 5.2-2", "take", "go 5.6-1", "take", "undo", "go 5.6-1", "take", "n", "/back",
		"go 5.7-1", "take", "go 5.1-1", "take", "go 6-2", "take", "go 5.3-11", "take", "review", "quit")
	k.says("To which edition?", "1. ETSI EN 303 645 V3.1.3 (published 2024-09)", "An empty line takes "+filepath.Join(k.folder, "device-v2.1.1.ask645.json"),
		"From ETSI TS 103 645 V1.1.1 to ETSI EN 303 645 V2.1.1. 6 answers wait to be confirmed",
		"Take after a look: 1.", "5.2-2, Y: Disclosed", "Draft: 1.", "Decide anew: 3.", "Not answered before", "Opened ",
		"5.2-2: R, waits to be confirmed.", "6 provisions.",
		"Waits to be confirmed: Y from 4.2-2 of V1.1.1.", "Enter take to take Y and its Detail, or answer anew.", "5.2-2: Y, supported. Saved.",
		"The Detail of 5.6-1 is taken as a start.", "Undone: 5.6-1", "No answer from another edition waits at 5.1-1.",
		"It cannot be taken. Answer anew.", "N/A cannot be taken while it is not known whether the provision applies.",
		"from another edition to be confirmed. An export is marked as a draft.")
	if after, err := os.ReadFile(k.path); err != nil || string(after) != string(before) {
		t.Errorf("the old file was changed: %v", err)
	}
	k.path = filepath.Join(k.folder, "device-v2.1.1.ask645.json")
	a := k.saved()
	for reference, want := range map[string]questionnaire.Support{"5.2-2": "Y", "5.7-1": "Y", "5.6-1": "", "6-2": "", "5.3-11": ""} {
		if got := a.Answers[reference]; got.Support != want || got.Waiting() != (reference == "6-2") {
			t.Errorf("%s: got %+v", reference, got)
		}
	}
	if got := a.Answers["5.3-11"].Detail; got != "Users are told by mail.\nThe need is not made clear." {
		t.Errorf("got %q", got)
	}
}

// TestMigratedFile holds the new file against what carrying over gives by itself.
func TestMigratedFile(t *testing.T) {
	t.Parallel()
	k := begin(t, earlier())
	k.enter("home", "carry", "2", filepath.Join(k.folder, "new"), "quit").says("Opened " + filepath.Join(k.folder, "new.ask645.json"))
	want, _, err := questionnaire.Migrate(library(), earlier(), "en303645-v2.1.1", "", noon)
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := store.Open(filepath.Join(k.folder, "new.ask645.json"))
	if err != nil {
		t.Fatal(err)
	}
	got.ID = ""
	g, _ := questionnaire.Encode(got)
	w, _ := questionnaire.Encode(want)
	if string(g) != string(w) {
		t.Errorf("got %s\nwant %s", g, w)
	}
	k.enter("migrate", "2", filepath.Join(k.folder, "new"), "/back", "back", "quit").says("the file exists already", "To which edition?")
	k.enter("list waiting", "list nothing", "go 4.2-2", "quit").never("waits to be confirmed").says("open, waiting, unmet")
	if strings.Contains(k.out.String(), "take Y") {
		t.Error("something waits in the old file")
	}
}

// TestTakeAsksMore takes an answer to a provision that asks more now: the check that is new is
// asked next.
func TestTakeAsksMore(t *testing.T) {
	t.Parallel()
	a := earlier()
	a.Edition = "en303645-v3.1.3"
	a.Answers = map[string]questionnaire.Answer{"5.2-1": {Carried: questionnaire.Carried{From: []questionnaire.CarriedAnswer{{
		Edition: "en303645-v2.1.1", Reference: "5.2-1", Kind: "same", Support: "Y", Detail: "It is public.",
		Checks: map[string]string{"policy-public": "yes", "contact-given": "yes", "acknowledgement-time-given": "yes"},
	}}}}}
	k := begin(t, a)
	k.enter("go 5.2-1", "take", "no", "quit")
	k.says("Y of 5.2-1 is taken. Check it against what is asked here.", "Check 4: Does the policy give a timeline for when the person who reported", "Your answers suggest N, not supported.", "Now: Y, supported.")
}
