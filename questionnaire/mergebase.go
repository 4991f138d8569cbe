package questionnaire

import (
	"fmt"
	"maps"
	"slices"
)

// joinBases makes the result of a merge a variant where its copies are. A part that was taken
// along from a variant names no base, and comes back into one. Where one of two whole copies
// was written whole since, so is the result.
func (m *Merged) joinBases(left, right, base *Assessment) {
	before := &Assessment{}
	if base != nil {
		before = base
	}
	m.Assessment.Base, m.Assessment.kin = Base{}, nil
	switch {
	case left.IsVariant() && right.IsVariant():
		m.Assessment.Base = left.joinBase(right, before)
		m.Assessment.kin = left.kin
		if right.Base.File < left.Base.File {
			m.Assessment.kin = right.kin
		}
	case left.IsVariant() && (!right.PartOf.IsZero() || !before.IsVariant()):
		m.Assessment.Base, m.Assessment.kin = left.Base, left.kin
	case right.IsVariant() && (!left.PartOf.IsZero() || !before.IsVariant()):
		m.Assessment.Base, m.Assessment.kin = right.Base, right.kin
	}
}

// joinBase is what two copies of a variant say of their base.
func (a *Assessment) joinBase(b, before *Assessment) Base {
	joined := a.Base
	joined.File = min(a.Base.File, b.Base.File)
	joined.SHA256 = joinText(a.Base.SHA256, b.Base.SHA256, before.Base.SHA256)
	if joined.SHA256 == a.BaseDigest() && a.Base.SHA256 != b.Base.SHA256 && before.Base.SHA256 != a.Base.SHA256 && before.Base.SHA256 != b.Base.SHA256 {
		// Each confirmed another state: better to look once more than to overlook one.
		joined.SHA256 = max(a.Base.SHA256, b.Base.SHA256)
	}
	joined.Without = joinWithout(a.Base.Without, b.Base.Without, before.Base.Without)
	if b.Base.extra != nil {
		joined.extra = maps.Clone(a.Base.extra)
		if joined.extra == nil {
			joined.extra = extra{}
		}
		for name, value := range b.Base.extra {
			if mine, there := joined.extra[name]; !there || string(value) < string(mine) {
				joined.extra[name] = value
			}
		}
	}
	return joined
}

// joinText is what both say, or what only one changed; else the lesser of the two.
func joinText(a, b, before string) string {
	switch {
	case a == before && before != "":
		return b
	case b == before && before != "":
		return a
	}
	return min(a, b)
}

// joinWithout is what a merged variant does without, where it was not laid over its base. What
// one copy says itself there wins over that another does without it.
func joinWithout(a, b, before []string) []string {
	var joined []string
	for _, path := range slices.Concat(a, b) {
		both := slices.Contains(a, path) && slices.Contains(b, path)
		if both || !slices.Contains(before, path) {
			joined = append(joined, path)
		}
	}
	slices.SortFunc(joined, comparePaths)
	return slices.Compact(joined)
}

// sameBases refuses to merge variants whose bases are not the same: what each inherits would
// look like a change.
func sameBases(left, right Copy) error {
	a, b := left.Assessment, right.Assessment
	if !a.IsVariant() || !b.IsVariant() {
		return nil
	}
	if a.Base.ID != b.Base.ID || a.BaseDigest() != b.BaseDigest() {
		return fmt.Errorf("%w: the bases of %s and %s differ (%s and %s): merge these first",
			ErrNotCopies, left.name("the first"), right.name("the second"), a.Base.File, b.Base.File)
	}
	return nil
}
