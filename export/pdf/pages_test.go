package pdf_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ask645/export/pdf"
	"ask645/questionnaire"
)

// pages reads a document back, page by page, as poppler's pdftotext sees it.
func pages(t *testing.T, doc pdf.Document) []string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("pdftotext is missing: install poppler-utils")
		}
		t.Skip("pdftotext is missing: install poppler-utils")
	}
	file := filepath.Join(t.TempDir(), "statement.pdf")
	if err := os.WriteFile(file, doc.Bytes, 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), "pdftotext", "-layout", "-enc", "UTF-8", file, "-")
	var complaints strings.Builder
	command.Stderr = &complaints
	out, err := command.Output()
	if err != nil || complaints.Len() > 0 {
		t.Fatalf("pdftotext: %v %s", err, complaints.String())
	}
	texts := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	if len(texts) != doc.Pages {
		t.Fatalf("Pages = %d, and the file has %d", doc.Pages, len(texts))
	}
	return texts
}

// flat is a text without the breaks and gaps of its layout.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestPagesOfACompleteStatement(t *testing.T) {
	t.Parallel()
	s := realistic(t)
	texts := pages(t, render(t, s))
	for i, text := range texts {
		for _, want := range []string{"Lumen Home Hub", "ETSI EN 303 645 V2.1.1", "21 November 2026", fmt.Sprintf("Page %d of %d", i+1, len(texts))} {
			if !strings.Contains(text, want) {
				t.Errorf("page %d lacks %q", i+1, want)
			}
		}
		if strings.Contains(text, "DRAFT") {
			t.Errorf("page %d is marked as a draft", i+1)
		}
	}
	cover := flat(texts[0])
	for _, want := range []string{
		"Conformance statement", "Self-assessment", "Cyber Security for Consumer Internet of Things",
		"LH-200", "C3", "4.2.1", "Brightside Devices Ltd", "York YO1 9QT", "Maya Okafor", s.Assessment.ID,
		"It does not claim conformance", "5.3-13 The defined support period is published", "5.4-3 No secrets are hard-coded in the source code",
		"Attached to this file as statement.json",
	} {
		if !strings.Contains(cover, want) {
			t.Errorf("the cover lacks %q", want)
		}
	}
	whole := flat(strings.Join(texts, " "))
	if strings.Contains(strings.ToLower(whole), "certified") {
		t.Error("the document says certified")
	}
	for _, row := range s.Rows {
		if line := row.Provision.Reference + " " + row.Provision.Status.Text + " " + string(row.Support); !strings.Contains(whole, line) {
			t.Errorf("no row %q", line)
		}
	}
	for _, want := range []string{"Evidence: 1, 2", "User guide, chapter 3", "docs/user-guide-4.2.pdf", "Computed from the other answers", "condition 13", "does not hold", "mandatory-unmet", "Mandatory, not supported 2", "All provisions 67"} {
		if !strings.Contains(whole, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
}

func TestPagesOfADraft(t *testing.T) {
	t.Parallel()
	e := edition(t)
	a := draft(e)
	a.Manufacturer = questionnaire.Manufacturer{}
	a.Assessor.Function = ""
	s := questionnaire.Evaluate(e, a, today)
	texts := pages(t, render(t, s))
	for i, text := range texts {
		if !strings.Contains(text, "DRAFT: incomplete") {
			t.Errorf("page %d is not marked as a draft", i+1)
		}
	}
	if n := strings.Count(texts[0], "DRAFT: incomplete"); n != 2 {
		t.Errorf("the cover has %d marks of a draft, want one of its own beside the header's", n)
	}
	for _, absent := range []string{"Address", "Manufacturer", "Function", "claims, by"} {
		if strings.Contains(texts[0], absent) {
			t.Errorf("the cover has %q", absent)
		}
	}
	whole := flat(strings.Join(texts, " "))
	undecided := 0
	for _, row := range s.Rows {
		if row.Applies == questionnaire.Unknown {
			undecided++
		}
	}
	if n := strings.Count(whole, "Undecided: rests on"); n != undecided || n == 0 {
		t.Errorf("%d rows are undecided on paper, %d in the statement", n, undecided)
	}
	if n := strings.Count(whole, "Not answered."); n != 67-undecided {
		t.Errorf("%d rows say that they are not answered, want %d", n, 67-undecided)
	}
}

var (
	reference = regexp.MustCompile(`(?m)^ *(4-1|5\.\d+-\d+|6-\d+) `)
	carried   = regexp.MustCompile(`(?m)^ *continued\b`)
	clauseRow = regexp.MustCompile(`(?m)^ *(\d[.\d]*) {1,3}[A-Z][a-z].*$`)
)

// TestHeadingsRepeat reads tables of all kinds of rows: each page of the table has its
// heading, then the clause; every row comes once, and no clause stands alone.
func TestHeadingsRepeat(t *testing.T) {
	t.Parallel()
	e := edition(t)
	for name, length := range map[string]func(string) int{
		"short":     func(string) int { return 40 },
		"mixed":     func(r string) int { return 100 + 371*int(r[len(r)-1])%1900 },
		"page-long": func(string) int { return 4000 },
		"longer":    func(r string) int { return 300 + 9000*(int(r[len(r)-1])%2) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := questionnaire.Evaluate(e, complete(e, func(r string) string { return text(r, length(r)) }), today)
			seen := map[string]int{}
			for i, page := range tablePages(pages(t, render(t, s))) {
				at := reference.FindStringIndex(page)
				if at == nil {
					t.Fatalf("page %d of the table has no row", i)
				}
				above := page[:at[0]]
				clauses := clauseRow.FindAllString(above, -1)
				if !strings.Contains(flat(above), "Reference Status Support Detail") || len(clauses) == 0 {
					t.Errorf("page %d of the table begins with %q", i, above)
				}
				last := clauseRow.FindAllStringIndex(page, -1)
				if rows := reference.FindAllStringIndex(page, -1); last[len(last)-1][0] > rows[len(rows)-1][0] {
					t.Errorf("page %d of the table ends with a clause and no row", i)
				}
				continued := carried.MatchString(page)
				for j, found := range reference.FindAllStringSubmatch(page, -1) {
					if j > 0 || !continued {
						seen[found[1]]++
					}
				}
				if first := reference.FindStringSubmatch(page)[1]; seen[first] > 1 || continued || e.Provision(first).Clause().Provisions[0].Reference != first {
					if i > 0 && !strings.Contains(above, "(continued)") {
						t.Errorf("page %d goes on with %s, and its clause is not marked as continued", i, first)
					}
				}
			}
			for _, row := range s.Rows {
				if n := seen[row.Provision.Reference]; n != 1 {
					t.Errorf("%s stands in the table %d times", row.Provision.Reference, n)
				}
			}
		})
	}
}

