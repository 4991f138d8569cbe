package questionnaire

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Validate checks a whole folder of data files (see [Library]) and returns every problem
// it finds, sorted by file and line: bad syntax, unknown keys, missing texts, names that
// lead nowhere, questions in a circle, checks that no path reaches. An empty result means
// that the data can be used.
func Validate(files fs.FS) []Problem {
	v := &validator{files: files, library: NewLibrary(files)}
	facts := v.facts()
	if facts.anyCircle() == "" {
		v.guide = v.guidance(facts)
	}
	editions, err := NewLibrary(files).EditionIDs()
	if err != nil || len(editions) == 0 {
		v.problems = append(v.problems, Problem{File: "editions", Message: "there is no edition: add editions/ID.yaml"})
	}
	for _, id := range editions {
		// With facts that wait for each other nothing else can be worked out.
		if facts.anyCircle() == "" {
			v.edition(id, facts)
		}
	}
	if facts.anyCircle() == "" {
		v.laws()
	}
	v.strayContradictions(editions)
	v.lineage(editions)
	sortProblems(v.problems)
	return v.problems
}

// sortProblems sorts by file and line.
func sortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}

type validator struct {
	files    fs.FS
	library  *Library
	problems []Problem
	// guide is what provisions may refer to; nil where the data has no guidance.
	guide *Guidance
}

func (v *validator) done(f *yamlFile) { v.problems = append(v.problems, f.problems...) }

// required reports a text that must be there and is not.
func (f *yamlFile) required(text string, at ...any) {
	if strings.TrimSpace(text) == "" {
		f.report(fmt.Sprintf("%s is missing", at[len(at)-1]), at...)
	}
}

// facts checks facts.yaml.
func (v *validator) facts() *factFile {
	facts := &factFile{}
	f, ok := openYAML(v.files, "facts.yaml", facts)
	defer func() { v.done(f) }()
	if !ok {
		return facts
	}
	f.checkFacts(facts, facts)
	return facts
}

// checkFacts checks the facts of a file in the light of all that there are.
func (f *yamlFile) checkFacts(own, facts *factFile) {
	groups := map[string]bool{}
	for _, group := range facts.Groups {
		groups[group.ID] = true
	}
	seen := map[string]bool{}
	for i, fact := range own.Facts {
		at := func(rest ...any) []any { return append([]any{"facts", i}, rest...) }
		f.required(fact.ID, at("id")...)
		f.required(fact.Ask, at("ask")...)
		f.required(fact.Help, at("help")...)
		if seen[fact.ID] {
			f.reportf(at("id"), "fact %q stands twice", fact.ID)
		}
		seen[fact.ID] = true
		if !groups[fact.Group] {
			f.reportf(at("group"), "fact %q: there is no group %q", fact.ID, fact.Group)
		}
		f.checkValues(fact, at)
		f.checkWhen(fact.When, at("when"), func(name, value string) string {
			parent := facts.fact(name)
			switch {
			case parent == nil:
				return fmt.Sprintf("fact %q: there is no fact %q", fact.ID, name)
			case !parent.Has(value):
				return fmt.Sprintf("fact %q: the fact %q has no answer %q", fact.ID, name, value)
			}
			return ""
		})
		if !fact.When.Always() && !fact.Has(absent) {
			f.reportf(at("values"), "fact %q: a fact that may not be asked needs the answer %q, which it then counts as", fact.ID, absent)
		}
		if circle := facts.circle(fact); circle != "" {
			f.reportf(at("when"), "fact %q: asked in a circle: %s", fact.ID, circle)
		}
	}
}

func (f *yamlFile) checkValues(fact *Fact, at func(...any) []any) {
	if len(fact.Values) < 2 {
		f.reportf(at("values"), "fact %q: needs two answers or more", fact.ID)
	}
	seen := map[string]bool{}
	for i, value := range fact.Values {
		f.required(value.Value, at("values", i, "value")...)
		f.required(value.Label, at("values", i, "label")...)
		f.required(value.Says, at("values", i, "says")...)
		if seen[value.Value] || value.Value == DontKnow {
			f.reportf(at("values", i, "value"), "fact %q: the answer %q stands twice", fact.ID, value.Value)
		}
		seen[value.Value] = true
	}
}

