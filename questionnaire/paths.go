package questionnaire

import "strings"

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
	for i := 0; i < len(names); i++ { // parents of facts count too
		add(edition.Fact(names[i]).When)
	}
	if len(names) > 0 {
		for _, condition := range provision.conditions {
			add(condition.When)
		}
	}
	facts := map[string]string{}
	var choose func(rest []string)
	choose = func(rest []string) {
		if len(rest) == 0 {
			profile := NewProfile(edition, facts)
			if truth, _, _ := applies(provision, profile.Lookup); truth != No {
				p.eachAnswer(profile, facts, map[string]string{}, visit)
			}
			return
		}
		if _, chosen := facts[rest[0]]; chosen {
			choose(rest[1:])
			return
		}
		for _, value := range append([]FactValue{{}}, edition.Fact(rest[0]).Values...) {
			facts[rest[0]] = value.Value
			choose(rest[1:])
		}
		delete(facts, rest[0])
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
