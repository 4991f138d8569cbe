package plain

import (
	"strconv"
	"strings"

	"ask645/export"
	"ask645/export/class"
	"ask645/questionnaire/learn"
	"ask645/questionnaire/store"
)

// usualQuestions is how many questions a round has unless a number is given.
const usualQuestions = 10

// seedStep asks for the seed of a round and the number of its questions.
type seedStep struct{}

func (s *seedStep) show(w *wizard) {
	w.say("Predict. Whoever enters the same seed and number gets the same questions.")
	w.say("Enter a seed, which may be any words, and a number such as: class 3b, 20. An empty line takes today and %d.", usualQuestions)
}

func (s *seedStep) take(w *wizard, text string) {
	seed, number, _ := strings.Cut(strings.TrimSpace(text), ",")
	seed, number = strings.TrimSpace(seed), strings.TrimSpace(number)
	n := usualQuestions
	if number != "" {
		var err error
		if n, err = strconv.Atoi(number); err != nil {
			w.refuse("%q is no number: write a seed, a comma and a number, such as class 3b, 20.", shorten(number))
			return
		}
	}
	if seed == "" {
		seed = w.options.Now().Format("2006-01-02")
	}
	pool, err := w.options.Learn.Course.Pool(w.options.Learn.Edition)
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	round, err := pool.Round(seed, n)
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	w.enter(&roundStep{round: round})
}

func (s *seedStep) free() bool           { return true }
func (s *seedStep) place() (place, bool) { return place{}, false }
func (s *seedStep) back(w *wizard)       { w.enter(&learnStep{}) }
func (s *seedStep) skip(w *wizard)       { s.take(w, "") }

// roundStep asks the questions of a round, one after another.
type roundStep struct {
	round   *learn.Round
	answers [][]int
}

func (r *roundStep) show(w *wizard) {
	at := len(r.answers)
	if at == 0 {
		w.say("Round \"%s\", %s. Mark of the round: %s", r.round.Seed, class.Count(len(r.round.Questions)), r.round.Mark)
	}
	q := r.round.Questions[at]
	w.say("Question %d of %d. %s.", at+1, len(r.round.Questions), q.Kind.Title())
	w.sayAll(q.Given)
	w.flat("", q.Ask)
	w.lettered(q)
	w.say("Enter %s.", wanted(q, q.Choose))
}

func (r *roundStep) take(w *wizard, text string) {
	q := r.round.Questions[len(r.answers)]
	chosen, ok := w.chosenBy(q, text, q.Choose)
	if !ok {
		return
	}
	w.marked(q, chosen)
	r.answer(w, chosen)
}

// answer notes an answer, which may be none, and goes on.
func (r *roundStep) answer(w *wizard, chosen []int) {
	r.answers = append(r.answers, chosen)
	w.asked = false
	if len(r.answers) < len(r.round.Questions) {
		return
	}
	right := 0
	for i, q := range r.round.Questions {
		if q.Correct(r.answers[i]) {
			right++
		}
	}
	w.say("%d of %d right.", right, len(r.round.Questions))
	r.write(w)
	if w.options.Learn.Round == r.round {
		w.quit()
		return
	}
	w.enter(&learnStep{})
}

// write writes the result where one is asked for.
func (r *roundStep) write(w *wizard) {
	path := w.options.Learn.Result
	if path == "" || w.options.Learn.Round != r.round {
		return
	}
	if err := store.WriteFile(path, class.Result(r.round, r.answers), export.Perm); err != nil {
		w.failed = err
		w.refuse("%s", sentence(err.Error()))
		return
	}
	w.say("Written: %s", path)
}

func (r *roundStep) free() bool           { return false }
func (r *roundStep) place() (place, bool) { return place{}, false }
func (r *roundStep) back(w *wizard) {
	if w.options.Learn.Round == r.round {
		w.refuse("An answer of a round stays. Enter skip to go on without one, or quit to leave.")
		return
	}
	w.enter(&learnStep{})
}
func (r *roundStep) skip(w *wizard) {
	q := r.round.Questions[len(r.answers)]
	w.say("The answer is %s.", learn.Letters(q.Right()))
	w.flat("", q.Why)
	r.answer(w, nil)
}
