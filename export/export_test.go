package export_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/export"
	"ask645/questionnaire"
)

// sample is the statement of an assessment in which little is said yet.
func sample(t *testing.T, product string) *questionnaire.Statement {
	t.Helper()
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(questionnaire.DefaultEdition)
	if err != nil {
		t.Fatal(err)
	}
	assessment := questionnaire.NewAssessment(edition.ID, "")
	assessment.Product.Name = product
	return questionnaire.Evaluate(edition, assessment, time.Time{})
}

var options = export.Options{Date: time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC), Generator: "ask645 test"}

// TestEveryFormat renders each format twice: there must be something, and the same.
func TestEveryFormat(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, format := range export.Formats() {
		if seen[format.Name] || format.Name == "" || format.Describe == "" || !strings.HasPrefix(format.Extension, ".") {
			t.Errorf("%+v: name, extension and description must be there, the name once", format)
		}
		seen[format.Name] = true
		t.Run(format.Name, func(t *testing.T) {
			t.Parallel()
			first, err := export.Render(format.Name, sample(t, "Lamp"), options)
			if err != nil {
				t.Fatal(err)
			}
			second, err := export.Render(format.Name, sample(t, "Lamp"), options)
			if err != nil {
				t.Fatal(err)
			}
			if len(first.Bytes) == 0 || !bytes.Equal(first.Bytes, second.Bytes) {
				t.Errorf("got %d and %d bytes, want the same some", len(first.Bytes), len(second.Bytes))
			}
			if len(first.Warnings) > 0 {
				t.Errorf("got warnings %q, want none", first.Warnings)
			}
		})
	}
}

func TestUnknownFormat(t *testing.T) {
	t.Parallel()
	_, err := export.Render("docx", sample(t, "Lamp"), options)
	if !errors.Is(err, export.ErrUnknownFormat) {
		t.Fatalf("got %v, want %v", err, export.ErrUnknownFormat)
	}
	for _, name := range export.Names() {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%q does not name %s", err, name)
		}
	}
}

func TestPDFWarnsOfMissingCharacters(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, product, want string }{
		{"one", "Lamp 💡", "U+1F4A1 '💡'"},
		{"many", "😀😁😂😃😄😅😆😇😈😉😊😋", "and 2 more"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			result, err := export.Render("pdf", sample(t, test.product), options)
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Warnings) != 1 || !strings.HasSuffix(result.Warnings[0], test.want) {
				t.Errorf("got %q, want a warning that ends with %s", result.Warnings, test.want)
			}
		})
	}
}

func TestPath(t *testing.T) {
	t.Parallel()
	format, err := export.Lookup("json")
	if err != nil {
		t.Fatal(err)
	}
	for assessment, want := range map[string]string{
		"lamp.ask645.json":      "lamp.statement.json",
		"lamp.json":             "lamp.statement.json",
		"lamp":                  "lamp.statement.json",
		"v1.2/lamp.ask645.json": "v1.2/lamp.statement.json",
		"v1.2/lamp.v3":          "v1.2/lamp.v3.statement.json",
	} {
		if got := format.Path(assessment); got != want {
			t.Errorf("%s: got %s, want %s", assessment, got, want)
		}
	}
}
