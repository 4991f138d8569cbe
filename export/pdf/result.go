package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"ask645/questionnaire"
)

// verdict states the result in a sentence or two. It claims no more than the statement's
// Complete and Conformant do.
func (w *writer) verdict() string {
	s := w.statement
	edition := w.setter.line(s.Edition.Title)
	switch {
	case s.Conformant:
		return "The manufacturer claims, by self-assessment, that the device conforms to " + edition + ": every mandatory provision that applies is supported, and every recommendation that applies is supported or the reason for not following it is given."
	case s.Complete:
		return "The self-assessment is complete. It does not claim conformance to " + edition + ": " + joined(w.gaps()) + "."
	}
	return "The self-assessment is not complete and claims no conformance to " + edition + " yet: " + joined(w.lacks()) + "."
}

// gaps says why a complete statement claims no conformance.
func (w *writer) gaps() []string {
	c := w.statement.Counts
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
	if row := w.statement.Row(w.statement.Edition.Computed); row != nil && row.Support == questionnaire.NotSupported {
		reasons = append(reasons, "not every justification that "+w.setter.line(row.Provision.Reference)+" asks for is recorded")
	}
	if reasons == nil {
		reasons = append(reasons, "see the findings")
	}
	return reasons
}

// lacks says what an incomplete statement lacks.
func (w *writer) lacks() []string {
	unanswered, undetailed := 0, 0
	for _, finding := range w.statement.Findings {
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
	if reasons == nil {
		reasons = append(reasons, "see the findings")
	}
	return reasons
}

// plural counts something in words. The number stays on one line with what it counts.
func plural(n int, one, many string) string {
	const noBreakSpace = "\u00a0"
	if n == 1 {
		return "1" + noBreakSpace + one
	}
	return strconv.Itoa(n) + noBreakSpace + many
}

// joined writes a list as people do: a, b and c.
func joined(items []string) string {
	last := len(items) - 1
	if last < 1 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:last], ", ") + " and " + items[last]
}

// total is a line of the totals.
type total struct {
	label string
	count int
	ink   rgb
}

// result writes the totals: one line for each thing that can be said of a provision. Together
// the lines make up the table of the pro forma.
func (w *writer) result() {
	c := w.statement.Counts
	open := c.Applicable + c.Undecided - c.Answered
	w.newPage()
	w.section("Totals", 200)
	w.paragraph(w.verdict(), styleBody)
	w.totals(c.Provisions,
		total{"Mandatory, supported", c.MandatoryMet, inkAccent},
		total{"Mandatory, not supported", c.MandatoryUnmet, inkWarn},
		total{"Recommended, supported", c.RecommendationsMet, inkAccent},
		total{"Recommended, not supported, with justification", c.RecommendationsJustified, inkMuted},
		total{"Recommended, not supported, without justification", c.RecommendationsUnjustified, inkWarn},
		total{"Not applicable to this device", c.NotApplicable, inkRule},
		total{"Not answered", open, inkWarn})
	notes := fmt.Sprintf("The totals count the provisions of %s.", w.setter.line(w.statement.Edition.Table))
	if row := w.statement.Row(w.statement.Edition.Computed); row != nil {
		notes += fmt.Sprintf(" %s, which follows from all the others, is not among them.", w.setter.line(row.Provision.Reference))
	}
	if c.Undecided > 0 {
		notes += " " + plural(c.Undecided,
			"provision is undecided: whether it applies rests on a fact that is missing.",
			"provisions are undecided: whether they apply rests on facts that are missing.")
	}
	w.y += 4
	w.paragraph(notes, styleSmall)
}

// totals sets the lines of the totals with a bar each, as long as its share.
func (w *writer) totals(all int, totals ...total) {
	const numberAt, barAt, lead = left + 300.0, left + 318.0, 20.0
	w.need(float64(len(totals)+1) * lead)
	w.rule(w.y, inkRule)
	for _, t := range totals {
		number := styleBody.strong()
		if t.count == 0 {
			number = styleBody.in(inkMuted)
		}
		w.put(left, w.y+3, t.label, styleBody)
		w.putRight(numberAt, w.y+3, strconv.Itoa(t.count), number)
		if all > 0 && t.count > 0 {
			w.fill(barAt, w.y+6, (right-barAt)*float64(t.count)/float64(all), lead-12, t.ink)
		}
		w.y += lead
		w.rule(w.y, inkRule)
	}
	w.put(left, w.y+3, "All provisions", styleBody.strong())
	w.putRight(numberAt, w.y+3, strconv.Itoa(all), styleBody.strong())
	w.y += lead
	w.rule(w.y-0.6, inkAccent)
}
