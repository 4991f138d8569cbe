package pdf_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/jung-kurt/gofpdf"

	"ask645/export/document"
	"ask645/export/pdf"
	"ask645/questionnaire"
)

// TestCompareDisagrees holds a file against statements that it does not say.
func TestCompareDisagrees(t *testing.T) {
	t.Parallel()
	d := words(realistic(t))
	doc, err := pdf.Render(d, options)
	if err != nil {
		t.Fatal(err)
	}
	row := func(d *document.Document, reference string) *document.Row {
		for i := range d.Clauses {
			for j := range d.Clauses[i].Rows {
				if d.Clauses[i].Rows[j].Reference == reference {
					return &d.Clauses[i].Rows[j]
				}
			}
		}
		t.Fatalf("no row %s", reference)
		return nil
	}
	for name, test := range map[string]struct {
		change func(d *document.Document, o *pdf.Options)
		want   string
	}{
		"support": {func(d *document.Document, _ *pdf.Options) { row(d, "5.3-2").Support = "N" }, `says "Y" and not "N", at 5.3-2`},
		"detail":  {func(d *document.Document, _ *pdf.Options) { row(d, "5.3-2").Detail += " x" }, "page"},
		"a row more": {func(d *document.Document, _ *pdf.Options) {
			d.Clauses[0].Rows = append(d.Clauses[0].Rows, d.Clauses[1].Rows...)
		}, "page"},
		"colour":  {func(d *document.Document, _ *pdf.Options) { row(d, "5.3-2").Unmet = true }, `has "Y" in another place, size or colour, at 5.3-2`},
		"total":   {func(d *document.Document, _ *pdf.Options) { d.Totals[0].Count++ }, "page 3 says"},
		"bars":    {func(d *document.Document, _ *pdf.Options) { d.Totals[0].Tone = document.Bad }, "page 3 has other lines and bars"},
		"finding": {func(d *document.Document, _ *pdf.Options) { d.Findings = d.Findings[1:] }, "page"},
		"product": {func(d *document.Document, _ *pdf.Options) { d.Product = "Another" }, "Title"},
		"digest":  {func(d *document.Document, _ *pdf.Options) { d.Seal.Digest = strings.Repeat("f", 64) }, "Keywords"},
		"data":    {func(_ *document.Document, o *pdf.Options) { o.Data = []byte("{}") }, "the attachment statement.json is not"},
		"name":    {func(_ *document.Document, o *pdf.Options) { o.DataName = "other.json" }, `page 1 says`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			other, o := words(realistic(t)), options
			test.change(other, &o)
			if err := pdf.Compare(doc.Bytes, other, o); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
	if err := pdf.Compare(doc.Bytes, nil, options); err == nil {
		t.Error("a file agrees with nothing")
	}
}

// TestCompareFindsChanges changes a finished file in the way other programs do.
func TestCompareFindsChanges(t *testing.T) {
	t.Parallel()
	d := words(realistic(t))
	doc, err := pdf.Render(d, options)
	if err != nil {
		t.Fatal(err)
	}
	const note = "<</Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (Y)>>"
	const field = "<</Type /Annot /Subtype /Widget /FT /Sig /Rect [0 0 9 9]>>"
	for name, test := range map[string]struct {
		annotations string
		change      func(content string) string
		want        string
	}{
		"nothing":   {"", func(c string) string { return c }, ""},
		"signature": {field, func(c string) string { return c }, ""},
		"note":      {note, func(c string) string { return c }, "page 5: it carries a note or mark (FreeText)"},
		"picture":   {"", func(c string) string { return c + "q 9 0 0 9 0 0 cm /Im1 Do Q\n" }, "something drawn on it"},
		"bar":       {"", func(c string) string { return c + "1 1 1 rg 50 50 400 400 re f\n" }, "something drawn on it"},
		"text more": {"", func(c string) string { return c + "BT 9 9 Td (\x00Y) Tj ET\n" }, `says more than the statement: "Y"`},
		"text less": {"", func(c string) string { return c[:strings.LastIndex(c, "BT ")] }, "lacks"},
		"text":      {"", func(c string) string { return strings.Replace(c, "(\x00Y)", "(\x00N)", 1) }, `says "N" and not "Y", at 5.`},
		"moved":     {"", func(c string) string { return strings.Replace(c, " Td (\x00Y)", " Td 9 9 Td (\x00Y)", 1) }, `has "Y" in another place`},
		"broken":    {"", func(c string) string { return c + "(" }, "something drawn on it"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			changed, err := pdf.Append(doc.Bytes, "", func(page int, content string) (string, string) {
				if page != 5 {
					return "", ""
				}
				return test.annotations, test.change(content)
			})
			if err != nil {
				t.Fatal(err)
			}
			err = pdf.Compare(changed, d, options)
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
			if _, content, err := pdf.Attachment(changed); err != nil || !bytes.Equal(content, options.Data) {
				t.Errorf("the attachment is %q (%v)", content, err)
			}
		})
	}
	short, err := pdf.Render(words(questionnaire.Evaluate(edition(t), draft(edition(t)), today)), options)
	if err != nil {
		t.Fatal(err)
	}
	if err := pdf.Compare(short.Bytes, d, options); err == nil {
		t.Error("another statement agrees")
	}
}

func TestAttachment(t *testing.T) {
	t.Parallel()
	o := options
	o.Data, o.DataName = bytes.Repeat([]byte("{\"weird\": \"()\\\\ endstream endobj \xff\"}\n"), 300), "données ()\\.json"
	doc, err := pdf.Render(words(realistic(t)), o)
	if err != nil {
		t.Fatal(err)
	}
	name, content, err := pdf.Attachment(doc.Bytes)
	if err != nil || name != o.DataName || !bytes.Equal(content, o.Data) {
		t.Errorf("got %q with %d bytes, %v", name, len(content), err)
	}
	// poppler sees the same.
	if _, err := exec.LookPath("pdfdetach"); err == nil {
		file, out := filepath.Join(t.TempDir(), "a.pdf"), filepath.Join(t.TempDir(), "out.json")
		if err := os.WriteFile(file, doc.Bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.CommandContext(t.Context(), "pdfdetach", "-save", "1", "-o", out, file).CombinedOutput(); err != nil {
			t.Fatalf("pdfdetach: %v %s", err, out)
		}
		if detached, err := os.ReadFile(out); err != nil || !bytes.Equal(detached, o.Data) {
			t.Errorf("pdfdetach got %d bytes, %v", len(detached), err)
		}
	}
	o.Data = nil
	if doc, err = pdf.Render(words(realistic(t)), o); err != nil {
		t.Fatal(err)
	}
	if _, _, err := pdf.Attachment(doc.Bytes); !errors.Is(err, pdf.ErrNoStatement) {
		t.Errorf("without data: error %v", err)
	}
	if strings.Contains(strings.Join(texts(t, doc), ""), "ttached") {
		t.Error("the pages say that something is attached")
	}
}

// TestOtherFiles reads what is no statement.
func TestOtherFiles(t *testing.T) {
	t.Parallel()
	other := gofpdf.New("P", "pt", "A4", "")
	other.AddPage()
	other.SetAttachments([]gofpdf.Attachment{{Content: []byte("{}"), Filename: "statement.json"}})
	var plain bytes.Buffer
	if err := other.Output(&plain); err != nil {
		t.Fatal(err)
	}
	doc, err := pdf.Render(words(realistic(t)), options)
	if err != nil {
		t.Fatal(err)
	}
	encrypted, err := pdf.Append(doc.Bytes, "/Encrypt 3 0 R", func(int, string) (string, string) { return "", "" })
	if err != nil {
		t.Fatal(err)
	}
	replace := func(old, replacement string) []byte {
		return bytes.Replace(doc.Bytes, []byte(old), []byte(replacement), 1)
	}
	for name, test := range map[string]struct {
		data []byte
		want error
		text string
	}{
		"empty":        {nil, pdf.ErrDamaged, "does not begin as a PDF"},
		"json":         {options.Data, pdf.ErrDamaged, "does not begin as a PDF"},
		"another":      {plain.Bytes(), pdf.ErrNoStatement, "is a PDF, but carries no statement of ask645"},
		"cut":          {doc.Bytes[:len(doc.Bytes)-500], pdf.ErrDamaged, "its end is missing"},
		"encrypted":    {encrypted, pdf.ErrDamaged, "encrypted"},
		"newer tables": {replace("\nxref\n", "\n9999\n"), pdf.ErrDamaged, "in a form that this one does not read"},
		"moved":        {replace("%PDF-1.7\n", "%PDF-1.7 and a few bytes more\n"), pdf.ErrDamaged, ""},
		"compressed otherwise": {replace("/Type /EmbeddedFile /Subtype /application#2Fjson",
			"/DecodeParms <</Columns 1>> /Subtype /x         "),
			pdf.ErrDamaged, "compressed in a form"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, _, err := pdf.Attachment(test.data); !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.text) {
				t.Errorf("error %v, want %v with %q", err, test.want, test.text)
			}
			if err := pdf.Compare(test.data, words(realistic(t)), options); err == nil {
				t.Error("it agrees with a statement")
			}
		})
	}
}

