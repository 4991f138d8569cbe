package markdown_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"ask645/export/document"
	"ask645/export/document/documenttest"
	"ask645/export/markdown"
)

// TestReaderOfMarkdown shows documents to a reader of Markdown that the project did not
// write. It has to see the same texts in the same places. FuzzRender does so with hostile
// texts.
func TestReaderOfMarkdown(t *testing.T) {
	t.Parallel()
	for _, d := range []*document.Document{documenttest.Lock(t), documenttest.Draft(t), documenttest.Partial(t)} {
		if err := seen(t, d); err != nil {
			t.Error(err)
		}
	}
}

// seen holds what goldmark makes of a document, with GitHub's dialect, against the document.
func seen(t *testing.T, d *document.Document) error {
	t.Helper()
	dialect := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))
	var page bytes.Buffer
	if err := dialect.Convert(markdown.Render(d), &page); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	v := &viewer{t: t, outline: &document.Outline{}, path: []string{document.Head}}
	v.walk(root)
	return d.Outline().Compare(v.outline)
}

// viewer reads the page that a reader of Markdown made.
type viewer struct {
	t       *testing.T
	outline *document.Outline
	path    []string
}

func (v *viewer) walk(node *html.Node) {
	if node.Type == html.ElementNode {
		v.allowed(node)
		switch node.Data {
		case "h1":
			v.outline.Add(text(node), document.Head)
		case "h2":
			v.path = []string{text(node)}
		case "h3":
			v.path = []string{v.path[0], text(node)}
		case "hr":
			v.path = []string{document.Foot}
		case "p":
			v.outline.Add(text(node), v.path...)
		case "li":
			names := text(node.FirstChild)
			for name := range strings.SplitSeq(names, ", ") {
				v.outline.Add(strings.TrimPrefix(text(node), names), append(slices.Clone(v.path), name)...)
			}
		case "table":
			table := rows(node)
			v.outline.AddTable(document.Table{Columns: table[0], Rows: table[1:]}, v.path...)
		}
	}
	for child := range node.ChildNodes() {
		v.walk(child)
	}
}

// allowed complains of an element that a person's text must have brought in.
func (v *viewer) allowed(node *html.Node) {
	if !slices.Contains(strings.Fields("html head body h1 h2 h3 hr p strong br ul li table thead tbody tr th td a"), node.Data) {
		v.t.Errorf("there is an element %s", node.Data)
	}
	for _, attribute := range node.Attr {
		number, anchor := strings.CutPrefix(attribute.Val, "evidence-")
		switch {
		case node.Data == "a" && attribute.Key == "id" && anchor && strings.Trim(number, "0123456789") == "":
		case node.Data == "a" && attribute.Key == "href" && strings.HasPrefix(attribute.Val, "https://"), strings.HasPrefix(attribute.Val, "http://"), strings.HasPrefix(attribute.Val, "mailto:"):
		case attribute.Key == "align" || attribute.Key == "style":
			if attribute.Val != "right" && attribute.Val != "text-align:right" {
				v.t.Errorf("a cell is set %s", attribute.Val)
			}
		default:
			v.t.Errorf("there is an attribute %s=%q of %s", attribute.Key, attribute.Val, node.Data)
		}
	}
}

func rows(node *html.Node) [][]string {
	var all [][]string
	for row := range node.Descendants() {
		if row.Type != html.ElementNode || row.Data != "tr" {
			continue
		}
		var cells []string
		for cell := range row.ChildNodes() {
			if cell.Type == html.ElementNode {
				cells = append(cells, strings.Trim(text(cell), "_"))
			}
		}
		all = append(all, cells)
	}
	return all
}

func text(node *html.Node) string {
	var b strings.Builder
	if node.Type == html.TextNode {
		b.WriteString(node.Data)
	} else if node.Data == "br" {
		b.WriteByte('\n')
	}
	for child := range node.ChildNodes() {
		b.WriteString(text(child))
	}
	return b.String()
}

// FuzzRender writes whatever a person may enter. Both readers, the program's own and one that
// knows Markdown, have to see the texts in their places.
func FuzzRender(f *testing.F) {
	for _, text := range documenttest.Hostile() {
		f.Add(text)
	}
	edition := documenttest.Edition(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := documenttest.With(t, edition, text)
		if err := d.Outline().Compare(markdown.Read(markdown.Render(d))); err != nil {
			t.Error(err)
		}
		if err := seen(t, d); err != nil {
			t.Error(err)
		}
	})
}
