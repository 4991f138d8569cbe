// Package sheet puts the table of a statement into rows of cells, as spreadsheets hold them,
// and holds a file that was read back against them. The formats for spreadsheets share it,
// so that they have the same columns and are safe in the same way.
package sheet

// MaxCell is how much text a cell of a spreadsheet holds, in the units of UTF-16.
const MaxCell = 32767

// Sheet is a table of texts. Every text is safe to open in a spreadsheet, see [Guard].
type Sheet struct {
	Name string
	// Columns are the headings, or nil for a sheet without them.
	Columns []string
	Rows    []Row
}

// Row is a row below the headings.
type Row struct {
	Look  Look
	Cells []string
}

// Look says what a row is, for formats that can show it. No look says anything that the
// words do not say.
type Look int

// The looks.
const (
	// Plain is a row of a table.
	Plain Look = iota
	// Bad is a row of a table that stands in the way of a claim.
	Bad
	// Title is what the sheet is; Subtitle says more of it.
	Title
	Subtitle
	// Mark warns of what the sheet is not.
	Mark
	// Heading begins a group of rows.
	Heading
	// Field is a label and a text, Total a label and a number.
	Field
	Total
	// Blank is a label and a line to write on.
	Blank
	// Text is a paragraph.
	Text
)

// Add appends a row.
func (s *Sheet) Add(look Look, cells ...string) {
	guarded := make([]string, len(cells))
	for i, cell := range cells {
		guarded[i] = Guard(cell)
	}
	s.Rows = append(s.Rows, Row{Look: look, Cells: guarded})
}

// Cells returns the texts of the sheet, headings first.
func (s *Sheet) Cells() [][]string {
	all := make([][]string, 0, len(s.Rows)+1)
	if s.Columns != nil {
		all = append(all, s.Columns)
	}
	for _, row := range s.Rows {
		all = append(all, row.Cells)
	}
	return all
}
