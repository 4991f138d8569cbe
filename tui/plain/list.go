package plain

import (
	"fmt"
	"strings"

	"ask645/questionnaire"
)

// filters are choices of provisions for the list.
func filters() map[string]func(*questionnaire.Statement, *questionnaire.Row) bool {
	type statement = questionnaire.Statement
	type row = questionnaire.Row
	return map[string]func(*statement, *row) bool{
		"":          func(*statement, *row) bool { return true },
		"open":      func(_ *statement, r *row) bool { return r.Open() },
		"waiting":   func(_ *statement, r *row) bool { return r.Waiting() },
		"unmet":     func(_ *statement, r *row) bool { return r.Support == questionnaire.NotSupported },
		"n/a":       func(_ *statement, r *row) bool { return r.Support == questionnaire.NotApplicable },
		"out":       func(_ *statement, r *row) bool { return r.OutOfScope },
		"undecided": func(_ *statement, r *row) bool { return r.Applies == questionnaire.Unknown && !r.OutOfScope },
		"flagged":   func(_ *statement, r *row) bool { return r.Answer.Flag },
		"mandatory": func(_ *statement, r *row) bool { return r.Provision.Status.Mandatory },
		"points":    func(_ *statement, r *row) bool { return r.Answer.Pending() > 0 },
		"own": func(s *statement, r *row) bool {
			return s.Assessment.Owner(questionnaire.AnswerPath(r.Provision.Reference)) == questionnaire.Own
		},
		"findings": func(s *statement, r *row) bool { return len(s.Of(r.Provision.Reference)) > 0 },
	}
}

// listProvisions reads the provisions, all or those that a filter lets through, or the facts.
func (w *wizard) listProvisions(filter string) {
	filter = normal(filter)
	if filter == "facts" {
		w.listFacts()
		return
	}
	lets, ok := filters()[filter]
	if !ok {
		w.refuse("list takes one of open, waiting, unmet, n/a, undecided, flagged, mandatory, findings, points, own, out, facts; or nothing.")
		return
	}
	found := 0
	var clause *questionnaire.Clause
	for i := range w.session.Statement.Rows {
		row := &w.session.Statement.Rows[i]
		if !lets(w.session.Statement, row) {
			continue
		}
		if found++; row.Provision.Clause() != clause {
			clause = row.Provision.Clause()
			w.say("Clause %s: %s", clause.Number, clause.Title)
		}
		w.item(row.Provision.Reference+": ", w.rowWords(row))
	}
	w.say("%s. Enter go and a reference to go to one.", questionnaire.Capital(provisions(found)))
}

// rowWords are what the list says of a provision.
func (w *wizard) rowWords(row *questionnaire.Row) string {
	words := []string{row.Provision.Status.Text}
	switch {
	case row.OutOfScope:
		words = append(words, "out of scope")
	case row.Applies == questionnaire.No && row.Support == questionnaire.NotApplicable:
		words = append(words, "N/A")
	case row.Support != questionnaire.Unanswered:
		words = append(words, string(row.Support))
	case row.Waiting():
		words = append(words, "waits to be confirmed")
	default:
		words = append(words, row.Support.Meaning())
	}
	if row.Applies == questionnaire.Unknown && !row.OutOfScope {
		words = append(words, "undecided")
	}
	if row.Answer.Flag {
		words = append(words, "flagged")
	}
	switch n := len(w.session.Assessment.ConflictsOf(row.Provision.Reference)); n {
	case 0:
	case 1:
		words = append(words, "1 conflict")
	default:
		words = append(words, fmt.Sprintf("%d conflicts", n))
	}
	if n := row.Answer.Pending(); n > 0 {
		words = append(words, pointsCount(n))
	}
	if w.session.Owner(questionnaire.AnswerPath(row.Provision.Reference)) == questionnaire.Own {
		words = append(words, "own")
	}
	if n := len(w.session.Statement.Of(row.Provision.Reference)); n > 0 && !row.Open() {
		words = append(words, "with findings")
	}
	text := strings.Join(words, ", ") + "."
	return text + " " + sentence(row.Provision.Title)
}

// listFacts reads the questions about the device with their answers.
func (w *wizard) listFacts() {
	for i, fact := range w.session.Profile().Questions() {
		answer := "Not answered"
		if given := w.session.Assessment.Facts[fact.ID]; given != "" {
			answer = fact.Label(given)
		}
		w.item(fmt.Sprintf("%d. ", i+1), oneLine(fact.Ask)+" "+sentence(answer))
	}
	w.say("Enter facts and a number to go to one.")
}

func pointsCount(n int) string {
	if n == 1 {
		return "1 open point"
	}
	return fmt.Sprintf("%d open points", n)
}

func provisions(n int) string {
	switch n {
	case 0:
		return "no provisions"
	case 1:
		return "1 provision"
	}
	return fmt.Sprintf("%d provisions", n)
}
