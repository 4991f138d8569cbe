package tui

import (
	"unicode/utf8"

	"charm.land/lipgloss/v2"
)

// cells is how many cells of the terminal a line takes. It counts itself what takes one cell
// each, with styles in between; the frame is almost only that, and is measured with every key.
// Whatever else there is goes to the library, which knows every script.
func cells(line string) int {
	n := 0
	for i := 0; i < len(line); {
		c := line[i]
		switch {
		case ' ' <= c && c <= '~':
			n++
			i++
		case c == '\x1b':
			length := styling(line[i:])
			if length == 0 {
				return lipgloss.Width(line)
			}
			i += length
		default:
			r, size := utf8.DecodeRuneInString(line[i:])
			if !oneCell(r) {
				return lipgloss.Width(line)
			}
			n++
			i += size
		}
	}
	return n
}

// oneCell reports the signs beyond ASCII that the app draws with, and that are one cell wide
// whatever stands beside them.
func oneCell(r rune) bool {
	switch r {
	case '…', '·', '–', '—', '‘', '’', '“', '”', '←', '↑', '→', '↓':
		return true
	}
	return '─' <= r && r <= '╿'
}
