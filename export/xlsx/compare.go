package xlsx

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"

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
	// Reading takes most of the time, so the sheets are read side by side.
	differences := make([]error, len(pages))
	var reading sync.WaitGroup
	for i, p := range pages {
		reading.Go(func() { differences[i] = compare(f, p.sheet) })
	}
	reading.Wait()
	for _, difference := range differences {
		if difference != nil {
			return difference
		}
	}
	return nil
}

// compare holds a sheet of a workbook against what was to be written to it.
func compare(f *excelize.File, s *sheet.Sheet) error {
	got, err := f.GetRows(s.Name)
	if err != nil {
		return fmt.Errorf("sheet %q cannot be read: %w", s.Name, err)
	}
	return sheet.Compare(s.Cells(), got, where(s))
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
