package pdf_test

import (
	"bytes"
	"os"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-fonts/dejavu/dejavuserif"

	"ask645/export/document"
	"ask645/export/pdf"
	"ask645/export/statement"
	"ask645/questionnaire"
)

// render renders a statement or ends the test.
func render(tb testing.TB, s *questionnaire.Statement) pdf.Document {
	tb.Helper()
	doc, err := pdf.Render(words(s), options)
	if err != nil {
		tb.Fatal(err)
	}
	if err := pdf.Compare(doc.Bytes, words(s), options); err != nil {
		tb.Error(err)
	}
	return doc
}

func TestRenderIsDeterministic(t *testing.T) {
	t.Parallel()
	first := render(t, realistic(t))
	var wait sync.WaitGroup
	for range 8 {
		s := realistic(t)
		wait.Go(func() {
			doc, err := pdf.Render(words(s), options)
			if err != nil || !bytes.Equal(doc.Bytes, first.Bytes) {
				t.Errorf("the same statement gave other bytes (error %v)", err)
			}
		})
	}
	wait.Wait()
	later := options
	later.Date = today.Add(24 * time.Hour)
	doc, err := pdf.Render(words(realistic(t)), later)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(doc.Bytes, first.Bytes) {
		t.Error("another date gave the same bytes")
	}
}

func TestRenderChangesNothing(t *testing.T) {
	t.Parallel()
	d := words(realistic(t))
	if _, err := pdf.Render(d, options); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(d, words(realistic(t))) {
		t.Error("the document changed")
	}
}

func TestRenderErrors(t *testing.T) {
	t.Parallel()
	whole := words(realistic(t))
	for name, test := range map[string]struct {
		document *document.Document
		options  pdf.Options
		want     string
	}{
		"no document": {nil, options, "no document"},
		"no date":     {whole, pdf.Options{}, "no date"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, err := pdf.Render(test.document, test.options)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
			if doc.Bytes != nil || doc.Pages != 0 {
				t.Error("an error came with a document")
			}
		})
	}
	if _, err := pdf.RenderLetter(nil, options); err == nil {
		t.Error("no letter was rendered")
	}
}

// FuzzRender sets whatever people may paste into the file.
func FuzzRender(f *testing.F) {
	for _, seed := range []string{
		"", " ", "\n\n\n", "plain", "{nb}", "(\\)", "\r\n\t\x00\x1b[31m", "\xff\xfe", "中文😀", "e\u0301\u0301",
		"\u0301", "\u00ad", "\u00a0\u00a0", strings.Repeat("x", 5000), strings.Repeat("\n", 300), strings.Repeat("a b", 2000),
		"\U00010000", "\uFFFE\uFFFF", "שלום", "\u202e", strings.Repeat("\u0301", 500),
	} {
		f.Add(seed, seed)
	}
	e := edition(f)
	f.Fuzz(func(t *testing.T, name, detail string) {
		a := draft(e)
		a.Product.Name = name
		a.Manufacturer.Address = detail
		a.Facts = map[string]string{"passwords": "yes", name: detail}
		a.Answers = map[string]questionnaire.Answer{
			"5.1-1": {Support: questionnaire.Supported, Detail: detail, Evidence: []questionnaire.Evidence{{Title: name, Ref: detail}}},
			"5.2-1": {Support: questionnaire.NotSupported, Detail: name + detail},
			name:    {Support: questionnaire.Supported, Detail: detail},
		}
		d := document.New(questionnaire.Evaluate(e, a, today), statement.Seal{ID: name, Digest: detail}, document.Options{Date: today, Generator: name})
		o := pdf.Options{Date: today, Generator: name, Data: []byte(detail), DataName: name, Font: "missing.ttf"}
		doc, err := pdf.Render(d, o)
		if err != nil && strings.Contains(err.Error(), "missing.ttf") {
			o.Font = t.TempDir() + "/missing.ttf"
			if err := os.WriteFile(o.Font, dejavuserif.TTF, 0o600); err != nil {
				t.Fatal(err)
			}
			doc, err = pdf.Render(d, o)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := pdf.Compare(doc.Bytes, d, o); err != nil {
			t.Error(err)
		}
		if doc.Pages < 3 || !bytes.HasPrefix(doc.Bytes, []byte("%PDF-")) {
			t.Errorf("a document of %d pages and %d bytes", doc.Pages, len(doc.Bytes))
		}
	})
}

// full is a complete statement of 67 provisions and the one that follows from them, with so
// many characters for each that applies.
func full(b *testing.B, length int) *document.Document {
	b.Helper()
	e := edition(b)
	s := questionnaire.Evaluate(e, complete(e, func(reference string) string { return text(reference, length) }), today)
	if len(s.Rows) != 68 || len(s.Findings) > 0 {
		b.Fatalf("a statement of %d provisions with the findings %v", len(s.Rows), s.Findings)
	}
	return words(s)
}

func BenchmarkRender(b *testing.B) {
	d := full(b, 400)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pdf.Render(d, options); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	d := full(b, 400)
	doc, err := pdf.Render(d, options)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := pdf.Compare(doc.Bytes, d, options); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkGrowth writes and compares longer and longer statements, as an export does. The
// time for a page is to stay what it is.
func BenchmarkGrowth(b *testing.B) {
	for _, length := range []int{400, 4_000, 40_000} {
		b.Run(strconv.Itoa(length), func(b *testing.B) {
			d := full(b, length)
			pages := 0
			b.ReportAllocs()
			for b.Loop() {
				laid, err := pdf.LayOut(d, options)
				if err != nil {
					b.Fatal(err)
				}
				doc, err := laid.Render()
				if err != nil {
					b.Fatal(err)
				}
				if err := laid.Compare(doc.Bytes); err != nil {
					b.Fatal(err)
				}
				pages = doc.Pages
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages), "µs/page")
		})
	}
}
