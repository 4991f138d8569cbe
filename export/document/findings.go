package document

import (
	"slices"

	"ask645/questionnaire"
)

// FindingGroup gathers findings that say the same of several provisions.
type FindingGroup struct {
	Severity questionnaire.Severity
	Code     questionnaire.Code
	// Title says in a few words what findings of this code are about.
	Title, Message string
	// References are the provisions and facts that the findings are about.
	References []string
}

func (b *builder) findings() []questionnaire.Finding {
	findings := make([]questionnaire.Finding, 0, len(b.statement.Findings))
	for _, finding := range b.statement.Findings {
		finding.Reference, finding.Message = line(finding.Reference), line(finding.Message)
		findings = append(findings, finding)
	}
	return findings
}

// FindingGroups gathers the findings by what they say, errors first. Groups come in the order
// of their first finding.
func (d *Document) FindingGroups() []FindingGroup {
	var groups []FindingGroup
	for _, finding := range d.Findings {
		at := slices.IndexFunc(groups, func(g FindingGroup) bool {
			return g.Severity == finding.Severity && g.Code == finding.Code && g.Message == finding.Message
		})
		if at < 0 {
			at = len(groups)
			groups = append(groups, FindingGroup{
				Severity: finding.Severity, Code: finding.Code, Title: findingTitle(finding.Code), Message: finding.Message,
			})
		}
		groups[at].References = append(groups[at].References, finding.Reference)
	}
	slices.SortStableFunc(groups, func(a, b FindingGroup) int { return rank(a.Severity) - rank(b.Severity) })
	return groups
}

// MandatoryErrors gathers the errors about mandatory provisions by their code. Those that
// apply and are not supported are left out: [Document.Attention] lists them.
func (d *Document) MandatoryErrors() []FindingGroup {
	mandatory := map[string]bool{}
	for _, clause := range d.Clauses {
		for _, row := range clause.Rows {
			mandatory[row.Reference] = row.Mandatory
		}
	}
	var groups []FindingGroup
	for _, finding := range d.Findings {
		if finding.Severity != questionnaire.SeverityError || finding.Code == questionnaire.CodeMandatoryUnmet || !mandatory[finding.Reference] {
			continue
		}
		at := slices.IndexFunc(groups, func(g FindingGroup) bool { return g.Code == finding.Code })
		if at < 0 {
			at = len(groups)
			groups = append(groups, FindingGroup{Severity: finding.Severity, Code: finding.Code, Title: findingTitle(finding.Code)})
		}
		if !slices.Contains(groups[at].References, finding.Reference) {
			groups[at].References = append(groups[at].References, finding.Reference)
		}
	}
	return groups
}

func rank(severity questionnaire.Severity) int {
	if severity == questionnaire.SeverityError {
		return 0
	}
	return 1
}

// findingTitle names a kind of finding for people who do not know its code.
func findingTitle(code questionnaire.Code) string {
	switch code {
	case questionnaire.CodeMissingSupport:
		return "Not answered"
	case questionnaire.CodeUndecided:
		return "Answered, but it rests on a missing fact"
	case questionnaire.CodeMissingDetail:
		return "Without a Detail"
	case questionnaire.CodeNAUnconditional:
		return "N/A where the status has no condition"
	case questionnaire.CodeNAConditionHolds:
		return "N/A although the condition holds"
	case questionnaire.CodeSupportedNotApplicable:
		return "Y or N although the condition does not hold"
	case questionnaire.CodeMandatoryUnmet:
		return "Mandatory and not supported"
	case questionnaire.CodeUnjustified:
		return "Not followed, without a reason"
	case questionnaire.CodePlaceholder:
		return "The Detail is not filled in"
	case questionnaire.CodeDuplicateText:
		return "The same Detail in several places"
	case questionnaire.CodeEvidenceMissing:
		return "Evidence that is not there"
	case questionnaire.CodeEvidenceChanged:
		return "Evidence that has changed"
	case questionnaire.CodeReviewDue:
		return "Justifications due for review"
	case questionnaire.CodeUnknownProvision:
		return "Answers to provisions that the edition does not have"
	case questionnaire.CodeUnknownFact:
		return "Facts that the edition does not ask for"
	case questionnaire.CodeConflict:
		return "Copies that were merged differ"
	case questionnaire.CodeOutOfScope:
		return "Provisions out of scope"
	default:
		return "Other findings: " + line(string(code))
	}
}
