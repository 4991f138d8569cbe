package questionnaire_test

import (
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
)

// TestSupportEnd holds the last day of security updates against the day of the statement.
func TestSupportEnd(t *testing.T) {
	t.Parallel()
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(questionnaire.DefaultEdition)
	if err != nil {
		t.Fatal(err)
	}
	today := time.Date(2026, 11, 21, 23, 0, 0, 0, time.UTC)
	for until, want := range map[string]bool{"": false, "2026-11-20": true, "2026-11-21": false, "2031-06-30": false, "soon": false} {
		a := questionnaire.NewAssessment(edition.ID, "id")
		a.Declaration.SupportUntil = until
		found := false
		for _, f := range questionnaire.Evaluate(edition, a, today).Findings {
			found = found || f.Reference == questionnaire.AboutSupportEnd && f.Code == questionnaire.CodeContradiction && f.Severity == questionnaire.SeverityWarning
		}
		if found != want {
			t.Errorf("until %q: a finding is %t, want %t", until, found, want)
		}
	}
}
