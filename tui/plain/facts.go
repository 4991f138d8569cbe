package plain

import (
	"fmt"
	"slices"

	"ask645/questionnaire"
	"ask645/tui/session"
)

// factStep asks about the device, one fact at a time.
type factStep struct{ fact *questionnaire.Fact }

// fact is the step that asks a fact; without an id the first one not answered yet, or the
// first.
func (w *wizard) fact(id string) *factStep {
	profile := w.session.Profile()
	fact := w.session.Edition.Fact(id)
	if fact == nil || !profile.Asked(fact) {
		fact = profile.Next()
	}
	if fact == nil {
		fact = profile.Questions()[0]
	}
	return &factStep{fact}
}

// asks reports whether a fact is to be asked now.
func (w *wizard) asks(id string) bool {
	fact := w.session.Edition.Fact(id)
	return fact != nil && w.session.Profile().Asked(fact)
}

func (f *factStep) options() []option {
	var options []option
	for _, value := range f.fact.Values {
		options = append(options, option{value: value.Value, label: value.Label})
	}
	return append(options, option{value: questionnaire.DontKnow, label: f.fact.Label(questionnaire.DontKnow), words: dontKnowWords})
}

// where counts where the fact stands among those to be asked now.
func (f *factStep) where(w *wizard) (at int, questions []*questionnaire.Fact) {
	questions = w.session.Profile().Questions()
	return slices.IndexFunc(questions, func(q *questionnaire.Fact) bool { return q.ID == f.fact.ID }), questions
}

func (f *factStep) show(w *wizard) {
	at, questions := f.where(w)
	if group := w.session.Edition.Group(f.fact); group.ID != w.group {
		if w.group == "" {
			w.say("Questions about the device.")
		}
		w.group = group.ID
		w.say("%s.", group.Title)
	}
	w.flat("", fmt.Sprintf("Question %d of %d: %s", at+1, len(questions), f.fact.Ask))
	if !w.brief {
		w.flat("", f.fact.Help)
	}
	w.list(f.options())
	if given := w.session.Assessment.Facts[f.fact.ID]; given != "" {
		w.say("Now: %s.%s", f.fact.Label(given), w.ownerText(questionnaire.FactPath(f.fact.ID)))
	}
	for _, finding := range w.session.Statement.Of(f.fact.ID) {
		w.say("%s: %s", questionnaire.Capital(string(finding.Severity)), sentence(finding.Message))
	}
}

// take records the answer. Where it changes an earlier one, the person is first told what
// follows.
func (f *factStep) take(w *wizard, text string) {
	value, ok := w.choose(f.options(), text)
	if !ok {
		return
	}
	given := w.session.Assessment.Facts[f.fact.ID]
	if given == "" || given == value {
		f.give(w, value)
		return
	}
	follows := questionnaire.Consequences(w.session.Statement, w.session.Preview(f.fact.ID, value))
	if follows == nil {
		f.give(w, value)
		return
	}
	w.enter(&confirmStep{
		from:  f,
		lines: append([]string{fmt.Sprintf("From %q to %q. This follows:", f.fact.Label(given), f.fact.Label(value))}, follows...),
		ask:   "Change the answer?",
		yes:   func() { f.give(w, value) },
	})
}

func (f *factStep) give(w *wizard, value string) {
	w.session.SetFact(f.fact.ID, value)
	f.skip(w)
}

func (f *factStep) free() bool           { return false }
func (f *factStep) place() (place, bool) { return place{pageFacts, f.fact.ID}, true }

func (f *factStep) back(w *wizard) {
	at, questions := f.where(w)
	if at <= 0 {
		w.enter(&coverStep{at: len(session.ProductFields()) - 1})
		return
	}
	w.enter(&factStep{questions[at-1]})
}

// skip goes to the next fact. After the last one the provisions follow.
func (f *factStep) skip(w *wizard) {
	at, questions := f.where(w)
	if at+1 < len(questions) {
		w.enter(&factStep{questions[at+1]})
		return
	}
	w.group = ""
	w.close("That was the last question about the device.")
	w.enterProvision("", w.session.Statement.NextOpen(""))
}

// rests lists what rests on the fact.
func (f *factStep) rests(w *wizard) {
	found := false
	for _, provision := range w.session.Edition.Provisions() {
		for _, condition := range provision.Conditions() {
			if slices.Contains(condition.When.Names(), f.fact.ID) {
				found = true
				w.say("%s rests on it, by %s %s: %s.", provision.Reference, condition.Kind, condition.Ref, condition.Wording)
			}
		}
	}
	if !found {
		w.say("No provision rests on it. It puts the guidance that fits your device first.")
	}
}

// confirmStep asks before something is done that has consequences.
type confirmStep struct {
	from  step
	lines []string
	ask   string
	yes   func()
}

func (c *confirmStep) options() []option { return yesOrNo("Yes", "No, leave it as it is") }

func (c *confirmStep) show(w *wizard) {
	for _, line := range c.lines {
		w.say("%s", line)
	}
	w.say("%s", c.ask)
	w.list(c.options())
}

func (c *confirmStep) take(w *wizard, text string) {
	value, ok := w.choose(c.options(), text)
	switch {
	case !ok:
	case value == answerYes:
		c.yes()
	default:
		w.enter(c.from)
	}
}

func (c *confirmStep) free() bool           { return false }
func (c *confirmStep) back(w *wizard)       { w.enter(c.from) }
func (c *confirmStep) skip(w *wizard)       { w.enter(c.from) }
func (c *confirmStep) place() (place, bool) { return c.from.place() }
