package pdf

import "ask645/export/document"

// signature says what the document is, and leaves room to sign it.
func (w *writer) signature() {
	block := w.signBlock(w.d.Signature, w.d.Mark)
	closing := w.block(w.d.Closing, styleBody, column)
	if w.o.Letterhead != nil {
		closing = append(closing, lower(w.block(document.NoteLetterhead, styleBody, column), styleBody.lead/2)...)
	}
	w.section("Signature", "signature", heightOf(closing)+16+block.height)
	w.flow(left, closing)
	w.y += 16
	w.set(block)
}

// set draws a box over the whole width.
func (l *layout) set(b box) {
	l.need(b.height)
	b.draw(left, l.y)
	l.y += b.height
}

// signBlock is a box to sign in: what is known stands on the lines, the rest is left to be
// written by hand. mark says what the signature would be under, such as a draft.
func (l *layout) signBlock(group document.Group, mark string) box {
	const pad, labelWidth, hand, last = 14.0, 110.0, 27.0, 44.0
	width := column - 2*pad
	title := l.block(group.Title, styleBody.strong().in(inkAccent), width)
	title = append(title, l.block(mark, styleBody.strong().in(inkWarn), width)...)
	texts := make([][]line, len(group.Fields))
	heights := make([]float64, len(group.Fields))
	height := pad + heightOf(title) + pad
	for i, field := range group.Fields {
		texts[i] = l.block(field.Text, styleField, width-labelWidth)
		if n := 8; len(texts[i]) > n { // a line to sign on, not a page to read
			texts[i] = texts[i][:n]
			texts[i][n-1].text = l.setter.elide(texts[i][n-1].text+"…", styleField, width-labelWidth-10)
		}
		heights[i] = max(hand, heightOf(texts[i])+12)
		if i == len(group.Fields)-1 {
			heights[i] = max(last, heights[i])
		}
		height += heights[i]
	}
	return box{height, func(x, y float64) {
		l.frame(x, y, column, height)
		x += pad
		y += pad
		y += l.place(x, y, title)
		for i, field := range group.Fields {
			y += heights[i]
			line := y - 4
			l.put(x, line-styleLabel.lead-1, l.setter.line(field.Label), styleLabel)
			l.place(x+labelWidth, line-1-heightOf(texts[i]), texts[i])
			l.fill(x+labelWidth, line, width-labelWidth, 0.6, inkMuted)
		}
	}}
}

// frame draws the outline of a rectangle.
func (l *layout) frame(x, y, width, height float64) {
	const thin = 0.6
	l.fill(x, y, width, thin, inkRule)
	l.fill(x, y+height-thin, width, thin, inkRule)
	l.fill(x, y, thin, height, inkRule)
	l.fill(x+width-thin, y, thin, height, inkRule)
}
