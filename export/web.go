package export

import (
	"ask645/export/html"
	"ask645/export/markdown"
)

func renderMarkdown(from *source) (Result, error) {
	return Result{Bytes: markdown.Render(from.document)}, nil
}

func compareMarkdown(from *source, data []byte) error {
	return from.document.Outline().Compare(markdown.Read(data))
}

func renderHTML(from *source) (Result, error) {
	page, err := html.Render(from.document, from.options.Letterhead)
	return Result{Bytes: page}, err
}

func compareHTML(from *source, data []byte) error {
	read, err := html.Read(data)
	if err != nil {
		return err
	}
	return html.Outline(from.document, from.options.Letterhead).Compare(read)
}
