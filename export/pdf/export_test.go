package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"golang.org/x/image/font/sfnt"

	"ask645/export/document"
)

// In lets a test say where fonts are looked for.
func (o Options) In(places ...string) Options {
	o.places = append([]string{}, places...)
	return o
}

// Faults names what is wrong with the layout of a statement: text outside the page or over
// other text, links that lead nowhere, bookmarks without a place.
func Faults(d *document.Document, o Options) ([]string, error) { return faults(statementBook(d), o) }

// LetterFaults is Faults for a letter.
func LetterFaults(letter *document.Letter, o Options) ([]string, error) {
	return faults(letterBook(letter), o)
}

func faults(words layouter, o Options) ([]string, error) {
	b, setter, err := typeset(words, o)
	if err != nil {
		return nil, err
	}
	var found []string
	for i, p := range b.pages {
		report := func(format string, arguments ...any) {
			found = append(found, fmt.Sprintf("page %d: ", i+1)+fmt.Sprintf(format, arguments...))
		}
		p.check(setter, report)
		for _, l := range p.links {
			if _, ok := b.anchors[l.anchor]; !ok && l.url == "" {
				report("a link leads to %q, which is not there", l.anchor)
			}
			if l.width <= 0 || l.x < left-1 || l.x+l.width > right+1 {
				report("the link to %q is %.1f wide at %.1f", l.anchor+l.url, l.width, l.x)
			}
		}
		for _, mark := range p.bookmarks {
			if to, ok := b.anchors[mark.anchor]; !ok || to.page != p {
				report("the bookmark %q has no anchor on its page", mark.title)
			}
		}
	}
	return found, nil
}

// check looks at the texts of one page.
func (p *page) check(setter *typesetter, report func(string, ...any)) {
	type span struct {
		placed
		right float64
	}
	spans := make([]span, len(p.texts))
	for i, t := range p.texts {
		spans[i] = span{t, t.x + setter.width(t.text, t.style)}
		face := setter.faces[t.style.face]
		for _, r := range t.text {
			if _, ok := face.advance(r); !ok {
				report("%U of %q has no glyph in its face", r, t.text)
			}
		}
		if t.x < left-0.01 || spans[i].right > right+0.6 {
			report("%q reaches from %.1f to %.1f", t.text, t.x, spans[i].right)
		}
		if inBody := t.y > headerRule+8 && t.y < footerRule; inBody && t.y > bottom+0.01 || t.y < 20 || t.y > pageHeight-15 {
			report("%q stands at a height of %.1f", t.text, t.y)
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return int(math.Copysign(1, a.y-b.y)) })
	for i, a := range spans {
		for _, b := range spans[i+1:] {
			if b.y-a.y > 0.7*min(a.style.size, b.style.size) {
				break
			}
			if min(a.right, b.right)-max(a.x, b.x) > 0.6 && strings.TrimSpace(a.text) != "" && strings.TrimSpace(b.text) != "" {
				report("%q stands over %q", a.text, b.text)
			}
		}
	}
}

// TinyFont is a TrueType file that has a glyph for each of the characters.
func TinyFont(runes ...rune) ([]byte, error) {
	setter, err := newTypesetter(nil)
	if err != nil {
		return nil, err
	}
	all, err := readTables(setter.faces[regular].data)
	if err != nil {
		return nil, err
	}
	from, err := all.glyphs()
	if err != nil {
		return nil, err
	}
	cut := &subset{from: from, number: map[sfnt.GlyphIndex]uint16{}}
	codes := []uint16{}
	if _, err := cut.take(0); err != nil {
		return nil, err
	}
	for i := range runes {
		glyph, err := setter.faces[regular].font.GlyphIndex(&setter.faces[regular].buffer, rune('A'+i%26))
		if err != nil {
			return nil, err
		}
		code, err := cut.take(glyph)
		if err != nil {
			return nil, err
		}
		codes = append(codes, code)
	}
	return cut.file(runes, codes), nil
}
