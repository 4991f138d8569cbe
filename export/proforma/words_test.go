package proforma

import (
	"slices"
	"strings"
	"testing"

	"ask645/export/sheet"
	"ask645/questionnaire"
)

func TestReadSupport(t *testing.T) {
	t.Parallel()
	tests := map[questionnaire.Support][]string{
		questionnaire.Supported: {
			"Y", "y", "Yes", "YES", "yes.", " Yes ", "Supported", "Support", "✓", "✔", "✔️", "✅", "fulfilled", "Pass", "PASSED",
			"compliant", "**Y**", "`Y`", "_Yes_", "[Y](https://example.com)",
		},
		questionnaire.NotSupported: {
			"N", "n", "No", "NO", "not supported", "Not  Supported", "not\nsupported", "✗", "✘", "❌", "fail", "Failed", "non-compliant", "Not fulfilled", "**No**",
		},
		questionnaire.NotApplicable: {"N/A", "n/a", "NA", "n.a.", "N.A.", "n. a.", "not applicable", "Not Applicable.", "N / A", "`N/A`"},
		questionnaire.Unanswered: {
			"", "-", "–", "x", "X", "Partial", "partly", "TBD", "Y/N", "Yes (partly)", "Y*", "Y (1)", "yes and no", "ok", "true", "1", "0", "?",
			"not yet", "N/A?", "Y N", "YN", "planned", "#N/A", "☒", "Yes, see below", "in progress", "n/", "compliant with exceptions",
		},
	}
	for want, texts := range tests {
		for _, text := range texts {
			got, understood := readSupport(text)
			if got != want || understood != (want != questionnaire.Unanswered) {
				t.Errorf("%q: got %q, %t; want %q", text, got, understood, want)
			}
		}
	}
}

func TestRoleOf(t *testing.T) {
	t.Parallel()
	tests := map[role][]string{
		forReference: {"Reference", "REFERENCE", "**Reference**", "Reference:", "Ref", "Ref.", "Ref. No.", "Provision", "Requirement", "Req ID", "Requirement (EN 303 645)", "ETSI provision", "Provision No.", "No.", "ID", "#", "Nr."},
		forClause:    {"Clause", "Section"},
		forStatus:    {"Status", "M/R", "Requirement status", "Mandatory / Recommended", "Status (Annex B)"},
		forSupport:   {"Support", "Supported", "Supported?", "Supported (Y/N)", "Y/N", "Y / N", "(Y/N/NA)", "Compliance", "Compliant", "Compliance status", "Support in the lamp", "Conformity", "Verdict"},
		forNo:        {"Not supported", "Not compliant"},
		forNA:        {"N/A", "NA", "Not applicable"},
		forDetail:    {"Detail", "Details", "Comment", "Comments", "Rationale", "Justification", "Evidence text", "Rationale / comment", "Manufacturer's comments", "Remarks", "Notes", "Detail / justification"},
		forTemplate:  {"Justification template"},
		forReview:    {"Review by", "Review date"},
		forScope:     {"In scope", "In scope?", "Include", "Included", "INCLUDE", "Scope"},
		forEvidence:  {"Evidence", "Supporting evidence", "Evidence reference"},
		unneeded:     {"Title", "Applies", "Requirement text", "Clause title", "Provision title", "Name of the provision"},
		unread: {
			"", "Owner", "Due date", "Support period", "Not applicable because of", "Date of support", "Lamp", "Applicable",
			"This table lists the reference and the support of every provision of the standard", "5.1-1",
		},
	}
	for want, headings := range tests {
		for _, heading := range headings {
			if got, _ := roleOf(heading); got != want {
				t.Errorf("%q: got %d (%s), want %d (%s)", heading, got, got, want, want)
			}
		}
	}
}

