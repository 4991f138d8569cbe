package html_test

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"ask645/export/document"
	"ask645/export/document/documenttest"
	"ask645/export/html"
	"ask645/questionnaire"
)

// TestStructure holds pages against what browsers, printers and screen readers need.
func TestStructure(t *testing.T) {
	t.Parallel()
	for _, d := range []*document.Document{documenttest.Lock(t), documenttest.Draft(t), documenttest.Partial(t)} {
		page := render(t, d)
		nested(t, page)
		safe(t, page)
		accessible(t, page)
	}
}

// FuzzRender writes whatever a person may enter. It has to come back as text.
func FuzzRender(f *testing.F) {
	for _, text := range documenttest.Hostile() {
		f.Add(text)
	}
	edition := documenttest.Edition(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := documenttest.With(t, edition, text)
		page := render(t, d)
		nested(t, page)
		safe(t, page)
		file, err := html.Read([]byte(page))
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Outline().Compare(file); err != nil {
			t.Error(err)
		}
	})
}

// TestLetterhead writes hostile texts into a letterhead, whose footer stands in the style, too.
func TestLetterhead(t *testing.T) {
	t.Parallel()
	d := documenttest.Draft(t)
	accent, worn := questionnaire.Colour{R: 0x17, G: 0x50, B: 0x6e}, 0
	for _, text := range documenttest.Hostile() {
		h := &questionnaire.Letterhead{Name: "A" + text, Footer: text, Accent: &accent}
		if h.Check() != nil {
			continue
		}
		worn++
		written, err := html.Render(d, h)
		if err != nil {
			t.Fatal(err)
		}
		page := string(written)
		nested(t, page)
		safe(t, page)
		accessible(t, page)
		read, err := html.Read(written)
		if err != nil {
			t.Fatal(err)
		}
		if err := html.Outline(d, h).Compare(read); err != nil {
			t.Error(err)
		}
	}
	if worn < len(documenttest.Hostile())/2 {
		t.Errorf("only %d letterheads were tried", worn)
	}
}

// nested complains of tags that a browser would have to mend: every element has to end in
// the one in which it began, and the tree has to hold the elements of the source in its
// order and no others.
func nested(t *testing.T, page string) {
	t.Helper()
	void := []string{"meta", "br"}
	var open, source, tree []string
	tokens := xhtml.NewTokenizer(strings.NewReader(page))
	for {
		kind := tokens.Next()
		if kind == xhtml.ErrorToken {
			if !errors.Is(tokens.Err(), io.EOF) {
				t.Error(tokens.Err())
			}
			break
		}
		switch token := tokens.Token(); kind {
		case xhtml.StartTagToken:
			source = append(source, token.Data)
			if !slices.Contains(void, token.Data) {
				open = append(open, token.Data)
			}
		case xhtml.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> ends %v", token.Data, open)
			}
			open = open[:len(open)-1]
		case xhtml.CommentToken:
			t.Errorf("there is a comment %q", token.Data)
		default:
		}
	}
	if len(open) > 0 {
		t.Errorf("no end of %v", open)
	}
	for node := range parse(t, page).Descendants() {
		if node.Type == xhtml.ElementNode {
			tree = append(tree, node.Data)
		}
	}
	if !slices.Equal(source, tree) {
		t.Error("the tree of a browser does not hold the elements as they stand in the source")
	}
}

