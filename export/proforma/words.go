package proforma

import (
	"strings"
	"unicode"
)

// plain is a short cell without the marks with which Markdown emphasises or links it.
func plain(cell string) string {
	cell = strings.TrimSpace(cell)
	for {
		bare := cell
		if last := len(cell) - 1; last > 0 && cell[0] == cell[last] && strings.IndexByte("*_`~", cell[0]) >= 0 {
			bare = strings.TrimSpace(cell[1:last])
		}
		if strings.HasPrefix(bare, "[") && strings.HasSuffix(bare, ")") {
			if text, _, found := strings.Cut(bare[1:], "]("); found {
				bare = strings.TrimSpace(text)
			}
		}
		if bare == cell {
			return cell
		}
		cell = bare
	}
}

// fold makes headings comparable: lower case, no marks, no remarks in brackets, words a
// space apart.
func fold(cell string) string {
	text := strings.ToLower(plain(cell))
	if text == "#" {
		return text
	}
	if bare := dropBrackets(text); strings.TrimSpace(bare) != "" {
		text = bare
	}
	text = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '/' {
			return r
		}
		return ' '
	}, text)
	text = strings.Join(strings.Fields(text), " ")
	return strings.ReplaceAll(strings.ReplaceAll(text, " /", "/"), "/ ", "/")
}

// dropBrackets leaves out what stands in brackets.
func dropBrackets(text string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == '(' || r == '[':
			depth++
			return -1
		case (r == ')' || r == ']') && depth > 0:
			depth--
			return -1
		case depth > 0:
			return -1
		}
		return r
	}, text)
}

// hasWord reports whether one of the words stands in a folded heading.
func hasWord(folded string, words ...string) bool {
	for found := range strings.FieldsFuncSeq(folded, func(r rune) bool { return r == ' ' || r == '/' }) {
		for _, word := range words {
			if found == word {
				return true
			}
		}
	}
	return false
}
