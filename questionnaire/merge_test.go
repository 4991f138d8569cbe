package questionnaire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// mergeID is the id of the assessments that are merged.
const mergeID = "6f0c1d9e-3b0e-4f0a-9a59-0c3f3b9b7a11"

// mergeStart is a small assessment with something of everything.
const mergeStart = `{"$schema":"urn:ask645:assessment:1","format":"ask645-assessment","version":1,"id":"` + mergeID + `","edition":"en303645-v2.1.1",
 "product":{"name":"Lamp","x":1},"manufacturer":{"name":"Acme"},"assessor":{"name":"Ines"},
 "declaration":{"revision":"1","representatives":[{"name":"R"}]},
 "facts":{"passwords":"yes","updateable":"all"},"facts_at":{"passwords":"2026-11-20T10:00:00Z"},"facts_by":{"passwords":"Ines"},
 "answers":{
  "5.1-1":{"support":"Y","detail":"One each.","suggested":"Y","checks":{"a":"yes","b":"no"},"evidence":[{"title":"T","ref":"a.pdf","sha256":"00"},{"title":"U"}],"note":"n","at":"2026-11-20T10:00:00Z","by":"Ines"},
  "5.3-1":{"support":"N","detail":"No.","justification":{"template":"t","review_by":"2027-06-30"},"open_points":[{"id":"p1","text":"Ask.","at":"2026-11-20T11:00:00Z"}],"at":"2026-11-20T10:00:00Z","mood":{"a":1}}},
 "out_of_scope":["5.10-1"],"future":[1,2]}`

