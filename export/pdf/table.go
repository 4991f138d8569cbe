package pdf

// Space inside a row, above and below its text, and beside the text of a cell.
const (
	rowPad  = 4.5
	cellPad = 7.0
)

// A row that is taller than splitFrom may be split over pages. Then it has at least
// splitLines lines on its first page, and restLines on its last.
const (
	splitFrom  = 150.0
	splitLines = 5
	restLines  = 3
)

// tableColumn is a column of a table.
type tableColumn struct {
	title string
	width float64
}

// table sets rows below repeated headings, in groups where it has any. Only a tall row is
// split over pages.
type table struct {
	*layout
	columns []tableColumn
	// group is the heading of the current group, pending while its first row has not come.
	group   group
	pending bool
	began   bool
}

// group is a heading inside a table, with the anchor to find it by.
type group struct{ title, anchor string }

// row is a row of a table: a cell of lines for each column.
type row struct {
	cells [][]line
	// anchor is the name by which links find the row, or "".
	anchor string
	// tint colours the row, if it is not 0.
	tint rgb
}

func (l *layout) table(columns ...tableColumn) *table {
	return &table{layout: l, columns: columns}
}

// inner is the width for the text of a column. The last column reaches to the margin.
func (t *table) inner(i int) float64 { return t.columns[i].width - 2*cellPad }

// startGroup sets the heading for the rows that follow. It appears together with the first
// of them.
func (t *table) startGroup(title, anchor string) {
	t.group, t.pending = group{t.setter.line(title), anchor}, true
}

// row sets one row.
func (t *table) row(r row) {
	height := rowHeight(r.cells)
	heading := t.headingHeight()
	full := bottom - top - heading - t.groupHeight(true)
	if height > full || (height > splitFrom && height > t.left()) {
		t.split(r)
		return
	}
	t.begin(height)
	t.drawRow(r, height)
}

// cells sets one row of plain cells.
func (t *table) cells(cells ...[]line) { t.row(row{cells: cells}) }

// left is the height for rows that is left on the page.
func (t *table) left() float64 {
	room := t.room()
	if !t.began {
		room -= t.headingHeight()
	}
	if t.pending {
		room -= t.groupHeight(false)
	}
	return room
}

// begin makes sure that the next height points fit below the headings they need.
func (t *table) begin(height float64) {
	fits := t.left() >= height
	switch {
	case !t.began:
		if !fits && t.y > top {
			t.newPage()
		}
		t.heading()
	case !fits:
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

// split sets a tall row: as many lines as fit, page after page. The first column is repeated,
// so that every part says what it belongs to.
func (t *table) split(r row) {
	rest := make([][]line, len(r.cells))
	copy(rest, r.cells)
	minimum := splitLines*styleCell.lead + 2*rowPad
	part := row{anchor: r.anchor, tint: r.tint}
	for {
		t.begin(minimum)
		room := t.room() - 2*rowPad
		part.cells = make([][]line, len(rest))
		more := false
		for i := range rest {
			n := fitting(rest[i], room)
			if after := len(rest[i]) - n; after > 0 {
				more = true
				n = max(n-max(restLines-after, 0), min(splitLines, n))
			}
			n = min(max(n, 1), len(rest[i]))
			part.cells[i], rest[i] = rest[i][:n], rest[i][n:]
			more = more || len(rest[i]) > 0
		}
		t.drawRow(part, rowHeight(part.cells))
		if !more {
			return
		}
		part.anchor = ""
		for i := range rest {
			if len(rest[i]) > 0 {
				rest[i][0].above = 0
			}
		}
		if len(rest[0]) == 0 {
			rest[0] = append(append([]line{}, r.cells[0]...), t.block("continued", styleSmall, t.inner(0))...)
		}
		minimum = bottom // the rest goes to the next page
	}
}

func rowHeight(cells [][]line) float64 {
	height := 0.0
	for _, cell := range cells {
		height = max(height, heightOf(cell))
	}
	return height + 2*rowPad
}

func (t *table) drawRow(r row, height float64) {
	if r.tint != 0 {
		t.fill(left, t.y, column, height, r.tint)
	}
	if r.anchor != "" {
		t.anchor(r.anchor)
	}
	x := left
	for i, cell := range r.cells {
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
	title := t.group.title
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
// a bookmark if it has an anchor.
func (t *table) drawGroup(continued bool) {
	lines := t.groupLines(continued)
	if lines == nil {
		return
	}
	if !continued && t.group.anchor != "" {
		t.bookmark(1, t.group.title, t.group.anchor)
	}
	height := t.groupHeight(continued)
	t.fill(left, t.y, column, height, inkFill)
	t.place(left+cellPad, t.y+rowPad, lines)
	t.y += height
	t.rule(t.y-0.6, inkRule)
}
