package plain

import (
	"fmt"

	"ask645/questionnaire"
)

// answerable is here for a provision to which a person has something to say.
func (w *wizard) answerable() *provisionStep {
	p := w.here()
	if p != nil && !p.answering.Asks() {
		w.refuse("There is nothing to answer at %s: it %s.", p.ref, settledWords(p.row()))
		return nil
	}
	return p
}

func settledWords(row *questionnaire.Row) string {
	switch {
	case row.Provision.Computed():
		return "follows from the other answers"
	case row.OutOfScope:
		return "is out of scope"
	}
	return "does not apply"
}

// detail and note begin a text.
func (w *wizard) detail(string) {
	if p := w.answerable(); p != nil {
		w.leaveText()
		w.enter(&textStep{from: p})
	}
}

// blanks asks for what is still open in the Detail.
func (w *wizard) blanks(string) {
	p := w.answerable()
	if p == nil {
		return
	}
	w.leaveText()
	if len(questionnaire.Blanks(p.row().Answer.Detail)) == 0 {
		w.say("The Detail of %s has no blanks.", p.ref)
		return
	}
	p.startBlanks(w)
}

func (w *wizard) note(string) {
	p := w.here()
	switch {
	case p == nil:
	case p.row().Provision.Computed():
		w.refuse("%s follows from the other answers and takes no note.", p.ref)
	default:
		w.leaveText()
		w.enter(&textStep{from: p, note: true})
	}
}

// flag marks the provision to come back to, or takes the mark away.
func (w *wizard) flag(string) {
	p := w.here()
	switch {
	case p == nil:
		return
	case p.row().Provision.Computed():
		w.refuse("%s follows from the other answers and takes no flag.", p.ref)
		return
	}
	p.change(w, func(a *questionnaire.Answer) { a.Flag = !a.Flag })
	if p.row().Answer.Flag {
		w.tell("%s is flagged. The command \"list flagged\" finds it again.", p.ref)
		return
	}
	w.tell("The flag of %s is gone.", p.ref)
}

// clear takes the answer back; the checks stay.
func (w *wizard) clear(string) {
	p := w.answerable()
	if p == nil {
		return
	}
	w.leaveText()
	p.change(w, p.answering.Clear)
	w.tell("The answer to %s is taken back. Its checks stay.", p.ref)
	p.stage = stageSupport
	w.enter(p)
}

// accept writes N/A and its rationale to every provision that a failed condition rules out,
// after the person heard which.
func (w *wizard) accept(string) {
	proposed := w.session.Acceptable()
	lines := []string{"N/A and its reason would be written to these:"}
	for _, row := range proposed {
		lines = append(lines, row.Provision.Reference+": "+row.Detail)
	}
	if len(proposed) == 0 {
		w.say("Every N/A is accepted already.")
		return
	}
	w.leaveText()
	from := w.anchor()
	if from == nil {
		from = &reviewStep{}
	}
	w.enter(&confirmStep{from: from, lines: lines, ask: fmt.Sprintf("Write N/A to %s?", provisions(len(proposed))), yes: func() {
		w.session.Accept(proposed)
		w.close("N/A is written to %s.", provisions(len(proposed)))
		w.enter(from)
	}})
}
