package pdf

import (
	"fmt"

	"ask645/export/document"
	"ask645/questionnaire"
)

// picture is the logo on a page.
type picture struct{ x, y, width, height float64 }

// The measures of a letterhead: the room for the logo, and between it and the name.
const (
	logoHeight = 46.0
	logoWidth  = 230.0
	logoGap    = 14.0
)

// letterhead sets the logo at the top of a document, and with whom it was prepared beside it.
// tall is the height for the logo.
func (l *layout) letterhead(h *questionnaire.Letterhead, tall, below float64) {
	if h == nil {
		return
	}
	x, height := left, 0.0
	if h.Logo != nil {
		width := float64(h.Logo.Width)
		scale := min(tall/float64(h.Logo.Height), logoWidth/width)
		width *= scale
		height = float64(h.Logo.Height) * scale
		x += width + logoGap
	}
	room := right - x
	lines := l.block(document.PreparedWith, styleSmall, room)
	lines = append(lines, l.block(h.Name, styleLead.strong(), room)...)
	words := heightOf(lines)
	whole := max(height, words)
	if h.Logo != nil {
		l.page().pictures = append(l.page().pictures, picture{left, l.y + (whole-height)/2, x - logoGap - left, height})
	}
	l.place(x, l.y+(whole-words)/2, lines)
	l.y += whole + below
}

// footer is the line of the letterhead at the foot of each page.
func (o Options) footer() string {
	if o.Letterhead == nil {
		return ""
	}
	return o.Letterhead.Footer
}

// dress gives a finished layout the colour of a letterhead. Text keeps to what can be read on
// the tint of panels; bars take the colour as it is, as white on it can be read.
func (b *book) dress(h *questionnaire.Letterhead) error {
	if h == nil {
		return nil
	}
	if err := h.Check(); err != nil {
		return fmt.Errorf("the letterhead: %w", err)
	}
	b.meta.letterhead = h
	if h.Accent == nil {
		return nil
	}
	bar := inkIn(*h.Accent)
	text := inkIn(h.Accent.TextOn(inkFill.colour()))
	for _, p := range b.pages {
		for i := range p.shapes {
			if p.shapes[i].ink == inkAccent {
				p.shapes[i].ink = bar
			}
		}
		for i := range p.texts {
			if p.texts[i].style.ink == inkAccent {
				p.texts[i].style.ink = text
			}
		}
	}
	return nil
}

func inkIn(c questionnaire.Colour) rgb { return rgb(c.R)<<16 | rgb(c.G)<<8 | rgb(c.B) }

func (c rgb) colour() questionnaire.Colour {
	return questionnaire.Colour{R: uint8(c >> 16), G: uint8(c >> 8 & 0xFF), B: uint8(c & 0xFF)} //nolint:gosec // three bytes
}
