package questionnaire_test

import (
	"testing"
	"time"

	"ask645/questionnaire"
)

// TestFlagDoesNotWakeAnAnswer flags a provision whose answer is set aside: it stays aside.
func TestFlagDoesNotWakeAnAnswer(t *testing.T) {
	t.Parallel()
	a := questionnaire.NewAssessment(v211, "id")
	for id, value := range everything() {
		a.SetFact(id, value, today)
	}
	a.SetAnswer("5.10-1", questionnaire.Answer{Support: "Y", Detail: "Every report is read."}, today.Add(time.Minute))
	a.SetFact("telemetry", "no", today.Add(time.Hour))
	answer := a.Answers["5.10-1"]
	answer.Flag, answer.Note = true, "ask Ann"
	a.SetAnswer("5.10-1", answer, today.Add(2*time.Hour))
	row := questionnaire.Evaluate(edition(t, v211), a, today).Row("5.10-1")
	if !row.Dormant || row.Support != questionnaire.NotApplicable {
		t.Errorf("dormant %t, %s", row.Dormant, row.Support)
	}
	// A flag alone is no earlier answer.
	a.SetAnswer("6-4", questionnaire.Answer{Flag: true}, today)
	if row := questionnaire.Evaluate(edition(t, v211), a, today).Row("6-4"); row.Dormant || !row.Proposed {
		t.Errorf("dormant %t, proposed %t", row.Dormant, row.Proposed)
	}
}

// TestRationaleIsNoDetailOfY accepts an N/A, lets the provision apply again, and answers Y.
func TestRationaleIsNoDetailOfY(t *testing.T) {
	t.Parallel()
	a := questionnaire.NewAssessment(v211, "id")
	for id, value := range but("constrained", "yes", "updateable", "all") {
		a.SetFact(id, value, today)
	}
	e := edition(t, v211)
	s := questionnaire.Evaluate(e, a, today)
	a.SetAnswer("5.3-14", questionnaire.Answer{Support: questionnaire.NotApplicable, Detail: s.Row("5.3-14").Detail}, today)
	a.SetFact("updateable", "none", today)
	answering, err := questionnaire.NewAnswering(questionnaire.Evaluate(e, a, today), "5.3-14")
	if err != nil {
		t.Fatal(err)
	}
	answer := a.Answers["5.3-14"]
	answering.ChooseSupport(&answer, questionnaire.Supported)
	if answer.Detail != "" {
		t.Errorf("Y with the Detail %q", answer.Detail)
	}
}

// TestShortReasonForNotApplicable takes a rationale in few words: the condition that fails
// is the reason.
func TestShortReasonForNotApplicable(t *testing.T) {
	t.Parallel()
	facts := but("telemetry", "no")
	answers := full(t, facts)
	answers["5.10-1"] = questionnaire.Answer{Support: questionnaire.NotApplicable, Detail: "No telemetry."}
	if s := evaluate(t, facts, answers); !s.Conformant || len(s.Findings) > 0 || s.Row("4-1").Support != questionnaire.Supported {
		t.Errorf("conformant %t, 4-1 %s, findings %v", s.Conformant, s.Row("4-1").Support, s.Findings)
	}
}
