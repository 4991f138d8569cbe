package questionnaire

import (
	"maps"
	"slices"
)

// bound keeps parts from changing what is outside of them. What somebody nevertheless wrote
// there comes along, as nothing that was said may be lost; what is missing there was not
// taken along, and so it is not removed.
func (m *merger) bound(left, right PartOf) {
	sides := []struct {
		of, otherOf PartOf
		part, other *leaves
	}{{left, right, m.left, m.right}, {right, left, m.right, m.left}}
	paths := map[string]bool{}
	for _, l := range []*leaves{m.left, m.right, m.base} {
		for path := range l.values {
			paths[path] = true
		}
		for path := range l.conflicts {
			paths[path] = true
		}
	}
	for path := range paths {
		names := splitPath(path)
		written := false
		for _, side := range sides {
			_, there := side.part.values[path]
			written = written || there && !side.of.travels(names)
		}
		before := m.base.of(path)
		if names[0] != membersScope && !left.travels(names) && !right.travels(names) && (!written || names[0] == partAssessor) {
			before = said{} // nor does it stand in the part that both make
		}
		for _, side := range sides {
			switch {
			case side.of.travels(names):
			case names[0] == membersScope:
				// Of what lies outside both parts, both say that it is out of scope.
				if side.otherOf.IsZero() || side.otherOf.Asks(names[1]) {
					side.part.copyFrom(path, side.other.of(path), side.other)
					m.outside[path] = true
				}
			case names[0] == partAssessor && side.otherOf.IsZero():
				side.part.copyFrom(path, side.other.of(path), side.other)
				m.outside[path] = true
			case names[0] == partAssessor || !written:
				side.part.copyFrom(path, before, m.base)
				m.outside[path] = true
			}
		}
		if !before.there || written && names[0] != membersScope && names[0] != partAssessor {
			delete(m.base.values, path)
		}
	}
}

// copyFrom makes a copy have of a member what another one has.
func (l *leaves) copyFrom(path string, has said, other *leaves) {
	delete(l.values, path)
	delete(l.conflicts, path)
	l.take(path, has)
	names := splitPath(path)
	if len(names) != 5 || !has.there {
		return
	}
	list := joinPath(names[:3]...)
	if !slices.Contains(l.orders[list], names[3]) {
		own := l.orders[list]
		order := kept(other.orders[list], func(name string) bool { return name == names[3] || slices.Contains(own, name) })
		for _, name := range slices.Concat(own, names[3:4]) {
			if !slices.Contains(order, name) {
				order = append(order, name)
			}
		}
		l.orders[list] = order
	}
}

// keepChanged keeps an entry of a list that one copy removed and the other changed: what was
// said last is worth more than the removal.
func (m *merger) keepChanged() {
	lefts, rights, bases := m.left.groups(), m.right.groups(), m.base.groups()
	for _, list := range slices.Sorted(maps.Keys(m.base.orders)) {
		for _, name := range m.base.orders[list] {
			path := list + "/" + joinPath(name)
			switch left, right, base := lefts[path], rights[path], bases[path]; {
			case left == nil && right != nil && !slices.Equal(right, base):
				m.keepEntry(path, base, m.left, FromRight)
			case right == nil && left != nil && !slices.Equal(left, base):
				m.keepEntry(path, base, m.right, FromLeft)
			}
		}
	}
}

// keepEntry gives an entry back to the copy that removed it where the other one changed it.
func (m *merger) keepEntry(path string, said []leaf, removed *leaves, by MergeFrom) {
	for _, one := range said {
		removed.copyFrom(one.path, m.base.of(one.path), m.base)
	}
	removed.stamps[path] = m.base.stamps[path]
	entry := Conflict{Path: path}
	m.merged.remark(entry.About(), entry.Member()+" was removed in one copy, and changed in "+m.name(by, path)+": it is kept")
}
