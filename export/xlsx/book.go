package xlsx

import (
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"ask645/export/document"
)

// book is a workbook in the making.
type book struct {
	file     *excelize.File
	document *document.Document
	styles   styles
	packer   *packer
}

// add writes a sheet, the first of them into the one that a new workbook has.
func (b *book) add(number int, p page) error {
	name := p.sheet.Name
	if err := b.name(number, name); err != nil {
		return err
	}
	if err := errors.Join(b.setTable(p.sheet), b.setPrint(p.sheet)); err != nil {
		return err
	}
	var err error
	for i, width := range p.widths {
		column, wrong := excelize.ColumnNumberToName(i + 1)
		err = errors.Join(err, wrong, b.file.SetColWidth(name, column, column, width))
	}
	if p.sheet.Columns != nil {
		// The headings and the first column stay in sight.
		err = errors.Join(err, b.file.SetPanes(name, &excelize.Panes{
			Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight",
		}))
	}
	rows, wrong := b.rowsOf(p)
	b.packer.rows = append(b.packer.rows, rows)
	return errors.Join(err, wrong)
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
