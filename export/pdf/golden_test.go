package pdf_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask645/assets"
	"ask645/export/document"
	"ask645/export/pdf"
	"ask645/questionnaire"
)

var update = flag.Bool("update", false, "rewrite golden files")

// lock is the sample that comes with the program.
func lock(tb testing.TB) *document.Document {
	tb.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		tb.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		tb.Fatal(err)
	}
	return words(questionnaire.Evaluate(edition(tb), a, today))
}

// letter is a letter in which everything is there.
func letter() *document.Letter {
	return &document.Letter{
		Title: "Statement of compliance", Subtitle: "A law, and its schedule", Mark: "DRAFT: incomplete",
		Sections: []document.Section{
			{Title: "The product", Paragraphs: []string{"This statement is about one product."}, Fields: []document.Field{{Label: "Name", Text: "Lumen Home Hub"}, {Label: "Batch", Text: "2026-40\n2026-41"}}},
			{Paragraphs: []string{"A paragraph without a heading.", "Another, " + strings.Repeat("which is long, ", 400) + "and ends."}},
			{Title: "Where to read more", Fields: []document.Field{{Label: "Published at", Text: "https://brightside.example/support"}}},
		},
		Signature: document.Group{Title: "Signed for and on behalf of the manufacturer", Fields: []document.Field{{Label: "Name", Text: "Maya Okafor"}, {Label: "Signature"}}},
		Footer:    "Self-assessment · 21 November 2026",
	}
}

// sheet is a working paper with so many rows.
func sheet(rows int) *document.Sheet {
	s := &document.Sheet{
		Title: "Decisions of a day", Subtitle: "Lumen Home Hub", Mark: "WORKING PAPER, NO STATEMENT", Footer: "No statement.",
		Lines: []document.Field{{Label: "People", Text: "Ada, Ben"}},
		Parts: []document.SheetPart{
			{Title: "Left out"},
			{Title: "Nothing", Empty: "There is nothing."},
			{Title: "Rows", Table: document.Table{Columns: []string{"Reference", "Before", "Now"}}, Shares: []int{1, 4, 4}, After: []document.Field{{Label: "Not answered", Text: "5.1-1"}}},
		},
	}
	for n := range rows {
		s.Parts[2].Table.Rows = append(s.Parts[2].Table.Rows, []string{fmt.Sprintf("5.1-%d", n+1), "It was so.", strings.Repeat("It is otherwise now. ", n%4+1)})
	}
	return s
}

// TestSheetIsSetCloser: what does not fit on one page is set closer before a second one is
// begun, and every text is on a page.
func TestSheetIsSetCloser(t *testing.T) {
	t.Parallel()
	for rows, want := range map[int]int{1: 1, 30: 1, 36: 1, 120: 3} {
		d, err := pdf.RenderSheet(sheet(rows), options.In())
		if err != nil {
			t.Fatal(err)
		}
		if d.Pages != want {
			t.Errorf("%d rows: %d pages, want %d", rows, d.Pages, want)
		}
		if err := pdf.CompareSheet(d.Bytes, sheet(rows), options.In()); err != nil {
			t.Errorf("%d rows: %v", rows, err)
		}
		if pdf.CompareSheet(d.Bytes, sheet(rows+1), options.In()) == nil {
			t.Errorf("%d rows: a row more is not missed", rows)
		}
	}
	if _, err := pdf.RenderSheet(nil, options.In()); err == nil {
		t.Error("there is no sheet, and it is rendered")
	}
}

// TestGolden holds the texts of whole documents against files that people have read.
func TestGolden(t *testing.T) {
	t.Parallel()
	e := edition(t)
	for name, render := range map[string]func() (pdf.Document, error){
		"lock": func() (pdf.Document, error) { return pdf.Render(lock(t), options.In()) },
		"empty": func() (pdf.Document, error) {
			return pdf.Render(words(questionnaire.Evaluate(e, questionnaire.NewAssessment(e.ID, ""), today)), options.In())
		},
		"sheet":  func() (pdf.Document, error) { return pdf.RenderSheet(sheet(30), options.In()) },
		"letter": func() (pdf.Document, error) { return pdf.RenderLetter(letter(), options.In()) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, err := render()
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			for i, page := range texts(t, doc) {
				fmt.Fprintf(&b, "== page %d\n%s\n", i+1, page)
			}
			file := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, golden := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
			for i := range min(len(got), len(golden)) {
				if got[i] != golden[i] {
					t.Fatalf("%s, line %d: %q, want %q; run the test with -update if that is right", file, i+1, got[i], golden[i])
				}
			}
			if len(got) != len(golden) {
				t.Errorf("%s has %d lines, and the document %d", file, len(golden), len(got))
			}
		})
	}
}

