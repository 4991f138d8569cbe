package questionnaire

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// The members of the file of which paths of conflicts are made.
const (
	membersFacts   = "facts"
	membersAnswers = "answers"
	membersScope   = "out_of_scope"
	memberEvidence = "evidence"
	memberPoints   = "open_points"
	memberNote     = "note"
	memberFlag     = "flag"
)

// joinPath makes a path of names.
func joinPath(names ...string) string {
	escaped := make([]string, 0, len(names))
	for _, name := range names {
		escaped = append(escaped, strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1"))
	}
	return strings.Join(escaped, "/")
}

// splitPath takes a path apart into names.
func splitPath(path string) []string {
	names := strings.Split(path, "/")
	for i, name := range names {
		names[i] = strings.ReplaceAll(strings.ReplaceAll(name, "~1", "/"), "~0", "~")
	}
	return names
}

// comparePaths orders paths as people read them: provisions as the standard counts them.
func comparePaths(a, b string) int {
	return cmp.Or(slices.CompareFunc(splitPath(a), splitPath(b), CompareReferences), strings.Compare(a, b))
}

// compacted writes JSON without white space.
func compacted(data []byte) string {
	var b bytes.Buffer
	if json.Compact(&b, data) != nil {
		return string(data)
	}
	return b.String()
}
