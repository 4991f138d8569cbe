package pdf

import (
	"strconv"
	"strings"
)

// contents lists the sections and the clauses of the pages that follow. It has a page of its
// own unless the cover goes on to a second one and leaves room for it.
func (w *writer) contents(body *layout) {
	type entry struct {
		bookmark
		page int
	}
	var entries []entry
	for i, p := range body.pages {
		for _, b := range p.bookmarks {
			entries = append(entries, entry{b, i})
		}
	}
	height := 60.0
	for _, e := range entries {
		height += styleBody.lead + 2
		if e.level == 0 {
			height += 5
		}
	}
	if len(w.pages) == 1 || w.y+height > bottom {
		w.newPage()
	}
	w.section("Contents", "contents", 200)
	// How many pages it takes does not depend on the numbers, so they are drawn when that
	// is known.
	var later []func(pages int)
	for _, e := range entries {
		s, x := styleBody.strong(), left
		if e.level > 0 {
			s, x = styleField, left+contentsIndent
		} else if later != nil {
			w.y += 5
		}
		w.need(s.lead + 2)
		on, y := w.page(), w.y
		text := w.setter.elide(e.title, s, right-x-contentsNumber)
		later = append(later, func(pages int) {
			line := &layout{setter: w.setter, pages: []*page{on}}
			number := strconv.Itoa(pages + e.page + 1)
			line.put(x, y, text, s)
			line.putRight(right, y, number, s)
			line.leader(x+w.setter.width(text, s), right-w.setter.width(number, s), y, s)
			line.link(x, y, right-x, s.lead, target{anchor: e.anchor})
		})
		w.y += s.lead + 2
	}
	pages := len(w.pages)
	for _, draw := range later {
		draw(pages)
	}
}

const (
	contentsIndent = 16.0
	// contentsNumber is the room for the leader and the number of a page.
	contentsNumber = 56.0
)

// leader sets dots between two places of a line. They stand below each other from line to
// line.
func (l *layout) leader(from, to, y float64, s style) {
	s = style{regular, s.size, s.lead, inkMuted}
	const dot = " ."
	step := l.setter.width(dot, s)
	count := 0
	start := right
	for x := right - step; x >= from+4; x -= step {
		if x+step <= to-4 {
			count++
			start = x
		}
	}
	if count > 1 {
		l.put(start, y, strings.Repeat(dot, count), s)
	}
}
