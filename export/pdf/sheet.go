package pdf

import "ask645/export/document"

// The measures of a sheet: space beside the text of a cell, and the column of labels.
const (
	sheetCellPad = 4.0
	sheetLabel   = 92.0
)

// layOutSheet places a sheet on pages. What does not fit on one page is set closer.
func layOutSheet(sheet *document.Sheet, o Options, setter *typesetter) *book {
	w := &sheetWriter{layout: newLayout(setter), sheet: sheet, text: styleCell.sized(8.6, 10.8), pad: 2.2}
	w.write(o)
	if len(w.pages) > 1 {
		w = &sheetWriter{layout: newLayout(setter), sheet: sheet, text: styleCell.sized(7.7, 9), pad: 1.1}
		w.write(o)
	}
	meta := metadata{title: sheet.Title, subject: sheet.Subtitle, creator: o.Generator, date: o.Date}
	c := chrome{product: sheet.Title, title: sheet.Subtitle, mark: sheet.Mark, foot: sheet.Footer, dress: o.footer()}
	c.write(setter, w.pages)
	return &book{pages: w.pages, anchors: w.anchors, meta: meta.clean(setter)}
}

// sheetWriter lays out the parts of one sheet.
type sheetWriter struct {
	*layout
	sheet *document.Sheet
	// text is how cells are set, pad the space above and below them.
	text style
	pad  float64
}

func (w *sheetWriter) write(o Options) {
	if o.Letterhead != nil {
		w.y -= 10
		w.letterhead(o.Letterhead, logoHeight/2, 20)
	}
	w.head()
	for i := range w.sheet.Parts {
		w.part(&w.sheet.Parts[i])
	}
}

func (w *sheetWriter) head() {
	w.bookmark(0, w.sheet.Title, "title")
	w.y -= 10
	w.flow(left, w.block(w.sheet.Title, styleTitle.sized(16, 20), column))
	w.flow(left, w.block(w.sheet.Subtitle, styleField.in(inkMuted), column))
	w.y += 4
	w.fields(w.sheet.Lines)
}

// fields sets labelled texts, the labels in a column of their own.
func (w *sheetWriter) fields(fields []document.Field) {
	for _, field := range fields {
		label := w.block(field.Label, w.text.in(inkMuted), sheetLabel-sheetCellPad)
		text := w.block(field.Text, w.text, column-sheetLabel)
		height := max(heightOf(label), heightOf(text))
		w.need(height)
		w.place(left, w.y, label)
		w.place(left+sheetLabel, w.y, text)
		w.y += height + w.pad
	}
}

// part sets a heading and the table below it.
func (w *sheetWriter) part(p *document.SheetPart) {
	if len(p.Table.Rows) == 0 && p.Empty == "" && len(p.After) == 0 {
		return
	}
	title := w.block(p.Title, styleField.sized(10.5, 14).strong().in(inkAccent), column)
	w.y += 3.5 * w.pad
	w.need(heightOf(title) + 4*w.text.lead)
	w.bookmark(0, p.Title, "part "+p.Title)
	w.flow(left, title)
	w.y += 2
	switch {
	case len(p.Table.Rows) > 0:
		w.table(p)
	case p.Empty != "":
		w.flow(left, w.block(p.Empty, w.text, column))
	}
	if len(p.After) > 0 {
		w.y += 4
		w.fields(p.After)
	}
}

// table sets rows close together. The headings are repeated on every page.
func (w *sheetWriter) table(p *document.SheetPart) {
	widths := shares(p.Shares, len(p.Table.Columns))
	w.heading(p.Table.Columns, widths)
	for _, texts := range p.Table.Rows {
		cells := make([][]line, len(texts))
		height := 0.0
		for i, text := range texts {
			s := w.text
			if i == 0 {
				s = s.strong()
			}
			cells[i] = w.block(text, s, widths[i]-2*sheetCellPad)
			height = max(height, heightOf(cells[i]))
		}
		height += 2 * w.pad
		if w.room() < height && w.y > top {
			w.newPage()
			w.heading(p.Table.Columns, widths)
		}
		x := left
		for i, cell := range cells {
			w.place(x+sheetCellPad, w.y+w.pad, cell)
			x += widths[i]
		}
		w.y += height
		w.rule(w.y-0.6, inkRule)
	}
}

func (w *sheetWriter) heading(columns []string, widths []float64) {
	s := w.text.strong().in(inkPaper)
	w.fill(left, w.y, column, s.lead+2*w.pad, inkAccent)
	x := left
	for i, title := range columns {
		w.put(x+sheetCellPad, w.y+w.pad, title, s)
		x += widths[i]
	}
	w.y += s.lead + 2*w.pad
}

// shares divides the column of text; without shares all columns are of one width.
func shares(parts []int, columns int) []float64 {
	sum := 0
	for len(parts) < columns {
		parts = append(parts[:len(parts):len(parts)], 1)
	}
	for _, part := range parts[:columns] {
		sum += part
	}
	widths := make([]float64, columns)
	for i := range widths {
		widths[i] = column * float64(parts[i]) / float64(sum)
	}
	return widths
}
