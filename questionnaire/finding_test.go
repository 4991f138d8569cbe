package questionnaire_test

import (
	"regexp"
	"slices"
	"testing"

	"ask645/questionnaire"
)

// codes are those that scripts rely on, with their severities. Package store looks for the
// evidence.
var codes = map[string][]string{
	"missing-support": {"error"}, "undecided": {"error"}, "missing-detail": {"error", "warning"},
	"na-unconditional": {"error"}, "na-condition-holds": {"error"}, "supported-not-applicable": {"warning"},
	"mandatory-unmet": {"error"}, "unjustified": {"error"}, "contradiction": {"error", "warning"},
	"placeholder": {"error"}, "duplicate-text": {"warning"}, "review-due": {"warning"}, "open-point-due": {"warning"},
	"unknown-provision": {"warning"}, "unknown-fact": {"warning"},
}

// saysWhatToDo finds the part of a message that does: after a colon, or as a question.
var saysWhatToDo = regexp.MustCompile(`: .+|\?`)

// TestEveryCodeIsReported makes every mistake at least once.
func TestEveryCodeIsReported(t *testing.T) {
	t.Parallel()
	type answer = questionnaire.Answer
	same := "The same words stand everywhere."
	a := questionnaire.NewAssessment(v211, "id")
	a.Facts = but("passwords", "", "updateable", "none", "weather", "fine", "sensors", "perhaps")
	a.Answers = map[string]answer{
		"5.1-1": {Support: "Y", Detail: "Each password is set by the user."}, // undecided
		"5.1-3": {Support: "N/A", Detail: "There is none of that in the device."},
		"5.1-4": {Support: "N/A", Detail: "There is none of that in the device."},
		"5.2-1": {Support: "Y"},
		"5.2-2": {Support: "N"},
		"5.2-3": {Support: "N", Detail: "We cannot follow all of it yet, as the team is small.", Justification: questionnaire.JustifiedBy{ReviewBy: "2026-01-01"}},
		"5.3-1": {Support: "Y", Detail: "TBD"},
		"5.3-2": {Support: "N", Detail: "There is no update mechanism in this device yet."},
		"5.3-3": {Support: "Y", Detail: "One tap."},
		"5.5-1": {Support: "Y", Detail: same}, "5.5-2": {Support: "Y", Detail: same}, "5.5-4": {Support: "Y", Detail: same},
		"5.5-5": {Support: "Y", Detail: "Only after login.", Checks: map[string]string{"nothing-of-the-kind": "yes"}},
		"5.5-6": {Support: "Y", Detail: "TLS 1.3.", OpenPoints: []questionnaire.OpenPoint{{Text: "Ask Ines", Due: "2026-01-01"}}},
		"5.5-7": {Support: "N", Detail: "Not on the debug channel."},
		"5.8-3": {Support: "Y", Detail: "Page 4 of the manual.", Checks: map[string]string{"can-sense": "maybe"}},
		"9.9-9": {Support: "Y"},
	}
	reported := map[string]bool{}
	for _, finding := range questionnaire.Evaluate(edition(t, v211), a, today).Findings {
		code, severity := string(finding.Code), string(finding.Severity)
		reported[code+" "+severity] = true
		if !slices.Contains(codes[code], severity) {
			t.Errorf("%s of severity %s", code, severity)
		}
		if !saysWhatToDo.MatchString(finding.Message) {
			t.Errorf("%s at %s does not say what to do: %s", code, finding.Reference, finding.Message)
		}
	}
	for code, severities := range codes {
		for _, severity := range severities {
			if !reported[code+" "+severity] {
				t.Errorf("no finding is %s of severity %s", code, severity)
			}
		}
	}
	for _, rule := range edition(t, v211).Contradictions() {
		if !saysWhatToDo.MatchString(rule.Message) {
			t.Errorf("%s does not say what to do: %s", rule.ID, rule.Message)
		}
	}
}

// TestTally counts in words.
func TestTally(t *testing.T) {
	t.Parallel()
	finding := func(severity questionnaire.Severity) questionnaire.Finding {
		return questionnaire.Finding{Severity: severity}
	}
	for want, findings := range map[string][]questionnaire.Finding{
		"no errors, no warnings": nil,
		"1 error, no warnings":   {finding("error")},
		"2 errors, 1 warning":    {finding("error"), finding("warning"), finding("error")},
		"no errors, 2 warnings":  {finding("warning"), finding("warning")},
	} {
		if got := (&questionnaire.Statement{Findings: findings}).Tally(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
