package questionnaire

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable makes text from a file or a person safe to show: control characters, escape
// sequences and marks that reorder text become visible signs such as [U+001B]. Newlines
// stay, tabs become spaces, bytes that are no UTF-8 become U+FFFD. Text without any of these
// is returned as it is.
func Printable(text string) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	if strings.IndexFunc(text, unprintable) < 0 {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\t':
			b.WriteString("    ")
		case r == '\r':
			b.WriteByte('\n')
		case unprintable(r):
			fmt.Fprintf(&b, "[U+%04X]", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// PrintableLine is Printable for a place that holds one line: runs of spaces and newlines
// become one space. Spaces that hold words together stay.
func PrintableLine(text string) string {
	text = Printable(text)
	if strings.Trim(text, " \n") == text && !strings.Contains(text, "\n") && !strings.Contains(text, "  ") {
		return text
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' })
	return strings.Join(words, " ")
}

// Capital writes the first letter of a text large.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// unprintable reports what must not reach a terminal or a page as it is: control
// characters but the newline, line separators, and the bidirectional controls.
func unprintable(r rune) bool {
	switch {
	case r >= ' ' && r <= '~', r == '\n': // almost every letter there is
		return false
	case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == '\ufeff':
		return true
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200e', r == '\u200f', r == '\u061c':
		return true
	}
	return false
}
