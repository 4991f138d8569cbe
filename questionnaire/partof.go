package questionnaire

import (
	"fmt"
	"slices"
)

// PartOf says what a part was taken from, so that it can be brought back.
type PartOf struct {
	// File is the name of the assessment that the part was taken from, without its folder.
	File string `json:"file,omitempty"`
	// SHA256 is the digest of that file as it was then.
	SHA256 string `json:"sha256,omitempty"`
	// Clauses are the clauses that the part asks.
	Clauses []string `json:"clauses,omitempty"`

	extra extra
}

type plainPartOf PartOf

// UnmarshalJSON reads the object and keeps unknown members.
func (p *PartOf) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainPartOf)(p))
	p.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (p PartOf) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainPartOf(p), p.extra)
}

// IsZero reports whether the assessment is no part of another.
func (p PartOf) IsZero() bool {
	return p.File == "" && p.SHA256 == "" && len(p.Clauses) == 0 && len(p.extra) == 0
}

// Asks reports whether a provision belongs to the part. All belong to what is no part.
func (p PartOf) Asks(reference string) bool {
	return p.IsZero() || slices.ContainsFunc(p.Clauses, func(clause string) bool { return inClauseOf(reference, clause) })
}

// join is the part that two parts make together.
func (p PartOf) join(q PartOf) PartOf {
	if p.IsZero() || q.IsZero() {
		return PartOf{}
	}
	both := PartOf{Clauses: slices.Concat(p.Clauses, q.Clauses)}
	slices.SortFunc(both.Clauses, CompareReferences)
	both.Clauses = slices.Compact(both.Clauses)
	// Parts of different states have no one state that they were taken from.
	if p.SHA256 == q.SHA256 {
		both.SHA256 = p.SHA256
	}
	if p.File == q.File {
		both.File = p.File
	}
	both.extra = p.extra.joined(q.extra)
	return both
}

// Extract takes the part of an assessment along that asks the provisions of some clauses. Who
// and what the device is and the facts go along; answers, evidence and conflicts outside the
// part do not, and neither do the assessor and the declaration. of says what it is a part of; a
// clause that is out of scope as a whole is refused. The assessment is not changed.
func Extract(edition *Edition, a *Assessment, of PartOf) (*Assessment, error) {
	if !a.PartOf.IsZero() {
		for _, clause := range of.Clauses {
			if !slices.Contains(a.PartOf.Clauses, clause) {
				return nil, fmt.Errorf("clause %s is outside the part that this file is: take it from %s", clause, a.PartOf.source())
			}
		}
	}
	known, inScope := map[string]bool{}, map[string]bool{}
	for _, provision := range edition.Provisions() {
		if provision.MayBeLeftOut() {
			clause := provision.Clause().Number
			known[clause] = true
			inScope[clause] = inScope[clause] || a.InScope(provision.Reference)
		}
	}
	for _, clause := range of.Clauses {
		if !known[clause] {
			return nil, fmt.Errorf("%s asks nothing in clause %q: name one such as 5.3", edition.Title, clause)
		}
		if !inScope[clause] {
			return nil, fmt.Errorf("all of clause %s is out of the scope of this assessment, so a part would ask nothing of it: take it in first, or name another", clause)
		}
	}
	of.Clauses = slices.Clone(of.Clauses)
	slices.SortFunc(of.Clauses, CompareReferences)
	of.Clauses = slices.Compact(of.Clauses)

	part := a.Whole()
	part.PartOf = of
	part.Assessor, part.Declaration, part.extra = Assessor{}, Declaration{}, nil
	for reference := range part.Answers {
		if !of.Asks(reference) {
			delete(part.Answers, reference)
		}
	}
	for _, provision := range edition.Provisions() {
		if provision.MayBeLeftOut() && !of.Asks(provision.Reference) {
			part.SetScope(false, provision.Reference)
		}
	}
	part.Conflicts = slices.DeleteFunc(part.Conflicts, func(c Conflict) bool { return !of.travels(splitPath(c.Path)) })
	return part, nil
}

// source names what the part was taken from.
func (p PartOf) source() string {
	if p.File == "" {
		return "the whole assessment"
	}
	return p.File
}

// travels reports whether a member goes along with the part. What is no part has them all.
func (p PartOf) travels(path []string) bool {
	if p.IsZero() {
		return true
	}
	switch path[0] {
	case partProduct, partManufacturer, membersFacts:
		return true
	case membersAnswers, membersScope:
		return len(path) > 1 && p.Asks(path[1])
	}
	return false
}
