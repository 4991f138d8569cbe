package document

import (
	"slices"
	"strings"

	"ask645/questionnaire"
)

// Gap is a field of the cover that nobody filled in though a kind of document asks for it.
type Gap struct {
	// Label names the field inside a sentence.
	Label string
	// AskedBy names the documents that ask for it.
	AskedBy []string
}

// The documents whose fields the cover holds.
const (
	iso17050 = "ISO/IEC 17050-1"
	ukPSTI   = "the UK statement of compliance"
	euCRA    = "Annex V of the Cyber Resilience Act"
)

// Gaps lists the fields of the cover that are empty though a document asks for them. None of
// them is needed to claim conformance to the standard itself.
func Gaps(a *questionnaire.Assessment) []Gap {
	d := a.Declaration
	everyone, lawful := []string{iso17050, ukPSTI, euCRA}, []string{ukPSTI, euCRA}
	responsible := ""
	if d.SoleResponsibility {
		responsible = "yes"
	}
	fields := []struct {
		label, text string
		askedBy     []string
	}{
		{"product name", a.Product.Name, everyone},
		{"type or model", a.Product.Model, everyone},
		{"batch or serial numbers", a.Product.Batch, lawful},
		{"manufacturer", a.Manufacturer.Name, everyone},
		{"address of the manufacturer", a.Manufacturer.Address, everyone},
		{"place", d.Place, everyone},
		{"signatory", d.Signatory, everyone},
		{"function of the signatory", d.Function, everyone},
		{"support period", d.SupportPeriod, []string{ukPSTI}},
		{"end of the support period", d.SupportUntil, []string{ukPSTI}},
		{"sole responsibility", responsible, []string{euCRA}},
	}
	var gaps []Gap
	for _, field := range fields {
		if strings.TrimSpace(field.text) == "" {
			gaps = append(gaps, Gap{Label: field.label, AskedBy: field.askedBy})
		}
	}
	return gaps
}

// Missing says in a sentence which fields of the cover are empty and which documents ask for
// them, or nothing.
func Missing(a *questionnaire.Assessment) string {
	var labels, askers []string
	for _, gap := range Gaps(a) {
		labels = append(labels, gap.Label)
		for _, asker := range gap.AskedBy {
			if !slices.Contains(askers, asker) {
				askers = append(askers, asker)
			}
		}
	}
	if labels == nil {
		return ""
	}
	return "Empty on the cover: " + joined(labels) + ". Asked for by " + joined(askers) + ", not by the standard itself."
}

// Contents says in a few words what the statement will hold, for people about to write it.
func Contents(s *questionnaire.Statement) []string {
	justified, evidence, reviews := 0, map[[3]string]bool{}, 0
	for i := range s.Rows {
		row := &s.Rows[i]
		if row.Provision.Computed() || row.Dormant {
			continue
		}
		if row.Support == questionnaire.NotSupported && row.Justified {
			justified++
		}
		if row.Support != questionnaire.Supported && row.Answer.Justification.ReviewBy != "" {
			reviews++
		}
		for _, e := range row.Answer.Evidence {
			evidence[[3]string{e.Title, e.Ref, e.SHA256}] = true
		}
	}
	say := func(n int, one, many string) string { return strings.ReplaceAll(plural(n, one, many), "\u00a0", " ") }
	provisions := say(s.Counts.Provisions, "provision", "provisions")
	if s.Partial() {
		provisions = say(s.Counts.InScope(), "provision", "provisions") + ", " + say(s.Counts.OutOfScope, "more out of scope", "more out of scope")
	}
	return []string{
		provisions,
		say(justified, "justification", "justifications"),
		say(s.Counts.NotApplicable, "that does not apply", "that do not apply"),
		say(len(evidence), "piece of evidence", "pieces of evidence"),
		say(reviews, "review date", "review dates"),
		say(len(s.Findings), "finding", "findings"),
	}
}
