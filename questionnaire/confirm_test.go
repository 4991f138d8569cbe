package questionnaire_test

import (
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
)

// waiting carries answers over to V2.1.1 and begins the answering of a provision there.
func waiting(t *testing.T, from string, facts map[string]string, answers map[string]questionnaire.Answer, reference string) (*questionnaire.Assessment, *questionnaire.Answering) {
	t.Helper()
	l := questionnaire.NewLibrary(assets.FS)
	a := questionnaire.NewAssessment(from, "old")
	for id, value := range facts {
		a.SetFact(id, value, today)
	}
	for at, answer := range answers {
		a.SetAnswer(at, answer, today)
	}
	migrated, _ := migrate(t, l, a, v211)
	e, err := l.Edition(v211)
	if err != nil {
		t.Fatal(err)
	}
	answering, err := questionnaire.NewAnswering(questionnaire.Evaluate(e, migrated, today), reference)
	if err != nil {
		t.Fatal(err)
	}
	return migrated, answering
}

func TestTakeCarried(t *testing.T) {
	t.Parallel()
	type answers = map[string]questionnaire.Answer
	whole := questionnaire.Answer{
		Support: "N", Detail: "It is so.\n", Example: "E", Evidence: []questionnaire.Evidence{{Title: "Report"}},
		Justification: questionnaire.JustifiedBy{Template: "T", ReviewBy: "2027-06-30"},
		Checks:        map[string]string{"uses-secure-boot": "no", "of-old": "yes"},
	}
	tests := []struct {
		name, from, reference string
		facts                 map[string]string
		answers               answers
		own                   questionnaire.Answer
		taken                 bool
		want                  questionnaire.Answer
	}{
		{
			"the same is taken whole", v111, "5.7-1", nil, answers{"4.7-1": whole},
			questionnaire.Answer{}, true,
			questionnaire.Answer{
				Support: "N", Detail: "It is so.\n", Example: "E", Suggested: "N", Evidence: whole.Evidence,
				Justification: whole.Justification, Checks: map[string]string{"uses-secure-boot": "no"},
			},
		},
		{
			"what was answered here meanwhile stays", v111, "5.7-1", nil, answers{"4.7-1": whole},
			questionnaire.Answer{Detail: "New words.", Checks: map[string]string{"uses-secure-boot": "yes"}}, true,
			questionnaire.Answer{
				Support: "N", Detail: "New words.\nIt is so.", Example: "E", Evidence: whole.Evidence,
				Justification: whole.Justification, Checks: map[string]string{"uses-secure-boot": "yes"},
			},
		},
		{
			"of a split the Detail is a start", v111, "5.4-3", nil,
			answers{"4.4-1": {Support: "Y", Detail: "Stored well.", Checks: map[string]string{"x": "yes"}}}, questionnaire.Answer{}, true,
			questionnaire.Answer{Detail: "Stored well."},
		},
		{
			"a reason that no longer suffices is a start", v111, "5.6-1", nil,
			answers{"4.6-1": whole}, questionnaire.Answer{}, true,
			questionnaire.Answer{Detail: "It is so.\n", Example: "E", Evidence: whole.Evidence},
		},
		{
			"of several the Details are a start", v111, "5.3-11", nil,
			answers{"4.3-2": {Support: "Y", Detail: "Mail."}, "4.3-5": {Support: "N", Detail: "No word."}}, questionnaire.Answer{}, true,
			questionnaire.Answer{Detail: "Mail.\nNo word."},
		},
		{
			"N/A where it applies cannot be taken", v313, "5.10-1", map[string]string{"telemetry": "yes"},
			answers{"5.10-1": {Support: "N/A", Detail: "No telemetry."}}, questionnaire.Answer{}, false, questionnaire.Answer{},
		},
		{
			"where it does not apply nothing is taken", v313, "5.10-1", map[string]string{"telemetry": "no"},
			answers{"5.10-1": {Support: "N/A", Detail: "No telemetry."}}, questionnaire.Answer{}, false, questionnaire.Answer{},
		},
		{"where nothing waits nothing is taken", v313, "5.10-1", nil, nil, questionnaire.Answer{}, false, questionnaire.Answer{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, answering := waiting(t, test.from, test.facts, test.answers, test.reference)
			answer := a.Answers[test.reference]
			answer.Detail, answer.Checks = test.own.Detail, test.own.Checks
			before := answer
			if got := answering.TakeCarried(&answer); got != test.taken {
				t.Fatalf("taken: %t", got)
			}
			if !test.taken {
				if !answer.Same(before) {
					t.Errorf("changed to %+v", answer)
				}
				return
			}
			if !answer.Same(test.want) {
				t.Errorf("got  %+v\nwant %+v", answer, test.want)
			}
			again := answer
			if answering.TakeCarried(&again) || !again.Same(answer) {
				t.Errorf("taken twice: %+v", again)
			}
		})
	}
}

