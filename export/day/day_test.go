package day_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"
	"unicode"

	"ask645/assets"
	"ask645/export/day"
	"ask645/export/document"
	"ask645/export/markdown"
	"ask645/export/pdf"
	"ask645/questionnaire"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// lock is the sample that comes with the program.
func lock(tb testing.TB) (*questionnaire.Edition, *questionnaire.Assessment) {
	tb.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		tb.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		tb.Fatal(err)
	}
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(a.Edition)
	if err != nil {
		tb.Fatal(err)
	}
	return edition, a
}

// sheet is that of a day on which the lock became what it is.
func sheet(tb testing.TB, edition *questionnaire.Edition, before, now *questionnaire.Assessment) *document.Sheet {
	tb.Helper()
	s, err := day.New(day.Input{
		Statement: questionnaire.Evaluate(edition, now, noon), Before: before, BeforeAt: noon.AddDate(0, 0, -1), Since: noon, Until: noon,
	})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func pages(tb testing.TB, s *document.Sheet) int {
	tb.Helper()
	options := pdf.Options{Date: noon, Generator: "ask645 test"}
	rendered, err := pdf.RenderSheet(s, options)
	if err != nil {
		tb.Fatal(err)
	}
	if err := pdf.CompareSheet(rendered.Bytes, s, options); err != nil {
		tb.Error(err)
	}
	return rendered.Pages
}

// worked changes so many answers of the lock, and takes as many away from the day before.
func worked(tb testing.TB, changed, answered int) (*questionnaire.Edition, *questionnaire.Assessment, *questionnaire.Assessment) {
	tb.Helper()
	edition, now := lock(tb)
	before := now.Clone()
	now.Assessor.Name = "Ada Lovelace"
	n := 0
	for _, provision := range edition.Provisions() {
		answer, there := now.Answers[provision.Reference]
		if !there || answer.Support != questionnaire.Supported {
			continue
		}
		if n++; n > changed+answered {
			break
		}
		if n > changed {
			delete(before.Answers, provision.Reference)
		}
		answer.Detail += " The test report of May 2026 shows that it does, in chapter 4, for all versions of the hardware."
		if n%5 == 0 {
			answer.OpenPoints = []questionnaire.OpenPoint{{Text: "Ask for the report of the second hardware version", Owner: "Ben Okri", Due: "2026-12-01"}}
		}
		now.SetAnswer(provision.Reference, answer, noon)
	}
	return edition, before, now
}

// TestOnePage: a usual day fits on one page, a long one goes on, and an empty one says so.
func TestOnePage(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ changed, answered, pages int }{{0, 0, 1}, {3, 2, 1}, {13, 12, 1}, {25, 0, 1}, {0, 25, 1}, {28, 28, 2}} {
		edition, before, now := worked(t, test.changed, test.answered)
		s := sheet(t, edition, before, now)
		if got := pages(t, s); got != test.pages {
			t.Errorf("%d changed and %d answered: %d pages, want %d", test.changed, test.answered, got, test.pages)
		}
		text := string(markdown.RenderSheet(s))
		if got := strings.Contains(text, fmt.Sprintf("## Answered (%d)", test.answered)); got != (test.answered > 0) {
			t.Errorf("%d answered: %v in\n%s", test.answered, got, text)
		}
		for _, want := range []string{
			"# Decisions of 23 November 2026", "WORKING PAPER, NO STATEMENT", "It is no statement of conformance",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%d and %d: %q is missing in\n%s", test.changed, test.answered, want, text)
			}
		}
	}
}

