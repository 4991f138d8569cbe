package document_test

import (
	"slices"
	"strings"
	"testing"

	"ask645/export/document"
	"ask645/questionnaire"
)

// all are the references of what can be left out.
func all(t testing.TB) []string {
	t.Helper()
	_, s := write(t, sample(t, "smart-lock"))
	var references []string
	for i := range s.Rows {
		if s.Rows[i].Provision.MayBeLeftOut() {
			references = append(references, s.Rows[i].Provision.Reference)
		}
	}
	return references
}

// TestPartial says of a statement with provisions out of scope what it does not claim, and how
// far it has come.
func TestPartial(t *testing.T) {
	t.Parallel()
	const claims = "This statement makes no claim about the others, nor about conformance with ETSI EN 303 645 V2.1.1 as a whole. "
	tests := []struct {
		name         string
		change       func(*questionnaire.Assessment)
		mark, states string
	}{
		{"answered", func(a *questionnaire.Assessment) { a.SetScope(false, "5.2-1", "5.3-14") }, document.PartialMark,
			"Partial: 65 of 67 provisions are in scope. " + claims + "Within the scope everything is answered. Each mandatory provision in it"},
		{"one left out", func(a *questionnaire.Assessment) { a.SetScope(false, "5.2-1") }, document.PartialMark,
			"Partial: 66 of 67 provisions are in scope. This statement makes no claim about the other one, nor about"},
		{"not met", func(a *questionnaire.Assessment) {
			a.SetScope(false, "5.2-1")
			a.SetAnswer("5.4-1", questionnaire.Answer{Support: "N", Detail: "Keys lie open, until May 2027."}, day)
		}, document.PartialMark, "Within the scope everything is answered: 1\u00a0mandatory provision is not supported."},
		{"not answered", func(a *questionnaire.Assessment) {
			a.SetScope(false, "5.2-1")
			a.SetAnswer("5.4-1", questionnaire.Answer{}, day)
		}, document.DraftMark, "Nor is it complete within the scope: 1\u00a0provision is not answered."},
		{"nothing left", func(a *questionnaire.Assessment) { a.SetScope(false, all(t)...) }, document.PartialMark, "Nothing is left in scope."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a := sample(t, "smart-lock")
			test.change(a)
			d, s := write(t, a)
			if d.Mark != test.mark || !d.Draft || !d.Partial {
				t.Errorf("mark %q, draft %t, partial %t", d.Mark, d.Draft, d.Partial)
			}
			if !strings.Contains(d.Verdict, test.states) {
				t.Errorf("verdict %q\nwant in it %q", d.Verdict, test.states)
			}
			sum := 0
			for _, total := range d.Totals {
				sum += total.Count
			}
			if sum != d.All || len(d.OutOfScope) != s.Counts.OutOfScope {
				t.Errorf("the totals add up to %d of %d; %d are listed as out of scope", sum, d.All, len(d.OutOfScope))
			}
			for _, out := range d.OutOfScope {
				if slices.ContainsFunc(d.NotApplicable, func(n document.NotApplicable) bool { return n.Reference == out.Reference }) {
					t.Errorf("%s is listed as not applicable as well", out.Reference)
				}
				for _, group := range d.Attention {
					if slices.ContainsFunc(group.Points, func(p document.Point) bool { return p.Reference == out.Reference }) {
						t.Errorf("%s stands under %q", out.Reference, group.Title)
					}
				}
			}
			for _, clause := range d.Clauses {
				for _, row := range clause.Rows {
					if row.OutOfScope && (row.Support != "" || row.Detail != "" || row.Evidence != nil || row.Unmet || !slices.Equal(row.Notes, []string{document.NoteOutOfScope})) {
						t.Errorf("%+v", row)
					}
				}
			}
		})
	}
	d, _ := write(t, sample(t, "smart-lock"))
	if d.Mark != "" || d.Partial || d.OutOfScope != nil || slices.Contains(d.ProFormaTable(d.Clauses[0]).Columns, document.ColumnScope) {
		t.Errorf("a statement of the whole edition speaks of a scope: mark %q, %v", d.Mark, d.OutOfScope)
	}
}
