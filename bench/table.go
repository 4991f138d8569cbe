package main

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// row is one line of a table of results: what was measured, beside what, and the budget.
type row struct {
	what, here, beside, ratio, budget string
	// over is true where the budget is exceeded.
	over bool
}

// cells are the texts of a row.
func (r row) cells() []string {
	kept := "yes"
	switch {
	case r.budget == "":
		kept = ""
	case r.over:
		kept = "no"
	}
	return []string{r.what, r.here, r.beside, r.ratio, r.budget, kept}
}

// table writes rows below headings, as Markdown that can be read as it is.
func table(headings []string, rows [][]string) string {
	widths := make([]int, len(headings))
	for _, cells := range append([][]string{headings}, rows...) {
		for i, cell := range cells {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	line := func(cells []string) {
		for i, cell := range cells {
			b.WriteString("| " + cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+1))
		}
		b.WriteString("|\n")
	}
	line(headings)
	rule := make([]string, len(headings))
	for i, width := range widths {
		rule[i] = strings.Repeat("-", width)
	}
	line(rule)
	for _, cells := range rows {
		line(cells)
	}
	return b.String()
}

// milliseconds writes a duration in ms, with three digits that say something.
func milliseconds(d time.Duration) string {
	ms := float64(d) / float64(time.Millisecond)
	switch {
	case ms >= 100:
		return fmt.Sprintf("%.0f ms", ms)
	case ms >= 1:
		return fmt.Sprintf("%.1f ms", ms)
	default:
		return fmt.Sprintf("%.3f ms", ms)
	}
}

// mebibytes writes a number of bytes in MiB.
func mebibytes(n int64) string {
	const one = 1 << 20
	if n >= 100*one {
		return fmt.Sprintf("%.0f MiB", float64(n)/one)
	}
	return fmt.Sprintf("%.1f MiB", float64(n)/one)
}

// timeAndMemory writes what a process took.
func timeAndMemory(u usage) string {
	if u.peak == 0 {
		return milliseconds(u.wall)
	}
	return milliseconds(u.wall) + ", " + mebibytes(u.peak)
}
