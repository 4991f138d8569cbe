package export_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/export"
	"ask645/export/document"
	"ask645/export/pdf"
	"ask645/export/psti"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// letterhead is that of the sample pack.
func letterhead(t *testing.T) *questionnaire.Letterhead {
	t.Helper()
	files, err := fs.Sub(assets.FS, "packs/home-gateway")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := questionnaire.OpenPack(files)
	if err != nil {
		t.Fatal(err)
	}
	head, err := questionnaire.NewLibrary(assets.FS, pack).Letterhead("")
	if err != nil || head == nil || head.Logo == nil || head.Accent == nil {
		t.Fatalf("the sample has the letterhead %+v, %v", head, err)
	}
	return head
}

// TestLetterheadIsDress writes every format with and without a letterhead: only those that
// have room for one change, none changes what is stated, and all hold when they are read back.
func TestLetterheadIsDress(t *testing.T) {
	t.Parallel()
	s := gateway(t)
	with := options
	with.Letterhead = letterhead(t)
	for _, format := range export.Formats() {
		plain, err := export.Render(format.Name, s, options)
		if psti.Refused(err) != nil {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		dressed, err := export.Render(format.Name, s, with)
		if err != nil {
			t.Errorf("%s: %v", format.Name, err)
			continue
		}
		if same := bytes.Equal(plain.Bytes, dressed.Bytes); same == format.Dressed {
			t.Errorf("%s: the same bytes: %t", format.Name, same)
		}
		again, err := export.Render(format.Name, s, with)
		if err != nil || !bytes.Equal(again.Bytes, dressed.Bytes) {
			t.Errorf("%s: other bytes the second time (%v)", format.Name, err)
		}
		if format.Name != "pdf" {
			continue
		}
		givesBack(t, format.Name, dressed.Bytes, s.Assessment)
		verified, err := export.Verify(dressed.Bytes, libraryOf(s), options.Generator, "")
		if err != nil || len(verified.Open) != 1 || !strings.Contains(verified.Open[0], `it names "Example Home Gateways"`) {
			t.Errorf("verify: %v, %+v", err, verified)
		}
	}
}

// TestVerifyLetterhead wants a PDF whose letterhead hides what stands on the pages to be told
// from one that this program wrote.
func TestVerifyLetterhead(t *testing.T) {
	t.Parallel()
	s := gateway(t)
	with := options
	with.Letterhead = letterhead(t)
	prepared, err := export.Prepare(s, with)
	if err != nil {
		t.Fatal(err)
	}
	result, err := prepared.Render("pdf")
	if err != nil {
		t.Fatal(err)
	}
	plain, err := export.Prepare(s, options)
	if err != nil {
		t.Fatal(err)
	}
	if err := plain.Compare("pdf", result.Bytes); err == nil {
		t.Error("a PDF in a letterhead agrees with one in none")
	}
	lost := bytes.Replace(result.Bytes, []byte("/PieceInfo"), []byte("/OtherInfo"), 1)
	if _, err := export.Verify(lost, libraryOf(s), options.Generator, ""); !errors.Is(err, export.ErrDisagrees) {
		t.Errorf("without what the file says of its letterhead: %v", err)
	}
}

// TestHTMLLetterhead wants the page to say what it says in a letterhead, and changes to it to
// be noticed.
func TestHTMLLetterhead(t *testing.T) {
	t.Parallel()
	s := gateway(t)
	with := options
	with.Letterhead = letterhead(t)
	prepared, err := export.Prepare(s, with)
	if err != nil {
		t.Fatal(err)
	}
	result, err := prepared.Render("html")
	if err != nil {
		t.Fatal(err)
	}
	page := string(result.Bytes)
	logo := base64.StdEncoding.EncodeToString(with.Letterhead.Logo.PNG)
	for _, want := range []string{
		`<p class="kind">` + document.SelfAssessment, document.PreparedWith + ` <strong dir="auto">Example Home Gateways</strong>`,
		document.NoteLetterhead, "data:image/png;base64,", "img-src data:", ":root { --accent: #6b1f5e; --head: #6b1f5e; }",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for name, change := range map[string][2]string{
		"name":   {">Example Home Gateways</strong>", ">Another Firm</strong>"},
		"note":   {"It adds no claim", "It adds a claim"},
		"footer": {"1 Sample Street, Exampleton</p>", "2 Sample Street</p>"},
		"logo":   {`src="data:image/png;base64,`, `src="data:image/png;base64,A`},
		"second": {`</aside>`, `<img src="https://tracker.example/"></aside>`},
		"more":   {`</aside>`, `<p>Approved</p></aside>`},
		"gone":   {`<aside class="letterhead">`, `<nav>`},
	} {
		bad := strings.Replace(page, change[0], change[1], 1)
		if bad == page {
			t.Fatalf("the page lacks %s", change[0])
		}
		if err := prepared.Compare("html", []byte(bad)); err == nil {
			t.Errorf("%s: the change was not noticed", name)
		}
	}
	plain, err := export.Render("html", s, options)
	if err != nil {
		t.Fatal(err)
	}
	for _, strange := range []string{"img-src", "letterhead", logo, "aside"} {
		if bytes.Contains(plain.Bytes, []byte(strange)) {
			t.Errorf("the page in no letterhead holds %.40q", strange)
		}
	}
}

// TestHostileLetterhead sets texts that mean something else to a browser, to a style sheet and
// to a PDF. Those that a pack cannot bring are refused by the documents too.
func TestHostileLetterhead(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`</style><script>alert(1)</script>`, `";} body{display:none} /*`, `\A "; } * { x`, `"><img src=x onerror=alert(1)>`,
		`{{.Seal}} <!-- ]]>`, `) Tj ET (`, `Ａ` + "\u200b" + `中文 😀`, `</aside><h1>Approval</h1>`,
	} {
		with := options
		with.Letterhead = &questionnaire.Letterhead{Name: "A " + text, Footer: text}
		for _, format := range []string{"html", "pdf"} {
			result, err := export.Render(format, sample(t, "Lamp"), with)
			if err != nil {
				t.Errorf("%s, %q: %v", format, text, err)
				continue
			}
			if format != "html" {
				continue
			}
			for _, bad := range []string{"<script", "<img", "<h1>Approval"} {
				if bytes.Contains(result.Bytes, []byte(bad)) {
					t.Errorf("%q stands in the page as %q", text, bad)
				}
			}
			style, _, _ := strings.Cut(string(result.Bytes), "</style>")
			if strings.Contains(style, "} *") || strings.Contains(style, "} body") {
				t.Errorf("%q reaches into the style sheet", text)
			}
			for _, once := range []string{"</style>", "</header>", "<h1>"} {
				if bytes.Count(result.Bytes, []byte(once)) != 1 {
					t.Errorf("%q: %s is not there once", text, once)
				}
			}
		}
	}
	white := questionnaire.White()
	for name, head := range map[string]*questionnaire.Letterhead{
		"approval":  {Name: "Certified by A"},
		"invisible": {Name: "A", Accent: &white},
		"lines":     {Name: "A\nB"},
		"reversed":  {Name: "A\u202eB"},
		"huge":      {Name: "A", Logo: &questionnaire.Logo{Width: 1, Height: 30000}},
	} {
		with := options
		with.Letterhead = head
		for _, format := range []string{"html", "pdf"} {
			if _, err := export.Render(format, sample(t, "Lamp"), with); err == nil {
				t.Errorf("%s: %s was written", name, format)
			}
		}
	}
}

// TestOthersInLetterhead writes the draft under a law and the sheet of the day in a letterhead.
// Both are held against their words by the export itself.
func TestOthersInLetterhead(t *testing.T) {
	t.Parallel()
	with := options
	with.Letterhead = letterhead(t)
	const lock = "psti/testdata/lock.ask645.json"
	assessment, err := store.Read(lock)
	if err != nil {
		t.Fatal(err)
	}
	library := questionnaire.NewLibrary(assets.FS)
	edition, err := library.Edition(assessment.Edition)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := write(filepath.Join(t.TempDir(), "draft.pdf"), "uk-psti", questionnaire.Evaluate(edition, assessment, options.Date), with); err != nil {
		t.Error(err)
	}
	path := filepath.Join(t.TempDir(), "lock.ask645.json")
	data, err := os.ReadFile(lock)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	states, err := store.Log(path)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := export.PrepareDay(states, library, time.Now(), time.Now(), with)
	if err != nil {
		t.Fatal(err)
	}
	result, err := sheet.Render("pdf")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := pdf.Texts(result.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range pages {
		if !strings.Contains(page, with.Letterhead.Footer) || strings.Contains(page, document.PreparedWith) != (i == 0) {
			t.Errorf("page %d of the sheet says %q", i+1, page)
		}
	}
}
