package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/learn"
	"ask645/questionnaire/learn/learntest"
	"ask645/questionnaire/store"
)

// learner starts the app where learning begins, with a round of the given number of questions
// unless that is 0.
func learner(t *testing.T, width, height, questions int) *driver {
	t.Helper()
	d := drive(t, width, height)
	options := &Learning{
		Course:  learn.NewCourse(learntest.Files(t, nil), library()),
		Edition: questionnaire.DefaultEdition,
		Memory:  filepath.Join(t.TempDir(), "memory.json"),
	}
	if questions > 0 {
		pool, err := options.Course.Pool(options.Edition)
		if err != nil {
			t.Fatal(err)
		}
		if options.Round, err = pool.Round("class", questions); err != nil {
			t.Fatal(err)
		}
		options.Result = filepath.Join(t.TempDir(), "result.md")
	}
	d.app.options.Learn = options
	d.run(d.app.show(destination{page: pageLearn}))
	return d
}

// learnViews are the screens of learning, and the keys that lead there in a large window.
var learnViews = []struct {
	name string
	keys []string
}{
	{"learn-menu", nil},
	{"learn-tour", []string{"1"}},
	{"learn-tour-question", []string{"1", "enter", "enter"}},
	{"learn-tour-told", []string{"1", "enter", "enter", "2"}},
	{"learn-devices", []string{"2"}},
	{"learn-parts", []string{"2", "3"}},
	{"learn-fact", []string{"2", "3", "2"}},
	{"learn-fact-told", []string{"2", "3", "2", "1"}},
	{"learn-check", []string{"2", "3", "6"}},
	{"learn-provision-told", []string{"2", "3", "6", "1", "1", "1", "1"}},
	{"learn-round", []string{"3"}},
	{"learn-round-told", []string{"3", "1"}},
	{"learn-progress", []string{"5"}},
	{"learn-card", []string{"5", "enter"}},
	{"learn-card-turned", []string{"5", "enter", "enter"}},
	{"learn-dossier", []string{"2", "3", "i"}},
}

// learnAt goes to a view in a large window, and then makes it small: keys lead elsewhere where
// a page has to be read on first.
func learnAt(t *testing.T, keys []string, width, height int) *driver {
	t.Helper()
	d := learner(t, 120, 70, 0)
	for _, name := range keys {
		_ = d.screen()
		d.press(name)
	}
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

func TestLearnGoldens(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ width, height int }{{40, 12}, {80, 24}, {120, 40}} {
		for _, view := range learnViews {
			name := fmt.Sprintf("%dx%d/%s", size.width, size.height, view.name)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				learnAt(t, view.keys, size.width, size.height).golden(name)
			})
		}
	}
}

// TestLearnNeverLargerThanTheWindow draws every screen of learning in windows of many sizes.
func TestLearnNeverLargerThanTheWindow(t *testing.T) {
	t.Parallel()
	for _, view := range learnViews {
		t.Run(view.name, func(t *testing.T) {
			t.Parallel()
			learnAt(t, view.keys, 80, 24).fitsEverywhere()
		})
	}
}

// TestRoundInTheFullScreen answers a round rightly, and finds the result written.
func TestRoundInTheFullScreen(t *testing.T) {
	t.Parallel()
	d := learner(t, 120, 70, 12)
	round := d.app.options.Learn.Round
	for i, q := range round.Questions {
		d.sees(fmt.Sprintf("%d of 12", i+1))
		for _, at := range q.Right() {
			d.press(fmt.Sprint(at + 1))
		}
		if q.Choose > 1 {
			d.press("enter")
		}
		d.sees("Right.")
		d.press("enter")
		_ = d.screen()
	}
	d.sees("12 of 12 right", "Written: ")
	data, err := os.ReadFile(d.app.options.Learn.Result)
	if err != nil || !strings.Contains(string(data), "**12 of 12 right**") || !strings.Contains(string(data), round.Mark) {
		t.Errorf("got %s, %v", data, err)
	}
	d.press("enter").sees("Learn the standard")
}

