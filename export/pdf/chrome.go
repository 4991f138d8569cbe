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

func (c chrome) header(on *layout) {
	const y, gap = headerRule - 17.0, 12.0
	x := right
	if c.mark != "" {
		const padX, padY = 6.0, 2.5
		s := styleChrome.strong().in(inkPaper)
		mark := on.setter.elide(on.setter.line(c.mark), s, column/2)
		width := on.setter.width(mark, s) + 2*padX
		on.fill(x-width, y-padY, width, s.lead+2*padY, inkWarn)
		on.putRight(x-padX, y, mark, s)
		x -= width + gap
	}
	title := on.setter.line(c.title)
	if c.what != "" {
		title += " · " + c.what
	}
	on.putRight(x, y, title, styleChrome)
	x -= on.setter.width(title, styleChrome) + gap
	product := styleChrome.strong().in(inkText)
	on.put(left, y, on.setter.elide(on.setter.line(c.product), product, x-left), product)
	on.rule(headerRule, inkRule)
}

func (c chrome) footer(on *layout, number string) {
	const y = footerRule + 6.0
	on.rule(footerRule, inkRule)
	on.putRight(right, y, number, styleChrome)
	room := column - on.setter.width(number, styleChrome) - 12
	on.put(left, y, on.setter.elide(on.setter.line(c.foot), styleChrome, room), styleChrome)
	on.put(left, y+styleChrome.lead+0.5, on.setter.elide(on.setter.line(c.seal), styleSeal, column), styleSeal)
}
