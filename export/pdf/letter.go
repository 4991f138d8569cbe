package pdf

import "ask645/export/document"

// layOutLetter places a letter on pages.
func layOutLetter(letter *document.Letter, o Options, setter *typesetter) *book {
	w := &letterWriter{layout: newLayout(setter), letter: letter}
	w.letterhead(o.Letterhead, logoHeight, 14)
	w.head()
	for i := range letter.Sections {
		w.part(&letter.Sections[i])
	}
	if len(letter.Signature.Fields) > 0 {
		w.y += 16
		w.set(w.signBlock(letter.Signature, letter.Mark))
	}
	meta := metadata{title: letter.Title, subject: letter.Subtitle, creator: o.Generator, date: o.Date}
	c := chrome{product: letter.Title, title: letter.Subtitle, mark: letter.Mark, foot: letter.Footer, dress: o.footer()}
	if o.Data != nil {
		c.seal = "Data attached as " + o.dataName()
	}
	c.write(setter, w.pages)
	return &book{pages: w.pages, anchors: w.anchors, meta: meta.clean(setter)}
}

// letterWriter lays out the parts of one letter.
type letterWriter struct {
	*layout
	letter *document.Letter
}

func (w *letterWriter) head() {
	w.bookmark(0, w.letter.Title, "title")
	w.y += 8
	w.fill(left, w.y, 48, 3.5, inkAccent)
	w.y += 14
	w.flow(left, w.block(w.letter.Title, styleTitle.sized(22, 28), column))
	if subtitle := w.block(w.letter.Subtitle, styleLead.in(inkMuted), column); subtitle != nil {
		w.y += 2
		w.flow(left, subtitle)
	}
	w.y += 8
}

// part writes a section of the letter.
func (w *letterWriter) part(s *document.Section) {
	if s.Title != "" {
		title := w.block(s.Title, styleLead.strong().in(inkAccent), column)
		w.y += 10
		w.need(heightOf(title) + 3*styleBody.lead)
		w.bookmark(0, s.Title, "section "+s.Title)
		w.flow(left, title)
		w.y += 3
	}
	for _, paragraph := range s.Paragraphs {
		w.paragraph(paragraph, styleBody)
	}
	w.flowFields(s.Fields)
	if len(s.Fields) > 0 {
		w.y += styleBody.lead / 2
	}
}