func mustRead(t testing.TB, text string) *Assessment {
	t.Helper()
	a, err := Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func bytesOf(t testing.TB, a *Assessment) string {
	t.Helper()
	data, err := Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// merged merges two copies and holds what has to hold of every merge.
func merged(t testing.TB, left, right, base *Assessment) *Merged {
	t.Helper()
	l, r := bytesOf(t, left), bytesOf(t, right)
	m, err := Merge(Copy{Name: "left", Assessment: left}, Copy{Name: "right", Assessment: right}, base)
	if err != nil {
		t.Fatal(err)
	}
	if bytesOf(t, left) != l || bytesOf(t, right) != r {
		t.Fatal("a copy was changed")
	}
	swapped, err := Merge(Copy{Name: "right", Assessment: right}, Copy{Name: "left", Assessment: left}, base)
	if err != nil {
		t.Fatal(err)
	}
	result := bytesOf(t, m.Assessment)
	if got := bytesOf(t, swapped.Assessment); got != result {
		t.Fatalf("not symmetric\n%s\n%s\nleft %s\nright %s", result, got, l, r)
	}
	if !slices.Equal(m.New, swapped.New) || len(m.Remarks) != len(swapped.Remarks) || len(m.Taken) != len(swapped.Taken) {
		t.Fatalf("reports differ:\n%+v\n%+v", m, swapped)
	}
	for name, again := range map[string]*Assessment{"left": left, "right": right, "itself": m.Assessment} {
		twice, err := Merge(Copy{Name: "left", Assessment: m.Assessment}, Copy{Name: name, Assessment: again}, base)
		if err != nil {
			t.Fatal(err)
		}
		if got := bytesOf(t, twice.Assessment); got != result {
			t.Fatalf("merging %s again changes\n%s\nto\n%s\nleft %s\nright %s\nbase %v", name, result, got, l, r, base != nil && bytesOf(t, base) != "")
		}
	}
	if read := mustRead(t, result); bytesOf(t, read) != result {
		t.Fatalf("read back otherwise:\n%s\n%s", result, bytesOf(t, read))
	}
	return m
}

func TestMergeItself(t *testing.T) {
	t.Parallel()
	a := mustRead(t, mergeStart)
	for _, base := range []*Assessment{nil, a, NewAssessment(a.Edition, a.ID)} {
		if m := merged(t, a, a, base); bytesOf(t, m.Assessment) != bytesOf(t, a) || len(m.Taken) > 0 {
			t.Errorf("changed to %s", bytesOf(t, m.Assessment))
		}
	}
	if m := merged(t, a, NewAssessment(a.Edition, a.ID), nil); bytesOf(t, m.Assessment) != bytesOf(t, a) {
		t.Errorf("an empty copy changes it to\n%s", bytesOf(t, m.Assessment))
	}
}

// TestMergeMembers holds what becomes of each kind of member.
func TestMergeMembers(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name        string
		left, right func(*Assessment)
		// conflicts are the paths of conflicts; want and lack are in the result, or not.
		conflicts  []string
		want, lack []string
	}{
		{"one side", func(a *Assessment) { a.Product.Name = "Lamp 2" }, func(a *Assessment) { a.Manufacturer.Name = "Bcme" }, nil, []string{"Lamp 2", "Bcme"}, nil},
		{"alike", func(a *Assessment) { a.Product.Name = "L" }, func(a *Assessment) { a.Product.Name = "L" }, nil, []string{`"L"`}, nil},
		{"differently", func(a *Assessment) { a.Product.Name = "L" }, func(a *Assessment) { a.Product.Name = "R" }, []string{"product/name"}, []string{`"name": "Lamp"`, `"value": "L"`, `"value": "R"`, `"base": "Lamp"`}, nil},
		{"removed and changed", func(a *Assessment) { a.Product.Name = "" }, func(a *Assessment) { a.Product.Name = "R" }, []string{"product/name"}, []string{`"name": "Lamp"`}, nil},
		{"removed", func(a *Assessment) { a.SetFact("updateable", "", time.Time{}) }, func(*Assessment) {}, nil, nil, []string{"updateable"}},
		{"facts", func(a *Assessment) { a.SetFact("passwords", "no", noon) }, func(a *Assessment) { a.SetFact("passwords", "unknown", noon.Add(time.Hour)) }, []string{"facts/passwords"}, []string{`"passwords": "yes"`, `"passwords": "2026-11-20T10:00:00Z"`}, nil},
		{"support and Detail", edit("5.1-1", func(a *Answer) { a.Support = "N" }), edit("5.1-1", func(a *Answer) { a.Detail = "Others." }), nil, []string{`"support": "N"`, "Others."}, nil},
		{"checks", edit("5.1-1", func(a *Answer) { a.Checks = map[string]string{"a": "no", "b": "no"} }), edit("5.1-1", func(a *Answer) { a.Checks = map[string]string{"a": "yes", "b": "yes", "c": "no"} }), nil, []string{`"a": "no"`, `"b": "yes"`, `"c": "no"`}, nil},
		{"evidence", edit("5.1-1", func(a *Answer) { a.Evidence = append(a.Evidence, Evidence{Ref: "l"}) }), edit("5.1-1", func(a *Answer) { a.Evidence = append(a.Evidence[1:2:2], Evidence{Ref: "r"}) }), nil, []string{`"l"`, `"r"`, `"U"`}, []string{"a.pdf"}},
		{"the same evidence", edit("5.1-1", func(a *Answer) { a.Evidence[0].SHA256 = "11" }), edit("5.1-1", func(a *Answer) { a.Evidence[0].SHA256 = "22" }), []string{"answers/5.1-1/evidence/a.pdf/sha256"}, []string{`"sha256": "00"`}, nil},
		{"evidence removed and changed", edit("5.1-1", func(a *Answer) { a.Evidence = nil }), edit("5.1-1", func(a *Answer) { a.Evidence[0].Title = "V" }), nil, []string{`"V"`, "a.pdf"}, []string{`"U"`}},
		{"two titles of one ref", edit("5.1-1", func(a *Answer) {
			a.Evidence = append(a.Evidence, Evidence{Ref: "d", Title: "1"}, Evidence{Ref: "d", Title: "2"})
		}), edit("5.1-1", func(a *Answer) { a.Evidence = append(a.Evidence, Evidence{Ref: "d", Title: "3"}) }), nil, []string{`"1"`, `"2"`, `"3"`}, nil},
		{"points", edit("5.3-1", func(a *Answer) { a.OpenPoints[0].Done = true }), edit("5.3-1", func(a *Answer) {
			a.OpenPoints[0].Owner = "Max"
			a.OpenPoints = append(a.OpenPoints, OpenPoint{ID: "p2", Text: "Tell."})
		}), nil, []string{`"done": true`, `"Max"`, "Tell."}, nil},
		{"notes", edit("5.1-1", func(a *Answer) { a.Note = "l" }), edit("5.1-1", func(a *Answer) { a.Note = "r" }), []string{"answers/5.1-1/note"}, []string{`"note": "n"`}, nil},
		{"suggestions", edit("5.1-1", func(a *Answer) { a.Suggested = "N" }), edit("5.1-1", func(a *Answer) { a.Suggested = "" }), nil, []string{`"suggested": "N"`}, nil},
		{"unknown members", func(a *Assessment) { a.extra = extra{"future": json.RawMessage(`[3]`)} }, func(a *Assessment) {
			a.extra = extra{"future": json.RawMessage(`[1, 2]`), "new": json.RawMessage(`null`)}
		}, nil, []string{"3", `"new": null`}, nil},
		{"scope", func(a *Assessment) { a.SetScope(false, "5.1-2") }, func(a *Assessment) { a.SetScope(true, "5.10-1") }, nil, []string{"5.1-2"}, []string{"5.10-1"}},
		{"new answers", edit("5.2-1", func(a *Answer) { a.Detail = "l" }), edit("5.2-1", func(a *Answer) { a.Detail = "r" }), []string{"answers/5.2-1/detail"}, nil, []string{`"base"`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			base := mustRead(t, mergeStart)
			left, right := base.Clone(), base.Clone()
			test.left(left)
			test.right(right)
			m := merged(t, left, right, base)
			result := bytesOf(t, m.Assessment)
			if !slices.Equal(m.New, test.conflicts) {
				t.Errorf("conflicts %q, want %q", m.New, test.conflicts)
			}
			for _, want := range test.want {
				if !strings.Contains(result, want) {
					t.Errorf("no %s in\n%s", want, result)
				}
			}
			for _, lack := range test.lack {
				if strings.Contains(result, lack) {
					t.Errorf("%s in\n%s", lack, result)
				}
			}
		})
	}
}

// noon is when things are said in these tests.
var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// edit changes an answer, as a person would.
func edit(reference string, change func(*Answer)) func(*Assessment) {
	return func(a *Assessment) {
		answer := a.Clone().Answers[reference]
		change(&answer)
		a.SetAnswer(reference, answer, noon)
	}
}

func TestMergeRefuses(t *testing.T) {
	t.Parallel()
	a := mustRead(t, mergeStart)
	other, edition := a.Clone(), a.Clone()
	other.ID, edition.Edition = "0a0c1d9e-3b0e-4f0a-9a59-0c3f3b9b7a11", "en303645-v3.1.3"
	for want, with := range map[string]*Assessment{"has the id": other, "ask645 migrate first": edition} {
		for _, copies := range [][3]*Assessment{{a, with, nil}, {with, a, nil}, {a, a, with}} {
			_, err := Merge(Copy{Name: "a", Assessment: copies[0]}, Copy{Name: "b", Assessment: copies[1]}, copies[2])
			if !errors.Is(err, ErrNotCopies) || !strings.Contains(fmt.Sprint(err), want) {
				t.Errorf("%v, want %s", err, want)
			}
		}
	}
}

// TestMergeSays holds that the connection of support and Detail is told.
func TestMergeSays(t *testing.T) {
	t.Parallel()
	base := mustRead(t, mergeStart)
	left, right := base.Clone(), base.Clone()
	edit("5.1-1", func(a *Answer) { a.Support = "N" })(left)
	edit("5.1-1", func(a *Answer) { a.Detail = "Others." })(right)
	m := merged(t, left, right, base)
	want := []Remark{{"5.1-1", "the support comes from left, the Detail from right: read them together"}}
	if !slices.Equal(m.Remarks, want) {
		t.Errorf("%+v, want %+v", m.Remarks, want)
	}
}

// TestMergeOpen holds that an open conflict stays open until somebody decides it.
func TestMergeOpen(t *testing.T) {
	t.Parallel()
	base := mustRead(t, mergeStart)
	says := func(detail string) *Assessment {
		a := base.Clone()
		edit("5.1-1", func(a *Answer) { a.Detail = detail })(a)
		return a
	}
	open := merged(t, says("l"), says("r"), base).Assessment
	third := merged(t, open, says("c"), base).Assessment
	if conflict := third.Conflict("answers/5.1-1/detail"); conflict == nil || len(conflict.Sides) != 3 {
		t.Errorf("a third copy: %+v", conflict)
	}
	decided := open.Clone()
	decided.removeConflict("answers/5.1-1/detail")
	edit("5.1-1", func(a *Answer) { a.Detail = "l and r" })(decided)
	m := merged(t, decided, open, open)
	if len(m.Assessment.Conflicts) > 0 || m.Assessment.Answers["5.1-1"].Detail != "l and r" {
		t.Errorf("decided on one side: %s", bytesOf(t, m.Assessment))
	}
	if m := merged(t, decided, open, nil); len(m.Assessment.Conflicts) != 1 {
		t.Errorf("without the base the decision is doubtful: %s", bytesOf(t, m.Assessment))
	}
}

// TestMergeProperties makes random changes to two copies. Nothing that was entered in either is
// missing from the result or its conflicts.
func TestMergeProperties(t *testing.T) {
	t.Parallel()
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 1))
		base := mustRead(t, mergeStart)
		left, right := base.Clone(), base.Clone()
		entered := map[string]bool{}
		for range 1 + r.IntN(12) {
			entered[change(r, left, fmt.Sprintf("L%d", r.IntN(1000)))] = true
			entered[change(r, right, fmt.Sprintf("R%d", r.IntN(1000)))] = true
		}
		known := base
		if r.IntN(3) == 0 {
			known = nil
		}
		m := merged(t, left, right, known)
		result := bytesOf(t, m.Assessment)
		for word := range entered {
			if in := strings.Contains(bytesOf(t, left)+bytesOf(t, right), word); in && !strings.Contains(result, word) {
				t.Fatalf("seed %d: %q is lost\nleft %s\nright %s\nresult %s", seed, word, bytesOf(t, left), bytesOf(t, right), result)
			}
		}
		// The same holds of a third copy that comes later, and of the result without a base.
		third := base.Clone()
		word := change(r, third, "T1")
		if all := bytesOf(t, merged(t, m.Assessment, third, known).Assessment); strings.Contains(bytesOf(t, third), word) && !strings.Contains(all, word) {
			t.Fatalf("seed %d: %q of a third copy is lost in %s", seed, word, all)
		}
	}
}

