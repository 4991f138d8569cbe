package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Head and Foot are the places of what stands before the first section and after the last.
const (
	Head = "head of the document"
	Foot = "foot of the document"
)

// Outline is what a document says and where: headings lead to texts. An outline read back
// from a file can be held against the one of the document that the file was written from.
type Outline struct {
	places []string
	texts  map[string][]string
}

// Add notes a text under a path of headings; in a table they end with the name of the row
// and of the column. Texts without a word are not noted, texts of one place follow each other.
func (o *Outline) Add(text string, path ...string) {
	lines := words(text)
	if len(lines) == 0 {
		return
	}
	place := placed(path)
	if o.texts == nil {
		o.texts = map[string][]string{}
	}
	if _, known := o.texts[place]; !known {
		o.places = append(o.places, place)
	}
	o.texts[place] = append(o.texts[place], lines...)
}

// AddTable notes the cells of a table. In a table of two columns the first one says all that
// there is to say of the second.
func (o *Outline) AddTable(t Table, path ...string) {
	for _, row := range t.Rows {
		for column, text := range row {
			switch place := append(slices.Clone(path), row[0]); {
			case column == 0:
			case len(t.Columns) == 2, column >= len(t.Columns):
				o.Add(text, place...)
			default:
				o.Add(text, append(place, t.Columns[column])...)
			}
		}
	}
}

// Compare holds an outline read from a file against the one of the document. White space
// between words does not count. The error names the first place at which they differ.
func (o *Outline) Compare(file *Outline) error {
	for _, place := range o.places {
		read, ok := file.texts[place]
		if !ok {
			return fmt.Errorf("%s: the file lacks %s", place, shortened(o.texts[place], 0))
		}
		if want := o.texts[place]; !slices.Equal(read, want) {
			at := differ(strings.Join(want, "\n"), strings.Join(read, "\n"))
			return fmt.Errorf("%s: the file says %s, the statement says %s", place, shortened(read, at), shortened(want, at))
		}
	}
	for _, place := range file.places {
		if _, ok := o.texts[place]; !ok {
			return fmt.Errorf("%s: the file says %s, the statement says nothing", place, shortened(file.texts[place], 0))
		}
	}
	return nil
}

// placed is a path in one line, without names that say nothing.
func placed(path []string) string {
	var b strings.Builder
	for _, name := range path {
		name = strings.TrimSpace(name)
		if b.Len() > 0 && name != "" {
			b.WriteString(", ")
		}
		b.WriteString(name)
	}
	return strings.Join(words(b.String()), " ")
}

// words is a text line by line, with single spaces, without empty lines and without
// noncharacters, which not every format can hold.
func words(text string) []string {
	var lines []string
	for line := range strings.SplitSeq(WithoutNoncharacters(text), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// differ is where two texts begin to differ, in bytes.
func differ(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// shortened quotes the part of a text from a little before a place on.
func shortened(lines []string, at int) string {
	const before, most = 20, 60
	text := strings.Join(lines, "\n")
	from := max(0, at-before)
	for from > 0 && !utf8.RuneStart(text[min(from, len(text)-1)]) {
		from--
	}
	part, front, back := []rune(text[min(from, len(text)):]), "", ""
	if from > 0 {
		front = "…"
	}
	if len(part) > most {
		part, back = part[:most], "…"
	}
	return fmt.Sprintf("%q", front+string(part)+back)
}
