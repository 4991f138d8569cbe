package xlsx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"ask645/export/sheet"
)

// rows writes the rows of a sheet, as Excelize writes them: texts in the cells themselves. The
// rest of a sheet is Excelize's; it would take most of the time of an export to write a few
// hundred cells.
type rows struct {
	xml    bytes.Buffer
	number int
	styles *styles
}

// rowsOf is what stands in the sheetData of a page.
func (b *book) rowsOf(p page) ([]byte, error) {
	w := &rows{styles: &b.styles}
	w.xml.Grow(roomFor(p))
	if p.sheet.Columns != nil {
		w.begin(30)
		for column, heading := range p.sheet.Columns {
			if err := w.cell(column, b.styles.columns, heading, false); err != nil {
				return nil, err
			}
		}
		w.xml.WriteString("</row>")
	}
	for i := range p.sheet.Rows {
		if err := w.row(&p.sheet.Rows[i], p); err != nil {
			return nil, err
		}
	}
	return w.xml.Bytes(), nil
}

// roomFor is about how long the rows of a page are.
func roomFor(p page) int {
	const ofCell = 64
	n := ofCell * len(p.sheet.Columns)
	for i := range p.sheet.Rows {
		for _, text := range p.sheet.Rows[i].Cells {
			n += ofCell + len(text)
		}
	}
	return n
}

func (w *rows) row(r *sheet.Row, p page) error {
	w.begin(height(*r, p.widths))
	for column := range p.widths {
		text := ""
		if column < len(r.Cells) {
			text = r.Cells[column]
		}
		style := w.styles.of(r.Look, column, p.typed)
		if err := w.cell(column, style, text, r.Look == sheet.Total && column > 0); err != nil {
			return err
		}
	}
	w.xml.WriteString("</row>")
	return nil
}

// begin begins a row. Its height holds until somebody writes into it; then it follows the text.
func (w *rows) begin(height float64) {
	w.number++
	w.xml.WriteString(`<row r="`)
	w.xml.WriteString(strconv.Itoa(w.number))
	w.xml.WriteString(`" ht="`)
	w.xml.WriteString(strconv.FormatFloat(height, 'f', -1, 64))
	w.xml.WriteString(`">`)
}

// cell writes a cell: a text, but for the numbers of the totals. An empty cell holds nothing,
// so that spreadsheets count it as empty.
func (w *rows) cell(column, style int, text string, count bool) error {
	name, err := excelize.CoordinatesToCellName(column+1, w.number)
	if err != nil {
		return fmt.Errorf("row %d: %w", w.number, err)
	}
	w.xml.WriteString(`<c r="`)
	w.xml.WriteString(name)
	w.xml.WriteString(`" s="`)
	w.xml.WriteString(strconv.Itoa(style))
	w.xml.WriteString(`"`)
	if count {
		_, notNumber := strconv.Atoi(text)
		count = notNumber == nil
	}
	switch {
	case text == "":
		w.xml.WriteString(">")
	case count:
		w.xml.WriteString("><v>" + text + "</v>")
	default:
		w.xml.WriteString(` t="inlineStr"><is><t`)
		if strings.Trim(text, " \t\r\n") != text {
			w.xml.WriteString(` xml:space="preserve"`)
		}
		w.xml.WriteString(">")
		err = w.text(text)
		w.xml.WriteString("</t></is>")
	}
	w.xml.WriteString("</c>")
	return err
}

// text writes a text of any number of lines. That of encoding/xml would write each line break
// as a number.
func (w *rows) text(text string) error {
	first := true
	for line := range strings.SplitSeq(escape(text), "\n") {
		if !first {
			w.xml.WriteByte('\n')
		}
		first = false
		if err := xml.EscapeText(&w.xml, []byte(line)); err != nil {
			return fmt.Errorf("row %d: %w", w.number, err)
		}
	}
	return nil
}
