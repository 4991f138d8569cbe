package tui

import (
	"strings"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// undo takes the last step back, wherever it was made, and shows the place.
func (m *app) undo() action {
	step, number := m.session.history.Undo()
	if number == 0 {
		return action{notice: "nothing to undo"}
	}
	m.session.undoes = number
	return m.retrace(step, number, questionnaire.Inverse(step.Changes), "undone")
}

// redo brings back the step that was taken back last.
func (m *app) redo() action {
	step, number := m.session.history.Redo()
	if number == 0 {
		return action{notice: "nothing to redo"}
	}
	m.session.redoes = number
	return m.retrace(step, number, step.Changes, "redone")
}

// retrace applies changes and goes to what they are about. A step that no longer fits,
// because another program changed the same part, is left out rather than forced.
func (m *app) retrace(step store.Step, number int, changes []questionnaire.Change, done string) action {
	if err := m.session.assessment.Apply(changes); err != nil {
		m.session.undoes, m.session.redoes = 0, 0
		m.session.history.Forget(number)
		return action{problem: err.Error()}
	}
	m.session.evaluate()
	m.session.changed = true
	abouts := make([]string, 0, len(changes))
	to := m.at
	for _, change := range step.Changes {
		abouts = append(abouts, change.About())
		switch {
		case change.Provision() != "" && m.session.edition.Provision(change.Provision()) != nil:
			to = destination{page: pageProvision, reference: change.Provision()}
		case change.Fact() != "" && m.session.edition.Fact(change.Fact()) != nil:
			to = destination{page: pageFacts, reference: change.Fact()}
		}
	}
	return action{cmd: m.show(to), notice: done + ": " + strings.Join(abouts, ", ")}
}
