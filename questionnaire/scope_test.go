package questionnaire_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ask645/questionnaire"
)

// scoped evaluates an assessment of which some provisions are out of scope.
func scoped(t testing.TB, facts map[string]string, answers map[string]questionnaire.Answer, out ...string) *questionnaire.Statement {
	t.Helper()
	a := questionnaire.NewAssessment(v211, "id")
	a.Facts, a.Answers = facts, answers
	a.SetScope(false, out...)
	return questionnaire.Evaluate(edition(t, v211), a, today)
}

func TestOutOfScope(t *testing.T) {
	t.Parallel()
	answers := full(t, everything())
	answers["5.3-1"] = questionnaire.Answer{Support: "N"} // a recommendation without its reason
	delete(answers, "5.4-1")
	s := scoped(t, everything(), answers, "5.3-1", "5.4-1", "5.1-1")
	if s.Complete || s.Conformant || !s.Answered || !s.Partial() {
		t.Errorf("complete %t, conformant %t, answered %t, partial %t", s.Complete, s.Conformant, s.Answered, s.Partial())
	}
	want := questionnaire.Counts{Provisions: 67, Applicable: 62, NotApplicable: 2, Answered: 62, MandatoryMet: 30, RecommendationsMet: 32, OutOfScope: 3}
	if s.Counts != want {
		t.Errorf("counts %+v, want %+v", s.Counts, want)
	}
	if len(s.Findings) != 1 {
		t.Fatalf("findings %v", s.Findings)
	}
	if f := s.Findings[0]; f.Code != questionnaire.CodeOutOfScope || f.Severity != questionnaire.SeverityWarning || f.Reference != questionnaire.AboutScope ||
		f.Message != "3 of 67 provisions are out of scope (5.1-1, 5.3-1, 5.4-1): the statement makes no claim about that, nor about conformance with ETSI EN 303 645 V2.1.1 as a whole" {
		t.Errorf("finding %+v", f)
	}
	row := s.Row("5.3-1")
	if !row.OutOfScope || !row.Dormant || row.Open() || row.Walked() || row.Claimed() || row.Support != "" || row.Detail != "" || row.Answer.Support != "N" {
		t.Errorf("5.3-1: %+v", row)
	}
	if row := s.Row("5.4-1"); row.Dormant {
		t.Error("5.4-1 has no answer to set aside")
	}
	if got := s.NextOpen(""); got != "" {
		t.Errorf("%s is asked", got)
	}
	if got := s.Beside("5.1-2", -1); got != "" {
		t.Errorf("%s is walked through", got)
	}
	if at, of := s.Place("5.1-2"); at != 1 || of != 62 {
		t.Errorf("5.1-2 stands at %d of %d", at, of)
	}
	if got := s.Row("4-1"); got.Support != questionnaire.Unanswered || got.Detail == "" {
		t.Errorf("4-1: %s %q, though a recommendation is out of scope", got.Support, got.Detail)
	}
	if got, want := s.Result(), "Partial: 64 of 67 provisions are in scope. No claim about the others, nor about conformance with ETSI EN 303 645 V2.1.1 as a whole. Everything in scope is answered."; got != want {
		t.Errorf("result %q", got)
	}
}

// TestScopeOfMandatoryProvisions leaves only those out: of every recommendation it is known
// whether its reason is given.
func TestScopeOfMandatoryProvisions(t *testing.T) {
	t.Parallel()
	s := scoped(t, everything(), full(t, everything()), "5.1-1")
	if got := s.Row("4-1").Support; got != questionnaire.Supported {
		t.Errorf("4-1: %q", got)
	}
	if s.Complete || s.Conformant {
		t.Error("something is claimed for the whole edition")
	}
}

// TestScopeOfWhatDoesNotApply claims nothing either: no reason for the N/A is given.
func TestScopeOfWhatDoesNotApply(t *testing.T) {
	t.Parallel()
	s := scoped(t, everything(), full(t, everything()), "5.3-14")
	row := s.Row("5.3-14")
	if row.Support != questionnaire.Unanswered || row.Detail != "" || row.MayBeNotApplicable() || row.Acceptable() {
		t.Errorf("5.3-14: %+v", row)
	}
	if s.Complete || s.Conformant || s.Counts.NotApplicable != 1 || s.Counts.OutOfScope != 1 {
		t.Errorf("complete %t, conformant %t, %+v", s.Complete, s.Conformant, s.Counts)
	}
}

