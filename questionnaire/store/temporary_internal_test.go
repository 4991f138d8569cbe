package store

import (
	"path/filepath"
	"testing"

	"ask645/questionnaire"
)

func TestIsTemporary(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, base string
		want       bool
	}{
		{".a.json.123.tmp", "a.json", true},
		{".a\xff\n.123.tmp", "a\xff\n", true},
		{".a(b.1.tmp", "a(b", true},
		{".a.json.123.tmp", "", true},
		{".a.json.123.tmp", "b.json", false},
		{".a.json.12x.tmp", "a.json", false},
		{".a.json.tmp", "a.json", false},
		{".a.json..tmp", "a.json", false},
		{".a.json123.tmp", "a.json", false},
		{"a.json.123.tmp", "a.json", false},
		{".123.tmp", "", false},
		{".tmp", "", false},
		{"", "", false},
	} {
		if got := isTemporary(test.name, test.base); got != test.want {
			t.Errorf("%q of %q: got %v", test.name, test.base, got)
		}
	}
}

// TestNameOfBytes saves under a name that is no UTF-8, as old disks hold some.
func TestNameOfBytes(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a\xff\x1b[.ask645.json")
	_, err := Create(path, questionnaire.NewAssessment(questionnaire.DefaultEdition, "id"))
	if err != nil {
		t.Skip("the file system takes no such name: ", err)
	}
	a, file, err := Edit(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	file.Close()
	if a.ID == "" {
		t.Error("nothing was read")
	}
}
