package html

import (
	"strings"

	"ask645/export/document"
	"ask645/questionnaire"
)

// table is a table as the page lays it out.
type table struct {
	Caption string
	Columns []string
	Rows    []row
}

// row is a row with the link that names it.
type row struct {
	ID    string
	Name  link
	Cells []cell
	// Unmet is true for a mandatory provision that applies and is not supported.
	Unmet bool
}

// cell is a cell of a column.
type cell struct {
	Column, Class string
	Text          string
	// Links take the place of the text where parts of it lead somewhere.
	Links []link
	// Meaning explains the text in words.
	Meaning  string
	Evidence []cited
	Notes    []string
}

// cited leads to an entry of the list of evidence.
type cited struct {
	Number string
	Link   link
}

// table lays out a table of the document.
func (b *builder) table(t document.Table, caption string) *table {
	laid := &table{Caption: caption, Columns: t.Columns, Rows: make([]row, 0, len(t.Rows))}
	for _, texts := range t.Rows {
		r := row{Name: link{Text: texts[0]}}
		switch t.Columns[0] {
		case document.ColumnReference:
			r.Name = b.provision(texts[0])
		case document.ColumnNumber:
			r.ID = "evidence-" + texts[0]
		}
		r.Cells = make([]cell, 0, len(texts)-1)
		for column, text := range texts[1:] {
			r.Cells = append(r.Cells, b.cell(t.Columns[column+1], text))
		}
		laid.Rows = append(laid.Rows, r)
	}
	return laid
}

func (b *builder) cell(column, text string) cell {
	c := cell{Column: column}
	switch {
	case column == document.ColumnSupports:
		for reference := range strings.SplitSeq(text, document.Separator) {
			c.Links = append(c.Links, b.provision(reference))
		}
	case column == document.ColumnPlace && document.WebAddress(text):
		c.Links = []link{{Text: text, Href: text, External: true}}
	default:
		c.Text = text
	}
	switch {
	case column == document.ColumnTitle:
		c.Class = "title"
	case column == document.ColumnSupport:
		c.Class = "support"
	case column == document.ColumnSeverity && text == string(questionnaire.SeverityError):
		c.Class = "error"
	}
	return c
}