func TestScopeOfWhatCannotBeLeftOut(t *testing.T) {
	t.Parallel()
	s := scoped(t, everything(), full(t, everything()), "4-1", "9.9-9")
	if !s.Complete || !s.Conformant || s.Partial() || s.Row("4-1").OutOfScope || s.Edition.Provision("4-1").MayBeLeftOut() {
		t.Errorf("complete %t, conformant %t, partial %t", s.Complete, s.Conformant, s.Partial())
	}
	var got []string
	for _, f := range s.Findings {
		got = append(got, string(f.Code)+" "+f.Reference)
	}
	if want := []string{"unknown-provision 4-1", "unknown-provision 9.9-9"}; !slices.Equal(got, want) {
		t.Errorf("findings %q, want %q", got, want)
	}
}

func TestLeftOut(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ out, want string }{
		{"", ""},
		{"5.2-1", "5.2-1"},
		{"5.2-3 5.2-1 5.2-2 5.10-1 5.1-3", "5.1-3, all of 5.2, 5.10-1"},
	} {
		s := scoped(t, nil, nil, strings.Fields(test.out)...)
		if got := strings.Join(s.LeftOut(), ", "); got != test.want {
			t.Errorf("%s: %q, want %q", test.out, got, test.want)
		}
	}
}

func TestSetScope(t *testing.T) {
	t.Parallel()
	a := questionnaire.NewAssessment(v211, "id")
	a.SetScope(false, "5.10-1", "5.2-1", "5.1-2A", "5.2-1", "5.1-2", "x", "5.1-10")
	if want := []string{"5.1-2", "5.1-2A", "5.1-10", "5.2-1", "5.10-1", "x"}; !slices.Equal(a.OutOfScope, want) {
		t.Errorf("%q, want %q", a.OutOfScope, want)
	}
	b := a.Clone()
	b.SetScope(true, "5.1-2", "5.1-2A", "5.1-10", "5.2-1", "5.10-1", "x", "y")
	if b.OutOfScope != nil || a.InScope("5.2-1") || !b.InScope("5.2-1") {
		t.Errorf("%q, %q", a.OutOfScope, b.OutOfScope)
	}
}

// TestScopeInFiles reads a scope in any order, and writes it in one.
func TestScopeInFiles(t *testing.T) {
	t.Parallel()
	const head = `{"format": "ask645-assessment", "version": 1, "edition": "en303645-v2.1.1", "out_of_scope": `
	for _, test := range []struct{ list, want string }{
		{`["5.10-1", "5.2-1", "5.10-1"]`, "5.2-1 5.10-1"},
		{`[]`, ""},
		{`null`, ""},
	} {
		a, err := questionnaire.Decode([]byte(head + test.list + "}"))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(a.OutOfScope, " "); got != test.want {
			t.Errorf("%s: %q, want %q", test.list, got, test.want)
		}
		again, err := questionnaire.Encode(a)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(again), "out_of_scope") != (test.want != "") {
			t.Errorf("%s: written as %s", test.list, again)
		}
	}
	for list, want := range map[string]string{
		`["5.1-1", ""]`: `member "out_of_scope": holds an empty reference: name the provision, or remove the entry`,
		`[null]`:        `member "out_of_scope": holds an empty reference`,
		`"5.1-1"`:       `member "out_of_scope": holds a text where a list is expected`,
	} {
		if _, err := questionnaire.Decode([]byte(head + list + "}")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", list, err)
		}
	}
}

func TestScopeChanges(t *testing.T) {
	t.Parallel()
	before := questionnaire.NewAssessment(v211, "id")
	before.SetScope(false, "5.1-1", "5.2-1")
	after := before.Clone()
	after.SetScope(true, "5.1-1")
	after.SetScope(false, "5.3-1", "5.10-1")
	changes, err := questionnaire.Changes(before, after)
	if err != nil {
		t.Fatal(err)
	}
	var about []string
	for _, change := range changes {
		about = append(about, change.About())
	}
	if want := []string{"scope of 5.1-1", "scope of 5.10-1", "scope of 5.3-1"}; !slices.Equal(about, want) {
		t.Errorf("changes %q, want %q", about, want)
	}
	other := before.Clone()
	other.SetScope(false, "6-1") // which another change did since
	if err := other.Apply(changes); err != nil {
		t.Fatal(err)
	}
	if err := other.Apply(questionnaire.Inverse(changes)); err != nil {
		t.Fatal(err)
	}
	other.SetScope(true, "6-1")
	same(t, other, before)
	if err := before.Apply(questionnaire.Inverse(changes)); err == nil || !strings.HasPrefix(err.Error(), "5.1-1 was changed") {
		t.Errorf("a change is taken back that was never made: %v", err)
	}
}

