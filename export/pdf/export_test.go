package pdf

import (
	"bytes"
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

// TinyFont is a TrueType file that has a glyph, as wide as an M, for each of the characters.
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
	for range runes {
		glyph, err := setter.faces[regular].font.GlyphIndex(&setter.faces[regular].buffer, 'M')
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

// Append saves a file again as programs do that sign: with new objects behind the old ones.
// change is called with each page's number, dictionary and content, and returns what to write
// instead; nil leaves the page as it is.
func Append(data []byte, extra string, change func(page int, content string) (annotations, replacement string)) ([]byte, error) {
	f, err := open(data)
	if err != nil {
		return nil, err
	}
	out, offsets := slices.Clone(data), map[int]int{}
	pages, err := f.pages()
	if err != nil {
		return nil, err
	}
	for number := range f.offsets {
		value, err := f.object(number)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(pages, func(page dict) bool {
			head, ok := value.(dict)
			return ok && head["Type"] == name("Page") && head["Contents"] == page["Contents"]
		})
		if at < 0 {
			continue
		}
		contents, _ := pages[at]["Contents"].(ref)
		value, err = f.object(int(contents))
		if err != nil {
			return nil, err
		}
		content, err := f.decode(value.(stream))
		if err != nil {
			return nil, err
		}
		annotations, replacement := change(at+1, string(content))
		if annotations == "" && replacement == "" {
			continue
		}
		offsets[int(contents)] = len(out)
		out = fmt.Appendf(out, "%d 0 obj\n<</Length %d>>\nstream\r\n%s\nendstream\nendobj\n", contents, len(replacement), replacement)
		offsets[number] = len(out)
		out = fmt.Appendf(out, "%d 0 obj\n<</Type /Page /Parent 1 0 R /Resources 2 0 R /Contents [%d 0 R] /Annots [%s]>>\nendobj\n", number, contents, annotations)
	}
	start := bytes.LastIndex(data, []byte("startxref"))
	was, _, _ := bytes.Cut(data[start+len("startxref\n"):], []byte("\n"))
	at := len(out)
	out = append(out, "xref\n"...)
	for number, offset := range offsets {
		out = fmt.Appendf(out, "%d 1\n%010d 00000 n \n", number, offset)
	}
	return fmt.Appendf(out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /Prev %s %s>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.offsets), f.trailer["Root"], f.trailer["Info"], was, extra, at), nil
}

// Lead is a link or a bookmark of a file: from a page, to a page, or to an address.
type Lead struct {
	From, To int
	Title    string
	URL      string
}

// Leads reads the links and the bookmarks of a file.
func Leads(data []byte) (links, bookmarks []Lead, err error) {
	f, err := open(data)
	if err != nil {
		return nil, nil, err
	}
	pages, err := f.pages()
	if err != nil {
		return nil, nil, err
	}
	to := func(dest any) int {
		list, _ := dest.(array)
		if len(list) != 5 {
			return 0
		}
		page, err := f.dict(list[0])
		if err != nil || page["Type"] != name("Page") {
			return 0
		}
		return 1 + slices.IndexFunc(pages, func(p dict) bool { return p["Contents"] == page["Contents"] })
	}
	for i, page := range pages {
		annotations, err := f.list(page["Annots"])
		if err != nil {
			return nil, nil, err
		}
		for _, value := range annotations {
			a := value.(dict)
			if action, ok := a["A"].(dict); ok {
				links = append(links, Lead{From: i + 1, URL: string(action["URI"].(str))})
			} else {
				links = append(links, Lead{From: i + 1, To: to(a["Dest"])})
			}
		}
	}
	catalog, err := f.catalog()
	if err != nil {
		return nil, nil, err
	}
	root, err := f.dict(catalog["Outlines"])
	if err != nil {
		return nil, nil, err
	}
	next := []any{root["First"]}
	for len(next) > 0 {
		entry, err := f.dict(next[len(next)-1])
		if err != nil {
			return nil, nil, err
		}
		next = next[:len(next)-1]
		if entry == nil {
			continue
		}
		bookmarks = append(bookmarks, Lead{To: to(entry["Dest"]), Title: entry["Title"].(str).text()})
		next = append(next, entry["Next"], entry["First"])
	}
	return links, bookmarks, nil
}
