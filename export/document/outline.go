package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
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
	if lines := words(text); len(lines) > 0 {
		o.add(lines, placed(path...))
	}
}

func (o *Outline) add(lines []string, place string) {
	if o.texts == nil {
		const usual = 800 // in a statement of all provisions
		o.places, o.texts = make([]string, 0, usual), make(map[string][]string, usual)
	}
	before, known := o.texts[place]
	if !known {
		o.places = append(o.places, place)
		o.texts[place] = lines
		return
	}
	o.texts[place] = append(before, lines...)
}

// AddTable notes the cells of a table. In a table of two columns the first one says all that
// there is to say of the second.
func (o *Outline) AddTable(t Table, path ...string) {
	above := placed(path...)
	for _, row := range t.Rows {
		if len(row) == 0 {
			continue
		}
		named := below(above, row[0])
		for column, text := range row[1:] {
			lines := words(text)
			switch {
			case len(lines) == 0:
			case len(t.Columns) == 2, column+1 >= len(t.Columns):
				o.add(lines, named)
			default:
				o.add(lines, below(named, t.Columns[column+1]))
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
func placed(path ...string) string {
	place := ""
	for _, name := range path {
		place = below(place, name)
	}
	return place
}

// below is the place of a name in another place.
func below(place, name string) string {
	name = strings.Join(words(name), " ")
	switch {
	case place == "":
		return name
	case name == "":
		return place
	}
	return place + ", " + name
}

// words is a text line by line, with single spaces, without empty lines and without
// noncharacters, which not every format can hold.
func words(text string) []string {
	if spaced(text) {
		return []string{text}
	}
	text = WithoutNoncharacters(text)
	lines := make([]string, 0, 1+strings.Count(text, "\n"))
	for line := range strings.SplitSeq(text, "\n") {
		if !spaced(line) {
			line = strings.Join(strings.Fields(line), " ")
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// spaced reports whether a text is a line with single spaces between words, as most are:
// nothing of it is to be changed.
func spaced(text string) bool {
	before := ' '
	for _, r := range text {
		if r < ' ' || r == ' ' && before == ' ' || r >= utf8.RuneSelf && (unicode.IsSpace(r) || noncharacter(r)) {
			return false
		}
		before = r
	}
	return before != ' '
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
