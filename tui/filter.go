package tui

import (
	"fmt"

	"ask645/questionnaire"
)

// listFilter is a choice of provisions for the list.
type listFilter int

const (
	filterAll listFilter = iota
	filterOpen
	filterWaiting
	filterUnmet
	filterNotApplicable
	filterUndecided
	filterFlagged
	filterMandatory
	filterFindings
	filterOutOfScope
	filterOwn
	filterPoints
	filterCount
)

// next is the filter after this one. The one of what waits is passed where nothing does, and
// that of own answers where there is no base.
func (f listFilter) next(s *questionnaire.Statement) listFilter {
	next := (f + 1) % filterCount
	if next == filterOwn && !s.Assessment.Resolved() {
		next++
	}
	if next == filterWaiting && s.Waiting() == 0 {
		next++
	}
	return next
}

// title names the filter and how many provisions it lets through.
func (f listFilter) title(n int) string {
	words := map[listFilter]string{
		filterAll: "All provisions", filterOpen: "Not answered", filterWaiting: "Waiting to be confirmed", filterUnmet: "Answered N",
		filterNotApplicable: "Not applicable", filterUndecided: "Undecided", filterFlagged: "Flagged",
		filterMandatory: "Mandatory", filterFindings: "With findings",
		filterOutOfScope: "Out of scope", filterPoints: "With open points",
		filterOwn: "Own answers",
	}[f]
	return fmt.Sprintf("%s: %d", words, n)
}

// lets reports whether a row passes.
func (f listFilter) lets(s *questionnaire.Statement, row *questionnaire.Row) bool {
	switch f {
	case filterOpen:
		return row.Open()
	case filterWaiting:
		return row.Waiting()
	case filterUnmet:
		return row.Support == questionnaire.NotSupported
	case filterNotApplicable:
		return row.Support == questionnaire.NotApplicable
	case filterOutOfScope:
		return row.OutOfScope
	case filterUndecided:
		return !row.OutOfScope && row.Applies == questionnaire.Unknown
	case filterFlagged:
		return row.Answer.Flag
	case filterMandatory:
		return row.Provision.Status.Mandatory
	case filterFindings:
		return len(s.Of(row.Provision.Reference)) > 0
	case filterPoints:
		return row.Answer.Pending() > 0
	case filterOwn:
		return s.Assessment.Owner(questionnaire.AnswerPath(row.Provision.Reference)) == questionnaire.Own
	case filterAll, filterCount:
	}
	return true
}

// accept writes N/A and its rationale to every provision that a failed condition rules out.
// The first press shows what would be written, the second writes it.
func (p *listPage) accept() action {
	proposed := p.app.session.Acceptable()
	if len(proposed) == 0 {
		return action{notice: "every N/A is accepted already"}
	}
	if !p.asked || p.filter != filterNotApplicable {
		p.show(filterNotApplicable, p.reference())
		p.asked = true
		return action{notice: fmt.Sprintf("look through these; a again writes N/A and its rationale to %d of them", len(proposed))}
	}
	p.app.session.Accept(proposed)
	p.show(filterNotApplicable, p.reference())
	return action{notice: "N/A is written to " + counted(len(proposed), "provision") + "; u takes it back"}
}
