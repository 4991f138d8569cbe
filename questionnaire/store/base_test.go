package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ask645/questionnaire"
)

// family puts a base and a variant of it into a folder, and opens the latter.
func family(t *testing.T) (base, variant string, whole *questionnaire.Assessment, file *File) {
	t.Helper()
	folder := t.TempDir()
	base, variant = filepath.Join(folder, "lamp"+Ending), filepath.Join(folder, "blue"+Ending)
	a := questionnaire.NewAssessment("en303645-v2.1.1", "base-id")
	a.Product.Name = "Lamp"
	at := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	a.SetAnswer("5.1-1", questionnaire.Answer{Support: "Y", Detail: "Unique."}, at)
	a.SetAnswer("5.2-1", questionnaire.Answer{Support: "Y", Detail: "Published.", Evidence: []questionnaire.Evidence{{Ref: "doc.pdf"}, {Ref: "https://example.org/a"}}}, at)
	put(t, base, a)
	born(t, base, variant)
	whole, file, err := Edit(variant, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(file.Close)
	return base, variant, whole, file
}

func put(t *testing.T, path string, a *questionnaire.Assessment) {
	t.Helper()
	data, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// born makes a variant.
func born(t *testing.T, base, variant string) {
	t.Helper()
	found, file, err := FindBase(variant, base, "")
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.NewVariant(found, file, "variant-id")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Create(variant, a); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// change edits the base on disk.
func change(t *testing.T, base string, edit func(*questionnaire.Assessment)) {
	t.Helper()
	a, err := Read(base)
	if err != nil {
		t.Fatal(err)
	}
	edit(a)
	put(t, base, a)
}

func TestVariantSavesWhatDiffers(t *testing.T) {
	t.Parallel()
	base, variant, whole, file := family(t)
	before := content(t, base)
	if whole.Product.Name != "Lamp" || whole.Answers["5.2-1"].Detail != "Published." {
		t.Fatalf("the variant does not inherit: %+v", whole)
	}
	whole.SetAnswer("5.1-1", questionnaire.Answer{Support: "N", Detail: "Not yet."}, time.Now())
	if err := file.Save(whole); err != nil {
		t.Fatal(err)
	}
	text := content(t, variant)
	if !strings.Contains(text, "Not yet.") || strings.Contains(text, "Published") || strings.Contains(text, "Lamp\"") {
		t.Errorf("the file holds %s", text)
	}
	if content(t, base) != before {
		t.Error("the base was written")
	}
	change(t, base, func(a *questionnaire.Assessment) {
		a.SetAnswer("5.1-1", questionnaire.Answer{Support: "Y", Detail: "Other."}, time.Now())
		a.SetAnswer("5.2-1", questionnaire.Answer{Support: "Y", Detail: "Elsewhere."}, time.Now())
	})
	if !file.BaseMoved(whole) {
		t.Error("that the base has changed is not noticed")
	}
	// A save of what was laid over the base as it was writes no more than what differs.
	whole.Product.Model = "B"
	if err := file.Save(whole); err != nil {
		t.Fatal(err)
	}
	again, err := Read(variant)
	if err != nil {
		t.Fatal(err)
	}
	if again.Answers["5.1-1"].Detail != "Not yet." || again.Answers["5.2-1"].Detail != "Elsewhere." || again.Product.Model != "B" {
		t.Errorf("after the base changed: %+v", again)
	}
}

// TestBaseNewsFromVersions: what has changed since it was confirmed is told from the state of
// the base that was kept then.
func TestBaseNewsFromVersions(t *testing.T) {
	t.Parallel()
	base, variant, _, file := family(t)
	file.Close()
	deep := filepath.Join(filepath.Dir(variant), "sub", "deep"+Ending)
	if err := os.Mkdir(filepath.Dir(deep), 0o700); err != nil {
		t.Fatal(err)
	}
	born(t, variant, deep)
	for range 3 {
		change(t, base, func(a *questionnaire.Assessment) {
			answer := a.Answers["5.2-1"]
			answer.Detail += "."
			a.SetAnswer("5.2-1", answer, time.Now())
		})
	}
	for _, path := range []string{variant, deep} {
		a, err := Read(path)
		if err != nil {
			t.Fatal(err)
		}
		if !a.BaseChanged() {
			t.Errorf("%s: the change is not noticed", path)
		}
		if err := Confirm(path); err != nil {
			t.Fatal(err)
		}
		if a, err = Read(path); err != nil || a.BaseChanged() {
			t.Errorf("%s: after it was confirmed: %v, %v", path, a.BaseChanged(), err)
		}
	}
	a, err := Read(deep)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Answers["5.2-1"].Evidence; got[0].Ref != "../doc.pdf" || got[1].Ref != "https://example.org/a" {
		t.Errorf("the evidence is looked for at %+v", got)
	}
	if text := content(t, deep); strings.Contains(text, "doc.pdf") {
		t.Errorf("the evidence of the base is written: %s", text)
	}
}

func TestBaseThatIsNotToBeHad(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		spoil func(t *testing.T, base, variant string)
		says  string
	}{
		"missing": {func(t *testing.T, base, _ string) {
			if err := os.Remove(base); err != nil {
				t.Fatal(err)
			}
		}, "there is no such file"},
		"damaged": {func(t *testing.T, base, _ string) {
			if err := os.WriteFile(base, []byte(`{"format":`), 0o600); err != nil {
				t.Fatal(err)
			}
		}, "it cannot be read"},
		"folder": {func(t *testing.T, base, _ string) {
			if err := errors.Join(os.Remove(base), os.Mkdir(base, 0o700)); err != nil {
				t.Fatal(err)
			}
		}, "not a regular file"},
		"another id": {func(t *testing.T, base, _ string) {
			change(t, base, func(a *questionnaire.Assessment) { a.ID = "other" })
		}, `it has the id "other"`},
		"another edition": {func(t *testing.T, base, _ string) {
			change(t, base, func(a *questionnaire.Assessment) { a.Edition = "en303645-v3.1.3" })
		}, "it is for en303645-v3.1.3"},
		"circle": {func(t *testing.T, base, variant string) {
			change(t, base, func(a *questionnaire.Assessment) {
				a.Base = questionnaire.Base{File: filepath.Base(variant), ID: "variant-id"}
			})
		}, "it goes in a circle: blue.ask645.json, then lamp.ask645.json, then blue.ask645.json"},
		"its own base": {func(t *testing.T, base, variant string) {
			if err := errors.Join(os.Remove(base), os.Link(variant, base)); err != nil {
				t.Skip(err)
			}
		}, "it goes in a circle"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base, variant, whole, file := family(t)
			test.spoil(t, base, variant)
			before := content(t, variant)
			_, err := Read(variant)
			if !errors.Is(err, ErrBase) || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), "lamp.ask645.json") || !strings.Contains(err.Error(), "blue.ask645.json") {
				t.Errorf("got %v", err)
			}
			file.Close()
			if err := Detach(variant, "", false); err == nil {
				t.Error("it was detached without its base")
			}
			if err := Confirm(variant); err == nil {
				t.Error("it was confirmed without its base")
			}
			if content(t, variant) != before {
				t.Error("the variant was written")
			}
			if !file.BaseMoved(whole) {
				t.Error("that the base is gone is not noticed")
			}
		})
	}
}

