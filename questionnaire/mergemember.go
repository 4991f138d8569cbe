package questionnaire

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// said is what a copy has of a member: a value, and what is undecided about it.
type said struct {
	value string
	there bool
	open  *Conflict
}

// of is what a copy has of a member.
func (l *leaves) of(path string) said {
	s := said{}
	s.value, s.there = l.values[path]
	if conflict, open := l.conflicts[path]; open {
		s.open = &conflict
	}
	return s
}

// same reports whether two copies have the same of a member.
func (s said) same(other said) bool {
	if s.value != other.value || s.there != other.there || (s.open == nil) != (other.open == nil) {
		return false
	}
	return s.open == nil || slices.Equal(s.open.values(), other.open.values())
}

// values are the values that a conflict is about.
func (c *Conflict) values() []string {
	values := make([]string, 0, len(c.Sides)+1)
	for _, side := range c.Sides {
		values = append(values, string(side.Value))
	}
	slices.Sort(values)
	return append(values, string(c.Base))
}

// take notes what the result has of a member.
func (l *leaves) take(path string, s said) {
	if s.there {
		l.values[path] = s.value
	}
	if s.open != nil {
		l.conflicts[path] = *s.open
	}
}

// member merges one member.
func (m *merger) member(result *leaves, path string) {
	left, right, base := m.left.of(path), m.right.of(path), m.base.of(path)
	switch {
	case m.derived(path) && left.open == nil && right.open == nil:
		// See suggestions.
	case left.same(right):
		result.take(path, left)
		if left.open != nil {
			result.conflicts[path] = left.open.joined(*right.open)
		}
		if !left.same(base) {
			m.note(path, FromBoth)
		}
	case right.same(base):
		result.take(path, left)
		m.note(path, FromLeft)
	case left.same(base):
		result.take(path, right)
		m.note(path, FromRight)
	case left.open == nil && right.open == nil:
		conflict := Conflict{Path: path, Base: base.raw()}
		conflict.addSide(m.left.side(m.leftCopy, path))
		conflict.addSide(m.right.side(m.rightCopy, path))
		base.open = nil
		result.take(path, base)
		result.conflicts[path] = conflict
	default:
		m.reopen(result, path, left, right)
	}
}

// raw is the value as JSON, or nothing.
func (s said) raw() json.RawMessage {
	if !s.there {
		return nil
	}
	return json.RawMessage(s.value)
}

// reopen merges a member about which a conflict is open in a copy. The conflict stays open,
// and whatever else a copy says becomes one more side of it.
func (m *merger) reopen(result *leaves, path string, left, right said) {
	var conflict Conflict
	switch {
	case left.open != nil && right.open != nil:
		conflict = left.open.joined(*right.open)
	case left.open != nil:
		conflict = left.open.clone()
	default:
		conflict = right.open.clone()
	}
	base := string(conflict.Base)
	// The member itself was not touched where it holds the base. Otherwise somebody wrote into it.
	var written []said
	for _, one := range []struct {
		said said
		side ConflictSide
	}{{left, m.left.side(m.leftCopy, path)}, {right, m.right.side(m.rightCopy, path)}} {
		switch value := string(one.said.raw()); {
		case value == base:
		case one.said.open == nil && (one.said.there || m.base.of(path).there):
			conflict.addSide(one.side)
		case one.said.open != nil && !slices.ContainsFunc(written, func(s said) bool { return s.value == one.said.value }):
			written = append(written, one.said)
		}
	}
	if len(written) == 2 {
		conflict.addSide(m.left.side(m.leftCopy, path))
		conflict.addSide(m.right.side(m.rightCopy, path))
		written = nil
	}
	value := said{value: base, there: base != ""}
	if len(written) == 1 {
		value = written[0]
	}
	value.open = &conflict
	result.take(path, value)
}

// joined has the sides of two conflicts about the same member. Where they began differently,
// the beginning of one becomes a side.
func (c Conflict) joined(other Conflict) Conflict {
	both := c.clone()
	both.extra = c.extra.joined(other.extra)
	for _, side := range other.Sides {
		both.addSide(side)
	}
	if string(c.Base) == string(other.Base) {
		return both
	}
	both.Base = nil
	for _, base := range []json.RawMessage{c.Base, other.Base} {
		if base != nil {
			both.addSide(ConflictSide{Value: base})
		}
	}
	return both
}

// note notes where a member comes from.
func (m *merger) note(path string, from MergeFrom) {
	if m.outside[path] {
		return
	}
	m.from[path] = from
	m.merged.Taken = append(m.merged.Taken, Taken{Path: path, From: from})
}

// derived reports whether a member follows from others, so that nobody has to decide it.
func (m *merger) derived(path string) bool {
	names := splitPath(path)
	return len(names) == 3 && names[0] == membersAnswers && names[2] == "suggested"
}

// suggestions decide what the checks suggested when a person decided: that goes with the
// support. Where the support is undecided, it is what it was.
func (m *merger) suggestions(result *leaves) {
	paths := maps.Clone(m.left.values)
	maps.Copy(paths, m.right.values)
	for path := range paths {
		if _, open := result.conflicts[path]; open || !m.derived(path) {
			continue
		}
		left, right, base := m.left.of(path), m.right.of(path), m.base.of(path)
		_, open := result.conflicts[strings.TrimSuffix(path, "suggested")+"support"]
		switch {
		case open:
			result.take(path, base)
		case left.same(right), right.same(base):
			result.take(path, left)
		case left.same(base):
			result.take(path, right)
		default:
			result.take(path, said{value: max(left.value, right.value), there: true})
		}
	}
}
