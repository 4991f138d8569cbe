package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"ask645/export/document"
	"ask645/export/sheet"
)

// Compare reads a workbook back and holds every cell against the document that it was
// written from. The error names the first difference.
//
// It takes the file to be as [Render] writes it: a workbook that a spreadsheet has saved
// again is refused even where it says the same.
func Compare(d *document.Document, data []byte) error {
	b, err := openBinder(data)
	if err != nil {
		return fmt.Errorf("the file cannot be read as a workbook: %w", err)
	}
	pages, _ := pagesOf(d)
	names := make([]string, 0, len(pages))
	for _, p := range pages {
		names = append(names, p.sheet.Name)
	}
	if !slices.Equal(b.names, names) {
		return fmt.Errorf("the sheets are %s instead of %s", strings.Join(b.names, ", "), strings.Join(names, ", "))
	}
	for i, p := range pages {
		got, err := b.cells(i)
		if err != nil {
			return fmt.Errorf("sheet %q cannot be read: %w", p.sheet.Name, err)
		}
		if err := sheet.Compare(p.sheet.Cells(), got, where(p.sheet)); err != nil {
			return err
		}
	}
	return nil
}

// where names a cell as spreadsheets do, with the provision or label of its row.
func where(s *sheet.Sheet) func(row, column int) string {
	return func(row, column int) string {
		cell, err := excelize.CoordinatesToCellName(column+1, row+1)
		if err != nil {
			cell = fmt.Sprintf("in row %d, column %d", row+1, column+1)
		}
		name := fmt.Sprintf("sheet %q, cell %s", s.Name, cell)
		if cells := s.Cells(); row < len(cells) {
			first, _ := sheet.Begin(cells[row][0], 40)
			name += " (" + first + ")"
		}
		return name
	}
}
