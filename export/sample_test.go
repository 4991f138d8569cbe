package export_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/export"
	"ask645/export/psti"
	"ask645/questionnaire"
)

// TestSamples exports every sample assessment in every format.
func TestSamples(t *testing.T) {
	t.Parallel()
	library := questionnaire.NewLibrary(assets.FS)
	day := time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
	for _, sample := range []struct {
		name string
		// lacking allows the warning that a font lacks characters: the sample has Chinese.
		lacking bool
	}{
		{name: "smart-lock"},
		{name: "battery-sensor"},
		{name: "light-bulb"},
		{name: "thermostat-v1"},
		{name: "voice-assistant"},
		{name: "baby-camera", lacking: true},
	} {
		t.Run(sample.name, func(t *testing.T) {
			t.Parallel()
			data, err := fs.ReadFile(assets.FS, "samples/"+sample.name+".ask645.json")
			if err != nil {
				t.Fatal(err)
			}
			assessment, err := questionnaire.Decode(data)
			if err != nil {
				t.Fatal(err)
			}
			edition, err := library.Edition(assessment.Edition)
			if err != nil {
				t.Fatal(err)
			}
			s := questionnaire.Evaluate(edition, assessment, day)
			for _, format := range export.Names() {
				result, err := export.Render(format, s, export.Options{Date: day, Generator: "test"})
				if psti.Refused(err) != nil {
					continue // TestStatementUnderALaw gives it what it needs
				}
				if err != nil || len(result.Bytes) == 0 {
					t.Errorf("%s: %d bytes, %v", format, len(result.Bytes), err)
				}
				for _, warning := range result.Warnings {
					if !sample.lacking || !strings.Contains(warning, "lack some characters") {
						t.Errorf("%s: %s", format, warning)
					}
				}
				later, err := export.Render(format, s, export.Options{Date: day.Add(5 * time.Hour), Generator: "test"})
				if err != nil || !bytes.Equal(result.Bytes, later.Bytes) {
					t.Errorf("%s: another hour of the day gives other bytes (%v)", format, err)
				}
			}
		})
	}
}
