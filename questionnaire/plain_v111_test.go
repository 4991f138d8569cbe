package questionnaire_test

import (
	"slices"
	"testing"

	"ask645/questionnaire"
)

// TestPlainMandatoryWithoutProcessing holds that a device without personal data, or without
// consent, can meet the provisions on them as V1.1.1 prints them: a plain M, to which N/A is
// not open.
func TestPlainMandatoryWithoutProcessing(t *testing.T) {
	t.Parallel()
	e := edition(t, v111)
	tests := []struct{ reference, check, fact, other string }{
		{"4.8-1", "services-process-personal-data", "personal_data", ""},
		{"4.8-2", "services-rely-on-consent", "personal_data", ""},
		{"4.8-2", "services-rely-on-consent", "consent", "personal_data"},
		{"4.8-3", "services-rely-on-consent", "personal_data", ""},
		{"4.8-3", "services-rely-on-consent", "consent", "personal_data"},
	}
	for _, test := range tests {
		t.Run(test.reference+" "+test.fact, func(t *testing.T) {
			t.Parallel()
			prose, err := e.Prose(test.reference)
			if err != nil {
				t.Fatal(err)
			}
			facts, checks := map[string]string{test.fact: "no"}, map[string]string{test.check: "no"}
			if test.other != "" {
				facts[test.other] = "yes"
			}
			walk := prose.Walk(questionnaire.NewProfile(e, facts).Lookup, checks)
			if got := walk.Suggestion; got == nil || got.Suggest != questionnaire.Supported || got.Note == "" || len(walk.Steps) != 1 {
				t.Fatalf("suggests %+v after %d checks", got, len(walk.Steps))
			}
			for support, want := range map[questionnaire.Support]bool{questionnaire.Supported: false, questionnaire.NotApplicable: true} {
				a := questionnaire.NewAssessment(v111, "id")
				a.Facts = facts
				a.Answers = map[string]questionnaire.Answer{test.reference: {Support: support, Detail: walk.Suggestion.Detail, Checks: checks}}
				about := questionnaire.Evaluate(e, a, today).Of(test.reference)
				refused := slices.ContainsFunc(about, func(f questionnaire.Finding) bool { return f.Code == questionnaire.CodeNAUnconditional })
				if refused != want || support == questionnaire.Supported && len(about) > 0 {
					t.Errorf("%s: %v", support, about)
				}
			}
		})
	}
}
