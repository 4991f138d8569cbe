package pdf

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"
	"unicode"

	"ask645/export/document"
	"ask645/questionnaire"
)

// Document is a finished file.
type Document struct {
	// Bytes is the whole file.
	Bytes []byte
	// Pages is the number of its pages.
	Pages int
	// Replaced lists the characters that no font has, in order of first use. Each was
	// printed as its code point in brackets, such as [U+4E2D].
	Replaced []rune
	// Font is the file in which characters are set that the embedded fonts lack.
	Font Font
}

// Options are what a file needs beside its words.
type Options struct {
	// Date is the file's creation date. It is taken in its own time zone, and must be set.
	Date time.Time
	// Generator names the program and its version, such as "ask645 1.0.0". It is named as
	// the file's creator; "" leaves it out.
	Generator string
	// Data is attached to the file under the name DataName, "statement.json" unless given.
	// nil attaches nothing.
	Data     []byte
	DataName string
	// Font names a TrueType file for the characters that the embedded fonts lack. "" looks
	// for a known one in the usual places of the system. Neither is opened unless there are
	// such characters.
	Font string
	// Letterhead dresses the file, or is nil.
	Letterhead *questionnaire.Letterhead

	// places are the folders to look for fonts in, those of the system if nil.
	places []string
	// chosen is true where more is to be the font of rare characters, or nil.
	chosen bool
	more   *fontFile
}

func (o Options) dataName() string {
	if name := questionnaire.PrintableLine(filepath.Base(filepath.ToSlash(o.DataName))); o.DataName != "" && name != "" {
		return name
	}
	return "statement.json"
}

// Render writes a statement as a PDF file. A draft is marked as such on every page; that is
// no error. An error means that the options lack what cannot be done without, that the font
// they name cannot be used, or that the file could not be made; the Document is then empty.
func Render(d *document.Document, o Options) (Document, error) {
	return render(statementBook(d), o)
}

// LaidOut is a statement on its pages, to be written and to be compared with what was written.
// It is never changed and serves several goroutines.
type LaidOut struct {
	d *document.Document
	o Options
	*book
	setter *typesetter
}

// LayOut places a statement on pages, once for [LaidOut.Render] and [LaidOut.Compare]. The
// errors are those of [Render].
func LayOut(d *document.Document, o Options) (*LaidOut, error) {
	b, setter, err := typeset(statementBook(d), o)
	if err != nil {
		return nil, fmt.Errorf("render pdf: %w", err)
	}
	return &LaidOut{d, o, b, setter}, nil
}

// Render is [Render] for the pages at hand.
func (l *LaidOut) Render() (Document, error) { return write(l.book, l.setter) }

// RenderLetter writes a letter as a PDF file. The errors are those of [Render].
func RenderLetter(letter *document.Letter, o Options) (Document, error) {
	return render(letterBook(letter), o)
}

// RenderSheet writes a sheet as a PDF file. The errors are those of [Render].
func RenderSheet(sheet *document.Sheet, o Options) (Document, error) {
	return render(sheetBook(sheet), o)
}

// layouter places the words of a document on pages, with the given faces.
type layouter func(o Options, setter *typesetter) *book

// statementBook, letterBook and sheetBook return nil where there is no document.
func statementBook(d *document.Document) layouter {
	if d == nil {
		return nil
	}
	return func(o Options, setter *typesetter) *book { return layOut(d, o, setter) }
}

func letterBook(letter *document.Letter) layouter {
	if letter == nil {
		return nil
	}
	return func(o Options, setter *typesetter) *book { return layOutLetter(letter, o, setter) }
}

func sheetBook(sheet *document.Sheet) layouter {
	if sheet == nil {
		return nil
	}
	return func(o Options, setter *typesetter) *book { return layOutSheet(sheet, o, setter) }
}

func render(words layouter, o Options) (Document, error) {
	b, setter, err := typeset(words, o)
	if err != nil {
		return Document{}, fmt.Errorf("render pdf: %w", err)
	}
	return write(b, setter)
}

// write makes the file of a book.
func write(b *book, setter *typesetter) (doc Document, err error) {
	// gofpdf panics where it meets what it did not expect. The statement is not lost by it,
	// and neither must the program be.
	defer func() {
		if p := recover(); p != nil {
			doc, err = Document{}, fmt.Errorf("render pdf: %v", p)
		}
	}()
	data, err := draw(b, setter)
	if err != nil {
		return Document{}, fmt.Errorf("render pdf: %w", err)
	}
	if data, err = finish(data, b.meta); err != nil {
		return Document{}, fmt.Errorf("render pdf: %w", err)
	}
	return Document{Bytes: data, Pages: len(b.pages), Replaced: setter.replaced, Font: b.meta.font}, nil
}

// typeset lays out a document in the embedded faces, and once more with another font where
// they lack characters.
func typeset(words layouter, o Options) (*book, *typesetter, error) {
	switch {
	case words == nil:
		return nil, nil, errors.New("there is no document")
	case o.Date.IsZero():
		return nil, nil, errors.New("the options have no date")
	}
	setter, err := newTypesetter(nil)
	if err != nil {
		return nil, nil, err
	}
	b := words(o, setter)
	more, err := o.choose(setter.replaced)
	if err != nil {
		return nil, nil, err
	}
	if more != nil {
		if setter, err = newTypesetter(more.face); err != nil {
			return nil, nil, err
		}
		b = words(o, setter)
		b.meta.font = Font{Name: setter.line(more.Name), SHA256: more.SHA256}
	}
	if err := b.dress(o.Letterhead); err != nil {
		return nil, nil, err
	}
	b.meta.keywords = setter.line(keywords(b.meta.statement, b.meta.digest, b.meta.font))
	if o.Data != nil {
		b.meta.attached = &attached{name: o.dataName(), data: o.Data, date: o.Date}
	}
	return b, setter, nil
}

// choose finds the font for the characters that the embedded ones lack; nil where there are
// none that it could have, or where there is no such font.
func (o Options) choose(missing []rune) (*fontFile, error) {
	if o.chosen {
		return o.more, nil
	}
	missing = slices.DeleteFunc(slices.Clone(missing), func(r rune) bool { return r > lastRune || !unicode.IsGraphic(r) })
	if len(missing) == 0 {
		return nil, nil //nolint:nilnil // no font is needed, which is no error
	}
	if o.Font == "" {
		return findFont(o.folders(), missing), nil
	}
	font, err := openFont(o.Font)
	if err != nil || font.lacks(missing) == len(missing) {
		return nil, err // where the font has none of them, the document says which
	}
	return font, nil
}

// folders are the places to look for fonts in.
func (o Options) folders() []string {
	if o.places != nil {
		return o.places
	}
	return fontPlaces()
}
