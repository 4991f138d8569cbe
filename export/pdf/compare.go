package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strconv"

	"ask645/export/document"
	"ask645/questionnaire"
)

// ErrFont says that the pages of a file could not be compared, because they rest on a font
// that is not here. Everything else was compared and agrees.
var ErrFont = errors.New("the pages rest on a font that is not here")

// Compare reads a finished file back and holds it against the statement and the options that
// it was written with: the data attached to it, what it says of itself, and every text and
// shape on every page. The error names the first difference, or wraps [ErrNoStatement],
// [ErrDamaged] or [ErrFont].
//
// A file that was signed or saved again by appending to it agrees as long as its pages do.
func Compare(data []byte, d *document.Document, o Options) error {
	if d == nil {
		return errors.New("compare pdf: there is no document")
	}
	return compare(data, statementBook(d), nil, o, rowsOf(d))
}

// Compare is [Compare] with the pages at hand. Those of a file that rests on another font are
// laid out again.
func (l *LaidOut) Compare(data []byte) error {
	return compare(data, statementBook(l.d), l.book, l.o, rowsOf(l.d))
}

// rowsOf are the references of the rows of the table.
func rowsOf(d *document.Document) map[string]bool {
	known := map[string]bool{}
	for i := range d.Clauses {
		for j := range d.Clauses[i].Rows {
			known[d.Clauses[i].Rows[j].Reference] = true
		}
	}
	return known
}

// CompareLetter is [Compare] for a letter.
func CompareLetter(data []byte, letter *document.Letter, o Options) error {
	return compare(data, letterBook(letter), nil, o, nil)
}

// CompareSheet is [Compare] for a sheet.
func CompareSheet(data []byte, sheet *document.Sheet, o Options) error {
	return compare(data, sheetBook(sheet), nil, o, nil)
}

// compare does the work of all. ready are the words on pages, or nil. references are texts by
// which a reader finds a place.
func compare(data []byte, words layouter, ready *book, o Options, references map[string]bool) error {
	f, err := open(data)
	if err != nil {
		return err
	}
	if o.Data != nil {
		if err := f.holds(o.Data); err != nil {
			return err
		}
	}
	keywords, err := f.info("Keywords")
	if err != nil {
		return err
	}
	b := ready
	if font := fontOf(keywords); b == nil || b.meta.font != font {
		if b, err = typesetIn(font, words, o); err != nil {
			return err
		}
	}
	if err := f.says(b.meta); err != nil {
		return err
	}
	if err := f.wears(o.Letterhead); err != nil {
		return err
	}
	return f.shows(b, references)
}

// typesetIn lays out a document in the font that a file rests on.
func typesetIn(font Font, words layouter, o Options) (*book, error) {
	o.chosen = true
	if font.Name != "" {
		if o.more = refind(o.Font, o.folders(), font); o.more == nil {
			return nil, fmt.Errorf("%w: %s with the SHA-256 %s", ErrFont, font.Name, font.SHA256)
		}
	}
	b, _, err := typeset(words, o)
	if err != nil {
		return nil, fmt.Errorf("compare pdf: %w", err)
	}
	return b, nil
}

// holds compares the attachment.
func (f *file) holds(want []byte) error {
	name, content, err := f.attachment()
	if err != nil {
		return err
	}
	if !bytes.Equal(content, want) {
		return fmt.Errorf("the attachment %s is not the data of the statement", name)
	}
	return nil
}

// says compares what the file says of itself.
func (f *file) says(meta metadata) error {
	for _, entry := range []struct {
		key  name
		want string
	}{
		{"Title", meta.title}, {"Author", meta.author}, {"Subject", meta.subject}, {"Keywords", meta.keywords},
	} {
		got, err := f.info(entry.key)
		if err != nil {
			return err
		}
		if got != entry.want {
			return fmt.Errorf("the file's %s is %q, not %q", entry.key, got, entry.want)
		}
	}
	return nil
}

// shows compares the pages.
func (f *file) shows(b *book, references map[string]bool) error {
	pages, err := f.pages()
	if err != nil {
		return err
	}
	fonts := map[name]faceID{}
	for i, drawn := range f.drawings(pages) {
		page := pages[i]
		if i == len(b.pages) {
			return fmt.Errorf("it has %d pages, and the statement fills %d", len(pages), len(b.pages))
		}
		if drawn.err != nil {
			return fmt.Errorf("page %d: %w", i+1, drawn.err)
		}
		if difference := drawn.differs(b.pages[i], fonts, references); difference != "" {
			return fmt.Errorf("page %d %s", i+1, difference)
		}
		var logo *questionnaire.Logo
		if b.meta.letterhead != nil {
			logo = b.meta.letterhead.Logo
		}
		if err := f.depicts(page, drawn.pictures, b.pages[i].pictures, logo); err != nil {
			return fmt.Errorf("page %d %w", i+1, err)
		}
		if err := f.annotated(page); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	if len(pages) < len(b.pages) {
		return fmt.Errorf("it has %d pages, and the statement fills %d", len(pages), len(b.pages))
	}
	return nil
}

// differs names the first difference between a page and how it should be, "" if there is
// none. fonts gathers which font of the file is which face.
func (d *drawing) differs(want *page, fonts map[name]faceID, references map[string]bool) string {
	place := ""
	for i, t := range want.texts {
		at := ""
		if place != "" && !references[t.text] {
			at = ", at " + place
		}
		if i >= len(d.texts) {
			return "lacks " + strconv.Quote(t.text) + at
		}
		got := d.texts[i]
		if got.text != t.text {
			return "says " + strconv.Quote(got.text) + " and not " + strconv.Quote(t.text) + at
		}
		if references[t.text] {
			place = t.text
		}
		if face, ok := fonts[got.font]; !ok {
			fonts[got.font] = t.style.face
		} else if face != t.style.face {
			return "has " + strconv.Quote(t.text) + " in another font" + at
		}
		if !near(got.x, t.x) || !near(got.y, pageHeight-t.y) || !near(got.size, t.style.size) || got.ink != t.style.ink {
			return "has " + strconv.Quote(t.text) + " in another place, size or colour" + at
		}
	}
	if len(d.texts) > len(want.texts) {
		return "says more than the statement: " + strconv.Quote(d.texts[len(want.texts)].text)
	}
	for i, s := range want.shapes {
		if i >= len(d.shapes) || !s.is(d.shapes[i]) {
			return "has other lines and bars than the statement"
		}
	}
	if len(d.shapes) > len(want.shapes) || d.foreign != "" {
		return errForeign.Error()
	}
	return ""
}

// is reports whether a shape of the layout is that of the file, whose y grows upwards.
func (s shape) is(drawn shape) bool {
	return near(s.x, drawn.x) && near(pageHeight-s.y, drawn.y) && near(s.width, drawn.width) && near(-s.height, drawn.height) && s.ink == drawn.ink
}

// near reports whether two measures are the same but for the rounding of the file.
func near(a, b float64) bool { return math.Abs(a-b) < 0.01 }

// annotated names something that was laid over the page, such as a note. Links, and the
// fields of a signature, are none.
func (f *file) annotated(page dict) error {
	annotations, err := f.list(page["Annots"])
	if err != nil {
		return err
	}
	for _, value := range annotations {
		a, err := f.dict(value)
		if err != nil {
			return err
		}
		kind, err := f.resolve(a["Subtype"])
		if err != nil {
			return err
		}
		if kind != name("Link") && kind != name("Widget") && kind != name("Popup") {
			return fmt.Errorf("it carries a note or mark (%v) that this program did not put there", kind)
		}
	}
	return nil
}
