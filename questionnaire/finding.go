package questionnaire

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Severity ranks a finding.
type Severity string

// The severities. An error keeps the statement from being accepted; a warning is worth a
// second look.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
)

// Code names a kind of finding. Codes are stable: scripts rely on them.
type Code string

// The codes of findings.
const (
	CodeMissingSupport         Code = "missing-support"
	CodeUndecided              Code = "undecided"
	CodeMissingDetail          Code = "missing-detail"
	CodeNAUnconditional        Code = "na-unconditional"
	CodeNAConditionHolds       Code = "na-condition-holds"
	CodeSupportedNotApplicable Code = "supported-not-applicable"
	CodeMandatoryUnmet         Code = "mandatory-unmet"
	CodeUnjustified            Code = "unjustified"
	CodeContradiction          Code = "contradiction"
	CodePlaceholder            Code = "placeholder"
	CodeDuplicateText          Code = "duplicate-text"
	CodeEvidenceMissing        Code = "evidence-missing"
	CodeEvidenceChanged        Code = "evidence-changed"
	CodeReviewDue              Code = "review-due"
	CodeOpenPointDue           Code = "open-point-due"
	CodeUnknownProvision       Code = "unknown-provision"
	CodeUnknownFact            Code = "unknown-fact"
	CodeOutOfScope             Code = "out-of-scope"
	CodeConflict               Code = "conflict"
	CodeBaseChanged            Code = "base-changed"
)

// Finding is one thing that is wrong with an assessment, or worth a second look.
type Finding struct {
	Code     Code     `json:"code"`
	Severity Severity `json:"severity"`
	// Reference is the provision or the fact that the finding is about, AboutSupportEnd,
	// AboutScope or AboutBase.
	Reference string `json:"reference"`
	// Message says what is wrong and what to do.
	Message string `json:"message"`

	// also are further provisions and facts that it is about.
	also []string
}

// find collects the findings: row by row in the order of the standard, then what concerns
// several rows, then what the edition does not know.
func (s *Statement) find(profile Profile, today time.Time) {
	c := newClaims(s, profile)
	s.findConflicts()
	s.findBase()
	for i := range s.Rows {
		row := &s.Rows[i]
		s.findPoints(row, today)
		if !row.Provision.computed && !row.OutOfScope {
			s.findSupport(row)
			s.findDetail(row)
			s.findReview(row, today)
			s.findChecks(row, c)
			s.findWords(row)
		}
	}
	s.findFacts(profile)
	s.findContradictions(c)
	s.findDuplicates()
	s.findSupportEnd(today)
	s.findScope()
	s.findUnknown()
}

func (s *Statement) add(code Code, severity Severity, reference, format string, arguments ...any) {
	s.Findings = append(s.Findings, Finding{
		Code: code, Severity: severity, Reference: reference,
		Message: fmt.Sprintf(format, arguments...),
	})
}

// findSupport holds the support claimed against what the pro forma allows.
func (s *Statement) findSupport(row *Row) {
	reference, status := row.Provision.Reference, row.Provision.Status
	if row.Open() {
		s.findMissing(row)
		return
	}
	if row.Applies == Unknown {
		s.add(CodeUndecided, SeverityError, reference, "whether it applies rests on %s: answer that first", s.questions(row.Missing()))
	}
	switch {
	case row.Support == NotApplicable && !status.Conditional():
		s.add(CodeNAUnconditional, SeverityError, reference, "N/A is not allowed here: the status %s has no condition; answer Y or N", status.Text)
	case row.Support == NotApplicable && row.Applies == Yes:
		s.add(CodeNAConditionHolds, SeverityError, reference, "N/A although the condition holds (%s): answer Y or N, or correct the fact", s.conditions(row))
	case row.Applies == No && row.Support != NotApplicable:
		s.add(CodeSupportedNotApplicable, SeverityWarning, reference, "%s although the condition does not hold (%s): answer N/A, or correct the fact", row.Support, failures(row.Failed))
	case row.Applies == Yes && row.Support == NotSupported && status.Mandatory:
		s.add(CodeMandatoryUnmet, SeverityError, reference, "mandatory and answered N: close the gap; no justification makes up for it")
	}
}

