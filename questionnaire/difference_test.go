package questionnaire_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ask645/assets"
	"ask645/questionnaire"
)

// compared compares two assessments of any editions.
func compared(t *testing.T, l *questionnaire.Library, a, b *questionnaire.Assessment) *questionnaire.Difference {
	t.Helper()
	statements := make([]*questionnaire.Statement, 0, 2)
	for _, assessment := range []*questionnaire.Assessment{a, b} {
		e, err := l.Edition(assessment.Edition)
		if err != nil {
			t.Fatal(err)
		}
		statements = append(statements, questionnaire.Evaluate(e, assessment, today))
	}
	d, err := questionnaire.Compare(statements[0], statements[1])
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDifference changes one thing at a time, and looks for it.
func TestDifference(t *testing.T) {
	t.Parallel()
	l := questionnaire.NewLibrary(assets.FS)
	base := questionnaire.NewAssessment(v211, "id")
	base.Product.Name = "Lamp"
	base.SetFact("telemetry", "yes", today)
	base.SetAnswer("5.2-1", questionnaire.Answer{Support: "Y", Detail: "It is so on each device."}, today)
	if d := compared(t, l, base, base.Clone()); !d.Same || d.Tally() != "Nothing differs." {
		t.Errorf("got %+v", d)
	}
	answered := func(edit func(*questionnaire.Answer)) func(*questionnaire.Assessment) {
		return func(a *questionnaire.Assessment) {
			answer := a.Answers["5.2-1"]
			edit(&answer)
			a.Answers["5.2-1"] = answer
		}
	}
	tests := []struct {
		name   string
		change func(*questionnaire.Assessment)
		// want are the members that differ: of the cover, facts, and provisions.
		want string
	}{
		{"id and time", func(a *questionnaire.Assessment) { a.ID = "other"; a.FactsAt = nil }, ""},
		{"product", func(a *questionnaire.Assessment) { a.Product.Model = "L1" }, "product.model"},
		{"a list of the cover", func(a *questionnaire.Assessment) {
			a.Declaration.Representatives = []questionnaire.Representative{{Name: "Ann"}}
		}, "declaration.representatives.1.name"},
		{"a fact", func(a *questionnaire.Assessment) { a.Facts["telemetry"] = "no" }, "telemetry 5.10-1:applies,support,detail 6-4:applies,support,detail 6-5:applies,support,detail"},
		{"a fact that nobody asks", func(a *questionnaire.Assessment) { a.Facts["mood"] = "good" }, "mood"},
		{"support", answered(func(a *questionnaire.Answer) { a.Support = "N" }), "4-1:- 5.2-1:support"},
		{"detail", answered(func(a *questionnaire.Answer) { a.Detail = "It is so on most devices." }), "5.2-1:detail"},
		{"evidence", answered(func(a *questionnaire.Answer) { a.Evidence = []questionnaire.Evidence{{Title: "E"}} }), "5.2-1:evidence"},
		{"review", answered(func(a *questionnaire.Answer) { a.Justification.ReviewBy = "2027-01-01" }), "5.2-1:justification"},
		{"checks", answered(func(a *questionnaire.Answer) { a.Checks = map[string]string{"x": "yes"} }), "5.2-1:checks"},
		{"scope", func(a *questionnaire.Assessment) { a.SetScope(false, "5.2-1") }, "5.2-1:scope,support,detail"},
		{"note and flag", answered(func(a *questionnaire.Answer) { a.Note, a.Flag = "n", true }), "5.2-1:note,flag"},
		{"a provision of nowhere", func(a *questionnaire.Assessment) {
			a.SetAnswer("9.9-9", questionnaire.Answer{Support: "Y"}, today)
		}, "9.9-9:only"},
	}
	for _, test := range tests {
		other := base.Clone()
		test.change(other)
		d := compared(t, l, base, other)
		var got []string
		for _, value := range d.Cover {
			got = append(got, value.Path)
		}
		for _, fact := range d.Facts {
			got = append(got, fact.ID)
		}
		for _, p := range d.Provisions {
			if p.A == nil {
				got = append(got, p.B.Reference+":only")
				continue
			}
			got = append(got, p.A.Reference+":"+strings.Join(p.Differs, ","))
		}
		// 5.2-1 is mandatory, so the computed provision stays as it is.
		want := strings.ReplaceAll(test.want, "4-1:- ", "")
		if strings.Join(got, " ") != want || d.Same != (want == "") {
			t.Errorf("%s: got %q, want %q", test.name, got, want)
		}
	}
}

// TestDifferenceOfEditions pairs provisions by what became of them.
func TestDifferenceOfEditions(t *testing.T) {
	t.Parallel()
	l := questionnaire.NewLibrary(assets.FS)
	a := questionnaire.NewAssessment(v211, "id")
	a.SetAnswer("5.6-4", questionnaire.Answer{Support: "Y", Detail: "Locked."}, today)
	b, _ := migrate(t, l, a, v313)
	d := compared(t, l, a, b)
	var split, only []string
	for _, p := range d.Provisions {
		switch {
		case p.A == nil:
			only = append(only, p.B.Reference)
		case p.A.Reference == "5.6-4":
			split = append(split, p.B.Reference+" "+string(p.Kind)+" "+kinds(p.Changes))
			if !p.B.Waiting || !slices.Contains(p.Differs, "support") {
				t.Errorf("got %+v", p)
			}
		}
	}
	if got := strings.Join(split, "; "); got != "5.6-4A split V3.1.3 against V2.1.1: split; 5.6-4B split V3.1.3 against V2.1.1: split" {
		t.Errorf("got %q", got)
	}
	if !slices.Equal(only, []string{"5.1-2A", "6-6", "6-7", "6-8"}) {
		t.Errorf("got %q", only)
	}
}

// mirrored exchanges the two sides of a difference.
func mirrored(d *questionnaire.Difference) {
	d.A, d.B = d.B, d.A
	for i, v := range d.Cover {
		d.Cover[i].A, d.Cover[i].B = v.B, v.A
	}
	for i, f := range d.Facts {
		d.Facts[i].A, d.Facts[i].B, d.Facts[i].AskedInA, d.Facts[i].AskedInB = f.B, f.A, f.AskedInB, f.AskedInA
	}
	for i, p := range d.Provisions {
		d.Provisions[i].A, d.Provisions[i].B = p.B, p.A
		words := slices.Clone(p.Words)
		for j := range words {
			words[j].In = map[string]string{"a": "b", "b": "a", "both": "both"}[words[j].In]
		}
		// Of two runs that touch, that of a comes first.
		for j := 1; j < len(words); j++ {
			if words[j-1].In == "b" && words[j].In == "a" {
				words[j-1], words[j] = words[j], words[j-1]
			}
		}
		d.Provisions[i].Words = words
		back := map[questionnaire.LineageKind]questionnaire.LineageKind{
			"extended": "narrowed", "narrowed": "extended", "split": "joined", "joined": "split", "new": "dropped", "dropped": "new",
		}
		if kind, ok := back[p.Kind]; ok {
			d.Provisions[i].Kind = kind
		}
		slices.Sort(d.Provisions[i].Changes)
	}
}

// sorted brings what a difference lists into an order that does not depend on its sides.
func sorted(d *questionnaire.Difference) {
	name := func(s *questionnaire.ProvisionSide) string {
		if s == nil {
			return ""
		}
		return s.Reference
	}
	slices.SortFunc(d.Provisions, func(p, q questionnaire.ProvisionDifference) int {
		return strings.Compare(name(p.A)+" "+name(p.B), name(q.A)+" "+name(q.B))
	})
	slices.SortFunc(d.Facts, func(f, g questionnaire.FactDifference) int { return strings.Compare(f.ID, g.ID) })
	for i := range d.Provisions {
		slices.Sort(d.Provisions[i].Changes)
	}
}

// TestDifferenceIsSymmetric compares any two assessments both ways round. The greatest change of
// several steps may be another one backwards, so kinds are held within neighbouring editions.
func TestDifferenceIsSymmetric(t *testing.T) {
	t.Parallel()
	l := questionnaire.NewLibrary(assets.FS)
	ids := []string{v111, v211, v313}
	for seed := range uint64(18) {
		r := rand.New(rand.NewPCG(seed, 2))
		a := anyAssessment(t, l, ids[seed%3], r)
		b := anyAssessment(t, l, ids[seed/3%3], r)
		if seed%2 == 0 && a.Edition == b.Edition {
			b = a.Clone() // with a few texts changed
			for reference, answer := range b.Answers {
				if r.IntN(5) == 0 {
					answer.Detail = "So it is. " + strings.Replace(answer.Detail, "of", "in", 1) + " But not always."
					b.Answers[reference] = answer
				}
			}
		}
		d, back := compared(t, l, a, b), compared(t, l, b, a)
		mirrored(back)
		sorted(d)
		sorted(back)
		if len(back.Provisions) == len(d.Provisions) && a.Edition != v211 && b.Edition != v211 {
			for i := range d.Provisions {
				d.Provisions[i].Kind, back.Provisions[i].Kind = "", ""
			}
		}
		one, _ := json.MarshalIndent(d, "", " ")
		other, _ := json.MarshalIndent(back, "", " ")
		x, y := strings.Split(string(one), "\n"), strings.Split(string(other), "\n")
		for i := range min(len(x), len(y)) {
			if x[i] != y[i] {
				t.Errorf("%s and %s: %s, and the other way round %s", a.Edition, b.Edition, strings.Join(x[max(0, i-2):i+1], " "), y[i])
				break
			}
		}
		if len(x) != len(y) {
			t.Errorf("%s and %s: %d and %d lines", a.Edition, b.Edition, len(x), len(y))
		}
	}
}

func TestCompareWords(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ a, b, want string }{
		{"", "", ""},
		{"a b", "a b", "both:a b "},
		{"a b", "a b \n", "both:a b "},
		{"", "a", "b:a "},
		{"uses TLS 1.2 here", "uses TLS 1.3 here", "both:uses TLS |a:1.2 |b:1.3 |both:here "},
		{"one two", "one two three", "both:one two |b:three "},
		{"x a y", "z a w", "a:x |b:z |both:a |a:y |b:w "},
		{"a  b", "a b", "a:a  |b:a |both:b "},
	} {
		var got []string
		for _, run := range questionnaire.CompareWords(test.a, test.b) {
			got = append(got, run.In+":"+run.Text)
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("%q, %q: got %q", test.a, test.b, got)
		}
	}
}

