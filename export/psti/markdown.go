package psti

import (
	"bytes"
	"fmt"
	"strings"

	"ask645/export/document"
)

// Markdown writes a letter as Markdown, so that it can be edited in any program before it is
// signed. The mark stands at the top and at the end.
func Markdown(l *document.Letter) []byte {
	var b bytes.Buffer
	w := func(format string, arguments ...any) { fmt.Fprintf(&b, format, arguments...) }
	w("# %s\n\n%s\n\n**%s**\n", escape(l.Title), escape(l.Subtitle), escape(l.Mark))
	for _, section := range l.Sections {
		w("\n## %s\n", escape(section.Title))
		for _, paragraph := range section.Paragraphs {
			w("\n%s\n", escape(paragraph))
		}
		if len(section.Fields) > 0 {
			w("\n")
		}
		for _, field := range section.Fields {
			w("- **%s:** %s\n", escape(field.Label), strings.ReplaceAll(escape(field.Text), "\n", "\n  "))
		}
	}
	w("\n## %s\n\n", escape(l.Signature.Title))
	for _, field := range l.Signature.Fields {
		words := escape(field.Text)
		if words == "" {
			words = strings.Repeat(`\_`, 30)
		}
		w("- **%s:** %s\n", escape(field.Label), strings.ReplaceAll(words, "\n", "\n  "))
	}
	w("\n---\n\n%s\n\n**%s**\n", escape(l.Footer), escape(l.Mark))
	return b.Bytes()
}

// escape takes from a text what Markdown and HTML would read as more than text. A line of
// the text stays a line.
func escape(text string) string {
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString("\\\n")
		}
		line = strings.TrimSpace(line)
		opens := opener(line)
		for j, r := range line {
			if j == opens || strings.ContainsRune("\\`*_[]<>&|~", r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// opener returns where the sign stands that would make a line the start of a heading, a list
// or a rule, or -1.
func opener(line string) int {
	rest := strings.TrimLeft(line, "0123456789")
	at := len(line) - len(rest)
	switch {
	case rest == "":
		return -1
	case at == 0 && strings.ContainsRune("#+-=", rune(rest[0])), at > 0 && (rest[0] == '.' || rest[0] == ')'):
		if len(rest) == 1 || rest[1] == ' ' || at == 0 && rest[1] == rest[0] {
			return at
		}
	}
	return -1
}

// Compare holds a file against the letter that it was written from. The error names the
// section in which the first difference stands.
func Compare(l *document.Letter, file []byte) error {
	want := Markdown(l)
	if bytes.Equal(file, want) {
		return nil
	}
	got, expected := bytes.Split(file, []byte("\n")), bytes.Split(want, []byte("\n"))
	section := l.Title
	for i := range expected {
		if heading, ok := bytes.CutPrefix(expected[i], []byte("## ")); ok {
			section = string(heading)
		}
		if i >= len(got) || !bytes.Equal(got[i], expected[i]) {
			return fmt.Errorf("line %d, in the section %q, is not what was written", i+1, section)
		}
	}
	return fmt.Errorf("something follows line %d", len(expected))
}
