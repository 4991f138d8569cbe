package xlsx_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ask645/questionnaire"
)

func TestSheets(t *testing.T) {
	t.Parallel()
	f := open(t, render(t, words(t, gaps(t))).Bytes)
	want := []string{"Statement", "Pro forma", "Not applicable", "Conditions", "Facts", "Evidence", "Findings"}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("the sheets are %q", got)
	}
	if f.GetActiveSheetIndex() != 0 {
		t.Errorf("sheet %d is in front", f.GetActiveSheetIndex())
	}
	digest := strings.Repeat("ab", 32)
	for name, want := range map[string][][]string{
		"Statement": {
			{"Conformance statement"}, {"Self-assessment"}, {"DRAFT: incomplete"},
			{"Product", "Lock & Key <SL-1>"},
			{"Standard", "ETSI EN 303 645 V2.1.1, Cyber Security for Consumer Internet of Things"},
			{"Mandatory provisions that apply and are not supported"},
			{"5.1-3", "M: User authentication uses best practice cryptography"},
			{"Mandatory, not supported", "1"}, {"All provisions", "67"},
			{"Statement id", seal.ID}, {"Digest (SHA-256)", digest}, {"Written with", "ask645 test"},
			{"Contact", "'+49 431 123456"}, {"Signature"}, {"N/A", "Not applicable: a condition of the provision does not hold for the device. The Detail says which. It can be answered only where the status has a condition."},
		},
		"Pro forma": {
			{"Reference", "Clause", "Title", "Status", "Applies", "Support", "Detail", "Justification template", "Review by", "Evidence"},
			{"5.1-3", "5.1 No universal default passwords", "User authentication uses best practice cryptography", "M", "yes", "N", "'- Not yet.\n- =1+1"},
			{"5.2-1", "5.2 Implement a means to manage reports of vulnerabilities", "A vulnerability disclosure policy is public", "M", "yes", "Y", `'=HYPERLINK("https://e.example","x")`},
			{"5.3-2", "5.3 Keep software updated", "The device can install updates securely", "M C (5)", "yes", "Y", "日本語 😀 Ωμέγα ✓ שלום\n\n  <b>&amp;</b> _x0041_x0042_ _xD83D_ [U+FFFF]"},
			{"5.4-1", "5.4 Securely store sensitive security parameters", "Stored security parameters are kept securely", "M", "yes", "Y", "Keys are kept in a secure element.", "", "", "Design <design.pdf> sha256:" + digest + "\n<@place>"},
		},
		"Conditions": {
			{"Condition", "Wording", "For the device", "Facts"},
			{"condition 6", "telemetry data is being collected", "not known", "missing: “Is telemetry data collected from the device or its services?”"},
		},
		"Facts": {
			{"Fact", "Question", "Answer", "In words"},
			{"telemetry", "Is telemetry data collected from the device or its services?", "unknown", "Don't know yet"},
			{"passwords", "Are passwords used, by people to get into the device or between the device and other machines?", "yes", "Yes"},
		},
		"Not applicable": {{"Reference", "Title", "Status", "Detail", "Conditions that do not hold", "Facts"}},
		"Evidence": {
			{"Title", "Place", "SHA-256", "Provisions"},
			{"Design", "design.pdf", digest, "5.4-1"},
			{"", "'@place", "", "5.4-1"},
		},
		"Findings": {
			{"Severity", "Reference", "Code", "Message"},
			{"error", "5.1-3", "mandatory-unmet", "mandatory and answered N: close the gap; no justification makes up for it"},
		},
	} {
		all := rows(t, f, name)
		for _, row := range want {
			if !slices.ContainsFunc(all, func(got []string) bool { return slices.Equal(got, row) }) {
				t.Errorf("sheet %q has no row %q in %q", name, row, all)
			}
		}
	}
	if n := len(rows(t, f, "Pro forma")); n != 69 {
		t.Errorf("the pro forma has %d rows, want the headings, 4-1 and 67", n)
	}
}

