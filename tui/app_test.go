package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// views are ways to every page of the app, for goldens and properties.
var views = []struct {
	name string
	keys []string
	// fresh views start at home, the others with the lock open; those whose name begins with
	// carried with one that was carried over from another edition.
	fresh bool
}{
	{"home", nil, true},
	{"edition", []string{"enter"}, true},
	{"new", []string{"enter", "enter", "S", "L"}, true},
	{"catalogue", []string{"C"}, false},
	{"catalogue-out", []string{"C", "5", ".", "1", "-", "2", "space", "space", "down", "space"}, false},
	{"catalogue-status", []string{"C", "s", "s", "s"}, false},
	{"catalogue-condition", []string{"C", "d"}, false},
	{"catalogue-words", []string{"C", "/", "o", "l", "d"}, false},
	{"catalogue-none", []string{"C", "/", "z", "z", "z", "enter"}, false},
	{"catalogue-read", []string{"C", "5", ".", "3", "-", "6", "enter"}, false},
	{"catalogue-all", []string{"C", "c", "down", "down", "enter", "A"}, false},
	{"browse", []string{"down", "down", "enter", "enter"}, true},
	{"list-out", []string{"C", "5", ".", "1", "-", "2", "space", "space", "space", "space", "esc", "g", "5", ".", "1"}, false},
	{"provision-out", []string{"C", "5", ".", "4", "-", "3", "space", "g", "5", ".", "4", "-", "3", "right"}, false},
	{"review-out", []string{"C", "c", "5", ".", "1", "enter", "A", "r", "end"}, false},
	{"help", []string{"?"}, true},
	{"home-open", []string{"H"}, false},
	{"product", []string{"m"}, false},
	{"facts", []string{"f"}, false},
	{"facts-preview", []string{"f", "down"}, false},
	{"list", []string{"g", "5", ".", "4"}, false},
	{"check", []string{"g", "5", ".", "4", "-", "1", "enter"}, false},
	{"check-second", []string{"g", "5", ".", "4", "-", "1", "enter", "y"}, false},
	{"support", []string{"g", "5", ".", "4", "-", "1", "enter", "y", "y", "y"}, false},
	{"blank", []string{"g", "5", ".", "4", "-", "1", "enter", "y", "y", "y", "y"}, false},
	{"detail", []string{"g", "5", ".", "4", "-", "3", "enter", "e"}, false},
	{"contradiction", []string{"g", "5", ".", "4", "-", "3", "enter", "left", "y"}, false},
	{"unmet", []string{"g", "5", ".", "7", "-", "1", "enter"}, false},
	{"not-applicable", []string{"g", "6", "-", "4", "enter"}, false},
	{"computed", []string{"g", "4", "-", "1", "enter"}, false},
	{"why", []string{"g", "5", ".", "3", "-", "6", "enter", "w"}, false},
	{"examples", []string{"g", "5", ".", "5", "-", "1", "enter", "i", "right"}, false},
	{"reasons", []string{"g", "5", ".", "6", "-", "3", "enter", "i", "right", "right", "down"}, false},
	{"gap", []string{"g", "5", ".", "4", "-", "1", "enter", "n", "n", "enter"}, false},
	{"read", []string{"g", "5", ".", "4", "-", "1", "enter", "i"}, false},
	{"review", []string{"r"}, false},
	{"export", []string{"x"}, false},
	{"evidence", []string{"o", "E"}, false},
	{"declaration", []string{"x", "up", "enter"}, false},
	{"folder", []string{"x", "up", "up", "enter"}, false},
	{"migrate", []string{"M"}, false},
	{"migration", []string{"M", "down", "enter", "enter"}, false},
	{"migration-end", []string{"M", "down", "enter", "enter", "end"}, false},
	{"carried-take", []string{"g", "5", ".", "2", "-", "2", "enter"}, false},
	{"carried-support", []string{"g", "5", ".", "2", "-", "3", "enter", "y", "y", "y"}, false},
	{"carried-draft", []string{"g", "5", ".", "3", "-", "1", "1", "enter"}, false},
	{"carried-decide", []string{"g", "5", ".", "6", "-", "1", "enter"}, false},
	{"carried-taken", []string{"g", "5", ".", "2", "-", "2", "enter", "a"}, false},
	{"carried-list", []string{"g", "F", "F"}, false},
	{"carried-review", []string{"r"}, false},
}

