package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// torn is the lock as two people's copies come together.
func torn(t *testing.T) *questionnaire.Assessment {
	t.Helper()
	base := lock()
	left, right := base.Clone(), base.Clone()
	say := func(a *questionnaire.Assessment, who, detail, ref, passwords string, at time.Time) {
		a.Assessor.Name = who
		a.SetAnswer("5.4-3", questionnaire.Answer{Support: questionnaire.Supported, Detail: detail, Evidence: []questionnaire.Evidence{{Ref: ref}}}, at)
		a.SetFact("passwords", passwords, at)
		a.Declaration.Representatives = []questionnaire.Representative{{Name: who}}
		a.Assessor.Name = ""
	}
	say(left, "Ines Aalto", "A scanner looks at every build of the firmware, and fails it where a secret stands in the source code.", "a.pdf", "no", noon)
	say(right, "Max", "Reviewed by \x1b[31mhand\u202e.", "b.pdf", "unknown", noon.Add(time.Hour))
	merged, err := questionnaire.Merge(questionnaire.Copy{Name: "lock-ines.ask645.json", Assessment: left}, questionnaire.Copy{Name: "lock-max.ask645.json", Assessment: right}, base)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(merged.Assessment.Conflicts); n != 3 {
		t.Fatalf("%d conflicts", n)
	}
	return merged.Assessment
}

// TestConflictsAreDecided opens a torn file, which asks at once, and decides one conflict in
// each way. Undo brings each back.
func TestConflictsAreDecided(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(torn(t))
	saved := func() *questionnaire.Assessment {
		t.Helper()
		a, _, err := store.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	d.sees("5.4-3  Copies differ in the Detail", "conflict 1 of 3", "1  lock-ines.ask645.json, Ines Aalto, ", "2  lock-max.ask645.json, Max, ", "Before", "No secret stands",
		"Nobody is named as assessor: press m to say who decides.")
	if screen := d.screen(); strings.ContainsAny(screen, "\x1b\u202e") {
		t.Errorf("a copy steers the terminal: %q", screen)
	}
	d.press("esc").sees("3 conflicts are open; X shows them")
	d.press("X", "]", "]").sees("passwords  Copies differ in the fact", "Are passwords used, by people", "Don't know yet")
	if screen := d.screen(); strings.Contains(screen, "all of them") || strings.Contains(screen, "write it anew") {
		t.Errorf("a fact is no text:\n%s", screen)
	}
	d.press("]").sees("5.4-3  Copies differ")
	d.press("b").sees("decided; u takes it back", "conflict 1 of 2")
	if got := saved().Answers["5.4-3"].Detail; !strings.HasPrefix(got, "A scanner") || !strings.Contains(got, "\nReviewed by") {
		t.Errorf("both: %q", got)
	}
	d.press("u").sees("undone: ", "5.4-3  Copies differ", "conflict 1 of 3")
	if got := saved(); len(got.Conflicts) != 3 || got.Answers["5.4-3"].Detail != "No secret stands in the source code." {
		t.Errorf("undone: %+v", got.Conflicts)
	}
	d.press("e").typed(" Both of it.").press("esc").sees("nothing was decided", "conflict 1 of 3")
	d.press("e").typed(" Both of it.").press("tab").sees("decided")
	if got := saved().Answers["5.4-3"]; !strings.HasSuffix(got.Detail, " Both of it.") || len(got.Evidence) != 2 {
		t.Errorf("written: %+v", got)
	}
	d.press("]").sees("conflict 2 of 2", "passwords  Copies differ in the fact", "Take 1", "Leave it as it was before").press("2")
	if got := saved().Facts["passwords"]; got != "unknown" {
		t.Errorf("the right one: %q", got)
	}
	d.sees("declaration  Copies differ in the representatives", "Take all of them").press("b").sees("no conflict is open")
	if got := saved(); len(got.Declaration.Representatives) != 2 || len(got.Conflicts) != 0 {
		t.Errorf("decided: %+v", got)
	}
	if d.press("esc"); strings.Contains(d.screen(), "onflict") {
		t.Errorf("it does not leave the page: %s", d.screen())
	}
}

// TestConflictsAreMarked marks the provisions in the list and leads to them from the review.
func TestConflictsAreMarked(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.open(torn(t))
	d.press("esc", "g", "5", ".", "4", "-", "3").sees("1 conflict")
	d.press("r").sees("5.4-3, error: copies that were merged differ in the Detail").press("enter").sees("conflict 1 of 3")
	d.press("g", "5", ".", "4", "-", "3", "enter", "X").sees("5.4-3  Copies differ in the Detail")
}

func TestConflictGoldens(t *testing.T) {
	t.Parallel()
	for _, view := range []struct {
		name string
		keys []string
	}{{"conflicts", nil}, {"conflicts-write", []string{"e"}}, {"conflicts-last", []string{"["}}, {"conflicts-none", []string{"0", "0", "1"}}} {
		for _, size := range []struct{ width, height int }{{40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%dx%d/%s", size.width, size.height, view.name), func(t *testing.T) {
				t.Parallel()
				d := drive(t, size.width, size.height)
				d.open(torn(t))
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

// TestPartsIntroduceThemselves opens a part, which says what it is and asks for a name.
func TestPartsIntroduceThemselves(t *testing.T) {
	t.Parallel()
	whole := lock()
	edition, err := library().Edition(whole.Edition)
	if err != nil {
		t.Fatal(err)
	}
	part, err := questionnaire.Extract(edition, whole, questionnaire.PartOf{File: "lock\u202e.json", Clauses: []string{"5.4"}})
	if err != nil {
		t.Fatal(err)
	}
	d := drive(t, 80, 24)
	d.open(part)
	d.sees("This is a part of lock[U+202E].json: it asks clause 5.4 only.", "press m to say who answers")
	part.Assessor.Name = "Ines"
	d = drive(t, 80, 24)
	d.open(part)
	d.sees("You answer as", "Ines: press m to change the name.")
	d.press("m").sees("field 10 of 12", "> Ines")
}
