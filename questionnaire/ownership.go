package questionnaire

import (
	"bytes"
	"slices"
)

// Ownership says whether something in an assessment is of the variant or of its base.
type Ownership int

// The ownerships.
const (
	// Unshared: the assessment is no variant, or neither it nor its base says anything.
	Unshared Ownership = iota
	// Inherited: it is the base's.
	Inherited
	// Own: the variant says something else than the base, or nothing where the base does.
	Own
)

// AnswerPath is the path by which [Assessment.Owner] and [Assessment.TakeBase] know the answer
// to a provision.
func AnswerPath(reference string) string { return joinPath(membersAnswers, reference) }

// FactPath is the path of a fact.
func FactPath(id string) string { return joinPath(membersFacts, id) }

// CoverPath is the path of a member of the cover, such as "name" of "product".
func CoverPath(part, member string) string { return joinPath(part, member) }

// ScopePath is the path of the scope.
const ScopePath = membersScope

// Owner tells of what stands at a path whether it is the base's or the variant's own.
func (a *Assessment) Owner(path string) Ownership {
	if a.kin == nil {
		return Unshared
	}
	mine, err := a.piece(path)
	below, failed := a.kin.base.piece(path)
	switch {
	case err != nil || failed != nil || mine == nil && below == nil:
		return Unshared
	case bytes.Equal(mine, below):
		return Inherited
	}
	return Own
}

// piece is the JSON of the piece at a path, or nil.
func (a *Assessment) piece(path string) ([]byte, error) {
	names := splitPath(path)
	name := names[min(len(names)-1, 1)]
	var value any
	switch names[0] {
	case membersFacts:
		if answer, there := a.Facts[name]; there {
			value = givenFact{Value: answer, At: a.FactsAt[name], By: a.FactsBy[name]}
		}
	case membersAnswers:
		if answer, there := a.Answers[name]; there {
			value = answer
		}
	case membersScope:
		if len(a.OutOfScope) > 0 {
			value = a.OutOfScope
		}
	case partProduct, partManufacturer, partAssessor, partDeclaration:
		return a.coverPiece(names[0], name)
	default:
		if member, there := a.extra[names[0]]; there {
			value = member
		}
	}
	if value == nil {
		return nil, nil
	}
	return encodeCompact(value)
}

// coverPiece is the JSON of a member of the cover, or nil.
func (a *Assessment) coverPiece(part, member string) ([]byte, error) {
	var value any
	switch part {
	case partProduct:
		value = a.Product
	case partManufacturer:
		value = a.Manufacturer
	case partAssessor:
		value = a.Assessor
	default:
		value = a.Declaration
	}
	data, err := encodeCompact(value)
	if err != nil {
		return nil, err
	}
	return asObject(data)[member], nil
}

// TakeBase drops what the variant says itself at a path, so that what the base says holds
// again. It returns false where there is nothing to drop.
func (a *Assessment) TakeBase(path string) (bool, error) {
	if a.Owner(path) != Own {
		return false, nil
	}
	own, err := piecesOf(a)
	if err != nil {
		return false, err
	}
	below, err := piecesOf(a.kin.base)
	if err != nil {
		return false, err
	}
	set := func(path string) {
		delete(own, path)
		if value, there := below[path]; there {
			own[path] = value
		}
	}
	set(path)
	// A conflict about what is dropped goes with it; one of the base comes back.
	for _, conflict := range slices.Concat(a.Conflicts, a.kin.base.Conflicts) {
		if pieceOf(conflict.Path) == path {
			set(joinPath(piecesConflicts, conflict.Path))
		}
	}
	return true, own.into(a)
}
