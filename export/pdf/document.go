package pdf

import (
	"errors"
	"fmt"
	"time"

	"ask645/questionnaire"
)

// Document is a rendered statement.
type Document struct {
	// Bytes is the whole file.
	Bytes []byte
	// Pages is the number of its pages.
	Pages int
	// Replaced lists the characters that no embedded font has, in order of first use. Each
	// was printed as its code point in brackets, such as [U+4E2D].
	Replaced []rune
}

// Options are what a document needs beside the statement.
type Options struct {
	// Date is printed as the date of the statement, and is the file's creation date. It is
	// taken in its own time zone, and must be set.
	Date time.Time
	// Generator names the program and its version, such as "ask645 1.0.0". It is printed
	// on the cover and named as the file's creator; "" leaves it out.
	Generator string
}

// Render writes a statement as a PDF file. A statement that is not complete becomes a draft,
// marked as such on every page; that is no error. An error means that the options or the
// statement lack what cannot be done without, or that the fonts or the file could not be
// made; the Document is then empty.
func Render(s *questionnaire.Statement, o Options) (doc Document, err error) {
	switch {
	case s == nil || s.Edition == nil || s.Assessment == nil:
		return Document{}, errors.New("render pdf: the statement has no edition or no assessment")
	case o.Date.IsZero():
		return Document{}, errors.New("render pdf: the options have no date")
	}
	// gofpdf panics where it meets what it did not expect. The statement is not lost by it,
	// and neither must the program be.
	defer func() {
		if p := recover(); p != nil {
			doc, err = Document{}, fmt.Errorf("render pdf: %v", p)
		}
	}()
	setter, err := newTypesetter()
	if err != nil {
		return Document{}, fmt.Errorf("render pdf: %w", err)
	}
	w := &writer{layout: newLayout(setter), statement: s, options: o}
	w.write()
	data, err := draw(w.pages, w.metadata())
	if err != nil {
		return Document{}, fmt.Errorf("render pdf: %w", err)
	}
	return Document{Bytes: data, Pages: len(w.pages), Replaced: setter.replaced}, nil
}

// writer writes the sections of one statement, one file of this package each.
type writer struct {
	*layout
	statement *questionnaire.Statement
	options   Options
}

func (w *writer) write() {
	w.cover()
	w.result()
	w.proForma()
	w.conditions()
	w.findings()
	w.legend()
	// Headers and footers come last, when the number of pages is known.
	w.chrome()
}

// metadata is what the file says of itself.
func (w *writer) metadata() metadata {
	title := documentTitle
	if name := w.setter.line(w.statement.Assessment.Product.Name); name != "" {
		title += ": " + name
	}
	return metadata{
		title:   title,
		author:  w.setter.line(w.statement.Assessment.Manufacturer.Name),
		subject: w.editionLine(),
		creator: w.setter.line(w.options.Generator),
		date:    w.options.Date,
	}
}

// editionLine is the edition's title and subject in one line.
func (w *writer) editionLine() string {
	edition := w.statement.Edition
	if edition.Subject == "" {
		return w.setter.line(edition.Title)
	}
	return w.setter.line(edition.Title + ": " + edition.Subject)
}
