package plain

import (
	"fmt"

	"ask645/questionnaire/learn"
	"ask645/questionnaire/store"
)

// cardStep asks the cards that are due, one after another.
type cardStep struct {
	memory   *learn.Memory
	all, due []learn.Card
	at       int
	// turned is true once the back of the card was read.
	turned bool
}

func (w *wizard) beginCards() {
	edition, err := w.options.Library.Edition(w.options.Learn.Edition)
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	cards, err := learn.Cards(edition)
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	c := &cardStep{memory: learn.DecodeMemory(store.ReadMemory(w.options.Learn.Memory)), all: cards}
	c.due = c.memory.Due(cards, w.options.Now())
	w.say("Cards of %s, by the method of %s: a card that you know comes back after %s, one that you do not know tomorrow.", edition.Title, learn.Algorithm, learn.Intervals())
	c.progress(w)
	if len(c.due) == 0 {
		w.say("Nothing is due today.")
		w.enter(&learnStep{})
		return
	}
	w.enter(c)
}

// progress says how far each part is known.
func (c *cardStep) progress(w *wizard) {
	for _, part := range c.memory.Progress(c.all, w.options.Now()) {
		name := part.Part
		if name != learn.Terms {
			name = "Clause " + name
		}
		w.item(name+": ", fmt.Sprintf("%d of %d known, %d asked so far, %d due", part.Known, part.Cards, part.Asked, part.Due))
	}
}

// The answers to a card.
const (
	cardTurn = "turn"
	cardKnew = "knew"
	cardNot  = "not"
)

func (c *cardStep) options() []option {
	if !c.turned {
		return []option{{value: cardTurn, label: "Show the answer", words: []string{"turn", "next"}}}
	}
	return []option{{value: cardKnew, label: "I knew it", words: []string{"yes"}}, {value: cardNot, label: "I did not know it", words: []string{"no"}}}
}

func (c *cardStep) show(w *wizard) {
	card := c.due[c.at]
	if c.turned {
		w.sayAll(card.Back)
	} else {
		w.say("Card %d of %d.", c.at+1, len(c.due))
		w.flat("", card.Front)
		w.say("Say it to yourself first.")
	}
	w.list(c.options())
}

func (c *cardStep) take(w *wizard, text string) {
	value, ok := w.choose(c.options(), text)
	switch {
	case !ok:
		return
	case value == cardTurn:
		c.turned = true
	default:
		days := c.memory.Answer(c.due[c.at].ID, value == cardKnew, w.options.Now())
		c.keep(w)
		w.say("It comes back in %s.", daysText(days))
		c.at, c.turned = c.at+1, false
		if c.at == len(c.due) {
			w.say("That was all for today.")
			c.progress(w)
			w.enter(&learnStep{})
			return
		}
	}
	w.asked = false
}

// keep writes what is remembered. Where that fails the sitting goes on.
func (c *cardStep) keep(w *wizard) {
	if w.options.Learn.Memory == "" {
		return
	}
	data, err := c.memory.Encode()
	if err == nil {
		err = store.WriteMemory(w.options.Learn.Memory, data)
	}
	if err != nil {
		w.complain("%s", sentence(err.Error()))
	}
}

func daysText(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}

func (c *cardStep) free() bool           { return false }
func (c *cardStep) place() (place, bool) { return place{}, false }
func (c *cardStep) back(w *wizard) {
	if c.turned {
		c.turned, w.asked = false, false
		return
	}
	w.enter(&learnStep{})
}
func (c *cardStep) skip(w *wizard) {
	c.turned, w.asked = false, false
	if c.at++; c.at == len(c.due) {
		w.enter(&learnStep{})
	}
}
