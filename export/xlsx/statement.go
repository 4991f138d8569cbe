package xlsx

import (
	"strconv"

	"ask645/export/document"
	"ask645/export/sheet"
)

// statement is the first sheet: what the document is, what it comes to, whom it is from, and
// what has to be known before the table.
func statement(d *document.Document) *sheet.Sheet {
	s := &sheet.Sheet{Name: "Statement"}
	s.Add(sheet.Title, document.Title)
	s.Add(sheet.Subtitle, document.SelfAssessment)
	if d.Mark != "" {
		s.Add(sheet.Mark, d.Mark)
	}
	if d.Product != "" {
		s.Add(sheet.Field, "Product", d.Product)
	}
	s.Add(sheet.Field, "Standard", d.Edition+", "+d.Subject)
	s.Add(sheet.Field, "Result", d.Verdict)
	attention(s, d, true)
	totals(s, d)
	for i, group := range d.Cover {
		s.Add(sheet.Heading, group.Title)
		fields(s, group.Fields)
		if i == 0 {
			// The first group says which statement this is.
			s.Add(sheet.Field, "Digest (SHA-256)", d.Seal.Digest)
		}
	}
	attention(s, d, false)
	s.Add(sheet.Heading, d.Signature.Title)
	fields(s, d.Signature.Fields)
	for _, legend := range d.Legend {
		s.Add(sheet.Heading, legend.Title)
		fields(s, legend.Entries)
	}
	s.Add(sheet.Text, "", d.Closing)
	return s
}

// totals counts the provisions.
func totals(s *sheet.Sheet, d *document.Document) {
	s.Add(sheet.Heading, "Totals")
	for _, total := range d.Totals {
		s.Add(sheet.Total, total.Label, strconv.Itoa(total.Count))
	}
	s.Add(sheet.Total, "All provisions", strconv.Itoa(d.All))
	s.Add(sheet.Text, "", d.TotalsNote)
}

// attention lists the provisions that a reader has to know of: the mandatory ones that are
// not met, which come first, or all others.
func attention(s *sheet.Sheet, d *document.Document, mandatory bool) {
	for _, group := range d.Attention {
		if group.Mandatory != mandatory {
			continue
		}
		look := sheet.Heading
		if group.Tone == document.Bad {
			look = sheet.Mark
		}
		s.Add(look, group.Title)
		for _, point := range group.Points {
			text := point.Status + ": " + point.Title
			if point.Text != "" {
				text += "\n" + point.Text
			}
			s.Add(sheet.Field, point.Reference, text)
		}
	}
}

// fields adds labelled texts. One without a text is a line to write on.
func fields(s *sheet.Sheet, fields []document.Field) {
	for _, field := range fields {
		if field.Text == "" {
			s.Add(sheet.Blank, field.Label)
			continue
		}
		s.Add(sheet.Field, field.Label, field.Text)
	}
}
