package html

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"ask645/export/document"
	"ask645/export/document/documenttest"
)

// FuzzEscapes writes a text wherever a page can have one and lets a browser's parser read it:
// it has to come back as that text, beside no other element and no other attribute.
func FuzzEscapes(f *testing.F) {
	for _, text := range documenttest.Hostile() {
		f.Add(text)
	}
	quoted := regexp.MustCompile(`^p::after { content: "([^"<>&']*)"; }$`)
	escaped := regexp.MustCompile(`\\([0-9a-f]+) `)
	f.Fuzz(func(t *testing.T, text string) {
		// Parsers make one kind of line of all; NUL is no character in HTML.
		text = strings.NewReplacer("\r", "", "\x00", "").Replace(strings.ToValidUTF8(text, ""))
		want := document.WithoutNoncharacters(text)
		var w writer
		w.mark(`<!DOCTYPE html><title>a</title><style>p::after { content: "`)
		w.style(text)
		w.mark(`"; }</style><p`)
		w.attribute("title", text)
		w.element(">", text, "</p>")
		root, err := html.Parse(strings.NewReader(string(w.page)))
		if err != nil {
			t.Fatal(err)
		}
		var elements []string
		for node := range root.Descendants() {
			name := tag(node)
			if name == "" {
				continue
			}
			elements = append(elements, name)
			said := ""
			if node.FirstChild != nil && node.FirstChild.Type == html.TextNode {
				said = node.FirstChild.Data
			}
			switch name {
			case "p":
				if said != want || len(node.Attr) != 1 || attribute(node, "title") != want {
					t.Errorf("%q is %q with %q", want, said, node.Attr)
				}
			case "style":
				inside := quoted.FindStringSubmatch(said)
				if inside == nil {
					t.Fatalf("the style is %q", said)
				}
				got := escaped.ReplaceAllStringFunc(inside[1], func(escape string) string {
					n, err := strconv.ParseInt(escape[1:len(escape)-1], 16, 32)
					if err != nil {
						t.Error(err)
					}
					return string(rune(n))
				})
				if got != want || strings.ContainsAny(escaped.ReplaceAllString(inside[1], ""), "\\\n\f") {
					t.Errorf("the style says %q, want %q", got, want)
				}
			}
		}
		if got := strings.Join(elements, " "); got != "html head title style body p" {
			t.Errorf("the elements are %s", got)
		}
	})
}
