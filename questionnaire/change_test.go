package questionnaire_test

import (
	"errors"
	"testing"
	"time"

	"ask645/questionnaire"
)

// TestChangesThereAndBack takes a set of edits forwards and back, byte for byte.
func TestChangesThereAndBack(t *testing.T) {
	t.Parallel()
	before := questionnaire.NewAssessment(v211, "id")
	before.Product.Name = "Lamp"
	before.SetFact("passwords", "yes", today)
	before.Facts["telemetry"] = "no" // given without a time, as by hand
	before.SetAnswer("5.1-1", questionnaire.Answer{Support: "Y", Detail: "One each."}, today)
	before.SetAnswer("5.1-2", questionnaire.Answer{Support: "Y", Detail: "Random."}, today)
	after := before.Clone()
	after.Assessor.Name = "Ada"
	after.Product.Model = "L1"
	after.Manufacturer.Name = "Lamp Works"
	after.SetFact("passwords", "no", today.Add(time.Hour))
	after.SetFact("telemetry", "", today)
	after.SetFact("updateable", "all", today)
	after.SetAnswer("5.1-1", questionnaire.Answer{}, today)
	after.SetAnswer("5.1-2", questionnaire.Answer{Support: "N", Detail: "Not random.", Note: "ask Ines"}, today.Add(time.Hour))
	after.SetAnswer("5.4-1", questionnaire.Answer{Support: "Y", Checks: map[string]string{"a": "yes"}, OpenPoints: []questionnaire.OpenPoint{{ID: "0a", Text: "Ask.", At: today}}}, today)
	if after.FactsBy["passwords"] != "Ada" || after.Answers["5.1-2"].By != "Ada" || before.Answers["5.1-2"].By != "" {
		t.Errorf("who said it is not noted: %+v", after)
	}

	changes, err := questionnaire.Changes(before, after)
	if err != nil {
		t.Fatal(err)
	}
	if len(changes) != 9 {
		t.Errorf("%d changes: %v", len(changes), changes)
	}
	there := before.Clone()
	if err := there.Apply(changes); err != nil {
		t.Fatal(err)
	}
	same(t, there, after)
	if err := there.Apply(questionnaire.Inverse(changes)); err != nil {
		t.Fatal(err)
	}
	same(t, there, before)
}

func TestApplyLosesNothing(t *testing.T) {
	t.Parallel()
	a := questionnaire.NewAssessment(v211, "id")
	b := a.Clone()
	b.SetFact("passwords", "yes", today)
	changes, err := questionnaire.Changes(a, b)
	if err != nil {
		t.Fatal(err)
	}
	b.SetFact("passwords", "no", today)
	kept := b.Clone()
	var moved *questionnaire.MovedOnError
	if err := b.Apply(questionnaire.Inverse(changes)); !errors.As(err, &moved) || moved.Error() != "passwords was changed otherwise since" {
		t.Errorf("got %v", err)
	}
	same(t, b, kept)
}

// same fails the test where two assessments would not be the same file.
func same(t *testing.T, got, want *questionnaire.Assessment) {
	t.Helper()
	g, err := questionnaire.Encode(got)
	if err != nil {
		t.Fatal(err)
	}
	w, err := questionnaire.Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	if string(g) != string(w) {
		t.Errorf("got %s\nwant %s", g, w)
	}
}
