package export

import (
	"fmt"
	"strings"

	"ask645/export/pdf"
)

func renderPDF(from *source) (Result, error) {
	pages, err := from.pages()
	if err != nil {
		return Result{}, err
	}
	return finished(pages.Render())
}

// finished is a PDF with a warning of what it could not show.
func finished(document pdf.Document, err error) (Result, error) {
	if err != nil {
		return Result{}, err
	}
	result := Result{Bytes: document.Bytes}
	if len(document.Replaced) > 0 {
		result.Warnings = append(result.Warnings, replaced(document.Replaced))
	}
	return result, nil
}

func comparePDF(from *source, data []byte) error {
	pages, err := from.pages()
	if err != nil {
		return err
	}
	return pages.Compare(data)
}

// layOut places the statement on the pages of a PDF.
func (s *source) layOut() (*pdf.LaidOut, error) { return pdf.LayOut(s.document, s.pdf()) }

// pdf are the options of the PDF, which carries the statement as JSON.
func (s *source) pdf() pdf.Options {
	return pdf.Options{
		Date: s.options.Date, Generator: s.options.Generator,
		Data: s.json(), DataName: "statement.json", Font: s.options.Font,
		Letterhead: s.options.Letterhead,
	}
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
