package export_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask645/assets"
	"ask645/export"
	"ask645/questionnaire"
)

// TestTextsAreLookedAt writes files, and holds files that say something else against the
// statement.
func TestTextsAreLookedAt(t *testing.T) {
	t.Parallel()
	for name, replaced := range map[string]struct{ old, new string }{
		"md":   {"| 5.2-1 | A", "| 5.2-1 | No"},
		"html": {`<th scope="row">5.2-1</th><td data-label="Title" class="title" dir="auto"><span>A`, `<th scope="row">5.2-1</th><td><span>No`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "lamp."+name)
			if warnings, err := write(path, name, sample(t, "Lamp <b>|*"), options); err != nil || len(warnings) > 0 {
				t.Fatalf("got %v, warnings %q", err, warnings)
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			bad := strings.Replace(string(data), replaced.old, replaced.new, 1)
			prepared, err := export.Prepare(sample(t, "Lamp <b>|*"), options)
			if err != nil {
				t.Fatal(err)
			}
			err = prepared.Compare(name, []byte(bad))
			if err == nil || !strings.Contains(err.Error(), `5.2-1, Title: the file says "No`) {
				t.Errorf("got %v, want an error that names 5.2-1", err)
			}
		})
	}
}

// FuzzTexts writes whatever an assessment may hold as text and as a web page. Each has to say
// what the statement says.
func FuzzTexts(f *testing.F) {
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(questionnaire.DefaultEdition)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Lamp", "passwords", "yes", "5.1-1", "Y", "Unique to each device.", "manual.pdf", "2027-01-31")
	f.Add("<&>\u2028", "updateable", "none", "5.3-1", "N/A", "TBD", "https://example.com/|", "2027-02-30")
	f.Add("\x1b[2J\u202e\u009b", "user_authentication", "no", "5.1-4", "", "a\n\n- b\n", "javascript:alert(1)", "soon")
	f.Add("\xff", "telemetry", "unknown", "5.10-1", "N", "{blank}", "", "<br>")
	f.Add("", "gone", "", "9-9", "N/A", "\x00\x7f", "a b", "|")
	f.Fuzz(func(t *testing.T, product, fact, value, reference, support, detail, ref, review string) {
		file, err := json.Marshal(map[string]any{
			"format": questionnaire.Format, "version": 1, "edition": edition.ID,
			"product": map[string]any{"name": product}, "facts": map[string]string{fact: value},
			"answers": map[string]any{reference: map[string]any{
				"support": support, "detail": detail, "justification": map[string]string{"review_by": review},
				"evidence": []any{map[string]string{"title": product, "ref": ref}, map[string]string{"ref": ref, "sha256": detail}},
			}},
		})
		if err != nil {
			t.Fatal(err)
		}
		a, err := questionnaire.Decode(file)
		if err != nil {
			t.Skip()
		}
		s := questionnaire.Evaluate(edition, a, options.Date)
		for _, name := range []string{"md", "html"} {
			if _, err := export.Render(name, s, options); err != nil { // it reads back itself
				t.Fatalf("%s: %v", name, err)
			}
		}
	})
}
