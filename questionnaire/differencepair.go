package questionnaire

import (
	"maps"
	"reflect"
	"slices"
)

// pair compares the two ends of a link.
func (d *Difference) pair(a, b *Statement, link LineageLink) {
	d.compare(side(a, link.From), side(b, link.To), link.Kind(), a.Edition.library.changes(link), a.Edition == b.Edition)
}

// side is what a statement says of a provision, or nil for none.
func side(s *Statement, reference string) *ProvisionSide {
	row := s.Row(reference)
	if row == nil {
		return nil
	}
	result := &ProvisionSide{
		Reference: reference, Clause: row.Provision.Clause().Number,
		ClauseTitle: row.Provision.Clause().Title, Title: row.Provision.Title,
		Status: row.Provision.Status.Text, Applies: row.Applies.String(),
		Support: row.Support, Detail: row.Detail, Waiting: row.Waiting(), OutOfScope: row.OutOfScope,
		Evidence: []Evidence{}, Checks: map[string]string{},
		Note: row.Answer.Note, Flag: row.Answer.Flag,
		rationale: row.Support == NotApplicable && row.Detail == Rationale(row.Failed),
	}
	// An answer that is set aside says nothing, and neither does what was said of a computed
	// provision.
	if !row.Dormant && !row.Provision.Computed() {
		result.Evidence, result.Justification = list(slices.Clone(row.Answer.Evidence)), row.Answer.Justification
		maps.Copy(result.Checks, row.Answer.Checks)
	}
	return result
}

// compare adds a pair where the two differ. Checks, and words that the program itself writes
// for N/A, are compared within one edition only: another one asks and counts otherwise.
func (d *Difference) compare(a, b *ProvisionSide, kind LineageKind, changes []string, oneEdition bool) {
	if a == nil && b == nil {
		return
	}
	p := ProvisionDifference{A: a, B: b, Kind: kind, Changes: list(changes), Differs: []string{}}
	if a == nil || b == nil {
		d.Provisions = append(d.Provisions, p)
		return
	}
	for _, member := range []struct {
		name    string
		differs bool
	}{
		{"scope", a.OutOfScope != b.OutOfScope},
		{"applies", a.Applies != b.Applies},
		{"support", a.Support != b.Support},
		{"detail", a.Detail != b.Detail && (oneEdition || !a.rationale || !b.rationale)},
		{"waiting", a.Waiting != b.Waiting},
		{"justification", !reflect.DeepEqual(a.Justification, b.Justification)},
		{"evidence", !slices.EqualFunc(a.Evidence, b.Evidence, func(x, y Evidence) bool { return reflect.DeepEqual(x, y) })},
		{"checks", oneEdition && !maps.Equal(a.Checks, b.Checks)},
		{"note", a.Note != b.Note},
		{"flag", a.Flag != b.Flag},
	} {
		if member.differs {
			p.Differs = append(p.Differs, member.name)
		}
	}
	if len(p.Differs) == 0 {
		return
	}
	if slices.Contains(p.Differs, "detail") && a.Detail != "" && b.Detail != "" {
		p.Words = CompareWords(a.Detail, b.Detail)
	}
	d.Provisions = append(d.Provisions, p)
}
