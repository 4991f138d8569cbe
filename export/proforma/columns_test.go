package proforma

import (
	"slices"
	"strings"
	"testing"

	"ask645/questionnaire"
)

// TestColumns reads small tables whose headings want a decision. lines are those of the
// report, each with the first letter of its kind.
func TestColumns(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, table string
		want        map[string]questionnaire.Answer
		lines       []string
	}{
		{
			"exact word wins, whatever its place",
			"Provision;Details;Reference;Detail;Compliance;Support\n5.2-1;other;5.1-1;mine;N;Y\n",
			map[string]questionnaire.Answer{"5.1-1": {Support: "Y", Detail: "mine", Note: "From a.csv, line 2:\nDetails: other\nCompliance: N"}},
			[]string{
				`U column 1, "Provision", reads like Reference too: column 3 is taken`,
				`D column 2, "Details", reads like Detail too: column 4 is taken, and this one goes into the notes`,
				`U column 3, "Reference", is taken as Reference`,
				`U column 4, "Detail", is taken as Detail`,
				`D column 5, "Compliance", reads like Support too: column 6 is taken, and this one goes into the notes`,
				`U column 6, "Support", is taken as Support`,
			},
		},
		{
			"the first of two that fit as well",
			"Ref;Comment;Rationale;Y/N\n5.1-1;one;two;Y\n",
			map[string]questionnaire.Answer{"5.1-1": {Support: "Y", Detail: "one", Note: "From a.csv, line 2:\nRationale: two"}},
			[]string{
				`U column 1, "Ref", is taken as Reference`,
				`U column 2, "Comment", is taken as Detail`,
				`D column 3, "Rationale", reads like Detail too: column 2 is taken, and this one goes into the notes`,
				`U column 4, "Y/N", is taken as Support`,
			},
		},
		{
			"a column that holds references before one that counts",
			"No;Provision;Support\n1;5.1-1 Unique;Y\n2;5.1-2 Random;N\n",
			map[string]questionnaire.Answer{"5.1-1": {Support: "Y"}, "5.1-2": {Support: "N"}},
			[]string{
				`U column 1, "No", reads like Reference too: column 2 is taken`,
				`U column 2, "Provision", is taken as Reference`,
				`U column 3, "Support", is taken as Support`,
			},
		},
		{
			"a provision by name beside its number",
			"No.;Provision;Support\n5.1-1;Unique;Y\n",
			map[string]questionnaire.Answer{"5.1-1": {Support: "Y"}},
			[]string{
				`U column 1, "No.", is taken as Reference`,
				`U column 2, "Provision", reads like Reference too: column 1 is taken`,
				`U column 3, "Support", is taken as Support`,
			},
		},
		{
			"clauses that are references",
			"Clause;Support\n5.1-1;Y\n",
			map[string]questionnaire.Answer{"5.1-1": {Support: "Y"}},
			[]string{`U column 1, "Clause", is taken as Reference`, `U column 2, "Support", is taken as Support`},
		},
		{
			"clauses beside references",
			"Clause;Reference;Support\n5.1;5.1-1;Y\n",
			map[string]questionnaire.Answer{"5.1-1": {Support: "Y"}},
			[]string{`U column 1, "Clause", is not needed`, `U column 2, "Reference", is taken as Reference`, `U column 3, "Support", is taken as Support`},
		},
		{
			"a status that is a support",
			"Reference;Status;Comment\n5.1-1;Yes;one\n5.1-2;open;two\n",
			map[string]questionnaire.Answer{"5.1-1": {Support: "Y", Detail: "one"}, "5.1-2": {Detail: "two", Note: "From a.csv, line 3:\nStatus: open"}},
			[]string{
				`U column 1, "Reference", is taken as Reference`,
				`U column 2, "Status", is taken as Support`,
				`U column 3, "Comment", is taken as Detail`,
				`U "Yes" is taken as Y`,
				`L the support "open" is none of Y, N and N/A: it goes into the note`,
			},
		},
		{
			"a status that is none",
			"Reference;Status;Comment\n5.1-1;M C (1);one\n5.1-2;Y;two\n",
			map[string]questionnaire.Answer{"5.1-1": {Detail: "one"}, "5.1-2": {Detail: "two"}},
			[]string{
				`U column 1, "Reference", is taken as Reference`,
				`U column 2, "Status", is taken as Status`,
				`U column 3, "Comment", is taken as Detail`,
				`D the table gives it the status "Y"; that of the edition counts, which is "M C (2)"`,
			},
		},
		{
			"columns to tick",
			"Ref;Yes;No;N/A;Comment\n5.1-1;x;;;\n5.1-2;;x;;\n5.1-3;;;✓;\n5.1-4;;maybe;;\n5.1-5;;;;\n5.2-1;Y;;;\n",
			map[string]questionnaire.Answer{"5.1-1": {Support: "Y"}, "5.1-2": {Support: "N"}, "5.1-3": {Support: "N/A"}, "5.1-4": {Note: "From a.csv, line 5:\nNo: maybe"}, "5.2-1": {Support: "Y"}},
			[]string{
				`U column 1, "Ref", is taken as Reference`,
				`U column 2, "Yes", is taken as Support`,
				`U column 3, "No", is taken as Support, N where ticked`,
				`U column 4, "N/A", is taken as Support, N/A where ticked`,
				`U column 5, "Comment", is taken as Detail`,
				`U "x" is taken as Y`,
				`L the support "maybe" is none of Y, N and N/A: it goes into the note`,
			},
		},
		{
			"an x under another heading",
			"Ref;Support\n5.1-1;x\n",
			map[string]questionnaire.Answer{"5.1-1": {Note: "From a.csv, line 2:\nSupport: x"}},
			[]string{`U column 1, "Ref", is taken as Reference`, `U column 2, "Support", is taken as Support`, `L the support "x" is none of Y, N and N/A: it goes into the note`},
		},
		{
			"unknown columns, empty and filled",
			"Ref;Support;Owner;Date;\n5.1-1;Y;Ann;;more\n",
			map[string]questionnaire.Answer{"5.1-1": {Support: "Y", Note: "From a.csv, line 2:\ncolumn 5: more"}},
			[]string{
				`U column 1, "Ref", is taken as Reference`,
				`U column 2, "Support", is taken as Support`,
				`L column 3, "Owner", is not read`,
				`U column 4, "Date", is not needed`,
				`L no heading stands over "more": it goes into the note`,
			},
		},
		{
			"headings again, and others",
			"Ref;Support\n5.1-1;Y\n\nRef;Support\n5.1-2;Y\n\nSupport;Ref\nN;5.1-3\n",
			map[string]questionnaire.Answer{"5.1-1": {Support: "Y"}, "5.1-2": {Support: "Y"}, "5.1-3": {Support: "N"}},
			[]string{
				`U column 1, "Ref", is taken as Reference`, `U column 2, "Support", is taken as Support`,
				`U column 1, "Support", is taken as Support`, `U column 2, "Ref", is taken as Reference`,
			},
		},
		{
			"a legend in the middle",
			"Ref;Support;Detail\n5.1-1;Y;one\nNo;not supported;\n5.1-2;N;two\n",
			map[string]questionnaire.Answer{"5.1-1": {Support: "Y", Detail: "one"}, "5.1-2": {Support: "N", Detail: "two"}},
			[]string{
				`U column 1, "Ref", is taken as Reference`, `U column 2, "Support", is taken as Support`, `U column 3, "Detail", is taken as Detail`,
				`L "No" is no reference: "not supported" is not taken`,
			},
		},
		{
			"rows above the headings",
			"5.1-1;Y\n5.1-2;Y\nRef;Support\n5.1-3;Y\n",
			map[string]questionnaire.Answer{"5.1-3": {Support: "Y"}},
			[]string{
				`L this row names a provision, and no headings stand above it: it is not read, nor are the rows like it`,
				`U column 1, "Ref", is taken as Reference`, `U column 2, "Support", is taken as Support`,
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, report := read(t, "a.csv", test.table)
			sound(t, edition(t), a, report)
			for reference, want := range test.want {
				if got := a.Answers[reference]; !got.Same(want) {
					t.Errorf("%s: got %+v, want %+v", reference, got, want)
				}
			}
			if len(a.Answers) != len(test.want) {
				t.Errorf("got %+v", a.Answers)
			}
			var lines []string
			for _, line := range report.Lines {
				lines = append(lines, string("UDL"[line.Kind])+" "+line.Text)
			}
			if !slices.Equal(lines, test.lines) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(test.lines, "\n"))
			}
		})
	}
}