// change makes one random change, and returns the word that it entered.
func change(r *rand.Rand, a *Assessment, word string) string {
	reference := []string{"5.1-1", "5.3-1", "5.2-1", "5.10-1"}[r.IntN(4)]
	at := noon.Add(time.Duration(r.IntN(5)) * time.Minute)
	a.Assessor.Name = []string{"Ines", "Max", word}[r.IntN(3)]
	answer := a.Clone().Answers[reference]
	switch r.IntN(16) {
	case 0:
		a.Product.Model = word
	case 1:
		a.SetFact([]string{"passwords", "f1"}[r.IntN(2)], word, at)
		return word
	case 2:
		a.SetFact("updateable", "", at)
		return "edition"
	case 3:
		a.SetScope(r.IntN(2) == 0, reference)
	case 4:
		a.Manufacturer.extra = extra{"x": json.RawMessage(`"` + word + `"`)}
		return word
	case 5:
		answer.Detail = word
	case 6:
		answer.Note = word
	case 7:
		answer.Checks = maps.Clone(answer.Checks)
		if answer.Checks == nil {
			answer.Checks = map[string]string{}
		}
		answer.Checks[word[:2]] = "yes"
		word = word[:2]
	case 8:
		answer.Evidence = append(answer.Evidence, Evidence{Ref: "e" + word[1:2], Title: word})
	case 9:
		if n := len(answer.Evidence); n > 0 {
			answer.Evidence = slices.Delete(answer.Evidence, n-1, n)
		}
		slices.Reverse(answer.Evidence)
		word = "edition"
	case 10:
		answer.OpenPoints = append(answer.OpenPoints, OpenPoint{ID: "p" + word[1:2], Text: word, At: at})
	case 11:
		if n := len(answer.OpenPoints); n > 0 {
			answer.OpenPoints[r.IntN(n)].Owner = word
		}
	case 12:
		delete(a.Answers, reference)
		return "edition"
	case 13:
		answer.Support = []Support{"Y", "N", "N/A", ""}[r.IntN(4)]
		answer.Suggested = []Support{"Y", "N", ""}[r.IntN(3)]
		word = "edition"
	case 14:
		answer.Justification.Template = word
	case 15:
		answer.extra = extra{"mood": json.RawMessage(`"` + word + `"`)}
	}
	a.SetAnswer(reference, answer, at)
	return word
}

