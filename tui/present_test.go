package tui

import (
	"fmt"
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"ask645/questionnaire"
)

// presentViews are ways to what a room gets to see.
var presentViews = []struct {
	name string
	keys []string
}{
	{"present-fact", []string{"f", "P"}},
	{"present-fact-about", []string{"f", "P", "i"}},
	{"present-preview", []string{"f", "P", "down"}},
	{"present-check", to("5.4-1", "P")},
	{"present-check-second", to("5.4-1", "P", "y")},
	{"present-support", to("5.4-1", "P", "y", "y", "y")},
	{"present-contradiction", to("5.4-3", "P", "pgup", "y")},
	{"present-not-applicable", to("6-4", "P")},
	{"present-computed", to("4-1", "P")},
	{"present-asked", to("5.4-1", "P", "y", "i")},
	{"present-why", to("5.3-6", "P", "w")},
	{"present-example", to("5.5-1", "P", "e", "right")},
	{"present-note", to("5.4-1", "P", "t", "a", "s", "k", "space", "J", "o")},
	{"present-noted", to("5.4-1", "P", "t", "a", "s", "k", "enter")},
	{"present-go", to("5.4-1", "P", "g", "5", ".", "6")},
	{"present-help", to("5.4-1", "P", "?")},
	{"present-list", append(to("5.4-1", "P"), "r")},
}

// to are the keys to a provision, and then others.
func to(reference string, keys ...string) []string {
	return append(append(append([]string{"g"}, strings.Split(reference, "")...), "enter"), keys...)
}

func TestPresentGoldens(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ width, height int }{{40, 12}, {60, 18}, {80, 24}, {120, 40}} {
		for _, view := range presentViews {
			name := fmt.Sprintf("%dx%d/%s", size.width, size.height, view.name)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				d := drive(t, size.width, size.height)
				d.goTo("", view.keys, false)
				d.golden(name)
			})
		}
	}
}

// TestPresentFits draws what a room sees in windows of all widths and many heights: never
// larger than the window, never dim, in a column of 40 to 56 where the window allows, with a
// margin on both sides.
func TestPresentFits(t *testing.T) {
	t.Parallel()
	for _, view := range presentViews {
		t.Run(view.name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, 80, 24)
			d.goTo("", view.keys, false)
			_, presents := d.app.page.(*presentPage)
			for width := 1; width <= 200; width++ {
				height := 1 + width*7%60
				d.send(tea.WindowSizeMsg{Width: width, Height: height})
				content := d.app.View().Content
				if w, h := lipgloss.Width(content), lipgloss.Height(content); w > width || h > height {
					t.Fatalf("%dx%d: drawn %dx%d:\n%s", width, height, w, h, d.screen())
				}
				if strings.Contains(content, "\x1b[2m") || strings.Contains(content, ";2m") {
					t.Fatalf("%dx%d: dim text", width, height)
				}
				if d.app.tooSmall() || d.app.overlay != nil || !presents {
					continue
				}
				body := height - len(d.app.header()) - len(d.app.footer())
				left, measure := roomColumn(width)
				if measure > 56 || width >= 42 && measure < 40 || width >= 52 && left < 6 {
					t.Fatalf("width %d: a column of %d from %d", width, measure, left)
				}
				drawn := d.app.page.view(width, body).lines
				if len(drawn) > body {
					t.Fatalf("%dx%d: the page has %d lines for %d", width, height, len(drawn), body)
				}
				for _, line := range drawn {
					line = strings.TrimRight(ansi.Strip(line), " ")
					if n := lipgloss.Width(line); n > left+measure || line != "" && !strings.HasPrefix(line, strings.Repeat(" ", left)) {
						t.Fatalf("%dx%d: beside the column: %q", width, height, line)
					}
				}
			}
		})
	}
}

// TestPresent answers a provision before a room, takes a note meanwhile, and finds on disk what
// the normal page would have written.
func TestPresent(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(lock())
	d.press(to("5.4-1", "P")...).sees("5.4-1", "1  Yes")
	d.press("y", "t").typed("ask q about P").sees("Note: ask q about P")
	if got := saved(t, path).Answers["5.4-1"].Note; got != "ask q about P" {
		t.Errorf("before enter the note on disk is %q", got)
	}
	d.press("enter").sees("noted at 5.4-1", "Is every stored secret")
	d.press("t").sees("Note, further:").typed("second").press("esc")
	d.press("1", "1").sees("Your answers suggest Y").press("enter")
	d.sees("the Detail of 5.4-1 is still to be written", "5.4-3")
	present := saved(t, path).Answers["5.4-1"]
	other := drive(t, 80, 24)
	path = other.open(lock())
	other.press(to("5.4-1", "y", "y", "y", "enter")...)
	normal := saved(t, path).Answers["5.4-1"]
	normal.Note = "ask q about P\nsecond"
	if !present.Same(normal) {
		t.Errorf("got %+v, want %+v", present, normal)
	}
}

