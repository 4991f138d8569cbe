package questionnaire

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Limits of what a pack asks of a person and of the program.
const (
	mostPackFacts  = 60
	mostAncestors  = 12
	mostProvisions = 3000
)

// edition checks an edition of the pack, the prose of its provisions and its rules.
func (c *packCheck) edition(id string) {
	written := &packEdition{}
	f, ok := c.pack.open(editionName(id), written)
	defer func() { c.done(f) }()
	if !ok {
		return
	}
	if written.ID != id {
		f.reportf([]any{"edition"}, "the edition is called %q, its file %q", written.ID, id)
		written.ID = id
	}
	own, err := c.library.ids("editions")
	if err != nil || !slices.Contains(own, written.Base) {
		f.reportf([]any{"base"}, "the base is %q: write one of %s", written.Base, strings.Join(own, ", "))
		return
	}
	base, err := c.library.Edition(written.Base)
	if err != nil {
		f.report(err.Error(), "base")
		return
	}
	f.checkPackEdition(written, base)
	c.content.editions[id] = written
	edition, err := c.library.Edition(id)
	if err != nil {
		f.report(err.Error())
		return
	}
	f.checkPackFacts(written, base, edition, c.all)
	f.checkPackConditions(written, base, edition, c.all)
	f.checkChanges(written, base, edition)
	f.checkPackClauses(written, base, edition)
	if len(edition.provisions) > mostProvisions {
		f.reportf([]any{"clauses"}, "there are %d provisions: at most %d", len(edition.provisions), mostProvisions)
		return
	}
	c.proses(f, written, base, edition)
	c.rules(edition)
}

// checkPackEdition checks what the edition says of itself.
func (f *yamlFile) checkPackEdition(written *packEdition, base *Edition) {
	for _, text := range []struct{ key, value string }{{"title", written.Title}, {"subject", written.Subject}, {"table", written.Table}} {
		f.required(text.value, text.key)
		if n := len([]rune(text.value)); n > longestPackName {
			f.reportf([]any{text.key}, "%s has %d characters: at most %d fit", text.key, n, longestPackName)
		}
	}
	f.goodFor(&Edition{GoodFor: written.GoodFor})
	if strings.Contains(strings.ToUpper(written.Title), "ETSI") {
		f.report("the title names ETSI: the edition is none of ETSI, give it a name of its own", "title")
	}
	if _, err := time.Parse("2006-01", written.Published); err != nil {
		f.reportf([]any{"published"}, "published is %q: write a month such as 2020-06", written.Published)
	}
	if len(written.Changes)+len(written.Clauses) == 0 {
		f.reportf([]any{"provisions"}, "nothing is other than in %s: change or add provisions", base.Title)
	}
}

func (f *yamlFile) checkPackFacts(written *packEdition, base, edition *Edition, facts *factFile) {
	for i, name := range written.FactIDs {
		at := []any{"facts", i}
		fact := facts.fact(name)
		if fact == nil {
			f.reportf(at, "there is no fact %q", name)
			continue
		}
		place := len(base.FactIDs) + i
		if slices.Index(edition.FactIDs, name) != place {
			f.reportf(at, "fact %q stands twice, or is among those of %s", name, base.ID)
		}
		for _, parent := range fact.When.Names() {
			if before := slices.Index(edition.FactIDs, parent); before < 0 || before > place {
				f.reportf(at, "fact %q must stand after %q, on which it depends", name, parent)
			}
		}
	}
}

func (f *yamlFile) checkPackConditions(written *packEdition, base, edition *Edition, facts *factFile) {
	for i, condition := range written.Conditions {
		if base.Condition(condition.Ref) != nil {
			f.reportf([]any{"conditions", i, "ref"}, "condition %q: %s has one of that reference: take another, such as p%s", condition.Ref, base.ID, condition.Ref)
		}
	}
	f.checkConditions(written.Conditions, edition, facts, edition.usedConditions())
}

// checkChanges checks what is other about provisions of the base. A pack may ask more than its
// base, and never less.
func (f *yamlFile) checkChanges(written *packEdition, base, edition *Edition) {
	seen := map[string]bool{}
	for i := range written.Changes {
		change := &written.Changes[i]
		at := func(keys ...any) []any { return append([]any{"provisions", i}, keys...) }
		provision := base.byRef[change.Reference]
		switch {
		case provision == nil:
			f.reportf(at("reference"), "%s has no provision %q: one that the pack adds stands under clauses", base.ID, change.Reference)
			continue
		case seen[change.Reference]:
			f.reportf(at("reference"), "provision %s stands twice", change.Reference)
		case provision.Reference == base.Computed:
			f.reportf(at("reference"), "provision %s follows from all the others, and cannot be changed", change.Reference)
		}
		seen[change.Reference] = true
		f.checkTitle(change.Reference, change.Title, at("title"))
		if change.Status.Text != "" {
			f.checkStatus(change.Reference, change.Status, edition, at("status"))
			if provision.Status.Mandatory && !change.Status.Mandatory {
				f.reportf(at("status"), "provision %s is mandatory in %s: a pack cannot make a recommendation of it", change.Reference, base.ID)
			}
			for _, ref := range change.Status.Refs {
				// All conditions have to hold: one more would let devices out that the base asks.
				if !slices.Contains(provision.Status.Refs, ref) {
					f.reportf(at("status"), "provision %s does not rest on %q in %s: a pack cannot add a condition to it", change.Reference, ref, base.ID)
				}
			}
		}
		f.checkKind(change, provision, at)
		if change.Status.Text == "" && change.Title == "" && change.Change.Kind == "" {
			f.reportf(at(), "provision %s: nothing is other than in %s: leave it out", change.Reference, base.ID)
		}
	}
}

