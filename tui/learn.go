package tui

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"ask645/export"
	"ask645/export/class"
	"ask645/questionnaire/learn"
	"ask645/questionnaire/store"
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

// learning begins to learn: with a round where one is given, else at the menu.
func (m *app) learning() page {
	menu := &menuLesson{app: m}
	if round := m.options.Learn.Round; round != nil {
		return newLessonPage(m, menu, newRoundLesson(m, round, m.options.Learn.Result))
	}
	return newLessonPage(m, menu)
}

// menuLesson is the menu of the ways to learn.
type menuLesson struct {
	app *app
	errand
}

// Values of the options of the menu.
const (
	learnTour     = "tour"
	learnDevices  = "devices"
	learnToday    = "today"
	learnChance   = "chance"
	learnRemember = "remember"
)

func (l *menuLesson) sheet() sheet {
	s := sheet{
		title: "Learn the standard", menu: true,
		read: []string{"Guess before you are told. A wrong guess is remembered better than an answer that was only read."},
		options: []option{
			{Value: learnTour, Label: "The tour", Note: "What the baseline is and is not, in ten minutes"},
			{Value: learnDevices, Label: "Devices", Note: "Read a dossier, answer as in the wizard, compare"},
			{Value: learnToday, Label: "Predict: the round of today", Note: "Ten quick questions; the same for everyone today"},
			{Value: learnChance, Label: "Predict: another round", Note: "Ten questions that chance chooses"},
			{Value: learnRemember, Label: "Remember", Note: "Terms and provisions come back at growing intervals: " + learn.Algorithm},
			{Value: lessonLeave, Label: "Quit"},
		},
	}
	if l.problem != nil {
		s.problem = l.problem.Error()
	}
	return s
}

// usualQuestions is how many questions a round has here.
const usualQuestions = 10

func (l *menuLesson) choose(values []string) lesson {
	now := l.app.options.Now()
	switch values[0] {
	case learnTour:
		l.todo = l.tour
	case learnDevices:
		l.todo = l.devices
	case learnToday:
		l.todo = func() (lesson, error) { return l.round(now.Format("2006-01-02")) }
	case learnChance:
		l.todo = func() (lesson, error) { return l.round(strconv.FormatInt(now.UnixNano(), 36)) }
	case learnRemember:
		l.todo = func() (lesson, error) { return newCardLesson(l.app) }
	}
	return nil
}

func (l *menuLesson) tour() (lesson, error) {
	tour, err := l.app.options.Learn.Course.Tour()
	switch {
	case err != nil:
		return nil, err
	case len(tour.Screens) == 0:
		return nil, errors.New("there is no tour")
	}
	return &tourLesson{tour: tour}, nil
}

func (l *menuLesson) devices() (lesson, error) {
	devices, err := l.app.options.Learn.Course.Devices()
	if err != nil {
		return nil, err
	}
	return &deviceLesson{app: l.app, devices: devices}, nil
}

func (l *menuLesson) round(seed string) (lesson, error) {
	pool, err := l.app.options.Learn.Course.Pool(l.app.options.Learn.Edition)
	if err != nil {
		return nil, err
	}
	round, err := pool.Round(seed, usualQuestions)
	if err != nil {
		return nil, err
	}
	return newRoundLesson(l.app, round, ""), nil
}

func (l *menuLesson) back() bool { return false }
func (l *menuLesson) over() bool { return false }

// onward is the option that goes on.
const onward = "on"

func onwards(label string) []option { return []option{{Value: onward, Label: label}} }

// asked are the options of a question.
func asked(q *learn.Question) []option {
	options := make([]option, 0, len(q.Options))
	for i := range q.Options {
		options = append(options, option{Value: strconv.Itoa(i), Label: learn.Letter(i) + ") " + q.Options[i].Text})
	}
	return options
}

// numbers reads the values of such options.
func numbers(values []string) []int {
	var list []int
	for _, value := range values {
		if n, err := strconv.Atoi(value); err == nil {
			list = append(list, n)
		}
	}
	return list
}

// longestTold is how much is told again of an option, so that the reason stays in sight.
const longestTold = 120

// marked says whether an answer was right, and why.
func marked(q *learn.Question, chosen []int) []string {
	told := []string{"Right."}
	if !q.Correct(chosen) {
		told = []string{fmt.Sprintf("You said %s. Not right: the answer is %s.", learn.Letters(chosen), learn.Letters(q.Right()))}
	}
	for i := range q.Options {
		o := &q.Options[i]
		if !o.Right && !slices.Contains(chosen, i) {
			continue
		}
		// The options are out of sight by now, so their words come with the reason.
		text := learn.Letter(i) + ") " + learn.Shorten(o.Text, longestTold)
		if o.Why != "" {
			text += "\n" + o.Why
		}
		told = append(told, text)
	}
	if q.Why != "" {
		told = append(told, q.Why)
	}
	return told
}