// tablePages cuts out the table of the pro forma, without headers and footers.
func tablePages(texts []string) []string {
	var table []string
	for _, text := range texts {
		begin, end := strings.Index(text, "Reference "), strings.LastIndex(text, "Self-assessment ·")
		if begin < 0 || !strings.Contains(flat(text), "Reference Status Support Detail") {
			continue
		}
		text = text[begin:end]
		for _, next := range []string{"Justifications", "Provisions that do not apply", "Conditions"} {
			if at := strings.Index(text, "\n"+next+"\n"); at >= 0 {
				text = text[:at]
			}
		}
		table = append(table, text)
	}
	return table
}

// TestLongDetailsAreWhole looks for every word of long details in the document.
func TestLongDetailsAreWhole(t *testing.T) {
	t.Parallel()
	e := edition(t)
	a := draft(e)
	var words []string
	for i := range 2500 {
		words = append(words, fmt.Sprintf("w%dx", i))
	}
	a.Answers = map[string]questionnaire.Answer{"5.1-3": {Support: questionnaire.Supported, Detail: strings.Join(words, " ")}}
	whole := flat(strings.Join(pages(t, render(t, questionnaire.Evaluate(e, a, today))), " "))
	for _, word := range words {
		if strings.Count(whole, word) != 1 {
			t.Fatalf("the word %q stands in the document %d times", word, strings.Count(whole, word))
		}
	}
}

// TestEmptyEdition guards an edition in miniature: a statement without conditions or rows is
// still a document.
func TestEmptyEdition(t *testing.T) {
	t.Parallel()
	s := questionnaire.Evaluate(&questionnaire.Edition{ID: "x", Title: "X", Table: "Table 1"}, &questionnaire.Assessment{}, today)
	if doc := render(t, s); doc.Pages != 4 {
		t.Errorf("%d pages", doc.Pages)
	}
}
