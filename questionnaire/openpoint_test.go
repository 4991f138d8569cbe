package questionnaire_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ask645/questionnaire"
)

func TestOrdersOfOpenPoints(t *testing.T) {
	t.Parallel()
	a := questionnaire.NewAssessment(v211, "id")
	for reference, points := range map[string][]questionnaire.OpenPoint{
		"5.3-2":  {{Text: "a", Owner: "ines"}, {Text: "b", Owner: "Ada", Due: "2026-12-02"}},
		"5.3-10": {{Text: "c", Done: true, Due: "2026-11-01"}},
		"5.1-1":  {{Text: "d", Owner: "Ada", Due: "2026-12-01"}, {Text: "e"}},
		"5.3-2A": {{Text: "f", Owner: "Ada", Due: "2026-10-01", Done: true}},
	} {
		a.SetAnswer(reference, questionnaire.Answer{OpenPoints: points}, today)
	}
	for order, want := range map[questionnaire.PointOrder]string{
		questionnaire.PointsByClause: "deabfc",
		questionnaire.PointsByOwner:  "dbfaec",
		questionnaire.PointsByDue:    "dbeafc",
		questionnaire.PointsByState:  "dbaefc",
	} {
		points := a.OpenPoints()
		rand.Shuffle(len(points), func(i, j int) { points[i], points[j] = points[j], points[i] })
		questionnaire.SortPoints(points, order)
		got := ""
		for _, point := range points {
			got += point.Text
		}
		if got != want {
			t.Errorf("by %s: %s, want %s", order, got, want)
		}
	}
	if n := a.Answers["5.3-2A"].Pending() + a.Answers["5.3-2"].Pending(); n != 2 {
		t.Errorf("%d are pending", n)
	}
}

func TestStatesOfOpenPoints(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		point questionnaire.OpenPoint
		want  string
	}{
		{questionnaire.OpenPoint{}, "open"},
		{questionnaire.OpenPoint{Due: "2026-11-21"}, "open"},
		{questionnaire.OpenPoint{Due: "2026-11-20"}, "overdue"},
		{questionnaire.OpenPoint{Due: "2026-11-20", Done: true}, "done"},
	} {
		if got := test.point.State(today); got != test.want {
			t.Errorf("%+v is %s, want %s", test.point, got, test.want)
		}
	}
	for text, good := range map[string]bool{"": true, " 2026-12-01 ": true, "2026-02-30": false, "tomorrow": false, "01.12.2026": false} {
		if _, err := questionnaire.ParseDue(text); (err == nil) != good {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestPointsStayInside holds what a statement does not carry, and that a point says nothing of
// the device.
func TestPointsStayInside(t *testing.T) {
	t.Parallel()
	a := questionnaire.NewAssessment(v211, "id")
	a.SetAnswer("5.1-1", questionnaire.Answer{Support: "Y", Detail: "One each.", Note: "n"}, today)
	a.Assessor.Name = "Ada"
	a.SetFact("passwords", "yes", today)
	with := a.Answers["5.1-1"]
	with.OpenPoints = []questionnaire.OpenPoint{{Text: "Ask the secret man", Due: "2026-01-01"}}
	a.SetAnswer("5.1-1", with, today.AddDate(0, 0, 1))
	a.SetAnswer("5.1-2", questionnaire.Answer{OpenPoints: with.OpenPoints}, today)
	if got := a.Answers["5.1-1"]; got.By != "" || !got.At.Equal(today) {
		t.Errorf("a point changed when and by whom the answer was given: %+v", got)
	}
	if a.Answers["5.1-2"].Says() {
		t.Error("a point is taken for an answer")
	}
	s := questionnaire.Evaluate(edition(t, v211), a, today)
	out := s.WithoutPoints()
	data, err := questionnaire.Encode(out.Assessment)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), "secret man") || !strings.Contains(string(data), "facts_by") {
		t.Errorf("not what a statement carries: %s", data)
	}
	nobody, err := questionnaire.Encode(a.ForOthers())
	if err != nil || strings.Contains(string(nobody), "by\"") || strings.Contains(string(nobody), "secret man") {
		t.Errorf("%v: not for others: %s", err, nobody)
	}
	if out.Assessment.Answers["5.1-1"].Note != "n" || len(out.Assessment.Answers) != 1 {
		t.Errorf("more than that is gone: %s", data)
	}
	due := func(f questionnaire.Finding) bool { return f.Code == questionnaire.CodeOpenPointDue }
	if !slices.ContainsFunc(s.Findings, due) || slices.ContainsFunc(out.Findings, due) || out.Row("5.1-1").Answer.OpenPoints != nil {
		t.Error("the findings about open points are not left out, or nowhere")
	}
}

// TestCompareReferences holds the order against that of every edition's table.
func TestCompareReferences(t *testing.T) {
	t.Parallel()
	in := []string{"4-1", "5.1-1", "5.1-2", "5.1-2A", "5.1-10", "5.3-2", "5.10-1", "6-1", "x"}
	for i := range in {
		for j := range in {
			if got := questionnaire.CompareReferences(in[i], in[j]); got < 0 != (i < j) || got == 0 != (i == j) {
				t.Errorf("%s and %s: %d", in[i], in[j], got)
			}
		}
	}
}
