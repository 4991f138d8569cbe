package plain

import (
	"ask645/questionnaire"
	"ask645/tui/session"
)

// ownerText says whose what stands at a path is, as a sentence behind another.
func (w *wizard) ownerText(path string) string {
	if words := session.OwnerWords(w.session.Owner(path)); words != "" {
		return " " + sentence(questionnaire.Capital(words))
	}
	return ""
}

// base takes what the base says again, or confirms what it has changed.
func (w *wizard) base(argument string) {
	switch {
	case w.session.VariantOf() == "":
		w.refuse("This assessment is no variant: it has no base.")
	case normal(argument) == "confirm" && w.session.ConfirmBase():
		w.tell("What is inherited is confirmed as it is now.")
	case normal(argument) == "confirm":
		w.say("The base is as it was confirmed.")
	case argument != "":
		w.refuse("base takes confirm, or nothing.")
	default:
		w.takeBase()
	}
}

// takeBase drops what the variant says itself at the step.
func (w *wizard) takeBase() {
	var taken bool
	switch at := w.step.(type) {
	case *factStep:
		taken = w.session.TakeBase(questionnaire.FactPath(at.fact.ID))
	case *coverStep:
		taken = w.session.TakeBaseField(at.fields()[at.at])
	default:
		w.leaveText()
		p := w.here()
		if p == nil {
			return
		}
		if taken = w.session.TakeBase(questionnaire.AnswerPath(p.ref)); taken {
			p.answering.Refresh(w.session.Statement)
			p.resume()
			w.enter(p)
		}
	}
	if !taken {
		w.refuse("This is no own answer: what the base says holds already.")
		return
	}
	w.tell("What the base says holds again. Enter undo to take that back.")
}

// sayNews tells what the base has changed.
func (w *wizard) sayNews() {
	news := w.session.News()
	switch {
	case news.Unknown:
		w.say("The state of the base that was confirmed is not kept, so nobody can tell what has changed. Look at all that is inherited.")
	case !news.None():
		w.say("The base has changed. Inherited here: %s.", news.Words())
	}
	w.say("Enter base confirm once you have looked.")
}

// sayFamily says of a variant what is its own.
func (w *wizard) sayFamily() {
	shares, err := w.session.Assessment.Shares()
	if base := w.session.VariantOf(); base != "" && err == nil {
		w.say("A variant of %s. Own: %s. Inherited: %s.", base, shares.OwnWords(), shares.InheritedWords())
	}
}
