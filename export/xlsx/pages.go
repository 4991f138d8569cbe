package xlsx

import (
	"slices"
	"strings"

	"ask645/export/document"
	"ask645/export/sheet"
)

// page is a sheet and how it is laid out.
type page struct {
	sheet *sheet.Sheet
	// widths are those of the columns, in digits of the usual font.
	widths []float64
	// typed are the columns whose cells stay texts when somebody types over them: 6-1 would
	// become a date, and a date would come back in another form.
	typed []int
}

// pagesOf lists the sheets in their order, with what did not fit a cell.
func pagesOf(d *document.Document) (pages []page, warnings []string) {
	pages = []page{
		{statement(d), []float64{46, 92}, nil},
		{sheet.ProForma(d), []float64{10, 16, 24, 10, 10, 9, 58, 14, 11, 28}, []int{0, 1, 2, 3, 4, 5, 8}},
		{notApplicable(d), []float64{10, 36, 12, 50, 50, 42}, []int{0, 1, 2}},
		{conditions(d), []float64{15, 60, 16, 60}, []int{0}},
		{facts(d), []float64{26, 70, 16, 50}, []int{0, 2}},
		{evidence(d), []float64{44, 50, 68, 30}, nil},
		{findings(d), []float64{10, 12, 28, 100}, []int{0, 1, 2}},
	}
	if d.Partial {
		form := &pages[1]
		form.widths = slices.Insert(form.widths, 5, 10)
		form.typed = []int{0, 1, 2, 3, 4, 5, 6, 9}
		pages = slices.Insert(pages, 2, page{outOfScope(d), []float64{10, 60, 12, 60}, []int{0, 1, 2}})
	}
	if d.Conflicts > 0 {
		pages[1].widths = append(pages[1].widths, 28)
	}
	for _, p := range pages {
		warnings = append(warnings, fit(p.sheet)...)
	}
	return pages, warnings
}

// outOfScope lists what was left out.
func outOfScope(d *document.Document) *sheet.Sheet {
	t := d.OutOfScopeTable()
	s := &sheet.Sheet{Name: document.HeadingOutOfScope, Columns: t.Columns}
	for _, cells := range t.Rows {
		s.Add(sheet.Plain, cells...)
	}
	return s
}

// notApplicable lists what does not apply, and why.
func notApplicable(d *document.Document) *sheet.Sheet {
	s := &sheet.Sheet{
		Name:    "Not applicable",
		Columns: []string{"Reference", "Title", "Status", "Detail", "Conditions that do not hold", "Facts"},
	}
	for _, n := range d.NotApplicable {
		s.Add(sheet.Plain, n.Reference, n.Title, n.Status, n.Detail, lines(n.Conditions), lines(n.Facts))
	}
	return orElse(s, "Nothing is known not to apply.")
}

// conditions lists what provisions depend on.
func conditions(d *document.Document) *sheet.Sheet {
	s := &sheet.Sheet{Name: "Conditions", Columns: []string{"Condition", "Wording", "For the device", "Facts"}}
	for _, c := range d.Conditions {
		s.Add(sheet.Plain, c.Name, c.Wording, c.Holds, lines(c.Facts))
	}
	return orElse(s, "No conditions")
}

// facts lists the facts about the device, each answer as the assessment file has it and in
// words.
func facts(d *document.Document) *sheet.Sheet {
	s := &sheet.Sheet{Name: "Facts", Columns: []string{"Fact", "Question", "Answer", "In words"}}
	for _, group := range d.Facts {
		for _, f := range group.Facts {
			s.Add(sheet.Plain, f.ID, f.Question, f.Value, f.Answer)
		}
	}
	return orElse(s, "No facts")
}

// evidence lists the documents that answers name.
func evidence(d *document.Document) *sheet.Sheet {
	s := &sheet.Sheet{Name: "Evidence", Columns: []string{"Title", "Place", "SHA-256", "Provisions"}}
	for _, e := range d.Evidence {
		s.Add(sheet.Plain, e.Title, e.Ref, e.SHA256, strings.Join(e.References, ", "))
	}
	return orElse(s, "No evidence")
}

// findings lists what is wrong with the assessment, or worth a second look.
func findings(d *document.Document) *sheet.Sheet {
	s := &sheet.Sheet{Name: "Findings", Columns: []string{"Severity", "Reference", "Code", "Message"}}
	for _, f := range d.Findings {
		s.Add(sheet.Plain, string(f.Severity), f.Reference, string(f.Code), f.Message)
	}
	return orElse(s, "No findings")
}

// orElse says in words that a sheet is empty.
func orElse(s *sheet.Sheet, empty string) *sheet.Sheet {
	if s.Rows == nil {
		s.Add(sheet.Plain, empty)
	}
	return s
}

func lines(texts []string) string { return strings.Join(texts, "\n") }
