package questionnaire

import (
	"fmt"
	"slices"
)

// Statement is what follows from an assessment under an edition. It is computed by
// [Evaluate] and never stored as truth.
type Statement struct {
	Edition    *Edition
	Assessment *Assessment
	// Rows has one entry a provision, in the order of the standard. The computed
	// provision is among them, though it is no row of the pro forma's table.
	Rows     []Row
	Counts   Counts
	Findings []Finding
	// Answered: nothing in scope that applies or is undecided is unanswered, nothing in scope
	// lacks the Detail it needs, and no conflict of copies that were merged is open.
	Answered bool
	// Complete: answered, and no provision is out of scope.
	Complete bool
	// Conformant: complete, nothing undecided, every applicable mandatory provision is Y,
	// every applicable recommendation is Y, or N with a justification.
	Conformant bool
}

// Row is one provision of a statement.
type Row struct {
	Provision *Provision
	// Applies is Unknown while a fact is missing. Because names the facts that decided it,
	// or that are missing; it is empty for a provision without a condition.
	Applies Truth
	Because []string
	// Failed are the conditions that do not hold.
	Failed []*Condition
	// Support and Detail are what the statement says. For a provision that does not apply
	// and was not answered they are N/A and its rationale.
	Support Support
	Detail  string
	// Proposed is true where Support and Detail were not entered by a person but follow
	// from a failed condition or from the other answers.
	Proposed bool
	// Dormant is true where an earlier answer has stopped applying, or its provision is out
	// of scope. The answer stays in the assessment and comes back when the condition holds
	// again, or the provision is taken in.
	Dormant bool
	// OutOfScope is true where a person left the provision out. Nothing is asked or claimed
	// of it: Support and Detail are empty, and whether it applies counts for nothing.
	OutOfScope bool
	// Justified is true for a recommendation that is N or N/A and says why.
	Justified bool
	// Answer is what the assessment holds.
	Answer Answer
}

// Counts are the totals of a statement. Provisions counts the rows of the pro forma's
// table, without the computed provision; so do all the others. Those out of scope are counted
// as Provisions and OutOfScope, and nowhere else.
type Counts struct {
	Provisions                 int `json:"provisions"`
	Applicable                 int `json:"applicable"`
	NotApplicable              int `json:"not_applicable"`
	Undecided                  int `json:"undecided"`
	Answered                   int `json:"answered"`
	MandatoryMet               int `json:"mandatory_met"`
	MandatoryUnmet             int `json:"mandatory_unmet"`
	RecommendationsMet         int `json:"recommendations_met"`
	RecommendationsJustified   int `json:"recommendations_justified"`
	RecommendationsUnjustified int `json:"recommendations_unjustified"`
	OutOfScope                 int `json:"out_of_scope,omitempty"`
}

// WithoutPoints returns the statement without the open points and the findings about them, as
// it leaves the house. Nothing that it claims rests on these.
func (s *Statement) WithoutPoints() *Statement {
	c := *s
	c.Assessment = s.Assessment.ForStatement()
	c.Rows = slices.Clone(s.Rows)
	for i := range c.Rows {
		c.Rows[i].Answer.OpenPoints = nil
	}
	c.Findings = slices.DeleteFunc(slices.Clone(s.Findings), func(f Finding) bool { return f.Code == CodeOpenPointDue || f.Code == CodeBaseChanged })
	return &c
}

// Row returns the row of a provision, or nil.
func (s *Statement) Row(reference string) *Row {
	if p := s.Edition.Provision(reference); p != nil && p.at < len(s.Rows) && s.Rows[p.at].Provision == p {
		return &s.Rows[p.at]
	}
	for i := range s.Rows {
		if s.Rows[i].Provision.Reference == reference {
			return &s.Rows[i]
		}
	}
	return nil
}

// Of lists the findings about one provision or fact. A contradiction is about each of those
// that do not fit together.
func (s *Statement) Of(reference string) []Finding {
	var about []Finding
	for _, finding := range s.Findings {
		if finding.Reference == reference || slices.Contains(finding.also, reference) {
			about = append(about, finding)
		}
	}
	return about
}

// Errors counts the findings of severity error.
func (s *Statement) Errors() int {
	n := 0
	for _, finding := range s.Findings {
		if finding.Severity == SeverityError {
			n++
		}
	}
	return n
}

// Tally counts the findings in words, such as "1 error, no warnings".
func (s *Statement) Tally() string {
	errors := s.Errors()
	return countOf(errors, "error") + ", " + countOf(len(s.Findings)-errors, "warning")
}

func countOf(n int, thing string) string {
	switch n {
	case 0:
		return "no " + thing + "s"
	case 1:
		return "1 " + thing
	default:
		return fmt.Sprintf("%d %ss", n, thing)
	}
}

// Claimed reports whether the row says what a person answered: not where the answer is
// missing, set aside, or follows from others.
func (r *Row) Claimed() bool {
	return !r.Proposed && r.Support != Unanswered
}

// Open reports whether the row still waits for an answer from a person.
func (r *Row) Open() bool {
	return !r.Provision.Computed() && !r.OutOfScope && r.Applies != No && r.Support == Unanswered
}

// MayBeNotApplicable reports whether the pro forma allows N/A here: the status is
// conditional and a condition is known to fail.
func (r *Row) MayBeNotApplicable() bool {
	return r.Provision.Status.Conditional() && r.Applies == No && !r.OutOfScope
}

// Acceptable reports whether the row's N/A and its rationale follow from a failed condition
// and wait for a person to accept them.
func (r *Row) Acceptable() bool {
	return r.Proposed && r.Support == NotApplicable && !r.Dormant
}

// Missing lists the facts that keep the row undecided.
func (r *Row) Missing() []string {
	if r.Applies != Unknown || r.OutOfScope {
		return nil
	}
	return slices.Clone(r.Because)
}
