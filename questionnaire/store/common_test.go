package store

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"ask645/questionnaire"
)

// TestCommonState finds the state that copies have in common, or none.
func TestCommonState(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	place := func(name string) string { return filepath.Join(folder, name+Ending) }
	a := questionnaire.NewAssessment("en303645-v2.1.1", NewID())
	save := func(name, product string) {
		t.Helper()
		_, f, err := Edit(place(name), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		changed := a.Clone()
		changed.Product.Name = product
		if err := f.Save(changed); err != nil {
			t.Fatal(err)
		}
	}
	copyTo := func(from, to string) {
		t.Helper()
		data, err := os.ReadFile(place(from))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(place(to), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Create(place("a"), a); err != nil {
		t.Fatal(err)
	}
	save("a", "first")
	copyTo("a", "b")
	common := func(one string, others ...string) string {
		t.Helper()
		var paths []string
		for _, other := range others {
			paths = append(paths, place(other))
		}
		found, ok := CommonState(place(one), paths...)
		if !ok {
			return "none"
		}
		return found.Assessment.Product.Name
	}
	if got := common("b", "a"); got != "first" {
		t.Errorf("an untouched copy: %q", got)
	}
	save("b", "in b")
	if got := common("b", "a"); got != "first" {
		t.Errorf("a copy that was changed: %q", got)
	}
	save("a", "in a")
	if got := common("b", "a"); got != "first" {
		t.Errorf("both changed: %q", got)
	}
	if err := os.RemoveAll(versionsFolder(place("b"))); err != nil {
		t.Fatal(err)
	}
	if got := common("b", "a"); got != "none" {
		t.Errorf("without versions: %q", got)
	}

	// A part finds what it was taken from, whichever comes first and however often the whole
	// was saved since.
	whole, digest, kept, err := ReadKept(place("a"), time.Now())
	if err != nil || !kept || digest == "" {
		t.Fatal(kept, err)
	}
	part := whole.Clone()
	part.PartOf = questionnaire.PartOf{SHA256: digest, Clauses: []string{"5.3"}}
	part.Product.Model = "part"
	if _, err := Create(place("part"), part); err != nil {
		t.Fatal(err)
	}
	save("a", "after the part")
	for _, got := range []string{common("part", "a"), common("a", "part"), common("part", "b", "a")} {
		if got != "in a" {
			t.Errorf("of a part: %q", got)
		}
	}
}
