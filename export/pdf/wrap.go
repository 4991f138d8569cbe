package pdf

import (
	"strings"
	"unicode"
)

const (
	softHyphen     = '\u00ad'
	zeroWidthSpace = '\u200b'
)

// wrap breaks clean text into lines no wider than width points. Newlines of the text stay.
// Lines break at spaces, which are dropped there, after dashes and between the characters of
// Chinese and Japanese, then between the signs of a long word such as a web address, and in
// need anywhere; but never at a no-break space or before a combining mark. No other character
// is lost or added.
func (t *typesetter) wrap(text string, s style, width float64) []string {
	limit := int(width * em / s.size)
	lines := make([]string, 0, 1+len(text)*typicalAdvance/max(limit, typicalAdvance))
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = t.wrapParagraph(lines, paragraph, s.face, limit)
	}
	return lines
}

// typicalAdvance is about what a letter is wide, in thousandths of the font size. It only
// foretells how many lines there will be.
const typicalAdvance = 600

// opportunity is a place where a line may end.
type opportunity struct {
	// end is where the line ends, next where the one after it begins.
	end, next int
	// width is that of everything before next.
	width int
}

func (t *typesetter) wrapParagraph(lines []string, paragraph string, wanted faceID, limit int) []string {
	paragraph = strings.TrimRight(paragraph, " ")
	runes, starts := t.decode(paragraph)
	start, width := 0, 0
	var good, poor opportunity
	for i, r := range runes {
		advance := t.lineAdvance(r, wanted)
		for width+advance > limit && start < i && !breakingSpace(r) && !sticks(r) {
			at := anywhere(runes, start, i, width)
			if poor.next > start {
				at = poor
			}
			if good.next > start {
				at = good
			}
			if at.end > start { // otherwise it holds nothing but spaces
				lines = append(lines, paragraph[starts[start]:starts[at.end]])
			}
			start = at.next
			width -= at.width
			good.width -= at.width
			poor.width -= at.width
		}
		width += advance
		switch breakAfter(runes, i) {
		case breakSpace:
			end := i
			if good.next == i && good.end < i {
				end = good.end // further spaces after a space
			}
			good = opportunity{end: end, next: i + 1, width: width}
		case breakGood:
			if _, hyphen := t.set('-', wanted); r != softHyphen || width+hyphen <= limit {
				good = opportunity{end: i + 1, next: i + 1, width: width}
			}
		case breakPoor:
			poor = opportunity{end: i + 1, next: i + 1, width: width}
		case breakNone:
		}
	}
	return append(lines, paragraph[starts[start]:])
}

// decode returns the characters of a text and the places where they start in it, and last of
// all its end. Both are overwritten by the next call.
func (t *typesetter) decode(text string) (runes []rune, starts []int) {
	runes, starts = t.runes[:0], t.starts[:0]
	for at, r := range text {
		runes, starts = append(runes, r), append(starts, at)
	}
	starts = append(starts, len(text))
	t.runes, t.starts = runes, starts
	return runes, starts
}

// anywhere is the break in front of i, for want of a better one. It leaves a soft hyphen to the
// next line, where it does not show: here is no room for it.
func anywhere(runes []rune, start, i, width int) opportunity {
	for i-1 > start && runes[i-1] == softHyphen {
		i--
	}
	return opportunity{end: i, next: i, width: width}
}

// breaking says how well a line may end after a character.
type breaking int

const (
	breakNone breaking = iota
	// breakPoor is better than in the middle of a word.
	breakPoor
	breakGood
	// breakSpace is a space that is dropped where the line ends.
	breakSpace
)

func breakAfter(runes []rune, i int) breaking {
	r := runes[i]
	if breakingSpace(r) {
		return breakSpace
	}
	if i+1 == len(runes) || sticks(runes[i+1]) {
		return breakNone
	}
	if after := runes[i+1]; r != softHyphen && (ideographic(r) || ideographic(after)) {
		return breakIdeographic(r, after)
	}
	if i == 0 {
		return breakNone
	}
	after := runes[i+1]
	switch r {
	case zeroWidthSpace, softHyphen, '\u2013', '\u2014':
		return breakGood
	case '-':
		// Not in 5.3-10, not before the name of an option, and not in Wi-Fi.
		if lettersBeside(runes, i, -1) == partLetters && lettersBeside(runes, i, 1) == partLetters {
			return breakGood
		}
		return breakPoor
	case ']':
		if after == '[' {
			return breakGood // between characters printed as their code points
		}
	case '/', '\\', '.', ',', ';', ':', '?', '&', '=', '_', '#', '%', '+', '|', '@':
		if after != r {
			return breakPoor
		}
	}
	return breakNone
}

// partLetters is how many letters stand on either side of a hyphen at which a line ends.
const partLetters = 3

// lettersBeside counts the letters from a place on, forwards or backwards, up to partLetters.
func lettersBeside(runes []rune, i, step int) int {
	for n := range partLetters {
		if i += step; i < 0 || i >= len(runes) || !unicode.IsLetter(runes[i]) {
			return n
		}
	}
	return partLetters
}

// breakIdeographic says how well a line may end between two characters, one of which at
// least is Chinese, Japanese or Korean. Korean has spaces between its words and breaks there.
func breakIdeographic(r, after rune) breaking {
	switch {
	case strings.ContainsRune("（「『【〔〈《〖｛［“‘(", r):
		return breakNone
	case strings.ContainsRune("、。，．：；！？）」』】〕〉》〗｝］”’ー々…・)]}.,:;!?", after):
		return breakNone
	case unicode.Is(unicode.Hangul, r), unicode.Is(unicode.Hangul, after):
		return breakPoor
	case breakingSpace(after), after == '\u00a0', r == '\u00a0':
		return breakNone
	}
	return breakGood
}

// ideographic reports the characters that are written without spaces between words, and
// their full-width signs.
func ideographic(r rune) bool {
	return r >= 0x2E80 && (r < 0xA4D0 || (r >= 0xAC00 && r < 0xD7B0) || (r >= 0xF900 && r < 0xFB00) || (r >= 0xFF00 && r < 0xFFF0)) && r != '\u3000'
}

// breakingSpace reports whether a line may end here and the character be dropped. No-break
// spaces are not among them.
func breakingSpace(r rune) bool {
	switch {
	case r == ' ', r == '\u1680', r == '\u205f', r == '\u3000':
		return true
	case r >= '\u2000' && r <= '\u200a' && r != '\u2007':
		return true
	}
	return false
}

// sticks reports whether a character belongs to the one before it.
func sticks(r rune) bool {
	return r >= 0x300 && (unicode.Is(unicode.M, r) || r == '\u200d' || r == '\u200c')
}

func (t *typesetter) lineAdvance(r rune, wanted faceID) int {
	if r == softHyphen {
		return 0
	}
	_, advance := t.set(r, wanted)
	return advance
}

// visible is a wrapped line as it is drawn: soft hyphens show at its end only.
func visible(line string) string {
	if !strings.ContainsRune(line, softHyphen) {
		return line
	}
	hyphen := ""
	if strings.HasSuffix(line, string(softHyphen)) {
		hyphen = "-"
	}
	return strings.ReplaceAll(line, string(softHyphen), "") + hyphen
}
