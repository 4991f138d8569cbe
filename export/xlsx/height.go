package xlsx

import (
	"strings"
	"unicode"

	"ask645/export/sheet"
)

// The heights of rows, in points.
const (
	lineHeight = 12.75
	// maxHeight is that of the highest row a spreadsheet shows; mostLines are more than it has
	// room for. The text of a higher row is all there, and can be read in the line for input.
	maxHeight = 409
	mostLines = 33
)

// height is how high a row has to be for its texts. LibreOffice and programs like it do not
// work this out when they open a workbook: without it, a row shows the first line of each
// cell.
func height(r sheet.Row, widths []float64) float64 {
	switch r.Look {
	case sheet.Title:
		return 32
	case sheet.Subtitle, sheet.Blank:
		return 24
	case sheet.Heading, sheet.Mark:
		return 30
	default:
	}
	most := 1
	for i, cell := range r.Cells {
		most = max(most, linesIn(cell, widths[i]))
	}
	return min(float64(most)*lineHeight+2.25, maxHeight)
}

// linesIn counts the lines of a text in a column, roughly: a line too many does no harm.
func linesIn(text string, width float64) int {
	// A column is a little narrower than its digits, because programs round their width down.
	width = max(width*0.93, 1)
	const widest = 1.5 // of what a byte can stand for
	if float64(len(text))*widest <= width && strings.IndexByte(text, '\n') < 0 {
		return 1
	}
	count := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		count++
		line := 0.0
		for word := range strings.SplitSeq(paragraph, " ") {
			if count > mostLines {
				return count // no row is higher
			}
			w := widthOf(word)
			if line > 0 && line+w > width {
				count++
				line = 0
			}
			// A word that is too long for a line is broken.
			for ; w > width; w -= width {
				count++
			}
			line += w + widthOf(" ")
		}
	}
	return count
}

// widthOf is the width of a text in digits, roughly that of the usual font.
func widthOf(text string) float64 {
	width := 0.0
	for _, r := range text {
		switch r {
		case ' ', '.', ',', ':', ';', '\'', '!', '|', '(', ')', '[', ']', '/', '-', 'i', 'j', 'l', 'f', 't', 'r', 'I':
			width += 0.5
		case 'c', 'k', 's', 'v', 'x', 'y', 'z':
			width += 0.9
		case 'm', 'w', 'M', 'W', '@', '%', '—':
			width += 1.5
		default:
			width += widthOfOther(r)
		}
	}
	return width
}

func widthOfOther(r rune) float64 {
	const wideFrom = '\u1100'
	switch {
	case unicode.IsUpper(r):
		return 1.25
	case r < unicode.MaxASCII:
		return 1
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= wideFrom:
		return 1.9
	}
	return 1
}
