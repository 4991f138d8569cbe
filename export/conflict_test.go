package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ask645/export"
	"ask645/export/pdf"
	"ask645/export/psti"
	"ask645/questionnaire"
)

// conflicting is the assessment of the lock with conflicts of copies that were merged.
func conflicting(t testing.TB) *questionnaire.Assessment {
	t.Helper()
	base := partial(t)
	left, right := base.Clone(), base.Clone()
	say := func(a *questionnaire.Assessment, detail, note, name string) {
		a.Assessor.Name, a.Product.Name = "", name
		answer := a.Answers["5.3-2"]
		answer.Detail, answer.Note = detail, note
		a.SetAnswer("5.3-2", answer, options.Date)
	}
	say(left, "Through the app.", "Call Max.", "Lock A")
	say(right, "Every night.", "Call Ada.", "Lock B")
	merged, err := questionnaire.Merge(questionnaire.Copy{Name: "a", Assessment: left}, questionnaire.Copy{Name: "b", Assessment: right}, base)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(merged.Assessment.Conflicts); n != 3 {
		t.Fatalf("%d conflicts", n)
	}
	return merged.Assessment
}

// TestConflictsAreShown writes statements of an assessment with conflicts in every format.
// None hides them, and what is read back has them all.
func TestConflictsAreShown(t *testing.T) {
	t.Parallel()
	a := conflicting(t)
	s := questionnaire.Evaluate(editionOf(t, a.Edition), a, options.Date)
	if s.Answered || s.Complete || s.Conformant {
		t.Errorf("answered %t, complete %t, conformant %t", s.Answered, s.Complete, s.Conformant)
	}
	prepared, err := export.Prepare(s, options)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range export.StatementNames() {
		result, err := prepared.Render(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		text := string(result.Bytes)
		row, cover := "Conflict, not decided: the Detail, the note.", "3 conflicts of copies that were merged are open (5.3-2, product)"
		switch name {
		case "pdf":
			givesBack(t, name, result.Bytes, a)
			pages, err := pdf.Texts(result.Bytes)
			if err != nil {
				t.Fatal(err)
			}
			text = strings.Join(pages, "\n")
		case "json":
			givesBack(t, name, result.Bytes, a)
			row, cover = `"code": "conflict"`, `"complete": false`
		case "csv":
			row, cover = "Conflict, not decided", "the Detail, the note"
		case "xlsx":
			text = cellsOf(t, result.Bytes)
			row = "the Detail, the note"
		case "cyclonedx":
			row = `"ask645:conflict"`
		}
		text = strings.NewReplacer("\u00a0", " ", "\n", " ").Replace(text)
		for _, want := range []string{row, cover} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
	}
	if _, err := export.Render("uk-psti", s, options); psti.Refused(err) == nil {
		t.Errorf("a law's statement is written: %v", err)
	}
}

// TestConflictsWithoutNotes holds that what is said in notes stays inside, and that there is a
// conflict about them is said all the same.
func TestConflictsWithoutNotes(t *testing.T) {
	t.Parallel()
	a := conflicting(t)
	o := options
	o.WithoutNotes = true
	result, err := export.Render("json", questionnaire.Evaluate(editionOf(t, a.Edition), a, o.Date), o)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"Call Max": false, "answers/5.3-2/note": true, "Every night.": true} {
		if bytes.Contains(result.Bytes, []byte(text)) != want {
			t.Errorf("%q: %t", text, !want)
		}
	}
}

// cellsOf reads all cells of a workbook.
func cellsOf(t testing.TB, data []byte) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var all []string
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			all = append(all, row...)
		}
	}
	return strings.Join(all, "\n")
}
