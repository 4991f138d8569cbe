package sheet_test

import (
	"slices"
	"strings"
	"testing"

	"ask645/export/document"
	"ask645/export/sheet"
)

// TestProForma writes a table in miniature, with something in each column.
func TestProForma(t *testing.T) {
	t.Parallel()
	digest := strings.Repeat("ab", 32)
	d := &document.Document{
		Clauses: []document.Clause{
			{Number: "4", Title: "Reporting", Rows: []document.Row{
				{Reference: "4-1", Title: "Reasons", Status: "M", Applies: "yes", Support: "Y", Detail: "All there.", Computed: true},
			}},
			{Number: "5.10", Title: "Telemetry", Rows: []document.Row{
				{Reference: "5.10-1", Title: "Examined", Status: "R C (6)", Applies: "undecided"},
				{
					Reference: "5.10-2", Title: "Second", Status: "M", Applies: "yes", Support: "N", Detail: "- none\n- yet",
					Template: "template-id", ReviewBy: "2027-06-30", Unmet: true, Evidence: []int{2, 1, 3, 4},
				},
			}},
		},
		Evidence: []document.Evidence{
			{Number: 1, Title: "Title"},
			{Number: 2, Title: "Both", Ref: "a place.pdf", SHA256: digest},
			{Number: 3, Ref: "https://x.example/"},
			{Number: 4, SHA256: digest},
		},
	}
	s := sheet.ProForma(d)
	want := [][]string{
		{"Reference", "Clause", "Title", "Status", "Applies", "Support", "Detail", "Justification template", "Review by", "Evidence"},
		{"4-1", "4 Reporting", "Reasons", "M", "yes", "Y", "All there.", "", "", ""},
		{"5.10-1", "5.10 Telemetry", "Examined", "R C (6)", "undecided", "", "", "", "", ""},
		{
			"5.10-2", "5.10 Telemetry", "Second", "M", "yes", "N", "'- none\n- yet", "template-id", "2027-06-30",
			"Both <a place.pdf> sha256:" + digest + "\nTitle\n<https://x.example/>\nsha256:" + digest,
		},
	}
	if got := s.Cells(); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if looks := []sheet.Look{s.Rows[0].Look, s.Rows[1].Look, s.Rows[2].Look}; !slices.Equal(looks, []sheet.Look{sheet.Plain, sheet.Plain, sheet.Bad}) {
		t.Errorf("the looks are %v", looks)
	}
}