// TestTextsAreThosePeopleSee holds Texts against poppler, character by character.
func TestTextsAreThosePeopleSee(t *testing.T) {
	t.Parallel()
	for name, d := range statements(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, err := pdf.Render(d, options.In())
			if err != nil {
				t.Fatal(err)
			}
			ours := texts(t, doc)
			for i, theirs := range pages(t, doc) {
				if got, want := letters(ours[i]), letters(theirs); got != want {
					t.Errorf("page %d: Texts has\n%s\nand poppler\n%s", i+1, got, want)
					return
				}
			}
		})
	}
}

// letters counts the letters and digits of a text, whose order is not that of the page.
func letters(text string) string {
	count := map[rune]int{}
	for _, r := range text {
		if r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			count[r]++
		}
	}
	var b strings.Builder
	for r := range rune(0x250) {
		if n := count[r]; n > 0 {
			b.WriteString(strings.Repeat(string(r), n))
		}
	}
	return b.String()
}

// FuzzAttachment and FuzzTexts read whatever a file may hold.
func FuzzAttachment(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		_, content, err := pdf.Attachment(data)
		if err != nil && content != nil {
			t.Error("an error came with content")
		}
		if err != nil && !errors.Is(err, pdf.ErrDamaged) && !errors.Is(err, pdf.ErrNoStatement) {
			t.Errorf("an error of no kind: %v", err)
		}
		if _, err := pdf.FontOf(data); err != nil && !errors.Is(err, pdf.ErrDamaged) {
			t.Errorf("an error of no kind: %v", err)
		}
	})
}

