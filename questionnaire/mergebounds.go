package questionnaire

import (
	"maps"
	"slices"
)

// bound keeps a part from changing what is outside of it. What somebody nevertheless wrote
// there comes along, as nothing that was said may be lost; what is missing there was not
// taken along, and so it is not removed.
func (m *merger) bound(left, right PartOf) {
	if !left.IsZero() {
		m.boundSide(m.left, m.right, left, right)
	}
	if !right.IsZero() {
		m.boundSide(m.right, m.left, right, left)
	}
}

// boundSide bounds one copy that is a part.
func (m *merger) boundSide(part, other *leaves, of, otherOf PartOf) {
	paths := maps.Clone(part.values)
	maps.Copy(paths, m.base.values)
	maps.Copy(paths, other.values)
	for path := range paths {
		names := splitPath(path)
		if of.travels(names) {
			continue
		}
		switch names[0] {
		case membersScope:
			// Of what lies outside both parts, both say that it is out of scope.
			if otherOf.IsZero() || otherOf.Asks(names[1]) {
				part.copyFrom(other, path)
			}
		case partAssessor:
			part.copyFrom(other, path)
		default:
			if _, there := part.values[path]; there {
				delete(m.base.values, path)
				continue
			}
			part.copyFrom(m.base, path)
		}
	}
	for path := range m.base.conflicts {
		if !of.travels(splitPath(path)) {
			part.copyFrom(m.base, path)
		}
	}
}

// copyFrom makes a copy have the same of a member as another.
func (l *leaves) copyFrom(other *leaves, path string) {
	delete(l.values, path)
	delete(l.conflicts, path)
	l.take(path, other.of(path))
	if names := splitPath(path); len(names) == 5 {
		list, name := joinPath(names[:3]...), names[3]
		if _, there := other.values[path]; there && !slices.Contains(l.orders[list], name) {
			l.orders[list] = append(l.orders[list], name)
		}
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
		removed.copyFrom(m.base, one.path)
	}
	removed.stamps[path] = m.base.stamps[path]
	entry := Conflict{Path: path}
	m.merged.remark(entry.About(), entry.Member()+" was removed in one copy, and changed in "+m.name(by)+": it is kept")
}