// TestFaultsAreTicked wants as many rows as there are faults.
func TestFaultsAreTicked(t *testing.T) {
	t.Parallel()
	d := learner(t, 120, 70, 12)
	for _, q := range d.app.options.Learn.Round.Questions {
		_ = d.screen()
		if q.Kind == learn.KindFaults {
			d.press("space", "down", "space").sees("[x] a)", "[x] b)")
			d.press("enter").sees("tick 4 rows with space, then press enter; 2 rows ticked")
			d.press("space").sees("[ ] b)")
			d.press("2", "3", "4").sees("[x] d)")
			d.press("enter").sees("Go on")
			return
		}
		d.press("1", "enter")
	}
	t.Fatal("no question for faults")
}

// TestWhatWasNotSeenIsNotAnswered reads on before an answer is taken.
func TestWhatWasNotSeenIsNotAnswered(t *testing.T) {
	t.Parallel()
	d := learnAt(t, []string{"2", "3", "6"}, 40, 12)
	p := d.app.page.(*lessonPage)
	strong := p.now.strong
	_ = d.screen()
	for range 20 {
		if p.bottom {
			break
		}
		d.press("enter")
		if p.now.strong != strong {
			t.Fatal("answered before the end was in sight")
		}
		_ = d.screen()
	}
	if d.press("enter"); p.now.strong == strong {
		t.Error("the answer is not taken")
	}
}

// TestLettersAnswer answers with the letter of an option, and is told its words again.
func TestLettersAnswer(t *testing.T) {
	t.Parallel()
	d := learnAt(t, []string{"1", "enter", "enter"}, 80, 24)
	d.sees("a) A reason", "b) Nothing")
	d.press("b").sees("You said b. Not right: the answer is a.", "a) A reason", "b) Nothing")
}

// TestMenusLeadOnAtOnce chooses a device before the last one was in sight.
func TestMenusLeadOnAtOnce(t *testing.T) {
	t.Parallel()
	d := learnAt(t, []string{"2"}, 40, 12)
	d.sees("more")
	d.press("enter").sees("Read the dossier with i")
}

// TestPractiseInTheFullScreen answers as the model, and otherwise, and goes back.
func TestPractiseInTheFullScreen(t *testing.T) {
	t.Parallel()
	d := learnAt(t, []string{"2", "3", "2"}, 120, 70)
	d.press("1").sees("Same as the model", "The dossier says so.")
	d.press("enter")
	_ = d.screen()
	d.press("2").sees("Different. You: No. The model: Yes.")
	d.press("esc").sees("2 of ", "Is there an app")
	d.press("1").sees("Same as the model")
	d.press("esc", "esc").sees("1 of ", "Does the device use radio")
	d.press("esc").sees("The facts about the device")
	d.press("esc").sees("Devices")
	d.press("esc").sees("Learn the standard")
	d.press("esc").sees("this is where learning begins")
}

// TestTellAtTheEnd tells nothing before the last answer, and everything after it.
func TestTellAtTheEnd(t *testing.T) {
	t.Parallel()
	d := learnAt(t, []string{"2", "3"}, 120, 70)
	d.press("up", "enter").sees("at the end")
	d.press("2")
	for range 40 {
		if !strings.Contains(d.screen(), "About the device") {
			break
		}
		if strings.Contains(d.screen(), "the model") {
			t.Fatal("told before the end\n" + d.screen())
		}
		d.press("1")
	}
	d.sees("The end of the practice", "same as the model", "The model: ")
}

// TestCardsAreKept turns cards, and finds them in the file after another start.
func TestCardsAreKept(t *testing.T) {
	t.Parallel()
	d := learnAt(t, []string{"5", "enter", "enter", "1"}, 80, 24)
	d.sees("The last card comes back in 2 days")
	m := learn.DecodeMemory(store.ReadMemory(d.app.options.Learn.Memory))
	edition, err := library().Edition(questionnaire.DefaultEdition)
	if err != nil {
		t.Fatal(err)
	}
	cards, err := learn.Cards(edition)
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Progress(cards, noon)[0].Asked; got != 1 {
		t.Errorf("asked %d cards, want 1", got)
	}
	if len(m.Due(cards, noon.AddDate(0, 0, 2))) != 1+learn.MostNew {
		t.Error("the card is not due after two days")
	}
}

// TestHomeOffersToLearn goes from home to learning and back.
func TestHomeOffersToLearn(t *testing.T) {
	t.Parallel()
	d := learner(t, 80, 24, 0)
	d.press("H").sees("New assessment", "Learn the standard")
	d.press("4").sees("Guess before you are told")
	d.press("esc").sees("New assessment")
}