// checkWhen reports a condition that cannot be parsed and every name or value in it that
// complain finds wrong.
func (f *yamlFile) checkWhen(w When, at []any, complain func(name, value string) string) {
	if w.err != nil {
		f.report(w.err.Error(), at...)
		return
	}
	w.each(func(t *term) {
		if message := complain(t.name, t.value); message != "" {
			f.report(message, at...)
		}
	})
}

// anyCircle returns facts that wait for each other, or "".
func (facts *factFile) anyCircle() string {
	for _, fact := range facts.Facts {
		if circle := facts.circle(fact); circle != "" {
			return circle
		}
	}
	return ""
}

// circle returns the facts through which a fact waits for itself, or "".
func (facts *factFile) circle(start *Fact) string {
	seen := map[string]bool{}
	var search func(fact *Fact, trail []string) string
	search = func(fact *Fact, trail []string) string {
		for _, name := range fact.When.Names() {
			if name == start.ID {
				return strings.Join(append(trail, name), " waits for ")
			}
			if parent := facts.fact(name); parent != nil && !seen[name] {
				seen[name] = true
				if found := search(parent, append(trail, name)); found != "" {
					return found
				}
			}
		}
		return ""
	}
	return search(start, []string{start.ID})
}

// edition checks one edition's table and the prose of its provisions.
func (v *validator) edition(id string, facts *factFile) {
	edition := &Edition{}
	f, ok := openYAML(v.files, path.Join("editions", id+".yaml"), edition)
	defer func() { v.done(f) }()
	if !ok {
		return
	}
	if edition.ID != id {
		f.reportf([]any{"edition"}, "the edition is called %q, its file %q", edition.ID, id)
	}
	f.required(edition.Title, "title")
	f.required(edition.Subject, "subject")
	f.required(edition.Table, "table")
	f.goodFor(edition)
	if _, err := time.Parse("2006-01", edition.Published); err != nil {
		f.reportf([]any{"published"}, "published is %q: write a month such as 2020-06", edition.Published)
	}
	f.editionFacts(edition, facts)
	f.editionConditions(edition, facts)
	f.editionClauses(edition)
	edition.link(NewLibrary(v.files), facts)
	if edition.Computed != "" && edition.Provision(edition.Computed) == nil {
		f.reportf([]any{"computed"}, "there is no provision %q to compute", edition.Computed)
	}
	v.proses(f, edition)
	v.contradictions(edition)
}

func (f *yamlFile) editionFacts(edition *Edition, facts *factFile) {
	if len(edition.FactIDs) == 0 {
		f.report("facts is missing: name the questions about the device", "facts")
	}
	for i, name := range edition.FactIDs {
		at := []any{"facts", i}
		fact := facts.fact(name)
		if fact == nil {
			f.reportf(at, "there is no fact %q", name)
			continue
		}
		if slices.Index(edition.FactIDs, name) != i {
			f.reportf(at, "fact %q stands twice", name)
		}
		for _, parent := range fact.When.Names() {
			if before := slices.Index(edition.FactIDs, parent); before < 0 || before > i {
				f.reportf(at, "fact %q must stand after %q, on which it depends", name, parent)
			}
		}
	}
}

func (f *yamlFile) editionConditions(edition *Edition, facts *factFile) {
	used := edition.usedConditions()
	f.checkConditions(edition.Conditions, edition, facts, used)
}

// usedConditions are the references of conditions that provisions have.
func (e *Edition) usedConditions() map[string]bool {
	used := map[string]bool{}
	for _, clause := range e.Clauses {
		for _, provision := range clause.Provisions {
			for _, ref := range provision.Status.Refs {
				used[ref] = true
			}
		}
	}
	return used
}

// checkConditions checks conditions of an edition. used are the references that provisions have.
func (f *yamlFile) checkConditions(conditions []Condition, edition *Edition, facts *factFile, used map[string]bool) {
	for i, condition := range conditions {
		at := func(rest ...any) []any { return append([]any{"conditions", i}, rest...) }
		if !slices.Contains([]string{"condition", "feature", "note"}, condition.Kind) {
			f.reportf(at("kind"), "condition %q: the kind is %q: write condition, feature or note", condition.Ref, condition.Kind)
		}
		f.required(condition.Ref, at("ref")...)
		f.required(condition.Wording, at("wording")...)
		f.required(condition.Fails, at("fails")...)
		if condition.When.Always() && condition.When.err == nil {
			f.reportf(at("when"), "condition %q: when is missing: say on which facts it rests", condition.Ref)
		}
		f.checkWhen(condition.When, at("when"), func(name, value string) string {
			return edition.complain(facts, fmt.Sprintf("condition %q", condition.Ref), name, value)
		})
		if !used[condition.Ref] {
			f.reportf(at("ref"), "condition %q: no provision has it", condition.Ref)
		}
		if slices.IndexFunc(conditions, func(c Condition) bool { return c.Ref == condition.Ref }) != i {
			f.reportf(at("ref"), "condition %q stands twice", condition.Ref)
		}
	}
}

