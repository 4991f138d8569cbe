// Package export turns a statement into the bytes of a file. Each format lives in a folder
// of its own; this package lists them and gives them one way to be called.
package export

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"ask645/export/document"
	"ask645/export/pdf"
	"ask645/export/statement"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
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
	// Letterhead dresses the documents that have room for it, or is nil.
	Letterhead *questionnaire.Letterhead
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
	// Title names it in a list for people.
	Title string
	// Extension is the ending of its files, dot included.
	Extension string
	// Describe says in a few words what the format is for.
	Describe string
	// Law is true for a statement under a law, which the answers may not carry.
	Law bool
	// Dressed is true for a format that has room for a letterhead.
	Dressed bool

	render func(*source) (Result, error)
	// compare reads a finished document back and holds it against the statement. Its error
	// names the first difference.
	compare func(*source, []byte) error
}

// source is what every format writes from.
type source struct {
	statement *questionnaire.Statement
	seal      statement.Seal
	document  *document.Document
	options   Options
	// json is the statement as JSON, indented when it is first asked for.
	json func() []byte
	// pages are those of the PDF, laid out when they are first asked for.
	pages func() (*pdf.LaidOut, error)
	// attestation is the file for CycloneDX, written when it is first asked for.
	attestation func() ([]byte, error)
}

func newSource(s *questionnaire.Statement, o Options) (*source, error) {
	year, month, day := o.Date.Date()
	o.Date = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	s = s.WithoutPoints() // they are for the people who work on the assessment
	sealed, err := statement.Render(s, statement.Options{Date: o.Date, Generator: o.Generator, WithoutNotes: o.WithoutNotes})
	if err != nil {
		return nil, err
	}
	from := &source{statement: s, seal: sealed.Seal, options: o, json: sync.OnceValue(sealed.JSON)}
	from.document = document.New(s, sealed.Seal, from.wording())
	from.pages = sync.OnceValues(from.layOut)
	from.attestation = sync.OnceValues(from.attest)
	return from, nil
}

// wording is what the options say to the words of a document.
func (s *source) wording() document.Options {
	return document.Options{Date: s.options.Date, Generator: s.options.Generator}
}

// ErrUnknownFormat says that there is no format of the name asked for.
var ErrUnknownFormat = errors.New("unknown format")

// Formats lists the formats, the most used first. A new one is a line here.
func Formats() []Format {
	return []Format{
		{Name: "pdf", Dressed: true, Title: "PDF", Extension: ".pdf", Describe: "document to print and to sign", render: renderPDF, compare: comparePDF},
		{Name: "json", Title: "JSON", Extension: ".json", Describe: "everything, for other programs", render: renderJSON, compare: compareJSON},
		{Name: "md", Title: "Markdown", Extension: ".md", Describe: "text with tables, for wikis and screen readers", render: renderMarkdown, compare: compareMarkdown},
		{Name: "html", Dressed: true, Title: "HTML", Extension: ".html", Describe: "web page, also to print", render: renderHTML, compare: compareHTML},
		{Name: "csv", Title: "CSV", Extension: ".csv", Describe: "the table of the pro forma, for spreadsheets and scripts", render: renderCSV, compare: compareCSV},
		{Name: "xlsx", Title: "XLSX", Extension: ".xlsx", Describe: "workbook: the table, facts and findings on sheets", render: renderXLSX, compare: compareXLSX},
		{Name: "cyclonedx", Title: "CycloneDX", Extension: ".cdx.json", Describe: "attestation for tools that read CycloneDX 1.6", render: renderCycloneDX, compare: compareCycloneDX},
		{Name: "uk-psti", Title: "UK PSTI", Extension: ".uk-psti.pdf", Law: true, Dressed: true, Describe: "statement of compliance, a draft to be checked", render: renderPSTI, compare: comparePSTI},
		{Name: "uk-psti-md", Title: "UK PSTI, Markdown", Extension: ".uk-psti.md", Law: true, Describe: "the same draft, to edit", render: renderPSTIMarkdown, compare: comparePSTIMarkdown},
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

// StatementNames lists the names of the formats of the statement itself, without those of
// statements under a law.
func StatementNames() []string {
	var names []string
	for _, format := range Formats() {
		if !format.Law {
			names = append(names, format.Name)
		}
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
// assessment, as lamp.statement.pdf for lamp.ask645.json. The name is one that every system
// takes, whatever that of the assessment is.
func (f Format) Path(assessment string) string {
	folder, name := filepath.Split(assessment)
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".json"), ".ask645")
	return folder + store.SafeName(name, ".statement"+f.Extension)
}

// Render writes a statement in the format of the given name. An incomplete statement becomes
// a draft; that is no error. A statement under a law is refused with a *psti.Refusal where the
// answers do not carry it.
func Render(name string, s *questionnaire.Statement, o Options) (Result, error) {
	p, err := Prepare(s, o)
	if err != nil {
		return Result{}, err
	}
	return p.Render(name)
}
