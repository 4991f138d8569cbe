// Package export turns a statement into the bytes of a file. Each format lives in a folder
// of its own; this package lists them and gives them one way to be called.
package export

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"ask645/export/document"
	"ask645/export/pdf"
	"ask645/export/statement"
	"ask645/questionnaire"
)

// Options are what a document says beyond the assessment.
type Options struct {
	// Date is the day of the document. It must be set. The time of day does not count, so
	// that the same assessment gives the same bytes all day long.
	Date time.Time
	// Generator names the program that writes, such as "ask645 1.2.0".
	Generator string
	// WithoutNotes leaves the notes and flags of the assessment out of the data that a
	// document carries. They are for the people who work on it, and stand in no text.
	WithoutNotes bool
	// Font names a TrueType file for the characters that the fonts of the PDF lack. Without
	// it, the usual places of the system are searched when there are such characters.
	Font string
}

// Result is a finished document.
type Result struct {
	Bytes []byte
	// Warnings say, a line each, what the document could not show as it was entered.
	Warnings []string
}

// Format is a way to write a statement.
type Format struct {
	// Name is what a person calls it, such as "pdf".
	Name string
	// Extension is the ending of its files, dot included.
	Extension string
	// Describe says in a few words what the format is for.
	Describe string

	render func(*source) (Result, error)
	// compare reads a finished document back and holds it against the statement. Its error
	// names the first difference.
	compare func(*source, []byte) error
}

// source is what every format writes from.
type source struct {
	statement *questionnaire.Statement
	sealed    statement.Sealed
	document  *document.Document
	options   Options
}

func newSource(s *questionnaire.Statement, o Options) (*source, error) {
	year, month, day := o.Date.Date()
	o.Date = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	sealed, err := statement.Render(s, statement.Options{Date: o.Date, Generator: o.Generator, WithoutNotes: o.WithoutNotes})
	if err != nil {
		return nil, err
	}
	words := document.New(s, sealed.Seal, document.Options{Date: o.Date, Generator: o.Generator})
	return &source{statement: s, sealed: sealed, document: words, options: o}, nil
}

// ErrUnknownFormat says that there is no format of the name asked for.
var ErrUnknownFormat = errors.New("unknown format")

// Formats lists the formats, the most used first. A new one is a line here.
func Formats() []Format {
	return []Format{
		{Name: "pdf", Extension: ".pdf", Describe: "document to print and to sign", render: renderPDF, compare: comparePDF},
		{Name: "json", Extension: ".json", Describe: "everything, for other programs", render: renderJSON, compare: compareJSON},
		{Name: "md", Extension: ".md", Describe: "text with tables, for wikis and screen readers", render: renderMarkdown, compare: compareMarkdown},
		{Name: "html", Extension: ".html", Describe: "web page, also to print", render: renderHTML, compare: compareHTML},
	}
}

// Names lists the names of the formats.
func Names() []string {
	formats := Formats()
	names := make([]string, 0, len(formats))
	for _, format := range formats {
		names = append(names, format.Name)
	}
	return names
}

// Lookup returns the format of the given name. The error wraps ErrUnknownFormat and names
// the formats there are.
func Lookup(name string) (Format, error) {
	for _, format := range Formats() {
		if format.Name == name {
			return format, nil
		}
	}
	return Format{}, fmt.Errorf("%w %q: this program writes %s", ErrUnknownFormat, name, strings.Join(Names(), ", "))
}

// Path is where a statement goes unless the person names another place: beside the
// assessment, as lamp.statement.pdf for lamp.ask645.json.
func (f Format) Path(assessment string) string {
	folder, name := filepath.Split(assessment)
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".json"), ".ask645")
	return folder + name + ".statement" + f.Extension
}

// Render writes a statement in the format of the given name. An incomplete statement becomes
// a draft; that is no error.
func Render(name string, s *questionnaire.Statement, o Options) (Result, error) {
	format, err := Lookup(name)
	if err != nil {
		return Result{}, err
	}
	from, err := newSource(s, o)
	if err != nil {
		return Result{}, err
	}
	return format.render(from)
}

// Compare reads a document back, of the format of the given name, and holds it against the
// statement that it was written from with the same options. The error names the first
// difference.
func Compare(name string, data []byte, s *questionnaire.Statement, o Options) error {
	format, err := Lookup(name)
	if err != nil {
		return err
	}
	from, err := newSource(s, o)
	if err != nil {
		return err
	}
	return format.compare(from, data)
}

func renderPDF(from *source) (Result, error) {
	document, err := pdf.Render(from.statement, pdf.Options{Date: from.options.Date, Generator: from.options.Generator})
	if err != nil {
		return Result{}, err
	}
	result := Result{Bytes: document.Bytes}
	if len(document.Replaced) > 0 {
		result.Warnings = append(result.Warnings, replaced(document.Replaced))
	}
	return result, nil
}

func comparePDF(*source, []byte) error { return nil }

func renderJSON(from *source) (Result, error) { return Result{Bytes: from.sealed.JSON}, nil }

func compareJSON(from *source, data []byte) error {
	if !bytes.Equal(data, from.sealed.JSON) {
		return errors.New("the file does not hold what was written to it")
	}
	return nil
}

// mostNamed is how many characters a warning names one by one.
const mostNamed = 10

// replaced says which characters a document shows only by their number.
func replaced(characters []rune) string {
	var names []string
	for _, r := range characters[:min(len(characters), mostNamed)] {
		names = append(names, fmt.Sprintf("%#U", r))
	}
	if more := len(characters) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	return "the fonts of the PDF lack some characters, which stand in it by their number: " + strings.Join(names, ", ")
}
