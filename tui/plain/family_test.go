package plain

import (
	"path/filepath"
	"strings"
	"testing"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// TestFamily plays the commands of a variant.
func TestFamily(t *testing.T) {
	t.Parallel()
	k := begin(t, sample(t))
	base := k.path
	k.path = filepath.Join(k.folder, "blue.ask645.json")
	found, file, err := store.FindBase(k.path, base, "")
	if err != nil {
		t.Fatal(err)
	}
	variant, err := questionnaire.NewVariant(found, file, store.NewID())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Create(k.path, variant); err != nil {
		t.Fatal(err)
	}
	k.enter("go 5.4-3", "base", "evidence add", "Report", "", "go 5.4-3", "list own", "status", "base", "list own", "undo", "list own", "base", "product", "Blue Lock", "/back", "/base", "/quit")
	k.says("It is a variant of device.ask645.json", "From the base.", "This is no own answer", "Own.", "1 provision.", "Own: 1 answer", "What the base says holds again", "No provisions", "Undone: 5.4-3", "1 provision.",
		"What the base says holds again", "From the base.", "Own.", "What the base says holds again")
	alone, err := store.ReadAlone(k.path)
	if err != nil || len(alone.Answers) > 0 || !alone.Product.IsZero() {
		t.Errorf("it keeps %+v, %v", alone, err)
	}

	a, f, err := store.Edit(base, nil)
	if err != nil {
		t.Fatal(err)
	}
	a.SetAnswer("5.1-1", questionnaire.Answer{Support: "N", Detail: "No longer."}, noon)
	if err := f.Save(a); err != nil {
		t.Fatal(err)
	}
	f.Close()
	k.enter("go 5.1-1", "review", "base confirm", "base confirm", "quit")
	k.says("The base has changed it.", "inherits it in 1 provision: 5.1-1", "confirmed as it is now", "The base is as it was confirmed.")
	if a, err = store.Read(k.path); err != nil || a.BaseChanged() || !strings.Contains(a.Answers["5.1-1"].Detail, "No longer") {
		t.Errorf("it is not confirmed on disk: %v", err)
	}
}
