package pdf

import (
	"fmt"

	"ask645/export/statement"
)

// chrome is what stands on every page around the text.
type chrome struct {
	// product and title stand in the header, what beside the title. mark stands out there.
	product, title, what, mark string
	// foot and seal are the two lines of the footer.
	foot, seal string
	// dress is the footer line of a letterhead, below both.
	dress string
}

// sealLine tells a statement from every other, on each of its pages.
func sealLine(seal statement.Seal) string {
	if seal.ID == "" {
		return ""
	}
	return "Statement " + seal.ID + "   SHA-256 " + seal.Digest
}

// write puts the chrome on pages. It runs once all of them are there.
func (c chrome) write(setter *typesetter, pages []*page) {
	for i := range pages {
		on := &layout{setter: setter, pages: pages[i : i+1]}
		c.header(on)
		c.footer(on, fmt.Sprintf("Page %d of %d", i+1, len(pages)))
	}
}

// header sets the mark beside the title, and one that is too long for that above both.
func (c chrome) header(on *layout) {
	const y, gap, padX, padY = headerRule - 17.0, 12.0, 6.0, 2.5
	x := right
	if c.mark != "" {
		s := styleChrome.strong().in(inkPaper)
		mark := on.setter.elide(on.setter.line(c.mark), s, column-2*padX)
		width := on.setter.width(mark, s) + 2*padX
		at := y
		if width > column/3 {
			at -= s.lead + 3*padY + 1
		} else {
			x -= width + gap
		}
		on.fill(right-width, at-padY, width, s.lead+2*padY, inkWarn)
		on.putRight(right-padX, at, mark, s)
	}
	title := on.setter.line(c.title)
	if c.what != "" {
		title += " · " + c.what
	}
	product := styleChrome.strong().in(inkText)
	name := on.setter.line(c.product)
	// The name gets at least half of the room if it needs it.
	room := x - left - gap
	title = on.setter.elide(title, styleChrome, room-min(on.setter.width(name, product), room/2))
	on.putRight(x, y, title, styleChrome)
	on.put(left, y, on.setter.elide(name, product, room-on.setter.width(title, styleChrome)), product)
	on.rule(headerRule, inkRule)
}

func (c chrome) footer(on *layout, number string) {
	const y = footerRule + 6.0
	on.rule(footerRule, inkRule)
	on.putRight(right, y, number, styleChrome)
	room := column - on.setter.width(number, styleChrome) - 12
	on.put(left, y, on.setter.elide(on.setter.line(c.foot), styleChrome, room), styleChrome)
	at := y + styleChrome.lead + 0.5
	for _, text := range []string{c.seal, c.dress} {
		if text != "" {
			on.put(left, at, on.setter.elide(on.setter.line(text), styleSeal, column), styleSeal)
			at += styleSeal.lead + 0.5
		}
	}
}
