package questionnaire

import (
	"fmt"
	"slices"
)

// lineage checks every file of the folder lineage.
func (v *validator) lineage(editions []string) {
	ids, err := v.library.ids("lineage")
	if err != nil {
		v.problems = append(v.problems, Problem{File: "lineage", Message: err.Error()})
	}
	for _, id := range ids {
		file := &lineageFile{}
		f, ok := openYAML(v.files, lineageName(id), file)
		if ok && f.checkLineageEnds(id, file, editions) {
			v.lineageEntries(f, file)
		}
		v.done(f)
	}
}

// checkLineageEnds checks the two editions that a file connects.
func (f *yamlFile) checkLineageEnds(id string, file *lineageFile, editions []string) bool {
	if file.Edition != id {
		f.reportf([]any{"edition"}, "the edition is called %q, its file %q", file.Edition, id)
	}
	good := true
	for _, end := range []struct{ key, id string }{{"edition", file.Edition}, {"follows", file.Follows}} {
		if !slices.Contains(editions, end.id) {
			f.reportf([]any{end.key}, "there is no edition %q", end.id)
			good = false
		}
	}
	if good && file.Edition == file.Follows {
		f.report("an edition cannot follow itself", "follows")
		good = false
	}
	return good
}

// lineageEntries checks every entry: that it names provisions, a kind that fits, and once.
func (v *validator) lineageEntries(f *yamlFile, file *lineageFile) {
	from, err := v.library.Edition(file.Follows)
	if err != nil {
		return
	}
	to, err := v.library.Edition(file.Edition)
	if err != nil {
		return
	}
	halves, seen := map[string]int{}, map[[2]string]bool{}
	for _, entry := range file.Provisions {
		halves[entry.From]++
	}
	for i, entry := range file.Provisions {
		at := func(key string) []any { return []any{"provisions", i, key} }
		for _, end := range []struct {
			key, reference string
			edition        *Edition
		}{{"from", entry.From, from}, {"to", entry.To, to}} {
			if end.reference != "" && end.edition.byRef[end.reference] == nil {
				f.reportf(at(end.key), "%s has no provision %q", end.edition.ID, end.reference)
			}
		}
		if seen[[2]string{entry.From, entry.To}] {
			f.reportf(at("from"), "%s to %s stands twice", entry.From, entry.To)
		}
		seen[[2]string{entry.From, entry.To}] = true
		if message := entry.complain(halves[entry.From]); message != "" {
			f.report(message, at("kind")...)
		}
		if entry.Kind != LineageSame && entry.Kind != LineageNew {
			f.required(entry.Note, at("note")...)
		}
	}
}

// complain says what is wrong with the kind of an entry whose earlier provision has so many
// successors, or "".
func (e lineageEntry) complain(successors int) string {
	switch {
	case e.Kind == LineageJoined || !slices.Contains(lineageOrder(), e.Kind):
		return fmt.Sprintf("the kind is %q: write one of %s", e.Kind, describeKinds())
	case (e.Kind == LineageNew) != (e.From == ""):
		return "a new provision, and no other, has an empty from"
	case (e.Kind == LineageDropped) != (e.To == ""):
		return "a dropped provision, and no other, has an empty to"
	case e.Kind == LineageSplit && successors < 2:
		return fmt.Sprintf("%s is split and needs two successors or more", e.From)
	case e.Kind != LineageSplit && e.Kind != LineageNew && successors > 1:
		return fmt.Sprintf("%s has %d successors: each is a split", e.From, successors)
	}
	return ""
}
