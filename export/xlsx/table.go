package xlsx

import (
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"ask645/export/sheet"
)

// setExtent says how far a sheet goes, and which row of it is printed on each page.
func (b *book) setExtent(s *sheet.Sheet) error {
	area, err := extent(s)
	if err != nil {
		return err
	}
	err = b.file.SetSheetDimension(s.Name, area)
	if s.Columns != nil {
		err = errors.Join(err, b.file.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", s.Name), Scope: s.Name,
		}))
	}
	return err
}

// table makes a sheet with headings a table that can be filtered and sorted. Excelize's
// AutoFilter would do, but it forgets the set-up for paper and says that a filter is on.
func table(w *excelize.StreamWriter, s *sheet.Sheet) error {
	if s.Columns == nil {
		return nil
	}
	area, err := extent(s)
	if err != nil {
		return err
	}
	stripes := false
	return errors.Join(w.AddTable(&excelize.Table{
		Range: area, Name: strings.ReplaceAll(s.Name, " ", "_"), ShowRowStripes: &stripes,
	}))
}

// extent is the area from the first cell of a sheet to the last.
func extent(s *sheet.Sheet) (string, error) {
	cells, columns := s.Cells(), 0
	for _, row := range cells {
		columns = max(columns, len(row))
	}
	last, err := excelize.CoordinatesToCellName(columns, len(cells))
	if err != nil {
		return "", fmt.Errorf("measure: %w", err)
	}
	return "A1:" + last, nil
}
