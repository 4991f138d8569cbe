package tui

import (
	"strings"
	"testing"
)

// TestSearch finds words everywhere and goes where they stand.
func TestSearch(t *testing.T) {
	t.Parallel()
	for _, words := range []string{"TLS", "reset", "battery"} {
		d := drive(t, 100, 30)
		d.goTo("", []string{"/"}, false)
		d.typed(words).sees("found")
		page, ok := d.app.page.(*searchPage)
		if !ok || len(page.found) < 5 {
			t.Fatalf("%s: %d found", words, len(page.found))
		}
	}
	d := drive(t, 100, 30)
	d.goTo("", []string{"/"}, false)
	d.typed("constrained device mains").press("enter")
	d.sees("[Terms", "constrained device")
	d.press("esc", "esc").sees("Search")
}

// TestTemplate takes a reason from the guide and fills its blanks, each by its type.
func TestTemplate(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 40)
	d.goTo("", []string{"g", "5", ".", "6", "-", "3", "enter"}, false)
	d.press("n").sees("suggest N").press("n").sees("[Reasons", "take a reason that is true")
	d.press("enter")
	answer := func() string { return d.app.session.Assessment.Answers["5.6-3"].Detail }
	for range 20 {
		page := d.app.page.(*provisionPage)
		if page.stage != stageBlanks {
			break
		}
		name := page.blanks[page.blank]
		switch page.answering.Blank(name).Kind {
		case "date":
			d.typed("soon").press("enter").sees("is no date")
			for range "soon" {
				d.press("backspace")
			}
			d.typed("2027-06-30")
		case "choice":
			d.typed("perhaps").press("enter").sees("choose one of low, medium, high")
			for range "perhaps" {
				d.press("backspace")
			}
			d.typed("m")
		default:
			d.typed("what is true")
		}
		d.press("enter")
	}
	d.press("esc")
	got := d.app.session.Assessment.Answers["5.6-3"]
	if got.Support != "N" || got.Justification.Template == "" || got.Justification.ReviewBy != "2027-06-30" {
		t.Errorf("%+v", got)
	}
	if row := d.app.session.Statement.Row("5.6-3"); !row.Justified || len(d.app.session.Statement.Of("5.6-3")) > 0 {
		t.Errorf("%q, %v", answer(), d.app.session.Statement.Of("5.6-3"))
	}
}

// TestExample takes an example as a start for the Detail and remembers which.
func TestExample(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 40)
	d.goTo("", []string{"g", "5", ".", "5", "-", "1", "enter", "i", "right", "enter"}, false)
	d.sees("a start from the guide").press("esc")
	got := d.app.session.Assessment.Answers["5.5-1"]
	if got.Example == "" || got.Detail == "" || got.Support != "" {
		t.Errorf("%+v", got)
	}
}

// TestUnmetMandatory ends in a plan with an owner and a date, not in a justification.
func TestUnmetMandatory(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 40)
	d.goTo("", []string{"g", "5", ".", "4", "-", "1", "enter", "y", "n", "n"}, false)
	d.sees("blank 1 of 3", "To close the gap")
	d.typed("Encrypt the storage").press("enter").typed("Ines").press("enter").typed("2027-01-31").press("enter")
	if got := d.app.session.Assessment.Answers["5.4-1"].Detail; !strings.HasSuffix(got, "To close the gap: Encrypt the storage. Responsible: Ines. To be closed by 2027-01-31.") {
		t.Error(got)
	}
	// Once said, the gap stays a finding; Enter goes on all the same.
	d.press("esc").sees("What is to be done or found out", "> Encrypt the storage").press("enter").sees("> Ines").press("enter", "enter")
	d.sees("close the gap", "Encrypt the storage (Ines, due 2027-01-31)").press("enter").sees(" 5.4-3 ")
}

// TestUndoAcrossPagesAndStarts takes steps back on another page, and after a new start.
func TestUndoAcrossPagesAndStarts(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(lock())
	d.press("g", "5", ".", "4", "-", "1", "enter", "y", "f").sees("question 1 of")
	d.press("u").sees("undone: 5.4-1", " 5.4-1 ")
	if checks := d.app.session.Assessment.Answers["5.4-1"].Checks; len(checks) != 0 {
		t.Errorf("%v", checks)
	}
	d.press("U").sees("redone: 5.4-1")
	d.press("q")
	next := drive(t, 80, 24)
	next.run(next.app.openFile(path))
	next.press("u").sees("undone: 5.4-1").press("u").sees("nothing to undo")
	if _, there := next.app.session.Assessment.Answers["5.4-1"]; there {
		t.Error("still answered")
	}
}

// TestFilters shows a part of the list, and accepts every N/A after one look.
func TestFilters(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.goTo("", []string{"g", "F"}, false)
	d.sees("Not answered: 57").press("F").sees("Answered N: 1", "5.7-1").press("a").sees("Not applicable: 8", "a again writes N/A")
	d.press("a").sees("N/A is written to 8")
	row := d.app.session.Statement.Row("6-4")
	if row.Proposed || row.Answer.Detail != "Not applicable: no telemetry data is collected (condition 6)." {
		t.Errorf("%+v", row.Answer)
	}
	if n := d.app.session.Statement.Errors(); n == 0 {
		t.Error("no findings at all")
	}
	d.press("u")
	if !d.app.session.Statement.Row("6-4").Proposed {
		t.Error("undo did not take it back")
	}
}

// TestNoteAndFlag keep out of the statement.
func TestNoteAndFlag(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.goTo("", []string{"g", "5", ".", "4", "-", "3", "enter", "*"}, false)
	d.sees("5.4-3 is flagged", "*5.4-3").press("t").typed("ask Ben").press("esc").sees("ask Ben")
	answer := d.app.session.Assessment.Answers["5.4-3"]
	if !answer.Flag || answer.Note != "ask Ben" || answer.Detail != "No secret stands in the source code." {
		t.Errorf("%+v", answer)
	}
}

// TestUndoAfterRestartWithSigns takes back a text with the signs that JSON likes to escape.
func TestUndoAfterRestartWithSigns(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(lock())
	d.press("g", "5", ".", "4", "-", "4", "enter", "e").typed("R&D uses TLS >= 1.2").press("esc")
	d.press("q")
	next := drive(t, 80, 24)
	next.run(next.app.openFile(path))
	next.press("u").sees("undone: 5.4-4")
	if got := next.app.session.Assessment.Answers["5.4-4"].Detail; got == "R&D uses TLS >= 1.2" {
		t.Error("nothing was undone")
	}
}

// TestSearchFindsWhatWasTypedTooEarly types before what is searched was read.
func TestSearchFindsWhatWasTypedTooEarly(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.open(lock())
	read := proseMsg{titles: d.app.titles, passages: d.app.passages}
	if len(read.passages) == 0 {
		t.Fatal("nothing was read")
	}
	d.app.passages = nil
	d.press("/").typed("telemetry").sees("0 found")
	d.send(read)
	head := strings.Split(d.screen(), "\n")[3]
	if strings.Contains(head, " 0 found") || strings.Contains(head, cutMark) {
		t.Errorf("nothing is found, or the words are cut: %s", head)
	}
}
