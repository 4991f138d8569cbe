package plain

import (
	"fmt"
	"slices"
	"strings"

	"ask645/questionnaire"
)

// show asks what the stage asks. The first time the provision is introduced.
func (p *provisionStep) show(w *wizard) {
	if p.problem != nil {
		w.say("%s cannot be shown: %v.", p.ref, p.problem)
		w.say("Enter next, list, skip or quit.")
		return
	}
	p.answering.Refresh(w.session.Statement)
	if !p.headed {
		p.headed = true
		p.head(w)
		w.space()
	}
	switch p.stage {
	case stageChecks:
		p.showCheck(w)
	case stageBlanks:
		p.showBlank(w)
	case stageSupport:
		p.showSupport(w)
	}
}

// head names the provision, its status and whether it applies, and says what is asked.
func (p *provisionStep) head(w *wizard) {
	w.flat("", sentence(p.ref+": "+w.session.Edition.Provision(p.ref).Title))
	status := p.row().Provision.Status
	text := status.Text + ": " + status.Meaning()
	switch {
	case p.row().Provision.Computed():
		text += "; it follows from the other answers"
	case p.row().OutOfScope:
		text += "; it is out of scope"
	case status.Conditional():
		text += "; it " + appliesWords(p.row().Applies)
	}
	text += "."
	if at, of := w.session.Statement.Place(p.ref); at > 0 {
		text += fmt.Sprintf(" Provision %d of %d.", at, of)
	}
	if p.row().Answer.Flag {
		text += " Flagged."
	}
	text += w.ownerText(questionnaire.AnswerPath(p.ref))
	if slices.Contains(w.session.News().Provisions, p.ref) {
		text += " The base has changed it."
	}
	if n := p.row().Answer.Pending(); n > 0 {
		text += " " + sentence(pointsCount(n)) + " Enter points to hear."
	}
	w.say("%s", text)
	w.flat("", p.answering.Prose.Requirement)
	if note := p.row().Answer.Note; note != "" {
		w.say("Your note: %s", note)
	}
	p.showCarried(w)
}

func appliesWords(truth questionnaire.Truth) string {
	switch truth {
	case questionnaire.Yes:
		return "applies"
	case questionnaire.No:
		return "does not apply"
	case questionnaire.Unknown:
	}
	return "is undecided"
}

func (p *provisionStep) showCheck(w *wizard) {
	step := p.answering.Walk.Steps[p.check]
	w.flat("", fmt.Sprintf("Check %d: %s", p.check+1, step.Check.Ask))
	if step.Check.Help != "" && !w.brief {
		w.flat("", step.Check.Help)
	}
	w.list(p.checkOptions())
	if step.Answer != "" {
		w.say("Now: %s.", questionnaire.CheckLabel(step.Answer))
	}
}

// showSupport says what the checks suggest and asks for the support.
func (p *provisionStep) showSupport(w *wizard) {
	if !p.answering.Asks() {
		p.showSettled(w)
		return
	}
	row := p.row()
	if !w.brief {
		w.say("%s", p.verdict())
	}
	if row.Support != questionnaire.Unanswered && !w.brief {
		w.say("Now: %s, %s.", row.Support, row.Support.Meaning())
		w.sayDetail(row.Answer.Detail)
		for _, finding := range w.session.Statement.Of(p.ref) {
			w.say("%s: %s", questionnaire.Capital(string(finding.Severity)), sentence(finding.Message))
		}
	}
	if len(questionnaire.Blanks(row.Answer.Detail)) > 0 {
		w.say("Enter blanks to fill them.")
	}
	w.say("Is %s supported?", p.ref)
	w.list(p.supportOptions())
}

// verdict says what the checks lead to.
func (p *provisionStep) verdict() string {
	switch walk := p.answering.Walk; {
	case walk.Suggestion != nil:
		words := fmt.Sprintf("Your answers suggest %s, %s.", walk.Suggestion.Suggest, walk.Suggestion.Suggest.Meaning())
		if walk.Suggestion.Note != "" {
			words += " " + oneLine(walk.Suggestion.Note)
		}
		return words + " You decide."
	case p.row().Applies == questionnaire.Unknown:
		return "Whether this applies is not known yet. Enter why to hear on what it rests."
	case walk.Next != nil:
		return "Not all checks are answered. You can decide all the same."
	}
	return "Something is not known yet, so nothing is suggested."
}

// showSettled is for provisions about which there is nothing to decide.
func (p *provisionStep) showSettled(w *wizard) {
	row := p.row()
	if row.OutOfScope {
		w.say("Out of scope: nothing is asked or claimed. Enter scope in %s to take it in.", p.ref)
		if row.Dormant {
			w.say("Its earlier answer is set aside. It comes back when the provision is taken in.")
		}
		w.list(p.supportOptions())
		return
	}
	words := fmt.Sprintf("Support %s: %s.", row.Support, row.Support.Meaning())
	if row.Provision.Computed() {
		words = "Computed. " + words
	}
	w.say("%s", words)
	w.sayDetail(row.Detail)
	if row.Dormant {
		w.say("An earlier answer is set aside. It comes back when the condition holds again.")
	}
	for _, finding := range w.session.Statement.Of(p.ref) {
		w.say("%s", sentence(finding.Message))
	}
	w.list(p.supportOptions())
}

// sayDetail reads a Detail out, if there is one.
func (w *wizard) sayDetail(detail string) {
	if detail != "" {
		w.say("Detail: %s", detail)
	}
}

// showBlank reads the Detail as it stands and asks for one blank.
func (p *provisionStep) showBlank(w *wizard) {
	name := p.blanks[p.blank]
	blank := p.answering.Blank(name)
	if p.blank == 0 {
		w.sayDetail(p.row().Answer.Detail)
		w.say("Fill its blanks, one line each. An empty line leaves a blank for later. Commands need a slash here, such as /back.")
		w.space()
	}
	text := fmt.Sprintf("Blank %d of %d: %s", p.blank+1, len(p.blanks), strings.ReplaceAll(name, "_", " "))
	if blank.Hint != "" {
		text += ", " + oneLine(blank.Hint)
	}
	w.say("%s", sentence(text))
	switch blank.Kind {
	case "choice":
		for i, word := range blank.Of {
			w.item(fmt.Sprintf("%d. ", i+1), word)
		}
	case "date":
		w.say("Write a date such as 2027-06-30.")
	}
}
