package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// card is what there is to read in a presentation: it covers the question until it is closed.
type card struct {
	kind  cardKind
	title string
	// fact is the one that f leads to, or "".
	fact string
	// pages are drawn one at a time.
	pages       []func(width int) []string
	at          int
	top, height int
	total       int
}

// cardKind is what a card is about.
type cardKind int

const (
	cardAsked cardKind = iota
	cardMatters
	cardExamples
)

// cardFor makes the card that a key asks for. asked is false for any other key; the card is
// nil where there is nothing to show.
func (p *presentPage) cardFor(press tea.KeyPressMsg) (shown *card, asked bool) {
	keys := &p.app.keys
	kinds := []struct {
		binding key.Binding
		kind    cardKind
	}{{keys.Asked, cardAsked}, {keys.Matters, cardMatters}, {keys.Examples, cardExamples}}
	for _, k := range kinds {
		if key.Matches(press, k.binding) {
			return p.newCard(k.kind), true
		}
	}
	return nil, false
}

func (p *presentPage) newCard(kind cardKind) *card {
	switch {
	case p.facts != nil && kind != cardExamples:
		about := p.facts.about()
		return p.textCard(kind, about.title, about.blocks)
	case !p.readable():
		return nil
	}
	at := p.provision
	switch kind {
	case cardAsked:
		blocks := []block{{text: flat(at.answering.Prose.Requirement)}, {text: at.row().Provision.Status.Text + ": " + at.row().Provision.Status.Meaning() + "."}}
		if at.stage == stageChecks {
			check := at.answering.Walk.Steps[at.step].Check
			blocks = append(blocks, block{heading: check.Ask, text: flat(check.Help)})
		}
		if findings := p.findings(); len(findings) > 0 && at.stage != stageChecks {
			blocks = append(blocks, block{heading: "To settle", text: strings.Join(findings, "\n")})
		}
		return p.textCard(kind, "What is asked: "+at.ref, blocks)
	case cardMatters:
		blocks := []block{{text: flat(at.answering.Prose.Why)}}
		if applies := p.app.why(at.ref); applies != nil {
			blocks = append(blocks, block{heading: applies.title})
			blocks = append(blocks, applies.blocks...)
		}
		c := p.textCard(kind, "Why it matters: "+at.ref, blocks)
		c.fact = p.app.session.DecidingFact(at.ref)
		return c
	case cardExamples:
		c := &card{kind: kind, title: "Example"}
		for i := range at.guide.examples {
			c.pages = append(c.pages, func(width int) []string {
				lines := at.guide.exampleLines(i, width+1)
				for j, line := range lines {
					lines[j] = strings.TrimPrefix(line, " ")
				}
				return lines
			})
		}
		if len(c.pages) > 0 {
			return c
		}
	}
	return nil
}

// textCard is a card of one page.
func (p *presentPage) textCard(kind cardKind, title string, blocks []block) *card {
	return &card{kind: kind, title: questionnaire.PrintableLine(title), pages: []func(int) []string{func(width int) []string {
		st := &p.app.styles
		var lines []string
		for i, b := range blocks {
			if i > 0 && (b.heading != "" || b.text != "") {
				lines = append(lines, "")
			}
			lines = append(lines, paragraph(b.heading, width, 0, st.Strong)...)
			lines = append(lines, paragraph(b.text, width, 0, st.Plain)...)
		}
		return lines
	}}}
}

// update scrolls and turns. It reports true when the card is to be closed.
func (c *card) update(press tea.KeyPressMsg, keys *keyMap) bool {
	switch {
	case key.Matches(press, keys.Close), key.Matches(press, keys.Done):
		return true
	case key.Matches(press, keys.Down):
		c.top++
	case key.Matches(press, keys.Up):
		c.top--
	case key.Matches(press, keys.PageDown):
		if c.top+c.height >= c.total {
			c.turn(+1)
			return false
		}
		c.top += max(1, c.height-2)
	case key.Matches(press, keys.PageUp):
		if c.top <= 0 {
			c.turn(-1)
			return false
		}
		c.top -= max(1, c.height-2)
	case key.Matches(press, keys.Skip):
		c.turn(+1)
	case key.Matches(press, keys.Back):
		c.turn(-1)
	}
	return false
}

// turn goes to another page, as far as there is one.
func (c *card) turn(by int) {
	if to := c.at + by; to >= 0 && to < len(c.pages) {
		c.at, c.top = to, 0
	}
}

// view draws the page of the card into a column.
func (c *card) view(width, height int, st *styles) []string {
	title := c.title
	if len(c.pages) > 1 {
		title = fmt.Sprintf("%s %d of %d", title, c.at+1, len(c.pages))
	}
	head := append(paragraph(title, width, 0, st.Selected), "")
	if height < 8 {
		head = []string{st.Selected.Render(fit(title, width))}
	}
	body := c.pages[c.at](width)
	c.height, c.total = max(1, height-len(head)), len(body)
	return append(head, window(body, c.height, &c.top, st.Plain)...)
}

func (c *card) hints(keys *keyMap) []key.Binding {
	other := key.NewBinding(key.WithKeys("right"), key.WithHelp("← →", "other examples"))
	switch {
	case len(c.pages) > 1:
		return []key.Binding{keys.Close, other, keys.PageDown}
	case c.fact != "":
		return []key.Binding{keys.Close, keys.PageDown, keys.Facts}
	}
	return []key.Binding{keys.Close, keys.PageDown}
}
