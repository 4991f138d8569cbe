package document

import (
	"strings"
	"time"

	"ask645/export/statement"
	"ask645/questionnaire"
)

// cover gathers the fields of the cover: those of ISO/IEC 17050-1 (6.1), of the UK statement
// of compliance (SI 2023/1007, Schedule 4) and of Regulation (EU) 2024/2847 (Annex V), as far
// as a person gave them.
func (b *builder) cover(seal statement.Seal) []Group {
	a := b.statement.Assessment
	d := a.Declaration
	groups := []Group{
		{"Statement", []Field{
			{"Statement id", seal.ID},
			{"Revision", d.Revision},
			{"Date", b.options.Date.Format(DateFormat)},
			{"Assessed against", b.standard()},
			{"About that edition", b.statement.Edition.Disclaimer()},
			{"Assessment id", a.ID},
			{"Written with", b.options.Generator},
		}},
		{"Product", []Field{
			{"Name", a.Product.Name},
			{"Type or model", a.Product.Model},
			{"Hardware version", a.Product.HardwareVersion},
			{"Software version", a.Product.SoftwareVersion},
			{"Batch or serial numbers", a.Product.Batch},
			{"Description", a.Product.Description},
		}},
		{"Manufacturer", []Field{
			{"Name", a.Manufacturer.Name},
			{"Address", a.Manufacturer.Address},
			{"Contact", a.Manufacturer.Contact},
			{"Prepared", b.prepared()},
			{"Responsibility", b.responsibility()},
		}},
	}
	for _, r := range d.Representatives {
		groups = append(groups, Group{"Authorised representative", []Field{
			{"Name", r.Name}, {"Address", r.Address}, {"Contact", r.Contact},
		}})
	}
	groups = append(groups,
		Group{"Security support", []Field{
			{"Support period", d.SupportPeriod},
			{"Supported until", Day(d.SupportUntil)},
			{"Published at", d.SupportPublished},
			{"Report security issues to", d.VulnerabilityContact},
			{"Vulnerability disclosure policy", d.VulnerabilityPolicy},
		}},
		Group{"Validity", []Field{
			{"Certificates", d.Certificates},
			{"Limits of validity", d.Validity},
		}},
		Group{"Assessor", []Field{
			{"Name", a.Assessor.Name},
			{"Function", a.Assessor.Function},
			{"Organisation", a.Assessor.Organisation},
		}})
	return filled(groups)
}

// standard names the edition with its month of publication.
func (b *builder) standard() string {
	edition := b.statement.Edition
	if edition.Published == "" {
		return edition.Title
	}
	return edition.Title + " (" + edition.Published + ")"
}

// prepared says for whom the statement is made, once there is somebody.
func (b *builder) prepared() string {
	if b.statement.Assessment.Manufacturer.Name == "" {
		return ""
	}
	return "This statement is prepared by or on behalf of the manufacturer."
}

func (b *builder) responsibility() string {
	if !b.statement.Assessment.Declaration.SoleResponsibility {
		return ""
	}
	return "This statement is issued under the sole responsibility of the manufacturer."
}

// signature is the block in which the manufacturer signs. What nobody gave is left to be
// written by hand.
func (b *builder) signature() Group {
	a := b.statement.Assessment
	return clean(Group{"Signed for and on behalf of the manufacturer", []Field{
		{"Manufacturer", a.Manufacturer.Name},
		{"Place", a.Declaration.Place},
		{"Date", ""},
		{"Name", a.Declaration.Signatory},
		{"Function", a.Declaration.Function},
		{"Signature", ""},
	}})
}

// filled leaves out fields without a text, and groups without a field.
func filled(groups []Group) []Group {
	var kept []Group
	for _, group := range groups {
		var fields []Field
		for _, field := range clean(group).Fields {
			if field.Text != "" {
				fields = append(fields, field)
			}
		}
		if fields != nil {
			kept = append(kept, Group{group.Title, fields})
		}
	}
	return kept
}

func clean(group Group) Group {
	for i := range group.Fields {
		group.Fields[i].Text = strings.TrimSpace(questionnaire.Printable(group.Fields[i].Text))
	}
	return group
}

// Day writes a date of the assessment file, such as "2031-06-30", in words. What is no date
// stays as it is.
func Day(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return line(date)
	}
	return day.Format(DateFormat)
}