func TestLetter(t *testing.T) {
	t.Parallel()
	doc, err := pdf.RenderLetter(letter(), options)
	if err != nil {
		t.Fatal(err)
	}
	if err := pdf.CompareLetter(doc.Bytes, letter(), options); err != nil {
		t.Error(err)
	}
	faults, err := pdf.LetterFaults(letter(), options)
	if err != nil || faults != nil {
		t.Errorf("%q, %v", faults, err)
	}
	for i, page := range texts(t, doc) {
		for _, want := range []string{"DRAFT: incomplete", "Self-assessment · 21 November 2026", fmt.Sprintf("Page %d of %d", i+1, doc.Pages)} {
			if !strings.Contains(page, want) {
				t.Errorf("page %d lacks %q", i+1, want)
			}
		}
	}
	long := letter()
	long.Title, long.Subtitle = strings.Repeat("A title ", 30), strings.Repeat("which is long ", 30)
	long.Mark, long.Footer = "DRAFT to be checked by the manufacturer before it is signed. Not legal advice.", strings.Repeat("The foot ", 60)
	if faults, err := pdf.LetterFaults(long, options); err != nil || faults != nil {
		t.Errorf("%q, %v", faults, err)
	}
	if doc, err := pdf.RenderLetter(long, options); err != nil || !strings.Contains(texts(t, doc)[0], long.Mark) {
		t.Errorf("the mark is not whole (%v)", err)
	}
	other := letter()
	other.Sections[0].Fields[0].Text = "Another"
	if err := pdf.CompareLetter(doc.Bytes, other, options); err == nil || !strings.Contains(err.Error(), `says "Lumen Home Hub" and not "Another"`) {
		t.Errorf("error %v", err)
	}
	if err := pdf.CompareLetter(doc.Bytes, nil, options); err == nil {
		t.Error("a file agrees with nothing")
	}
	if _, err := pdf.RenderLetter(&document.Letter{}, pdf.Options{Date: today}); err != nil {
		t.Error(err)
	}
}

// TestLeads follows every link and bookmark of a document.
func TestLeads(t *testing.T) {
	t.Parallel()
	d := words(realistic(t))
	doc, err := pdf.Render(d, options)
	if err != nil {
		t.Fatal(err)
	}
	pages := texts(t, doc)
	links, bookmarks, err := pdf.Leads(doc.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	urls := 0
	for _, l := range links {
		if l.URL != "" {
			urls++
		} else if l.To < 1 || l.To > doc.Pages {
			t.Errorf("a link of page %d leads to page %d", l.From, l.To)
		}
	}
	if urls != 1 || len(links) < 40 {
		t.Errorf("%d links, %d of them to addresses", len(links), urls)
	}
	var titles []string
	for _, b := range bookmarks {
		titles = append(titles, b.Title)
		if b.To < 1 || b.To > doc.Pages || !strings.Contains(pages[b.To-1], b.Title) {
			t.Errorf("the bookmark %q leads to page %d, which does not say so", b.Title, b.To)
		}
	}
	all := strings.Join(titles, "\n")
	for _, want := range []string{"Conformance statement\nContents\nSummary\nTable B.1", "5.3  Keep software updated", "Justifications\nProvisions that do not apply\nConditions\nFacts about the device\nEvidence\nFindings\nLegend\nSignature"} {
		if !strings.Contains(all, want) {
			t.Errorf("the bookmarks lack %q: %s", want, all)
		}
	}
	// The contents name the page to which their link leads.
	contents := strings.Split(pages[1], "\n")
	for i, l := range links {
		if l.From != 2 {
			continue
		}
		number := fmt.Sprint(l.To)
		found := false
		for _, line := range contents {
			found = found || line == number
		}
		if !found {
			t.Errorf("link %d of the contents leads to page %d, which they do not name", i, l.To)
		}
	}
}
