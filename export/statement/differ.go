package statement

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// differ walks two statements as JSON side by side.
type differ struct {
	weighty  []string
	wordings int
}

// wording reports whether a member only words what others say, so that a newer version of
// the program may word it otherwise.
func wording(path string) bool {
	switch path {
	case "id", "digest", "edition.title":
		return true
	}
	switch path[strings.LastIndexByte(path, '.')+1:] {
	case "question", "says", "clause_title", "wording", "message":
		return !strings.HasPrefix(path, "assessment.")
	}
	return false
}

func (d *differ) compare(path string, before, after any) {
	if reflect.DeepEqual(before, after) {
		return
	}
	b, isObject := before.(map[string]any)
	if a, both := after.(map[string]any); isObject && both {
		d.objects(path, b, a)
		return
	}
	l, isList := before.([]any)
	if m, both := after.([]any); isList && both && len(l) == len(m) {
		for i := range l {
			d.compare(join(path, name(l[i], i)), l[i], m[i])
		}
		return
	}
	if wording(path) {
		d.wordings++
		return
	}
	d.weighty = append(d.weighty, path)
}

func (d *differ) objects(path string, before, after map[string]any) {
	all := maps.Clone(before)
	maps.Copy(all, after)
	for _, member := range slices.Sorted(maps.Keys(all)) {
		d.compare(join(path, member), before[member], after[member])
	}
}

// name is what an entry of a list is known by: its reference or id, or its number.
func name(entry any, number int) string {
	object, _ := entry.(map[string]any)
	for _, member := range []string{"reference", "ref", "id"} {
		if text, ok := object[member].(string); ok && text != "" {
			return text
		}
	}
	return fmt.Sprint(number + 1)
}

func join(path, member string) string {
	if path == "" {
		return member
	}
	return path + "." + member
}