func TestManyBases(t *testing.T) {
	t.Parallel()
	_, variant, _, file := family(t)
	file.Close()
	last := variant
	for i := range mostBases {
		next := filepath.Join(filepath.Dir(variant), strings.Repeat("x", i+1)+Ending)
		found, way, err := FindBase(next, last, "")
		if err != nil {
			if i != mostBases-1 {
				t.Fatalf("after %d: %v", i, err)
			}
			return
		}
		a, err := questionnaire.NewVariant(found, way, "variant-id")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Create(next, a); err != nil {
			t.Fatal(err)
		}
		last = next
	}
	if _, err := Read(last); !errors.Is(err, ErrBase) || !strings.Contains(err.Error(), "more than") {
		t.Errorf("got %v", err)
	}
}

// TestBasePlace: a path that leads from the root of a disk is not followed.
func TestBasePlace(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"/etc/passwd", `\\host\share\x`, `\x`, ""} {
		if place, err := basePlace("x.json", file); err == nil {
			t.Errorf("%q leads to %s", file, place)
		}
	}
	for _, file := range []string{"a.json", "../a.json", "sub/a.json"} {
		if _, err := basePlace("x.json", file); err != nil {
			t.Errorf("%q: %v", file, err)
		}
	}
}

func TestDetach(t *testing.T) {
	t.Parallel()
	base, variant, whole, file := family(t)
	file.Close()
	before := content(t, variant)
	if err := Detach(variant, "", false); err != nil {
		t.Fatal(err)
	}
	a, err := ReadAlone(variant)
	if err != nil {
		t.Fatal(err)
	}
	want, err := questionnaire.Encode(whole.Whole())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := questionnaire.Encode(a); err != nil || !bytes.Equal(got, want) {
		t.Errorf("it holds %s, %v", got, err)
	}
	if err := os.Remove(base); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(variant); err != nil {
		t.Errorf("it needs a base: %v", err)
	}
	versions, err := Versions(variant)
	if err != nil || len(versions) == 0 || content(t, versions[len(versions)-1].Path) != before {
		t.Errorf("the variant as it was is not kept: %v, %v", versions, err)
	}
}

func TestVariantElsewhere(t *testing.T) {
	t.Parallel()
	_, variant, whole, _ := family(t)
	other := filepath.Join(filepath.Dir(variant), "other")
	if err := os.Mkdir(other, 0o700); err != nil {
		t.Fatal(err)
	}
	whole.Product.Model = "B"
	path := filepath.Join(other, "copy"+Ending)
	if _, err := Create(path, whole); err != nil {
		t.Fatal(err)
	}
	again, err := Read(path)
	if err != nil || again.Base.File != "../lamp.ask645.json" || again.Product.Name != "Lamp" || again.Product.Model != "B" {
		t.Fatalf("got %+v, %v", again, err)
	}
	if variants, err := Variants(filepath.Join(filepath.Dir(variant), "lamp"+Ending)); err != nil || len(variants) != 1 || variants[0] != variant {
		t.Errorf("variants %v, %v", variants, err)
	}
}

// TestLogOfVariant: past versions of a variant are laid over the base too, so that the log tells
// what the variant changed.
func TestLogOfVariant(t *testing.T) {
	t.Parallel()
	_, variant, whole, file := family(t)
	if err := file.Keep(); err != nil {
		t.Fatal(err)
	}
	whole.SetAnswer("5.1-1", questionnaire.Answer{Support: "N", Detail: "Not yet."}, time.Now())
	if err := file.Save(whole); err != nil {
		t.Fatal(err)
	}
	log, err := Log(variant)
	if err != nil || len(log) != 2 || len(log[0].Changes) != 1 || log[0].Changes[0].Provision() != "5.1-1" {
		t.Fatalf("log %+v, %v", log, err)
	}
	if err := file.BringBack(log[0].Assessment, log[1].Assessment, ""); err != nil {
		t.Fatal(err)
	}
	if text := content(t, variant); strings.Contains(text, "answers") {
		t.Errorf("it holds %s", text)
	}
}
