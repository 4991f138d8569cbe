package questionnaire

import (
	"maps"
	"slices"
)

// stamps decide when facts, answers and open points count as given, and by whom: with what
// the result takes over from one copy goes its stamp, and where both had a share, the later.
func (m *merger) stamps(result *leaves) {
	paths := map[string]bool{}
	for _, l := range []*leaves{m.left, m.right, m.base} {
		for path := range l.stamps {
			paths[path] = true
		}
	}
	all, lefts, rights, bases := result.groups(), m.left.groups(), m.right.groups(), m.base.groups()
	for path := range paths {
		left, right := m.left.stamps[path], m.right.stamps[path]
		asLeft, asRight := slices.Equal(all[path], lefts[path]), slices.Equal(all[path], rights[path])
		switch {
		case asLeft && !asRight:
			result.stamps[path] = left
		case asRight && !asLeft:
			result.stamps[path] = right
		case !asLeft && slices.Equal(all[path], bases[path]):
			result.stamps[path] = m.base.stamps[path]
		default:
			result.stamps[path] = left.later(right)
		}
	}
}

// leaf is one member.
type leaf struct{ path, value string }

// groups lists what is said of each fact, and in each answer and each entry of a list.
func (l *leaves) groups() map[string][]leaf {
	groups := map[string][]leaf{}
	for _, path := range slices.Sorted(maps.Keys(l.values)) {
		names := splitPath(path)
		for _, depth := range []int{2, 4} {
			if len(names) >= depth {
				group := joinPath(names[:depth]...)
				groups[group] = append(groups[group], leaf{path, l.values[path]})
			}
		}
	}
	return groups
}
