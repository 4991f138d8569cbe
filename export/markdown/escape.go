package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ask645/export/document"
)

// lineBreak is a new line inside a cell of a table.
const lineBreak = "<br>"

// cell is a text of any number of lines as it stands in a cell.
func cell(text string) string {
	if strings.IndexByte(text, '\n') < 0 {
		return escape(text)
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = escape(line)
	}
	return strings.Join(lines, lineBreak)
}

// prose is a text of any number of lines as paragraphs. Lines of one paragraph end in a
// backslash, which breaks the line where HTML is not allowed, too.
func prose(text string) string {
	var b strings.Builder
	broken := true
	for line := range strings.SplitSeq(text, "\n") {
		line = escape(strings.TrimSpace(line))
		switch {
		case line == "":
			if !broken {
				b.WriteString("\n\n")
			}
			broken = true
			continue
		case !broken && strings.HasSuffix(b.String(), "\\"):
			// Not every reader counts backslashes.
			b.WriteString(" \\\n")
		case !broken:
			b.WriteString("\\\n")
		}
		b.WriteString(line)
		broken = false
	}
	return strings.TrimSpace(b.String())
}

// linked is cell for a text of which a web address at the end of a line becomes a link.
func linked(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		at := strings.LastIndexByte(line, ' ') + 1
		if document.WebAddress(line[at:]) {
			lines[i] = escape(line[:at]) + "<" + line[at:] + ">"
		} else {
			lines[i] = escape(line)
		}
	}
	return strings.Join(lines, lineBreak)
}

// escape makes one line of a text into Markdown that shows it. Escaped are the characters
// that mean something anywhere, those that begin a block at the start of a line, and the
// signs by which GitHub's dialect knows an address that it would make a link.
func escape(line string) string {
	var b strings.Builder
	at, from := opens(line), 0
	for i := range len(line) { // each of these characters is one byte long
		if i != at && !special(line, i) {
			continue
		}
		if b.Len() == 0 {
			b.Grow(len(line) + len(line)/8 + 1)
		}
		b.WriteString(line[from:i])
		b.WriteByte('\\')
		from = i
	}
	if b.Len() == 0 {
		return line
	}
	b.WriteString(line[from:])
	return b.String()
}

// special reports whether the character at i means something wherever it stands, in CommonMark
// or in a dialect of it. So does the underscore, unless it stands inside a word.
func special(line string, i int) bool {
	switch line[i] {
	case '\\', '`', '*', '[', ']', '<', '&', '|', '~', '#', '$', '{', '}', '^':
		return true
	case '_':
		return !insideWord(line, i)
	case ':', '.':
		return address(line, i)
	}
	return false
}

// opens is the index of the character by which a line would begin a list, a quotation, a rule
// or a definition, or -1.
func opens(line string) int {
	start := len(line) - len(strings.TrimLeft(line, " "))
	rest := line[start:]
	if rest == "" {
		return -1
	}
	if strings.IndexByte("-+=>:", rest[0]) >= 0 {
		return start
	}
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	after := rest[digits:]
	if digits == 0 || after == "" || (after[0] != '.' && after[0] != ')') || (len(after) > 1 && after[1] != ' ') {
		return -1
	}
	return start + digits
}

// insideWord reports whether the character at i, one byte long, has letters or digits on both
// sides.
func insideWord(line string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(line[:i])
	after, _ := utf8.DecodeRuneInString(line[i+1:])
	return letter(before) && letter(after)
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// address reports whether the character at i makes an address of the text around it.
func address(line string, i int) bool {
	switch line[i] {
	case ':':
		return strings.HasPrefix(line[i:], "://")
	case '.':
		return i >= 3 && strings.EqualFold(line[i-3:i], "www")
	}
	return false
}

// shown is the text that a reader of Markdown sees where escape, cell, prose or linked wrote.
// Marks of the writer's own are left out.
func shown(markdown string) string {
	const marks = "\\*<"
	at := strings.IndexAny(markdown, marks)
	if at < 0 {
		return markdown
	}
	var b strings.Builder
	b.Grow(len(markdown))
	b.WriteString(markdown[:at])
	for rest := markdown[at:]; rest != ""; {
		switch {
		case rest == "\\":
			// The line goes on below.
			return b.String()
		case rest[0] == '\\':
			b.WriteByte(rest[1])
			rest = rest[2:]
		case strings.HasPrefix(rest, "**"):
			rest = rest[2:]
		case strings.HasPrefix(rest, lineBreak):
			b.WriteByte('\n')
			rest = rest[len(lineBreak):]
		case rest[0] == '<':
			tag, after, _ := strings.Cut(rest[1:], ">")
			if document.WebAddress(tag) {
				b.WriteString(tag)
			}
			rest = after
		default:
			end := 1 + strings.IndexAny(rest[1:], marks)
			if end == 0 {
				end = len(rest)
			}
			b.WriteString(rest[:end])
			rest = rest[end:]
		}
	}
	return b.String()
}

// Inline is a text of any number of lines as Markdown that shows it, in one line. It fits a
// cell of a table.
func Inline(text string) string { return escape(strings.Join(strings.Fields(text), " ")) }