// TestEmptySheets says in words what there is none of.
func TestEmptySheets(t *testing.T) {
	t.Parallel()
	bare := lock(t)
	for reference, answer := range bare.Answers {
		answer.Evidence = nil
		bare.Answers[reference] = answer
	}
	f := open(t, render(t, words(t, bare)).Bytes)
	for name, want := range map[string]string{"Findings": "No findings", "Evidence": "No evidence"} {
		if all := rows(t, f, name); len(all) != 2 || !slices.Equal(all[1], []string{want}) {
			t.Errorf("sheet %q holds %q", name, all)
		}
	}
	for _, row := range rows(t, f, "Statement") {
		if len(row) > 0 && strings.Contains(row[0], "DRAFT") {
			t.Error("a complete statement is marked as a draft")
		}
	}
	empty := questionnaire.NewAssessment(questionnaire.DefaultEdition, "")
	f = open(t, render(t, words(t, empty)).Bytes)
	if all := rows(t, f, "Not applicable"); !slices.Equal(all[1], []string{"Nothing is known not to apply."}) {
		t.Errorf("nothing is known, and the sheet holds %q", all)
	}
}

// TestPaper looks at how each sheet is set up for the screen and for paper.
func TestPaper(t *testing.T) {
	t.Parallel()
	data := render(t, words(t, gaps(t))).Bytes
	f := open(t, data)
	_, texts := parts(t, data)
	titles := map[string]string{}
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm.Print_Titles" {
			titles[name.Scope] = name.RefersTo
		}
	}
	for _, name := range f.GetSheetList() {
		layout, err := f.GetPageLayout(name)
		if err != nil {
			t.Fatal(err)
		}
		if *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
			t.Errorf("%s: paper %d, %s", name, *layout.Size, *layout.Orientation)
		}
		if props, err := f.GetSheetProps(name); err != nil || !*props.FitToPage {
			t.Errorf("%s does not fit the page (%v)", name, err)
		}
		chrome, err := f.GetHeaderFooter(name)
		if err != nil {
			t.Fatal(err)
		}
		if want := "&L&BLock && Key <SL-1>&B&C&A&RETSI EN 303 645 V2.1.1  &BDRAFT: incomplete&B"; chrome.OddHeader != want {
			t.Errorf("%s: the header is %q", name, chrome.OddHeader)
		}
		if want := "&L&8Conformance statement · Self-assessment · 21 November 2026&C&8Statement id " + seal.ID + "&R&8Page &P of &N"; chrome.OddFooter != want {
			t.Errorf("%s: the footer is %q", name, chrome.OddFooter)
		}
		if name == "Statement" {
			continue
		}
		if want := "'" + name + "'!$1:$1"; titles[name] != want {
			t.Errorf("%s: the rows on each page are %q", name, titles[name])
		}
		panes, err := f.GetPanes(name)
		if err != nil || !panes.Freeze || panes.XSplit != 1 || panes.YSplit != 1 {
			t.Errorf("%s: the headings do not stay: %+v, %v", name, panes, err)
		}
	}
	if want := `<autoFilter ref="$A$1:$J$69">`; !strings.Contains(texts["xl/worksheets/sheet2.xml"], want) {
		t.Errorf("the table of the pro forma has no %s", want)
	}
}

func TestProperties(t *testing.T) {
	t.Parallel()
	got, err := open(t, render(t, words(t, gaps(t))).Bytes).GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	want := excelize.DocProperties{
		Title: "Conformance statement: Lock & Key <SL-1>", Subject: "ETSI EN 303 645 V2.1.1", Description: "Self-assessment",
		Creator: "Nordtür GmbH", LastModifiedBy: "ask645 test", Identifier: "urn:uuid:" + seal.ID, ContentStatus: "Draft",
		Language: "en-GB", Created: "2026-11-21T00:00:00Z", Modified: "2026-11-21T00:00:00Z",
	}
	if *got != want {
		t.Errorf("got %+v\nwant %+v", *got, want)
	}
}

