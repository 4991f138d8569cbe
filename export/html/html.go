package html

import (
	"embed"
	"fmt"
	"html/template"
	"strings"

	"ask645/export/document"
	"ask645/questionnaire"
)

//go:embed page.html style.css
var files embed.FS

// Render writes a document, in a letterhead or with nil in none. The same document and
// letterhead give the same bytes.
func Render(d *document.Document, h *questionnaire.Letterhead) ([]byte, error) {
	if h != nil {
		if err := h.Check(); err != nil {
			return nil, fmt.Errorf("the letterhead: %w", err)
		}
	}
	functions := template.FuncMap{"web": document.WebAddress}
	page, err := template.New("page.html").Funcs(functions).ParseFS(files, "page.html", "style.css")
	if err != nil {
		return nil, fmt.Errorf("read the template of the page: %w", err)
	}
	var b strings.Builder
	if err := page.Execute(&b, newView(d, h)); err != nil {
		return nil, fmt.Errorf("write the page: %w", err)
	}
	return []byte(document.WithoutNoncharacters(b.String())), nil
}
