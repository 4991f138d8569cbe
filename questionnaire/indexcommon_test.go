package questionnaire_test

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"ask645/assets"
	"ask645/questionnaire"
)

// withIndex are the embedded files, with the index of what goes with all editions.
func withIndex(t *testing.T) fstest.MapFS {
	t.Helper()
	files := withoutIndex(t)
	for _, name := range []string{"index/lineage.json", "index/guidance.json"} {
		data, err := fs.ReadFile(assets.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

// common is what a library says of what goes with all editions.
func common(t *testing.T, files fs.FS) (*questionnaire.Guidance, *questionnaire.Lineage) {
	t.Helper()
	library := questionnaire.NewLibrary(files)
	guidance, err := library.Guidance()
	if err != nil {
		t.Fatal(err)
	}
	lineage, err := library.Lineage("ts103645-v1.1.1", "en303645-v3.1.3")
	if err != nil {
		t.Fatal(err)
	}
	return guidance, lineage
}

// TestCommonIndexSaysTheSame reads what goes with all editions from the index and from the YAML.
func TestCommonIndexSaysTheSame(t *testing.T) {
	t.Parallel()
	quick, quickly := common(t, withIndex(t))
	slow, slowly := common(t, withoutIndex(t))
	if !reflect.DeepEqual(quick, slow) {
		t.Error("the index gives another guidance than the YAML")
	}
	if !reflect.DeepEqual(quickly, slowly) {
		t.Error("the index gives another lineage than the YAML")
	}
}

// TestCommonIndexIsNotTrusted changes the index, which shows whether it is read, and then the
// YAML, after which it must not be.
func TestCommonIndexIsNotTrusted(t *testing.T) {
	t.Parallel()
	files := withIndex(t)
	change := func(name, from, to string) {
		t.Helper()
		text := string(files[name].Data)
		if !strings.Contains(text, from) {
			t.Fatalf("%s has no %q", name, from)
		}
		files[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, from, to, 1))}
	}
	change("index/guidance.json", `"Label":"any device"`, `"Label":"from the index"`)
	change("index/lineage.json", `"Note":"`, `"Note":"from the index: `)
	guidance, lineage := common(t, files)
	if label := guidance.Tag("any").Label; label != "from the index" {
		t.Errorf("the label of a tag is %q: the index is not read", label)
	}
	if !notes(lineage, "from the index") {
		t.Error("no note is from the index: it is not read")
	}
	files["tags.yaml"].Data = append(files["tags.yaml"].Data, '\n')
	for name := range files {
		if strings.HasPrefix(name, "lineage/") {
			files[name].Data = append(files[name].Data, '\n')
		}
	}
	guidance, lineage = common(t, files)
	if label := guidance.Tag("any").Label; label != "any device" {
		t.Errorf("the label of a tag is %q, though the YAML is newer than the index", label)
	}
	if notes(lineage, "from the index") {
		t.Error("a note is from the index, though the YAML is newer")
	}
}

// notes reports whether a note of a lineage has some words.
func notes(lineage *questionnaire.Lineage, words string) bool {
	for _, link := range lineage.Links() {
		for _, note := range link.Notes() {
			if strings.Contains(note, words) {
				return true
			}
		}
	}
	return false
}
