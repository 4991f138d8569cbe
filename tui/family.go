package tui

import (
	"ask645/questionnaire"
	"ask645/tui/session"
)

// nothingOwn is said where there is nothing to take of the base.
const nothingOwn = "this is no own answer: what the base says holds already"

// ownerWords say whose the answer to a provision is, and that the base has changed it.
func (m *app) ownerWords(reference string) string {
	words := session.OwnerWords(m.session.Owner(questionnaire.AnswerPath(reference)))
	for _, changed := range m.session.News().Provisions {
		if changed == reference {
			if words == "" {
				return "changed by the base"
			}
			return words + ", changed"
		}
	}
	return words
}

// takeBase drops the own answer to the provision.
func (p *provisionPage) takeBase() action {
	if p.refused() {
		return action{}
	}
	if !p.app.session.TakeBase(questionnaire.AnswerPath(p.ref)) {
		return action{notice: nothingOwn}
	}
	p.answering.Refresh(p.app.session.Statement)
	p.resume()
	return action{notice: p.ref + ": the base's answer holds again; u takes it back"}
}

// owner says whose the answer to the fact is, as the end of a line.
func (p *factsPage) owner() string {
	if words := session.OwnerWords(p.app.session.Owner(questionnaire.FactPath(p.fact.ID))); words != "" {
		return ", " + words
	}
	return ""
}

// takeBase drops the own answer to the fact.
func (p *factsPage) takeBase() action {
	if !p.app.session.TakeBase(questionnaire.FactPath(p.fact.ID)) {
		return action{notice: nothingOwn}
	}
	p.show(p.fact)
	return action{notice: "the base's answer holds again; u takes it back"}
}

// confirmBase takes what is inherited as seen.
func (m *app) confirmBase() action {
	if !m.session.ConfirmBase() {
		return action{notice: "the base is as it was confirmed"}
	}
	return action{notice: "what is inherited is confirmed as it is now; u takes it back"}
}

// showNews tells what the base has changed.
func (m *app) showNews() action {
	news := m.session.News()
	text := news.Words()
	if news.Unknown {
		text = "The state that was confirmed is not kept, so nobody can tell what has changed."
	}
	m.overlay = &overlay{title: "The base has changed", blocks: []block{
		{heading: questionnaire.PrintableLine(m.session.Assessment.Base.File), text: text},
		{text: "Look at these; then press B on the review to confirm them."},
	}}
	return action{}
}