// safe complains of what could load, run or lead elsewhere than a person meant.
func safe(t *testing.T, page string) {
	t.Helper()
	elements := strings.Fields("html head meta title style body a header h1 h2 h3 p span time dl dt dd nav ol ul li main section table caption thead tbody tr th td div footer aside strong")
	attributes := strings.Fields("lang charset http-equiv content name class id href rel dir datetime aria-labelledby aria-hidden scope data-label value")
	for node := range parse(t, page).Descendants() {
		if node.Type != xhtml.ElementNode {
			continue
		}
		if !slices.Contains(elements, node.Data) {
			t.Errorf("there is an element %s", node.Data)
		}
		for _, attribute := range node.Attr {
			if !slices.Contains(attributes, attribute.Key) {
				t.Errorf("there is an attribute %s=%q of %s", attribute.Key, attribute.Val, node.Data)
			}
		}
		if href := get(node, "href"); href != "" && !strings.HasPrefix(href, "#") {
			if !strings.HasPrefix(href, "https://") && !strings.HasPrefix(href, "http://") {
				t.Errorf("there is a link to %q", href)
			}
			if get(node, "rel") != "nofollow noopener noreferrer" {
				t.Errorf("the link to %q is followed as %q", href, get(node, "rel"))
			}
		}
		if node.Data == "style" {
			style := strings.ToLower(said(node))
			if strings.Contains(style, "<") {
				t.Error("the style says <")
			}
			// What stands between quotes is shown and does nothing; FuzzEscapes holds it there.
			style = regexp.MustCompile(`"[^"]*"`).ReplaceAllString(style, "")
			for _, no := range []string{"url(", "@import", "expression", "http"} {
				if strings.Contains(style, no) {
					t.Errorf("the style says %s", no)
				}
			}
		}
	}
	const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`
	if !strings.Contains(page, policy) {
		t.Errorf("the page lacks %s", policy)
	}
}

// accessible complains of what a screen reader would stumble over.
func accessible(t *testing.T, page string) {
	t.Helper()
	root := parse(t, page)
	ids, targets, count, level := map[string]int{}, map[string]bool{}, map[string]int{}, 0
	for node := range root.Descendants() {
		if node.Type != xhtml.ElementNode {
			continue
		}
		count[node.Data]++
		if id := get(node, "id"); id != "" {
			ids[id]++
		}
		if target, internal := strings.CutPrefix(get(node, "href"), "#"); internal {
			targets[target] = true
		}
		switch node.Data {
		case "h1", "h2", "h3":
			at := int(node.Data[1] - '0')
			if at > level+1 {
				t.Errorf("heading %q is of level %d, after one of level %d", said(node), at, level)
			}
			level = at
		case "table":
			tabular(t, node)
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%d elements have the id %s", n, id)
		}
	}
	for target := range targets {
		if ids[target] != 1 {
			t.Errorf("a link leads to #%s, which is not there", target)
		}
	}
	for name, want := range map[string]int{"h1": 1, "title": 1, "header": 1, "nav": 1, "main": 1, "footer": 1} {
		if count[name] != want {
			t.Errorf("there are %d elements %s, want %d", count[name], name, want)
		}
	}
	if !strings.HasPrefix(page, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n") {
		t.Errorf("the page begins %.60q", page)
	}
}

// tabular holds a table against what makes it one for somebody who does not see it.
func tabular(t *testing.T, table *xhtml.Node) {
	t.Helper()
	caption := ""
	for node := range table.Descendants() {
		switch {
		case node.Type != xhtml.ElementNode:
		case node.Data == "caption":
			caption = said(node)
		case node.Data == "th" && get(node, "scope") == "":
			t.Errorf("%s: the heading %q is of no column and no row", caption, said(node))
		case node.Data == "tr" && (node.FirstChild == nil || node.FirstChild.Data != "th"):
			t.Errorf("%s: a row has no heading", caption)
		}
	}
	if caption == "" {
		t.Error("a table has no caption")
	}
}

func parse(t *testing.T, page string) *xhtml.Node {
	t.Helper()
	root, err := xhtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func get(node *xhtml.Node, key string) string {
	for _, attribute := range node.Attr {
		if attribute.Key == key {
			return attribute.Val
		}
	}
	return ""
}

// said is all the text in an element.
func said(node *xhtml.Node) string {
	var b strings.Builder
	for child := range node.Descendants() {
		if child.Type == xhtml.TextNode {
			b.WriteString(child.Data)
		}
	}
	return b.String()
}
