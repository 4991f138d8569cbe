package html

import (
	_ "embed"

	"ask645/export/document"
)

// sheet is the style of every page.
//
//go:embed style.css
var sheet markup

// whole writes the page.
func (w *writer) whole(v *view) {
	w.head(v)
	w.mark("<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header>\n")
	if v.Dress != nil {
		w.letterhead(v.Dress)
	}
	w.element("<h1>", v.What, "")
	if v.Product != "" {
		w.element(`: <span dir="auto">`, v.Product, "</span>")
	}
	w.element("</h1>\n<p class=\"kind\">", v.Kind, "</p>\n")
	if v.Draft {
		w.element(`<p class="draft">`, v.Mark, "</p>\n")
	}
	w.element("<p>", v.Standard(), "</p>\n<p><time")
	w.attribute("datetime", v.Day)
	w.element(">", v.Date, "</time></p>\n")
	w.fields(v.SealFields())
	w.mark("</header>\n")
	if v.Draft {
		w.element(`<div class="watermark" aria-hidden="true">`, v.Mark, "</div>\n")
	}
	w.mark("<main id=\"content\">\n")
	for i := range v.Sections {
		w.section(&v.Sections[i])
		if i == 0 {
			w.contents(v.Sections)
		}
	}
	w.mark("</main>\n<footer>\n")
	w.element("<p>", v.Closing, "</p>\n")
	w.fields(v.SealFields())
	if v.Dress != nil {
		w.element("<aside>\n<p>", v.Dress.Note, "</p>\n")
		if v.Dress.Footer != "" {
			w.element(`<p dir="auto">`, v.Dress.Footer, "</p>\n")
		}
		w.mark("</aside>\n")
	}
	w.mark("</footer>\n</body>\n</html>\n")
}

func (w *writer) head(v *view) {
	w.mark("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'`)
	if v.Dress != nil && v.Dress.Logo != "" {
		w.mark("; img-src data:")
	}
	w.mark("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
		"<meta name=\"color-scheme\" content=\"light dark\">\n")
	w.element("<title>", v.Heading(), "</title>\n")
	w.element(`<meta name="description" content="`, v.Kind, ": ")
	w.element("", v.Verdict, "\">\n")
	if v.Generator != "" {
		w.element(`<meta name="generator" content="`, v.Generator, "\">\n")
	}
	w.element(`<meta name="dcterms.date" content="`, v.Day, "\">\n<style>\n")
	w.mark(sheet)
	w.paper(v)
	if v.Dress != nil {
		w.dressed(v.Dress)
	}
	w.mark("</style>\n</head>\n")
}

// paper writes what stands in the margins of every printed page.
func (w *writer) paper(v *view) {
	const font = " font: 8pt system-ui, sans-serif; color: #56616b; }\n"
	w.mark("@page {\n  size: A4; margin: 18mm 15mm 20mm;\n  @bottom-left { content: \"Statement ")
	w.style(v.Seal.ID)
	w.mark(`"`)
	if v.Dress != nil && v.Dress.Footer != "" {
		w.mark(` "\A" "`)
		w.style(v.Dress.Footer)
		w.mark(`"; white-space: pre-line`)
	}
	w.mark(";", font, `  @bottom-right { content: "Page " counter(page) " of " counter(pages);`, font)
	if v.Draft {
		w.mark(`  @top-right { content: "`)
		w.style(v.Mark)
		w.mark("\"; font: bold 8pt system-ui, sans-serif; color: #9c3a16; }\n")
	}
	w.mark("}\n")
}

// contents lists the sections, and below the longest its parts.
func (w *writer) contents(sections []section) {
	w.mark("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n")
	entry := func(p *part) {
		w.mark("<li>")
		w.link(link{Text: p.Title, Href: "#" + p.ID})
	}
	for i := range sections {
		s := &sections[i]
		entry(&s.part)
		if s.Listed {
			w.mark("\n<ol>\n")
			for j := range s.Parts {
				entry(&s.Parts[j])
				w.mark("</li>\n")
			}
			w.mark("</ol>")
		}
		w.mark("</li>\n")
	}
	w.mark("</ol>\n</nav>\n")
}

func (w *writer) section(s *section) {
	w.mark("<section")
	w.attribute("class", s.ID)
	w.mark(">\n<h2")
	w.attribute("id", s.ID)
	w.element(">", s.Title, "</h2>\n")
	w.part(&s.part)
	for i := range s.Parts {
		p := &s.Parts[i]
		if p.Title != "" {
			w.mark("<h3")
			w.optional("id", p.ID)
			w.element(">", p.Title, "</h3>\n")
		}
		w.part(p)
	}
	w.mark("</section>\n")
}

// part writes what stands below a heading.
func (w *writer) part(p *part) {
	for _, text := range p.Paragraphs {
		w.element("<p>", text, "</p>\n")
	}
	if p.Text != "" {
		w.element(`<div class="text" dir="auto">`, p.Text, "</div>\n")
	}
	if len(p.Fields) > 0 {
		w.fields(p.Fields)
	}
	if len(p.Points) > 0 {
		w.mark("<ul>\n")
		for _, point := range p.Points {
			w.mark("<li>")
			w.link(point.Link)
			w.element(" ", point.Words, "</li>\n")
		}
		w.mark("</ul>\n")
	}
	if p.Table != nil {
		w.table(p.Table)
	}
	if p.Note != "" {
		w.element(`<p class="note">`, p.Note, "</p>\n")
	}
}

func (w *writer) fields(fields []document.Field) {
	w.mark("<dl>\n")
	for _, field := range fields {
		w.element("<dt>", field.Label, `</dt><dd dir="auto">`)
		l := link{Text: field.Text}
		if document.WebAddress(field.Text) {
			l.Href, l.External = field.Text, true
		}
		w.link(l)
		w.mark("</dd>\n")
	}
	w.mark("</dl>\n")
}

// link writes a text that may lead somewhere.
func (w *writer) link(l link) {
	if l.Href == "" {
		w.text(l.Text)
		return
	}
	w.mark("<a")
	w.attribute("href", l.Href)
	if l.External {
		w.mark(` rel="nofollow noopener noreferrer"`)
	}
	w.element(">", l.Text, "</a>")
}