// FuzzCompareWords holds that the runs put together are the texts, and that both ways round
// give the same.
func FuzzCompareWords(f *testing.F) {
	f.Add("uses TLS 1.2 here", "uses TLS 1.3 there")
	f.Add("a b a b a", "b a b")
	f.Add("\xff\u2003x ", "")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 4000 {
			return
		}
		there, back := questionnaire.CompareWords(a, b), questionnaire.CompareWords(b, a)
		var x, y, ofA, ofB string
		for i, run := range there {
			if run.Text == "" || i > 0 && there[i-1].In == run.In || run.In == "a" && i > 0 && there[i-1].In == "b" {
				t.Errorf("%q, %q: %v", a, b, there)
			}
			switch run.In {
			case "both":
				x, y = x+run.Text, y+run.Text
			case "a":
				x, ofA = x+run.Text, ofA+run.Text
			case "b":
				y, ofB = y+run.Text, ofB+run.Text
			}
		}
		if strings.TrimSpace(x) != strings.TrimSpace(a) || strings.TrimSpace(y) != strings.TrimSpace(b) {
			t.Errorf("%q, %q: %v", a, b, there)
		}
		var backA, backB string
		for _, run := range back {
			switch run.In {
			case "a":
				backA += run.Text
			case "b":
				backB += run.Text
			}
		}
		if backA != ofB || backB != ofA {
			t.Errorf("%q, %q: %v and %v", a, b, there, back)
		}
	})
}
