package markdown

import "ask645/export/document"

// RenderSheet writes a sheet as Markdown.
func RenderSheet(s *document.Sheet) []byte {
	w := &writer{}
	w.heading(1, s.Title)
	w.block(prose(s.Subtitle))
	if s.Mark != "" {
		w.block("**" + escape(s.Mark) + "**")
	}
	w.labelled(s.Lines)
	for i := range s.Parts {
		part := &s.Parts[i]
		if len(part.Table.Rows) == 0 && part.Empty == "" && len(part.After) == 0 {
			continue
		}
		w.heading(2, part.Title)
		if len(part.Table.Rows) > 0 {
			w.table(part.Table)
		} else {
			w.block(prose(part.Empty))
		}
		w.labelled(part.After)
	}
	w.block(rule)
	w.block(prose(s.Footer))
	return w.bytes()
}

// labelled writes labelled texts as a list.
func (w *writer) labelled(fields []document.Field) {
	for _, field := range fields {
		w.entry(field.Label+":", field.Text)
	}
	if len(fields) > 0 {
		w.out.WriteByte('\n')
	}
}
