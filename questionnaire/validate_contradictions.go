package questionnaire

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// longestSentence is how many words a sentence that a person reads may have.
const longestSentence = 25

// contradictions checks the rules of an edition. An edition may have none.
func (v *validator) contradictions(edition *Edition) {
	name := path.Join("contradictions", edition.ID+".yaml")
	if _, err := fs.Stat(v.files, name); errors.Is(err, fs.ErrNotExist) {
		return
	}
	var file contradictionFile
	f, ok := openYAML(v.files, name, &file)
	if ok {
		edition.library = NewLibrary(v.files)
		f.checkRules(file.Contradictions, edition)
	}
	v.done(f)
}

// checkRules checks the rules of a file.
func (f *yamlFile) checkRules(rules []Contradiction, edition *Edition) {
	ids, messages := map[string]bool{}, map[string]bool{}
	for i := range rules {
		rule := &rules[i]
		at := func(key string) []any { return []any{"contradictions", i, key} }
		if !checkIDPattern().MatchString(rule.ID) {
			f.reportf(at("id"), "contradiction %q: write the id in lower case with hyphens", rule.ID)
		}
		if ids[rule.ID] {
			f.reportf(at("id"), "contradiction %q stands twice", rule.ID)
		}
		if messages[rule.Message] {
			f.reportf(at("message"), "contradiction %q: another one says the same", rule.ID)
		}
		ids[rule.ID], messages[rule.Message] = true, true
		if rule.Severity != SeverityError && rule.Severity != SeverityWarning {
			f.reportf(at("severity"), "contradiction %q: the severity is %q: write error or warning", rule.ID, rule.Severity)
		}
		f.required(rule.Ref, at("ref")...)
		f.message(rule.Message, at("message")...)
		f.contradicts(rule, edition, at)
	}
}

// strayContradictions reports rules for an edition that is not there.
func (v *validator) strayContradictions(editions []string) {
	found, err := fs.Glob(v.files, "contradictions/*.yaml")
	if err != nil {
		v.problems = append(v.problems, Problem{File: "contradictions", Message: "cannot be listed: " + err.Error()})
	}
	for _, name := range found {
		if id := strings.TrimSuffix(path.Base(name), ".yaml"); !slices.Contains(editions, id) {
			v.problems = append(v.problems, Problem{File: name, Message: fmt.Sprintf("there is no edition %q", id)})
		}
	}
}

// message checks the words of a finding.
func (f *yamlFile) message(text string, at ...any) {
	f.required(text, at...)
	if strings.HasSuffix(strings.TrimSpace(text), ".") {
		f.report("a message ends without a full stop", at...)
	}
	for _, sentence := range strings.FieldsFunc(text+" ", func(r rune) bool { return r == '?' || r == '\n' }) {
		for _, part := range strings.Split(sentence, ". ") {
			if n := len(strings.Fields(part)); n > longestSentence {
				f.reportf(at, "a sentence has %d words: at most %d", n, longestSentence)
			}
		}
	}
}

// contradicts checks what a rule rests on, and where it is shown.
func (f *yamlFile) contradicts(rule *Contradiction, edition *Edition, at func(string) []any) {
	if rule.When.Always() && rule.When.err == nil {
		f.reportf(at("when"), "contradiction %q: when is missing: say what does not fit together", rule.ID)
		return
	}
	before := len(f.problems)
	f.checkWhen(rule.When, at("when"), func(name, value string) string {
		return edition.complainClaim(fmt.Sprintf("contradiction %q", rule.ID), name, value)
	})
	if rule.When.err != nil {
		return
	}
	var named []string
	for _, name := range rule.When.Names() {
		about, _, _ := strings.Cut(name, checkSign)
		named = append(named, about)
	}
	if len(rule.About) == 0 {
		f.reportf(at("about"), "contradiction %q: about is missing: name the provisions or facts at which it is shown", rule.ID)
	}
	for i, about := range rule.About {
		if !slices.Contains(named, about) {
			f.reportf(append(at("about"), i), "contradiction %q: it is about %q, which its condition does not name", rule.ID, about)
		}
	}
	switch {
	case len(f.problems) > before:
	case edition.tooMuch(rule.When):
		f.reportf(at("when"), "contradiction %q: it rests on too much: name fewer facts and provisions", rule.ID)
	case !edition.possible(rule.When):
		f.reportf(at("when"), "contradiction %q: nothing that can be answered makes %q hold", rule.ID, rule.When)
	}
}

