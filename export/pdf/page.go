package pdf

// page is what stands on one page. Shapes lie below text.
type page struct {
	shapes    []shape
	texts     []placed
	bookmarks []bookmark
}

// shape is a filled rectangle; rules are thin ones.
type shape struct {
	x, y, width, height float64
	ink                 rgb
}

// placed is a line of text that starts at x, with its baseline at y.
type placed struct {
	x, y  float64
	style style
	text  string
}

// bookmark is an entry of the outline: a section on level 0, a clause on level 1.
type bookmark struct {
	level int
	title string
	y     float64
}

// line is a wrapped line of text that has no place yet.
type line struct {
	text  string
	style style
	// above is empty space over the line, indent empty space before it.
	above, indent float64
}

func (l line) height() float64 { return l.above + l.style.lead }

func heightOf(lines []line) float64 {
	sum := 0.0
	for _, l := range lines {
		sum += l.height()
	}
	return sum
}

// layout places lines from top to bottom, page after page.
type layout struct {
	setter *typesetter
	pages  []*page
	// y is where the next thing goes on the last page.
	y float64
}

func newLayout(setter *typesetter) *layout {
	l := &layout{setter: setter}
	l.newPage()
	return l
}

func (l *layout) page() *page { return l.pages[len(l.pages)-1] }

func (l *layout) newPage() {
	l.pages = append(l.pages, &page{})
	l.y = top
}

// room is the height left on the page.
func (l *layout) room() float64 { return bottom - l.y }

// need starts a new page unless so much room is left. What is taller than a page gets a
// page of its own to begin on.
func (l *layout) need(height float64) {
	if l.room() < height && l.y > top {
		l.newPage()
	}
}

func (l *layout) fill(x, y, width, height float64, ink rgb) {
	l.page().shapes = append(l.page().shapes, shape{x, y, width, height, ink})
}

// rule draws a thin line across the text column at y.
func (l *layout) rule(y float64, ink rgb) { l.fill(left, y, column, 0.6, ink) }

func (l *layout) bookmark(level int, title string) {
	l.page().bookmarks = append(l.page().bookmarks, bookmark{level, title, max(l.y-8, 0)})
}

// block wraps clean text to a width. Empty text is no line.
func (l *layout) block(text string, s style, width float64) []line {
	if text == "" {
		return nil
	}
	s.face = l.setter.fit(text, s.face)
	wrapped := l.setter.wrap(text, s, width)
	lines := make([]line, len(wrapped))
	for i, text := range wrapped {
		lines[i] = line{text: text, style: s}
	}
	return lines
}

// place puts lines at a place of the page, whatever room there is, and returns their height.
func (l *layout) place(x, y float64, lines []line) float64 {
	from := y
	for _, ln := range lines {
		l.put(x+ln.indent, y+ln.above, ln.text, ln.style)
		y += ln.height()
	}
	return y - from
}

// put sets one line of text whose line box begins at y.
func (l *layout) put(x, y float64, text string, s style) {
	if text = visible(text); text == "" {
		return
	}
	// Capitals, which are 0.73 of the size tall, stand in the middle of the line.
	baseline := y + s.lead/2 + 0.365*s.size
	l.page().texts = append(l.page().texts, placed{x, baseline, s, text})
}

// putRight sets one line of text that ends at x.
func (l *layout) putRight(x, y float64, text string, s style) {
	s.face = l.setter.fit(text, s.face)
	l.put(x-l.setter.width(text, s), y, text, s)
}

// flow places lines one after the other and goes to new pages as needed.
func (l *layout) flow(x float64, lines []line) {
	for i := range lines {
		l.need(lines[i].height())
		l.y += l.place(x, l.y, lines[i:i+1])
	}
}

// paragraph flows text over the whole column, followed by some space.
func (l *layout) paragraph(text string, s style) {
	l.flow(left, l.block(text, s, column))
	l.y += s.lead / 2
}

// section begins a section: its heading, its bookmark, and room for something below it.
func (l *layout) section(title string, below float64) {
	if l.y > top {
		l.y += 22
	}
	lines := l.block(title, styleHeading, column)
	l.need(heightOf(lines) + below)
	l.bookmark(0, title)
	l.flow(left, lines)
	l.y += 6
}