// checkKind checks how a provision is said to differ from that of the base.
func (f *yamlFile) checkKind(change *packChange, provision *Provision, at func(...any) []any) {
	switch kind := change.Change.Kind; kind {
	case "":
		if change.Status.Text != "" && change.Status.Text != provision.Status.Text {
			f.reportf(at("change"), "provision %s has another status: say under change what is different, as kind and note", change.Reference)
		}
	case LineageReworded, LineageExtended, LineageNarrowed:
		f.required(change.Change.Note, at("change", "note")...)
	default:
		f.reportf(at("change", "kind"), "the kind is %q: write %s, %s or %s, or leave change out where the provision is the same", kind, LineageReworded, LineageExtended, LineageNarrowed)
	}
}

// checkPackClauses checks clauses and provisions that the pack adds.
func (f *yamlFile) checkPackClauses(written *packEdition, base, edition *Edition) {
	ofBase := map[string]bool{}
	for _, clause := range base.Clauses {
		ofBase[clause.Number] = true
	}
	seen, references := map[string]bool{}, map[string]bool{}
	for i, clause := range written.Clauses {
		at := func(rest ...any) []any { return append([]any{"clauses", i}, rest...) }
		switch number := clause.Number; {
		case seen[number]:
			f.reportf(at("number"), "clause %q stands twice", number)
		case ofBase[number] && clause.Title != "":
			f.reportf(at("title"), "clause %s is one of %s and has its title there: leave the title out", number, base.ID)
		case !ofBase[number] && !packClausePattern().MatchString(number):
			f.reportf(at("number"), "clause %q: write a number such as 7.1 or GW-1", number)
		case !ofBase[number]:
			f.required(clause.Title, at("title")...)
		}
		seen[clause.Number] = true
		if len(clause.Provisions) == 0 {
			f.reportf(at("number"), "clause %q adds no provisions: list them, or leave the clause out", clause.Number)
		}
		for j, provision := range clause.Provisions {
			place := at("provisions", j)
			if provision == nil {
				f.report("a provision is empty", place...)
				continue
			}
			f.checkRow(provision, edition, place)
			reference := provision.Reference
			switch {
			case base.byRef[reference] != nil:
				f.reportf(place, "%s has a provision %s: what is other about it stands under provisions", base.ID, reference)
			case references[reference]:
				f.reportf(place, "provision %s stands twice", reference)
			case ofBase[clause.Number] && !fitsClause(reference, clause.Number, true):
				f.reportf(place, "provision %q is added to clause %s of %s: number it so that nobody takes it for one from there, such as GW-%s-1, in at most %d characters", reference, clause.Number, base.ID, clause.Number, longestReference)
			case !ofBase[clause.Number] && !fitsClause(reference, clause.Number, false):
				f.reportf(place, "provision %q does not belong to clause %s: number it such as %s-1, in at most %d characters", reference, clause.Number, clause.Number, longestReference)
			}
			references[reference] = true
			if provision.Unlisted {
				f.reportf(place, "provision %s: unlisted is not for packs", reference)
			}
		}
	}
}

// proses reads all prose of an edition, and then checks it: some may be like other.
func (c *packCheck) proses(table *yamlFile, written *packEdition, base, edition *Edition) {
	folder := path.Join("provisions", edition.ID)
	names, problems := c.pack.names(folder, false)
	c.report(problems...)
	type readProse struct {
		file *yamlFile
		own  *Prose
	}
	var all []readProse
	for _, reference := range names {
		own := &Prose{}
		name := proseName(edition.ID, reference)
		if edition.byRef[reference] == nil {
			c.report(Problem{File: name, Message: fmt.Sprintf("the edition has no provision %s", reference)})
			continue
		}
		f, ok := c.pack.open(name, own)
		if !ok {
			c.done(f)
			continue
		}
		unsaid(own.Justifications, own.Examples)
		c.content.proses[name] = own
		all = append(all, readProse{f, own})
	}
	for _, one := range all {
		if provision := edition.byRef[one.own.Reference]; provision != nil && proseName(edition.ID, one.own.Reference) == one.file.name {
			one.file.elsewhere = []any{"like"}
			c.checkProse(one.file, one.own, edition, provision, map[string]string{})
			c.checkOwn(one.file, one.own.Justifications, one.own.Examples)
		} else {
			one.file.reportf([]any{"provision"}, "the provision is called %q, its file %q", one.own.Reference, strings.TrimSuffix(path.Base(one.file.name), ".yaml"))
		}
		c.done(one.file)
	}
	c.missing(table, written, base, edition)
}

