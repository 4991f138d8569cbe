package questionnaire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// fault finds out what is wrong where encoding/json could not read on, so that a comment or a
// comma too many is not taken for garbage. The zero value stands at the start of a file.
type fault struct {
	data []byte
	// from is the end of what could be read.
	from int
	// inObject and inList say in what from stands; named, that a member's name was read last.
	inObject, inList, named bool
}

// error says what is wrong, and where.
func (f fault) error() *FileError {
	at := f.skip(f.from)
	if e := f.stray(at); e != nil {
		return e
	}
	opened := f.from > 0 && (f.data[f.from-1] == '{' || f.data[f.from-1] == '[')
	if (f.inObject || f.inList) && !opened {
		sign, missing := byte(','), "a comma is missing before this: write one"
		if f.named {
			sign, missing = ':', "a colon is missing before this: write one"
		}
		switch first := f.data[at]; {
		case first == sign:
		case at == f.from && isDigit(f.data[at-1]) && (isDigit(first) || isLetter(first)):
			return f.say(at, noNumber)
		case strings.IndexByte(`"'{[-`, first) >= 0, isDigit(first):
			return f.say(at, missing)
		case f.word(at) != "" && !f.named:
			return f.say(at, f.word(at)+" stands where a comma or a closing bracket is expected: remove it")
		default:
			return f.garbage(at)
		}
		comma := at
		at = f.skip(at + 1)
		if e := f.stray(at); e != nil {
			return e
		}
		if f.data[at] == '}' || f.data[at] == ']' {
			if f.named {
				return f.say(at, "a value is missing before this: write one")
			}
			return f.say(comma, "a comma before the closing bracket: remove it")
		}
	}
	return f.misspelt(at, f.inObject && !f.named)
}

// skip returns the offset of the first byte from at that is no white space.
func (f fault) skip(at int) int {
	return len(f.data) - len(bytes.TrimLeft(f.data[at:], " \t\r\n"))
}

func (f fault) say(at int, problem string) *FileError { return placed(f.data, at, "", problem) }

// stray finds what may stand nowhere between the parts of JSON, and the end of the file.
func (f fault) stray(at int) *FileError {
	rest := f.data[at:]
	switch {
	case len(rest) == 0:
		return f.say(at, cutOff)
	case isComment(rest):
		return f.say(at, holdsComment)
	case isConflict(rest):
		return f.say(at, "a merge conflict: keep one of the two sides, and remove the lines that mark them")
	}
	return nil
}

// cutOff is the problem of a file that ends before its JSON does.
const cutOff = "the file ends too early: it was cut off"

// holdsComment is the problem of a file with a comment in it.
const holdsComment = "holds a comment, which JSON does not know: remove it"

func isComment(text []byte) bool {
	return text[0] == '#' || bytes.HasPrefix(text, []byte("//")) || bytes.HasPrefix(text, []byte("/*"))
}

// noNumber is the problem of a number in another notation.
const noNumber = "no number as JSON knows them: write digits as in -12 or 0.5"

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// isConflict reports whether a text begins with a line that version control leaves where two
// people changed the same.
func isConflict(text []byte) bool {
	for _, sign := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if bytes.HasPrefix(text, []byte(sign)) {
			return true
		}
	}
	return false
}

// misspelt says what is wrong with a value, or with the name of a member.
func (f fault) misspelt(at int, name bool) *FileError {
	word := f.word(at)
	switch first := f.data[at]; {
	case first == ',' && f.named:
		return f.say(at, "a value is missing before this: write one")
	case (first == '+' || first == '.') && at+1 < len(f.data) && isDigit(f.data[at+1]):
		return f.say(at, noNumber)
	case first == ',':
		return f.say(at, "a comma too many: remove it")
	case first == '\'', bytes.HasPrefix(f.data[at:], []byte("\u2018")):
		return f.say(at, `single quotes, which JSON does not know: write double quotes`)
	case bytes.HasPrefix(f.data[at:], []byte("\u201c")), bytes.HasPrefix(f.data[at:], []byte("\u201d")), bytes.HasPrefix(f.data[at:], []byte("\u201e")):
		return f.say(at, `curly quotes, which JSON does not know: write straight ones`)
	case word == "":
		return f.garbage(at)
	case !f.inObject && !f.inList && !startsLiteral(word):
		return f.say(at, "the file begins with "+word+" and not with a brace: this is no file of ask645")
	case name:
		return f.say(at, fmt.Sprintf(`the name %s has no quotes: write "%s"`, word, word))
	}
	switch lower := strings.ToLower(strings.TrimLeft(word, "+-")); lower {
	case "nan", "inf", "infinity":
		return f.say(at, word+" is no number in JSON: write a number, or remove the member")
	case "true", "false", "null":
		if word != lower {
			return f.say(at, fmt.Sprintf("%s is not spelt as in JSON: write %s", word, lower))
		}
	case "none", "undefined":
		return f.say(at, word+" is no value in JSON: write null, or remove the member")
	}
	if startsLiteral(word) {
		return f.garbage(at) // it may have been cut off
	}
	if isLetter(word[0]) {
		return f.say(at, fmt.Sprintf(`the text %s has no quotes: write it in double quotes`, word))
	}
	return f.garbage(at)
}

// startsLiteral reports whether a word is true, false or null, or the beginning of one.
func startsLiteral(word string) bool {
	return strings.HasPrefix("true", word) || strings.HasPrefix("false", word) || strings.HasPrefix("null", word)
}

// longestWord is how much of a bare word an error repeats.
const longestWord = 40

// word is the bare word at an offset, or "".
func (f fault) word(at int) string {
	end := at
	if b := f.data[at]; (b == '-' || b == '+') && at+1 < len(f.data) && isLetter(f.data[at+1]) {
		end++
	}
	start := end
	for end < len(f.data) && end-at < longestWord && (isLetter(f.data[end]) || end > start && isDigit(f.data[end])) {
		end++
	}
	if end == start {
		return ""
	}
	return string(f.data[at:end])
}

// garbage is the fault in the words of encoding/json. start is where the trouble begins.
func (f fault) garbage(start int) *FileError {
	var value json.RawMessage
	var syntax *json.SyntaxError
	// With a byte more, a file that was cut off is wrong after its end, and any other within.
	if !errors.As(json.Unmarshal(append(bytes.Clone(f.data), '\n'), &value), &syntax) {
		return f.say(start, "a number too large to be read: write a smaller one")
	}
	at := int(syntax.Offset) - 1
	switch {
	case at >= len(f.data):
		return f.say(len(f.data), cutOff)
	case f.data[at] < ' ':
		return f.say(at, fmt.Sprintf("a text holds the byte %#02x: %s", f.data[at], controlAdvice(f.data[at])))
	case at > 0 && f.data[at-1] == '\\':
		return f.say(at-1, "a backslash that stands for nothing: write two for one in a text")
	}
	return f.say(at, "not JSON: "+syntax.Error())
}

// controlAdvice says how to write a control character in a text, or what it means.
func controlAdvice(b byte) string {
	switch b {
	case '\n', '\r':
		return `close the text with a quote, or write \n for a new line`
	case '\t':
		return `write \t for a tab`
	}
	return "remove it"
}
