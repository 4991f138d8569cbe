package xlsx

import (
	"errors"
	"strings"

	"github.com/xuri/excelize/v2"

	"ask645/export/document"
	"ask645/export/sheet"
)

// setPrint sets a sheet up for paper: A4 landscape, as wide as the page.
func (b *book) setPrint(s *sheet.Sheet) error {
	size, landscape, fit, width, height := 9, "landscape", true, 1, 0
	side, edge, inset := 0.5, 0.75, 0.3
	grid := s.Columns != nil
	return errors.Join(
		b.file.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}),
		b.file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{
			Size: &size, Orientation: &landscape, FitToWidth: &width, FitToHeight: &height,
		}),
		b.file.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{
			Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &inset, Footer: &inset,
		}),
		b.file.SetSheetView(s.Name, 0, &excelize.ViewOptions{ShowGridLines: &grid}),
		b.file.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddHeader: b.header(), OddFooter: b.footer()}),
	)
}

// header names the product and the edition, and a draft as such.
func (b *book) header() string {
	d := b.document
	text := "&L&B" + chrome(d.Product) + "&B&C&A&R" + chrome(d.Edition)
	if d.Mark != "" {
		text += "  &B" + d.Mark + "&B"
	}
	return text
}

// footer says what the document is, which one, and which page this is.
func (b *book) footer() string {
	d := b.document
	return "&L&8" + document.Title + " · " + document.SelfAssessment + " · " + d.Date +
		"&C&8Statement id " + d.Seal.ID + "&R&8Page &P of &N"
}

// chrome is a text for the header or the footer, where an ampersand has a meaning and the
// room is small.
func chrome(text string) string {
	const room = 80
	short, behind := sheet.Begin(plain(text), room)
	if behind > 0 {
		short += "…"
	}
	return strings.ReplaceAll(short, "&", "&&")
}