// TestTwice reads provisions that stand twice.
func TestTwice(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, rows string
		want       questionnaire.Answer
		summary    string
	}{
		{"same", "5.1-1;Y;a\n5.1-1;Y;a\n", questionnaire.Answer{Support: "Y", Detail: "a"}, "took 1 of 67 provisions, 1 with doubts, 66 not in the table"},
		{"same in other words", "5.1-1;Yes;a\nProvision 5.1.1;y;a \n", questionnaire.Answer{Support: "Y", Detail: "a"}, "took 1 of 67 provisions, 1 with doubts, 66 not in the table"},
		{"second empty", "5.1-1;Y;a\n5.1-1;;\n", questionnaire.Answer{Support: "Y", Detail: "a"}, "took 1 of 67 provisions, 1 with doubts, 66 not in the table"},
		{"first empty", "5.1-1;;\n5.1-1;Y;a\n", questionnaire.Answer{Support: "Y", Detail: "a"}, "took 1 of 67 provisions, 1 with doubts, 66 not in the table"},
		{"both empty", "5.1-1;;\n5.1-1;;\n", questionnaire.Answer{}, "took 0 of 67 provisions, 1 not answered, 66 not in the table"},
		{"other support", "5.1-1;Y;a\n5.1-1;N;a\n", questionnaire.Answer{Note: "The rows of a.csv differ:\nline 2: Support: Y\na\nline 3: Support: N\na"}, "took 0 of 67 provisions, 1 not understood in full, 66 not in the table"},
		{"other detail", "5.1-1;Y;a\n5.1-1;Y;b\n", questionnaire.Answer{Note: "The rows of a.csv differ:\nline 2: Support: Y\na\nline 3: Support: Y\nb"}, "took 0 of 67 provisions, 1 not understood in full, 66 not in the table"},
		{"half an answer", "5.1-1;Y;\n5.1-1;;b\n", questionnaire.Answer{Note: "The rows of a.csv differ:\nline 2: Support: Y\nline 3: b"}, "took 0 of 67 provisions, 1 not understood in full, 66 not in the table"},
		{"not understood twice", "5.1-1;so so;\n5.1-1;so so;\n", questionnaire.Answer{Note: "From a.csv, line 2:\nSupport: so so"}, "took 0 of 67 provisions, 1 not understood in full, 66 not in the table"},
		{"three that differ", "5.1-1;Y;\n5.1-1;N;\n5.1-1;Y;\n", questionnaire.Answer{Note: "The rows of a.csv differ:\nline 2: Support: Y\nline 3: Support: N\nline 4: Support: Y"}, "took 0 of 67 provisions, 1 not understood in full, 66 not in the table"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, report := read(t, "a.csv", "Reference;Support;Detail\n"+test.rows)
			sound(t, edition(t), a, report)
			if got := a.Answers["5.1-1"]; !got.Same(test.want) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
			if got := report.Summary(); got != test.summary {
				t.Errorf("got %q, want %q", got, test.summary)
			}
		})
	}
}

// TestFactsTwice leaves a fact out of which two rows say something else.
func TestFactsTwice(t *testing.T) {
	t.Parallel()
	a, report := read(t, "a.csv", "Fact;Question;Answer\npasswords;;yes\npasswords;;Yes\nupdateable;;all\nupdateable;;none\ntelemetry;;unknown\n")
	sound(t, edition(t), a, report)
	if len(a.Facts) != 2 || a.Facts["passwords"] != "yes" || a.Facts["telemetry"] != questionnaire.DontKnow || report.Facts != 2 {
		t.Errorf("got %v, %d", a.Facts, report.Facts)
	}
	var kinds []Kind
	for _, line := range report.Lines {
		kinds = append(kinds, line.Kind)
	}
	if !slices.Equal(kinds, []Kind{Doubt, Left}) {
		t.Errorf("got %v", report.Lines)
	}
}
