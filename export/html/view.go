package html

import (
	"strconv"
	"strings"

	"ask645/export/document"
	"ask645/questionnaire"
)

// view is a document as the page lays it out.
type view struct {
	*document.Document
	What, Kind string
	Sections   []section
	// Dress is nil without a letterhead.
	Dress *dress
}

// section is a heading of the second level with what stands below it.
type section struct {
	part
	Parts []part
	// Listed is true where the contents list the parts.
	Listed bool
}

// part is a heading with what stands below it: any of paragraphs, a text that a person
// entered, fields, points, a table and a note on it, in this order.
type part struct {
	ID, Title  string
	Paragraphs []string
	Text       string
	Fields     []document.Field
	Points     []point
	Table      *table
	Note       string
}

// point is an entry of a list, on a provision.
type point struct {
	Link  link
	Words string
}

// link is a text that may lead somewhere.
type link struct {
	Text, Href string
	// External is true for an address on the web.
	External bool
}

func newView(d *document.Document, h *questionnaire.Letterhead) view {
	b := builder{Document: d, rows: map[string]bool{}}
	for i := range d.Clauses {
		for j := range d.Clauses[i].Rows {
			b.rows[d.Clauses[i].Rows[j].Reference] = true
		}
	}
	return view{Document: d, What: document.Title, Kind: document.SelfAssessment, Sections: b.sections(), Dress: newDress(h)}
}

// builder gathers the sections of one page.
type builder struct {
	*document.Document
	// rows are the references of the provisions that the page has a row for.
	rows map[string]bool
}

func (b *builder) sections() []section {
	all := []section{
		{part: part{ID: "result", Title: document.HeadingResult, Paragraphs: []string{b.Verdict}}},
		b.cover(),
		{part: part{ID: "totals", Title: document.HeadingTotals, Table: b.table(b.TotalsTable(), document.HeadingTotals), Note: b.TotalsNote}},
		b.attention(),
		b.proForma(),
		b.justifications(),
		b.tabular("out-of-scope", document.HeadingOutOfScope, document.IntroOutOfScope, b.OutOfScopeTable()),
		b.tabular("not-applicable", document.HeadingNotApplicable, document.IntroNotApplicable, b.NotApplicableTable()),
		b.tabular("conditions", document.HeadingConditions, document.IntroConditions, b.ConditionsTable()),
		b.facts(),
		b.tabular("evidence", document.HeadingEvidence, document.IntroEvidence, b.EvidenceTable()),
		b.tabular("findings", document.HeadingFindings, document.IntroFindings, b.FindingsTable()),
		b.legend(),
		{part: part{ID: "signature", Title: b.Signature.Title, Fields: b.Signature.Fields}},
	}
	var kept []section
	for _, section := range all {
		if section.ID != "" {
			kept = append(kept, section)
		}
	}
	return kept
}

func (b *builder) cover() section {
	s := section{part: part{ID: "identification", Title: document.HeadingCover}}
	for _, group := range b.Cover {
		s.Parts = append(s.Parts, part{Title: group.Title, Fields: group.Fields})
	}
	return s
}

func (b *builder) attention() section {
	if b.Attention == nil {
		return section{}
	}
	s := section{part: part{ID: "points", Title: document.HeadingAttention}}
	for _, group := range b.Attention {
		p := part{Title: group.Title}
		for _, at := range group.Points {
			p.Points = append(p.Points, point{Link: b.provision(at.Reference), Words: at.Words()})
		}
		s.Parts = append(s.Parts, p)
	}
	return s
}

func (b *builder) proForma() section {
	s := section{Listed: true, part: part{ID: "pro-forma", Title: b.ProForma(), Paragraphs: []string{b.IntroProForma()}}}
	for _, clause := range b.Clauses {
		p := part{ID: "clause-" + clause.Number, Title: clause.Heading(), Table: b.table(b.ProFormaTable(clause), clause.Heading())}
		b.fillIn(p.Table, clause)
		s.Parts = append(s.Parts, p)
	}
	return s
}

// fillIn makes the table of a clause tell what the pro forma has no column for. Evidence and
// notes stand below the Detail, so that the Detail has more of the page's width.
func (b *builder) fillIn(t *table, clause document.Clause) {
	last := len(t.Columns) - 1
	t.Columns = t.Columns[:last]
	for i := range t.Rows {
		row, r := &t.Rows[i], &clause.Rows[i]
		row.ID, row.Unmet = anchor(r.Reference), r.Unmet
		row.Name.Href = ""
		row.Cells = row.Cells[:last-1]
		detail := &row.Cells[last-2]
		detail.Notes = r.Notes
		for _, evidence := range b.Cited(r) {
			number := strconv.Itoa(evidence.Number)
			detail.Evidence = append(detail.Evidence, cited{Number: number, Link: link{Text: evidence.Cited(), Href: "#evidence-" + number}})
		}
		for j := range row.Cells {
			if row.Cells[j].Column == document.ColumnSupport && r.Support != "" {
				row.Cells[j].Meaning = r.Meaning()
			}
		}
	}
}

func (b *builder) justifications() section {
	if b.Justifications == nil {
		return section{}
	}
	s := section{part: part{ID: "justifications", Title: document.HeadingJustifications, Paragraphs: []string{document.IntroJustifications}}}
	for _, j := range b.Justifications {
		s.Parts = append(s.Parts, part{Title: j.Heading(), Paragraphs: []string{j.Terms()}, Text: j.Reason()})
	}
	return s
}

func (b *builder) facts() section {
	if b.Facts == nil {
		return section{}
	}
	s := section{part: part{ID: "facts", Title: document.HeadingFacts, Paragraphs: []string{document.IntroFacts}}}
	for _, group := range b.Facts {
		s.Parts = append(s.Parts, part{Title: group.Title, Table: b.table(group.Table(), group.Title)})
	}
	return s
}

func (b *builder) legend() section {
	s := section{part: part{ID: "legend", Title: document.HeadingLegend}}
	for _, legend := range b.Legend {
		s.Parts = append(s.Parts, part{Title: legend.Title, Fields: legend.Entries})
	}
	return s
}

// tabular is a section with a table, or nothing where the table has no rows.
func (b *builder) tabular(id, title, intro string, t document.Table) section {
	if t.Rows == nil {
		return section{}
	}
	return section{part: part{ID: id, Title: title, Paragraphs: []string{intro}, Table: b.table(t, title)}}
}

// provision leads to the row of a provision, where there is one.
func (b *builder) provision(reference string) link {
	l := link{Text: reference}
	if b.rows[reference] {
		l.Href = "#" + anchor(reference)
	}
	return l
}

// anchor is the id of the row of a provision.
func anchor(reference string) string { return "provision-" + strings.ReplaceAll(reference, " ", "-") }