// complain says what is wrong with a fact that a condition names, or "".
func (e *Edition) complain(facts *factFile, who, name, value string) string {
	fact := facts.fact(name)
	switch {
	case fact == nil || !slices.Contains(e.FactIDs, name):
		return fmt.Sprintf("%s: the edition has no fact %q", who, name)
	case !fact.Has(value):
		return fmt.Sprintf("%s: the fact %q has no answer %q", who, name, value)
	}
	return ""
}

// longestTitle is how many characters fit on one line of the smallest full layout.
const longestTitle = 60

func (f *yamlFile) editionClauses(edition *Edition) {
	numbers, references := map[string]bool{}, map[string]bool{}
	if len(edition.Clauses) == 0 {
		f.report("clauses is missing: list the clauses with their provisions", "clauses")
	}
	for i, clause := range edition.Clauses {
		at := func(rest ...any) []any { return append([]any{"clauses", i}, rest...) }
		f.required(clause.Number, at("number")...)
		f.required(clause.Title, at("title")...)
		if numbers[clause.Number] {
			f.reportf(at("number"), "clause %q stands twice", clause.Number)
		}
		numbers[clause.Number] = true
		if len(clause.Provisions) == 0 {
			f.reportf(at("number"), "clause %q has no provisions: list them, or leave the clause out", clause.Number)
		}
		for j, provision := range clause.Provisions {
			place := at("provisions", j)
			f.checkRow(provision, edition, place)
			if references[provision.Reference] {
				f.reportf(place, "provision %s stands twice", provision.Reference)
			}
			references[provision.Reference] = true
			if !strings.HasPrefix(provision.Reference, clause.Number+"-") {
				f.reportf(place, "provision %s does not belong to clause %s", provision.Reference, clause.Number)
			}
		}
	}
}

// checkRow checks what the table says of a provision.
func (f *yamlFile) checkRow(provision *Provision, edition *Edition, place []any) {
	f.required(provision.Reference, append(place, "reference")...)
	f.required(provision.Title, append(place, "title")...)
	f.checkTitle(provision.Reference, provision.Title, place)
	f.checkStatus(provision.Reference, provision.Status, edition, place)
}

func (f *yamlFile) checkTitle(reference, title string, place []any) {
	if n := len([]rune(title)); n > longestTitle {
		f.reportf(place, "provision %s: the title has %d characters: at most %d fit", reference, n, longestTitle)
	}
}

func (f *yamlFile) checkStatus(reference string, status Status, edition *Edition, place []any) {
	if _, err := ParseStatus(status.Text); err != nil {
		f.reportf(place, "provision %s: %s", reference, err)
	}
	for _, ref := range status.Refs {
		if edition.Condition(ref) == nil {
			f.reportf(place, "provision %s: there is no condition %q", reference, ref)
		}
	}
}

// proses checks that every provision has its prose, and every prose its provision.
func (v *validator) proses(f *yamlFile, edition *Edition) {
	folder := path.Join("provisions", edition.ID)
	have, used := map[string]bool{}, map[string]string{}
	found, err := fs.ReadDir(v.files, folder)
	if err != nil {
		f.reportf(nil, "the folder %s cannot be read: %s", folder, err)
	}
	for _, entry := range found {
		reference := strings.TrimSuffix(entry.Name(), ".yaml")
		have[reference] = true
		provision := edition.Provision(reference)
		if provision == nil {
			v.problems = append(v.problems, Problem{File: path.Join(folder, entry.Name()), Message: fmt.Sprintf("the edition has no provision %s", reference)})
			continue
		}
		v.prose(path.Join(folder, entry.Name()), edition, provision, used)
	}
	for i, clause := range edition.Clauses {
		for j, provision := range clause.Provisions {
			if !have[provision.Reference] {
				f.reportf([]any{"clauses", i, "provisions", j}, "provision %s has no prose: add %s", provision.Reference, path.Join(folder, provision.Reference+".yaml"))
			}
		}
	}
}
