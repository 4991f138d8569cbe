package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	app     *app
	problem error
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
	options := l.app.options.Learn
	l.problem = nil
	var next lesson
	switch values[0] {
	case learnTour:
		tour, err := options.Course.Tour()
		if err == nil && len(tour.Screens) == 0 {
			err = fmt.Errorf("there is no tour")
		}
		next, l.problem = &tourLesson{tour: tour}, err
	case learnDevices:
		devices, err := options.Course.Devices()
		next, l.problem = &deviceLesson{app: l.app, devices: devices}, err
	case learnToday:
		next, l.problem = l.round(l.app.options.Now().Format("2006-01-02"))
	case learnChance:
		next, l.problem = l.round(strconv.FormatInt(l.app.options.Now().UnixNano(), 36))
	case learnRemember:
		next, l.problem = newCardLesson(l.app)
	}
	if l.problem != nil {
		return nil
	}
	return next
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

// write writes the result where one is asked for.
func (r *roundLesson) write() {
	if r.result == "" {
		return
	}
	r.written = "Written: " + r.result
	if err := store.WriteFile(r.result, class.Result(r.round, r.answers), export.Perm); err != nil {
		r.written = "Not written: " + err.Error()
		r.app.unsavedBecause = err
	}
}

func (r *roundLesson) back() bool { return false }
func (r *roundLesson) over() bool { return r.ended }

// cardLesson asks the cards that are due.
type cardLesson struct {
	app      *app
	memory   *learn.Memory
	all, due []learn.Card
	at       int
	begun    bool
	turned   bool
	ended    bool
	told     []string
	problem  error
}

func newCardLesson(m *app) (*cardLesson, error) {
	edition, err := m.options.Library.Edition(m.options.Learn.Edition)
	if err != nil {
		return nil, err
	}
	cards, err := learn.Cards(edition)
	if err != nil {
		return nil, err
	}
	c := &cardLesson{app: m, memory: learn.DecodeMemory(store.ReadMemory(m.options.Learn.Memory)), all: cards}
	c.due = c.memory.Due(cards, m.options.Now())
	return c, nil
}

// Values of the options of a card.
const (
	cardKnew = "knew"
	cardNot  = "not"
)

func (c *cardLesson) sheet() sheet {
	if !c.begun || c.at == len(c.due) {
		return c.progress()
	}
	card := c.due[c.at]
	s := sheet{title: "Remember", place: fmt.Sprintf("card %d of %d", c.at+1, len(c.due)), strong: card.Front, told: c.told}
	if c.problem != nil {
		s.problem = c.problem.Error()
	}
	if !c.turned {
		s.read, s.options = []string{"Say it to yourself first."}, onwards("Show the answer")
		return s
	}
	s.told, s.read, s.strong = nil, append([]string{card.Front}, card.Back...), "Did you know it?"
	s.options = []option{{Value: cardKnew, Label: "I knew it"}, {Value: cardNot, Label: "I did not know it"}}
	return s
}

// progress says how far each part is known, before and after a sitting.
func (c *cardLesson) progress() sheet {
	s := sheet{title: "Remember", told: c.told, options: onwards("Begin: " + counted(len(c.due), "card"))}
	text := ""
	var fresh []string
	for _, part := range c.memory.Progress(c.all, c.app.options.Now()) {
		if part.Asked == 0 {
			fresh = append(fresh, part.Part)
			continue
		}
		text += fmt.Sprintf("%-6s %2d of %2d known, %2d asked, %2d due\n", part.Part, part.Known, part.Cards, part.Asked, part.Due)
	}
	s.read = []string{fmt.Sprintf("By the method of %s: what you know comes back after %s, what you do not know tomorrow.", learn.Algorithm, learn.Intervals())}
	if text != "" {
		s.read = append(s.read, text)
	}
	if len(fresh) > 0 {
		s.read = append(s.read, "Not begun: "+strings.Join(fresh, ", ")+".")
	}
	if c.at == len(c.due) {
		s.strong, s.options = "Nothing more is due today.", onwards("Back to the menu")
	}
	return s
}

func (c *cardLesson) choose(values []string) lesson {
	switch {
	case c.at == len(c.due):
		c.ended = true
	case !c.begun:
		c.begun = true
	case !c.turned:
		c.turned, c.told = true, nil
	default:
		days := c.memory.Answer(c.due[c.at].ID, values[0] == cardKnew, c.app.options.Now())
		c.keep()
		c.told = []string{"The last card comes back in " + counted(days, "day") + "."}
		c.at, c.turned = c.at+1, false
	}
	return nil
}

// keep writes what is remembered. Where that fails the sitting goes on.
func (c *cardLesson) keep() {
	if c.app.options.Learn.Memory == "" {
		return
	}
	data, err := c.memory.Encode()
	if err == nil {
		err = store.WriteMemory(c.app.options.Learn.Memory, data)
	}
	c.problem = err
}

func (c *cardLesson) back() bool {
	if c.turned {
		c.turned = false
		return true
	}
	return false
}

func (c *cardLesson) over() bool { return c.ended }
