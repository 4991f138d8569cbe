package sheet

import (
	"fmt"
	"strings"
)

// Compare holds the cells of a file against those that were to be written to it. A missing
// cell is an empty one, because files leave out the empty cells at the end of a row. The
// error names the first difference; where says how a cell is called, both counted from 0.
func Compare(want, got [][]string, where func(row, column int) string) error {
	for row := range max(len(want), len(got)) {
		wanted, given := cellsOf(want, row), cellsOf(got, row)
		for column := range max(len(wanted), len(given)) {
			w, g := cellOf(wanted, column), cellOf(given, column)
			if w != g {
				w, g = around(w, g)
				return fmt.Errorf("%s holds %q instead of %q", where(row, column), g, w)
			}
		}
	}
	return nil
}

func cellsOf(rows [][]string, row int) []string {
	if row < len(rows) {
		return rows[row]
	}
	return nil
}

func cellOf(cells []string, column int) string {
	if column < len(cells) {
		return cells[column]
	}
	return ""
}

// around cuts two texts down to the place where they begin to differ.
func around(a, b string) (string, string) {
	const before, length = 20, 60
	x, y := []rune(a), []rune(b)
	same := 0
	for same < min(len(x), len(y)) && x[same] == y[same] {
		same++
	}
	cut := func(text []rune) string {
		from := max(same-before, 0)
		to := min(from+length, len(text))
		var out strings.Builder
		if from > 0 {
			out.WriteString("…")
		}
		out.WriteString(string(text[from:to]))
		if to < len(text) {
			out.WriteString("…")
		}
		return out.String()
	}
	return cut(x), cut(y)
}
