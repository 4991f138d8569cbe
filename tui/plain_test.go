package tui

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
	"ask645/tui/plain"
)

// TestSameAsLineByLine gives the same answers on the full screen and line by line: facts,
// checks, a blank, a written Detail, a reason with its blanks, an example, a note, a flag, a
// changed fact, undo. The two files have to be the same, byte for byte.
func TestSameAsLineByLine(t *testing.T) {
	t.Parallel()
	start := lock()
	start.SetFact("sensors", "", noon)

	d := drive(t, 100, 30)
	path := d.open(start)
	d.press("f", "y") // sensors, the only question left
	d.press("g").typed("5.4-1").press("enter", "y", "y", "y", "y")
	for range questionnaire.Blanks(d.app.session.Assessment.Answers["5.4-1"].Detail) {
		d.typed("a secure element").press("enter")
	}
	d.press("ctrl+s")
	d.press("g").typed("5.4-3").press("enter", "e").typed(" More.").press("esc")
	d.press("g").typed("5.5-1").press("enter", "i", "right", "enter", "ctrl+s")
	d.press("g").typed("5.6-3").press("enter", "i", "right", "right", "down", "enter")
	blanks := len(questionnaire.Blanks(d.app.session.Assessment.Answers["5.6-3"].Detail))
	d.typed("the board").press(slices.Repeat([]string{"enter"}, blanks)...).press("ctrl+s")
	d.press("g").typed("5.7-1").press("enter", "t").typed("Ask Ada.").press("esc", "*", "c")
	d.press("g").typed("5.8-1").press("enter", "p", "u")
	d.press("f", "right", "right", "right", "right", "right", "right").sees("Are passwords used").press("n")
	full, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}

	other := filepath.Join(t.TempDir(), "device.ask645.json")
	if _, err := store.Create(other, start); err != nil {
		t.Fatal(err)
	}
	secure := strings.Repeat("a secure element\n", strings.Count(string(full), "a secure element"))
	lines := "facts\nyes\ngo 5.4-1\ny\ny\ny\nY\n" + secure + ".\n" +
		"go 5.4-3\ndetail\nNo secret stands in the source code. More.\n.\n" +
		"go 5.5-1\nexamples\n1\n.\n" +
		"go 5.6-3\nreasons\n2\nthe board\n" + strings.Repeat("\n", blanks-1) + ".\n" +
		"go 5.7-1\nnote\nAsk Ada.\n.\nflag\nclear\n" +
		"go 5.8-1\npartly\nundo\nfacts 7\nno\nyes\nquit\n"
	var out bytes.Buffer
	err = plain.Run(t.Context(), plain.Options{
		Library: library(), Path: other, Now: func() time.Time { return noon },
		In: strings.NewReader(lines), Out: &out, Err: io.Discard, Width: -1,
	})
	if err != nil {
		t.Fatal(err)
	}
	line, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(full, line) {
		t.Errorf("full screen:\n%s\nline by line:\n%s\n%s", full, line, out.String())
	}
}