// findMissing reports a row without an answer.
func (s *Statement) findMissing(row *Row) {
	words, then := "not answered", "choose Y or N"
	if row.Waiting() {
		words, then = "the answer from "+s.carriedFrom(row)+" waits to be confirmed", "look at it, then take it or answer Y or N"
	}
	if missing := s.questions(row.Missing()); missing != "" {
		words, then = words+", and whether it applies rests on "+missing, "answer that first"
	}
	s.add(CodeMissingSupport, SeverityError, row.Provision.Reference, "%s: %s", words, then)
}

// findDetail looks at what the Detail column says.
func (s *Statement) findDetail(row *Row) {
	reference := row.Provision.Reference
	if row.Proposed || row.Support == Unanswered {
		return
	}
	unjustified := row.Support == NotSupported && row.Applies != No && !row.Provision.Status.Mandatory && !row.Justified
	switch problem := placeholder(row.Detail); {
	case strings.TrimSpace(row.Detail) == "" && row.Support == Supported:
		s.add(CodeMissingDetail, SeverityWarning, reference, "Y without a Detail: say how the device meets it")
	case strings.TrimSpace(row.Detail) == "" && row.Support == NotSupported:
		s.add(CodeMissingDetail, SeverityError, reference, "N without a Detail: say what is not met and why")
	case strings.TrimSpace(row.Detail) == "":
		s.add(CodeMissingDetail, SeverityError, reference, "N/A without a Detail: say which condition does not hold")
	case problem != "":
		s.add(CodePlaceholder, SeverityError, reference, "the Detail %s: write what is true of the device", problem)
	}
	if unjustified {
		s.add(CodeUnjustified, SeverityError, reference, "a recommendation answered N needs its reason in the Detail: say why it is not possible or not appropriate")
	}
}

// findReview reports justifications that were to be looked at again by now.
func (s *Statement) findReview(row *Row, today time.Time) {
	by := row.Answer.Justification.ReviewBy
	if by == "" || row.Support != NotSupported || row.Applies == No {
		return
	}
	if due, err := time.Parse(time.DateOnly, by); err == nil && today.Format(time.DateOnly) > due.Format(time.DateOnly) {
		s.add(CodeReviewDue, SeverityWarning, row.Provision.Reference, "the justification was to be reviewed by %s: review it and set a new date", by)
	}
}

// findPoints reports open points that were to be done by now. They say nothing of the device.
func (s *Statement) findPoints(row *Row, today time.Time) {
	for _, point := range row.Answer.OpenPoints {
		if point.Overdue(today) {
			s.add(CodeOpenPointDue, SeverityWarning, row.Provision.Reference, "an open point was due on %s, %q: do it and tick it, or set a new date", point.Due, oneLine(point.Text))
		}
	}
}

// AboutSupportEnd is the reference of findings about the last day of security updates, which
// stands on the cover.
const AboutSupportEnd = "support_until"

// findSupportEnd reports a support period that was over on the day of the statement.
func (s *Statement) findSupportEnd(today time.Time) {
	until := s.Assessment.Declaration.SupportUntil
	if end, err := time.Parse(time.DateOnly, until); err == nil && today.Format(time.DateOnly) > end.Format(time.DateOnly) {
		s.add(CodeContradiction, SeverityWarning, AboutSupportEnd, "security support ended on %s, before the day of the statement: correct the day, or say in the statement that the product gets no more updates", until)
	}
}

// duplicateFrom is the number of provisions from which one text looks copied.
const duplicateFrom = 3

