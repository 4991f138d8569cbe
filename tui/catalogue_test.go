package tui

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// TestScope leaves provisions out and takes them in. All of it is on disk at once, can be
// undone, and is skipped on the way from one open provision to the next.
func TestScope(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(lock())
	out := func() string { return strings.Join(saved(t, path).OutOfScope, " ") }
	d.press("g", "5", ".", "1", "-", "1", "enter", "C").sees("> ", "67 in scope, 0 out")
	d.press("space").sees("5.1-1 is out of scope", "66 in scope, 1 out", "> ", "saved 12:00")
	d.press("down", "space")
	if got := out(); got != "5.1-1 5.1-3" {
		t.Errorf("out of scope %q", got)
	}
	d.press("esc", "g", "4", "enter", "o").sees("5.1-4")
	d.press("C", "5", ".", "1", "-", "3", "space").sees("5.1-3 is in scope again")
	if got := out(); got != "5.1-1" {
		t.Errorf("out of scope %q", got)
	}
	// A whole clause, and back.
	d.press("c", "5", ".", "2", "enter", "A").sees("3 provisions left out; u takes it back", "63 in scope, 4 out", "5.2/")
	if got := out(); got != "5.1-1 5.2-1 5.2-2 5.2-3" {
		t.Errorf("out of scope %q", got)
	}
	d.press("u").sees("undone: scope of 5.2-1, 5.2-2, 5.2-3", "66 in scope, 1 out", "Only clause 5.2")
	d.press("U").sees("redone: ", "63 in scope, 4 out")
	d.press("A").sees("3 provisions taken in", "66 in scope, 1 out")
	d.press("esc").sees("all provisions are shown again").press("s", "A").sees("left out")
	if n := len(saved(t, path).OutOfScope); n != 32 {
		t.Errorf("%d out of scope", n)
	}
	d.press("u").sees("undone: scope of 31 provisions")
	// What follows from others cannot be left out.
	d.press("esc", "home", "space").sees("4-1 follows from the other answers and cannot be left out")
	d.press("c", "4", "enter", "A").sees("nothing is shown that can be left out")
	if got := out(); got != "5.1-1" {
		t.Errorf("out of scope %q", got)
	}
}

// TestScopeAnswered shows that within the scope the end can be reached.
func TestScopeAnswered(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	a := lock()
	for _, p := range d.edition().Provisions() {
		if p.Reference != "5.4-3" && p.MayBeLeftOut() {
			a.SetScope(false, p.Reference)
		}
	}
	d.open(a)
	d.press("C").sees("1 in scope, 66 out", "5.1/", "5.4+").press("o").sees("everything in scope is answered")
	d.press("r").sees("Partial: 1 of 67 provisions is in scope", "Everything in scope is", "66 out of scope; of the others", "out_of_scope, warning")
	d.press("enter").sees("Catalogue: 67 provisions")
	d.press("F").sees("Only in scope", "1 of 67 provisions").press("F").sees("Only out of scope", "66 of 67")
	// Taken in while only what is out is shown, it leaves the list.
	d.press("home", "space").sees("65 of 67 provisions", "2 in scope, 65 out")
}

func (d *driver) edition() *questionnaire.Edition {
	d.t.Helper()
	edition, err := library().Edition(questionnaire.DefaultEdition)
	if err != nil {
		d.t.Fatal(err)
	}
	return edition
}

// TestScopeOfReadOnlyFiles changes nothing.
func TestScopeOfReadOnlyFiles(t *testing.T) {
	t.Parallel()
	first := drive(t, 80, 24)
	path := first.open(lock())
	second := drive(t, 80, 24)
	second.run(second.app.openFile(path))
	second.press("C", "down", "space").sees("the file is read-only: nothing was changed", "67 in scope, 0 out")
	second.press("A").sees("the file is read-only: nothing was changed", "67 in scope, 0 out")
	if a := saved(t, path); a.OutOfScope != nil {
		t.Errorf("out of scope %q", a.OutOfScope)
	}
}

// TestScopeOfAProvision shows at a provision that it is out of scope, and keeps its answer.
func TestScopeOfAProvision(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(lock())
	d.press("g", "5", ".", "4", "-", "3", "enter", "C", "space", "up", "right")
	d.sees("5.4-3", "Out of scope: nothing is asked or claimed.", "set aside", "C catalogue and scope")
	d.press("y", "e", "c") // nothing to answer, write or take back
	if got := saved(t, path).Answers["5.4-3"]; got.Support != "Y" || got.Detail == "" {
		t.Errorf("%+v", got)
	}
	d.press("C", "space").sees("5.4-3 is in scope again").press("up", "right").sees("No secret stands in the source code.")
}

