package session

import (
	"slices"
	"strings"
	"time"

	"ask645/questionnaire"
)

// CoverField is a single-line text of the statement's cover.
type CoverField struct {
	Title, Help string
	// Get reads the text, Set takes it over. Set is to be called only with what Check
	// accepts.
	Get func(*questionnaire.Assessment) string
	Set func(*questionnaire.Assessment, string)
	// Check says what is wrong with a text and what to write, or "". It is nil where every
	// text is good.
	Check func(string) string
}

// Refuses says what is wrong with a text for the field, or "".
func (f CoverField) Refuses(text string) string {
	if f.Check == nil {
		return ""
	}
	return f.Check(text)
}

// ProductFields are what identifies the product and those behind it.
func ProductFields() []CoverField {
	type a = *questionnaire.Assessment
	return []CoverField{
		text("Product", "as it is sold", func(a a) *string { return &a.Product.Name }),
		text("Model", "type or model number", func(a a) *string { return &a.Product.Model }),
		text("Hardware version", "", func(a a) *string { return &a.Product.HardwareVersion }),
		text("Software version", "", func(a a) *string { return &a.Product.SoftwareVersion }),
		text("Batch", "or range of serial numbers", func(a a) *string { return &a.Product.Batch }),
		text("Description", "what it does, in a sentence", func(a a) *string { return &a.Product.Description }),
		text("Manufacturer", "", func(a a) *string { return &a.Manufacturer.Name }),
		text("Address of the manufacturer", "", func(a a) *string { return &a.Manufacturer.Address }),
		text("Contact of the manufacturer", "mail, telephone or web", func(a a) *string { return &a.Manufacturer.Contact }),
		text("Assessor", "who answers here", func(a a) *string { return &a.Assessor.Name }),
		text("Function of the assessor", "", func(a a) *string { return &a.Assessor.Function }),
		text("Organisation of the assessor", "", func(a a) *string { return &a.Assessor.Organisation }),
	}
}

// AssessorField is the place of the name of the assessor among the [ProductFields], from 0.
func AssessorField() int {
	named := &questionnaire.Assessment{Assessor: questionnaire.Assessor{Name: "Ada"}}
	return slices.IndexFunc(ProductFields(), func(f CoverField) bool { return f.Get(named) != "" })
}

// DeclarationFields are what the statement says as a document.
func DeclarationFields() []CoverField {
	type a = *questionnaire.Assessment
	until := text("Supported until", "the last day of security updates, such as 2031-06-30", func(a a) *string { return &a.Declaration.SupportUntil })
	until.Check = checkDate
	return []CoverField{
		text("Signatory", "who signs for the manufacturer", func(a a) *string { return &a.Declaration.Signatory }),
		text("Function of the signatory", "", func(a a) *string { return &a.Declaration.Function }),
		text("Place", "where the statement is issued", func(a a) *string { return &a.Declaration.Place }),
		text("Support period", "how long there are security updates, as at first supply", func(a a) *string { return &a.Declaration.SupportPeriod }),
		until,
		text("Support period published at", "web address", func(a a) *string { return &a.Declaration.SupportPublished }),
		text("Report security issues to", "mail or web address", func(a a) *string { return &a.Declaration.VulnerabilityContact }),
		text("Vulnerability disclosure policy", "web address", func(a a) *string { return &a.Declaration.VulnerabilityPolicy }),
		text("Revision of the statement", "in your own count", func(a a) *string { return &a.Declaration.Revision }),
		representative("Authorised representative", "", func(r *questionnaire.Representative) *string { return &r.Name }),
		representative("Address of the representative", "", func(r *questionnaire.Representative) *string { return &r.Address }),
		representative("Contact of the representative", "", func(r *questionnaire.Representative) *string { return &r.Contact }),
		text("Certificates", "and the bodies that issued them", func(a a) *string { return &a.Declaration.Certificates }),
		text("Limits of validity", "of the statement, if any", func(a a) *string { return &a.Declaration.Validity }),
		soleResponsibility(),
	}
}

// text is a field of any text.
func text(title, help string, of func(*questionnaire.Assessment) *string) CoverField {
	return CoverField{
		Title: title, Help: help,
		Get: func(a *questionnaire.Assessment) string { return *of(a) },
		Set: func(a *questionnaire.Assessment, text string) { *of(a) = text },
	}
}

// representative is a field of the first authorised representative, who is there once a
// field of it is.
func representative(title, help string, of func(*questionnaire.Representative) *string) CoverField {
	return CoverField{
		Title: title, Help: help,
		Get: func(a *questionnaire.Assessment) string {
			if all := a.Declaration.Representatives; len(all) > 0 {
				return *of(&all[0])
			}
			return ""
		},
		Set: func(a *questionnaire.Assessment, text string) {
			d := &a.Declaration
			if len(d.Representatives) == 0 {
				d.Representatives = []questionnaire.Representative{{}}
			}
			*of(&d.Representatives[0]) = text
			if len(d.Representatives) == 1 && d.Representatives[0].IsZero() {
				d.Representatives = nil
			}
		},
	}
}

// soleResponsibility is a declaration that a person makes or does not make.
func soleResponsibility() CoverField {
	return CoverField{
		Title: "Sole responsibility", Help: "yes where the manufacturer declares it, empty otherwise",
		Get: func(a *questionnaire.Assessment) string {
			if a.Declaration.SoleResponsibility {
				return "yes"
			}
			return ""
		},
		Set: func(a *questionnaire.Assessment, text string) {
			a.Declaration.SoleResponsibility = strings.EqualFold(strings.TrimSpace(text), "yes")
		},
		Check: func(text string) string {
			if text = strings.TrimSpace(text); text == "" || strings.EqualFold(text, "yes") {
				return ""
			}
			return "write yes, or leave it empty"
		},
	}
}

// checkDate accepts a day as the assessment file writes it, or nothing.
func checkDate(text string) string {
	if text == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return "write a day such as 2031-06-30, or leave it empty"
	}
	return ""
}
