package pdf

import "strings"

// page is what stands on one page. Shapes lie below text.
type page struct {
	shapes    []shape
	pictures  []picture
	texts     []placed
	links     []link
	bookmarks []bookmark
}

// shape is a filled rectangle; rules are thin ones.
type shape struct {
	x, y, width, height float64
	ink                 rgb
}

// placed is a run of text in one face that starts at x, with its baseline at y.
type placed struct {
	x, y  float64
	style style
	text  string
}

// link is a part of the page that leads to an anchor of the document or to an address.
type link struct {
	x, y, width, height float64
	target
}

// target is where a link leads: to an anchor, or to an address outside.
type target struct{ anchor, url string }

// bookmark is an entry of the outline: a section on level 0, a clause on level 1.
type bookmark struct {
	level  int
	title  string
	anchor string
	y      float64
}

// anchor is a place that links lead to.
type anchor struct {
	page *page
	y    float64
}

// line is a wrapped line of text that has no place yet.
type line struct {
	text  string
	style style
	// above is empty space over the line, indent empty space before it.
	above, indent float64
	links         []reach
}

// reach is a part of a line that is a link.
type reach struct {
	x, width float64
	target
}

func (l line) height() float64 { return l.above + l.style.lead }

func heightOf(lines []line) float64 {
	sum := 0.0
	for _, l := range lines {
		sum += l.height()
	}
	return sum
}

// lower moves lines down by some space, if there are any.
func lower(lines []line, space float64) []line {
	if len(lines) > 0 {
		lines[0].above += space
	}
	return lines
}

// layout places lines from top to bottom, page after page.
type layout struct {
	setter *typesetter
	pages  []*page
	// y is where the next thing goes on the last page.
	y       float64
	anchors map[string]anchor
}

func newLayout(setter *typesetter) *layout {
	l := &layout{setter: setter, anchors: map[string]anchor{}}
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

// bookmark makes the place an anchor of the same name and an entry of the outline.
func (l *layout) bookmark(level int, title, name string) {
	l.page().bookmarks = append(l.page().bookmarks, bookmark{level, l.setter.line(title), name, max(l.y-8, 0)})
	l.anchor(name)
}

// anchor names the place for links; the first of a name counts.
func (l *layout) anchor(name string) {
	if _, ok := l.anchors[name]; !ok {
		l.anchors[name] = anchor{l.page(), max(l.y-8, 0)}
	}
}

func (l *layout) link(x, y, width, height float64, to target) {
	l.page().links = append(l.page().links, link{x, y, width, height, to})
}

// block wraps text to a width. Empty text is no line.
func (l *layout) block(text string, s style, width float64) []line {
	if text = strings.Trim(l.setter.clean(text), "\n "); text == "" {
		return nil
	}
	wrapped := l.setter.wrap(text, s, width)
	lines := make([]line, len(wrapped))
	for i, text := range wrapped {
		lines[i] = line{text: text, style: s}
	}
	return lines
}

// linked makes every line a link as a whole.
func (l *layout) linked(lines []line, to target) []line {
	for i := range lines {
		lines[i].links = []reach{{0, l.setter.width(visible(lines[i].text), lines[i].style), to}}
	}
	return lines
}

// word is a part of a list in running text that may be a link.
type word struct {
	text string
	target
}

// list sets words one after another behind a first word, with commas between them.
func (l *layout) list(first string, words []word, s style, width float64) []line {
	var lines []line
	current, x := line{text: first, style: s}, l.setter.width(first, s)
	for i, w := range words {
		text := l.setter.line(w.text)
		if i+1 < len(words) {
			text += ","
		}
		wide, space := l.setter.width(text, s), ""
		if current.text != "" && current.text != first {
			space = " "
		}
		gap := l.setter.width(space, s)
		if x+gap+wide > width && current.text != "" {
			lines = append(lines, current)
			current, x, space, gap = line{style: s}, 0, "", 0
		}
		if wide > width { // longer than a line: it breaks, and is no link
			cut := l.setter.wrap(text, s, width)
			for _, part := range cut[:len(cut)-1] {
				lines = append(lines, line{text: part, style: s})
			}
			text = cut[len(cut)-1]
			wide = l.setter.width(text, s)
		} else if w.target != (target{}) {
			shown := l.setter.width(strings.TrimSuffix(text, ","), s)
			current.links = append(current.links, reach{x + gap, shown, w.target})
		}
		current.text += space + text
		x += gap + wide
	}
	return append(lines, current)
}

// place puts lines at a place of the page, whatever room there is, and returns their height.
func (l *layout) place(x, y float64, lines []line) float64 {
	from := y
	for _, ln := range lines {
		l.put(x+ln.indent, y+ln.above, ln.text, ln.style)
		for _, r := range ln.links {
			l.link(x+ln.indent+r.x, y+ln.above, r.width, ln.style.lead, r.target)
		}
		y += ln.height()
	}
	return y - from
}

// put sets one line of clean text whose line box begins at y.
func (l *layout) put(x, y float64, text string, s style) {
	// Capitals, which are 0.73 of the size tall, stand in the middle of the line.
	baseline := y + s.lead/2 + 0.365*s.size
	l.setter.runs(visible(text), s, func(part string, s style, width float64) {
		if strings.TrimSpace(part) != "" {
			l.page().texts = append(l.page().texts, placed{x, baseline, s, part})
		}
		x += width
	})
}

// putRight is put for a line of clean text that ends at x.
func (l *layout) putRight(x, y float64, text string, s style) {
	l.put(x-l.setter.width(visible(text), s), y, text, s)
}

// flow places lines below each other and goes to the next page where it must.
func (l *layout) flow(x float64, lines []line) { l.flowOn(x, lines, nil) }

// flowOn is flow that calls again, if it is not nil, at the head of each further page.
func (l *layout) flowOn(x float64, lines []line, again func()) {
	for len(lines) > 0 {
		n := l.portion(lines)
		l.y += l.place(x, l.y, lines[:n])
		if lines = lines[n:]; len(lines) > 0 {
			l.newPage()
			if again != nil && n > 0 {
				again()
			}
		}
	}
}

// portion is how many of the lines go on this page. It leaves no single line of several at
// the foot or at the head of a page.
func (l *layout) portion(lines []line) int {
	if l.y == top {
		lines[0].above = 0
	}
	n := fitting(lines, l.room())
	if rest := len(lines) - n; rest > 0 {
		if rest == 1 && n > 2 {
			n--
		}
		if n == 1 {
			n = 0
		}
	}
	if l.y == top {
		n = max(n, 1)
	}
	return n
}

// fitting is how many lines fit into a height.
func fitting(lines []line, height float64) int {
	for i := range lines {
		if height -= lines[i].height(); height < -0.01 {
			return i
		}
	}
	return len(lines)
}

// paragraph flows text over the whole width, with space below.
func (l *layout) paragraph(text string, s style) {
	l.flow(left, l.block(text, s, column))
	l.y += s.lead / 2
}

// section begins a part of the document, with a heading, a bookmark and room for what
// follows, in points.
func (l *layout) section(title, name string, below float64) {
	lines := l.block(title, styleHeading, column)
	if l.y > top {
		l.y += sectionGap
	}
	l.need(heightOf(lines) + below)
	l.bookmark(0, title, name)
	l.flow(left, lines)
	l.y += 6
}

// sectionGap is the space over the heading of a section.
const sectionGap = 26
