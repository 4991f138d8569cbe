package export_test

import (
	"bytes"
	"io/fs"
	"testing"
	"time"

	"ask645/assets"
	"ask645/export"
	"ask645/questionnaire"
)

// TestSamples exports every sample assessment in every format. A sample is complete and
// conformant, and has nothing to complain of.
func TestSamples(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(assets.FS, "samples/*.ask645.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("samples: %v, %v", names, err)
	}
	library := questionnaire.NewLibrary(assets.FS)
	day := time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := fs.ReadFile(assets.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			assessment, err := questionnaire.Decode(data)
			if err != nil {
				t.Fatal(err)
			}
			if again, err := questionnaire.Encode(assessment); err != nil || !bytes.Equal(again, data) {
				t.Errorf("the file is not as the program writes it: %v", err)
			}
			edition, err := library.Edition(assessment.Edition)
			if err != nil {
				t.Fatal(err)
			}
			s := questionnaire.Evaluate(edition, assessment, day)
			if !s.Complete || !s.Conformant || len(s.Findings) > 0 {
				t.Errorf("complete %t, conformant %t, findings %v", s.Complete, s.Conformant, s.Findings)
			}
			for _, format := range export.Names() {
				result, err := export.Render(format, s, export.Options{Date: day, Generator: "test"})
				if err != nil || len(result.Bytes) == 0 || len(result.Warnings) > 0 {
					t.Errorf("%s: %d bytes, %v, %v", format, len(result.Bytes), result.Warnings, err)
				}
				if err := export.Compare(format, result.Bytes, s, export.Options{Date: day, Generator: "test"}); err != nil {
					t.Errorf("%s: %v", format, err)
				}
				later, err := export.Render(format, s, export.Options{Date: day.Add(5 * time.Hour), Generator: "test"})
				if err != nil || !bytes.Equal(result.Bytes, later.Bytes) {
					t.Errorf("%s: another hour of the day gives other bytes (%v)", format, err)
				}
			}
			// Every answer names checks and templates that the edition has.
			for reference, answer := range assessment.Answers {
				prose, err := edition.Prose(reference)
				if err != nil {
					t.Error(err)
					continue
				}
				walk := prose.Walk(questionnaire.NewProfile(edition, assessment.Facts).Lookup, answer.Checks)
				if walk.Next != nil || len(walk.Steps) != len(answer.Checks) {
					t.Errorf("%s: the checks are not those that are asked: %v", reference, answer.Checks)
				}
			}
		})
	}
}
