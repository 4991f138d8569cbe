package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// withPoints gives the open lock some open points.
func (d *driver) withPoints() {
	s := d.app.session
	for _, p := range []struct {
		reference string
		questionnaire.OpenPoint
	}{
		{"5.7-1", questionnaire.OpenPoint{Text: "Find out whether the boot loader of the radio checks signatures", Owner: "Ines Aalto", Due: "2026-11-14"}},
		{"5.7-1", questionnaire.OpenPoint{Text: "Ask the maker of the module for its data sheet", Owner: "Ben", Due: "2026-11-20", Done: true}},
		{"5.3-10", questionnaire.OpenPoint{Text: "Who signs the images?", Owner: "Ines Aalto", Due: "2026-12-05"}},
		{"5.3-2", questionnaire.OpenPoint{Text: "Write the \x1b[31mupdate\u202e page\nof the manual"}},
	} {
		s.SetOpenPoint(p.reference, len(s.OpenPoints(p.reference)), p.OpenPoint)
	}
}

func TestPointsAreAddedTickedEditedDeleted(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	a := lock()
	a.Assessor.Name = "Ada"
	path := d.open(a)
	d.app.show(destination{page: pageProvision, reference: "5.1-1"})
	d.press("O").sees("5.1-1  Open points", "> Add an open point").press("enter").typed("Ask Ines").press("enter").typed("Ben").press("enter")
	d.typed("tomorrow").press("enter").sees("write a date such as")
	for range "tomorrow" {
		d.press("backspace")
	}
	d.typed("2026-11-20").press("enter").sees("> [ ] Ask Ines", "Ben, due 2026-11-20, overdue")
	kept := func() []questionnaire.OpenPoint {
		t.Helper()
		a, _, err := store.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		return a.Answers["5.1-1"].OpenPoints
	}
	list := kept()
	if len(list) != 1 || len(list[0].ID) != 8 || list[0].By != "Ada" || !list[0].At.Equal(noon) {
		t.Fatalf("kept %+v", list)
	}
	d.press("d").sees("> [x] Ask Ines", "Ben, due 2026-11-20, done")
	d.press("enter").typed(" again").press("enter", "enter", "enter").sees("> [x] Ask Ines again")
	d.press("d").sees("> [ ] Ask Ines again")
	if again := kept(); len(again) != 1 || again[0].ID != list[0].ID {
		t.Errorf("the point is another one: %+v", again)
	}
	d.press("c").sees("deleted; u brings it back", "> Add an open point")
	if list := kept(); len(list) != 0 {
		t.Errorf("kept %+v", list)
	}
	d.press("u").sees("5.1-1  Open points", "[ ] Ask Ines again")
	d.press("esc").sees("1 open point, ")
	d.press("g").sees("1 open")
}

func TestPointsOfAllProvisions(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.open(lock())
	d.app.show(destination{page: pagePoints})
	d.sees("None yet")
	d.withPoints()
	d.sees("Open points  3 open, 1 of them overdue, 1 done", "by clause", "Clause 5.3, Keep software updated")
	d.press("s").sees("by owner", "Ines Aalto", "Nobody named")
	d.press("s").sees("by date", "Due 2026-11-14", "No day named")
	d.press("s").sees("by state", "Overdue").press("F").sees("Done", "[x] 5.7-1")
	d.press("end", "c").sees("deleted").press("u").sees("undone: 5.7-1", "[x] 5.7-1")
	d.press("home", "enter").sees("5.7-1  ", "1 open point, ", "an open point was due on 2026-11-14").press("O", "O").sees("by state")
	if screen := d.screen(); strings.ContainsAny(screen, "\x1b\u202e") {
		t.Errorf("a point steers the terminal: %q", screen)
	}
}

// TestUnmetAsksForAPoint: a mandatory provision that is answered N asks once what is to be
// done; an empty line goes on without.
func TestUnmetAsksForAPoint(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		keys func(*driver)
		want questionnaire.OpenPoint
	}{
		{"none", func(d *driver) { d.press("enter") }, questionnaire.OpenPoint{}},
		{"given up", func(d *driver) { d.press("esc") }, questionnaire.OpenPoint{}},
		{"only what", func(d *driver) { d.typed("Sign it").press("enter", "esc") }, questionnaire.OpenPoint{Text: "Sign it"}},
		{"back and forth", func(d *driver) {
			d.typed("Sign").press("enter").typed("Ben").press("shift+tab").typed(" it").press("enter", "enter").typed("x").press("enter").sees("write a date")
			d.press("backspace").typed("2026-12-01").press("enter")
		}, questionnaire.OpenPoint{Text: "Sign it", Owner: "Ben", Due: "2026-12-01"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, 80, 24)
			d.open(lock())
			d.press("g", "5", ".", "4", "-", "1", "enter", "n", "n", "enter", "enter", "enter", "enter", "tab").sees("What is to be done or found out")
			test.keys(d)
			d.sees("mandatory and answered N")
			got := d.app.session.OpenPoints("5.4-1")
			if test.want.Text == "" {
				if len(got) != 0 {
					t.Errorf("noted %+v", got)
				}
				return
			}
			if len(got) != 1 || got[0].Text != test.want.Text || got[0].Owner != test.want.Owner || got[0].Due != test.want.Due {
				t.Errorf("noted %+v", got)
			}
			if d.app.session.WantsPoint("5.4-1") {
				t.Error("it is asked for again")
			}
		})
	}
}

// pointViews are ways to the pages of open points.
var pointViews = []struct {
	name string
	keys []string
}{
	{"points", []string{"O", "O", "s", "s"}},
	{"points-all", []string{"O", "O", "F", "s", "s", "s"}},
	{"points-provision", []string{"g", "5", ".", "7", "-", "1", "enter", "O"}},
	{"points-edit", []string{"g", "5", ".", "7", "-", "1", "enter", "O", "enter"}},
	{"points-offer", []string{"g", "5", ".", "4", "-", "1", "enter", "n", "n", "enter", "enter", "enter", "enter", "tab"}},
	{"points-shown", []string{"g", "5", ".", "7", "-", "1", "enter"}},
	{"points-listed", []string{"g", "5", ".", "7"}},
}

func TestPointGoldens(t *testing.T) {
	t.Parallel()
	for _, view := range pointViews {
		for _, size := range []struct{ width, height int }{{40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%dx%d/%s", size.width, size.height, view.name), func(t *testing.T) {
				t.Parallel()
				d := drive(t, size.width, size.height)
				d.open(lock())
				d.withPoints()
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
