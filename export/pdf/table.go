package pdf

// Space inside a row, above and below its text, and beside the text of a cell.
const (
	rowPad  = 4.5
	cellPad = 7.0
)

// splitLines is how many lines a row that must be split has at least on its first page.
const splitLines = 6

// tableColumn is a column of a table.
type tableColumn struct {
	title string
	width float64
}

// table sets rows below repeated headings, in groups where it has any. A row is never split
// over pages unless it is taller than one.
type table struct {
	*layout
	columns []tableColumn
	// group is the heading of the current group, pending while its first row has not come.
	group   string
	pending bool
	began   bool
}

func (l *layout) table(columns ...tableColumn) *table {
	return &table{layout: l, columns: columns}
}

// inner is the width for the text of a column. The last column reaches to the margin.
func (t *table) inner(i int) float64 { return t.columns[i].width - 2*cellPad }

// startGroup sets the heading for the rows that follow. It appears together with the first
// of them.
func (t *table) startGroup(title string) {
	t.group, t.pending = title, true
}

// row sets one row, with a cell of lines for each column.
func (t *table) row(cells ...[]line) {
	height := rowHeight(cells)
	heading := t.headingHeight()
	full := bottom - top - heading - t.groupHeight(true)
	if height > full {
		t.split(cells)
		return
	}
	wanted := height
	if t.pending {
		wanted += t.groupHeight(false)
	}
	t.begin(wanted)
	t.drawRow(cells, height)
}

// begin makes sure that the next height points fit below the headings they need.
func (t *table) begin(height float64) {
	switch {
	case !t.began:
		t.need(t.headingHeight() + height)
		t.heading()
	case t.room() < height:
		t.newPage()
		t.heading()
		if !t.pending {
			t.drawGroup(true)
		}
	}
	t.began = true
	if t.pending {
		t.drawGroup(false)
		t.pending = false
	}
}

// split sets a row that is taller than a page: as many lines as fit, page after page. The
// first column is repeated, so that every part says what it belongs to.
func (t *table) split(cells [][]line) {
	rest := make([][]line, len(cells))
	copy(rest, cells)
	minimum := splitLines*styleCell.lead + 2*rowPad
	if t.pending {
		minimum += t.groupHeight(false)
	}
	for {
		t.begin(minimum)
		room := t.room() - 2*rowPad
		part := make([][]line, len(rest))
		more := false
		for i := range rest {
			n := fitting(rest[i], room)
			part[i], rest[i] = rest[i][:n], rest[i][n:]
			more = more || len(rest[i]) > 0
		}
		t.drawRow(part, rowHeight(part))
		if !more {
			return
		}
		if len(rest[0]) == 0 {
			rest[0] = append(append([]line{}, cells[0]...), t.block("continued", styleSmall, t.inner(0))...)
		}
		minimum = bottom // the rest goes to the next page
	}
}

// fitting is how many lines fit into a height, at least one if there is any.
func fitting(lines []line, height float64) int {
	for i := range lines {
		if height -= lines[i].height(); height < 0 {
			return max(i, 1)
		}
	}
	return len(lines)
}

func rowHeight(cells [][]line) float64 {
	height := 0.0
	for _, cell := range cells {
		height = max(height, heightOf(cell))
	}
	return height + 2*rowPad
}

func (t *table) drawRow(cells [][]line, height float64) {
	x := left
	for i, cell := range cells {
		t.place(x+cellPad, t.y+rowPad, cell)
		x += t.columns[i].width
	}
	t.y += height
	t.rule(t.y-0.6, inkRule)
}

func (t *table) headingHeight() float64 { return styleColumn.lead + 2*rowPad }

// heading sets the titles of the columns.
func (t *table) heading() {
	t.fill(left, t.y, column, t.headingHeight(), inkAccent)
	x := left
	for _, c := range t.columns {
		t.put(x+cellPad, t.y+rowPad, c.title, styleColumn)
		x += c.width
	}
	t.y += t.headingHeight()
}

func (t *table) groupLines(continued bool) []line {
	title := t.group
	if title != "" && continued {
		title += " (continued)"
	}
	return t.block(title, styleCell.strong().in(inkAccent), column-2*cellPad)
}

func (t *table) groupHeight(continued bool) float64 {
	lines := t.groupLines(continued)
	if lines == nil {
		return 0
	}
	return heightOf(lines) + 2*rowPad
}

// drawGroup sets the heading of the current group, if there is one. The first time it gets
// a bookmark.
func (t *table) drawGroup(continued bool) {
	lines := t.groupLines(continued)
	if lines == nil {
		return
	}
	if !continued {
		t.bookmark(1, t.group)
	}
	height := t.groupHeight(continued)
	t.fill(left, t.y, column, height, inkFill)
	t.place(left+cellPad, t.y+rowPad, lines)
	t.y += height
	t.rule(t.y-0.6, inkRule)
}
