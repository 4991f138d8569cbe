package sheet

import (
	"strings"
	"unicode"
)

// Guard puts an apostrophe in front of a text that a spreadsheet could take for a formula.
//
// A text cell of a workbook is never calculated, so that CSV alone seems to need this. But
// the laboratory that gets a workbook saves it as CSV again, or copies it with a script, and
// there the text would wake up. So every spreadsheet format writes the apostrophe, which
// people who use spreadsheets know as the sign of a text. [Unguard] takes it away.
func Guard(text string) string {
	if looksLikeFormula(text) {
		return "'" + text
	}
	return text
}

// Unguard gives back the text that was guarded.
func Unguard(text string) string {
	if rest, ok := strings.CutPrefix(text, "'"); ok && looksLikeFormula(rest) {
		return rest
	}
	return text
}

// looksLikeFormula reports whether a text begins like a formula. Spaces and quotes before it
// count for nothing, because programs drop them on the way. That an apostrophe is among them
// also makes guarding reversible: a text that begins with its own gets a second one.
func looksLikeFormula(text string) bool {
	for _, r := range text {
		switch r {
		case '=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r':
			return true
		case '\'', '"':
			continue
		}
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return false
}