// missing reports provisions for which the prose of the base does not do.
func (c *packCheck) missing(f *yamlFile, written *packEdition, base, edition *Edition) {
	for i, change := range written.Changes {
		provision, of := edition.byRef[change.Reference], base.byRef[change.Reference]
		if provision == nil || of == nil {
			continue
		}
		name := proseName(edition.ID, change.Reference)
		own := c.content.proses[name]
		switch {
		case own == nil && provision.Status.Mandatory && !of.Status.Mandatory:
			f.reportf([]any{"provisions", i}, "provision %s becomes mandatory: add %s with a requirement that says must, and a gap", change.Reference, name)
		case own == nil && change.Change.Kind != "" && provision.Status.Text == of.Status.Text:
			f.reportf([]any{"provisions", i}, "provision %s is said to be %s: add %s with its requirement", change.Reference, change.Change.Kind, name)
		case own != nil && own.Requirement != "" && change.Change.Kind == "":
			f.reportf([]any{"provisions", i}, "provision %s has a requirement of its own: say under change what is different, as kind and note", change.Reference)
		}
	}
	for i, clause := range written.Clauses {
		for j, provision := range clause.Provisions {
			if provision != nil && c.content.proses[proseName(edition.ID, provision.Reference)] == nil {
				f.reportf([]any{"clauses", i, "provisions", j}, "provision %s has no prose: add %s", provision.Reference, proseName(edition.ID, provision.Reference))
			}
		}
	}
	changed := map[string]bool{}
	for _, change := range written.Changes {
		changed[change.Reference] = true
	}
	for _, provision := range base.provisions {
		own := c.content.proses[proseName(edition.ID, provision.Reference)]
		if own != nil && own.Requirement != "" && !changed[provision.Reference] {
			f.reportf([]any{"provisions"}, "provision %s has a requirement of its own: name it under provisions and say under change what is different", provision.Reference)
		}
	}
}

// rules checks the contradictions of an edition.
func (c *packCheck) rules(edition *Edition) {
	name := contradictionsName(edition.ID)
	if _, err := fs.Stat(c.pack.files, name); errors.Is(err, fs.ErrNotExist) {
		return
	}
	var file contradictionFile
	f, ok := c.pack.open(name, &file)
	if ok {
		f.checkRules(file.Contradictions, edition)
		c.content.rules[edition.ID] = file.Contradictions
	}
	c.done(f)
}

// guided checks the guidance that the pack adds to one edition.
func (c *packCheck) guided(id string) {
	folder := path.Join("guidance", id)
	edition, err := c.library.Edition(id)
	if err != nil {
		if !slices.Contains(c.pack.editions, id) {
			c.report(Problem{File: folder, Message: fmt.Sprintf("there is no edition %q, neither in the program nor in the pack", id)})
		}
		return
	}
	names, problems := c.pack.names(folder, false)
	c.report(problems...)
	for _, reference := range names {
		name := path.Join(folder, reference+".yaml")
		provision := edition.byRef[reference]
		if provision == nil {
			c.report(Problem{File: name, Message: fmt.Sprintf("the edition has no provision %s", reference)})
			continue
		}
		guidance := &packGuidance{}
		f, ok := c.pack.open(name, guidance)
		if ok {
			c.guidanceOf(f, guidance, provision)
			c.content.guidance[proseName(id, reference)] = guidance
		}
		c.done(f)
	}
}

// guidanceOf checks one file of guidance.
func (c *packCheck) guidanceOf(f *yamlFile, guidance *packGuidance, provision *Provision) {
	if guidance.Reference != provision.Reference {
		f.reportf([]any{"provision"}, "the provision is called %q, its file %q", guidance.Reference, provision.Reference)
	}
	if len(guidance.Evidence)+len(guidance.Examples)+len(guidance.Justifications) == 0 {
		f.report("adds nothing: write evidence, examples or justifications")
	}
	unsaid(guidance.Justifications, guidance.Examples)
	own := &Prose{Examples: guidance.Examples, Justifications: guidance.Justifications, Blanks: guidance.Blanks}
	f.checkGuidance(own, provision, c.guide, map[string]string{})
	f.checkBlanks(own)
	for i, evidence := range guidance.Evidence {
		f.required(evidence, "evidence", i)
	}
	c.checkOwn(f, own.Justifications, own.Examples)
}

// checkOwn checks that no name of guidance stands twice in the pack.
func (c *packCheck) checkOwn(f *yamlFile, templates []Justification, examples []Example) {
	once := func(name string, at ...any) {
		if other := c.usedIDs[name]; other != "" && name != "" {
			f.reportf(at, "%q stands in %s already", name, other)
		}
		c.usedIDs[name] = f.name
	}
	for i := range templates {
		once(templates[i].ID, "justifications", i, "id")
	}
	for i := range examples {
		once(examples[i].Ref, "examples", i, "ref")
	}
}
