package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// What stands in a PDF file: nil, bool, float64, and these.
type (
	name    string
	str     string // the bytes of a string
	array   []any
	dict    map[name]any
	ref     int // the number of another object
	keyword string
)

// stream is a dictionary with bytes behind it, as they stand in the file.
type stream struct {
	dict
	raw []byte
}

// lexer reads objects out of a file or of the content of a page.
type lexer struct {
	data []byte
	at   int
	// content is true for the content of a page, which has no references.
	content bool
	// buffer holds the string that is being read.
	buffer []byte
}

// maxNesting is how deep arrays and dictionaries may stand in each other.
const maxNesting = 32

var errEnd = errors.New("unexpected end")

// next reads the next object, or a keyword.
func (l *lexer) next() (any, error) { return l.object(0) }

func (l *lexer) object(depth int) (any, error) {
	l.space()
	if l.at >= len(l.data) {
		return nil, errEnd
	}
	if depth > maxNesting {
		return nil, errors.New("nested too deep")
	}
	switch c := l.data[l.at]; {
	case c == '/':
		return l.name(), nil
	case c == '(':
		return l.literal()
	case c == '<' && l.has("<<"):
		return l.dict(depth)
	case c == '<':
		return l.hex()
	case c == '[':
		return l.array(depth)
	case isDelimiter(c):
		l.at++
		if (c == '>' && l.at < len(l.data) && l.data[l.at] == '>') || c == '{' || c == '}' {
			l.at++
		}
		return keyword(c), nil
	}
	return l.plain()
}

func (l *lexer) has(text string) bool { return bytes.HasPrefix(l.data[l.at:], []byte(text)) }

// space skips white space and comments.
func (l *lexer) space() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			end := bytes.IndexAny(l.data[l.at:], "\r\n")
			if end < 0 {
				end = len(l.data) - l.at
			}
			l.at += end
		default:
			return
		}
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// token reads up to the next space or delimiter.
func (l *lexer) token() string { return string(l.word()) }

// word is token as a part of the data.
func (l *lexer) word() []byte {
	from := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	return l.data[from:l.at]
}

func (l *lexer) name() name {
	l.at++
	raw := l.token()
	if strings.IndexByte(raw, '#') < 0 {
		return name(raw)
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if code, err := strconv.ParseUint(raw[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(code))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return name(out)
}

// plain reads a number, a reference, or a word.
func (l *lexer) plain() (any, error) {
	word := l.word()
	switch string(word) {
	case "":
		l.at++
		return keyword(""), nil
	case "true", "false":
		return string(word) == "true", nil
	case "null":
		return nil, nil //nolint:nilnil // the object null
	}
	number, ok := decimal(word)
	if !ok {
		return keyword(word), nil
	}
	if n, ok := whole(number); ok && !l.content {
		at := l.at
		if l.reference() {
			return ref(n), nil
		}
		l.at = at
	}
	return number, nil
}

// decimal reads a number as the format writes it: without an exponent.
func decimal(word []byte) (float64, bool) {
	sign, digits := 1.0, 0
	if len(word) > 0 && (word[0] == '-' || word[0] == '+') {
		if word[0] == '-' {
			sign = -1
		}
		word = word[1:]
	}
	value, unit := 0.0, 1.0
	fraction := false
	for _, c := range word {
		switch {
		case c == '.' && !fraction:
			fraction = true
		case c >= '0' && c <= '9':
			value = value*10 + float64(c-'0')
			if digits++; fraction {
				unit *= 10
			}
		default:
			return 0, false
		}
	}
	return sign * value / unit, digits > 0 && digits < 300
}

// reference reads the rest of a reference, if there is one.
func (l *lexer) reference() bool {
	l.space()
	if l.at >= len(l.data) || l.data[l.at] < '0' || l.data[l.at] > '9' {
		return false
	}
	l.word()
	l.space()
	return string(l.word()) == "R"
}

// whole is a number as a count or a number of an object.
func whole(number any) (int, bool) {
	f, ok := number.(float64)
	if !ok || f < 0 || f > 1<<31-1 || f != float64(int(f)) {
		return 0, false
	}
	return int(f), true
}

// literal reads a string in round brackets.
func (l *lexer) literal() (str, error) {
	out, err := l.shortLived()
	return str(out), err
}

// shortLived is literal for bytes that are done with before the next string is read.
func (l *lexer) shortLived() ([]byte, error) {
	out, err := l.appendLiteral(l.buffer[:0])
	l.buffer = out
	return out, err
}

// appendLiteral appends the bytes of a string in round brackets.
func (l *lexer) appendLiteral(out []byte) ([]byte, error) {
	depth := 0
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return out, nil
			}
		case '\\':
			out = l.escape(out)
			continue
		case '\r': // a line end in a string is always a newline
			if l.at < len(l.data) && l.data[l.at] == '\n' {
				l.at++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return out, errEnd
}

// escape reads what follows a backslash.
func (l *lexer) escape(out []byte) []byte {
	if l.at >= len(l.data) {
		return out
	}
	c := l.data[l.at]
	l.at++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.at < len(l.data) && l.data[l.at] == '\n' {
			l.at++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	code := int(c - '0')
	for i := 0; i < 2 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; i++ {
		code = code*8 + int(l.data[l.at]-'0')
		l.at++
	}
	return append(out, byte(code)) //nolint:gosec // a larger code loses its high bits, as the format says
}

// hex reads a string in angle brackets.
func (l *lexer) hex() (str, error) {
	end := bytes.IndexByte(l.data[l.at:], '>')
	if end < 0 {
		return "", errEnd
	}
	var digits []byte
	for _, c := range l.data[l.at+1 : l.at+end] {
		if !isSpace(c) {
			digits = append(digits, c)
		}
	}
	l.at += end + 1
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, 0, len(digits)/2)
	for i := 0; i < len(digits); i += 2 {
		code, err := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
		if err != nil {
			return "", fmt.Errorf("%q is no hexadecimal number", digits[i:i+2])
		}
		out = append(out, byte(code))
	}
	return str(out), nil
}

func (l *lexer) array(depth int) (array, error) {
	l.at++
	var all array
	for {
		value, err := l.object(depth + 1)
		if err != nil {
			return nil, err
		}
		if value == keyword("]") {
			return all, nil
		}
		all = append(all, value)
	}
}

func (l *lexer) dict(depth int) (dict, error) {
	l.at += 2
	all := dict{}
	for {
		key, err := l.object(depth + 1)
		if err != nil {
			return nil, err
		}
		if key == keyword(">") {
			return all, nil
		}
		named, ok := key.(name)
		if !ok {
			return nil, errors.New("a dictionary has a key that is no name")
		}
		if all[named], err = l.object(depth + 1); err != nil {
			return nil, err
		}
	}
}

// text decodes a string that people read: UTF-16 or, for what is written here, ASCII.
func (s str) text() string {
	if len(s) >= 2 && s[0] == 0xFE && s[1] == 0xFF {
		return fromUTF16(s[2:])
	}
	return string([]rune(string(s)))
}

// fromUTF16 decodes UTF-16, the high byte first.
func fromUTF16[text str | []byte](s text) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i += 2 {
		if i+1 == len(s) {
			out = utf8.AppendRune(out, utf8.RuneError)
			break
		}
		r := rune(s[i])<<8 | rune(s[i+1])
		if utf16.IsSurrogate(r) && i+3 < len(s) {
			if pair := utf16.DecodeRune(r, rune(s[i+2])<<8|rune(s[i+3])); pair != utf8.RuneError {
				r = pair
				i += 2
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}
