package pdf

// box is something of a known height that is not split over pages.
type box struct {
	height float64
	draw   func(x, y float64)
}

// lines is a box of lines.
func (l *layout) lines(lines []line) box {
	return box{heightOf(lines), func(x, y float64) { l.place(x, y, lines) }}
}

// columnGap is the space between two columns of text.
const columnGap = 24.0

// half is the width of one of two columns.
const half = (column - columnGap) / 2

// inColumns sets boxes of half the width in two columns, read down the left one first, and
// goes on to further pages where they do not fit. gap is the space between boxes.
func (l *layout) inColumns(boxes []box, gap float64) {
	for len(boxes) > 0 {
		count, split := l.fill2(boxes, gap)
		if count == 0 && l.y > top {
			l.newPage()
			continue
		}
		// A box taller than the page is drawn beyond its foot; callers make none.
		count = max(count, 1)
		split = max(split, 1)
		height := max(l.stack(left, boxes[:split], gap), l.stack(left+half+columnGap, boxes[split:count], gap))
		l.y += height
		if boxes = boxes[count:]; len(boxes) > 0 {
			l.newPage()
		}
	}
}

// stack draws boxes below each other and returns the height that they take.
func (l *layout) stack(x float64, boxes []box, gap float64) float64 {
	y := l.y
	for i, b := range boxes {
		if i > 0 {
			y += gap
		}
		b.draw(x, y)
		y += b.height
	}
	return y - l.y
}

// fill2 is how many boxes fit on the page in two columns, and how many of them stand in the
// left one: so many that both are about as tall.
func (l *layout) fill2(boxes []box, gap float64) (count, split int) {
	for count = len(boxes); count > 0; count-- {
		best := 0.0
		for at := 1; at <= count; at++ {
			taller := max(stackHeight(boxes[:at], gap), stackHeight(boxes[at:count], gap))
			if best == 0 || taller < best {
				best, split = taller, at
			}
		}
		if best <= l.room() {
			return count, split
		}
	}
	return 0, 0
}

func stackHeight(boxes []box, gap float64) float64 {
	height := gap * float64(max(len(boxes)-1, 0))
	for _, b := range boxes {
		height += b.height
	}
	return height
}
