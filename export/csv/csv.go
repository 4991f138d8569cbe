// Package csv writes the table of the pro forma for spreadsheets and scripts.
//
// The file follows RFC 4180: commas, and CR LF at the end of each row. A line break in a
// cell is a single LF, which is what spreadsheets write there. The text is UTF-8 with a byte
// order mark: without it, Excel reads a file that is opened by a double click in the code
// page of the machine and spoils every umlaut, and LibreOffice has to be told. Programs that
// do not know the mark find it in front of the first heading.
//
// What a spreadsheet makes of cells without a type is beyond this file: Excel shows 6-1 as a
// day in June. The workbook that package xlsx writes does not have this weakness.
package csv

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"

	"ask645/export/document"
	"ask645/export/sheet"
)

// mark is the byte order mark.
const mark = "\ufeff"

// Document is a finished file.
type Document struct {
	Bytes []byte
	// Warnings say, a line each, what spreadsheets will not show.
	Warnings []string
}

// Render writes the table.
func Render(d *document.Document) (Document, error) {
	table := sheet.ProForma(d)
	var b bytes.Buffer
	b.WriteString(mark)
	w := csv.NewWriter(&b)
	for _, cells := range table.Cells() {
		if err := w.Write(cells); err != nil {
			return Document{}, fmt.Errorf("write the table as CSV: %w", err)
		}
		w.Flush()
		// The writer's own CR LF would stand in cells as well.
		b.Truncate(b.Len() - len("\n"))
		b.WriteString("\r\n")
	}
	return Document{Bytes: b.Bytes(), Warnings: warnings(table)}, nil
}

// warnings name what is longer than a cell of a spreadsheet. The file has no such limit and
// keeps the whole text.
func warnings(table *sheet.Sheet) []string {
	var all []string
	for _, row := range table.Rows {
		for i, cell := range row.Cells {
			if sheet.Length(cell) > sheet.MaxCell {
				all = append(all, fmt.Sprintf("the %s of %s is longer than the %d characters that spreadsheets hold in a cell: the file has all of it",
					table.Columns[i], row.Cells[0], sheet.MaxCell))
			}
		}
	}
	return all
}

// Compare reads a file back and holds every cell against the document that it was written
// from. The error names the first difference.
func Compare(d *document.Document, data []byte) error {
	text, marked := bytes.CutPrefix(data, []byte(mark))
	if !marked {
		return errors.New("the file does not begin with the byte order mark")
	}
	r := csv.NewReader(bytes.NewReader(text))
	// Rows of another length are found below, and named.
	r.FieldsPerRecord = -1
	got, err := r.ReadAll()
	if err != nil {
		return fmt.Errorf("the file cannot be read as CSV: %w", err)
	}
	table := sheet.ProForma(d)
	return sheet.Compare(table.Cells(), got, func(row, column int) string {
		return name(table, row, column)
	})
}

// name says which cell is meant: row 12 (5.1-2), column Detail.
func name(table *sheet.Sheet, row, column int) string {
	where := fmt.Sprintf("row %d", row+1)
	if row > 0 && row <= len(table.Rows) {
		where += " (" + table.Rows[row-1].Cells[0] + ")"
	}
	if column < len(table.Columns) {
		return where + ", column " + table.Columns[column]
	}
	return fmt.Sprintf("%s, column %d", where, column+1)
}
