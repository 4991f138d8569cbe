package questionnaire

import (
	"path"
	"reflect"
	"slices"
	"strings"
	"time"
)

// laws checks every file of the folder laws.
func (v *validator) laws() {
	library := NewLibrary(v.files)
	ids, err := library.LawIDs()
	if err != nil {
		v.problems = append(v.problems, Problem{File: "laws", Message: err.Error()})
	}
	for _, id := range ids {
		v.law(id, library)
	}
}

func (v *validator) law(id string, library *Library) {
	law := &Law{}
	f, ok := openYAML(v.files, path.Join("laws", id+".yaml"), law)
	defer func() { v.done(f) }()
	if !ok {
		return
	}
	if law.ID != id {
		f.reportf([]any{"law"}, "the law is called %q, its file %q", law.ID, id)
	}
	for _, text := range []struct{ key, value string }{
		{"name", law.Name}, {"territory", law.Territory}, {"title", law.Title}, {"mark", law.Mark}, {"basis", law.Basis},
	} {
		f.required(text.value, text.key)
	}
	for _, list := range []struct {
		key string
		n   int
	}{
		{"instruments", len(law.Instruments)}, {"groups", len(law.Groups)}, {"declarations", len(law.Declarations)},
		{"requirements", len(law.Requirements)}, {"checks", len(law.Checks)}, {"notes", len(law.Notes)},
	} {
		if list.n == 0 {
			f.report(list.key+" is missing", list.key)
		}
	}
	for i, instrument := range law.Instruments {
		f.required(instrument.Name, "instruments", i, "name")
		f.required(instrument.Title, "instruments", i, "title")
	}
	for i := range law.Groups {
		f.lawGroup(&law.Groups[i], "groups", i)
	}
	f.lawGroup(&law.Signature, "signature")
	f.lawTexts(law.Declarations, "declarations")
	f.lawTexts(law.Checks, "checks")
	f.lawTexts(law.Notes, "notes")
	edition, err := library.Edition(law.Edition)
	if err != nil {
		f.report(err.Error(), "edition")
		return
	}
	f.lawStandard(law, edition)
	f.lawRequirements(law, edition)
}

// lawStandard holds the standard that the law cites against the edition that is assessed.
func (f *yamlFile) lawStandard(law *Law, edition *Edition) {
	standard := law.Standard
	f.required(standard.Title, "standard", "title")
	if cited := standard.Number + " " + standard.Version; cited != edition.Title {
		f.reportf([]any{"standard"}, "the law cites %s, the edition is %s", cited, edition.Title)
	}
	if _, err := time.Parse(time.DateOnly, standard.Issued); err != nil {
		f.reportf([]any{"standard", "issued"}, "issued is %q: write a date such as 2020-06-19", standard.Issued)
	} else if !strings.HasPrefix(standard.Issued, edition.Published+"-") {
		f.reportf([]any{"standard", "issued"}, "issued on %s, but the edition was published in %s", standard.Issued, edition.Published)
	}
}

func (f *yamlFile) lawRequirements(law *Law, edition *Edition) {
	seen := map[string]bool{}
	for i := range law.Requirements {
		requirement := &law.Requirements[i]
		at := func(rest ...any) []any { return append([]any{"requirements", i}, rest...) }
		for _, text := range []struct{ key, value string }{
			{"title", requirement.Title}, {"demand", requirement.Demand}, {"deemed", requirement.Deemed}, {"about", requirement.About},
		} {
			f.required(text.value, at(text.key)...)
		}
		if len(requirement.Provisions) == 0 {
			f.report("provisions is missing", at("provisions")...)
		}
		for j, reference := range requirement.Provisions {
			switch provision := edition.Provision(reference); {
			case provision == nil:
				f.reportf(at("provisions", j), "%s has no provision %q", edition.Title, reference)
			case seen[reference]:
				f.reportf(at("provisions", j), "provision %s stands twice", reference)
			}
			seen[reference] = true
		}
		f.lawFields(requirement.Fields, "", at("fields")...)
		f.lawTexts(requirement.Checks, at("checks")...)
	}
}

func (f *yamlFile) lawTexts(texts []string, at ...any) {
	for i, text := range texts {
		if strings.TrimSpace(text) == "" {
			f.report("a text is empty", slices.Concat(at, []any{i})...)
		}
	}
}

func (f *yamlFile) lawGroup(group *LawGroup, at ...any) {
	f.required(group.Title, slices.Concat(at, []any{"title"})...)
	if len(group.Fields) == 0 {
		f.report("fields is missing", slices.Concat(at, []any{"fields"})...)
	}
	prefix := ""
	if group.Each != "" {
		if kindOf(group.Each) != reflect.Slice {
			f.reportf(slices.Concat(at, []any{"each"}), "an assessment has no list %q", group.Each)
			return
		}
		prefix = group.Each + ".1."
	}
	f.lawFields(group.Fields, prefix, slices.Concat(at, []any{"fields"})...)
}

func (f *yamlFile) lawFields(fields []LawField, prefix string, at ...any) {
	for i, field := range fields {
		place := func(key string) []any { return slices.Concat(at, []any{i, key}) }
		f.required(field.Label, place("label")...)
		switch {
		case field.Field == "" && (field.Missing != "" || at[0] != "signature"):
			f.report("field is missing", place("field")...)
		case field.Field != "" && kindOf(prefix+field.Field) != reflect.String:
			f.reportf(place("field"), "an assessment has no text %q", prefix+field.Field)
		}
		if field.Kind != "" && field.Kind != KindDate {
			f.reportf(place("kind"), "the kind is %q: write date, or leave it out", field.Kind)
		}
	}
}

// kindOf says what a path in an assessment leads to. Lists count as having an entry.
func kindOf(path string) reflect.Kind {
	t := reflect.TypeFor[Assessment]()
	for name := range strings.SplitSeq(path, ".") {
		switch t.Kind() {
		case reflect.Struct:
			i := memberIndex(t, name)
			if i < 0 {
				return reflect.Invalid
			}
			t = t.Field(i).Type
		case reflect.Slice:
			t = t.Elem()
		default:
			return reflect.Invalid
		}
	}
	return t.Kind()
}
