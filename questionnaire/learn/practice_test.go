package learn_test

import (
	"testing"
	"time"

	"ask645/questionnaire"
	"ask645/questionnaire/learn"
)

func lock(t *testing.T) *learn.Device {
	t.Helper()
	device, err := learn.NewCourse(fixture(t, nil), library()).Device("smart-lock")
	if err != nil {
		t.Fatal(err)
	}
	return device
}

// TestPractiseAsTheModel answers everything as the model does.
func TestPractiseAsTheModel(t *testing.T) {
	t.Parallel()
	device := lock(t)
	p := device.Practise(learn.PartAll, false, func() time.Time { return day })
	n := 0
	for {
		at, _, _, ok := p.Here()
		if !ok {
			break
		}
		if v := p.Verdict(at); v.Agreement != learn.Open {
			t.Errorf("%+v before it is answered: %s", at, v.Agreement)
		}
		if at.Fact != nil {
			p.SetFact(at.Fact.ID, device.Model.Assessment.Facts[at.Fact.ID])
		} else {
			p.Change(at.Reference, func(a *questionnaire.Answer) { a.Support = device.Model.Row(at.Reference).Support })
		}
		v := p.Verdict(at)
		if v.Agreement != learn.Same || v.Why == "" || at.Fact == nil && len(v.Needs) < 2 {
			t.Errorf("%+v: %+v", at, v)
		}
		n++
		p.Go(+1)
	}
	if want := len(device.Facts) + len(device.Reasons); n != want || p.Tally()[learn.Same] != want {
		t.Errorf("asked %d times, want %d; tally %v", n, want, p.Tally())
	}
}

// TestPractiseOtherwise answers otherwise than the model.
func TestPractiseOtherwise(t *testing.T) {
	t.Parallel()
	device := lock(t)
	p := device.Practise("5.3", true, func() time.Time { return day })
	at, place, of, ok := p.Here()
	if !ok || place != 0 || at.Reference != "5.3-1" || of < 10 {
		t.Fatalf("begins at %+v, %d of %d", at, place, of)
	}
	for _, c := range []struct {
		reference string
		support   questionnaire.Support
		want      learn.Agreement
	}{
		{"5.3-1", questionnaire.Supported, learn.Arguable}, {"5.3-1", questionnaire.NotApplicable, learn.Different},
		{"5.3-2", questionnaire.NotSupported, learn.Different}, {"5.3-2", questionnaire.Supported, learn.Same},
		{"5.3-2", questionnaire.Unanswered, learn.Open},
	} {
		p.Change(c.reference, func(a *questionnaire.Answer) { a.Support = c.support })
		if v := p.Verdict(learn.Station{Reference: c.reference}); v.Agreement != c.want || (v.When != "") != (c.want == learn.Arguable) {
			t.Errorf("%s %q: %+v, want %s", c.reference, c.support, v, c.want)
		}
	}
	facts := device.Practise(learn.PartFacts, false, func() time.Time { return day })
	fact := device.Model.Edition.Fact("passwords")
	for value, want := range map[string]learn.Agreement{"yes": learn.Same, "no": learn.Different, questionnaire.DontKnow: learn.Unfinished} {
		facts.SetFact("passwords", value)
		if v := facts.Verdict(learn.Station{Fact: fact}); v.Agreement != want {
			t.Errorf("passwords %q: %+v, want %s", value, v, want)
		}
	}
	facts.Go(-5)
	if _, place, _, _ := facts.Here(); place != 0 {
		t.Errorf("before the first: %d", place)
	}
	facts.Go(100)
	if _, _, _, ok := facts.Here(); ok {
		t.Error("there is something after the last")
	}
}