// TestPresentKeysOfAPresenter goes forwards and back with the keys that a presenter sends, through
// every question, and changes nothing on the way.
func TestPresentKeysOfAPresenter(t *testing.T) {
	t.Parallel()
	for _, keys := range [][2]string{{"pgdown", "pgup"}, {"right", "left"}} {
		d := drive(t, 80, 24)
		path := d.open(lock())
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d.press("f", "P")
		for range 30 {
			d.press(keys[1])
		}
		screens := map[string]bool{}
		for range 400 {
			if d.press(keys[0]); strings.Contains(d.screen(), "this was the last question") {
				break
			}
			if _, ok := d.app.page.(*presentPage); !ok {
				t.Fatalf("%s left the presentation:\n%s", keys[0], d.screen())
			}
			screens[d.screen()] = true
		}
		d.sees("this was the last question")
		if len(screens) < 60 {
			t.Errorf("only %d questions", len(screens))
		}
		for range 400 {
			d.press(keys[1])
		}
		d.sees("About the device", "1 of 2", "this is the first question")
		after, err := os.ReadFile(path)
		if err != nil || string(after) != string(before) {
			t.Errorf("the file changed (%v)", err)
		}
	}
}

// TestPresentLeaves goes to the normal page at the same place and back, at the same step.
func TestPresentLeaves(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.open(lock())
	d.press(to("5.4-1", "y", "P")...).sees("Is every stored secret", "> 1  Yes")
	quiet := d.app.styles.Quiet.GetForeground()
	d.press("esc").sees("Is every stored secret", "> Yes", "M: mandatory")
	if d.app.styles.Quiet.GetForeground() == quiet {
		t.Error("the page wears the colours of the presentation")
	}
	// Elsewhere the presentation begins where the work goes on, and typing a reference goes
	// there. What is not found is said, and can be corrected.
	d.press("r", "P", "g").typed("9").press("enter").sees("no provision starts with 9").press("backspace").typed("5.6").sees("5.6-1 ").press("enter").sees("5.6-1")
	if _, ok := d.app.page.(*presentPage); !ok {
		t.Error("going to a provision left the presentation")
	}
	// Undo, the list and the review come back to it; home ends it.
	d.press("r", "esc")
	if _, ok := d.app.page.(*presentPage); !ok {
		t.Error("the review did not come back to the presentation")
	}
	if d.press("H"); d.app.presenting {
		t.Error("home is presented")
	}
}

// TestPresentReadOnly shows a file that takes no changes, and says so where one is tried.
func TestPresentReadOnly(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.press("down", "enter")
	d.press(to("5.4-3", "P")...).sees("read-only", "2  N, not supported")
	for _, keyName := range []string{"n", "t", "*"} {
		d.press(keyName).sees("the file is read-only: nothing was changed").press("down")
	}
	if got := d.app.session.Assessment.Answers["5.4-3"]; got.Support != questionnaire.Supported || got.Note != "" {
		t.Errorf("%+v", got)
	}
}

// TestPresentAtOnce begins with the presentation, as the flag asks.
func TestPresentAtOnce(t *testing.T) {
	t.Parallel()
	for name, a := range map[string]*questionnaire.Assessment{"new": questionnaire.NewAssessment(questionnaire.DefaultEdition, "id"), "begun": lock()} {
		d := drive(t, 80, 24)
		d.open(a)
		d.run(d.app.present(true))
		if _, ok := d.app.page.(*presentPage); !ok {
			t.Errorf("%s: %s", name, d.screen())
		}
	}
}

// TestPresentCardLeads goes from why a provision applies to the fact that decides it.
func TestPresentCardLeads(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 30)
	d.open(lock())
	d.press(to("5.1-1", "P", "w")...).sees("Why it matters: 5.1-1", "Condition 1").press("f").sees("About the device", "Are passwords used")
	d.press(to("5.5-1", "e", "e")...).sees("1  Yes")
	d.press("e", "pgdown", "pgdown").sees("Example 3 of").press("pgup").sees("Example 2 of").press("i").sees("What is asked: 5.5-1").press("q").sees("1  Yes")
	if d.quit {
		t.Error("closing a card quit")
	}
}

// TestPresentHostileNotes writes what a terminal would obey into a note.
func TestPresentHostileNotes(t *testing.T) {
	t.Parallel()
	d := drive(t, 60, 18)
	path := d.open(lock())
	d.press(to("5.4-1", "P", "t")...)
	d.send(tea.PasteMsg{Content: "one\x1b[31m\ntwo\u202e\x07"})
	if strings.ContainsAny(d.screen(), "\x1b\u202e\x07") {
		t.Errorf("%q", d.screen())
	}
	d.press("enter")
	if got, want := saved(t, path).Answers["5.4-1"].Note, "one[U+001B][31m two[U+202E][U+0007]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
