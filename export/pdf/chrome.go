package pdf

import "fmt"

// chrome writes the header and the footer of every page. It runs once all pages are there.
func (w *writer) chrome() {
	edition := w.setter.line(w.statement.Edition.Title)
	product := w.setter.line(w.statement.Assessment.Product.Name)
	for i := range w.pages {
		on := &layout{setter: w.setter, pages: w.pages[i : i+1]}
		w.header(on, product, edition)
		w.footer(on, fmt.Sprintf("Page %d of %d", i+1, len(w.pages)))
	}
}

// header names the product and the edition, and a draft as such.
func (w *writer) header(on *layout, product, edition string) {
	const y, gap = headerRule - 17.0, 14.0
	s := styleChrome
	x := right
	if !w.statement.Complete {
		mark := s.strong().in(inkWarn)
		on.putRight(x, y, draftMark, mark)
		x -= w.setter.width(draftMark, mark) + gap
	}
	on.putRight(x, y, edition, s)
	x -= w.setter.width(edition, s) + gap
	name := s.strong()
	name.face = w.setter.fit(product, name.face)
	on.put(left, y, w.setter.elide(product, name, x-left), name)
	on.rule(headerRule, inkRule)
}

// footer says what the document is, when it was written, and which page this is.
func (w *writer) footer(on *layout, number string) {
	const y = footerRule + 7.0
	on.rule(footerRule, inkRule)
	on.put(left, y, documentTitle+" · Self-assessment · "+w.options.Date.Format(dateFormat), styleChrome)
	on.putRight(right, y, number, styleChrome)
}
