package document

import (
	"fmt"

	"ask645/questionnaire"
)

// OutOfScope is a provision of which the statement says nothing.
type OutOfScope struct{ Reference, Title, Status, Clause string }

// mark is what stands on every page of a statement that is not complete.
func (b *builder) mark() string {
	switch s := b.statement; {
	case s.Complete:
		return ""
	case s.Partial() && s.Answered:
		return PartialMark
	}
	return DraftMark
}

// partialVerdict says first what the statement does not claim, and then how far it has come
// within its scope.
func (b *builder) partialVerdict() string {
	s := b.statement
	verdict := fmt.Sprintf("Partial: %s. This statement makes no claim about %s, nor about conformance with %s as a whole. ",
		s.Counts.Scope(), others(s.Counts.OutOfScope), s.Edition.Title)
	switch {
	case s.Counts.InScope() == 0:
		return verdict + "Nothing is left in scope."
	case !s.Answered:
		return verdict + "Nor is it complete within the scope: " + joined(b.lacks()) + "."
	case b.openInScope() != nil:
		return verdict + "Within the scope everything is answered: " + joined(b.openInScope()) + "."
	}
	return verdict + "Within the scope everything is answered. Each mandatory provision in it that applies is supported. Each recommendation in it that applies is supported, or the reason for not following it is given."
}

// others names the provisions out of scope.
func others(n int) string {
	if n == 1 {
		return "the other one"
	}
	return "the others"
}

// openInScope says what is not met in scope, or nothing.
func (b *builder) openInScope() []string {
	c := b.statement.Counts
	if c.MandatoryUnmet+c.RecommendationsUnjustified+c.Undecided == 0 && !b.reportingUnmet() {
		return nil
	}
	return b.gaps()
}

// reportingUnmet reports whether the computed provision is not met.
func (b *builder) reportingUnmet() bool {
	row := b.statement.Row(b.statement.Edition.Computed)
	return row != nil && row.Support == questionnaire.NotSupported
}

// outOfScope lists the provisions that were left out.
func (b *builder) outOfScope() []OutOfScope {
	var all []OutOfScope
	for i := range b.statement.Rows {
		row := &b.statement.Rows[i]
		if row.OutOfScope {
			clause := row.Provision.Clause()
			all = append(all, OutOfScope{row.Provision.Reference, row.Provision.Title, row.Provision.Status.Text, clause.Number + " " + clause.Title})
		}
	}
	return all
}

// OutOfScopeTable lists what was left out.
func (d *Document) OutOfScopeTable() Table {
	t := Table{Columns: []string{ColumnReference, ColumnTitle, "Status", "Clause"}}
	for _, o := range d.OutOfScope {
		t.add(o.Reference, o.Title, o.Status, o.Clause)
	}
	return t
}

// InScope is "yes", or "no" for a provision that was left out.
func (r *Row) InScope() string {
	if r.OutOfScope {
		return questionnaire.No.String()
	}
	return questionnaire.Yes.String()
}