// tourLesson shows the tour: a screen, its question, and what the answer is.
type tourLesson struct {
	tour  *learn.Tour
	at    int
	stage tourStage
	told  []string
	ended bool
}

type tourStage int

const (
	tourReads tourStage = iota
	tourAsks
	tourTells
)

func (t *tourLesson) sheet() sheet {
	screen := &t.tour.Screens[t.at]
	s := sheet{title: screen.Title, place: fmt.Sprintf("%d of %d", t.at+1, len(t.tour.Screens))}
	switch t.stage {
	case tourReads:
		for _, text := range screen.Text {
			s.read = append(s.read, flat(text))
		}
		s.read = append(s.read, "("+screen.Ref+")")
		s.options = onwards("Go on")
	case tourAsks:
		s.strong, s.options = flat(screen.Question.Ask), asked(screen.Question.Asked())
	case tourTells:
		s.read, s.told, s.options = []string{flat(screen.Question.Ask)}, t.told, onwards("Go on")
	}
	return s
}

func (t *tourLesson) choose(values []string) lesson {
	screen := &t.tour.Screens[t.at]
	switch {
	case t.stage == tourAsks:
		q := screen.Question.Asked()
		t.told, t.stage = marked(q, numbers(values)), tourTells
	case t.stage == tourReads && screen.Question != nil:
		t.stage = tourAsks
	case t.at+1 < len(t.tour.Screens):
		t.at, t.stage = t.at+1, tourReads
	default:
		t.ended = true
	}
	return nil
}

func (t *tourLesson) back() bool {
	switch {
	case t.stage != tourReads:
		t.stage--
	case t.at > 0:
		t.at--
	default:
		return false
	}
	return true
}

func (t *tourLesson) over() bool { return t.ended }

// roundLesson asks the questions of a round.
type roundLesson struct {
	app     *app
	round   *learn.Round
	result  string
	answers [][]int
	telling bool
	ended   bool
	written string
	errand
}

func newRoundLesson(m *app, round *learn.Round, result string) *roundLesson {
	return &roundLesson{app: m, round: round, result: result}
}

func (r *roundLesson) sheet() sheet {
	n := len(r.round.Questions)
	if len(r.answers) == n && !r.telling {
		return r.end()
	}
	at := len(r.answers)
	if r.telling {
		at--
	}
	q := r.round.Questions[at]
	s := sheet{title: q.Kind.Title(), place: fmt.Sprintf("%d of %d", at+1, n), read: slices.Clone(q.Given), strong: q.Ask}
	if r.telling {
		s.told = marked(q, r.answers[at])
		s.strong, s.read, s.options = "", append(s.read, q.Ask), onwards("Go on")
		return s
	}
	if at == 0 {
		s.read = append([]string{fmt.Sprintf("Round %q, mark %s.", r.round.Seed, r.round.Mark)}, s.read...)
	}
	s.options, s.want = asked(q), q.Choose
	return s
}

// end tells how many answers were right, and where the result is.
func (r *roundLesson) end() sheet {
	right := 0
	for i, q := range r.round.Questions {
		if q.Correct(r.answers[i]) {
			right++
		}
	}
	s := sheet{title: "The end of the round", read: []string{
		fmt.Sprintf("%d of %d right.", right, len(r.round.Questions)),
		fmt.Sprintf("Round %q, mark %s.", r.round.Seed, r.round.Mark),
	}, options: onwards("Back to the menu")}
	if r.written != "" {
		s.read = append(s.read, r.written)
	}
	return s
}

func (r *roundLesson) choose(values []string) lesson {
	switch {
	case r.telling:
		r.telling = false
		if len(r.answers) == len(r.round.Questions) {
			r.write()
		}
	case len(r.answers) == len(r.round.Questions):
		r.ended = true
	default:
		r.answers, r.telling = append(r.answers, numbers(values)), true
	}
	return nil
}

// write has the result written where one is asked for.
func (r *roundLesson) write() {
	if r.result == "" {
		return
	}
	path, result := r.result, class.Result(r.round, r.answers)
	r.todo = func() (lesson, error) { return nil, store.WriteFile(path, result, export.Perm) }
}

// done tells whether the result was written.
func (r *roundLesson) done(err error) {
	r.written = "Written: " + r.result
	if err != nil {
		r.written = "Not written: " + err.Error()
		r.app.unsavedBecause = err
	}
}

func (r *roundLesson) back() bool { return false }
func (r *roundLesson) over() bool { return r.ended }
