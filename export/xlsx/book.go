package xlsx

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"ask645/export/document"
	"ask645/export/sheet"
)

// book is a workbook in the making.
type book struct {
	file     *excelize.File
	document *document.Document
	styles   styles
}

// add writes a sheet, the first of them into the one that a new workbook has. Whatever
// stands before the cells in the file has to be said before the first cell is written.
func (b *book) add(number int, p page) error {
	if err := b.name(number, p.sheet.Name); err != nil {
		return err
	}
	if err := errors.Join(b.setTable(p.sheet), b.setPrint(p.sheet)); err != nil {
		return err
	}
	w, err := b.file.NewStreamWriter(p.sheet.Name)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	for i, width := range p.widths {
		err = errors.Join(err, w.SetColWidth(i+1, i+1, width))
	}
	if p.sheet.Columns != nil {
		// The headings and the first column stay in sight.
		err = errors.Join(err, w.SetPanes(&excelize.Panes{
			Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight",
		}))
	}
	return errors.Join(err, b.cells(w, p), w.Flush())
}

func (b *book) name(number int, name string) error {
	var err error
	if number == 0 {
		err = b.file.SetSheetName(b.file.GetSheetName(0), name)
	} else {
		_, err = b.file.NewSheet(name)
	}
	if err != nil {
		return fmt.Errorf("name: %w", err)
	}
	return nil
}

// cells writes the rows of a sheet.
func (b *book) cells(w *excelize.StreamWriter, p page) error {
	row := 0
	write := func(values []any, height float64) error {
		row++
		if err := w.SetRow("A"+strconv.Itoa(row), values, excelize.RowOpts{Height: height}); err != nil {
			return fmt.Errorf("row %d: %w", row, err)
		}
		return nil
	}
	values := make([]any, 0, len(p.widths))
	if p.sheet.Columns != nil {
		for _, heading := range p.sheet.Columns {
			values = append(values, excelize.Cell{StyleID: b.styles.columns, Value: heading})
		}
		if err := write(values, 30); err != nil {
			return err
		}
	}
	for _, r := range p.sheet.Rows {
		values = values[:0]
		for column := range p.widths {
			cell := excelize.Cell{StyleID: b.styles.of(r.Look, column, p.typed)}
			if column < len(r.Cells) {
				cell.Value = value(r, column)
			}
			values = append(values, cell)
		}
		if err := write(values, height(r, p.widths)); err != nil {
			return err
		}
	}
	return nil
}

// value is what a cell holds: a text, but for the numbers of the totals. An empty cell holds
// nothing, so that spreadsheets count it as empty.
func value(r sheet.Row, column int) any {
	text := r.Cells[column]
	if text == "" {
		return nil
	}
	if r.Look == sheet.Total && column > 0 {
		if n, err := strconv.Atoi(text); err == nil {
			return n
		}
	}
	return escape(text)
}

// setProperties fills in what file managers and archives show of the workbook.
func (b *book) setProperties(o Options) error {
	d := b.document
	title := document.Title
	if d.Product != "" {
		title += ": " + d.Product
	}
	status := "Final"
	if d.Draft {
		status = "Draft"
	}
	day := o.Date.Format("2006-01-02") + "T00:00:00Z"
	err := b.file.SetDocProps(&excelize.DocProperties{
		Title: plain(title), Subject: plain(d.Edition), Description: document.SelfAssessment,
		Creator: plain(b.manufacturer()), LastModifiedBy: plain(o.Generator),
		Identifier: "urn:uuid:" + d.Seal.ID, ContentStatus: status, Language: "en-GB",
		Created: day, Modified: day,
	})
	if err != nil {
		return fmt.Errorf("properties: %w", err)
	}
	if err := b.file.SetAppProps(&excelize.AppProperties{Application: plain(o.Generator)}); err != nil {
		return fmt.Errorf("properties: %w", err)
	}
	return nil
}

// manufacturer is who answers for the statement, in one line, or the program.
func (b *book) manufacturer() string {
	for _, field := range b.document.Signature.Fields {
		if field.Label == "Manufacturer" && field.Text != "" {
			return strings.Join(strings.Fields(field.Text), " ")
		}
	}
	return "ask645"
}
