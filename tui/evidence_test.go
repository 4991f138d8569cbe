package tui

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"ask645/questionnaire/store"
)

func TestEvidenceIsAddedHashedAndRemoved(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 40)
	path := d.open(lock())
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "report.txt"), []byte("passed\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.app.show(destination{page: pageProvision, reference: "5.1-1"})
	d.press("E").sees("5.1-1  Evidence", "> Add evidence").press("enter").typed("Password test").press("enter").typed("report.txt").press("enter")
	d.sees("> Password test", "report.txt", "no SHA-256 recorded")
	d.press("s").sees("SHA-256 recorded")
	a, _, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	list := a.Answers["5.1-1"].Evidence
	if len(list) != 1 || list[0].Title != "Password test" || list[0].Ref != "report.txt" || list[0].SHA256 != sumOf("passed\n") {
		t.Fatalf("kept %+v", list)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "report.txt"), []byte("failed\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if findings := store.CheckEvidence(filepath.Dir(path), d.app.session.Statement); len(findings) != 1 {
		t.Errorf("a changed file gives %v", findings)
	}
	// Naming another file takes the digest of the one before away.
	d.press("enter", "enter").typed(".old").press("enter").sees("report.txt.old", "no SHA-256 recorded")
	d.press("c").sees("removed; u brings it back", "> Add evidence")
	d.press("u").sees("5.1-1  Evidence", "> Password test")
	d.press("esc").sees("5.1-1  ")
}

func TestEvidenceOutsideIsOpenedOnlyWhenAskedTwice(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 40)
	d.open(lock())
	outside := filepath.Join(t.TempDir(), "report.txt")
	if err := os.WriteFile(outside, []byte("passed\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.app.show(destination{page: pageProvision, reference: "5.1-1"})
	d.press("E", "enter").typed("T").press("enter").typed(outside).press("enter")
	d.press("s").sees("outside the folder of the assessment", "press s again", "no SHA-256 recorded")
	d.press("s").sees("SHA-256 recorded")
}

// sumOf is the SHA-256 of a text as the assessment file writes it.
func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// TestFactsKeyGoesToWhatDecides: whoever doubts that a provision applies is led to the
// question, from the provision and from the page that says why.
func TestFactsKeyGoesToWhatDecides(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 40)
	d.open(lock())
	d.app.show(destination{page: pageProvision, reference: "5.1-1"})
	d.press("f").sees("Are passwords used")
	d.app.show(destination{page: pageProvision, reference: "5.1-1"})
	d.press("w").sees("Press f to go to the question.").press("f").sees("Are passwords used")
}
