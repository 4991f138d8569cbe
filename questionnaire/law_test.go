package questionnaire_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
)

// everyLaw reads every embedded law.
func everyLaw(t *testing.T) []*questionnaire.Law {
	t.Helper()
	library := questionnaire.NewLibrary(assets.FS)
	ids, err := library.LawIDs()
	if err != nil || len(ids) == 0 {
		t.Fatalf("laws: %v, %v", ids, err)
	}
	laws := make([]*questionnaire.Law, 0, len(ids))
	for _, id := range ids {
		law, err := library.Law(id)
		if err != nil {
			t.Fatal(err)
		}
		laws = append(laws, law)
	}
	return laws
}

// psti is the law of the United Kingdom.
func psti(t *testing.T) *questionnaire.Law {
	t.Helper()
	law, err := edition(t, v211).Law("uk-psti")
	if err != nil {
		t.Fatal(err)
	}
	return law
}

// TestUKLaw holds the data against what the Regulations cite.
func TestUKLaw(t *testing.T) {
	t.Parallel()
	law := psti(t)
	if got, want := law.Provisions(), []string{"5.1-1", "5.1-2", "5.2-1", "5.3-13"}; !slices.Equal(got, want) {
		t.Errorf("got the provisions %v, want %v", got, want)
	}
	if law.Edition != v211 || law.Standard.Version != "V2.1.1" || law.Standard.Issued != "2020-06-19" {
		t.Errorf("got the edition %s and the standard %+v", law.Edition, law.Standard)
	}
	var demanded []string
	for _, group := range append(law.Groups, law.Signature) {
		for _, field := range group.Fields {
			if field.Missing != "" {
				demanded = append(demanded, strings.TrimPrefix(group.Each+"."+field.Field, "."))
			}
		}
	}
	want := []string{
		"product.model", "product.batch", "manufacturer.name", "manufacturer.address",
		"declaration.representatives.name", "declaration.representatives.address",
		"declaration.support_period", "declaration.support_until",
		"declaration.place", "declaration.signatory", "declaration.function",
	}
	if !slices.Equal(demanded, want) {
		t.Errorf("got the fields %v\nwant %v", demanded, want)
	}
}

// TestLawWords keeps the texts a draft and a self-assessment.
func TestLawWords(t *testing.T) {
	t.Parallel()
	for _, law := range everyLaw(t) {
		if !strings.HasPrefix(law.Mark, "DRAFT ") || !strings.Contains(law.Mark, "Not legal advice") {
			t.Errorf("%s: the mark is %q", law.ID, law.Mark)
		}
		for _, words := range law.Declarations {
			if strings.Contains(strings.ToLower(words), "certif") || strings.Contains(words, "guarantee") {
				t.Errorf("%s: says too much: %s", law.ID, words)
			}
		}
		if !strings.Contains(strings.Join(law.Declarations, " "), "In the opinion of the manufacturer") {
			t.Errorf("%s: the opinion is not the manufacturer's", law.ID)
		}
	}
}

func TestUnknownLaw(t *testing.T) {
	t.Parallel()
	_, err := edition(t, v211).Law("nz-psti")
	if !errors.Is(err, questionnaire.ErrUnknownLaw) || !strings.Contains(err.Error(), "uk-psti") {
		t.Errorf("got %v", err)
	}
}

// carried is an assessment whose answers carry the statement.
func carried() *questionnaire.Assessment {
	at := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	a := questionnaire.NewAssessment(v211, "")
	a.Product = questionnaire.Product{Model: "BL-1", Batch: "2026-11"}
	a.Manufacturer = questionnaire.Manufacturer{Name: "Lamps Ltd", Address: "1 High Street, Leeds"}
	a.Declaration = questionnaire.Declaration{
		Representatives: []questionnaire.Representative{{Name: "Ann", Address: "Here"}, {Name: "Ben", Address: "There"}},
		SupportPeriod:   "five years", SupportUntil: "2031-12-31",
		Place: "Leeds", Signatory: "Jo Jensen", Function: "Director",
	}
	a.SetFact("passwords", "yes", at)
	a.SetFact("user_authentication", "yes", at)
	a.SetFact("preinstalled_passwords", "yes", at)
	for _, reference := range []string{"5.1-1", "5.1-2", "5.2-1", "5.3-13"} {
		a.SetAnswer(reference, questionnaire.Answer{Support: questionnaire.Supported, Detail: "It is met by measures of " + reference + "."}, at)
	}
	return a
}