// FuzzMerge merges whatever two files say.
func FuzzMerge(f *testing.F) {
	start := strings.Join(strings.Fields(mergeStart), " ")
	conflict := `{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1","conflicts":[{"path":"product/name","sides":[{"value":"a"},{"value":"b","by":"x"}]},{"path":"future","sides":[]}]}`
	part := strings.Replace(start, `"product"`, `"part_of":{"file":"f","clauses":["5.1"]},"product"`, 1)
	for _, text := range []string{start, conflict, part} {
		f.Add([]byte(text), []byte(start), []byte(start))
		f.Add([]byte(start), []byte(text), []byte(""))
		f.Add([]byte(text), []byte(text), []byte(conflict))
	}
	f.Fuzz(func(t *testing.T, left, right, base []byte) {
		l, err := Decode(left)
		if err != nil {
			return
		}
		r, err := Decode(right)
		if err != nil {
			return
		}
		b, err := Decode(base)
		if err != nil {
			b = nil
		}
		m, err := Merge(Copy{Name: "left", Assessment: l}, Copy{Name: "right", Assessment: r}, b)
		if errors.Is(err, ErrNotCopies) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		swapped, err := Merge(Copy{Name: "right", Assessment: r}, Copy{Name: "left", Assessment: l}, b)
		if err != nil {
			t.Fatal(err)
		}
		one, two := bytesOf(t, m.Assessment), bytesOf(t, swapped.Assessment)
		if one != two {
			t.Fatalf("not symmetric:\n%s\n%s", one, two)
		}
		if again := bytesOf(t, mustRead(t, one)); again != one {
			t.Fatalf("read back otherwise:\n%s\n%s", one, again)
		}
		if !bytes.Contains([]byte(one), []byte(l.Edition)) {
			t.Fatal("the edition is gone")
		}
	})
}
