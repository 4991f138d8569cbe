package pdf_test

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ask645/export/pdf"
	"ask645/questionnaire"
)

// render renders a statement or ends the test.
func render(tb testing.TB, s *questionnaire.Statement) pdf.Document {
	tb.Helper()
	doc, err := pdf.Render(s, options)
	if err != nil {
		tb.Fatal(err)
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
			doc, err := pdf.Render(s, options)
			if err != nil || !bytes.Equal(doc.Bytes, first.Bytes) {
				t.Errorf("the same statement gave other bytes (error %v)", err)
			}
		})
	}
	wait.Wait()
	later := options
	later.Date = today.Add(24 * time.Hour)
	doc, err := pdf.Render(realistic(t), later)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(doc.Bytes, first.Bytes) {
		t.Error("another date gave the same bytes")
	}
}

func TestRenderChangesNothing(t *testing.T) {
	t.Parallel()
	s := realistic(t)
	rows, answers := len(s.Rows), s.Assessment.Clone()
	render(t, s)
	if len(s.Rows) != rows || len(s.Assessment.Answers) != len(answers.Answers) {
		t.Error("the statement changed")
	}
}

func TestReplaced(t *testing.T) {
	t.Parallel()
	e := edition(t)
	a := draft(e)
	a.Product.Name = "智 hub 😀 智 Ωμέγα ✓ e\u0301"
	a.Manufacturer.Name = "bad \xff bytes \U0010FFFF \uFFFE"
	a.Answers = map[string]questionnaire.Answer{"5.1-3": {Support: questionnaire.Supported, Detail: "文 😀"}}
	doc := render(t, questionnaire.Evaluate(e, a, today))
	if want := []rune("智😀\U0010FFFF\uFFFE文"); !slices.Equal(doc.Replaced, want) {
		t.Errorf("Replaced = %U, want %U", doc.Replaced, want)
	}
	if plain := render(t, realistic(t)); plain.Replaced != nil {
		t.Errorf("Replaced = %U for plain text", plain.Replaced)
	}
}

func TestRenderErrors(t *testing.T) {
	t.Parallel()
	whole := realistic(t)
	for name, test := range map[string]struct {
		statement *questionnaire.Statement
		options   pdf.Options
		want      string
	}{
		"no statement":  {nil, options, "no edition"},
		"no edition":    {&questionnaire.Statement{Assessment: whole.Assessment}, options, "no edition"},
		"no assessment": {&questionnaire.Statement{Edition: whole.Edition}, options, "no edition or no assessment"},
		"no date":       {whole, pdf.Options{}, "no date"},
		"a broken row":  {&questionnaire.Statement{Edition: whole.Edition, Assessment: whole.Assessment, Rows: []questionnaire.Row{{}}}, options, "render pdf"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, err := pdf.Render(test.statement, test.options)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
			if doc.Bytes != nil || doc.Pages != 0 {
				t.Error("an error came with a document")
			}
		})
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
		doc, err := pdf.Render(questionnaire.Evaluate(e, a, today), pdf.Options{Date: today, Generator: name})
		if err != nil {
			t.Fatal(err)
		}
		if doc.Pages < 3 || !bytes.HasPrefix(doc.Bytes, []byte("%PDF-")) {
			t.Errorf("a document of %d pages and %d bytes", doc.Pages, len(doc.Bytes))
		}
	})
}

func BenchmarkRender(b *testing.B) {
	e := edition(b)
	s := questionnaire.Evaluate(e, complete(e, func(reference string) string { return text(reference, 400) }), today)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pdf.Render(s, options); err != nil {
			b.Fatal(err)
		}
	}
}
