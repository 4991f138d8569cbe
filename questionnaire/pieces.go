package questionnaire

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"
)

// pieces is an assessment taken apart into what a variant has of its own or of its base: each
// fact, each answer, each member of the cover, the scope, each conflict, and each member that
// this program does not know. A piece is JSON under its path.
type pieces map[string]string

// piecesConflicts begins the paths of conflicts; what follows is the path of each.
const piecesConflicts = "conflicts"

// gone is the piece that stands for one that the variant does without.
const gone = ""

// piecesOf takes an assessment apart.
func piecesOf(a *Assessment) (pieces, error) {
	p := pieces{}
	for name, value := range map[string]any{
		partProduct: a.Product, partManufacturer: a.Manufacturer, partAssessor: a.Assessor, partDeclaration: a.Declaration,
	} {
		data, err := encodeCompact(value)
		if err != nil {
			return nil, err
		}
		for member, value := range asObject(data) {
			p[joinPath(name, member)] = compacted(value)
		}
	}
	values := map[string]any{}
	for id, value := range a.Facts {
		values[joinPath(membersFacts, id)] = givenFact{Value: value, At: a.FactsAt[id], By: a.FactsBy[id]}
	}
	for reference, answer := range a.Answers {
		values[joinPath(membersAnswers, reference)] = answer
	}
	if len(a.OutOfScope) > 0 {
		values[membersScope] = a.OutOfScope
	}
	for _, conflict := range a.Conflicts {
		values[joinPath(piecesConflicts, conflict.Path)] = conflict
	}
	for name, value := range a.extra {
		values[joinPath(name)] = value
	}
	for path, value := range values {
		data, err := encodeCompact(value)
		if err != nil {
			return nil, err
		}
		p[path] = compacted(data)
	}
	return p, nil
}

// has reports whether there is a piece, be it one that the variant does without.
func (p pieces) has(path string) bool {
	_, there := p[path]
	return there
}

// without notes that the variant does without a piece of its base.
func (p pieces) without(path string) { p[path] = gone }

// inherits reports whether a conflict of the base is one of the variant too: not where the
// variant says itself what the conflict is about.
func (p pieces) inherits(path string) bool {
	about, isConflict := conflictPiece(path)
	return !isConflict || !p.has(about)
}

// conflictPiece is the piece that a conflict is about.
func conflictPiece(path string) (about string, isConflict bool) {
	names := splitPath(path)
	if names[0] != piecesConflicts || len(names) < 2 {
		return "", false
	}
	about = pieceOf(names[1])
	return about, true
}

// pieceOf is the path of the piece in which a member lies.
func pieceOf(path string) string {
	names := splitPath(path)
	switch names[0] {
	case partProduct, partManufacturer, partAssessor, partDeclaration, membersFacts, membersAnswers:
		return joinPath(names[:min(len(names), 2)]...)
	}
	return joinPath(names[0])
}

// over lays the pieces of a variant over those of its base.
func (p pieces) over(own pieces) pieces {
	whole := pieces{}
	for path, value := range p {
		if own.inherits(path) {
			whole[path] = value
		}
	}
	maps.Copy(whole, own)
	maps.DeleteFunc(whole, func(_, value string) bool { return value == gone })
	return whole
}

// minus are the pieces that are not as in the base, and the paths of those that only the base
// has.
func (p pieces) minus(base pieces) (own pieces, without []string) {
	own = pieces{}
	for path, value := range p {
		if below, there := base[path]; !there || below != value {
			own[path] = value
		}
	}
	differs := maps.Clone(own)
	for path := range base {
		if _, isConflict := conflictPiece(path); !isConflict && !p.has(path) {
			differs.without(path)
			without = append(without, path)
		}
	}
	for path := range base {
		if _, isConflict := conflictPiece(path); !isConflict {
			continue
		}
		switch inherited := differs.inherits(path); {
		case p.has(path) && !inherited:
			own[path] = p[path]
		case !p.has(path) && inherited:
			without = append(without, path)
		}
	}
	return own, without
}

// into puts the pieces in the place of all that an assessment says.
func (p pieces) into(a *Assessment) error {
	covers := map[string]object{partProduct: {}, partManufacturer: {}, partAssessor: {}, partDeclaration: {}}
	a.Facts, a.FactsAt, a.FactsBy, a.Answers, a.OutOfScope, a.Conflicts, a.extra = nil, nil, nil, nil, nil, nil, nil
	for _, path := range slices.Sorted(maps.Keys(p)) {
		names, data := splitPath(path), json.RawMessage(p[path])
		switch cover := covers[names[0]]; {
		case cover != nil && len(names) == 2:
			cover[names[1]] = data
		case names[0] == membersScope:
			if err := replace(&a.OutOfScope, data); err != nil {
				return err
			}
		default:
			if err := a.setPiece(names, data); err != nil {
				return fmt.Errorf("set %s: %w", path, err)
			}
		}
	}
	for name, cover := range covers {
		data, err := encodeCompact(cover)
		if err != nil {
			return err
		}
		if err := a.setPart(name, data); err != nil {
			return err
		}
	}
	return nil
}

// setPiece sets what lies outside the cover.
func (a *Assessment) setPiece(names []string, data json.RawMessage) error {
	switch {
	case names[0] == membersFacts && len(names) == 2:
		return a.setGiven(names[1], data)
	case names[0] == membersAnswers && len(names) == 2:
		return a.setAnswerPart(names[1], data)
	case names[0] == piecesConflicts && len(names) == 2:
		return a.setConflictPart(names[1], data)
	}
	if a.extra == nil {
		a.extra = extra{}
	}
	a.extra[names[0]] = data
	return nil
}

// setGiven sets a fact exactly as it was given.
func (a *Assessment) setGiven(id string, data json.RawMessage) error {
	var given givenFact
	if err := replace(&given, data); err != nil {
		return err
	}
	if a.Facts == nil {
		a.Facts = map[string]string{}
	}
	a.Facts[id] = given.Value
	if !given.At.IsZero() {
		if a.FactsAt == nil {
			a.FactsAt = map[string]time.Time{}
		}
		a.FactsAt[id] = given.At
	}
	a.setFactBy(id, given.By)
	return nil
}
