package tui

import (
	"ask645/tui/session"
)

// newProductPage asks who and what the statement is about.
func (m *app) newProductPage() *formPage {
	p := m.newCoverPage("Product and maker", session.ProductFields())
	p.intro = "This stands on the cover of the statement. What is left empty is left out."
	if m.session.Introduction("") != "" {
		p.at = session.AssessorField() // which the introduction speaks of
	}
	p.submit = func() action {
		m.session.Touch()
		if m.session.FirstQuestion() != nil {
			return goTo(pageFacts, "")
		}
		return action{back: true}
	}
	p.left = p.submit
	return p
}

// newDeclarationPage asks what the statement says as a document.
func (m *app) newDeclarationPage() *formPage {
	p := m.newCoverPage("Signature and support", session.DeclarationFields())
	p.intro = "All of this is optional. What is left empty is left out, or stays a line to fill in by hand."
	p.submit = func() action {
		m.session.Touch()
		return action{back: true, notice: "the cover is taken over"}
	}
	p.left = p.submit
	return p
}

// newCoverPage asks for texts of the cover. What is typed goes into the assessment at once,
// as far as the field takes it.
func (m *app) newCoverPage(title string, fields []session.CoverField) *formPage {
	a := m.session.Assessment
	if m.session.File.ReadOnly() {
		a = a.Clone() // what is typed goes nowhere, and must not look otherwise later
	}
	texts := make([]string, len(fields))
	p := &formPage{app: m, title: title}
	for i, f := range fields {
		texts[i] = f.Get(a)
		p.fields = append(p.fields, field{f.Title, f.Help, &texts[i]})
	}
	if m.session.VariantOf() != "" {
		p.owner = func(at int) string { return session.OwnerWords(m.session.OwnerOf(fields[at])) }
		p.takeBase = func(at int) action {
			if !m.session.TakeBaseField(fields[at]) {
				return action{notice: nothingOwn}
			}
			texts[at] = fields[at].Get(m.session.Assessment)
			return action{notice: fields[at].Title + ": the base's again; u takes it back elsewhere"}
		}
	}
	p.refuses = func(at int) string { return fields[at].Refuses(texts[at]) }
	p.changed = func() action {
		for i, f := range fields {
			if texts[i] != f.Get(a) && f.Refuses(texts[i]) == "" {
				f.Set(a, texts[i])
			}
		}
		m.session.Touch()
		return action{draft: true}
	}
	return p
}
