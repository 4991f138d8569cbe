package plain

import (
	"slices"
	"strings"

	"ask645/questionnaire"
	"ask645/questionnaire/learn"
)

// Learning says what there is to learn from.
type Learning struct {
	Course *learn.Course
	// Edition is the id of the edition that questions are about.
	Edition string
	// Memory is the file that keeps what is remembered; "" keeps nothing.
	Memory string
	// AtHome begins at home, which then offers to learn.
	AtHome bool
	// Round, if not nil, is asked at once. Its result goes to the file Result, unless "".
	Round  *learn.Round
	Result string
}

// learnStep is the menu of the ways to learn.
type learnStep struct{}

// Values of the options of the menu.
const (
	learnTour     = "tour"
	learnDevices  = "devices"
	learnPredict  = "predict"
	learnRemember = "remember"
)

func (l *learnStep) options() []option {
	return []option{
		{value: learnTour, label: "The tour", note: "what the baseline is, in ten minutes"},
		{value: learnDevices, label: "Devices", note: "read a dossier, answer as in the wizard, compare"},
		{value: learnPredict, label: "Predict", note: "a round of quick questions"},
		{value: learnRemember, label: "Remember", note: "terms and provisions that come back at growing intervals"},
		{value: homeQuit, label: "Leave", words: []string{"quit", "exit"}},
	}
}

func (l *learnStep) show(w *wizard) {
	w.say("Learn the standard. Guess before you are told. What would you like?")
	w.list(l.options())
}

func (l *learnStep) take(w *wizard, text string) {
	value, ok := w.choose(l.options(), text)
	switch {
	case !ok:
	case value == learnTour:
		w.beginTour()
	case value == learnDevices:
		w.beginDevices()
	case value == learnPredict:
		w.enter(&seedStep{})
	case value == learnRemember:
		w.beginCards()
	default:
		w.quit()
	}
}

func (l *learnStep) free() bool           { return false }
func (l *learnStep) place() (place, bool) { return place{}, false }
func (l *learnStep) skip(w *wizard)       { l.back(w) }

func (l *learnStep) back(w *wizard) {
	if w.options.Learn.AtHome {
		w.enter(&homeStep{})
		return
	}
	w.refuse("This is the first question. Enter quit to leave.")
}

// sayAll writes paragraphs that the data folds over several lines.
func (w *wizard) sayAll(paragraphs []string) {
	for _, text := range paragraphs {
		w.flat("", text)
	}
}

// lettered writes the options of a question, which are named by letters or numbers.
func (w *wizard) lettered(q *learn.Question) {
	for i := range q.Options {
		w.flat(learn.Letter(i)+") ", q.Options[i].Text)
	}
}

// chosenBy reads the options that a line names: letters or numbers, with or without spaces
// and commas. ok is false, and the reason said, where it names others or not so many.
func (w *wizard) chosenBy(q *learn.Question, text string, want int) (chosen []int, ok bool) {
	for _, r := range strings.ToLower(strings.NewReplacer(",", "", " ", "", ")", "", ".", "").Replace(text)) {
		at := int(r - 'a')
		if r >= '1' && r <= '9' {
			at = int(r - '1')
		}
		if at < 0 || at >= len(q.Options) {
			w.refuse("\"%s\" is none of the answers here. Enter %s.", shorten(text), wanted(q, want))
			return nil, false
		}
		chosen = append(chosen, at)
	}
	if len(chosen) != want || learn.Letters(chosen) != learn.Letters(unique(chosen)) {
		w.refuse("Enter %s.", wanted(q, want))
		return nil, false
	}
	return chosen, true
}

// wanted says what a question takes.
func wanted(q *learn.Question, want int) string {
	last := learn.Letter(len(q.Options) - 1)
	if want == 1 {
		return "one letter from a to " + last
	}
	return "four different letters from a to " + last + ", such as abcd"
}

func unique(list []int) []int {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}

// marked says whether an answer was right, and why.
func (w *wizard) marked(q *learn.Question, chosen []int) {
	if q.Correct(chosen) {
		w.say("Right.")
	} else {
		w.say("Not right. The answer is %s.", learn.Letters(q.Right()))
	}
	for i := range q.Options {
		if o := &q.Options[i]; o.Why != "" && (o.Right || slices.Contains(chosen, i)) {
			w.flat(learn.Letter(i)+") ", o.Why)
		}
	}
	if q.Why != "" {
		w.flat("", q.Why)
	}
}

// tourStep is a screen of the tour, or its question.
type tourStep struct {
	tour *learn.Tour
	at   int
	// asking is true once the text was read and the question is asked.
	asking bool
}

// What can be entered at a screen of the tour.
const (
	tourOn    = "on"
	tourLeave = "leave"
)

func (w *wizard) beginTour() {
	tour, err := w.options.Learn.Course.Tour()
	switch {
	case err != nil:
		w.refuse("%s", sentence(err.Error()))
	case len(tour.Screens) == 0:
		w.refuse("There is no tour.")
	default:
		w.enter(&tourStep{tour: tour})
	}
}

func (t *tourStep) screen() *learn.Screen { return &t.tour.Screens[t.at] }

func (t *tourStep) show(w *wizard) {
	screen := t.screen()
	if t.asking {
		w.flat("", screen.Question.Ask)
		w.lettered(screen.Question.Asked())
		w.say("Enter a letter; or skip, or back.")
		return
	}
	w.say("%d of %d. %s", t.at+1, len(t.tour.Screens), questionnaire.PrintableLine(screen.Title))
	w.sayAll(screen.Text)
	w.say("(%s)", screen.Ref)
	w.say("An empty line or on goes on; or enter back, or leave.")
}

func (t *tourStep) take(w *wizard, text string) {
	if strings.TrimSpace(text) == "" {
		if t.asking {
			w.asked = false
			return
		}
		t.skip(w)
		return
	}
	if t.asking {
		q := t.screen().Question.Asked()
		if chosen, ok := w.chosenBy(q, text, 1); ok {
			w.marked(q, chosen)
			t.next(w)
		}
		return
	}
	onward := []option{{value: tourOn, label: "On"}, {value: tourLeave, label: "Leave"}}
	switch value, ok := w.choose(onward, text); {
	case !ok:
	case value == tourLeave:
		w.enter(&learnStep{})
	default:
		t.skip(w)
	}
}

// skip goes on to the question, or the next screen.
func (t *tourStep) skip(w *wizard) {
	if !t.asking && t.screen().Question != nil {
		t.asking, w.asked = true, false
		return
	}
	t.next(w)
}

func (t *tourStep) next(w *wizard) {
	if t.at+1 == len(t.tour.Screens) {
		w.say("That was the tour.")
		w.enter(&learnStep{})
		return
	}
	t.at, t.asking, w.asked = t.at+1, false, false
}

func (t *tourStep) back(w *wizard) {
	switch {
	case t.asking:
		t.asking = false
	case t.at > 0:
		t.at--
	default:
		w.enter(&learnStep{})
		return
	}
	w.asked = false
}

func (t *tourStep) free() bool           { return false }
func (t *tourStep) place() (place, bool) { return place{}, false }
