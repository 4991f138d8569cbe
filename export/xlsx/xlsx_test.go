package xlsx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ask645/assets"
	"ask645/export/document"
	"ask645/export/sheet"
	"ask645/export/statement"
	"ask645/export/xlsx"
	"ask645/questionnaire"
)

// day is the date of the statements in the tests.
var day = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

var (
	seal    = statement.Seal{ID: "5d7d1f3a-8c0b-5b5e-9f6f-0a1b2c3d4e5f", Digest: strings.Repeat("ab", 32)}
	options = xlsx.Options{Date: day, Generator: "ask645 test"}
)

// lock is the assessment of the sample.
func lock(tb testing.TB) *questionnaire.Assessment {
	tb.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		tb.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// gaps is the sample with something of everything that a statement can lack, and with texts
// that spreadsheets stumble over.
func gaps(tb testing.TB) *questionnaire.Assessment {
	tb.Helper()
	a := lock(tb)
	a.Product.Name = "Lock & Key <SL-1>"
	a.Manufacturer.Contact = "+49 431 123456"
	a.SetFact("telemetry", questionnaire.DontKnow, day)
	a.SetAnswer("5.5-1", questionnaire.Answer{}, day)
	a.SetAnswer("5.1-3", questionnaire.Answer{Support: questionnaire.NotSupported, Detail: "- Not yet.\n- =1+1"}, day)
	a.SetAnswer("5.2-1", questionnaire.Answer{Support: questionnaire.Supported, Detail: `=HYPERLINK("https://e.example","x")`}, day)
	a.SetAnswer("5.3-2", questionnaire.Answer{Support: questionnaire.Supported, Detail: "日本語 😀 Ωμέγα ✓ שלום\n\n  <b>&amp;</b> _x0041_x0042_ _xD83D_ \uffff"}, day)
	a.SetAnswer("5.4-1", questionnaire.Answer{
		Support: questionnaire.Supported, Detail: "Keys are kept in a secure element.",
		Evidence: []questionnaire.Evidence{{Title: "Design", Ref: "design.pdf", SHA256: strings.Repeat("ab", 32)}, {Ref: "@place"}},
	}, day)
	return a
}

// words puts the statement of an assessment into words.
func words(tb testing.TB, a *questionnaire.Assessment) *document.Document {
	tb.Helper()
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(a.Edition)
	if err != nil {
		tb.Fatal(err)
	}
	s := questionnaire.Evaluate(edition, a, day)
	return document.New(s, seal, document.Options{Date: day, Generator: options.Generator})
}

// render writes the workbook and compares it.
func render(tb testing.TB, d *document.Document) xlsx.Document {
	tb.Helper()
	file, err := xlsx.Render(d, options)
	if err != nil {
		tb.Fatal(err)
	}
	if err := xlsx.Compare(d, file.Bytes); err != nil {
		tb.Fatal(err)
	}
	return file
}

// open opens a workbook.
func open(tb testing.TB, data []byte) *excelize.File {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := f.Close(); err != nil {
			tb.Error(err)
		}
	})
	return f
}

// rows are the cells of a sheet.
func rows(tb testing.TB, f *excelize.File, name string) [][]string {
	tb.Helper()
	all, err := f.GetRows(name)
	if err != nil {
		tb.Fatal(err)
	}
	return all
}

// parts are the files inside a workbook, in their order.
func parts(tb testing.TB, data []byte) (names []string, texts map[string]string) {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	texts = map[string]string{}
	for _, file := range z.File {
		r, err := file.Open()
		if err != nil {
			tb.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		names, texts[file.Name] = append(names, file.Name), string(text)
	}
	return names, texts
}

// TestRenderIsDeterministic renders several times: Excelize by itself packs its sheets in
// any order.
func TestRenderIsDeterministic(t *testing.T) {
	t.Parallel()
	first := render(t, words(t, gaps(t)))
	var wait sync.WaitGroup
	for range 8 {
		d := words(t, gaps(t))
		wait.Go(func() {
			if again, err := xlsx.Render(d, options); err != nil || !bytes.Equal(again.Bytes, first.Bytes) {
				t.Errorf("the same statement gave other bytes (error %v)", err)
			}
		})
	}
	wait.Wait()
	names, _ := parts(t, first.Bytes)
	if len(names) != 15 || names[0] != "[Content_Types].xml" || names[1] != "_rels/.rels" {
		t.Errorf("the parts are %s", names)
	}
}

// TestNothingIsCalculated looks for formulas in the bytes, whatever the texts begin with.
func TestNothingIsCalculated(t *testing.T) {
	t.Parallel()
	_, texts := parts(t, render(t, words(t, gaps(t))).Bytes)
	for name, text := range texts {
		for _, bad := range []string{"<f>", "<f ", `t="str"`, `t="e"`, "<hyperlink", "filterMode", "externalLink", "\ufdd0"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s has %s", name, bad)
			}
		}
	}
	if !strings.Contains(texts["xl/worksheets/sheet2.xml"], "<t>&#39;=HYPERLINK(") {
		t.Error("the Detail that looks like a formula is not guarded")
	}
}

