package learn_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/learn"
)

// day is the day of the judge: the findings of a round do not rest on it.
var day = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

// judge works out what is right by itself: from Evaluate, the status and the references.
type judge struct {
	edition *questionnaire.Edition
	models  map[string]*questionnaire.Statement
	abouts  map[string]string
	mu      sync.Mutex
	known   map[string][]string
}

func newJudge(t testing.TB, edition string) *judge {
	t.Helper()
	e, err := library().Edition(edition)
	if err != nil {
		t.Fatal(err)
	}
	j := &judge{edition: e, models: map[string]*questionnaire.Statement{}, abouts: map[string]string{}, known: map[string][]string{}}
	devices, err := learn.NewCourse(fixture(t, nil), library()).Devices()
	if err != nil {
		t.Fatal(err)
	}
	for _, device := range devices {
		j.models[device.ID] = device.Model
		j.abouts[device.ID] = strings.Join(strings.Fields(device.About), " ")
	}
	return j
}

// errors lists the references of the findings of severity error once claims stand in the
// model of a device.
func (j *judge) errors(device string, claims ...learn.Claim) []string {
	key := device + fmt.Sprint(claims)
	j.mu.Lock()
	known, ok := j.known[key]
	j.mu.Unlock()
	if ok {
		return known
	}
	model := j.models[device]
	a := *model.Assessment
	a.Answers = maps.Clone(a.Answers)
	for _, claim := range claims {
		answer := a.Answers[claim.Reference]
		answer.Support, answer.Detail = claim.Support, claim.Detail
		a.Answers[claim.Reference] = answer
	}
	s := questionnaire.Evaluate(j.edition, &a, day)
	var wrong []string
	for _, claim := range claims {
		if slices.ContainsFunc(s.Of(claim.Reference), func(f questionnaire.Finding) bool { return f.Severity == questionnaire.SeverityError }) {
			wrong = append(wrong, claim.Reference)
		}
	}
	j.mu.Lock()
	j.known[key] = wrong
	j.mu.Unlock()
	return wrong
}

// right lists the options that are right by the judge.
func (j *judge) right(q *learn.Question) []int {
	var right []int
	var claims []learn.Claim
	for _, o := range q.Options {
		claims = append(claims, o.Claim)
	}
	provision := j.edition.Provision(q.Reference)
	for i, o := range q.Options {
		holds := false
		switch q.Kind {
		case learn.KindApplies:
			holds = o.Value == j.applies(provision, q.Facts)
		case learn.KindStatus:
			holds = o.Value == provision.Status.Meaning() &&
				strings.HasPrefix(o.Text, "Mandatory") == strings.HasPrefix(provision.Status.Text, "M")
		case learn.KindCondition:
			holds = o.Value == strings.Join(provision.Status.Refs, ", ")
		case learn.KindReason:
			holds = len(j.errors(q.Device, o.Claim)) == 0
		case learn.KindFaults:
			holds = slices.Contains(j.errors(q.Device, claims...), o.Claim.Reference)
		case learn.KindReference:
			holds = j.says(o.Value, q.Given[1])
		}
		if holds {
			right = append(right, i)
		}
	}
	return right
}

// applies evaluates facts alone, and says whether a provision applies.
func (j *judge) applies(provision *questionnaire.Provision, facts map[string]string) string {
	key := provision.Reference + fmt.Sprint(facts)
	j.mu.Lock()
	defer j.mu.Unlock()
	if known, ok := j.known[key]; ok {
		return known[0]
	}
	a := questionnaire.NewAssessment(j.edition.ID, "")
	a.Facts = facts
	value := map[questionnaire.Truth]string{questionnaire.Yes: "yes", questionnaire.No: "no", questionnaire.Unknown: "unknown"}[questionnaire.Evaluate(j.edition, a, day).Row(provision.Reference).Applies]
	j.known[key] = []string{value}
	return value
}

// says finds the provision that a person means by a reference, and holds its requirement
// against a text.
func (j *judge) says(typed, requirement string) bool {
	var references []string
	for _, provision := range j.edition.Provisions() {
		references = append(references, provision.Reference)
	}
	at := questionnaire.FindReference(references, typed)
	if at < 0 {
		return false
	}
	prose, err := j.edition.Prose(references[at])
	return err == nil && strings.Join(strings.Fields(prose.Requirement), " ") == requirement
}

// rounds is how many rounds are made and judged.
const rounds = 10_000

