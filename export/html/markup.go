package html

import (
	"strconv"
	"unicode/utf8"

	"ask645/export/document"
)

// markup is HTML that stands in this package. As a type of its own it keeps the texts of
// others out: a constant becomes markup by itself, a variable that holds a text does not.
type markup string

// writer writes a page. What a person entered gets into it by text, attribute and style alone,
// which escape it.
type writer struct{ page []byte }

// mark writes markup.
func (w *writer) mark(parts ...markup) {
	for _, part := range parts {
		w.page = append(w.page, part...)
	}
}

// text writes a text between tags or between the quotes of an attribute.
func (w *writer) text(text string) {
	from := 0
	for i, r := range text {
		var as string
		size := 1
		switch {
		case r == '<':
			as = "&lt;"
		case r == '>':
			as = "&gt;"
		case r == '&':
			as = "&amp;"
		case r == '"':
			as = "&#34;"
		case r == '\'':
			as = "&#39;"
		case r == 0:
			as = "\ufffd"
		case r >= firstNoncharacter:
			if as = document.WithoutNoncharacters(string(r)); as == string(r) {
				continue
			}
			size = len(string(r))
		default:
			continue
		}
		w.page = append(append(w.page, text[from:i]...), as...)
		from = i + size
	}
	w.page = append(w.page, text[from:]...)
}

// firstNoncharacter is the lowest code point that HTML does not allow; many above it are fine.
const firstNoncharacter = '\ufdd0'

// element writes an element that holds nothing but a text: begin is its start tag and end its
// end tag.
func (w *writer) element(begin markup, text string, end markup) {
	w.mark(begin)
	w.text(text)
	w.mark(end)
}

// attribute writes an attribute of a tag that is open.
func (w *writer) attribute(name markup, value string) {
	w.mark(" ", name, `="`)
	w.text(value)
	w.mark(`"`)
}

// optional writes an attribute unless it is empty.
func (w *writer) optional(name markup, value string) {
	if value != "" {
		w.attribute(name, value)
	}
}

func (w *writer) number(n int) { w.page = strconv.AppendInt(w.page, int64(n), 10) }

// style writes a text between the quotes of a string in a style sheet. There neither CSS nor
// HTML may find a meaning in it, so that all but letters, digits and a few signs are escaped.
func (w *writer) style(text string) {
	for _, r := range document.WithoutNoncharacters(text) {
		const firstBeyondControls = 0xa0
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == ' ', r == '-', r == '.', r == ',', r >= firstBeyondControls:
			w.page = utf8.AppendRune(w.page, r)
		default:
			w.mark(`\`)
			w.page = strconv.AppendInt(w.page, int64(r), 16)
			w.mark(" ") // it ends the escape and is part of it
		}
	}
}
