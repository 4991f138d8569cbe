package xlsx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"ask645/export/sheet"
)

// underscore stands in a cell for an underscore that the packer writes as an escape. It is a
// character that no text has: see [plain].
const underscore = '\ufdd0'

// fit makes the texts of a sheet such as a workbook can hold them, and says what was lost.
func fit(s *sheet.Sheet) (warnings []string) {
	for i := range s.Rows {
		cells := s.Rows[i].Cells
		for column := range cells {
			short, missing := shorten(plain(cells[column]))
			cells[column] = short
			if missing > 0 {
				warnings = append(warnings, fmt.Sprintf(
					"a cell of a workbook is too small for the text of %s on sheet %q: %d characters are left out, and stand in the JSON statement",
					called(s, i, column), s.Name, missing))
			}
		}
	}
	return warnings
}

// called names a cell by its row, and by its column where the sheet has headings.
func called(s *sheet.Sheet, row, column int) string {
	name, _ := sheet.Begin(s.Rows[row].Cells[0], 40)
	if column < len(s.Columns) {
		name += ", " + s.Columns[column] + ","
	}
	return name
}

// shorten cuts a text to what a cell holds. Excelize would cut it without a word.
func shorten(text string) (short string, missing int) {
	if sheet.Length(text) <= sheet.MaxCell {
		return text, 0
	}
	const room = 80
	beginning, missing := sheet.Begin(text, sheet.MaxCell-room)
	return fmt.Sprintf("%s [continued in the JSON statement; %d characters left out]", beginning, missing), missing
}

// plain writes the characters that are none, and that XML cannot hold or should not, by
// their number, like other signs that cannot be shown.
func plain(text string) string {
	if strings.IndexFunc(text, noncharacter) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if noncharacter(r) {
			fmt.Fprintf(&b, "[U+%04X]", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func noncharacter(r rune) bool {
	return r >= '\ufdd0' && r <= '\ufdef' || r&0xfffe == 0xfffe
}

// escape marks the underscores that would begin an escape such as _x0041_, which readers of
// workbooks turn into a character. Excelize escapes some of them, drops others, and does not
// see those that share an underscore, so it gets to see none.
func escape(text string) string {
	const begin = "_x"
	if !strings.Contains(text, begin) {
		return text
	}
	var b strings.Builder
	for i, r := range text {
		if r == '_' && isEscape(text[i:]) {
			r = underscore
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isEscape reports whether a text begins like _x0041_.
func isEscape(text string) bool {
	const length = len("_x0041_")
	if len(text) < length || text[1] != 'x' || text[length-1] != '_' {
		return false
	}
	for _, c := range []byte(text[2 : length-1]) {
		if c >= utf8.RuneSelf || !strings.ContainsRune("0123456789abcdefABCDEF", rune(c)) {
			return false
		}
	}
	return true
}
