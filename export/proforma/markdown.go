package proforma

import (
	"errors"
	"html"
	"strings"
)

// isMarkdown reports whether a text holds a table as Markdown writes it.
func isMarkdown(text string) bool {
	before := ""
	for line := range strings.Lines(text) {
		if strings.Contains(before, "|") && isRule(line) {
			return true
		}
		before = line
	}
	return false
}

// readMarkdown reads the pipe tables of a Markdown document. Every table is one of the grid.
func readMarkdown(text string) (*grid, error) {
	g := &grid{unguarded: true}
	lines := strings.Split(text, "\n")
	fence := ""
	for i := 0; i < len(lines); i++ {
		mark := fenceMark(lines[i])
		switch {
		case fence != "":
			if strings.HasPrefix(mark, fence) && strings.TrimSpace(lines[i]) == mark {
				fence = ""
			}
			continue
		case mark != "":
			fence = mark
			continue
		case i+1 == len(lines), !strings.Contains(lines[i], "|"), !isRule(lines[i+1]):
			continue
		}
		g.tables = append(g.tables, &table{})
		if err := g.add(i+1, splitPipes(lines[i])); err != nil {
			return nil, err
		}
		for i += 2; i < len(lines) && !endsTable(lines[i]); i++ {
			if err := g.add(i+1, splitPipes(lines[i])); err != nil {
				return nil, err
			}
		}
		i-- // the line that ends a table can begin something else
	}
	if len(g.tables) == 0 {
		return nil, errors.New("holds no table: write a line of headings, one such as |---|---|, and a line a provision")
	}
	return g, nil
}

// fenceMark returns the ``` or ~~~ that a line begins with, or "".
func fenceMark(line string) string {
	line = strings.TrimSpace(line)
	for _, mark := range []string{"`", "~"} {
		if rest := strings.TrimLeft(line, mark); len(line)-len(rest) >= 3 {
			return line[:len(line)-len(rest)]
		}
	}
	return ""
}

// isRule reports whether a line is the one between headings and rows, such as |---|:-:|.
func isRule(line string) bool {
	line = strings.TrimSpace(line)
	if !strings.Contains(line, "|") || !strings.Contains(line, "-") {
		return false
	}
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	for cell := range strings.SplitSeq(line, "|") {
		dashes := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(cell), ":"), ":")
		if dashes == "" || strings.Trim(dashes, "-") != "" {
			return false
		}
	}
	return true
}

// endsTable reports whether a line stands after a table: a blank one, or the start of
// another block.
func endsTable(line string) bool {
	line = strings.TrimSpace(line)
	if line == "" || line[0] == '>' || fenceMark(line) != "" {
		return true
	}
	if hashes := strings.TrimLeft(line, "#"); hashes != line && strings.HasPrefix(hashes, " ") {
		return true
	}
	if strings.Contains(line, "|") {
		return false
	}
	for _, bullet := range []string{"- ", "* ", "+ "} {
		if strings.HasPrefix(line, bullet) {
			return true
		}
	}
	return false
}

// splitPipes splits a line of a table into its cells.
func splitPipes(line string) []string {
	line = strings.TrimPrefix(strings.TrimSpace(line), "|")
	var cells []string
	start := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++ // whatever is escaped, it is no border
		case '|':
			cells = append(cells, inline(line[start:i]))
			start = i + 1
		}
	}
	if start < len(line) {
		cells = append(cells, inline(line[start:]))
	}
	return cells
}

// inline is the text of a cell of Markdown: escapes and entities resolved, <br> as a new
// line. Marks for code and emphasis stay as they are written.
func inline(cell string) string {
	cell = strings.TrimSpace(cell)
	if !strings.ContainsAny(cell, "\\&<`") {
		return cell
	}
	var b strings.Builder
	for i := 0; i < len(cell); {
		text, length := piece(cell[i:])
		b.WriteString(text)
		i += length
	}
	return b.String()
}

// piece reads the first piece of a Markdown text, and says how many bytes it takes.
func piece(text string) (string, int) {
	switch text[0] {
	case '`':
		if length := codeSpan(text); length > 0 {
			return strings.ReplaceAll(text[:length], `\|`, "|"), length
		}
		run := len(text) - len(strings.TrimLeft(text, "`"))
		return text[:run], run
	case '\\':
		if len(text) > 1 && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", text[1]) >= 0 {
			return text[1:2], 2
		}
	case '<':
		if length := lineBreak(text); length > 0 {
			return "\n", length
		}
	case '&':
		if end := strings.IndexByte(text[:min(len(text), longestEntity)], ';'); end > 0 {
			if resolved := html.UnescapeString(text[:end+1]); !strings.HasSuffix(resolved, ";") {
				return resolved, end + 1
			}
		}
	}
	return text[:1], 1
}

// longestEntity is more than the longest that HTML names.
const longestEntity = 40

// longestCode is how far the end of a piece of code is looked for. Without a limit, a text
// of nothing but backticks would be gone through again and again.
const longestCode = 1 << 16

// codeSpan is the length of the code between two equal runs of backticks that a text begins
// with, or 0.
func codeSpan(text string) int {
	text = text[:min(len(text), longestCode)]
	run := len(text) - len(strings.TrimLeft(text, "`"))
	for i := run; i < len(text); {
		if text[i] != '`' {
			i++
			continue
		}
		end := i + len(text[i:]) - len(strings.TrimLeft(text[i:], "`"))
		if end-i == run {
			return end
		}
		i = end
	}
	return 0
}

// lineBreak is the length of the <br> that a text begins with, or 0.
func lineBreak(text string) int {
	end := strings.IndexByte(text[:min(len(text), len("<br   />"))], '>')
	if end < 0 {
		return 0
	}
	if tag := strings.TrimRight(text[1:end], " /"); !strings.EqualFold(tag, "br") {
		return 0
	}
	return end + 1
}