func FuzzTexts(f *testing.F) {
	seed(f)
	d := words(questionnaire.Evaluate(&questionnaire.Edition{ID: "x", Title: "X", Table: "Table 1"}, &questionnaire.Assessment{}, today))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := pdf.Texts(data); err != nil && !errors.Is(err, pdf.ErrDamaged) {
			t.Errorf("an error of no kind: %v", err)
		}
		_ = pdf.Compare(data, d, options.In())
	})
}

// seed adds whole files, with their streams open to change, and parts of files.
func seed(f *testing.F) {
	f.Helper()
	d := words(questionnaire.Evaluate(&questionnaire.Edition{ID: "x", Title: "X", Table: "Table 1"}, &questionnaire.Assessment{}, today))
	doc, err := pdf.Render(d, options.In())
	if err != nil {
		f.Fatal(err)
	}
	open, err := pdf.Append(doc.Bytes, "", func(_ int, content string) (string, string) { return "", content })
	if err != nil {
		f.Fatal(err)
	}
	f.Add(doc.Bytes)
	f.Add(open)
	for _, body := range []string{
		"1 0 obj<</Type/Catalog/Pages 1 0 R/Names 1 0 R/EmbeddedFiles 1 0 R/Kids[1 0 R 1 0 R]/Names[(a)1 0 R]>>endobj ",
		"1 0 obj<</Pages<</Kids[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]>>>>endobj ",
		"1 0 obj<</Pages<</Contents 1 0 R>>/Length 99999999>>stream\nBT (\\12\\((a)\\\r\n) Tj <41> [ ] ET\nendstream endobj ",
	} {
		text := "%PDF-1.4\n" + body
		f.Add([]byte(text + "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer<</Root 1 0 R/Info 1 0 R>>startxref\n" + strconv.Itoa(len(text)) + "\n%%EOF"))
	}
}
