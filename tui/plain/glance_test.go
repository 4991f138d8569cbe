package plain

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// TestAssessments lists what lies below folders, filters, reorders, and opens one by number.
func TestAssessments(t *testing.T) {
	t.Parallel()
	k := begin(t, nil)
	root := filepath.Join(k.folder, "clients")
	if err := os.Mkdir(root, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Lamp", "Lock", ""} {
		a := questionnaire.NewAssessment(questionnaire.DefaultEdition, "id")
		a.Product.Name = name
		a.SetFact("passwords", "no", noon)
		if _, err := store.Create(filepath.Join(root, "of-"+strings.ToLower(name)+store.Ending), a); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(root, "zero.ask645.json"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k.folders = []string{root}
	k.enter("lo", "back", "all assessments", "by product", "by size", "9", "all", "nothing of the kind", "1", "home", "assessments lamp", "1", "quit")
	k.says("Assessments: 4, by folder.",
		"1. Unnamed product: EN V2.1.1, 0 of ", " answered, ", " undecided, ", " errors, changed 2026-11-21 (", "of-.ask645.json)",
		"zero.ask645.json: cannot be read: line 1, column 1: the file is empty",
		"Lamp: ", "Lock: ",
		"Enter a number to open one",
		`Assessments with "lo": 1, by folder.`, "1. Lock: ",
		"Home.", "Assessments: 4, by folder.",
		"Assessments: 4, by product.", "zero.ask645.json: cannot be read", "Lamp: ", "Lock: ",
		`There is no order "size"`,
		"Enter a number from 1 to 4, or back.",
		`No assessment here has "nothing of the kind".`,
		"line 1, column 1: the file is empty.",
		`Assessments with "lamp": 1`,
		"Opened ", "Lamp, ETSI EN 303 645")
}
