package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"ask645/assets"
	"ask645/export"
	"ask645/export/psti"
	"ask645/questionnaire"
)

// TestStatementUnderALaw writes the formats that refuse answers which do not carry them: of
// an assessment that carries them, and of one that lacks something.
func TestStatementUnderALaw(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("psti/testdata/lock.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	assessment, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(assessment.Edition)
	if err != nil {
		t.Fatal(err)
	}
	lacking := assessment.Clone()
	lacking.Declaration.Signatory = ""
	refused := 0
	for _, format := range export.Formats() {
		path := filepath.Join(t.TempDir(), "lock"+format.Extension)
		statement := questionnaire.Evaluate(edition, assessment, options.Date)
		if warnings, err := write(path, format.Name, statement, options); err != nil || warnings != nil {
			t.Errorf("%s: %v, %v", format.Name, warnings, err)
		}
		first, err := os.ReadFile(path)
		if err != nil || len(first) == 0 {
			t.Fatalf("%s: %d bytes, %v", format.Name, len(first), err)
		}
		if second, err := export.Render(format.Name, statement, options); err != nil || !bytes.Equal(first, second.Bytes) {
			t.Errorf("%s: written again it is other: %v", format.Name, err)
		}
		other := filepath.Join(t.TempDir(), "lacking"+format.Extension)
		_, err = write(other, format.Name, questionnaire.Evaluate(edition, lacking, options.Date), options)
		refusal := psti.Refused(err)
		if refusal == nil {
			if err != nil {
				t.Errorf("%s: %v", format.Name, err)
			}
			continue
		}
		refused++
		if lines := refusal.Lines(); len(lines) != 1 {
			t.Errorf("%s: got the reasons %q, want one", format.Name, lines)
		}
		if _, err := os.Stat(other); err == nil {
			t.Errorf("%s: refused, and written all the same", format.Name)
		}
	}
	if refused == 0 {
		t.Error("no format refuses answers that do not carry it")
	}
}

// write prepares a statement and writes it.
func write(path, name string, s *questionnaire.Statement, o export.Options) ([]string, error) {
	prepared, err := export.Prepare(s, o)
	if err != nil {
		return nil, err
	}
	return prepared.Write(path, name)
}
