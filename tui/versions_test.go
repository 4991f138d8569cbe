package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// openOld opens the lock as it was worked on over some days: the day before yesterday, as
// something that cannot be read, yesterday, and today.
func (d *driver) openOld() string {
	d.t.Helper()
	folder := d.t.TempDir()
	path := filepath.Join(folder, "device.ask645.json")
	past := filepath.Join(folder, ".device.ask645.json.versions")
	if err := os.Mkdir(past, 0o700); err != nil {
		d.t.Fatal(err)
	}
	a := lock()
	write := func(name string, day int, edit func(at time.Time)) {
		at := noon.AddDate(0, 0, day)
		edit(at)
		data, err := questionnaire.Encode(a)
		if err != nil {
			d.t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o600); err != nil {
			d.t.Fatal(err)
		}
		if err := os.Chtimes(name, at, at); err != nil {
			d.t.Fatal(err)
		}
	}
	version := func(day int) string {
		return filepath.Join(past, noon.AddDate(0, 0, day).UTC().Format("2006-01-02T15-04-05Z")+".ask645.json")
	}
	write(version(-3), -3, func(time.Time) {})
	if err := os.WriteFile(version(-2), []byte("{"), 0o600); err != nil {
		d.t.Fatal(err)
	}
	write(version(-1), -1, func(at time.Time) {
		a.Assessor.Name = "Ada Lovelace"
		a.SetAnswer("5.4-1", questionnaire.Answer{Support: "Y", Detail: "Keys stand in the secure element, which gives none of them away."}, at)
		a.SetFact("sensors", "yes", at)
	})
	write(path, 0, func(at time.Time) {
		a.Assessor.Name = "Ben \x1b[31mOkri"
		a.SetAnswer("5.4-1", questionnaire.Answer{Support: "N", Detail: "Keys stand in the secure element, but for one: the key of the app.", OpenPoints: []questionnaire.OpenPoint{{ID: "1", Text: "Move the key", Owner: "Ines", By: "Ines"}}}, at)
		a.SetAnswer("5.4-2", questionnaire.Answer{Support: "Y", Detail: "Fuses hold it."}, at)
	})
	d.run(d.app.openFile(path))
	return path
}

var versionViews = []struct {
	name string
	keys []string
}{
	{"versions", []string{"V"}},
	{"versions-changed", []string{"V", "enter"}},
	{"versions-compared", []string{"V", "down", "enter", "d"}},
	{"versions-unreadable", []string{"V", "3"}},
}

func TestVersionGoldens(t *testing.T) {
	t.Parallel()
	for _, view := range versionViews {
		for _, size := range []struct{ width, height int }{{40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%dx%d/%s", size.width, size.height, view.name), func(t *testing.T) {
				t.Parallel()
				d := drive(t, size.width, size.height)
				d.openOld()
				d.press(view.keys...)
				d.golden(fmt.Sprintf("%dx%d/%s", size.width, size.height, view.name))
				for width := 1; width <= 130; width += 1 + width/10 {
					for height := 1; height <= 50; height += 1 + height/6 {
						d.send(tea.WindowSizeMsg{Width: width, Height: height})
						content := d.app.View().Content
						if w, h := lipgloss.Width(content), lipgloss.Height(content); w > width || h > height {
							t.Fatalf("%dx%d: drawn %dx%d:\n%s", width, height, w, h, d.screen())
						}
					}
				}
			})
		}
	}
}

// TestVersionIsBroughtBack looks at versions, brings one back, and takes that back.
func TestVersionIsBroughtBack(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 40)
	path := d.openOld()
	d.press("V").sees("> Now, as saved on 21 November 2026 12:00, by Ben [U+001B][31mOkri, Ines", "3 changes: 5.4-1, 5.4-2, assessor", "20 November 2026 12:00, by Ada Lovelace", "the oldest that is kept")
	d.press("down", "enter").sees("What it changed since 18 November 2026 12:00", "fact sensors, by Ada Lovelace", "was: No", "now: Yes")
	d.press("d").sees("What is different now", "5.4-2", "was: nothing", "now: Fuses hold it.").press("d").sees("What it changed")
	d.press("b").sees("b again makes the file what it was then").press("down", "b").sees("b again").press("b")
	d.sees("Review", "all is as it was on 20 November 2026 12:00; u takes this back")
	if got := saved(t, path); got.Answers["5.4-1"].Support != "Y" || got.Answers["5.4-2"].Support != "" {
		t.Errorf("the file holds %+v", got.Answers)
	}
	states, err := store.Log(path)
	if err != nil {
		t.Fatal(err)
	}
	if states[1].Assessment.Answers["5.4-2"].Detail != "Fuses hold it." {
		t.Error("what was there is not kept")
	}
	d.press("u")
	if got := saved(t, path); got.Answers["5.4-1"].Support != "N" || got.Assessor.Name != "Ben \x1b[31mOkri" {
		t.Errorf("undo left %+v", got.Answers)
	}
	d.press("V", "enter", "b").sees("this is the file as it is now").press("esc", "esc")
}

// TestVersionOfDamaged looks at the versions of a file that cannot be read and goes on with
// one of them in a new file.
func TestVersionOfDamaged(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 40)
	path := d.openOld()
	d.app.close()
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	next := drive(t, 80, 40)
	next.app.offersRestore(func() error { _, _, err := store.Edit(path, nil); return err }())
	next.press("down").sees("> Look at all versions").press("enter").sees("Now, as saved on", "cannot be read", "20 November 2026 12:00, by Ada Lovelace")
	next.press("enter", "b").sees("cut off").press("esc", "esc").sees("This file cannot be read")
	next.press("2", "4").sees("the oldest that is kept").press("d").sees("nothing to compare with").press("b").sees("b again writes this version into a new file").press("b")
	next.sees("goes on in", "device.restored-1.ask645.json")
	got := saved(t, strings.TrimSuffix(path, ".ask645.json")+".restored-1.ask645.json")
	if _, there := got.Answers["5.4-1"]; there {
		t.Error("it is not the version that was chosen")
	}
}

// TestSheetOfTheDay is written from the export page, in both formats.
func TestSheetOfTheDay(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 40)
	path := d.openOld()
	d.press("x").sees("Sheet of the day: what was decided today")
	for d.app.page.(*exportPage).choice.value() != exportDay {
		d.press("down")
	}
	d.press("enter").sees("Written and read back: device.day-2026-11-21.pdf", "Written and read back: device.day-2026-11-21.md")
	text, err := os.ReadFile(filepath.Join(filepath.Dir(path), "device.day-2026-11-21.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# Decisions of 21 November 2026", "20 November 2026 12:00", "| 5.4-2 | Y |", "Ben \\[U+001B\\]\\[31mOkri", "| 5.4-1 | Move the key | Ines |"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}