// TestReasons breaks answers that carry the statement, one thing at a time.
func TestReasons(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 21, 11, 0, 0, 0, time.UTC)
	law, e := psti(t), edition(t, v211)
	answer := func(reference string, support questionnaire.Support, detail string) func(*questionnaire.Assessment) {
		return func(a *questionnaire.Assessment) {
			a.SetAnswer(reference, questionnaire.Answer{Support: support, Detail: detail}, at)
		}
	}
	fact := func(id, value string) func(*questionnaire.Assessment) {
		return func(a *questionnaire.Assessment) { a.SetFact(id, value, at) }
	}
	const schedule = " (Schedule 4)"
	tests := []struct {
		name  string
		spoil func(*questionnaire.Assessment)
		want  []string
	}{
		{"carried", func(*questionnaire.Assessment) {}, nil},
		{"no representative", func(a *questionnaire.Assessment) { a.Declaration.Representatives = nil }, nil},
		{"no passwords", fact("passwords", "no"), nil},
		{"no pre-installed passwords", fact("preinstalled_passwords", "no"), nil},
		{"Y without a Detail", answer("5.2-1", questionnaire.Supported, ""), nil},
		{"Y although it does not apply", func(a *questionnaire.Assessment) {
			a.SetFact("preinstalled_passwords", "no", at)
			a.SetAnswer("5.1-2", questionnaire.Answer{Support: questionnaire.Supported, Detail: "It is met all the same."}, at.Add(time.Hour))
		}, nil},
		{"type", func(a *questionnaire.Assessment) { a.Product.Model = " " }, []string{"product.model: the type of the product is not given: enter its type or model" + schedule}},
		{"batch", func(a *questionnaire.Assessment) { a.Product.Batch = "" }, []string{"product.batch: the batch of the product is not given: enter the batch or the serial numbers" + schedule}},
		{"manufacturer", func(a *questionnaire.Assessment) { a.Manufacturer = questionnaire.Manufacturer{} }, []string{
			"manufacturer.name: the manufacturer is not named: enter its name" + schedule,
			"manufacturer.address: the address of the manufacturer is not given: enter it in full" + schedule}},
		{"representative", func(a *questionnaire.Assessment) { a.Declaration.Representatives[1].Address = "" }, []string{
			"declaration.representatives.2.address: the address of an authorised representative is not given: enter it in full" + schedule}},
		{"nameless representative", func(a *questionnaire.Assessment) { a.Declaration.Representatives[0].Name = "" }, []string{
			"declaration.representatives.1.name: an authorised representative is not named: enter the name, or take the entry out" + schedule}},
		{"support period", func(a *questionnaire.Assessment) { a.Declaration.SupportPeriod = "" }, []string{
			"declaration.support_period: the defined support period is not given: enter the least time for which security updates are provided" + schedule}},
		{"end date", func(a *questionnaire.Assessment) { a.Declaration.SupportUntil = "" }, []string{
			"declaration.support_until: the end date of the defined support period is not given: enter its last day, such as 2031-06-30" + schedule}},
		{"end date that is none", func(a *questionnaire.Assessment) { a.Declaration.SupportUntil = "2031" }, []string{
			`declaration.support_until: "2031" is no date: write one such as 2031-06-30`}},
		{"place", func(a *questionnaire.Assessment) { a.Declaration.Place = "" }, []string{"declaration.place: the place of issue is not given: enter the town where the statement is signed" + schedule}},
		{"signatory", func(a *questionnaire.Assessment) { a.Declaration.Signatory = "" }, []string{"declaration.signatory: whoever signs is not named: enter the name" + schedule}},
		{"function", func(a *questionnaire.Assessment) { a.Declaration.Function = "" }, []string{"declaration.function: the function of whoever signs is not given: enter it" + schedule}},
		{"not answered", func(a *questionnaire.Assessment) { delete(a.Answers, "5.2-1") }, []string{"5.2-1: not answered: choose Y or N"}},
		{"N", answer("5.3-13", questionnaire.NotSupported, "The period is not published yet."), []string{
			"5.3-13: mandatory and answered N: close the gap; no justification makes up for it"}},
		{"N although it does not apply", func(a *questionnaire.Assessment) {
			a.SetFact("preinstalled_passwords", "no", at)
			a.SetAnswer("5.1-2", questionnaire.Answer{Support: questionnaire.NotSupported, Detail: "It is not met."}, at.Add(time.Hour))
		}, []string{"5.1-2: answered N: only Y, or N/A where the provision does not apply, carries the statement"}},
		{"undecided", fact("preinstalled_passwords", questionnaire.DontKnow), []string{
			"5.1-2: whether it applies rests on \"" + e.Fact("preinstalled_passwords").Ask + "\": answer that first"}},
		{"N/A without a condition", answer("5.2-1", questionnaire.NotApplicable, "There is no policy."), []string{
			"5.2-1: N/A is not allowed here: the status M has no condition; answer Y or N"}},
		{"N/A although it applies", answer("5.1-1", questionnaire.NotApplicable, "There are no passwords."), []string{
			"5.1-1: N/A although the condition holds (passwords are used): answer Y or N, or correct the fact"}},
		{"placeholder", answer("5.2-1", questionnaire.Supported, "TBD"), []string{
			`5.2-1: the Detail is only "TBD": write what is true of the device`}},
		{"everything at once", func(a *questionnaire.Assessment) { *a = *questionnaire.NewAssessment(v211, "") }, []string{
			"product.model:", "product.batch:", "manufacturer.name:", "manufacturer.address:", "declaration.support_period:",
			"declaration.support_until:", "declaration.place:", "declaration.signatory:", "declaration.function:",
			"5.1-1:", "5.1-2:", "5.2-1:", "5.3-13:"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a := carried()
			test.spoil(a)
			reasons := law.Reasons(questionnaire.Evaluate(e, a, at))
			if len(reasons) != len(test.want) {
				t.Fatalf("got %d reasons, want %d: %v", len(reasons), len(test.want), reasons)
			}
			for i, reason := range reasons {
				if got := reason.String(); got != test.want[i] && (!strings.HasSuffix(test.want[i], ":") || !strings.HasPrefix(got, test.want[i])) {
					t.Errorf("got  %s\nwant %s", got, test.want[i])
				}
			}
		})
	}
}

