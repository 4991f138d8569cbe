package questionnaire_test

import (
	"strings"
	"testing"

	"ask645/questionnaire"
)

// tableB1 is Table B.1 of EN 303 645 V2.1.1, and 4-1, which has no row there: reference,
// clause, status, conditions. 5.3-10 has no C in print and is conditional all the same.
const tableB1 = `
4-1|4|M|
5.1-1|5.1|M C|1
5.1-2|5.1|M C|2
5.1-3|5.1|M|
5.1-4|5.1|M C|8
5.1-5|5.1|M C|5
5.2-1|5.2|M|
5.2-2|5.2|R|
5.2-3|5.2|R|
5.3-1|5.3|R|
5.3-2|5.3|M C|5
5.3-3|5.3|M C|12
5.3-4|5.3|R C|12
5.3-5|5.3|R C|12
5.3-6|5.3|R C|9,12
5.3-7|5.3|M C|12
5.3-8|5.3|M C|12
5.3-9|5.3|R C|12
5.3-10|5.3|M|11,12
5.3-11|5.3|R C|12
5.3-12|5.3|R C|12
5.3-13|5.3|M|
5.3-14|5.3|R C|3,4
5.3-15|5.3|R C|3,4
5.3-16|5.3|M|
5.4-1|5.4|M|
5.4-2|5.4|M C|10
5.4-3|5.4|M|
5.4-4|5.4|M|
5.5-1|5.5|M|
5.5-2|5.5|R|
5.5-3|5.5|R|
5.5-4|5.5|R|
5.5-5|5.5|M|
5.5-6|5.5|R|
5.5-7|5.5|M|
5.5-8|5.5|M|
5.6-1|5.6|M|
5.6-2|5.6|M|
5.6-3|5.6|R|
5.6-4|5.6|M C|13
5.6-5|5.6|R|
5.6-6|5.6|R|
5.6-7|5.6|R|
5.6-8|5.6|R|
5.6-9|5.6|R|
5.7-1|5.7|R|
5.7-2|5.7|R|
5.8-1|5.8|R|
5.8-2|5.8|M|
5.8-3|5.8|M|
5.9-1|5.9|R|
5.9-2|5.9|R|
5.9-3|5.9|R|
5.10-1|5.10|R C|6
5.11-1|5.11|M|
5.11-2|5.11|R|
5.11-3|5.11|R|
5.11-4|5.11|R|
5.12-1|5.12|R|
5.12-2|5.12|R|
5.12-3|5.12|R|
5.13-1|5.13|M|
6-1|6|M|
6-2|6|M C|7
6-3|6|M|
6-4|6|R C|6
6-5|6|M C|6
`

func TestTableB1(t *testing.T) {
	t.Parallel()
	e := edition(t, v211)
	provisions := e.Provisions()
	rows := strings.Split(strings.TrimSpace(tableB1), "\n")
	if len(provisions) != len(rows) {
		t.Fatalf("%d provisions, want %d", len(provisions), len(rows))
	}
	for i, row := range rows {
		want := strings.Split(row, "|")
		p := provisions[i]
		mandatory := strings.HasPrefix(want[2], "M")
		conditions := strings.Join(p.Status.Refs, ",")
		letters, _, _ := strings.Cut(p.Status.Text, " (")
		if p.Reference != want[0] || p.Clause().Number != want[1] || p.Status.Mandatory != mandatory || letters != want[2] || conditions != want[3] {
			t.Errorf("%s: clause %s, %s; want %s", p.Reference, p.Clause().Number, p.Status.Text, row)
		}
		if p.Status.Conditional() != (want[3] != "") {
			t.Errorf("%s: conditional %t", p.Reference, p.Status.Conditional())
		}
		if p.Computed() != (want[0] == "4-1") {
			t.Errorf("%s: computed %t", p.Reference, p.Computed())
		}
	}
	if len(e.Clauses) != 15 { // 13 of clause 5, clause 6, and clause 4 for 4-1
		t.Errorf("%d clauses", len(e.Clauses))
	}
}

func TestStatusRefusals(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "X", "M C", "M ()", "M C (1,2)", "m C (1)", "M C (1, 1)", "M F", "M C F (14 e)"} {
		if status, err := questionnaire.ParseStatus(text); err == nil {
			t.Errorf("%q was taken for %+v", text, status)
		}
	}
	for text, conditional := range map[string]bool{"M": false, "R": false, "M C (1)": true, "R C (9, 12)": true, "M (11, 12)": true, "M F (a)": true, "M C F (14, e)": true, "R F (aa)": true} {
		if status, err := questionnaire.ParseStatus(text); err != nil || status.Conditional() != conditional {
			t.Errorf("%q: %+v, %v", text, status, err)
		}
	}
}

// FuzzDecode holds that reading never panics, and that what is read is written and read
// again as the same.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1","facts":{"passwords":"yes"},"answers":{"5.1-1":{"support":"Y","detail":"x","mood":1}}}`))
	f.Add([]byte(`{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1","answers":{"5.1-1":{"support":"","detail":"","carried":{"from":[{"edition":"e\u001b","reference":"x","kind":"odd","support":"N/A","detail":"d","members":{"a":{"b":1}},"mood":1}],"mood":[]}}}}`))
	f.Add([]byte(`{"format":"ask645-assessment","version":2}`))
	f.Add([]byte(`{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1","assessor":{"name":"Ada"},"facts":{"passwords":"yes"},"facts_by":{"passwords":"Ada"},"answers":{"5.1-1":{"support":"N","open_points":[{"id":"0a","text":"x","owner":"Ines","due":"2026-01-01","at":"2026-11-21T10:00:00Z","mood":1}],"by":"Ada"}}}`))
	f.Add([]byte("[[[[{}]]]]"))
	f.Add([]byte(`{"format":"ask645-assessment","version":1,"edition":"x","part_of":{"clauses":["5.3"],"x":1},"conflicts":[{"path":"facts/a","base":"b","sides":[{"value":null},{"value":[1 ,2],"at":"2026-11-21T10:00:00Z"}]},{"path":"facts/a","sides":[{"value":"c"}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := questionnaire.Decode(data)
		if err != nil {
			return
		}
		first, err := questionnaire.Encode(a)
		if err != nil {
			t.Fatal(err)
		}
		again, err := questionnaire.Decode(first)
		if err != nil {
			t.Fatalf("%v in %s", err, first)
		}
		second, err := questionnaire.Encode(again)
		if err != nil || string(first) != string(second) {
			t.Fatalf("%v\n%s\n%s", err, first, second)
		}
		questionnaire.Evaluate(edition(t, v211), a, today)
	})
}

// FuzzParseWhen holds that a condition that can be read is read the same again.
func FuzzParseWhen(f *testing.F) {
	f.Add("a = yes and (b != no or not c = d)")
	f.Add("5.3-2 = N/A or 5.4-1/stores-parameters = no and not aaa = aaa")
	f.Add("((((")
	f.Fuzz(func(t *testing.T, text string) {
		w, err := questionnaire.ParseWhen(text)
		if err != nil {
			return
		}
		again, err := questionnaire.ParseWhen(w.String())
		if err != nil || again.String() != w.String() {
			t.Fatalf("%q: %v", text, err)
		}
		lookup := func(name string) (string, []string, bool) { return name, nil, len(name)%3 != 0 }
		if truth, _ := w.Eval(lookup); w.Truth(lookup) != truth {
			t.Fatalf("%q: %s and %s", text, truth, w.Truth(lookup))
		}
	})
}
