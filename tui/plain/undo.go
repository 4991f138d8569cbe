package plain

import (
	"strings"

	"ask645/questionnaire"
)

// undo takes the last change back, wherever it was made, and goes to the place.
func (w *wizard) undo(string) {
	w.leaveText()
	w.save()
	changes, err := w.session.Undo()
	w.retraced(changes, err, "Undone", "There is nothing to undo.")
}

// redo brings back the change that was taken back last.
func (w *wizard) redo(string) {
	w.leaveText()
	w.save()
	changes, err := w.session.Redo()
	w.retraced(changes, err, "Redone", "There is nothing to redo.")
}

// retraced says what was taken back or brought back and goes to what it is about.
func (w *wizard) retraced(changes []questionnaire.Change, err error, done, nothing string) {
	switch {
	case err != nil:
		w.refuse("%s", sentence(err.Error()))
		return
	case changes == nil:
		w.say("%s", nothing)
		return
	}
	w.close("%s: %s.", done, strings.Join(questionnaire.Abouts(changes), ", "))
	for _, change := range changes {
		switch {
		case change.Scope() != "":
			w.again()
			return
		case w.session.Edition.Provision(change.Provision()) != nil:
			w.enter(w.provision(change.Provision()))
			return
		case w.asks(change.Fact()):
			w.enter(w.fact(change.Fact()))
			return
		}
	}
	w.enter(&coverStep{})
}