// TestReasonsOfAnotherEdition refuses answers that are for another edition, whatever they say.
func TestReasonsOfAnotherEdition(t *testing.T) {
	t.Parallel()
	law := *psti(t)
	law.Edition, law.Standard.Version = "en303645-v3.1.3", "V3.1.3"
	a := carried()
	a.Declaration.Place = ""
	got := law.Reasons(questionnaire.Evaluate(edition(t, v211), a, time.Time{}))
	want := []string{
		"edition: the answers are for ETSI EN 303 645 V2.1.1, the law cites ETSI EN 303 645 V3.1.3: carry them over with ask645 migrate --to en303645-v3.1.3",
		"declaration.place: the place of issue is not given: enter the town where the statement is signed (Schedule 4)",
	}
	if len(got) != 2 || got[0].String() != want[0] || got[1].String() != want[1] {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestField(t *testing.T) {
	t.Parallel()
	a := carried()
	tests := []struct {
		path, want string
		ok         bool
	}{
		{"product.model", "BL-1", true},
		{"declaration.representatives.2.name", "Ben", true},
		{"product.description", "", true},
		{"edition", v211, true},
		{"declaration.representatives.3.name", "", false},
		{"declaration.representatives.0.name", "", false},
		{"declaration.representatives.x.name", "", false},
		{"declaration.representatives", "", false},
		{"declaration.sole_responsibility", "", false},
		{"product", "", false},
		{"product.colour", "", false},
		{"product.model.x", "", false},
		{"answers.5.1-1.detail", "", false},
		{"", "", false},
	}
	for _, test := range tests {
		if got, ok := a.Field(test.path); got != test.want || ok != test.ok {
			t.Errorf("%s: got %q, %t", test.path, got, ok)
		}
	}
	if n, none := a.Entries("declaration.representatives"), a.Entries("product"); n != 2 || none != 0 {
		t.Errorf("got %d and %d entries", n, none)
	}
}
