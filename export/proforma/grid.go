package proforma

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"ask645/export/sheet"
	"ask645/questionnaire"
)

// The most that is read of a file. A filled-in pro forma has some hundred rows.
const (
	maxRows    = 100_000
	maxColumns = 256
	maxCells   = 2_000_000
	// maxText is in bytes. It is more than store.MaxSize, as the cells of a spreadsheet can
	// share a text.
	maxText = 64 << 20
)

// grid is what a file holds, whatever its format.
type grid struct {
	tables []*table
	// lines say how the file was read.
	lines []Line
	// unguarded is true for a format that no spreadsheet opens, so that nobody guards its
	// texts against being run as formulas.
	unguarded bool

	rows, cells, text int
}

// table is one table of a file. Blank rows are left out.
type table struct {
	sheet string
	rows  []row
	// headings are the rows that look like headings, once somebody asked.
	headings []bool
	// lines say how the table was read. They count only where it is a pro forma.
	lines []Line
	// unstored are the cells with a formula of which no result is stored.
	unstored []sheetCell
}

// row is a row of a table.
type row struct {
	line  int
	cells []string
	// merged are the columns into which a merged cell reaches down from a row above. Its
	// text is in cells.
	merged map[int]bool
}

// add appends a row to the last table.
func (g *grid) add(line int, cells []string) error {
	last := len(cells)
	for last > 0 && strings.TrimSpace(cells[last-1]) == "" {
		last--
	}
	if last == 0 {
		return nil
	}
	t := g.tables[len(g.tables)-1]
	where := Place{t.sheet, line}
	if g.rows++; g.rows > maxRows {
		return fmt.Errorf("%s: more than %d rows: this is no table of provisions", where, maxRows)
	}
	if last > maxColumns {
		return fmt.Errorf("%s: more than %d columns: this is no table of provisions", where, maxColumns)
	}
	if g.cells += last; g.cells > maxCells {
		return fmt.Errorf("%s: more than %d cells: this is no table of provisions", where, maxCells)
	}
	clean := make([]string, last)
	for i, cell := range cells[:last] {
		if g.text += len(cell); g.text > maxText {
			return fmt.Errorf("%s: more than %d MiB of text: this is no table of provisions", where, maxText>>20)
		}
		if !g.unguarded {
			cell = sheet.Unguard(strings.TrimSpace(cell))
		}
		clean[i] = cleanCell(cell)
	}
	t.rows = append(t.rows, row{line: line, cells: clean})
	return nil
}

// cleanCell is the text of a cell without what the file format added to it.
func cleanCell(text string) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return strings.TrimSpace(text)
}

// cell is the text of a column, "" where the row is shorter.
func (r row) cell(column int) string {
	if column < 0 || column >= len(r.cells) {
		return ""
	}
	return r.cells[column]
}

// own is the text of a column that does not reach down from a row above.
func (r row) own(column int) string {
	if r.merged[column] {
		return ""
	}
	return r.cell(column)
}

// longestExcerpt is how many characters of a cell a line of the report shows.
const longestExcerpt = 60

// excerpt shows the text of a cell in a line of the report.
func excerpt(text string) string {
	text = questionnaire.PrintableLine(text)
	if utf8.RuneCountInString(text) > longestExcerpt {
		text = strings.TrimSpace(string([]rune(text)[:longestExcerpt])) + "…"
	}
	return `"` + text + `"`
}
