package questionnaire

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Evaluate computes the statement that follows from an assessment under an edition. today
// is the day against which review dates are held. The result depends on nothing else, and
// neither argument is changed.
func Evaluate(edition *Edition, assessment *Assessment, today time.Time) *Statement {
	s := &Statement{Edition: edition, Assessment: assessment}
	profile := NewProfile(edition, assessment.Facts).settled()
	s.Rows = make([]Row, 0, len(edition.provisions))
	out := assessment.leftOut()
	for _, provision := range edition.provisions {
		s.Rows = append(s.Rows, evaluateRow(provision, profile, assessment, out))
	}
	s.computeReporting()
	s.count()
	s.find(profile, today)
	s.conclude()
	return s
}

// evaluateRow decides whether a provision applies, and what the statement says of it.
func evaluateRow(provision *Provision, profile Profile, assessment *Assessment, out map[string]bool) Row {
	row := Row{Provision: provision, Answer: assessment.Answers[provision.Reference]}
	row.Applies, row.Because, row.Failed = applies(provision, profile.Lookup)
	if provision.computed {
		return row
	}
	if out[provision.Reference] {
		row.OutOfScope, row.Dormant = true, row.Answer.Says()
		return row
	}
	row.Support, row.Detail = row.Answer.Support, row.Answer.Detail
	if row.Applies != No {
		return row
	}
	claimed := row.Support == Supported || row.Support == NotSupported
	row.Dormant = row.Answer.saysOtherwise() && row.Support != NotApplicable && (!claimed || setAside(row, assessment))
	if row.Dormant || row.Support == Unanswered {
		row.Support, row.Detail, row.Proposed = NotApplicable, Rationale(row.Failed), true
	}
	return row
}

// applies holds the conditions of a provision against the facts. All must hold. Because
// names the facts that decided, or the missing ones.
func applies(provision *Provision, lookup Lookup) (Truth, []string, []*Condition) {
	result := Yes
	var because [3][]string // by Truth
	var failed []*Condition
	for _, condition := range provision.conditions {
		truth, by := condition.When.Eval(lookup)
		for _, fact := range by {
			if !slices.Contains(because[truth], fact) {
				because[truth] = append(because[truth], fact)
			}
		}
		switch truth {
		case No:
			result = No
			failed = append(failed, condition)
		case Unknown:
			if result == Yes {
				result = Unknown
			}
		case Yes:
		}
	}
	return result, because[result], failed
}

// setAside tells an answer that was good when it was given, and lost its condition later,
// from a claim that never fitted. The times in the file decide; without them the answer
// stands as a claim, so that a statement from elsewhere hides nothing.
func setAside(row Row, assessment *Assessment) bool {
	return assessment.gaveSince(row.Because, row.Answer.At)
}

// gaveSince reports whether one of the facts was given no earlier than at. Without times it
// is not known, and false.
func (a *Assessment) gaveSince(facts []string, at time.Time) bool {
	if at.IsZero() {
		return false
	}
	for _, fact := range facts {
		if given, ok := a.FactsAt[fact]; ok && !given.Before(at) {
			return true
		}
	}
	return false
}

// Rationale is the Detail of a provision that does not apply: what does not hold, with the
// references of the pro forma.
func Rationale(failed []*Condition) string {
	if len(failed) == 0 {
		return ""
	}
	reasons := make([]string, 0, len(failed))
	for _, condition := range failed {
		reasons = append(reasons, because(condition))
	}
	return "Not applicable: " + strings.Join(reasons, "; ") + "."
}

// because words a condition that does not hold, with its reference.
func because(condition *Condition) string {
	return fmt.Sprintf("%s (%s %s)", condition.Fails, condition.Kind, condition.Ref)
}

// computeReporting fills in the computed provision (4-1, 5.0-1): a justification must be
// recorded for every recommendation that is not followed or held not applicable.
func (s *Statement) computeReporting() {
	var missing []string
	unknown := false // whether a recommendation lacks its reason
	for i := range s.Rows {
		row := &s.Rows[i]
		unknown = unknown || row.OutOfScope && !row.Provision.Status.Mandatory
		if row.Provision.Status.Mandatory || (row.Support != NotSupported && row.Support != NotApplicable) {
			continue
		}
		row.Justified = givesReason(row.Detail)
		if row.Applies == No && row.Support == NotApplicable {
			// The condition that fails is the reason, in however few words it is given.
			row.Justified = strings.TrimSpace(row.Detail) != "" && placeholder(row.Detail) == ""
		}
		if !row.Justified {
			missing = append(missing, row.Provision.Reference)
		}
	}
	row := s.Row(s.Edition.Computed)
	if row == nil {
		return
	}
	row.Applies, row.Proposed = Yes, true
	if len(missing) > 0 {
		row.Support = NotSupported
		row.Detail = "No justification is recorded for " + strings.Join(missing, ", ") + "."
		return
	}
	if unknown {
		row.Detail = "Not claimed, as recommendations are out of scope."
		row.OutOfScope = row.Provision.listed()
		return
	}
	row.Support = Supported
	row.Detail = "A justification is recorded for every recommendation that is answered N or N/A."
}

// count counts the rows of the pro forma's table. One that follows from all others counts as
// answered once they are.
func (s *Statement) count() {
	c := &s.Counts
	var computed *Row
	for i := range s.Rows {
		row := &s.Rows[i]
		if row.Provision.Unlisted {
			continue
		}
		c.Provisions++
		if row.OutOfScope {
			c.OutOfScope++
			continue
		}
		switch row.Applies {
		case Yes:
			c.Applicable++
		case No:
			c.NotApplicable++
			continue
		case Unknown:
			c.Undecided++
		}
		if row.Provision.computed {
			computed = row
			continue
		}
		c.add(row)
	}
	if computed != nil && c.Answered+1 == c.Applicable+c.Undecided {
		c.add(computed)
	}
}

// add counts what is said of a row that may apply.
func (c *Counts) add(row *Row) {
	if row.Support == Unanswered {
		return
	}
	c.Answered++
	mandatory := row.Provision.Status.Mandatory
	switch {
	case mandatory && row.Support == Supported:
		c.MandatoryMet++
	case mandatory:
		c.MandatoryUnmet++
	case row.Support == Supported:
		c.RecommendationsMet++
	case row.Support == NotSupported && row.Justified:
		c.RecommendationsJustified++
	default:
		c.RecommendationsUnjustified++
	}
}

// conclude says whether the statement is complete and what it claims as a whole.
func (s *Statement) conclude() {
	s.Answered = true
	for _, finding := range s.Findings {
		switch finding.Code {
		case CodeMissingSupport, CodePlaceholder, CodeConflict:
			s.Answered = false
		case CodeMissingDetail:
			s.Answered = s.Answered && finding.Severity != SeverityError
		default:
			// Every other finding is about what was said, not about what is missing.
		}
	}
	s.Complete = s.Answered && !s.Partial()
	s.Conformant = s.Complete && s.Counts.Undecided == 0
	for i := range s.Rows {
		row := &s.Rows[i]
		met := row.Support == Supported
		if !row.Provision.Status.Mandatory {
			met = met || (row.Support == NotSupported && row.Justified)
		}
		if row.Applies != No && !met {
			s.Conformant = false
		}
	}
}
