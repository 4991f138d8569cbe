package html

import (
	"fmt"

	"ask645/export/document"
	"ask645/questionnaire"
)

// Render writes a document, in a letterhead or with nil in none. The same document and
// letterhead give the same bytes.
func Render(d *document.Document, h *questionnaire.Letterhead) ([]byte, error) {
	if h != nil {
		if err := h.Check(); err != nil {
			return nil, fmt.Errorf("the letterhead: %w", err)
		}
	}
	// Most of a page is its style and the texts of the table.
	const usual = 128 << 10
	w := writer{page: make([]byte, 0, usual)}
	v := newView(d, h)
	w.whole(&v)
	return w.page, nil
}
