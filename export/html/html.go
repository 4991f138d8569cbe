package html

import (
	"embed"
	"fmt"
	"html/template"
	"strings"

	"ask645/export/document"
)

//go:embed page.html style.css
var files embed.FS

// Render writes a document. The same document gives the same bytes.
func Render(d *document.Document) ([]byte, error) {
	functions := template.FuncMap{"web": document.WebAddress}
	page, err := template.New("page.html").Funcs(functions).ParseFS(files, "page.html", "style.css")
	if err != nil {
		return nil, fmt.Errorf("read the template of the page: %w", err)
	}
	var b strings.Builder
	if err := page.Execute(&b, newView(d)); err != nil {
		return nil, fmt.Errorf("write the page: %w", err)
	}
	return []byte(document.WithoutNoncharacters(b.String())), nil
}
