package questionnaire

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// blankPattern is how templates write what is left open: a name in braces.
var blankPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\{([a-z][a-z0-9_]*)\}`)
})

// Blanks lists the names left open in a text, each once, in order of appearance.
func Blanks(text string) []string {
	if !strings.Contains(text, "{") {
		return nil
	}
	var names []string
	for _, found := range blankPattern().FindAllStringSubmatch(text, -1) {
		if !slices.Contains(names, found[1]) {
			names = append(names, found[1])
		}
	}
	return names
}

// emptyPhrases are what people write in a column that must not be empty. They are compared
// without case, white space and closing punctuation.
var emptyPhrases = []string{
	"tbd", "tba", "tbc", "todo", "to do", "to be done", "to be defined", "to be determined",
	"to be confirmed", "n/a", "na", "n.a", "none", "nil", "no", "yes", "y", "n", "ok", "see above",
	"see below", "xxx", "xx", "x", "later", "pending", "not applicable", "not supported",
	"supported", "fixme", "lorem ipsum", "text", "test",
}

// longestPhrase is how many bytes the longest of emptyPhrases has, spaces not counted.
const longestPhrase = 16

// placeholder says why a Detail is no text yet, or "".
func placeholder(detail string) string {
	if names := Blanks(detail); len(names) > 0 {
		return "still holds the blank {" + strings.Join(names, "}, {") + "}"
	}
	if strings.TrimSpace(detail) == "" {
		return ""
	}
	if isEmptyPhrase(detail) || strings.IndexFunc(detail, isWordRune) < 0 {
		return "is only \"" + strings.TrimSpace(detail) + "\""
	}
	return ""
}

// isEmptyPhrase reports whether a text is one of emptyPhrases.
func isEmptyPhrase(text string) bool {
	bare := strings.TrimRightFunc(text, func(r rune) bool { return strings.ContainsRune(".:;!?…", r) || unicode.IsSpace(r) })
	letters := 0
	for _, r := range bare {
		if !unicode.IsSpace(r) {
			letters++
		}
		if letters > longestPhrase {
			return false
		}
	}
	return slices.Contains(emptyPhrases, strings.ToLower(oneLine(bare)))
}

// reasonWords is how many words a Detail has at least when it gives a reason. The count
// does not depend on the language in which the manufacturer writes.
const reasonWords = 5

// givesReason reports whether a Detail says why: it is no placeholder and holds more than a
// bare no. Scripts that are written without spaces count by character.
func givesReason(detail string) bool {
	return placeholder(detail) == "" && hasWords(detail, reasonWords)
}

// hasWords reports whether a text has n words or more.
func hasWords(text string, n int) bool {
	inWord := false
	for _, r := range text {
		switch {
		case r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer):
			n--
			inWord = false
		case isWordRune(r):
			if !inWord {
				n--
			}
			inWord = true
		case r == '\'' || r == '’' || r == '-':
		default:
			inWord = false
		}
		if n <= 0 {
			return true
		}
	}
	return false
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
