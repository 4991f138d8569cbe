package pdf

import (
	"strconv"

	"ask645/export/document"
	"ask645/questionnaire"
)

// summary says in a minute what the statement comes to.
func (w *writer) summary() {
	w.section("Summary", "summary", 200)
	w.paragraph(w.d.Verdict, styleBody)
	w.totals()
	w.y += 4
	w.paragraph(w.d.TotalsNote, styleSmall)
	for _, group := range w.d.Attention {
		w.attention(group)
	}
}

// totals sets a line for each total with a bar as long as its share.
func (w *writer) totals() {
	const numberAt, barAt, lead = left + 290.0, left + 308.0, 19.0
	w.need(float64(len(w.d.Totals)+1) * lead)
	w.rule(w.y, inkRule)
	for _, total := range w.d.Totals {
		number := styleBody.strong()
		if total.Count == 0 {
			number = styleBody.in(inkMuted)
		}
		w.put(left, w.y+2.5, w.setter.line(total.Label), styleBody)
		w.putRight(numberAt, w.y+2.5, strconv.Itoa(total.Count), number)
		if w.d.All > 0 && total.Count > 0 {
			w.fill(barAt, w.y+5.5, (right-barAt)*float64(min(total.Count, w.d.All))/float64(w.d.All), lead-11, inkOf(total.Tone))
		}
		w.y += lead
		w.rule(w.y, inkRule)
	}
	w.put(left, w.y+2.5, "All provisions", styleBody.strong())
	w.putRight(numberAt, w.y+2.5, strconv.Itoa(w.d.All), styleBody.strong())
	w.y += lead
	w.rule(w.y-0.6, inkAccent)
}

// inkOf is the colour of the bar of a tone. The words beside it say the same.
func inkOf(tone document.Tone) rgb {
	switch tone {
	case document.Good:
		return inkAccent
	case document.Bad:
		return inkWarn
	case document.Calm:
	}
	return inkMuted
}

// attention lists provisions that a reader has to know of: a few below each other, more in two
// columns, and more than fit on the page by their references alone.
func (w *writer) attention(group document.Attention) {
	const onePoint = 30.0
	s := styleBody.strong()
	if group.Tone == document.Bad {
		s = s.in(inkWarn)
	}
	title := w.block(counted(group.Title, len(group.Points)), s, column)
	w.y += 10
	w.need(heightOf(title) + onePoint)
	w.flow(left, title)
	w.y += 3
	if len(group.Points) <= mostInOneColumn {
		for _, b := range w.points(group.Points, column) {
			w.set(b)
			w.y++
		}
		return
	}
	boxes := w.points(group.Points, half)
	if count, _ := w.fill2(boxes, 1); count < len(boxes) {
		w.byText(group.Points)
		return
	}
	w.inColumns(boxes, 1)
}

// mostInOneColumn is how many points make a list of one column.
const mostInOneColumn = 6

// byText lists the references of many points, together where the same is to be said of them.
func (w *writer) byText(points []document.Point) {
	var texts []string
	under := map[string][]document.Point{}
	for _, p := range points {
		if under[p.Text] == nil {
			texts = append(texts, p.Text)
		}
		under[p.Text] = append(under[p.Text], p)
	}
	const indent = 12.0
	for _, text := range texts {
		x := left
		if text != "" {
			heading := w.block(questionnaire.Capital(text)+":", styleField, column)
			w.need(heightOf(heading) + styleField.lead)
			w.flow(left, heading)
			x += indent
		}
		w.flow(x, w.list("", references(pointed(under[text])), styleField, right-x))
		w.y += 3
	}
}

func (l *layout) points(points []document.Point, width float64) []box {
	boxes := make([]box, len(points))
	for i, p := range points {
		boxes[i] = l.point(p, width)
	}
	return boxes
}

// point is a provision with its title, and what there is to say of it.
func (l *layout) point(p document.Point, width float64) box {
	const textAt = 42.0
	reference := l.linked(l.block(p.Reference, styleField.strong(), textAt-4), target{anchor: provision(p.Reference)})
	text := append(l.block(p.Title, styleField, width-textAt), l.block(questionnaire.Capital(p.Text), styleSmall, width-textAt)...)
	return box{max(heightOf(reference), heightOf(text)), func(x, y float64) {
		l.place(x, y, reference)
		l.place(x+textAt, y, text)
	}}
}

func pointed(points []document.Point) []string {
	all := make([]string, len(points))
	for i, p := range points {
		all[i] = p.Reference
	}
	return all
}

// counted is a heading with the number of what stands below it.
func counted(title string, n int) string { return title + " (" + strconv.Itoa(n) + ")" }