// TestScopeProperties holds, for any scope, any facts and any answers, that what is out of
// scope is neither asked nor claimed nor counted as anything else, that nothing is claimed
// for the whole edition, and that what is in scope is as it was.
func TestScopeProperties(t *testing.T) {
	t.Parallel()
	e := edition(t, v211)
	random := rand.New(rand.NewPCG(1, 2))
	facts, all := everything(), full(t, everything())
	for range 200 {
		answers := map[string]questionnaire.Answer{}
		var out []string
		for _, p := range e.Provisions() {
			switch random.IntN(5) {
			case 0:
				answers[p.Reference] = questionnaire.Answer{Support: "N", Evidence: []questionnaire.Evidence{{Title: "x"}}}
			case 1:
			default:
				answers[p.Reference] = all[p.Reference]
			}
			if random.IntN(3) == 0 && p.MayBeLeftOut() {
				out = append(out, p.Reference)
			}
		}
		device := but("telemetry", []string{"", "yes", "no"}[random.IntN(3)], "passwords", []string{"", "yes", "no"}[random.IntN(3)])
		if random.IntN(2) == 0 {
			device, answers = facts, all
		}
		whole, s := scoped(t, device, answers), scoped(t, device, answers, out...)
		c := s.Counts
		if sum := c.Applicable + c.NotApplicable + c.Undecided + c.OutOfScope; sum != c.Provisions || c.OutOfScope != len(out) {
			t.Fatalf("%+v with %d out of scope", c, len(out))
		}
		if sum := c.MandatoryMet + c.MandatoryUnmet + c.RecommendationsMet + c.RecommendationsJustified + c.RecommendationsUnjustified; sum != c.Answered {
			t.Fatalf("%+v", c)
		}
		if len(out) > 0 && (s.Complete || s.Conformant) {
			t.Fatal("something is claimed for the whole edition")
		}
		for i := range s.Rows {
			row, before := &s.Rows[i], &whole.Rows[i]
			reference := row.Provision.Reference
			switch {
			case row.Provision.Computed():
			case !slices.Contains(out, reference):
				if row.OutOfScope || row.Support != before.Support || row.Detail != before.Detail || row.Open() != before.Open() || row.Justified != before.Justified {
					t.Fatalf("%s: %+v, before %+v", reference, row, before)
				}
			case !row.OutOfScope || row.Support != "" || row.Detail != "" || row.Open() || row.Walked() || row.Claimed() || row.Dormant != row.Answer.Says():
				t.Fatalf("%s: %+v", reference, row)
			default:
				for _, finding := range s.Findings {
					if finding.Reference == reference && finding.Code != questionnaire.CodeContradiction {
						t.Fatalf("%s: %+v", reference, finding)
					}
				}
			}
		}
	}
}

func TestScopeAndALaw(t *testing.T) {
	t.Parallel()
	law, err := edition(t, v211).Law("uk-psti")
	if err != nil {
		t.Fatal(err)
	}
	about := func(out ...string) []string {
		var all []string
		for _, reason := range law.Reasons(scoped(t, everything(), full(t, everything()), out...)) {
			if slices.Contains(law.Provisions(), reason.About) {
				all = append(all, reason.String())
			}
		}
		return all
	}
	first := law.Provisions()[0]
	if got, want := about(first, "6-5"), []string{first + ": out of scope: take it in and answer it"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := about("6-5"); got != nil {
		t.Errorf("%q, though all that the law needs is in scope", got)
	}
}

// TestScopeOfEveryEdition leaves a recommendation out, then all, and answers the rest. In each
// edition the counts reach their end, and nothing is claimed.
func TestScopeOfEveryEdition(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"ts103645-v1.1.1", v211, "en303645-v3.1.3"} {
		e := edition(t, id)
		var all, recommended []string
		for _, p := range e.Provisions() {
			if p.MayBeLeftOut() {
				all = append(all, p.Reference)
				if !p.Status.Mandatory {
					recommended = append(recommended, p.Reference)
				}
			}
		}
		for _, out := range [][]string{recommended[:1], all} {
			a := questionnaire.NewAssessment(id, "id")
			for _, fact := range e.Facts() {
				a.SetFact(fact.ID, fact.Values[0].Value, today)
			}
			for _, reference := range all {
				a.SetAnswer(reference, questionnaire.Answer{Support: "Y", Detail: "The device does what " + reference + " asks for."}, today)
			}
			a.SetScope(false, out...)
			s := questionnaire.Evaluate(e, a, today)
			c := s.Counts
			outside := 0
			for i := range s.Rows {
				if s.Rows[i].OutOfScope {
					outside++
				}
			}
			if !s.Answered || s.Complete || s.Conformant || c.Answered != c.Applicable+c.Undecided || c.OutOfScope != outside || outside < len(out) ||
				c.Applicable+c.NotApplicable+c.Undecided+c.OutOfScope != c.Provisions {
				t.Errorf("%s without %v: answered %t, complete %t, conformant %t, %+v, %d rows", id, out, s.Answered, s.Complete, s.Conformant, c, outside)
			}
			if row := s.Row(e.Computed); row != nil && row.Support != questionnaire.Unanswered {
				t.Errorf("%s without %v: %s is %s", id, out, e.Computed, row.Support)
			}
		}
	}
}
