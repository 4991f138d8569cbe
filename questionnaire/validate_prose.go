package questionnaire

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// mostChecks is how many questions a person answers for one provision at the most.
const mostChecks = 4

var checkIDPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
})

// prose checks what is said about one provision.
func (v *validator) prose(name string, edition *Edition, provision *Provision, used map[string]string) {
	own := &Prose{}
	f, ok := openYAML(v.files, name, own)
	if ok {
		v.checkProse(f, own, edition, provision, used)
	}
	v.done(f)
}

// checkProse checks a file of prose that was read.
func (v *validator) checkProse(f *yamlFile, own *Prose, edition *Edition, provision *Provision, used map[string]string) {
	if own.Reference != provision.Reference {
		f.reportf([]any{"provision"}, "the provision is called %q, its file %q", own.Reference, provision.Reference)
		return
	}
	p := v.inherited(f, own, edition, provision)
	f.required(p.Requirement, "requirement")
	f.required(p.Why, "why")
	f.checkStrength(p, provision)
	if len(p.Evidence) == 0 {
		f.report("evidence is missing", "evidence")
	}
	if v.guide != nil {
		f.checkGuidance(own, provision, v.guide, used)
	}
	if provision.Computed() {
		if len(p.Checks) > 0 {
			f.report("a computed provision has no checks", "checks")
		}
		return
	}
	if n := len(p.Checks); n == 0 || n > mostChecks {
		f.reportf([]any{"checks"}, "there are %d checks: write one to %d", n, mostChecks)
	}
	f.checkChecks(p, edition)
	f.checkOutcomes(p)
	f.checkBlanks(p)
	if f.checkExtent(p, edition, provision) {
		f.checkPaths(p, edition, provision)
	}
}

// mostCombinations is how many combinations of facts the checks of a provision may rest on.
// Each of them is tried.
const mostCombinations = 2000

// checkExtent reports checks that are too many, or rest on too many facts, to walk through.
func (f *yamlFile) checkExtent(p *Prose, edition *Edition, provision *Provision) bool {
	if edition.combinations(restsOn(edition, p, provision)) > mostCombinations {
		f.report("the checks rest on too many facts: name fewer", "checks")
		return false
	}
	return len(p.Checks) <= mostChecks
}

// combinations is how many combinations of answers there are to the given facts, up to a
// number that is too large.
func (e *Edition) combinations(facts []string) int {
	n, counted := 1, map[string]bool{}
	for _, id := range facts {
		if fact := e.Fact(id); fact != nil && !counted[id] {
			counted[id] = true
			n = min(1<<20, n*(1+len(fact.Values)))
		}
	}
	return n
}

// inherited returns the prose with all that reaches it from elsewhere. Problems in inherited
// texts are reported at the line that names where they come from.
func (v *validator) inherited(f *yamlFile, own *Prose, edition *Edition, provision *Provision) *Prose {
	whole, err := v.library.prose(edition.ID, provision.Reference)
	if err != nil {
		if own.Like != "" {
			f.report(strings.TrimPrefix(err.Error(), f.name+": "), "like")
		}
		return own
	}
	f.elsewhere = []any{"like"}
	for i, name := range own.LeavesOut {
		if !slices.Contains(whole.leftOut, name) {
			f.reportf([]any{"leaves_out", i}, "nothing called %q reaches this provision", name)
		}
	}
	seen := map[string]bool{}
	for _, template := range whole.Justifications {
		if seen[template.ID] {
			f.reportf([]any{"justifications"}, "two templates called %q reach this provision", template.ID)
		}
		seen[template.ID] = true
	}
	return whole
}

// checkStrength holds the words of the requirement against the status: what is demanded is
// never softened, what is recommended never hardened.
func (f *yamlFile) checkStrength(p *Prose, provision *Provision) {
	words := strings.FieldsFunc(strings.ToLower(p.Requirement), func(r rune) bool { return !isWordRune(r) })
	must, should := slices.Contains(words, "must"), slices.Contains(words, "should")
	if mandatory := provision.Status.Mandatory; must != mandatory || should == mandatory {
		f.reportf([]any{"requirement"}, "the status is %s: a mandatory requirement says must, a recommended one should, and neither says both", provision.Status.Text)
	}
	if provision.Status.Mandatory && !provision.Computed() {
		f.required(p.Gap, "gap")
	}
	if !provision.Status.Mandatory && p.Gap != "" {
		f.report("gap is for mandatory provisions", "gap")
	}
}

