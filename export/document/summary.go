package document

import (
	"fmt"

	"ask645/questionnaire"
)

// Tone says how a count or a group of points bears on the result. Words say the same.
type Tone int

// The tones.
const (
	// Calm is neither good nor bad.
	Calm Tone = iota
	// Good is what is met.
	Good
	// Bad is what stands in the way of a claim.
	Bad
)

// Total counts one thing that can be said of a provision.
type Total struct {
	Label string
	Count int
	Tone  Tone
}

// Attention gathers provisions that a reader has to know of, under a heading.
type Attention struct {
	Title string
	Tone  Tone
	// Mandatory is true for mandatory provisions that apply and are not supported, which
	// belong on the first page.
	Mandatory bool
	Points    []Point
}

// Point is a provision in such a list.
type Point struct {
	Reference, Title, Status string
	// Text says more where there is more to say, or is "".
	Text string
}

// verdict states the result in a sentence or two. It claims no more than the statement's
// Complete and Conformant do.
func (b *builder) verdict() string {
	s := b.statement
	edition := s.Edition.Title
	switch {
	case s.Partial():
		return b.partialVerdict()
	case s.Conformant && len(s.Findings) > 0:
		return "The manufacturer claims, by self-assessment, that the device conforms to " + edition + ". " + plural(len(s.Findings), "finding of the program deserves", "findings of the program deserve") + " a second look before anyone relies on that: see the findings."
	case s.Conformant:
		return "The manufacturer claims, by self-assessment, that the device conforms to " + edition + ": every mandatory provision that applies is supported, and every recommendation that applies is supported or the reason for not following it is given."
	case s.Complete:
		return "The self-assessment is complete. It does not claim conformance to " + edition + ": " + joined(b.gaps()) + "."
	}
	return "The self-assessment is not complete and claims no conformance to " + edition + " yet: " + joined(b.lacks()) + "."
}

// gaps says why a complete statement claims no conformance.
func (b *builder) gaps() []string {
	c := b.statement.Counts
	var reasons []string
	if c.MandatoryUnmet > 0 {
		reasons = append(reasons, plural(c.MandatoryUnmet, "mandatory provision is not supported", "mandatory provisions are not supported"))
	}
	if c.RecommendationsUnjustified > 0 {
		reasons = append(reasons, plural(c.RecommendationsUnjustified, "recommendation is not followed and lacks a justification", "recommendations are not followed and lack a justification"))
	}
	if c.Undecided > 0 {
		reasons = append(reasons, plural(c.Undecided, "provision rests on a fact that is missing", "provisions rest on facts that are missing"))
	}
	if b.reportingUnmet() {
		reasons = append(reasons, "not every justification that "+b.statement.Edition.Computed+" asks for is recorded")
	}
	if reasons == nil {
		reasons = append(reasons, "see the findings")
	}
	return reasons
}

// lacks says what an incomplete statement lacks.
func (b *builder) lacks() []string {
	unanswered, undetailed := 0, 0
	for _, finding := range b.statement.Findings {
		switch finding.Code {
		case questionnaire.CodeMissingSupport:
			unanswered++
		case questionnaire.CodePlaceholder:
			undetailed++
		case questionnaire.CodeMissingDetail:
			if finding.Severity == questionnaire.SeverityError {
				undetailed++
			}
		default:
		}
	}
	var reasons []string
	if unanswered > 0 {
		reasons = append(reasons, plural(unanswered, "provision is not answered", "provisions are not answered"))
	}
	if undetailed > 0 {
		reasons = append(reasons, plural(undetailed, "answer lacks the Detail it needs", "answers lack the Detail they need"))
	}
	if len(b.statement.Assessment.Conflicts) > 0 {
		reasons = append(reasons, b.openConflicts())
	}
	if reasons == nil {
		reasons = append(reasons, "see the findings")
	}
	return reasons
}

// totals lists one line for each thing that can be said of a provision. Together the lines
// make up the table of the pro forma.
func (b *builder) totals() []Total {
	c := b.statement.Counts
	totals := []Total{
		{"Mandatory, supported", c.MandatoryMet, Good},
		{"Mandatory, not supported", c.MandatoryUnmet, Bad},
		{"Recommended, supported", c.RecommendationsMet, Good},
		{"Recommended, not supported, with justification", c.RecommendationsJustified, Calm},
		{"Recommended, not supported, without justification", c.RecommendationsUnjustified, Bad},
		{"Not applicable to this device", c.NotApplicable, Calm},
		{"Not answered", c.Applicable + c.Undecided - c.Answered, Bad},
	}
	if c.OutOfScope > 0 {
		totals = append(totals, Total{"Out of scope", c.OutOfScope, Calm})
	}
	return totals
}

func (b *builder) totalsNote() string {
	note := fmt.Sprintf("The totals count the provisions of %s.", b.statement.Edition.Table)
	switch row := b.statement.Row(b.statement.Edition.Computed); {
	case row == nil:
	case row.Provision.Unlisted:
		note += fmt.Sprintf(" %s, which follows from all the others, is not among them.", row.Provision.Reference)
	default:
		note += fmt.Sprintf(" %s follows from all the others and counts once these are answered.", row.Provision.Reference)
	}
	if n := b.statement.Counts.Undecided; n > 0 {
		note += " " + plural(n,
			"provision is undecided: whether it applies rests on a fact that is missing.",
			"provisions are undecided: whether they apply rests on facts that are missing.")
	}
	return note
}

// attention sorts the rows that are not simply met into the lists of the summary.
func (b *builder) attention() []Attention {
	groups := []Attention{
		{Title: "Mandatory provisions that apply and are not supported", Tone: Bad, Mandatory: true},
		{Title: "Recommendations not followed, without a justification", Tone: Bad},
		{Title: "Undecided: whether the provision applies rests on a missing fact", Tone: Bad},
		{Title: "Not answered", Tone: Bad},
		{Title: "Copies that were merged differ, and nobody has decided", Tone: Bad},
		{Title: "Recommendations not followed, with a justification", Tone: Calm},
	}
	const unmet, unjustified, undecided, open, conflicting, justified = 0, 1, 2, 3, 4, 5
	put := func(group int, row *questionnaire.Row, text string) {
		groups[group].Points = append(groups[group].Points, Point{
			Reference: row.Provision.Reference, Title: row.Provision.Title,
			Status: row.Provision.Status.Text, Text: text,
		})
	}
	for i := range b.statement.Rows {
		row := &b.statement.Rows[i]
		if conflict := b.conflict(row); conflict != "" {
			put(conflicting, row, conflict)
		}
		switch mandatory := row.Provision.Status.Mandatory; {
		case row.Provision.Computed(), row.OutOfScope:
		case row.Applies == questionnaire.Unknown:
			put(undecided, row, b.missing(row))
		case row.Open():
			put(open, row, "")
		case row.Applies != questionnaire.Yes || row.Support == questionnaire.Supported:
		case mandatory:
			put(unmet, row, claimedNA(row))
		case row.Support == questionnaire.NotSupported && row.Justified:
			put(justified, row, "")
		default:
			put(unjustified, row, claimedNA(row))
		}
	}
	var kept []Attention
	for _, group := range groups {
		if group.Points != nil {
			kept = append(kept, group)
		}
	}
	return kept
}

// claimedNA says that N/A is answered of a provision that applies.
func claimedNA(row *questionnaire.Row) string {
	if row.Support != questionnaire.NotApplicable {
		return ""
	}
	return "answered N/A, although it applies"
}
