package questionnaire

import (
	"slices"
	"strings"
)

// Path is one complete set of answers to the checks of a provision, for one set of facts.
type Path struct {
	Walk Walk
	// Facts are the facts that the conditions of the checks rest on.
	Facts map[string]string
	// Doubt is true where some answer is "don't know yet" or some fact is missing.
	Doubt bool
}

// String lists the answers of the path.
func (p Path) String() string {
	words := make([]string, 0, len(p.Walk.Steps))
	for _, step := range p.Walk.Steps {
		words = append(words, step.Check.ID+"="+step.Answer)
	}
	return strings.Join(words, ", ")
}

// EachPath walks every path through the checks of a provision: every answer, "don't know
// yet" included, for every combination of the facts that the checks mention and under
// which the provision may apply.
func EachPath(p *Prose, edition *Edition, provision *Provision, visit func(Path)) {
	edition.eachProfile(restsOn(edition, p, provision), func(profile Profile) bool {
		if truth, _, _ := applies(provision, profile.Lookup); truth != No {
			p.eachAnswer(profile, profile.given, map[string]string{}, visit)
		}
		return true
	})
}

// restsOn lists the facts that decide which checks of a provision are asked: those that the
// checks mention, their parents, and where there are any, those of the provision's conditions.
func restsOn(edition *Edition, p *Prose, provision *Provision) []string {
	var names []string
	add := func(w When) {
		for _, name := range w.Names() {
			if edition.Fact(name) != nil {
				names = append(names, name)
			}
		}
	}
	for i := range p.Checks {
		add(p.Checks[i].When)
	}
	names = edition.withParents(names)
	if len(names) > 0 {
		for _, condition := range provision.conditions {
			add(condition.When)
		}
	}
	return names
}

// withParents adds to facts those that they wait for. Each stands once.
func (e *Edition) withParents(names []string) []string {
	var all []string
	seen := map[string]bool{}
	for queue := names; len(queue) > 0; queue = queue[1:] {
		fact := e.Fact(queue[0])
		if fact == nil || seen[fact.ID] {
			continue
		}
		seen[fact.ID] = true
		all = append(all, fact.ID)
		queue = append(slices.Clip(queue), fact.When.Names()...)
	}
	return all
}

// eachProfile visits every combination of answers to the given facts, not given included,
// until visit returns false.
func (e *Edition) eachProfile(names []string, visit func(Profile) bool) {
	facts := map[string]string{}
	var choose func(rest []string) bool
	choose = func(rest []string) bool {
		if len(rest) == 0 {
			return visit(NewProfile(e, facts))
		}
		if _, chosen := facts[rest[0]]; chosen {
			return choose(rest[1:])
		}
		for _, value := range append([]FactValue{{}}, e.Fact(rest[0]).Values...) {
			facts[rest[0]] = value.Value
			if !choose(rest[1:]) {
				return false
			}
		}
		delete(facts, rest[0])
		return true
	}
	choose(names)
}

func (p *Prose) eachAnswer(profile Profile, facts, answers map[string]string, visit func(Path)) {
	walk := p.Walk(profile.Lookup, answers)
	if walk.Next == nil {
		doubt := len(walk.Waiting) > 0
		for _, step := range walk.Steps {
			doubt = doubt || step.Answer == DontKnow
		}
		visit(Path{Walk: walk, Facts: facts, Doubt: doubt})
		return
	}
	for _, option := range walk.Next.Options() {
		answers[walk.Next.ID] = option
		p.eachAnswer(profile, facts, answers, visit)
	}
	delete(answers, walk.Next.ID)
}