func (f *yamlFile) checkChecks(p *Prose, edition *Edition) {
	earlier := map[string]*Check{}
	for i := range p.Checks {
		check := &p.Checks[i]
		at := func(rest ...any) []any { return append([]any{"checks", i}, rest...) }
		if !checkIDPattern().MatchString(check.ID) {
			f.reportf(at("id"), "check %q: write the id in lower case with hyphens", check.ID)
		}
		if earlier[check.ID] != nil || edition.Fact(check.ID) != nil {
			f.reportf(at("id"), "check %q: the id is taken", check.ID)
		}
		f.required(check.Ask, at("ask")...)
		if !strings.HasSuffix(strings.TrimSpace(check.Ask), "?") {
			f.reportf(at("ask"), "check %q: a question ends in a question mark", check.ID)
		}
		f.checkWhen(check.When, at("when"), func(name, value string) string {
			who := fmt.Sprintf("check %q", check.ID)
			if other := earlier[name]; other != nil {
				if value == DontKnow || !slices.Contains(other.Options(), value) {
					return fmt.Sprintf("%s: the check %q has no answer %q", who, name, value)
				}
				return ""
			}
			if edition.Fact(name) == nil {
				return fmt.Sprintf("%s: there is no earlier check and no fact %q", who, name)
			}
			return edition.complain(&factFile{Facts: edition.facts}, who, name, value)
		})
		for _, answer := range []struct{ key, outcome string }{{"yes", check.Yes}, {"no", check.No}, {"partly", check.Partly}} {
			switch _, known := p.Outcomes[answer.outcome]; {
			case answer.outcome == "" && answer.key != "partly":
				f.reportf(at(answer.key), "check %q: %s leads nowhere: name an outcome, or next", check.ID, answer.key)
			case answer.outcome != "" && answer.outcome != undecidedHere && !known:
				f.reportf(at(answer.key), "check %q: there is no outcome %q", check.ID, answer.outcome)
			}
		}
		earlier[check.ID] = check
	}
}

func (f *yamlFile) checkOutcomes(p *Prose) {
	for _, name := range slices.Sorted(maps.Keys(p.Outcomes)) {
		outcome := p.Outcomes[name]
		if outcome.Suggest != Supported && outcome.Suggest != NotSupported {
			f.reportf([]any{"outcomes", name, "suggest"}, "outcome %q: suggests %q: write Y or N", name, outcome.Suggest)
		}
		f.required(outcome.Detail, "outcomes", name, "detail")
	}
}

// checkBlanks holds the blanks of the texts against their types, both ways.
func (f *yamlFile) checkBlanks(p *Prose) {
	used := map[string]bool{}
	use := func(text string, at ...any) {
		for _, name := range Blanks(text) {
			used[name] = true
			if _, typed := p.Blanks[name]; !typed {
				f.reportf(at, "the blank {%s} has no type: add it under blanks", name)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Outcomes)) {
		use(p.Outcomes[name].Detail, "outcomes", name, "detail")
	}
	for i, justification := range p.Justifications {
		use(justification.Text, "justifications", i, "text")
	}
	for _, name := range slices.Sorted(maps.Keys(p.Blanks)) {
		blank := p.Blanks[name]
		if !used[name] {
			f.reportf([]any{"blanks", name}, "the blank %q is used nowhere", name)
		}
		f.checkBlank(name, blank, "blanks", name)
	}
}

// checkPaths walks every path through the checks and reports paths that end in nothing,
// checks that no path reaches and outcomes that no path wins.
func (f *yamlFile) checkPaths(p *Prose, edition *Edition, provision *Provision) {
	asked, won := map[string]bool{}, map[string]bool{}
	empty := ""
	EachPath(p, edition, provision, func(path Path) {
		for _, step := range path.Walk.Steps {
			asked[step.Check.ID] = true
		}
		switch {
		case path.Walk.Suggestion != nil:
			for name, outcome := range p.Outcomes {
				if outcome == *path.Walk.Suggestion {
					won[name] = true
				}
			}
		case !path.Doubt:
			empty = path.String()
		}
	})
	if empty != "" {
		f.reportf([]any{"checks"}, "the answers %s lead to no outcome", empty)
	}
	for i := range p.Checks {
		if id := p.Checks[i].ID; !asked[id] {
			f.reportf([]any{"checks", i, "when"}, "check %q: no path reaches it", id)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Outcomes)) {
		if !won[name] {
			f.reportf([]any{"outcomes", name}, "outcome %q: no path ends in it", name)
		}
	}
}
