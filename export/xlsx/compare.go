package xlsx

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"ask645/export/document"
	"ask645/export/sheet"
)

// Compare opens a workbook and holds every cell against the document that it was written
// from. The error names the first difference.
func Compare(d *document.Document, data []byte) (err error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		return fmt.Errorf("the file cannot be opened as a workbook: %w", err)
	}
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	pages, _ := pagesOf(d)
	var names []string
	for _, p := range pages {
		names = append(names, p.sheet.Name)
	}
	if list := f.GetSheetList(); !slices.Equal(list, names) {
		return fmt.Errorf("the sheets are %s instead of %s", strings.Join(list, ", "), strings.Join(names, ", "))
	}
	for _, p := range pages {
		got, err := f.GetRows(p.sheet.Name)
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
