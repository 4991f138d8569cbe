package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// openVariant opens a variant of the lock, which the returned function changes on disk.
func (d *driver) openVariant() (path string, change func(func(*questionnaire.Assessment))) {
	d.t.Helper()
	base := filepath.Join(d.t.TempDir(), "lock.ask645.json")
	write := func(a *questionnaire.Assessment) {
		data, err := questionnaire.Encode(a)
		if err != nil {
			d.t.Fatal(err)
		}
		if err := os.WriteFile(base, data, 0o600); err != nil {
			d.t.Fatal(err)
		}
	}
	write(lock())
	path = filepath.Join(filepath.Dir(base), "blue.ask645.json")
	found, file, err := store.FindBase(path, base, "")
	if err != nil {
		d.t.Fatal(err)
	}
	variant, err := questionnaire.NewVariant(found, file, store.NewID())
	if err != nil {
		d.t.Fatal(err)
	}
	variant.Product.Name = "Blue Lock"
	if _, err := store.Create(path, variant); err != nil {
		d.t.Fatal(err)
	}
	d.openAt(path)
	return path, func(edit func(*questionnaire.Assessment)) {
		a, err := store.Read(base)
		if err != nil {
			d.t.Fatal(err)
		}
		edit(a)
		write(a)
	}
}

// openAt opens a file as if it had been saved at noon.
func (d *driver) openAt(path string) {
	d.t.Helper()
	if err := os.Chtimes(path, noon, noon); err != nil {
		d.t.Fatal(err)
	}
	d.run(d.app.openFile(path))
}

func TestVariantShowsWhoseIsWhat(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 30)
	path, change := d.openVariant()
	d.app.show(destination{page: pageProvision, reference: "5.4-3"})
	d.sees("Blue Lock · variant of Smart Lock SL-1", "from the base").press("B").sees(nothingOwn)
	d.press("n")
	d.press("esc", "esc")
	d.app.show(destination{page: pageProvision, reference: "5.4-3"})
	d.sees("; own")
	d.app.show(destination{page: pageList, reference: "5.4-3"})
	d.sees(" own")
	for range 20 {
		if strings.Contains(d.screen(), "Own answers: 1") {
			break
		}
		d.press("F")
	}
	d.sees("Own answers: 1", "5.4-3")
	d.app.show(destination{page: pageProvision, reference: "5.4-3"})
	d.press("B").sees("the base's answer holds again", "from the base")
	if alone, err := store.ReadAlone(path); err != nil || len(alone.Answers) > 0 {
		t.Errorf("it keeps %+v, %v", alone, err)
	}
	d.press("u").sees("undone: 5.4-3", "; own").press("B")

	d.app.show(destination{page: pageProduct})
	d.sees("field 1 of 12, own").press("ctrl+b").sees("field 1 of 12, from the base", "> Smart Lock SL-1").press("esc")
	d.app.show(destination{page: pageFacts, reference: "passwords"})
	d.sees("from the base")

	change(func(a *questionnaire.Assessment) {
		a.SetAnswer("5.1-1", questionnaire.Answer{Support: "N", Detail: "No longer."}, noon)
	})
	d.app.show(destination{page: pageProvision, reference: "5.4-3"})
	d.press("*").sees("has changed meanwhile")
	d.press("H")
	d.run(d.app.openFile(path))
	d.app.show(destination{page: pageProvision, reference: "5.1-1"})
	d.sees("from the base, changed")
	d.press("r").sees("base, warning: the base lock.ask645.json has changed").press("enter").sees("1 provision: 5.1-1").press("esc")
	d.press("B").sees("confirmed as it is now").press("B").sees("the base is as it was confirmed")
	if a, err := store.Read(path); err != nil || a.BaseChanged() {
		t.Errorf("it is not confirmed on disk: %v", err)
	}
}

func TestVariantGoldens(t *testing.T) {
	t.Parallel()
	for _, window := range []struct{ width, height int }{{80, 24}, {120, 40}, {40, 12}} {
		size := fmt.Sprintf("%dx%d", window.width, window.height)
		t.Run(size, func(t *testing.T) {
			t.Parallel()
			d := drive(t, window.width, window.height)
			path, change := d.openVariant()
			d.app.show(destination{page: pageProvision, reference: "5.4-3"})
			d.golden(size + "/variant-inherited")
			d.press("*").golden(size + "/variant-own")
			d.app.show(destination{page: pageList, reference: "5.4-3"})
			d.golden(size + "/variant-list")
			d.app.show(destination{page: pageProduct})
			d.golden(size + "/variant-cover")
			change(func(a *questionnaire.Assessment) { a.SetFact("passwords", "no", noon) })
			d.app.show(destination{page: pageList})
			d.press("H")
			d.openAt(path)
			d.app.show(destination{page: pageReview})
			d.golden(size + "/variant-review")
		})
	}
}
