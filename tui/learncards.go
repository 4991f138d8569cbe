package tui

import (
	"fmt"
	"strings"

	"ask645/questionnaire/learn"
	"ask645/questionnaire/store"
)

// cardLesson asks the cards that are due.
type cardLesson struct {
	app      *app
	memory   *learn.Memory
	all, due []learn.Card
	at       int
	begun    bool
	turned   bool
	ended    bool
	told     []string
	errand
}

// newCardLesson reads the cards and what is remembered of them.
func newCardLesson(m *app) (*cardLesson, error) {
	edition, err := m.options.Library.Edition(m.options.Learn.Edition)
	if err != nil {
		return nil, err
	}
	cards, err := learn.Cards(edition)
	if err != nil {
		return nil, err
	}
	c := &cardLesson{app: m, memory: learn.DecodeMemory(store.ReadMemory(m.options.Learn.Memory)), all: cards}
	c.due = c.memory.Due(cards, m.options.Now())
	return c, nil
}

// Values of the options of a card.
const (
	cardKnew = "knew"
	cardNot  = "not"
)

func (c *cardLesson) sheet() sheet {
	if !c.begun || c.at == len(c.due) {
		return c.progress()
	}
	card := c.due[c.at]
	s := sheet{title: "Remember", place: fmt.Sprintf("card %d of %d", c.at+1, len(c.due)), strong: card.Front, told: c.told}
	if c.problem != nil {
		s.problem = c.problem.Error()
	}
	if !c.turned {
		s.read, s.options = []string{"Say it to yourself first."}, onwards("Show the answer")
		return s
	}
	s.told, s.read, s.strong = nil, append([]string{card.Front}, card.Back...), "Did you know it?"
	s.options = []option{{Value: cardKnew, Label: "I knew it"}, {Value: cardNot, Label: "I did not know it"}}
	return s
}

// progress says how far each part is known, before and after a sitting.
func (c *cardLesson) progress() sheet {
	s := sheet{title: "Remember", told: c.told, options: onwards("Begin: " + counted(len(c.due), "card"))}
	text := ""
	var fresh []string
	for _, part := range c.memory.Progress(c.all, c.app.options.Now()) {
		if part.Asked == 0 {
			fresh = append(fresh, part.Part)
			continue
		}
		text += fmt.Sprintf("%-6s %2d of %2d known, %2d asked, %2d due\n", part.Part, part.Known, part.Cards, part.Asked, part.Due)
	}
	s.read = []string{fmt.Sprintf("By the method of %s: what you know comes back after %s, what you do not know tomorrow.", learn.Algorithm, learn.Intervals())}
	if text != "" {
		s.read = append(s.read, text)
	}
	if len(fresh) > 0 {
		s.read = append(s.read, "Not begun: "+strings.Join(fresh, ", ")+".")
	}
	if c.at == len(c.due) {
		s.strong, s.options = "Nothing more is due today.", onwards("Back to the menu")
	}
	return s
}

func (c *cardLesson) choose(values []string) lesson {
	switch {
	case c.at == len(c.due):
		c.ended = true
	case !c.begun:
		c.begun = true
	case !c.turned:
		c.turned, c.told = true, nil
	default:
		days := c.memory.Answer(c.due[c.at].ID, values[0] == cardKnew, c.app.options.Now())
		c.keep()
		c.told = []string{"The last card comes back in " + counted(days, "day") + "."}
		c.at, c.turned = c.at+1, false
	}
	return nil
}

// keep has written what is remembered. Where that fails the sitting goes on.
func (c *cardLesson) keep() {
	path := c.app.options.Learn.Memory
	if path == "" {
		return
	}
	data, err := c.memory.Encode()
	c.todo = func() (lesson, error) {
		if err != nil {
			return nil, err
		}
		return nil, store.WriteMemory(path, data)
	}
}

func (c *cardLesson) back() bool {
	if c.turned {
		c.turned = false
		return true
	}
	return false
}

func (c *cardLesson) over() bool { return c.ended }
