package questionnaire_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/questionnaire"
)

// part takes clauses of a sample along.
func part(t *testing.T, a *questionnaire.Assessment, clauses ...string) *questionnaire.Assessment {
	t.Helper()
	p, err := questionnaire.Extract(edition(t, a.Edition), a, questionnaire.PartOf{File: "lock.ask645.json", SHA256: strings.Repeat("0", 64), Clauses: clauses})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// mergedBytes merges and encodes.
func mergedBytes(t *testing.T, left, right, base *questionnaire.Assessment) string {
	t.Helper()
	m, err := questionnaire.Merge(questionnaire.Copy{Name: "l", Assessment: left}, questionnaire.Copy{Name: "r", Assessment: right}, base)
	if err != nil {
		t.Fatal(err)
	}
	data, err := questionnaire.Encode(m.Assessment)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestExtract takes each clause of an edition along and brings it back unchanged.
func TestExtract(t *testing.T) {
	t.Parallel()
	s, _ := sampled(t, "smart-lock")
	s.Assessment.SetScope(false, "5.3-7", "5.10-1")
	eachClause(t, s.Edition, s.Assessment)
	a := s.Assessment
	if got := mergedBytes(t, part(t, a, "5.1"), part(t, a, "5.3"), a); got != mergedBytes(t, part(t, a, "5.1", "5.3"), part(t, a, "5.1", "5.3"), a) {
		t.Errorf("two parts do not make the part of both:\n%s", got)
	}
	for want, clause := range map[string]string{"asks nothing in clause": "9.9", "clause \"\"": "", "all of clause 5.10 is out of the scope": "5.10"} {
		_, err := questionnaire.Extract(s.Edition, a, questionnaire.PartOf{Clauses: []string{clause}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", clause, err)
		}
	}
	if _, err := questionnaire.Extract(s.Edition, part(t, a, "5.1"), questionnaire.PartOf{Clauses: []string{"5.3"}}); err == nil {
		t.Error("a part gives a clause that it does not have")
	}
}

// TestExtractOfPack does the same with an edition of a pack, which adds provisions to a clause of
// its base and clauses of its own.
func TestExtractOfPack(t *testing.T) {
	t.Parallel()
	_, edition := packed(t, gatewayV1, samplePack(t))
	a := questionnaire.NewAssessment(edition.ID, "id")
	for _, provision := range edition.Provisions() {
		if provision.MayBeLeftOut() {
			a.SetAnswer(provision.Reference, questionnaire.Answer{Support: questionnaire.Supported, Detail: "As " + provision.Reference + " asks."}, today)
		}
	}
	eachClause(t, edition, a)
}

// eachClause takes each clause along and brings it back unchanged.
func eachClause(t *testing.T, edition *questionnaire.Edition, a *questionnaire.Assessment) {
	t.Helper()
	data, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	var clauses []string
	for _, provision := range edition.Provisions() {
		if number := provision.Clause().Number; provision.MayBeLeftOut() && a.InScope(provision.Reference) && !slices.Contains(clauses, number) {
			clauses = append(clauses, number)
		}
	}
	for _, clause := range clauses {
		p, err := questionnaire.Extract(edition, a, questionnaire.PartOf{Clauses: []string{clause}})
		if err != nil {
			t.Fatal(err)
		}
		for _, provision := range edition.Provisions() {
			in := provision.Clause().Number == clause
			if _, there := p.Answers[provision.Reference]; there && !in {
				t.Errorf("%s goes along with clause %s", provision.Reference, clause)
			}
			if provision.MayBeLeftOut() && p.InScope(provision.Reference) != (in && a.InScope(provision.Reference)) {
				t.Errorf("with clause %s, %s has the wrong scope", clause, provision.Reference)
			}
		}
		for _, base := range []*questionnaire.Assessment{a, nil} {
			if got := mergedBytes(t, a, p, base); got != string(data) {
				t.Errorf("clause %s brought back unchanged changes the whole to\n%s", clause, got)
			}
		}
	}
}

// TestPartBrought brings an answered part back. Nothing outside it changes, and what somebody
// wrote there all the same is not lost.
func TestPartBrought(t *testing.T) {
	t.Parallel()
	s, _ := sampled(t, "smart-lock")
	whole := s.Assessment
	p := part(t, whole, "5.3")
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	p.Assessor.Name = "Max"
	answer := p.Answers["5.3-2"]
	answer.Detail = "Every night."
	p.SetAnswer("5.3-2", answer, now)
	p.SetAnswer("5.1-1", questionnaire.Answer{Note: "Ask the supplier."}, now)
	later := whole.Clone()
	later.SetAnswer("5.5-1", questionnaire.Answer{Support: "N", Detail: "Changed meanwhile."}, now)

	got := mergedBytes(t, later, p, whole)
	want := later.Clone()
	answer = want.Answers["5.3-2"]
	answer.Detail = "Every night."
	want.Assessor.Name = "Max"
	want.SetAnswer("5.3-2", answer, now)
	want.Assessor = whole.Assessor
	answer = want.Answers["5.1-1"]
	answer.Note = "Ask the supplier."
	if before := whole.Answers["5.1-1"].Note; before != "" {
		t.Fatalf("the sample has the note %q", before)
	}
	want.SetAnswer("5.1-1", answer, now)
	answer.At, answer.By = now, "Max" // the part does not tell when the rest was said
	want.Answers["5.1-1"] = answer
	encoded, err := questionnaire.Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(encoded) {
		t.Errorf("got\n%s\nwant\n%s", got, encoded)
	}
}

// TestNext starts the assessment of the next product.
func TestNext(t *testing.T) {
	t.Parallel()
	s, data := sampled(t, "smart-lock")
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	next, err := questionnaire.Next(s.Assessment, "new", now)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := questionnaire.Encode(s.Assessment); err != nil || string(again) != string(data) {
		t.Errorf("the earlier one was changed: %v", err)
	}
	after := questionnaire.Evaluate(s.Edition, next, now)
	if after.Counts.Answered != 0 || after.Complete {
		t.Errorf("%d answered before anything is confirmed", after.Counts.Answered)
	}
	if waiting := after.Waiting(); waiting < 40 {
		t.Errorf("%d answers wait", waiting)
	}
	encoded, err := questionnaire.Encode(next)
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{`"sha256"`, `"review_by"`, `"facts_at"`, `"support_until"`, s.Assessment.ID} {
		if strings.Contains(string(encoded), gone) {
			t.Errorf("%s came along", gone)
		}
	}
	confirmed := 0
	for i := range after.Rows {
		row := &after.Rows[i]
		answering, err := questionnaire.NewAnswering(after, row.Provision.Reference)
		if err != nil {
			t.Fatal(err)
		}
		answer := row.Answer
		if answering.TakeCarried(&answer) && answer.Support != questionnaire.Unanswered {
			next.SetAnswer(row.Provision.Reference, answer, now)
			confirmed++
		}
	}
	done := questionnaire.Evaluate(s.Edition, next, now)
	if !done.Conformant || confirmed < 40 {
		t.Errorf("%d confirmed come to %v", confirmed, done.Findings)
	}
	next.Conflicts = []questionnaire.Conflict{{Path: "product/name"}}
	if _, err := questionnaire.Next(next, "id", now); err == nil {
		t.Error("started from what is not decided")
	}
}