// complainClaim says what is wrong with a fact, a support or a check that a contradiction
// names, or "".
func (e *Edition) complainClaim(who, name, value string) string {
	if e.Fact(name) != nil {
		return e.complain(&factFile{Facts: e.facts}, who, name, value)
	}
	reference, id, isCheck := strings.Cut(name, checkSign)
	provision := e.Provision(reference)
	switch {
	case provision == nil:
		return fmt.Sprintf("%s: the edition has no fact and no provision %q", who, reference)
	case provision.Computed():
		return fmt.Sprintf("%s: nobody answers %s, which is computed", who, reference)
	case !isCheck:
		if !slices.Contains(provision.supports(), value) {
			return fmt.Sprintf("%s: %s (%s) has no support %q: write %s", who, reference, provision.Status.Text, value, strings.Join(provision.supports(), ", "))
		}
		return ""
	}
	prose, err := e.Prose(reference)
	if err != nil {
		return "" // reported with the prose
	}
	check := prose.check(id)
	switch {
	case check == nil:
		return fmt.Sprintf("%s: %s has no check %q", who, reference, id)
	case value == DontKnow || !check.offers(value):
		return fmt.Sprintf("%s: the check %q of %s has no answer %q", who, id, reference, value)
	}
	return ""
}

// supports lists what a provision can be answered with.
func (p *Provision) supports() []string {
	supports := []string{string(Supported), string(NotSupported)}
	if p.Status.Conditional() {
		supports = append(supports, string(NotApplicable))
	}
	return supports
}

// possible reports whether some device, answered in some way, makes the condition of a
// contradiction hold. It tries every combination of the facts, supports and paths through
// checks on which the condition rests.
func (e *Edition) possible(w When) bool {
	var facts []string
	checked := map[string][]string{} // the checks that are named, by provision
	var supports []string
	for _, name := range w.Names() {
		reference, id, isCheck := strings.Cut(name, checkSign)
		switch {
		case e.Fact(name) != nil:
			facts = append(facts, name)
		case isCheck:
			checked[reference] = append(checked[reference], id)
		default:
			supports = append(supports, name)
		}
	}
	proses := map[string]*Prose{}
	for reference := range checked {
		prose, err := e.Prose(reference)
		if err != nil {
			return true // cannot be told
		}
		proses[reference] = prose
		facts = append(facts, restsOn(e, prose, e.Provision(reference))...)
	}
	found := false
	e.eachProfile(e.withParents(facts), func(profile Profile) bool {
		said := map[string]string{}
		var steps []func(rest func())
		for _, reference := range supports {
			steps = append(steps, func(rest func()) {
				for _, support := range e.Provision(reference).supports() {
					said[reference] = support
					rest()
				}
			})
		}
		for reference, ids := range checked {
			steps = append(steps, func(rest func()) {
				e.eachChecked(e.Provision(reference), proses[reference], profile, ids, said, rest)
			})
		}
		lookup := func(name string) (string, []string, bool) {
			if e.Fact(name) != nil {
				return profile.Lookup(name)
			}
			value, ok := said[name]
			return value, nil, ok
		}
		var try func(at int)
		try = func(at int) {
			switch {
			case found:
			case at == len(steps):
				found = w.Truth(lookup) == Yes
			default:
				steps[at](func() { try(at + 1) })
			}
		}
		try(0)
		return !found
	})
	return found
}

// mostClaims is how many provisions one rule may name.
const mostClaims = 6

// tooMuch reports whether a condition rests on more than can be tried.
func (e *Edition) tooMuch(w When) bool {
	var facts []string
	provisions, checked := map[string]bool{}, map[string]bool{}
	for _, name := range w.Names() {
		reference, _, isCheck := strings.Cut(name, checkSign)
		switch {
		case e.Fact(name) != nil:
			facts = append(facts, name)
		case isCheck && !checked[reference]:
			checked[reference] = true
			if prose, err := e.Prose(reference); err == nil {
				facts = append(facts, restsOn(e, prose, e.Provision(reference))...)
			}
		}
		if e.Fact(name) == nil {
			provisions[reference] = true
		}
	}
	return len(provisions) > mostClaims || len(checked) > mostClaims/2 || e.combinations(e.withParents(facts)) > mostCombinations
}

// eachChecked gives the named checks of a provision every combination of answers that some
// path leads to. Where the provision does not apply its checks say nothing.
func (e *Edition) eachChecked(provision *Provision, prose *Prose, profile Profile, ids []string, said map[string]string, rest func()) {
	if truth, _, _ := applies(provision, profile.Lookup); truth == No {
		rest()
		return
	}
	seen := map[string]bool{}
	prose.eachAnswer(profile, nil, map[string]string{}, func(path Path) {
		for _, id := range ids {
			delete(said, provision.Reference+checkSign+id)
		}
		key := ""
		for _, step := range path.Walk.Steps {
			if slices.Contains(ids, step.Check.ID) && step.Answer != DontKnow {
				said[provision.Reference+checkSign+step.Check.ID] = step.Answer
				key += step.Check.ID + "=" + step.Answer + " "
			}
		}
		if !seen[key] {
			seen[key] = true
			rest()
		}
	})
}
