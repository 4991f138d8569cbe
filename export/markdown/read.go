package markdown

import (
	"slices"
	"strings"

	"ask645/export/document"
)

// Read reads back what Render wrote, as what stands under which headings.
func Read(data []byte) *document.Outline {
	r := &reader{outline: &document.Outline{}, path: []string{document.Head}}
	for line := range strings.SplitSeq(string(data), "\n") {
		r.line(line)
	}
	return r.outline
}

// reader reads line by line. Render breaks no block over lines but paragraphs, whose lines
// follow each other under the same heading anyway.
type reader struct {
	outline *document.Outline
	path    []string
	// columns are those of the table that is being read, nil outside of one.
	columns []string
}

func (r *reader) line(line string) {
	if !strings.HasPrefix(line, "|") {
		r.columns = nil
	}
	switch mark, rest, _ := strings.Cut(line, " "); {
	case mark == "#":
		r.outline.Add(shown(rest), document.Head)
	case mark == "##":
		r.path = []string{shown(rest)}
	case mark == "###":
		r.path = []string{r.path[0], shown(rest)}
	case line == rule:
		r.path = []string{document.Foot}
	case mark == "-":
		r.entry(rest)
	case mark == "|":
		r.row(cells(line))
	default:
		r.outline.Add(shown(line), r.path...)
	}
}

// row notes a row of a table. The first one names the columns, the second one is their rule.
func (r *reader) row(cells []string) {
	if r.columns == nil {
		r.columns = cells
		return
	}
	if !slices.ContainsFunc(cells, func(cell string) bool { return strings.Trim(cell, "-:") != "" }) {
		return
	}
	for i := range cells {
		if cells[i] == blank {
			cells[i] = ""
		}
		cells[i] = shown(cells[i])
	}
	r.outline.AddTable(document.Table{Columns: r.columns, Rows: [][]string{cells}}, r.path...)
}

// entry notes a line of a list under each of the provisions that it is about.
func (r *reader) entry(line string) {
	names, text, _ := strings.Cut(strings.TrimPrefix(line, "**"), "** ")
	for name := range strings.SplitSeq(names, document.Separator) {
		r.outline.Add(shown(text), append(slices.Clone(r.path), shown(name))...)
	}
}

// cells cuts a row of a table at the pipes that are not escaped.
func cells(line string) []string {
	const usual = 8
	all := make([]string, 0, usual)
	from := 1
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			all = append(all, strings.TrimSpace(line[from:i]))
			from = i + 1
		}
	}
	return all
}
