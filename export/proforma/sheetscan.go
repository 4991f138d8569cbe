package proforma

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sheetScan is what the spreadsheet library does not tell of a sheet, or only at the price
// of unfolding all of it in memory.
type sheetScan struct {
	// merged are the merged areas.
	merged []area
	// unstored are the cells with a formula of which no result is stored.
	unstored []sheetCell
}

// area is a merged area, with columns from 0 and rows from 1.
type area struct {
	ref               string
	left, top, bottom int
}

// sheetCell is a cell of a sheet, with a column from 0 and a row from 1.
type sheetCell struct {
	name        string
	column, row int
}

// maxUnstored is how many formulas without a result are told of.
const maxUnstored = 1000

// scanSheet goes through the XML of a sheet. The error says that it is no sound XML, of
// which the library would read the beginning only.
func scanSheet(part []byte, charset func(string, io.Reader) (io.Reader, error)) (*sheetScan, error) {
	decoder := xml.NewDecoder(strings.NewReader(string(part)))
	decoder.CharsetReader = charset
	scan := &sheetScan{}
	var cell string
	var formula, value, inValue bool
	cells := 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return scan, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read XML: %w", err)
		}
		switch element := token.(type) {
		case xml.StartElement:
			switch element.Name.Local {
			case "row":
				if number := attribute(element, "r"); number != "" {
					if n, err := strconv.Atoi(number); err != nil || n < 1 || n > excelize.TotalRows {
						return nil, fmt.Errorf("row %q is none that a spreadsheet has", number)
					}
				}
			case "c":
				cell, formula, value = attribute(element, "r"), false, false
				if cells++; cells > maxCells {
					return nil, fmt.Errorf("it has more than %d cells", maxCells)
				}
			case "f":
				formula = true
			case "v", "is":
				inValue = true
			case "mergeCell":
				if a, ok := readArea(attribute(element, "ref")); ok {
					scan.merged = append(scan.merged, a)
				}
			}
		case xml.CharData:
			value = value || inValue && len(element) > 0
		case xml.EndElement:
			switch element.Name.Local {
			case "v", "is":
				inValue = false
			case "c":
				if formula && !value && len(scan.unstored) < maxUnstored {
					scan.unstored = append(scan.unstored, newSheetCell(cell))
				}
			}
		}
	}
}

// newSheetCell reads the name of a cell, such as C7.
func newSheetCell(name string) sheetCell {
	column, row, err := excelize.CellNameToCoordinates(name)
	if err != nil {
		return sheetCell{column: -1}
	}
	return sheetCell{name: name, column: column - 1, row: row}
}

// readArea reads a merged area, such as A5:F5.
func readArea(ref string) (area, bool) {
	from, to, found := strings.Cut(ref, ":")
	if !found {
		return area{}, false
	}
	column, top, err := excelize.CellNameToCoordinates(from)
	if err != nil {
		return area{}, false
	}
	_, bottom, err := excelize.CellNameToCoordinates(to)
	if err != nil || bottom < top {
		return area{}, false
	}
	return area{ref: ref, left: column - 1, top: top, bottom: bottom}, true
}

// attribute is an attribute of an element, or "".
func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// sheetParts finds the XML of each sheet by its name.
func sheetParts(file *excelize.File) (map[string][]byte, error) {
	targets := map[string]string{}
	var damaged error
	file.Pkg.Range(func(name, content any) bool {
		part, _ := name.(string)
		data, _ := content.([]byte)
		if strings.HasPrefix(part, "xl/_rels/workbook") {
			damaged = readTargets(data, targets)
		}
		return damaged == nil
	})
	if damaged != nil {
		return nil, fmt.Errorf("the spreadsheet is damaged, it does not say where its sheets are: %w", damaged)
	}
	parts := map[string][]byte{}
	if file.WorkBook == nil {
		return parts, nil
	}
	for _, sheet := range file.WorkBook.Sheets.Sheet {
		target := targets[sheet.ID]
		stored, _ := file.Pkg.Load(target)
		if data, found := stored.([]byte); found && !strings.HasPrefix(target, "xl/chartsheets/") && !strings.HasPrefix(target, "xl/dialogsheets/") {
			parts[sheet.Name] = data
		}
	}
	return parts, nil
}

// readTargets reads where the parts of a workbook are, by the ids of their relations.
func readTargets(data []byte, targets map[string]string) error {
	var relations struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	if err := xml.Unmarshal(data, &relations); err != nil {
		return fmt.Errorf("read XML: %w", err)
	}
	for _, relation := range relations.Relationship {
		target := path.Clean(strings.ReplaceAll(relation.Target, `\`, "/"))
		if !strings.HasPrefix(target, "/") {
			target = path.Join("xl", target)
		}
		targets[relation.ID] = strings.TrimPrefix(target, "/")
	}
	return nil
}

// find is the index of the first row at a line or below it.
func (t *table) find(line int) int {
	at, _ := slices.BinarySearchFunc(t.rows, line, func(r row, line int) int { return r.line - line })
	return at
}
