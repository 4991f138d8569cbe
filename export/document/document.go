// Package document puts a statement into the words of a document, whatever its format: the
// cover, the summary, the table of the pro forma, the justifications, what does not apply,
// the evidence, the findings and the legend. A format only lays them out, so that no two
// formats say different things.
//
// Every text is safe to show (see [questionnaire.Printable]) and may hold newlines unless it
// says otherwise. A format still escapes what has a meaning of its own in it.
package document

import (
	"time"

	"ask645/export/statement"
	"ask645/questionnaire"
)

// The words that every document carries.
const (
	// Title is what the document is; SelfAssessment says whose judgement it is.
	Title          = "Conformance statement"
	SelfAssessment = "Self-assessment"
	// DraftMark stands on a statement that is not complete.
	DraftMark = "DRAFT: incomplete"
	// PartialMark stands on a statement in whose scope everything is answered, and out of
	// whose scope provisions are.
	PartialMark = "PARTIAL: not all provisions"
	// DateFormat is how a day is written.
	DateFormat = "2 January 2006"
)

// Options are what a document says beyond the statement.
type Options struct {
	// Date is the day of the document.
	Date time.Time
	// Generator names the program that writes, such as "ask645 1.2.0".
	Generator string
}

// Document is a statement in words.
type Document struct {
	// Seal tells this statement from every other.
	Seal statement.Seal
	// Product is the name of the product in one line, "" where it has none. Edition is the
	// title of the edition, Subject that of the standard, Table the pro forma's table.
	Product, Edition, Subject, Table string
	// Disclaimer says of an edition that a pack brings that it is none of ETSI, or is "".
	Disclaimer string
	// Date is the day of the document in words, Day the same as "2006-01-02".
	Date, Day string
	// Generator names the program that wrote the document, or is "".
	Generator string
	// Draft is true for a statement that is not complete. Mark is then what stands on every
	// page, DraftMark or PartialMark; it is "" for a complete one.
	Draft bool
	Mark  string
	// Conflicts counts what copies that were merged say differently and nobody has decided.
	Conflicts int
	// Partial is true where provisions are out of scope.
	Partial bool
	// Verdict states the result in a sentence or two.
	Verdict string
	// Cover holds what identifies the product and those who answer for the statement.
	// Neither a group nor a field is there without content.
	Cover []Group

	// Totals make up the pro forma's table; TotalsNote says what they count.
	Totals     []Total
	All        int
	TotalsNote string
	// Attention lists what a reader has to know before the table: what is not met, what is
	// justified, what is undecided, what is not answered. Groups without points are left out.
	Attention []Attention

	Clauses        []Clause
	Justifications []Justification
	OutOfScope     []OutOfScope
	NotApplicable  []NotApplicable
	Evidence       []Evidence
	Conditions     []Condition
	Facts          []FactGroup
	Findings       []questionnaire.Finding
	// Legend explains the letters; Closing says what the document is and is not.
	Legend  []Legend
	Closing string
	// Signature is what stands in the signature block. Fields without a text are lines to
	// be filled in by hand.
	Signature Group
}

// Group is a heading with fields.
type Group struct {
	Title  string
	Fields []Field
}

// Field is a labelled text of the cover.
type Field struct{ Label, Text string }

// New puts a statement into words.
func New(s *questionnaire.Statement, seal statement.Seal, o Options) *Document {
	b := &builder{
		statement: s, options: o,
		profile: questionnaire.NewProfile(s.Edition, s.Assessment.Facts),
	}
	d := &Document{
		Seal:    seal,
		Product: line(s.Assessment.Product.Name),
		Edition: s.Edition.Title, Subject: s.Edition.Subject, Table: s.Edition.Table,
		Disclaimer: s.Edition.Disclaimer(),
		Date:       o.Date.Format(DateFormat), Day: o.Date.Format(time.DateOnly),
		Generator: line(o.Generator),
		Draft:     !s.Complete,
		Mark:      b.mark(),
		Partial:   s.Partial(),
		Verdict:   b.verdict(),
		Cover:     b.cover(seal),
		All:       s.Counts.Provisions,
		Findings:  b.findings(),
	}
	d.Totals, d.TotalsNote = b.totals(), b.totalsNote()
	d.Attention = b.attention()
	d.Conflicts = len(b.statement.Assessment.Conflicts)
	d.Clauses = b.clauses()
	d.Evidence = b.evidence
	d.Justifications = b.justifications()
	d.OutOfScope, d.NotApplicable = b.outOfScope(), b.notApplicable()
	d.Conditions, d.Facts = b.conditions(), b.facts()
	d.Legend, d.Closing = b.legend(), b.closing()
	d.Signature = b.signature()
	return d
}

// builder gathers the parts of one document.
type builder struct {
	statement *questionnaire.Statement
	options   Options
	profile   questionnaire.Profile
	evidence  []Evidence
}
