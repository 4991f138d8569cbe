package tui

import (
	"fmt"
	"strings"

	"ask645/questionnaire"
)

// undo takes the last step back, wherever it was made, and shows the place.
func (m *app) undo() action {
	changes, err := m.session.Undo()
	return m.retraced(changes, err, "undo", "undone")
}

// redo brings back the step that was taken back last.
func (m *app) redo() action {
	changes, err := m.session.Redo()
	return m.retraced(changes, err, "redo", "redone")
}

// mostRetraced is how many changes of one step are named. A step of more, such as one that
// brought a version back, is about no single place.
const mostRetraced = 12

// retraced goes to what an undo or a redo was about.
func (m *app) retraced(changes []questionnaire.Change, err error, verb, done string) action {
	switch {
	case err != nil:
		return action{problem: err.Error()}
	case len(changes) == 0:
		return action{notice: "nothing to " + verb}
	}
	abouts := questionnaire.Abouts(changes)
	if len(abouts) > mostRetraced {
		return action{cmd: m.show(m.at), notice: fmt.Sprintf("%s: %d changes", done, len(changes))}
	}
	to := m.at
	for _, change := range changes {
		if about := change.Conflict(); about != "" {
			to = destination{page: pageConflicts, reference: about}
			break
		}
		switch {
		case change.Scope() != "":
			to = destination{page: pageCatalogue}
		case m.session.Edition.Provision(change.Provision()) != nil:
			to = destination{page: pageProvision, reference: change.Provision()}
			switch {
			case m.at.page == pageEvidence && m.at.reference == change.Provision():
				to.page = pageEvidence
			case m.at.page == pagePoints && (m.at.reference == "" || m.at.reference == change.Provision()):
				to = m.at
			}
		case m.session.Edition.Fact(change.Fact()) != nil:
			to = destination{page: pageFacts, reference: change.Fact()}
		}
	}
	return action{cmd: m.show(to), notice: done + ": " + strings.Join(abouts, ", ")}
}