func (d *driver) goTo(name string, keys []string, fresh bool) {
	d.t.Helper()
	switch {
	case fresh:
	case strings.HasPrefix(name, "carried"):
		d.open(carriedOver(d.t))
	default:
		d.open(lock())
	}
	d.press(keys...)
}

func TestGoldens(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ width, height int }{{40, 12}, {80, 24}, {120, 40}} {
		for _, view := range views {
			t.Run(fmt.Sprintf("%dx%d/%s", size.width, size.height, view.name), func(t *testing.T) {
				t.Parallel()
				d := drive(t, size.width, size.height)
				d.goTo(view.name, view.keys, view.fresh)
				d.golden(fmt.Sprintf("%dx%d/%s", size.width, size.height, view.name))
			})
		}
	}
}

// TestNeverLargerThanTheWindow draws every page in windows of many sizes.
func TestNeverLargerThanTheWindow(t *testing.T) {
	t.Parallel()
	for _, view := range views {
		t.Run(view.name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, 80, 24)
			d.goTo(view.name, view.keys, view.fresh)
			d.fitsEverywhere()
		})
	}
}

// fitsEverywhere draws the page in windows of many sizes.
func (d *driver) fitsEverywhere() {
	d.t.Helper()
	for width := 1; width <= 200; width += 1 + width/12 {
		for height := 1; height <= 70; height += 1 + height/8 {
			d.send(tea.WindowSizeMsg{Width: width, Height: height})
			content := d.app.View().Content
			if w, h := lipgloss.Width(content), lipgloss.Height(content); w > width || h > height {
				d.t.Fatalf("%dx%d: drawn %dx%d:\n%s", width, height, w, h, d.screen())
			}
			if d.app.tooSmall() || d.app.overlay != nil {
				continue
			}
			// Whatever a page cannot show it marks; nothing is left for the frame to cut.
			body := height - len(d.app.header()) - len(d.app.footer())
			if n := len(d.app.page.view(width, body).lines); n > body {
				d.t.Fatalf("%dx%d: the page has %d lines for %d", width, height, n, body)
			}
		}
	}
}

