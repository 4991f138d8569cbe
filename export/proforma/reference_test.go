package proforma

import (
	"testing"

	"ask645/questionnaire"
)

func TestResolve(t *testing.T) {
	t.Parallel()
	v2, v3 := edition(t), lettered(t)
	tests := []struct {
		edition *questionnaire.Edition
		text    string
		want    string
		meaning meaning
	}{
		{v2, "5.1-1", "5.1-1", oneProvision},
		{v2, "Provision 5.1-1", "5.1-1", oneProvision},
		{v2, "PROVISION 5.1-1:", "5.1-1", oneProvision},
		{v2, "Prov.5.1-1", "5.1-1", oneProvision},
		{v2, "Req. 5.1-1", "5.1-1", oneProvision},
		{v2, "(5.1-1)", "5.1-1", oneProvision},
		{v2, "#5.1-1", "5.1-1", oneProvision},
		{v2, "5.1.1", "5.1-1", oneProvision},
		{v2, "5-1-1", "5.1-1", oneProvision},
		{v2, "5.3-16", "5.3-16", oneProvision},
		{v2, "5.3.16", "5.3-16", oneProvision},
		{v2, "5.10-1", "5.10-1", oneProvision},
		{v2, "05.01-01", "5.1-1", oneProvision},
		{v2, "5.1–1", "5.1-1", oneProvision},
		{v2, "5.1—1", "5.1-1", oneProvision},
		{v2, "5.1‑1", "5.1-1", oneProvision},
		{v2, "5.1−1", "5.1-1", oneProvision},
		{v2, "5.1-1", "5.1-1", oneProvision},
		{v2, "5.1 - 1", "5.1-1", oneProvision},
		{v2, "5.1 – 1", "5.1-1", oneProvision},
		{v2, "5.1-\u00ad1", "5.1-1", oneProvision},
		{v2, "Provision\u00a05.1-1", "5.1-1", oneProvision},
		{v2, "Provision\n5.1-1", "5.1-1", oneProvision},
		{v2, "EN 303 645 5.3-4", "5.3-4", oneProvision},
		{v2, "ETSI EN 303 645 V2.1.1, provision 5.3-4", "5.3-4", oneProvision},
		{v2, "EN 303645: 5.3-4", "5.3-4", oneProvision},
		{v2, "TS 103 645 5.3-4", "5.3-4", oneProvision},
		{v2, "**5.1-1**", "5.1-1", oneProvision},
		{v2, "`5.1-1`", "5.1-1", oneProvision},
		{v2, "[5.1-1](https://example.com/5.1-2)", "5.1-1", oneProvision},
		{v2, "5.1-1 Passwords are unique", "5.1-1", oneProvision},
		{v2, "5.1-1: TLS 1.3 and more", "5.1-1", oneProvision},
		{v2, "5.1-1 (M C (1))", "5.1-1", oneProvision},
		{v2, "5.1-5 Tries, see clause 6.1", "5.1-5", oneProvision},
		{v2, "6-1", "6-1", oneProvision},
		{v2, "6.1", "6-1", likelyProvision},
		{v2, "Provision 6.1", "6-1", likelyProvision},
		{v2, "4.1", "4-1", likelyProvision},
		{v2, "5.1", "", clauseTitle},
		{v2, "5.1 No universal default passwords", "", clauseTitle},
		{v2, "Clause 5.13", "", clauseTitle},
		{v2, "5", "", clauseTitle},
		{v2, "6 Data protection", "", clauseTitle},
		{v2, "5-1", "", unknownReference},
		{v2, "5.1-6", "", unknownReference},
		{v2, "5.14-1", "", unknownReference},
		{v2, "5.1-2A", "", unknownReference},
		{v2, "5.1-1a", "", unknownReference},
		{v2, "7.1", "", unknownReference},
		{v2, "6.9", "", unknownReference},
		{v2, "5.1-1, 5.1-2", "", severalReferences},
		{v2, "5.1-1/2", "", severalReferences},
		{v2, "5.1-1 and 5.1-2", "", severalReferences},
		{v2, "5.1-1 to 5", "", severalReferences},
		{v2, "5.1-1 - 5.1-3", "", severalReferences},
		{v2, "5.1-1, 2 and 3", "", severalReferences},
		{v2, "5.1-1 (see 5.1-2)", "", severalReferences},
		{v2, "see 5.1-1", "", noReference},
		{v2, "same as 5.1-1", "", noReference},
		{v2, "TLS 1.3", "", noReference},
		{v2, "V5.1.1", "", noReference},
		{v2, "ACM-1", "", noReference},
		{v2, "2026-11-03", "", noReference},
		{v2, "15.1-1", "", unknownReference},
		{v2, "5.1-10", "", unknownReference},
		{v2, "5.1-1x1", "", noReference},
		{v2, "5.1.1.1", "", noReference},
		{v2, "99999999999999999999.1-1", "", noReference},
		{v2, "", "", noReference},
		{v2, "-", "", noReference},
		{v2, "№ 5", "", noReference},
		{v3, "5.1-2A", "5.1-2A", oneProvision},
		{v3, "5.1-2a", "5.1-2A", oneProvision},
		{v3, "5.1.2A", "5.1-2A", oneProvision},
		{v3, "5.1-2", "5.1-2", oneProvision},
		{v3, "5.1-2B", "", unknownReference},
		{v3, "5.0-1", "5.0-1", oneProvision},
		{v3, "6-1", "6-1", oneProvision},
		{v3, "6.1", "", clauseTitle},
		{v3, "6.1-1", "6.1-1", oneProvision},
		{v3, "6.3A", "6-3A", likelyProvision},
	}
	for _, test := range tests {
		p, meaning := resolve(test.edition, test.text)
		got := ""
		if p != nil {
			got = p.Reference
		}
		if got != test.want || meaning != test.meaning {
			t.Errorf("%s, %q: got %q, %d; want %q, %d", test.edition.ID, test.text, got, meaning, test.want, test.meaning)
		}
	}
}

// TestResolveAll resolves every reference of the edition in the ways in which people write.
func TestResolveAll(t *testing.T) {
	t.Parallel()
	e := edition(t)
	for _, p := range e.Provisions() {
		for _, text := range []string{p.Reference, "Provision " + p.Reference, p.Reference + " " + p.Title, "EN 303 645, " + p.Reference} {
			if got, meaning := resolve(e, text); got != p || meaning != oneProvision {
				t.Errorf("%q: got %v, %d", text, got, meaning)
			}
		}
	}
	for _, clause := range e.Clauses {
		if p, meaning := resolve(e, clause.Number+" "+clause.Title); p != nil || meaning != clauseTitle {
			t.Errorf("%q: got %v, %d", clause.Number, p, meaning)
		}
	}
}

// FuzzResolve finds only provisions of the edition, whatever stands in a cell.
func FuzzResolve(f *testing.F) {
	v2, v3 := edition(f), lettered(f)
	for _, text := range []string{"5.1-1", "Provision 6.1", "EN 303 645 V2.1.1 5.3-4 (M C (1))", "5.1 - 2A", "5-", "5.", "-5.1", "5.1-1 to 5"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, e := range []*questionnaire.Edition{v2, v3} {
			p, meaning := resolve(e, text)
			if (p != nil) != (meaning >= oneProvision) {
				t.Errorf("%q: got %v with %d", text, p, meaning)
			}
			if p != nil && e.Provision(p.Reference) != p {
				t.Errorf("%q: got %q, which the edition does not have", text, p.Reference)
			}
		}
	})
}
