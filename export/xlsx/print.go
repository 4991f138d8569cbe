package xlsx

import (
	"errors"
	"fmt"
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

// setTable says how far a sheet goes. Where it has headings, they get a filter and are
// printed on each page.
func (b *book) setTable(s *sheet.Sheet) error {
	cells, columns := s.Cells(), 0
	for _, row := range cells {
		columns = max(columns, len(row))
	}
	last, err := excelize.CoordinatesToCellName(columns, len(cells))
	if err != nil {
		return fmt.Errorf("measure: %w", err)
	}
	table := "A1:" + last
	if s.Columns == nil {
		return errors.Join(b.file.SetSheetDimension(s.Name, table))
	}
	return errors.Join(
		b.file.SetSheetDimension(s.Name, table),
		b.file.AutoFilter(s.Name, table, nil),
		b.file.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", s.Name), Scope: s.Name,
		}),
	)
}

// header names the product and the edition, and a draft as such.
func (b *book) header() string {
	d := b.document
	text := "&L&B" + chrome(d.Product) + "&B&R" + chrome(d.Edition)
	if d.Draft {
		text += "  &B" + document.DraftMark + "&B"
	}
	return text
}

// footer says what the document is, which one, and which page this is.
func (b *book) footer() string {
	d := b.document
	return "&L" + document.Title + " · " + document.SelfAssessment + " · " + d.Date +
		"&C" + d.Seal.ID + "&RPage &P of &N"
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
