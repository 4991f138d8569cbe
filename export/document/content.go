package document

import "slices"

// Outline is what a format has to say that writes the whole document, section by section. A
// format that leaves something out has an outline of its own.
func (d *Document) Outline() *Outline {
	o := &Outline{}
	o.Add(d.Heading(), Head)
	o.Add(SelfAssessment, Head)
	o.Add(d.Mark, Head)
	o.Add(d.Standard(), Head)
	o.Add(d.Date, Head)
	o.addFields(d.SealFields(), Head)

	o.Add(d.Verdict, HeadingResult)
	for _, group := range d.Cover {
		o.addFields(group.Fields, HeadingCover, group.Title)
	}
	o.AddTable(d.TotalsTable(), HeadingTotals)
	o.Add(d.TotalsNote, HeadingTotals)
	for _, group := range d.Attention {
		for _, point := range group.Points {
			o.Add(point.Words(), HeadingAttention, group.Title, point.Reference)
		}
	}
	d.outlineProForma(o)
	d.outlineBehind(o)

	o.addFields(d.Signature.Fields, d.Signature.Title)
	o.Add(d.Closing, Foot)
	o.addFields(d.SealFields(), Foot)
	return o
}

func (d *Document) outlineProForma(o *Outline) {
	o.Add(d.IntroProForma(), d.ProForma())
	for _, clause := range d.Clauses {
		o.AddTable(d.ProFormaTable(clause), d.ProForma(), clause.Heading())
		for i := range clause.Rows {
			for _, note := range clause.Rows[i].Notes {
				o.Add(note, d.ProForma(), clause.Heading(), clause.Rows[i].Reference)
			}
		}
	}
}

// outlineBehind is what stands behind the table of the pro forma.
func (d *Document) outlineBehind(o *Outline) {
	if d.Justifications != nil {
		o.Add(IntroJustifications, HeadingJustifications)
	}
	for _, justification := range d.Justifications {
		o.Add(justification.Terms(), HeadingJustifications, justification.Heading())
		o.Add(justification.Reason(), HeadingJustifications, justification.Heading())
	}
	o.addSection(HeadingOutOfScope, IntroOutOfScope, d.OutOfScopeTable())
	o.addSection(HeadingNotApplicable, IntroNotApplicable, d.NotApplicableTable())
	o.addSection(HeadingConditions, IntroConditions, d.ConditionsTable())
	if d.Facts != nil {
		o.Add(IntroFacts, HeadingFacts)
	}
	for _, group := range d.Facts {
		o.AddTable(group.Table(), HeadingFacts, group.Title)
	}
	o.addSection(HeadingEvidence, IntroEvidence, d.EvidenceTable())
	o.addSection(HeadingFindings, IntroFindings, d.FindingsTable())
	for _, legend := range d.Legend {
		o.addFields(legend.Entries, HeadingLegend, legend.Title)
	}
}

// SealFields are what tells the statement from every other.
func (d *Document) SealFields() []Field {
	return []Field{{LabelID, d.Seal.ID}, {LabelDigest, d.Seal.Digest}}
}

// addSection notes a table with what introduces it. Without rows there is no section.
func (o *Outline) addSection(heading, intro string, t Table) {
	if t.Rows != nil {
		o.Add(intro, heading)
		o.AddTable(t, heading)
	}
}

// addFields notes labelled texts.
func (o *Outline) addFields(fields []Field, path ...string) {
	for _, field := range fields {
		o.Add(field.Text, append(slices.Clone(path), field.Label)...)
	}
}