// TestWhatIsLeftOut: notes and flags are printed nowhere, and without an earlier version only
// what carries the day counts.
func TestWhatIsLeftOut(t *testing.T) {
	t.Parallel()
	edition, before := lock(t)
	now := before.Clone()
	now.Assessor.Name = "Ada Lovelace"
	for reference, answer := range now.Answers {
		answer.Note, answer.Flag = "SECRET", true
		now.SetAnswer(reference, answer, noon)
	}
	text := string(markdown.RenderSheet(sheet(t, edition, before, now)))
	if strings.Contains(text, "SECRET") || !strings.Contains(text, "## Changed (1)") {
		t.Errorf("got\n%s", text)
	}
	answer := now.Answers["5.1-1"]
	answer.Detail = "Written today."
	now.SetAnswer("5.1-1", answer, noon)
	text = string(markdown.RenderSheet(sheet(t, edition, nil, now)))
	if !strings.Contains(text, "no version from before is kept") || !strings.Contains(text, "## Answered (1)") || !strings.Contains(text, "Written today.") {
		t.Errorf("got\n%s", text)
	}
}

// TestNotApplicableShareARow: what is accepted together stands together.
func TestNotApplicableShareARow(t *testing.T) {
	t.Parallel()
	edition, before := lock(t)
	for _, reference := range []string{"5.1-1", "5.1-2", "5.3-2", "5.3-7"} {
		delete(before.Answers, reference)
	}
	now := before.Clone()
	for _, reference := range []string{"5.1-1", "5.1-2", "5.3-2", "5.3-7"} {
		now.SetAnswer(reference, questionnaire.Answer{Support: questionnaire.NotApplicable, Detail: "None."}, noon)
	}
	if text := string(markdown.RenderSheet(sheet(t, edition, before, now))); !strings.Contains(text, "## Answered (4)") || !strings.Contains(text, "| 4 rows | N/A | 5.1-1, 5.1-2, 5.3-2, 5.3-7 |") {
		t.Errorf("got\n%s", text)
	}
}

// FuzzSheet holds that no file makes trouble, and that nothing on a sheet steers a terminal.
func FuzzSheet(f *testing.F) {
	head := `{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1"`
	hostile := `\u001b[31m\u202e|<b>\\u0000\n# x ` + strings.Repeat("long ", 100)
	f.Add([]byte(head+`}`), []byte(head+`,"product":{"name":"`+hostile+`"},"assessor":{"name":"`+hostile+`"},"facts":{"passwords":"`+hostile+`","`+hostile+`":"yes"},"facts_by":{"passwords":"`+hostile+`"},"answers":{"5.1-1":{"support":"N","detail":"`+hostile+`","by":"`+hostile+`","open_points":[{"text":"`+hostile+`","owner":"`+hostile+`","due":"2026-01-01"}]},"`+hostile+`":{"support":"Y","evidence":[{"title":"`+hostile+`"}]}}}`))
	edition, _ := lock(f)
	f.Fuzz(func(t *testing.T, one, other []byte) {
		before, err := questionnaire.Decode(one)
		if err != nil {
			return
		}
		now, err := questionnaire.Decode(other)
		if err != nil {
			return
		}
		s := sheet(t, edition, before, now)
		for i, r := range string(markdown.RenderSheet(s)) {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
				t.Fatalf("%U at %d", r, i)
			}
		}
	})
}

// TestHostileSheet sets on pages what steers terminals and readers of Markdown.
func TestHostileSheet(t *testing.T) {
	t.Parallel()
	edition, before, now := worked(t, 3, 3)
	hostile := "\x1b[31m\u202e|<b>\\\x00\n# x 漢 \U0001f600" + strings.Repeat("long ", 100) + strings.Repeat("x", 500)
	now.Product.Name, now.Assessor.Name = hostile, hostile
	now.SetFact(hostile, hostile, noon)
	for _, reference := range []string{"5.1-1", hostile} {
		now.SetAnswer(reference, questionnaire.Answer{Support: "N", Detail: hostile, OpenPoints: []questionnaire.OpenPoint{{Text: hostile, Owner: hostile, Due: "2026-01-01"}}}, noon)
	}
	if n := pages(t, sheet(t, edition, before, now)); n > 2 {
		t.Errorf("%d pages", n)
	}
}