// TestUnmetStandsOut compares the looks of a row that is not met with those of its
// neighbours, and of references with those of prose.
func TestUnmetStandsOut(t *testing.T) {
	t.Parallel()
	f := open(t, render(t, words(t, gaps(t))).Bytes)
	style := func(cell string) *excelize.Style {
		id, err := f.GetCellStyle("Pro forma", cell)
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	unmet, met := style("F5"), style("F6")
	if reference, _ := f.GetCellValue("Pro forma", "A5"); reference != "5.1-3" {
		t.Fatalf("row 5 is %s", reference)
	}
	if unmet.Fill.Pattern == met.Fill.Pattern || !unmet.Font.Bold || met.Font.Bold {
		t.Errorf("unmet %+v, met %+v", unmet, met)
	}
	if style("A6").NumFmt != 49 || style("I6").NumFmt != 49 || style("G6").NumFmt == 49 {
		t.Error("references and dates are to stay texts when they are typed over, a Detail need not")
	}
	if !style("G6").Alignment.WrapText || style("G6").Alignment.Vertical != "top" {
		t.Errorf("the Detail is aligned %+v", style("G6").Alignment)
	}
}

// TestHeights holds the height of rows against the number of lines in them.
func TestHeights(t *testing.T) {
	t.Parallel()
	a := lock(t)
	for reference, detail := range map[string]string{
		"5.1-1": "One line.", "5.1-2": strings.Repeat("Twenty characters a. ", 20), "5.1-3": strings.Repeat("a\n", 12) + "a",
		"5.1-4": strings.Repeat("x", 500), "5.1-5": strings.Repeat("字", 200), "5.2-1": strings.Repeat("long text ", 3000),
	} {
		a.SetAnswer(reference, questionnaire.Answer{Support: questionnaire.Supported, Detail: detail}, day)
	}
	f := open(t, render(t, words(t, a)).Bytes)
	height := func(row int) float64 {
		h, err := f.GetRowHeight("Pro forma", row)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	for row, lines := range map[int]struct{ least, most float64 }{
		3: {2, 3}, // the title of 5.1-1 has two lines
		4: {7, 10},
		5: {13, 14},
		6: {8, 11},
		7: {6, 9},
	} {
		if h := height(row) / 12.75; h < lines.least || h > lines.most+0.5 {
			t.Errorf("row %d is %.1f lines high, want %g to %g", row, h, lines.least, lines.most)
		}
	}
	if h := height(8); h != 409 {
		t.Errorf("the highest row has %g points", h)
	}
}

// TestPartialSheets has a column for the scope, and a sheet of what is out of it.
func TestPartialSheets(t *testing.T) {
	t.Parallel()
	a := lock(t)
	a.SetScope(false, "5.2-1", "5.10-1")
	f := open(t, render(t, words(t, a)).Bytes)
	want := []string{"Statement", "Pro forma", "Out of scope", "Not applicable", "Conditions", "Facts", "Evidence", "Findings"}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("the sheets are %q", got)
	}
	for name, want := range map[string][][]string{
		"Statement":    {{"PARTIAL: not all provisions"}, {"Out of scope", "2"}, {"All provisions", "67"}},
		"Out of scope": {{"Reference", "Title", "Status", "Clause"}, {"5.10-1", "Telemetry is examined for security anomalies", "R C (6)", "5.10 Examine system telemetry data"}},
		"Pro forma": {
			{"Reference", "Clause", "Title", "Status", "Applies", "In scope", "Support", "Detail", "Justification template", "Review by", "Evidence"},
			{"5.2-1", "5.2 Implement a means to manage reports of vulnerabilities", "A vulnerability disclosure policy is public", "M", "yes", "no"},
		},
	} {
		all := rows(t, f, name)
		for _, row := range want {
			if !slices.ContainsFunc(all, func(got []string) bool { return slices.Equal(got, row) }) {
				t.Errorf("sheet %q has no row %q in %q", name, row, all)
			}
		}
	}
}
