package questionnaire

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"ask645/assets"
)

const indexedEdition = "en303645-v2.1.1"

// embedded copies the embedded files, so that a test can change them.
func embedded(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(assets.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(assets.FS, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestIndexSaysWhatTheYAMLSays reads the edition both ways.
func TestIndexSaysWhatTheYAMLSays(t *testing.T) {
	t.Parallel()
	files := embedded(t)
	if NewLibrary(files).indexed(indexedEdition) == nil {
		t.Fatal("the index is not used")
	}
	quick, err := NewLibrary(files).Edition(indexedEdition)
	if err != nil {
		t.Fatal(err)
	}
	delete(files, editionIndexName(indexedEdition))
	careful, err := NewLibrary(files).Edition(indexedEdition)
	if err != nil {
		t.Fatal(err)
	}
	for _, provision := range careful.Provisions() {
		short, err := quick.abridged(provision.Reference)
		if err != nil {
			t.Fatal(err)
		}
		prose, err := careful.Prose(provision.Reference)
		if err != nil {
			t.Fatal(err)
		}
		if want := abridge(prose, short.Sum); short.Sum == 0 || !reflect.DeepEqual(short, want) {
			t.Errorf("%s: %+v, want %+v", provision.Reference, short, want)
		}
	}
	quick.library, careful.library = nil, nil
	if !reflect.DeepEqual(quick, careful) {
		t.Error("the edition differs")
	}
}

// TestIndexIsNotTrustedBeyondTheYAML changes the YAML under an index, and damages the index.
func TestIndexIsNotTrustedBeyondTheYAML(t *testing.T) {
	t.Parallel()
	replace := func(files fstest.MapFS, name, before, after string) {
		text := string(files[name].Data)
		if !strings.Contains(text, before) {
			t.Fatalf("%s has no %q", name, before)
		}
		files[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, before, after))}
	}
	load := func(files fstest.MapFS) *Edition {
		e, err := NewLibrary(files).Edition(indexedEdition)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	files := embedded(t)
	replace(files, factsName, "Is an update mechanism implemented?", "Can it be updated somehow?")
	if ask := load(files).Fact("update_mechanism").Ask; ask != "Can it be updated somehow?" {
		t.Errorf("the fact is still %q", ask)
	}
	files = embedded(t)
	replace(files, contradictionsName(indexedEdition), "severity: error", "severity: warning")
	for _, rule := range load(files).Contradictions() {
		if rule.Severity == SeverityError {
			t.Errorf("%s is still an error", rule.ID)
		}
	}
	files = embedded(t)
	replace(files, proseName(indexedEdition, "5.6-8"), "id: hardware-controls-memory", "id: memory-unit")
	short, err := load(files).abridged("5.6-8")
	if err != nil || short.check("memory-unit") == nil {
		t.Errorf("the check is still %v, %v", short.Checks, err)
	}
	for _, damage := range []string{"", "{", "{}", "null", `{"sums":{}}`, `{"5.1-1":{"sum":"x"}}`} {
		files = embedded(t)
		files[editionIndexName(indexedEdition)] = &fstest.MapFile{Data: []byte(damage)}
		files[checksIndexName(indexedEdition)] = &fstest.MapFile{Data: []byte(damage)}
		e := load(files)
		if short, err := e.abridged("5.1-1"); err != nil || len(e.Contradictions()) < 30 || len(short.Checks) != 2 {
			t.Errorf("%q: %d rules, %v", damage, len(e.Contradictions()), err)
		}
	}
}
