package learn

import (
	"fmt"

	"ask645/questionnaire"
)

// Card is something to remember: what is asked, and what it is.
type Card struct {
	// ID is stable: "term/ID", or the id of the edition, a slash and the reference.
	ID string
	// Part is the clause of a provision, or [Terms].
	Part  string
	Front string
	// Back are the lines of the answer.
	Back []string
}

// Terms is the part of the cards that ask for terms of the glossary.
const Terms = "Terms"

// Cards are the terms of the glossary and the provisions of an edition.
func Cards(edition *questionnaire.Edition) ([]Card, error) {
	guidance, err := edition.Guidance()
	if err != nil {
		return nil, err
	}
	var cards []Card
	for _, term := range guidance.Terms {
		back := []string{oneLine(term.Meaning)}
		if term.Misread != "" {
			back = append(back, "Often misread: "+oneLine(term.Misread))
		}
		cards = append(cards, Card{
			ID: "term/" + term.ID, Part: Terms,
			Front: fmt.Sprintf("What does the standard mean by %q?", term.Term),
			Back:  append(back, term.Ref),
		})
	}
	for _, provision := range edition.Provisions() {
		prose, err := edition.Prose(provision.Reference)
		if err != nil {
			return nil, err
		}
		status := fmt.Sprintf("Status %s: %s.", provision.Status.Text, provision.Status.Meaning())
		if provision.Status.Conditional() {
			status += " It rests on this: " + wordsOf(provision) + "."
		}
		cards = append(cards, Card{
			ID: edition.ID + "/" + provision.Reference, Part: provision.Clause().Number,
			Front: fmt.Sprintf("%s: %s. What does it ask, how strongly, and of which devices?", provision.Reference, provision.Title),
			Back:  []string{oneLine(prose.Requirement), status},
		})
	}
	return cards, nil
}
