package questionnaire

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// assessment puts the leaves together again. head are the members that tell one assessment
// from another.
func (l *leaves) assessment(head *Assessment) (*Assessment, error) {
	tree := map[string]any{"$schema": head.Schema, "format": head.Format, "version": head.Version, "id": head.ID, "edition": head.Edition}
	for path, value := range l.values {
		put(tree, splitPath(path), json.RawMessage(value))
	}
	for path, stamp := range l.stamps {
		l.putStamp(tree, splitPath(path), stamp)
	}
	if scope, ok := tree[membersScope].(map[string]any); ok {
		tree[membersScope] = slices.SortedFunc(maps.Keys(scope), CompareReferences)
	}
	answers, _ := tree[membersAnswers].(map[string]any)
	for reference, answer := range answers {
		members, _ := answer.(map[string]any)
		for _, name := range []string{memberEvidence, memberPoints} {
			entries, ok := members[name].(map[string]any)
			if !ok {
				continue
			}
			var list []any
			for _, entry := range l.orders[joinPath(membersAnswers, reference, name)] {
				if value, there := entries[entry]; there {
					list = append(list, value)
				}
			}
			members[name] = list
		}
	}
	data, err := encodeCompact(tree)
	if err != nil {
		return nil, err
	}
	result, err := Decode(data)
	if err != nil {
		return nil, fmt.Errorf("put the assessment together: %w", err)
	}
	result.Schema = head.Schema
	for _, path := range slices.SortedFunc(maps.Keys(l.conflicts), comparePaths) {
		result.addConflict(l.conflicts[path])
	}
	return result, nil
}

// putStamp notes when a fact, an answer or an open point was given, where it is there.
func (l *leaves) putStamp(tree map[string]any, path []string, stamp givenStamp) {
	there := any(tree)
	for _, name := range path {
		members, _ := there.(map[string]any)
		there = members[name]
	}
	if there == nil {
		return
	}
	at, by := slices.Concat(path, []string{"at"}), slices.Concat(path, []string{"by"})
	if path[0] == membersFacts {
		at, by = []string{"facts_at", path[1]}, []string{"facts_by", path[1]}
	}
	if !stamp.At.IsZero() {
		put(tree, at, stamp.At)
	}
	if stamp.By != "" {
		put(tree, by, stamp.By)
	}
}

// put sets a member of nested objects.
func put(tree map[string]any, path []string, value any) {
	for _, name := range path[:len(path)-1] {
		below, ok := tree[name].(map[string]any)
		if !ok {
			below = map[string]any{}
			tree[name] = below
		}
		tree = below
	}
	tree[path[len(path)-1]] = value
}

// joinOrders is the order of the entries of a list that two sides put into an order. Entries
// that are not kept are left out. base is the order before.
func joinOrders(left, right, base []string, keep func(string) bool) []string {
	left, right = kept(left, keep), kept(right, keep)
	common := func(order []string) []string {
		return kept(order, func(name string) bool { return slices.Contains(base, name) })
	}
	before := kept(base, keep)
	movedLeft := !slices.Equal(common(left), kept(before, func(name string) bool { return slices.Contains(left, name) }))
	movedRight := !slices.Equal(common(right), kept(before, func(name string) bool { return slices.Contains(right, name) }))
	first, second := left, right
	switch {
	case movedLeft != movedRight:
		if movedRight {
			first, second = right, left
		}
	case cmp.Or(len(right)-len(left), slices.Compare(left, right)) > 0:
		first, second = right, left
	}
	order := slices.Clone(first)
	for _, name := range slices.Concat(second, before) {
		if !slices.Contains(order, name) {
			order = append(order, name)
		}
	}
	return order
}

func kept(names []string, keep func(string) bool) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !keep(name) })
}