func TestCleanCell(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"  a  ":       "a",
		"a\r\nb\rc":   "a\nb\nc",
		"'=1+1":       "=1+1",
		"'+49 221":    "+49 221",
		"'-1":         "-1",
		"'@home":      "@home",
		"'\tindented": "indented",
		"'\r\nnext":   "next",
		"''=1":        "'=1",
		"' =1":        "=1",
		"'\"=1\"":     "\"=1\"",
		"'＝1":         "＝1",
		"'\n=1":       "=1",
		"'quoted'":    "'quoted'",
		"'tis":        "'tis",
		"=1+1":        "=1+1",
		"'":           "'",
		"''":          "''",
		"a\xffb":      "a\ufffdb",
		"a 'b":        "a 'b",
	} {
		if got := cleanCell(sheet.Unguard(strings.TrimSpace(text))); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestInline(t *testing.T) {
	t.Parallel()
	for line, want := range map[string][]string{
		"| a | b |":                      {"a", "b"},
		"a|b":                            {"a", "b"},
		"|a||c|":                         {"a", "", "c"},
		`| a \| b | c |`:                 {"a | b", "c"},
		"| `a \\| b` | c |":              {"`a | b`", "c"},
		`| a\\ | b |`:                    {`a\`, "b"},
		"| a<br>b<br/>c<BR />d |":        {"a\nb\nc\nd"},
		"| a<brown>b |":                  {"a<brown>b"},
		"| `<br>` |":                     {"`<br>`"},
		`| \*a\* \<b\> C:\dir |`:         {`*a* <b> C:\dir`},
		"| R&amp;D &lt;x&gt; &nope; & |": {"R&D <x> &nope; &"},
		"| ?a=1&copy=2 |":                {"?a=1&copy=2"},
		"| **bold** `code` |":            {"**bold** `code`"},
		"| ``a`b`` ` c |":                {"``a`b`` ` c"},
		`| a \`:                          {`a \`},
		"|":                              nil,
	} {
		if got := splitPipes(line); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

func TestReadDate(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2027-06-30": "2027-06-30", "2027-06-30 00:00:00": "2027-06-30", "30.06.2027": "2027-06-30", "1.7.2027": "2027-07-01",
		"30 June 2027": "2027-06-30", "30-Jun-2027": "2027-06-30", "June 30, 2027": "2027-06-30", "`2027-06-30`": "2027-06-30",
		"06/07/2027": "", "30/06/2027": "", "2027-13-01": "", "2027-02-30": "", "soon": "", "": "", "06-30-27": "", "0000-01-01": "",
	} {
		if got, is := readDate(text); got != want || is != (want != "") {
			t.Errorf("%q: got %q, %t; want %q", text, got, is, want)
		}
	}
	for text, want := range map[string]bool{
		"06-Jan": true, "6. Jan": true, "Jan-06": true, "01/06/2026": true, "2026-01-06": true, "5-May": true,
		"6-1": false, "5.1-1": false, "Jan": false, "": false, "6.1": false,
	} {
		if got := looksLikeDate(text); got != want {
			t.Errorf("%q: got %t, want %t", text, got, want)
		}
	}
}

func TestReadEvidence(t *testing.T) {
	t.Parallel()
	const digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	cell := "TLS scan <docs/tls.txt> sha256:" + digest + "\n\nReport 2 < 3 <https://example.com/a>\nBen knows\n<a.pdf>\nBad <a.pdf> sha256:12\nOpen <a.pdf\n" +
		"Upper <b.pdf> sha256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF\nNo file sha256:" + digest
	want := []questionnaire.Evidence{
		{Title: "TLS scan", Ref: "docs/tls.txt", SHA256: digest},
		{Title: "Report 2 < 3", Ref: "https://example.com/a"},
		{Title: "Ben knows"},
		{Ref: "a.pdf"},
		{Title: "Bad <a.pdf> sha256:12"},
		{Title: "Open <a.pdf"},
		{Title: "Upper", Ref: "b.pdf", SHA256: digest},
		{Title: "No file sha256:" + digest},
	}
	got := readEvidence(cell)
	if len(got) != len(want) {
		t.Fatalf("got %d, want %d: %+v", len(got), len(want), got)
	}
	for i := range want {
		if got[i].Title != want[i].Title || got[i].Ref != want[i].Ref || got[i].SHA256 != want[i].SHA256 {
			t.Errorf("%d: got %+v, want %+v", i, got[i], want[i])
		}
	}
}
