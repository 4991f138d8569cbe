package cyclonedx

import (
	"strings"

	"ask645/export/document"
	"ask645/questionnaire"
)

// standard lists the provisions below their clauses, each with what decides whether it
// applies. The text of the standard is ETSI's and stays out.
func (w *writer) standard() standard {
	name, version := designation(w.document.Edition)
	edition := w.statement.Edition
	if pack := edition.Pack(); pack != nil {
		name, version = edition.Name(), pack.Version
	}
	s := standard{
		BOMRef: refStandard, Name: name, Version: version,
		Description: w.document.Subject + ". References and statuses are those of the pro forma, titles are our own words. The text of the standard is not reproduced here.",
	}
	switch pack := edition.Pack(); {
	case pack != nil:
		s.Owner = pack.By
		s.Description = w.document.Disclaimer + " " + s.Description
	case strings.HasPrefix(name, "ETSI "):
		s.Owner = "ETSI"
	}
	for _, clause := range w.document.Clauses {
		parent := refClause + clause.Number
		s.Requirements = append(s.Requirements, requirement{BOMRef: parent, Identifier: clause.Number, Title: clause.Title})
		for i := range clause.Rows {
			row := &clause.Rows[i]
			s.Requirements = append(s.Requirements, requirement{
				BOMRef: refRequirement + row.Reference, Identifier: row.Reference,
				Title: row.Title, Parent: parent, Properties: w.ofRequirement(row),
			})
		}
	}
	return s
}

// designation splits the title of an edition, such as "ETSI EN 303 645 V2.1.1".
func designation(title string) (name, version string) {
	at := strings.LastIndex(title, " V")
	if at < 0 {
		return title, ""
	}
	return title[:at], title[at+1:]
}

func (w *writer) ofRequirement(row *document.Row) []property {
	all := []property{{propertyStatus, row.Status}, {propertyApplies, row.Applies}}
	if row.OutOfScope {
		all = append(all, property{propertyScope, "false"})
	}
	if provision := w.statement.Edition.Provision(row.Reference); provision != nil {
		for _, condition := range provision.Conditions() {
			all = append(all, property{propertyCondition, w.condition(condition)})
		}
	}
	if row.Conflict != "" {
		all = append(all, property{propertyConflict, row.Conflict})
	}
	if row.ReviewBy != "" {
		all = append(all, property{propertyReviewBy, row.ReviewBy})
	}
	return all
}

// condition words a condition of the pro forma, and says whether it holds.
func (w *writer) condition(of *questionnaire.Condition) string {
	name := of.Kind + " " + of.Ref
	for _, condition := range w.document.Conditions {
		if condition.Name == name {
			return name + ": " + condition.Wording + " (" + condition.Holds + ")"
		}
	}
	return name + ": " + of.Wording
}
