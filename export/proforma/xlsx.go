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
		t.lines = append(t.lines, Line{Where: Place{Sheet: name}, Kind: Doubt, Text: "this sheet is hidden, and is read like the others"})
	}
	t.unstored = scan.unstored
	return t.fillMerged(scan.merged)
}

// fillMerged gives the rows that a merged cell reaches down to its text. Across, it belongs
// to its first column alone: that is how titles of clauses are written.
func (t *table) fillMerged(areas []area) error {
	steps := 0
	for _, a := range areas {
		first := t.find(a.top)
		if a.top == a.bottom || a.left >= maxColumns || first == len(t.rows) || t.rows[first].line != a.top {
			continue
		}
		text := t.rows[first].cell(a.left)
		if text == "" {
			continue
		}
		filled := false
		for i := first + 1; i < len(t.rows) && t.rows[i].line <= a.bottom; i++ {
			if steps++; steps > maxCells {
				return fmt.Errorf("sheet %q: too many merged cells", t.sheet)
			}
			filled = t.rows[i].fill(a.left, text) || filled
		}
		if filled {
			t.lines = append(t.lines, Line{
				Where: Place{t.sheet, a.top}, Kind: Doubt,
				Text: fmt.Sprintf("the cells %s are merged: their text counts for each of these rows", a.ref),
			})
		}
	}
	return nil
}

// fill gives an empty cell the text of the merged one above it.
func (r *row) fill(column int, text string) bool {
	if r.cell(column) != "" {
		return false
	}
	for len(r.cells) <= column {
		r.cells = append(r.cells, "")
	}
	if r.merged == nil {
		r.merged = map[int]bool{}
	}
	r.cells[column], r.merged[column] = text, true
	return true
}
