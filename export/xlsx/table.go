package xlsx

import (
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"ask645/export/sheet"
)

// setTable says how far a sheet goes. Where it has headings, they get a filter and are
// printed on each page. It comes before the set-up for paper, which the filter resets.
func (b *book) setTable(s *sheet.Sheet) error {
	cells, columns := s.Cells(), 0
	for _, row := range cells {
		columns = max(columns, len(row))
	}
	last, err := excelize.CoordinatesToCellName(columns, len(cells))
	if err != nil {
		return fmt.Errorf("measure: %w", err)
	}
	area := "A1:" + last
	err = b.file.SetSheetDimension(s.Name, area)
	if s.Columns == nil {
		return errors.Join(err)
	}
	return errors.Join(err,
		b.file.AutoFilter(s.Name, area, nil),
		b.file.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", s.Name), Scope: s.Name,
		}))
}
