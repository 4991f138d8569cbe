package sheet

import (
	"unicode/utf16"
	"unicode/utf8"
)

// Length is the length of a text in the units of UTF-16, in which spreadsheets count.
func Length(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// Begin is the beginning of a text, as much of it as has the given length, and the number of
// characters behind it.
func Begin(text string, length int) (beginning string, behind int) {
	for at, r := range text {
		length -= utf16.RuneLen(r)
		if length < 0 {
			return text[:at], utf8.RuneCountInString(text[at:])
		}
	}
	return text, 0
}