// TestResizingLosesNothing goes through sizes while text is written.
func TestResizingLosesNothing(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.goTo("", []string{"g", "5", ".", "4", "-", "3", "enter", "e"}, false)
	for i, size := range [][2]int{{40, 12}, {5, 3}, {200, 60}, {24, 7}, {80, 24}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		d.View()
		if i != 1 {
			d.typed("x")
		}
	}
	d.press("esc")
	want := "No secret stands in the source code.xxxx"
	if got := d.app.session.Assessment.Answers["5.4-3"].Detail; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// View draws a frame, as the terminal library does after each message.
func (d *driver) View() { _ = d.app.View() }

// TestNewAssessment goes from home to the first question by keyboard.
func TestNewAssessment(t *testing.T) {
	t.Chdir(t.TempDir())
	d := drive(t, 80, 24)
	d.press("enter").sees("Against which edition", "> ETSI EN 303 645 V2.1.1").press("enter").typed("Lampe für Küche & Bad").press("enter").sees("lampe-für-küche-bad.ask645.json")
	d.press("enter").sees("Product and maker", "saved")
	d.press("tab").typed("L-100").press("esc").sees("question 1 of")
	a, _, err := store.Open("lampe-für-küche-bad.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	if a.Product.Name != "Lampe für Küche & Bad" || a.Product.Model != "L-100" || a.Edition != questionnaire.DefaultEdition || len(a.ID) != 36 {
		t.Errorf("%+v", a)
	}
	info, err := os.Stat("lampe-für-küche-bad.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	// The same name again is refused, and what is there stays.
	d.press("H", "down", "enter", "enter").typed("Lampe für Küche & Bad").press("enter", "enter").sees("exists already")
}

// TestFactsBranch asks children only after their parents, goes back, and shows what would
// follow from another answer.
func TestFactsBranch(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(questionnaire.NewAssessment(questionnaire.DefaultEdition, "id"))
	d.sees("question 1 of 13").press("y", "y", "y", "n").sees("physically limited").press("n").sees("Can a user authenticate").press("n")
	d.sees("Are passwords used").press("y").sees("pre-installed password that is unique", "of 14")
	d.press("left").press("down").sees("If you choose this", "Will not apply (2): 5.1-1, 5.1-2")
	d.press("enter").sees("How much of the device's software", "of 13")
	d.press("left", "d").press("left").sees("Now: Don't know yet")
	saved, _, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if saved.Facts["passwords"] != questionnaire.DontKnow || saved.Facts["constrained"] != "no" {
		t.Errorf("%v", saved.Facts)
	}
}

// TestProvision answers the checks of one provision, fills the blanks, and finds all of it
// on disk.
func TestProvision(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.goTo("", []string{"g", "5", ".", "4", "-", "1", "enter"}, false)
	path := d.app.session.File.Path()
	d.press("y", "y", "y").sees("suggest Y").press("enter").sees("blank 1 of 2")
	d.typed("AES-128 in a secure element").press("enter").typed("a signed list").press("enter")
	d.sees("Detail: how the device meets it").press("tab").sees("5.4-3")
	saved, _, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	answer := saved.Answers["5.4-1"]
	if answer.Support != questionnaire.Supported || answer.Suggested != questionnaire.Supported || len(answer.Checks) != 3 {
		t.Errorf("%+v", answer)
	}
	for _, part := range []string{"AES-128 in a secure element", "a signed list"} {
		if !strings.Contains(answer.Detail, part) {
			t.Errorf("detail %q lacks %q", answer.Detail, part)
		}
	}
}

// TestTheScreenWaitsForTheDisk holds a save back: the old screen stays and keys wait.
func TestTheScreenWaitsForTheDisk(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.open(questionnaire.NewAssessment(questionnaire.DefaultEdition, "id"))
	before := d.screen()
	_, save := d.app.Update(keyPress("n"))
	_, nothing := d.app.Update(keyPress("y"))
	if nothing != nil || d.screen() != before {
		t.Fatal("the screen changed before the answer was on disk")
	}
	d.run(save)
	if facts := d.app.session.Assessment.Facts; facts["wireless"] != "no" || facts["app"] != "yes" {
		t.Errorf("%v", facts)
	}
	d.sees("question 3 of")
}

// TestSample looks around in the sample, which takes no changes.
func TestSample(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.press("down", "enter").sees("Smart Lock SL-1", "read-only")
	d.press("g", "5", ".", "4", "-", "4", "enter").sees("5.4-4", "Y, supported").press("n").sees("the file is read-only: nothing was changed")
	if got := d.app.session.Assessment.Answers["5.4-4"].Support; got != questionnaire.Supported {
		t.Errorf("%s", got)
	}
	if d.press("q"); !d.quit {
		t.Error("still running")
	}
}

// TestResume quits in the middle and starts again at the same place.
func TestResume(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.goTo("", []string{"g", "5", ".", "5", "-", "5", "enter"}, false)
	d.press("q")
	if !d.quit {
		t.Fatal("still running")
	}
	next := drive(t, 80, 24)
	next.app.options.Places = d.app.options.Places
	next.app.places = store.LoadPlaces(d.app.options.Places)
	_ = next.app.show(destination{page: pageHome})
	next.sees("Smart Lock SL-1").press("enter").sees("5.5-5")
}

// TestPrintableKeysBelongToText types every key with a meaning into the Detail.
func TestPrintableKeysBelongToText(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.goTo("", []string{"g", "5", ".", "4", "-", "3", "enter", "e"}, false)
	d.typed(" q?gfrxHwoieymnpdkjhl[]")
	d.sees("q?gfrxHwoieymnpdkjhl[]").press("ctrl+s")
	if got := d.app.session.Assessment.Answers["5.4-3"].Detail; !strings.HasSuffix(got, " q?gfrxHwoieymnpdkjhl[]") {
		t.Errorf("%q", got)
	}
}

// TestPasteIsCleaned pastes an escape sequence into the Detail.
func TestPasteIsCleaned(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.goTo("", []string{"g", "5", ".", "4", "-", "3", "enter", "e"}, false)
	d.send(tea.PasteMsg{Content: "\r\none\x1b[31m two\u202e"})
	d.press("esc")
	want := "No secret stands in the source code.\none[U+001B][31m two[U+202E]"
	if got := d.app.session.Assessment.Answers["5.4-3"].Detail; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestReviewLeadsToTheProvision follows a finding.
func TestReviewLeadsToTheProvision(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.goTo("", []string{"r"}, false)
	for i, finding := range d.app.session.Statement.Findings {
		if finding.Reference == "5.7-1" {
			for range i {
				d.press("down")
			}
			break
		}
	}
	d.press("enter").sees("5.7-1", "a recommendation answered N needs its reason").press("esc").sees("Review")
}

// TestExport writes both formats beside the assessment.
func TestExport(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 40)
	d.goTo("", []string{"x", "enter"}, false)
	d.press("down", "enter")
	folder := filepath.Dir(d.app.session.File.Path())
	for _, name := range []string{"device.statement.pdf", "device.statement.json"} {
		info, err := os.Stat(filepath.Join(folder, name))
		if err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	d.sees("device.statement.pdf", "device.statement.json")
}

// TestExportRefused says why the answers do not carry a statement under a law, all reasons at
// once, to be scrolled through and closed.
func TestExportRefused(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.goTo("", []string{"x"}, false)
	d.app.page.(*exportPage).choice.pick("uk-psti-md")
	d.press("enter").sees("Not written: device.statement.uk-psti.md", "The answers do not carry this statement:", "product.batch: the batch of the product is not given", "↓ more")
	d.press("end").sees("5.3-13: not answered: choose Y or N")
	d.press("esc").sees("Export the statement", "the answers do not carry this statement", "Not written: device.statement.uk-psti.md")
	if _, err := os.Stat(filepath.Join(filepath.Dir(d.app.session.File.Path()), "device.statement.uk-psti.md")); err == nil {
		t.Error("it was written all the same")
	}
}

// TestSaveFails keeps answers when the disk refuses them, and says so.
func TestSaveFails(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	path := d.open(questionnaire.NewAssessment(questionnaire.DefaultEdition, "id"))
	if err := os.WriteFile(path, []byte("someone else's"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("n").sees("! not saved", "nothing was overwritten", "question 2 of")
	if got := d.app.session.Assessment.Facts["wireless"]; got != "no" {
		t.Errorf("the answer is %q", got)
	}
	data, err := os.ReadFile(path)
	if err != nil || string(data) != "someone else's" {
		t.Errorf("%q %v", data, err)
	}
	aside, _, err := store.Open(strings.TrimSuffix(path, ".ask645.json") + ".mine-1.ask645.json")
	if err != nil || aside.Facts["wireless"] != "no" {
		t.Errorf("the answers are not kept aside: %v", err)
	}
	if d.press("q"); d.quit {
		t.Error("the first quit lost an answer without a word")
	}
	if d.press("q"); !d.quit {
		t.Error("the second quit did not quit")
	}
}

// TestNamesOfManyScripts draws pages with names that are wide, joined or written from the
// right, and text full of control characters: the frame holds, and nothing unsafe is drawn.
func TestNamesOfManyScripts(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"智能門鎖 スマートロック 스마트 도어락", "قفل ذكي", "מנעול חכם", "e\u0301te\u0301 हिन्दी", "👩‍💻🔒🇩🇪 lock",
		"a\x1b[31mred\x1b]0;title\x07", "one\u202etwo\u2066three", strings.Repeat("very long ", 60),
	} {
		a := lock()
		a.Product.Name = name
		a.SetAnswer("5.4-3", questionnaire.Answer{Support: "Y", Detail: name, Note: name}, noon)
		for _, size := range []struct{ width, height int }{{40, 12}, {80, 24}, {120, 40}} {
			d := drive(t, size.width, size.height)
			d.open(a)
			for _, keys := range [][]string{{"g", "5", ".", "4", "-", "3", "enter"}, {"e"}, {"esc", "m"}, {"esc", "H"}, {"enter", "r"}, {"x"}} {
				d.press(keys...)
				content := d.app.View().Content
				if w, h := lipgloss.Width(content), lipgloss.Height(content); w > size.width || h > size.height {
					t.Errorf("%q at %dx%d after %v: drawn %dx%d", name, size.width, size.height, keys, w, h)
				}
				if strings.ContainsAny(d.screen(), "\x07\x1b\u202e\u2066") {
					t.Errorf("%q after %v: unsafe text is drawn", name, keys)
				}
			}
		}
	}
}