// findDuplicates reports a Detail that stands under many provisions. Rationales of N/A are
// left out: one failed condition rightly gives many provisions the same one.
func (s *Statement) findDuplicates() {
	texts := make([]likeness, 0, len(s.Rows))
	for i := range s.Rows {
		row := &s.Rows[i]
		if row.Claimed() && row.Support != NotApplicable && strings.TrimSpace(row.Detail) != "" {
			texts = append(texts, likeness{like: likenessOf(row.Detail), row: row})
		}
	}
	for i := range texts {
		if texts[i].told {
			continue
		}
		references := []string{texts[i].row.Provision.Reference}
		for j := i + 1; j < len(texts); j++ {
			if texts[j].like == texts[i].like && strings.EqualFold(oneLine(texts[j].row.Detail), oneLine(texts[i].row.Detail)) {
				references, texts[j].told = append(references, texts[j].row.Provision.Reference), true
			}
		}
		if len(references) >= duplicateFrom {
			s.add(CodeDuplicateText, SeverityWarning, references[0], "the same Detail stands under %s: say what is true of each", strings.Join(references, ", "))
		}
	}
}

// likeness is a Detail, and a number that it shares with whatever begins the same.
type likeness struct {
	like int
	row  *Row
	told bool
}

// likeBeginning is how many letters tell most texts apart.
const likeBeginning = 50

// likenessOf adds up the first letters of a text, whatever their case and the space around
// them.
func likenessOf(text string) int {
	sum, letters := 0, 0
	for _, r := range text {
		switch {
		case r > ' ' && r < 'A' || r > 'Z' && r <= unicode.MaxASCII:
		case unicode.IsSpace(r):
			continue
		default:
			r = unicode.ToLower(unicode.ToUpper(r))
		}
		if letters++; letters > likeBeginning {
			break
		}
		sum = sum*31 + int(r)
	}
	return sum
}

// findUnknown reports what the file names and the edition does not have.
func (s *Statement) findUnknown() {
	var unknown []string
	for reference := range s.Assessment.Answers {
		if s.Edition.Provision(reference) == nil {
			unknown = append(unknown, reference)
		}
	}
	slices.Sort(unknown)
	for _, reference := range unknown {
		s.add(CodeUnknownProvision, SeverityWarning, reference, "%s has no provision %s: correct the reference, or leave the answer, which is kept and not used", s.Edition.Title, reference)
	}
	unknown = nil
	for id, value := range s.Assessment.Facts {
		if fact := s.Edition.Fact(id); fact == nil || (value != DontKnow && !fact.Has(value)) {
			unknown = append(unknown, id)
		}
	}
	slices.Sort(unknown)
	for _, id := range unknown {
		if s.Edition.Fact(id) == nil {
			s.add(CodeUnknownFact, SeverityWarning, id, "%s asks for no fact %q: correct its name, or leave it, as it is kept and not used", s.Edition.Title, id)
			continue
		}
		s.add(CodeUnknownFact, SeverityWarning, id, "the fact %q has no answer %q: answer it again", id, s.Assessment.Facts[id])
	}
}

// questions lists the questions behind missing facts.
func (s *Statement) questions(ids []string) string {
	asks := make([]string, 0, len(ids))
	for _, id := range ids {
		if fact := s.Edition.Fact(id); fact != nil {
			asks = append(asks, fmt.Sprintf("%q", fact.Ask))
		}
	}
	return strings.Join(asks, " and ")
}

// conditions lists the wordings of the conditions of a row.
func (s *Statement) conditions(row *Row) string {
	words := make([]string, 0, len(row.Provision.conditions))
	for _, condition := range row.Provision.conditions {
		words = append(words, condition.Wording)
	}
	return strings.Join(words, "; ")
}

// failures lists what does not hold.
func failures(failed []*Condition) string {
	words := make([]string, 0, len(failed))
	for _, condition := range failed {
		words = append(words, condition.Fails)
	}
	return strings.Join(words, "; ")
}