func TestLongDetail(t *testing.T) {
	t.Parallel()
	a := lock(t)
	long := strings.Repeat("emoji 😀, ", 5000)
	a.SetAnswer("5.1-1", questionnaire.Answer{Support: questionnaire.Supported, Detail: long}, day)
	d := words(t, a)
	file := render(t, d)
	cell := rows(t, open(t, file.Bytes), "Pro forma")[2][6]
	beginning, mark, _ := strings.Cut(cell, " [continued")
	if mark != " in the JSON statement; 15581 characters left out]" || !strings.HasPrefix(long, beginning) {
		t.Errorf("the cell ends with %q", mark)
	}
	if kept := len([]rune(beginning)); kept+15581 != len([]rune(strings.TrimSpace(long))) {
		t.Errorf("%d characters are kept of %d", kept, len([]rune(long)))
	}
	want := `a cell of a workbook is too small for the text of 5.1-1, Detail, on sheet "Pro forma": 15581 characters are left out, and stand in the JSON statement`
	if len(file.Warnings) != 1 || file.Warnings[0] != want {
		t.Errorf("warnings %q\nwant %q", file.Warnings, want)
	}
	a.SetAnswer("5.1-1", questionnaire.Answer{Support: questionnaire.Supported, Detail: strings.Repeat("x", 32767)}, day)
	if file := render(t, words(t, a)); len(file.Warnings) > 0 {
		t.Errorf("warnings %q for what just fits", file.Warnings)
	}
}

// FuzzRender writes whatever people may enter, and reads it back.
func FuzzRender(f *testing.F) {
	for _, seed := range []string{
		"", "plain", "=1", "'=1", "a\r\nb", "\ufeff", "\x00\x1b\x9b", "\xff", "日本語😀", "\u2028", " - ", "<&>\"'",
		"_x0041_", "_x0041_x0042_", "_x005F_", "_x005F_x0041_", "_xD83D_", "\ufdd0", "\uffff", "\U0001fffe", "&8&P", "1",
	} {
		f.Add(uint8(1), seed, seed)
		f.Add(uint8(2), seed, "other")
	}
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(questionnaire.DefaultEdition)
	if err != nil {
		f.Fatal(err)
	}
	supports := []questionnaire.Support{
		questionnaire.Unanswered, questionnaire.Supported, questionnaire.NotSupported, questionnaire.NotApplicable,
	}
	f.Fuzz(func(t *testing.T, support uint8, detail, other string) {
		a := questionnaire.NewAssessment(edition.ID, other)
		a.Facts = map[string]string{"passwords": other}
		a.Product.Name, a.Product.Description = detail, other
		a.Manufacturer.Name = other
		answer := questionnaire.Answer{
			Support: supports[int(support)%len(supports)], Detail: detail,
			Justification: questionnaire.JustifiedBy{Template: other, ReviewBy: detail},
			Evidence:      []questionnaire.Evidence{{Title: detail, Ref: other}, {Ref: detail, SHA256: other}},
		}
		a.Answers = map[string]questionnaire.Answer{"5.1-3": answer, "5.2-2": answer, other: answer}
		d := document.New(questionnaire.Evaluate(edition, a, day), seal, document.Options{Date: day, Generator: other})
		// Excelize has to see the texts as well, but for what XML cannot hold.
		table := rows(t, open(t, render(t, d).Bytes), "Pro forma")
		detail = d.Clauses[1].Rows[2].Detail
		if table[4][0] != "5.1-3" || strings.ContainsFunc(detail, func(r rune) bool { return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef }) {
			return
		}
		if got := append(table[4], make([]string, 10)...)[6]; got != sheet.Guard(detail) && len(detail) < sheet.MaxCell {
			t.Errorf("Excelize reads %q instead of %q", got, sheet.Guard(detail))
		}
	})
}

func BenchmarkRender(b *testing.B) {
	d := words(b, lock(b))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := xlsx.Render(d, options); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	d := words(b, lock(b))
	file := render(b, d)
	b.ReportAllocs()
	for b.Loop() {
		if err := xlsx.Compare(d, file.Bytes); err != nil {
			b.Fatal(err)
		}
	}
}
