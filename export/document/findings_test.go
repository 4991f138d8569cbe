package document_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"ask645/assets"
	"ask645/export/document"
	"ask645/export/statement"
	"ask645/questionnaire"
)

var today = time.Date(2026, time.November, 21, 0, 0, 0, 0, time.UTC)

// statementOf evaluates the sample after a change.
func statementOf(t *testing.T, change func(a *questionnaire.Assessment)) *questionnaire.Statement {
	t.Helper()
	data, err := assets.FS.ReadFile("samples/smart-lock.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	change(a)
	e, err := questionnaire.NewLibrary(assets.FS).Edition(a.Edition)
	if err != nil {
		t.Fatal(err)
	}
	return questionnaire.Evaluate(e, a, today)
}

func words(s *questionnaire.Statement) *document.Document {
	return document.New(s, statement.Seal{}, document.Options{Date: today})
}

func answer(a *questionnaire.Assessment, support questionnaire.Support, references ...string) {
	for _, reference := range references {
		x := a.Answers[reference]
		x.Support = support
		a.Answers[reference] = x
	}
}

func TestFindingGroups(t *testing.T) {
	t.Parallel()
	d := words(statementOf(t, func(a *questionnaire.Assessment) {
		answer(a, questionnaire.Unanswered, "5.1-1", "5.1-2", "5.2-2")
		answer(a, questionnaire.NotSupported, "5.3-2")
		answer(a, questionnaire.NotApplicable, "5.4-1")
		a.Facts["unheard-of"] = "yes"
	}))
	var got []string
	count := 0
	for _, g := range d.FindingGroups() {
		got = append(got, fmt.Sprint(g.Severity, " ", g.Code, " ", g.References))
		count += len(g.References)
		if g.Title == "" || g.Message == "" {
			t.Errorf("%s has no title or no message", g.Code)
		}
	}
	want := []string{
		"error missing-support [5.1-1 5.1-2 5.2-2]", "error mandatory-unmet [5.3-2]",
		"error na-unconditional [5.4-1]", "warning contradiction [5.3-2]", "warning contradiction [5.3-2]", "warning unknown-fact [unheard-of]",
	}
	if !slices.Equal(got, want) || count != len(d.Findings) {
		t.Errorf("got %q for %d findings, want %q", got, len(d.Findings), want)
	}
	got = nil
	for _, g := range d.MandatoryErrors() {
		got = append(got, fmt.Sprint(g.Title, " ", g.References))
	}
	want = []string{"Not answered [5.1-1 5.1-2]", "N/A where the status has no condition [5.4-1]"}
	if !slices.Equal(got, want) {
		t.Errorf("errors about mandatory provisions: %q, want %q", got, want)
	}
}

// TestAttentionMakesUpTheTotals counts the lists of the summary against its totals, in a
// statement in which no provision is undecided.
func TestAttentionMakesUpTheTotals(t *testing.T) {
	t.Parallel()
	d := words(statementOf(t, func(a *questionnaire.Assessment) {
		answer(a, questionnaire.Unanswered, "5.1-1", "5.2-2")
		answer(a, questionnaire.NotSupported, "5.3-2", "5.6-2")
		answer(a, questionnaire.NotApplicable, "5.4-1", "5.1-4", "5.2-3")
	}))
	totals, lists := map[string]int{}, map[string]int{}
	for _, total := range d.Totals {
		totals[total.Label] = total.Count
	}
	for _, group := range d.Attention {
		lists[group.Title] = len(group.Points)
	}
	for list, total := range map[string]string{
		"Mandatory provisions that apply and are not supported": "Mandatory, not supported",
		"Recommendations not followed, without a justification": "Recommended, not supported, without justification",
		"Recommendations not followed, with a justification":    "Recommended, not supported, with justification",
		"Not answered": "Not answered",
	} {
		if lists[list] != totals[total] || lists[list] == 0 {
			t.Errorf("%q lists %d, and %q counts %d", list, lists[list], total, totals[total])
		}
	}
}

func TestCoverInventsNothing(t *testing.T) {
	t.Parallel()
	labels := func(change func(a *questionnaire.Assessment)) []string {
		var all []string
		for _, group := range words(statementOf(t, change)).Cover {
			for _, field := range group.Fields {
				all = append(all, field.Label)
				if field.Text == "" {
					t.Errorf("%s is empty", field.Label)
				}
			}
		}
		return all
	}
	bare := labels(func(a *questionnaire.Assessment) {
		*a = questionnaire.Assessment{Edition: a.Edition}
	})
	if want := []string{"Date", "Assessed against"}; !slices.Equal(bare, want) {
		t.Errorf("an empty assessment has the fields %q, want %q", bare, want)
	}
	if named := labels(func(*questionnaire.Assessment) {}); !slices.Contains(named, "Prepared") {
		t.Errorf("%q do not say for whom the statement is prepared", named)
	}
}