// TestAnsweringEndsWaiting answers as if nothing had been carried over, and takes it back.
func TestAnsweringEndsWaiting(t *testing.T) {
	t.Parallel()
	a, answering := waiting(t, v111, nil, map[string]questionnaire.Answer{"4.7-1": {Support: "Y", Detail: "It was so."}}, "5.7-1")
	before := a.Clone()
	answer := a.Answers["5.7-1"]
	answer.Detail = "Words only."
	a.SetAnswer("5.7-1", answer, today)
	if !a.Answers["5.7-1"].Waiting() {
		t.Error("words alone ended the waiting")
	}
	answer.Detail = ""
	answering.ChooseSupport(&answer, questionnaire.NotSupported)
	a.SetAnswer("5.7-1", answer, today.Add(time.Hour))
	if got := a.Answers["5.7-1"]; got.Waiting() || !got.Carried.IsZero() {
		t.Errorf("still waiting: %+v", got)
	}
	changes, err := questionnaire.Changes(before, a)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Apply(questionnaire.Inverse(changes)); err != nil {
		t.Fatal(err)
	}
	same(t, a, before)
}

// TestCarriedAnswersClaimNothing holds what the statement and its findings make of an answer
// that waits.
func TestCarriedAnswersClaimNothing(t *testing.T) {
	t.Parallel()
	facts := map[string]string{"telemetry": "no"}
	answers := map[string]questionnaire.Answer{
		"5.2-1":  {Support: "Y", Detail: "It was so."},
		"6-4":    {Support: "N/A", Detail: "None.", Evidence: []questionnaire.Evidence{{Title: "E"}}},
		"5.10-1": {Support: "Y", Detail: "We look."},
	}
	a, answering := waiting(t, v313, facts, answers, "5.2-1")
	s := questionnaire.Evaluate(edition(t, v211), a, today)
	row := s.Row("5.2-1")
	if !row.Waiting() || row.Support != "" || row.Detail != "" || s.Counts.Answered != 0 || s.Waiting() != 1 || s.NextWaiting("") != "5.2-1" {
		t.Errorf("got %+v, %d waiting, next %q", row, s.Waiting(), s.NextWaiting(""))
	}
	if of := s.Of("5.2-1"); len(of) != 1 || of[0].Code != questionnaire.CodeMissingSupport || !strings.Contains(of[0].Message, "the answer from ETSI EN 303 645 V3.1.3 waits to be confirmed") {
		t.Errorf("got %v", of)
	}
	// N/A that still fits waits for nobody; Y is set aside as ever, and comes back.
	if row := s.Row("6-4"); row.Waiting() || row.Dormant || !row.Acceptable() {
		t.Errorf("got %+v", row)
	}
	if row := s.Row("5.10-1"); row.Waiting() || !row.Dormant || row.Support != questionnaire.NotApplicable {
		t.Errorf("got %+v", row)
	}
	a.SetFact("telemetry", "yes", today)
	if row := questionnaire.Evaluate(edition(t, v211), a, today).Row("5.10-1"); !row.Waiting() {
		t.Errorf("got %+v", row)
	}
	if c := answering.Confirmation(); c == nil || c.Sources[0].Name != "5.2-1 of V3.1.3" || c.Sources[0].Title != "ETSI EN 303 645 V3.1.3" {
		t.Errorf("got %+v", c)
	}
}

// TestLinesSayTheReviewOnce leaves the date out where the Detail says it.
func TestLinesSayTheReviewOnce(t *testing.T) {
	t.Parallel()
	for detail, want := range map[string]int{
		"Too slow, as it is by hand.":                               1,
		"Too slow, as it is by hand. To be reviewed by 2027-06-30.": 1,
	} {
		answers := map[string]questionnaire.Answer{
			"5.2-2": {Support: "N", Detail: detail, Justification: questionnaire.JustifiedBy{ReviewBy: "2027-06-30"}},
		}
		_, answering := waiting(t, v313, nil, answers, "5.2-2")
		lines := strings.Join(answering.Confirmation().Lines(), "\n")
		if got := strings.Count(lines, "To be reviewed by 2027-06-30."); got != want {
			t.Errorf("the date stands there %d times, want %d:\n%s", got, want, lines)
		}
	}
}
