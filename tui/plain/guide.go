package plain

import (
	"fmt"

	"ask645/questionnaire"
)

// about reads what is asked, and why.
func (w *wizard) about(string) {
	switch at := w.step.(type) {
	case *factStep:
		w.flat("", at.fact.Ask)
		w.flat("", at.fact.Help)
		at.rests(w)
		return
	case *confirmStep:
		if fact, ok := at.from.(*factStep); ok {
			fact.rests(w)
			return
		}
	}
	p := w.here()
	if p == nil {
		return
	}
	prose := p.answering.Prose
	w.flat("", sentence(p.ref+": "+w.session.Edition.Provision(p.ref).Title))
	w.flat("", prose.Requirement)
	w.flat("Why: ", prose.Why)
	if check := p.checkAsked(); check != nil && check.Help != "" {
		w.flat("", fmt.Sprintf("On check %d: %s", p.check+1, check.Help))
	}
	if p.row().Support == questionnaire.NotSupported && !p.row().Provision.Status.Mandatory {
		w.flat("", p.answering.Guidance.Reminder)
	}
	if p.answering.Guidance.Misuse.Bears(p.ref) {
		w.say("Misuse at home bears on it: enter misuse to read about that.")
	}
	w.flat("", prose.Words())
}

// why explains why a provision applies or not, down to the facts and when they were given.
func (w *wizard) why(string) {
	switch at := w.step.(type) {
	case *factStep:
		at.rests(w)
		return
	case *confirmStep:
		if fact, ok := at.from.(*factStep); ok {
			fact.rests(w)
			return
		}
	}
	p := w.here()
	if p == nil {
		return
	}
	row := p.row()
	status := row.Provision.Status
	w.say("Why %s %s. Its status is %s, which means %s.", p.ref, appliesWords(row.Applies), status.Text, status.Meaning())
	if !status.Conditional() {
		w.say("It has no condition, so it applies to every device and N/A is not allowed.")
		return
	}
	profile := w.session.Profile()
	for _, condition := range row.Provision.Conditions() {
		truth, by := condition.When.Eval(profile.Lookup)
		w.say("%s %s: %s. %s", questionnaire.Capital(condition.Kind), condition.Ref, condition.Wording, holdsWords(truth))
		for _, id := range by {
			w.say("%s", w.factWords(profile, id))
		}
	}
}

func holdsWords(truth questionnaire.Truth) string {
	switch truth {
	case questionnaire.Yes:
		return "It holds."
	case questionnaire.No:
		return "It does not hold."
	case questionnaire.Unknown:
	}
	return "It is not known whether it holds."
}

// factWords says what was answered to a fact, and when.
func (w *wizard) factWords(profile questionnaire.Profile, id string) string {
	fact := w.session.Edition.Fact(id)
	if fact == nil {
		return id
	}
	if !profile.Answered(fact) {
		return oneLine(fact.Ask) + " Not answered yet. Enter facts to answer it."
	}
	words := oneLine(fact.Ask) + " " + fact.Label(w.session.Assessment.Facts[id]) + "."
	if at, ok := w.session.Assessment.FactsAt[id]; ok {
		words += " Given on " + at.Local().Format("2 January 2006 at 15:04") + "."
	}
	return words
}

// examples and reasons lead to what can be taken from the guide.
func (w *wizard) examples(string) {
	p := w.here()
	switch {
	case p == nil:
	case len(p.answering.Prose.Examples) == 0:
		w.say("The guide has no example for %s.", p.ref)
	default:
		w.leaveText()
		w.enter(&pickStep{from: p})
	}
}

func (w *wizard) reasons(string) {
	p := w.here()
	switch {
	case p == nil:
	case p.answering.Prose.Gap != "":
		w.flat("What would close the gap: ", p.answering.Prose.Gap)
		w.say("%s is mandatory: no justification makes up for N. The Detail then says what will be done, by whom and by when.", p.ref)
	case len(p.answering.Prose.Justifications) == 0:
		w.say("There is no template of a reason for %s.", p.ref)
	default:
		w.leaveText()
		w.enter(&pickStep{from: p, reasons: true})
	}
}

// terms explain the terms that the provision leans on.
func (w *wizard) terms(string) {
	p := w.here()
	if p == nil {
		return
	}
	if len(p.answering.Prose.Terms) == 0 {
		w.say("%s leans on no term of the glossary.", p.ref)
	}
	for _, id := range p.answering.Prose.Terms {
		term := p.answering.Guidance.Term(id)
		if term == nil {
			continue
		}
		w.flat("- ", fmt.Sprintf("%s: %s (%s)", term.Term, term.Meaning, term.Ref))
		if term.Misread != "" {
			w.flat("  ", "Often misread: "+term.Misread)
		}
	}
}

// misuse reads the guidance on misuse at home.
func (w *wizard) misuse(string) {
	p := w.here()
	if p == nil {
		return
	}
	misuse := p.answering.Guidance.Misuse
	if misuse == nil {
		return
	}
	w.flat("", fmt.Sprintf("%s: %s (%s)", misuse.Title, misuse.About, misuse.Ref))
	for _, threat := range misuse.Threats {
		w.flat("- ", threat.Text+" "+threat.Question)
	}
	w.say("Three kinds of measures:")
	for _, measure := range misuse.Measures {
		w.flat("- ", measure.Text)
	}
}
