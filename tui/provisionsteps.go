package tui

import (
	"fmt"

	"ask645/questionnaire"
)

// What the answers on a provision page do, and where each of them leads.

// goOn is the option of the support stage where there is nothing to choose.
const goOn = "go on"

// supportOptions are the supports that the pro forma allows here.
func (p *provisionPage) supportOptions() []option {
	if !p.asks() {
		return []option{{Value: goOn, Label: "Go on"}}
	}
	options := []option{
		{Value: string(questionnaire.Supported), Label: "Y, supported"},
		{Value: string(questionnaire.NotSupported), Label: "N, not supported"},
		{Value: goOn, Label: "Leave open for now"},
	}
	if p.answering.Walk.Suggestion != nil {
		for i := range options {
			if options[i].Value == string(p.answering.Walk.Suggestion.Suggest) {
				options[i].Label += "  (suggested)"
			}
		}
	}
	return options
}

// supportNow is the support given, or else the suggested one.
func (p *provisionPage) supportNow() string {
	switch {
	case p.row().Answer.Support != questionnaire.Unanswered:
		return string(p.row().Answer.Support)
	case p.answering.Walk.Suggestion != nil:
		return string(p.answering.Walk.Suggestion.Suggest)
	}
	return goOn
}

// answerCheck records an answer and goes to the check that follows from it.
func (p *provisionPage) answerCheck(answer string) action {
	id := p.answering.Walk.Steps[p.step].Check.ID
	p.change(func(a *questionnaire.Answer) { p.answering.AnswerCheck(a, id, answer) })
	return p.skip()
}

// skip goes one step forward without answering.
func (p *provisionPage) skip() action {
	switch {
	case p.stage == stageChecks && p.step+1 < len(p.answering.Walk.Steps):
		p.step++
		p.showCheck()
	case p.stage == stageChecks && p.answering.Walk.Next == nil:
		p.enter(stageSupport)
	default:
		return p.beside(+1)
	}
	return action{}
}

// goBack goes one step back: to the check before, or to the provision before.
func (p *provisionPage) goBack() action {
	switch {
	case p.stage == stageSupport && p.asks() && len(p.answering.Walk.Steps) > 0:
		p.stage, p.step = stageChecks, len(p.answering.Walk.Steps)-1
		p.showCheck()
	case p.stage == stageChecks && p.step > 0:
		p.step--
		p.showCheck()
	default:
		return p.beside(-1)
	}
	return action{}
}

// beside goes to a neighbouring provision; beyond the last lies the review, before the
// first the facts.
func (p *provisionPage) beside(by int) action {
	reference := p.app.session.Beside(p.reference(), by)
	switch {
	case reference != "":
		return action{cmd: p.app.show(destination{page: pageProvision, reference: reference})}
	case by > 0:
		return goTo(pageReview, "")
	}
	questions := p.app.session.Profile().Questions()
	return goTo(pageFacts, questions[len(questions)-1].ID)
}

// chooseSupport records the support, with the Detail that the checks suggest where none has
// been written yet, and goes on to whatever is missing.
func (p *provisionPage) chooseSupport(value string) action {
	if value == goOn {
		return p.beside(+1)
	}
	support := questionnaire.Support(value)
	again := p.row().Answer.Support == support && p.row().Answer.Detail != ""
	p.change(func(a *questionnaire.Answer) { p.answering.ChooseSupport(a, support) })
	switch {
	case again:
		// Nothing new was chosen: a finding that stays must not keep the person here.
		return p.beside(+1)
	case support == questionnaire.NotSupported && len(p.guide.templates) > 0 && !p.row().Justified:
		p.guide.focused, p.offered = true, true
		p.guide.show(tabReasons)
		return action{notice: "take a reason that is true of your device, or press esc to write your own"}
	case len(questionnaire.Blanks(p.row().Answer.Detail)) > 0:
		p.enter(stageBlanks)
	case p.row().Answer.Detail == "" || support == questionnaire.NotSupported:
		p.enter(stageDetail)
	default:
		return p.goOn()
	}
	return action{}
}

// doesNotFit is said where an answer contradicts another; the page shows which.
const doesNotFit = "this does not fit with something else you said: see the lines with !"

// goOn goes to the next provision, but for an answer that contradicts another: that is shown
// here first, once.
func (p *provisionPage) goOn() action {
	if p.app.contradicted(p.reference(), p.told) != "" {
		p.enter(stageSupport)
		return action{problem: doesNotFit}
	}
	return p.beside(+1)
}

// take puts an example or a template into the Detail, as a start to be edited. What was
// written before stays in front of it.
func (p *provisionPage) take(pick picked) action {
	if pick.example == nil && pick.template == nil || !p.asks() || p.refused() {
		return action{}
	}
	p.guide.focused, p.offered = false, false
	p.change(func(a *questionnaire.Answer) {
		if pick.template != nil {
			p.answering.UseTemplate(a, pick.template)
		} else {
			p.answering.UseExample(a, pick.example)
		}
	})
	if pick.template != nil {
		p.enter(stageBlanks)
		return action{}
	}
	p.enter(stageDetail)
	return action{notice: "a start from the guide: change it to what is true of your device"}
}

// clear takes the answer back; the checks stay.
func (p *provisionPage) clear() action {
	p.change(p.answering.Clear)
	p.enter(stageSupport)
	return action{notice: fmt.Sprintf("the answer to %s is taken back; its checks stay", p.reference())}
}

// flag marks the provision to come back to, or takes the mark away.
func (p *provisionPage) flag() action {
	p.change(func(a *questionnaire.Answer) { a.Flag = !a.Flag })
	if p.row().Answer.Flag {
		return action{notice: p.reference() + " is flagged: the list shows it with *"}
	}
	return action{notice: "the flag of " + p.reference() + " is gone"}
}
