package html

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"ask645/export/document"
)

// Read reads a page back as a browser would, as what stands under which headings.
func Read(page []byte) (*document.Outline, error) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}
	r := &reader{outline: &document.Outline{}, path: []string{document.Head}}
	r.read(root)
	return r.outline, nil
}

// reader notes what stands where. What repeats or explains is passed over: the contents, the
// watermark, and the words for a letter.
type reader struct {
	outline *document.Outline
	path    []string
}

func (r *reader) read(node *html.Node) {
	switch tag(node) {
	case "head", "nav":
		return
	case "aside":
		outer := r.path
		r.path = []string{placeLetterhead}
		r.children(node)
		r.path = outer
	case "img":
		r.outline.Add(sum(attribute(node, "src")), r.path...)
	case "h1":
		r.outline.Add(text(node), document.Head)
	case "h2":
		r.path = []string{text(node)}
	case "h3":
		r.path = []string{r.path[0], text(node)}
	case "p":
		r.outline.Add(text(node), r.path...)
	case "dl":
		r.fields(node)
	case "li":
		name := text(node.FirstChild)
		r.outline.Add(strings.TrimPrefix(text(node), name), r.under(name)...)
	case "table":
		r.table(node)
	case "div":
		if attribute(node, "class") == "text" {
			r.outline.Add(text(node), r.path...)
		}
	case "footer":
		r.path = []string{document.Foot}
		r.children(node)
	default:
		r.children(node)
	}
}

func (r *reader) children(node *html.Node) {
	for child := range node.ChildNodes() {
		r.read(child)
	}
}

func (r *reader) under(names ...string) []string { return append(slices.Clone(r.path), names...) }

func (r *reader) fields(list *html.Node) {
	label := ""
	for node := range list.Descendants() {
		switch tag(node) {
		case "dt":
			label = text(node)
		case "dd":
			r.outline.Add(text(node), r.under(label)...)
		}
	}
}

func (r *reader) table(node *html.Node) {
	t := document.Table{}
	for row := range node.Descendants() {
		if tag(row) != "tr" {
			continue
		}
		var cells []string
		for cell := range row.ChildNodes() {
			if name := tag(cell); name == "th" || name == "td" {
				cells = append(cells, text(cell))
			}
		}
		if t.Columns == nil {
			t.Columns = cells
			continue
		}
		t.Rows = append(t.Rows, cells)
		if len(cells) > 0 {
			r.remarks(row, cells[0])
		}
	}
	r.outline.AddTable(t, r.path...)
}

// remarks notes what stands below the Detail of a row.
func (r *reader) remarks(row *html.Node, name string) {
	for node := range row.Descendants() {
		switch tag(node) {
		case "p":
			r.outline.Add(text(node), r.under(name)...)
		case "li":
			r.outline.Add(text(node), r.under(name, document.ColumnEvidence)...)
		}
	}
}

// text is what is said in an element. Elements inside it that say something of their own are
// left out.
func text(node *html.Node) string {
	if node == nil {
		return ""
	}
	var room [8]string
	return strings.Join(texts(room[:0], node), "")
}

func texts(said []string, node *html.Node) []string {
	if node.Type == html.TextNode {
		said = append(said, node.Data)
	}
	for child := node.FirstChild; child != nil; child = child.NextSibling {
		if name := tag(child); name != "p" && name != "div" && attribute(child, "class") != "meaning" {
			said = texts(said, child)
		}
	}
	return said
}

// tag is the name of an element, "" for what is none.
func tag(node *html.Node) string {
	if node.Type != html.ElementNode {
		return ""
	}
	return node.Data
}

func attribute(node *html.Node, key string) string {
	for _, attribute := range node.Attr {
		if attribute.Key == key {
			return attribute.Val
		}
	}
	return ""
}