// TestCatalogueFilters narrows the list by each of its filters, and by several.
func TestCatalogueFilters(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.open(lock())
	d.press("C", "c").sees("Which clause?", "5.1 No universal default passwords").press("down", "down", "down", "down", "enter").sees("Only clause 5.3", "16 of 67 provisions")
	d.press("s").sees("Only clause 5.3, mandatory", "7 of 67").press("s").sees("recommended", "9 of 67")
	d.press("d").sees("That rest on which condition or feature?").press("down", "down", "down", "enter")
	d.sees("condition 3 (software components are not", "2 of 67")
	d.press("esc").sees("67 provisions").press("d", "1", "2").sees("> condition 12").press("1", "0").sees("> condition 10").press("x", "esc").sees("67 provisions").press("s", "s", "s", "s", "s", "s", "s").sees("Filter by")
	d.press("/").typed("telemetry").sees("Words telemetry", "5.10-1", "of 67").press("down", "enter").sees("Only “telemetry”")
	d.press("/").sees("Words telemetry").press("esc").sees("67 provisions")
	d.press("/")
	d.send(tea.PasteMsg{Content: "brute\nforce"})
	d.sees("Words brute force", "5.1-5").press("esc")
	// It is as it was left.
	d.press("s", "esc", "s", "r", "C").sees("Only mandatory").press("enter").sees("What is asked", "Why it matters").press("esc")
	d.press("5", ".", "6").sees("> ", "5.6-1").press("9").sees("no provision shown here starts with 5.69")
	d.press("left").sees("Review")
}

// TestBrowse reads the provisions of an edition without a file, and beside one.
func TestBrowse(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.press("down", "down").sees("> Read the catalogue").press("enter").sees("The provisions of which edition?", "Older statements")
	d.press("enter").sees("ETSI EN 303 645 V2.1.1: 67 provisions", "to read")
	d.press("space").sees("5.3-").press("A").press("home", "5", ".", "1", "3", "enter").sees("Status M", "What is asked", "Why it matters").press("esc")
	d.press("F").sees("67 provisions").press("esc").sees("which edition").press("esc").sees("New assessment")
	// Another edition while an assessment is open: its file stays as it is.
	path := d.open(lock())
	before := saved(t, path)
	d.press("H", "down", "down", "down", "enter", "1").sees("ETSI TS 103 645 V1.1.1: ").press("space", "A")
	if got := saved(t, path); got.OutOfScope != nil || len(got.Answers) != len(before.Answers) {
		t.Errorf("%+v", got)
	}
}

// TestNewForAnEdition starts an assessment against another edition than the usual one.
func TestNewForAnEdition(t *testing.T) {
	t.Chdir(t.TempDir())
	d := drive(t, 80, 24)
	d.press("enter").sees("Against which edition of the standard?", "> ETSI EN 303 645 V2.1.1").press("up", "enter")
	d.sees("Against ETSI TS 103 645 V1.1.1.").typed("Lamp").press("enter", "enter").sees("Product and maker")
	a, _, err := store.Open("lamp.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	if a.Edition == questionnaire.DefaultEdition || a.Product.Name != "Lamp" {
		t.Errorf("%+v", a)
	}
}

// TestClauseBarOfPartialAssessments marks the clauses of which something is out of scope, as
// long as the bar has room, and with one sign each where it has little.
func TestClauseBarOfPartialAssessments(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	a := lock()
	for _, p := range d.edition().Provisions() {
		if p.Clause().Number != "5.2" && p.MayBeLeftOut() && !strings.HasSuffix(p.Reference, "-1") {
			a.SetScope(false, p.Reference)
		}
		a.SetAnswer(p.Reference, questionnaire.Answer{Support: "Y", Detail: "So it is with " + p.Reference + "."}, noon)
	}
	a.SetScope(false, "5.13-1")
	d.open(a)
	d.press("r").sees("\n5.1/ 5.2+ 5.3/ 5.4/ 5.5/ 5.6/ 5.7/ 5.8/ 5.9/ 5.10- 5.11/ 5.12/ 5.13/ 6/\n")
	d.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	d.sees("\n5.1+/ 5.2+ 5.3+/ 5.4+/ 5.5+/ 5.6+/ 5.7+/ 5.8+/ 5.9+/ 5.10- 5.11+/ 5.12+/ 5.13/ 6+/\n")
	d.send(tea.WindowSizeMsg{Width: 60, Height: 30})
	d.sees(" answered\n")
}

// TestRandomKeysInTheCatalogue presses keys at random. What is on disk is always what is shown,
// answers stay, and undo leads back to the beginning.
func TestRandomKeysInTheCatalogue(t *testing.T) {
	t.Parallel()
	keys := []string{
		"space", "space", "A", "c", "s", "d", "F", "/", "x", "e", "enter", "esc", "up", "down", "home", "end",
		"pgup", "5", ".", "1", "backspace", "u", "U", "C", "left", "?",
	}
	for seed := range uint64(12) {
		random := rand.New(rand.NewPCG(seed, 645))
		d := drive(t, 80, 24)
		path := d.open(lock())
		before := saved(t, path)
		d.press("C")
		for range 80 {
			if d.app.at.page != pageCatalogue {
				d.press("esc", "esc").app.overlay = nil
				d.run(d.app.show(destination{page: pageCatalogue}))
			}
			d.press(keys[random.IntN(len(keys))])
			if got, want := strings.Join(saved(t, path).OutOfScope, " "), strings.Join(d.app.session.Assessment.OutOfScope, " "); got != want {
				t.Fatalf("seed %d: on disk %q is out of scope, in the program %q", seed, got, want)
			}
		}
		for range 200 {
			if _, number := d.app.session.History.Undo(); number == 0 {
				break
			}
			d.run(d.app.show(destination{page: pageCatalogue}))
			d.press("u")
		}
		after := saved(t, path)
		if after.OutOfScope != nil || len(after.Answers) != len(before.Answers) {
			t.Errorf("seed %d: %q is out of scope after all is undone", seed, after.OutOfScope)
		}
	}
}
