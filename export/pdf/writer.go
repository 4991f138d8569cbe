package pdf

import (
	"net/url"
	"strings"

	"ask645/export/document"
)

// writer lays out the parts of one statement, one file of this package each.
type writer struct {
	*layout
	d *document.Document
	o Options
}

// layOut places a whole statement on pages.
func layOut(d *document.Document, o Options, setter *typesetter) *book {
	w := &writer{layout: newLayout(setter), d: d, o: o}
	w.cover()
	front := w.layout
	w.layout = newLayout(setter)
	w.anchors = front.anchors
	w.summary()
	w.proForma()
	w.justifications()
	w.outOfScope()
	w.notApplicable()
	w.conditions()
	w.facts()
	w.evidence()
	w.findings()
	w.legend()
	w.signature()
	body := w.layout
	w.layout = front
	w.contents(body)
	b := &book{anchors: front.anchors, meta: w.metadata(), pages: append(front.pages, body.pages...)}
	// Headers and footers come last, when the number of pages is known.
	chrome{
		product: d.Product, title: d.Edition, mark: d.Mark, what: document.SelfAssessment,
		foot: document.SelfAssessment + " · " + d.Date + w.attached(), seal: sealLine(d.Seal),
		dress: o.footer(),
	}.write(setter, b.pages)
	return b
}

// book is a document that is laid out and not yet written.
type book struct {
	pages   []*page
	anchors map[string]anchor
	meta    metadata
}

// metadata is what the file says of itself.
func (w *writer) metadata() metadata {
	title := document.Title
	if w.d.Product != "" {
		title += ": " + w.d.Product
	}
	meta := metadata{
		title: title, subject: w.edition(), creator: w.o.Generator, date: w.o.Date,
		statement: w.d.Seal.ID, digest: w.d.Seal.Digest,
	}
	for _, field := range w.d.Signature.Fields {
		if field.Label == "Manufacturer" {
			meta.author = field.Text
		}
	}
	return meta.clean(w.setter)
}

// edition is the edition's title and subject in one line.
func (w *writer) edition() string {
	if w.d.Subject == "" {
		return w.d.Edition
	}
	return w.d.Edition + ": " + w.d.Subject
}

// attached says where the data are, if the file carries them.
func (w *writer) attached() string {
	if w.o.Data == nil {
		return ""
	}
	return " · Data attached as " + w.o.dataName()
}

// provision is the anchor of a provision's row in the table.
func provision(reference string) string { return "provision " + reference }

// references makes words of provisions that lead to their rows.
func references(all []string) []word {
	words := make([]word, len(all))
	for i, reference := range all {
		words[i] = word{reference, target{anchor: provision(reference)}}
	}
	return words
}

// address is the target of a text that is nothing but a web address.
func address(text string) target {
	if strings.ContainsAny(text, " \n\u00a0") {
		return target{}
	}
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return target{}
	}
	return target{url: u.String()}
}

// addressed makes lines a link if their text is a web address.
func (l *layout) addressed(text string, lines []line) []line {
	if to := address(text); to != (target{}) {
		return l.linked(lines, to)
	}
	return lines
}
