package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// calm is the last gate before the terminal: of a line it leaves what can be seen, and the
// styles of the program. Pages show control characters by their number before that; a field
// in which text is edited holds them as they are. They become U+FFFD here.
func calm(line string) string {
	if isCalm(line) {
		return line
	}
	var b strings.Builder
	for line != "" {
		at := strings.IndexFunc(line, acts)
		if at < 0 {
			at = len(line)
		}
		b.WriteString(line[:at])
		line = line[at:]
		if n := styling(line); n > 0 {
			b.WriteString(line[:n])
			line = line[n:]
			continue
		}
		if line != "" {
			_, size := utf8.DecodeRuneInString(line)
			b.WriteRune(utf8.RuneError)
			line = line[size:]
		}
	}
	return b.String()
}

// isCalm reports whether there is nothing to take out of a line, as in most.
func isCalm(line string) bool {
	for line != "" {
		if length := styling(line); length > 0 {
			line = line[length:]
			continue
		}
		r, size := utf8.DecodeRuneInString(line)
		if acts(r) {
			return false
		}
		line = line[size:]
	}
	return true
}

// acts reports the characters that act on a terminal, or reorder the text around them.
func acts(r rune) bool {
	if ' ' <= r && r <= '~' {
		return false
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}

// styling is the length of the change of style that a line begins with, or 0.
func styling(line string) int {
	rest, ok := strings.CutPrefix(line, "\x1b[")
	if !ok {
		return 0
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return (r < '0' || r > '9') && r != ';' && r != ':' })
	if end < 0 || rest[end] != 'm' {
		return 0
	}
	return len("\x1b[") + end + 1
}
