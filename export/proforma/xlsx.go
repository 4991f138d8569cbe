package proforma

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readXLSX reads every sheet of a spreadsheet. The library is built for sound files, so
// that it is kept away from others as far as can be told before.
func readXLSX(data []byte) (g *grid, err error) {
	defer func() {
		// What a damaged file does to the library must not end the program.
		if problem := recover(); problem != nil {
			g, err = nil, fmt.Errorf("the spreadsheet is damaged: %v", problem)
		}
	}()
	if err := checkArchive(data); err != nil {
		return nil, err
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		// Nothing is unpacked to a temporary folder: a table tells where a device is weak.
		UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked,
		ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd",
	})
	if err != nil {
		return nil, fmt.Errorf("the spreadsheet cannot be read: %w", err)
	}
	defer func() { _ = file.Close() }()
	parts, err := sheetParts(file)
	if err != nil {
		return nil, err
	}
	g = &grid{}
	seen := map[string]bool{}
	for _, name := range file.GetSheetList() {
		// The library tells sheets apart without case, as spreadsheets do.
		folded := strings.ToLower(name)
		if seen[folded] {
			return nil, fmt.Errorf("the spreadsheet is damaged: two sheets are called %q", name)
		}
		seen[folded] = true
		part, there := parts[name]
		if !there {
			continue // a chart
		}
		if err := g.addSheet(file, name, part); err != nil {
			return nil, err
		}
	}
	if len(g.tables) == 0 {
		return nil, errors.New("the spreadsheet has no sheet with a table")
	}
	return g, nil
}

// addSheet reads a sheet into a table of its own.
func (g *grid) addSheet(file *excelize.File, name string, part []byte) error {
	t := &table{sheet: name}
	scan, err := scanSheet(part, file.CharsetReader)
	if err != nil {
		return fmt.Errorf("sheet %q is damaged: %w", name, err)
	}
	rows, err := file.Rows(name)
	if err != nil {
		return fmt.Errorf("read sheet %q: %w", name, err)
	}
	defer func() { _ = rows.Close() }()
	g.tables = append(g.tables, t)
	for line := 1; rows.Next(); line++ {
		if line > excelize.TotalRows {
			return fmt.Errorf("sheet %q: more rows than a spreadsheet has: it is damaged", name)
		}
		cells, err := rows.Columns()
		if err != nil {
			return fmt.Errorf("sheet %q, row %d: %w", name, line, err)
		}
		if err := g.add(line, cells); err != nil {
			return err
		}
	}
	if err := rows.Error(); err != nil {
		return fmt.Errorf("read sheet %q: %w", name, err)
	}
	if visible, err := file.GetSheetVisible(name); err == nil && !visible {
		g.lines = append(g.lines, Line{Where: Place{Sheet: name}, Kind: Understood, Text: "this sheet is hidden, and is read like the others"})
	}
	g.reportFormulas(t, scan)
	return g.fillMerged(t, scan)
}

// reportFormulas says where formulas stand of whose result the file knows nothing.
func (g *grid) reportFormulas(t *table, scan *sheetScan) {
	for _, cell := range scan.unstored {
		g.lines = append(g.lines, Line{
			Where: Place{Sheet: t.sheet, Line: cell.row}, Kind: Left,
			Text: fmt.Sprintf("the formula in %s has no result in the file: open the file in a spreadsheet, save it, and import it again", cell.name),
		})
	}
}

// fillMerged gives the rows that a merged cell reaches down to its text. Across, it belongs
// to its first column alone: that is how titles of clauses are written.
func (g *grid) fillMerged(t *table, scan *sheetScan) error {
	steps := 0
	for _, area := range scan.merged {
		first := t.find(area.top)
		if area.top == area.bottom || first == len(t.rows) || t.rows[first].line != area.top {
			continue
		}
		text := t.rows[first].cell(area.left)
		if text == "" {
			continue
		}
		for i := first + 1; i < len(t.rows) && t.rows[i].line <= area.bottom; i++ {
			r := &t.rows[i]
			if steps++; steps > maxCells {
				return fmt.Errorf("sheet %q: too many merged cells", t.sheet)
			}
			if r.cell(area.left) != "" || area.left >= maxColumns {
				continue
			}
			for len(r.cells) <= area.left {
				r.cells = append(r.cells, "")
			}
			if r.merged == nil {
				r.merged = map[int]int{}
			}
			r.cells[area.left], r.merged[area.left] = text, area.top
		}
	}
	return nil
}
