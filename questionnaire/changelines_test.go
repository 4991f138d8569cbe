package questionnaire_test

import (
	"slices"
	"strings"
	"testing"

	"ask645/questionnaire"
)

func TestLinesOfChanges(t *testing.T) {
	t.Parallel()
	type answer = questionnaire.Answer
	type point = questionnaire.OpenPoint
	before := questionnaire.NewAssessment(v211, "id")
	before.Product.Name = "Lamp"
	before.SetFact("passwords", "yes", today)
	before.SetAnswer("5.1-1", answer{
		Support: "Y", Detail: "The device derives each password from a secret of its own that nobody knows. It is long.",
		Checks: map[string]string{"a": "yes", "b": "no"}, Evidence: []questionnaire.Evidence{{Title: "T", Ref: "t.txt"}, {Ref: "u.txt"}},
		OpenPoints: []point{{ID: "1", Text: "Ask"}, {ID: "2", Text: "Look"}, {ID: "3", Text: "Gone"}, {Text: "By hand"}, {ID: "5", Text: "Again", Done: true}},
	}, today)
	before.SetAnswer("5.1-2", answer{Support: "Y", Detail: "Random."}, today)
	after := before.Clone()
	after.Assessor.Name = "Ada"
	after.Product.Model = "L1"
	after.Declaration.SoleResponsibility = true
	after.SetFact("passwords", "no", today)
	after.SetAnswer("5.1-1", answer{
		Support: "N", Detail: "The device derives each password from a secret of its own that nobody knows. It is short.", Flag: true, Note: "Hm.",
		Checks: map[string]string{"a": "yes", "b": "partly", "c": "unknown"}, Evidence: []questionnaire.Evidence{{Title: "T", Ref: "t.txt", SHA256: strings.Repeat("a", 64)}, {Ref: "u.txt"}, {Ref: "v.txt"}},
		OpenPoints: []point{{ID: "2", Text: "Look", Done: true, By: "Ben"}, {ID: "1", Text: "Ask", Owner: "Ines", Due: "2026-12-01", By: "Cleo"}, {ID: "4", Text: "New", By: "Ada"}, {Text: "By foot"}, {ID: "5", Text: "Again"}},
	}, today)
	after.SetAnswer("5.1-2", answer{}, today)
	changes, err := questionnaire.Changes(before, after)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, change := range changes {
		for _, line := range change.Lines(edition(t, v211)) {
			got = append(got, change.About()+" | "+line.String()+" | "+strings.Join(change.Who(), ","))
		}
	}
	want := []string{
		"5.1-1 | Support: Y -> N | Ada,Ben,Cleo",
		"5.1-1 | Detail: …nobody knows. It is long. -> …nobody knows. It is short. | Ada,Ben,Cleo",
		"5.1-1 | Check b: No -> Partly | Ada,Ben,Cleo",
		"5.1-1 | Check c: Don't know yet | Ada,Ben,Cleo",
		"5.1-1 | Evidence: T (t.txt) -> T (t.txt), SHA-256 aaaaaaaaaaaa | Ada,Ben,Cleo",
		"5.1-1 | Evidence: (v.txt) | Ada,Ben,Cleo",
		"5.1-1 | Open point: Ask -> Ask (Ines, due 2026-12-01) | Ada,Ben,Cleo",
		"5.1-1 | Open point done: Look | Ada,Ben,Cleo",
		"5.1-1 | Open point taken back, was: Gone | Ada,Ben,Cleo",
		"5.1-1 | Open point: By hand -> By foot | Ada,Ben,Cleo",
		"5.1-1 | Open point: Again (done) -> Again | Ada,Ben,Cleo",
		"5.1-1 | Open point: New | Ada,Ben,Cleo",
		"5.1-1 | Note: Hm. | Ada,Ben,Cleo",
		"5.1-1 | Flag: yes | Ada,Ben,Cleo",
		"5.1-2 | Support taken back, was: Y | ",
		"5.1-2 | Detail taken back, was: Random. | ",
		"assessor | Name: Ada | ",
		"declaration | Sole responsibility: yes | ",
		"fact passwords | Answer: Yes -> No | Ada",
		"product | Model: L1 | ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestCapital(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"": "", "a note": "A note", "änderung": "Änderung", "5.3": "5.3"} {
		if got := questionnaire.Capital(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// FuzzChangeLines holds that no change of two files makes trouble, and that every change of
// what a person can see has a line.
func FuzzChangeLines(f *testing.F) {
	head := `{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1"`
	f.Add([]byte(head+`,"answers":{"5.1-1":{"support":"Y","evidence":[{"sha256":"é"}],"open_points":[{"text":"a"},{"text":"a"}],"mood":{"a":[1]}}}}`), []byte(head+`}`))
	f.Add([]byte(head+`,"product":{"name":"a","x":null},"facts":{"a":"b"}}`), []byte(head+`,"product":{"name":7,"":"y"},"facts":{"a":"c"},"declaration":{"representatives":[{"name":"x"}]}}`))
	f.Add([]byte(head+`,"answers":{"5.1-1":{"note":"\u001b[31m"}}}`), []byte(head+`,"answers":{"5.1-1":{"note":"`+strings.Repeat("long ", 50)+`"}}}`))
	f.Fuzz(func(t *testing.T, one, other []byte) {
		a, err := questionnaire.Decode(one)
		if err != nil {
			return
		}
		b, err := questionnaire.Decode(other)
		if err != nil {
			return
		}
		changes, err := questionnaire.Changes(a, b)
		if err != nil {
			t.Fatal(err)
		}
		for _, change := range changes {
			for _, line := range change.Lines(edition(t, v211)) {
				if text := line.String(); questionnaire.PrintableLine(text) != text {
					t.Errorf("%q steers the terminal", text)
				}
			}
			_ = change.Who()
		}
	})
}

// TestLinesOfConflicts tells conflicts that were found and decided in words, not as they lie in
// the file.
func TestLinesOfConflicts(t *testing.T) {
	t.Parallel()
	before := questionnaire.NewAssessment(v211, "id")
	copyBy := func(name, detail string) questionnaire.Copy {
		a := before.Clone()
		a.Assessor.Name = name
		a.SetAnswer("5.1-1", questionnaire.Answer{Support: "Y", Detail: detail}, today)
		a.Assessor.Name = ""
		return questionnaire.Copy{Name: name + ".json", Assessment: a}
	}
	one, other := copyBy("ines", "One each."), copyBy("max", "One for all.")
	merged, err := questionnaire.Merge(one, other, before)
	if err != nil {
		t.Fatal(err)
	}
	decided := merged.Assessment.Clone()
	if err := decided.Resolve("answers/5.1-1/detail", questionnaire.TextValue("One each."), today); err != nil {
		t.Fatal(err)
	}
	lines := func(a, b *questionnaire.Assessment) []string {
		changes, err := questionnaire.Changes(a, b)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, change := range changes {
			for _, line := range change.Lines(nil) {
				lines = append(lines, change.About()+" | "+line.String())
			}
		}
		return lines
	}
	said := "ines says One each.; max says One for all."
	for _, c := range []struct {
		a, b *questionnaire.Assessment
		want string
	}{
		{before, merged.Assessment, "conflict about 5.1-1 | The Detail: " + said},
		{merged.Assessment, decided, "conflict about 5.1-1 | The Detail: " + said + " -> decided"},
	} {
		if got := lines(c.a, c.b); !slices.Contains(got, c.want) {
			t.Errorf("no line %q in\n%s", c.want, strings.Join(got, "\n"))
		}
	}
	twice := []questionnaire.Change{{Part: "conflicts.answers/5.1-1/detail"}, {Part: "conflicts.answers/5.1-1/support"}}
	if got := questionnaire.Abouts(twice); len(got) != 1 {
		t.Errorf("two conflicts about one provision are named as %q", got)
	}
}