// TestRounds makes many rounds. In each no question stands twice, and what is right follows
// from the data.
func TestRounds(t *testing.T) {
	t.Parallel()
	p, j := pool(t, questionnaire.DefaultEdition), newJudge(t, questionnaire.DefaultEdition)
	seen := map[learn.Kind]int{}
	values := map[string]int{}
	for n := range rounds {
		r, err := p.Round(fmt.Sprint("class ", n), 8)
		if err != nil {
			t.Fatal(err)
		}
		holdRound(t, j, r)
		for _, q := range r.Questions {
			seen[q.Kind]++
			if q.Kind == learn.KindApplies {
				values[q.Options[q.Right()[0]].Value]++
			}
		}
		if t.Failed() {
			return
		}
	}
	for _, kind := range learn.Kinds() {
		if seen[kind] < rounds {
			t.Errorf("only %d questions of kind %q", seen[kind], kind)
		}
	}
	for _, value := range []string{"yes", "no", "unknown"} {
		if values[value] < rounds/10 {
			t.Errorf("whether it applies was %q only %d times", value, values[value])
		}
	}
}

// holdRound judges a round.
func holdRound(t *testing.T, j *judge, r *learn.Round) {
	t.Helper()
	asked := map[string]bool{}
	for i, q := range r.Questions {
		text := strings.Join(append(slices.Clone(q.Given[:1]), q.Ask), "\n")
		options := make([]string, 0, len(q.Options))
		for _, o := range q.Options {
			if slices.Contains(options, o.Text) {
				t.Errorf("round %q, question %d: the option %q stands twice", r.Seed, i+1, o.Text)
			}
			options = append(options, o.Text)
		}
		slices.Sort(options)
		text += "\n" + strings.Join(q.Given, "\n") + "\n" + strings.Join(options, "\n")
		if asked[text] {
			t.Errorf("round %q asks question %d twice:\n%s", r.Seed, i+1, text)
		}
		asked[text] = true
		right, want := q.Right(), 1
		if q.Kind == learn.KindFaults {
			want = 4
		}
		if judged := j.right(q); len(right) != want || q.Choose != want || !slices.Equal(right, judged) {
			t.Errorf("round %q, question %d, %s %s:\n%s\nright are %v, judged %v", r.Seed, i+1, q.Kind, q.Reference, text, right, judged)
		}
		if !q.Correct(right) || q.Correct(nil) || q.Correct(append(right[:len(right)-1:len(right)-1], 9)) {
			t.Errorf("round %q, question %d is not marked as it should", r.Seed, i+1)
		}
		told := strings.Join(q.Given, "\n")
		if strings.Contains(told, "Not known yet: ") && strings.Contains(told, j.abouts[q.Device]) {
			t.Errorf("round %q, question %d tells of the device while a fact is not known:\n%s", r.Seed, i+1, told)
		}
		if q.Why == "" {
			t.Errorf("round %q, question %d says no why", r.Seed, i+1)
		}
	}
}

// TestRoundsOfOtherEditions makes rounds on every edition, also without a model for it.
func TestRoundsOfOtherEditions(t *testing.T) {
	t.Parallel()
	for _, edition := range []string{"ts103645-v1.1.1", "en303645-v3.1.3"} {
		p, j := pool(t, edition), newJudge(t, edition)
		for n := range 200 {
			r, err := p.Round(fmt.Sprint(n), 20)
			if err != nil {
				t.Fatal(err)
			}
			holdRound(t, j, r)
		}
	}
}

// TestRoundIsTheSame wants the same round for the same seed, from data that was read anew,
// and another one for another seed, number or edition.
func TestRoundIsTheSame(t *testing.T) {
	t.Parallel()
	round := func(edition, seed string, n int) *learn.Round {
		p, err := learn.NewCourse(fixture(t, nil), questionnaire.NewLibrary(assets.FS)).Pool(edition)
		if err != nil {
			t.Fatal(err)
		}
		r, err := p.Round(seed, n)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := round("en303645-v2.1.1", "Class 3b", 20)
	if again := round("en303645-v2.1.1", "Class 3b", 20); again.Mark != first.Mark {
		t.Errorf("got mark %s, want %s", again.Mark, first.Mark)
	}
	for _, other := range []*learn.Round{
		round("en303645-v2.1.1", "Class 3c", 20), round("en303645-v2.1.1", "Class 3b", 19), round("en303645-v3.1.3", "Class 3b", 20),
	} {
		if other.Mark == first.Mark {
			t.Errorf("another round has the mark %s too", other.Mark)
		}
	}
}

// TestRoundSizes wants as many questions as asked for, and an error where there are not so
// many.
func TestRoundSizes(t *testing.T) {
	t.Parallel()
	p := pool(t, questionnaire.DefaultEdition)
	for _, n := range []int{1, 7, learn.MostQuestions} {
		r, err := p.Round("", n)
		if err != nil || len(r.Questions) != n {
			t.Errorf("asked for %d: got %v, %v", n, r, err)
		}
	}
	for _, n := range []int{-1, 0, learn.MostQuestions + 1} {
		if _, err := p.Round("", n); err == nil {
			t.Errorf("asked for %d: no error", n)
		}
	}
}
