package questionnaire

// Walk is a way through the checks of one provision: what is asked, in order, as far as the
// answers given lead.
type Walk struct {
	// Steps are the checks asked so far with their answers. The last one is unanswered
	// where Next is set.
	Steps []Step
	// Next is the check to ask now, or nil when all are asked.
	Next *Check
	// Suggestion is the outcome reached, or nil while there is none. Decided is then the
	// step that led to it.
	Suggestion *Outcome
	Decided    Step
	// Waiting names the facts without which the walk cannot be finished.
	Waiting []string
}

// Step is one check of a walk and its answer, "" while it has none.
type Step struct {
	Check  *Check
	Answer string
}

// skippedCheck is the value of a check that was not asked: it equals no answer.
const skippedCheck = "skipped"

// Walk follows the answers through the checks. Each check is asked when its condition
// holds. The first outcome that suggests N decides; failing that, any "don't know yet"
// leaves the provision without a suggestion; failing that, the last outcome reached counts,
// as later checks are the more specific ones. Answers to checks that are not asked do not
// count: they stay in the file for when the branch comes back. Neither do answers that a
// check does not offer: it is asked again.
func (p *Prose) Walk(profile Lookup, answers map[string]string) Walk {
	walk := Walk{Steps: make([]Step, 0, len(p.Checks))}
	reached := make([]string, 0, len(p.Checks)) // the values of the checks so far
	lookup := func(name string) (string, []string, bool) {
		for i, value := range reached {
			if p.Checks[i].ID == name {
				return value, nil, value != DontKnow
			}
		}
		return profile(name)
	}
	last, negative, doubt := "", false, false
	for i := range p.Checks {
		check := &p.Checks[i]
		switch check.When.Truth(lookup) {
		case No:
			reached = append(reached, skippedCheck)
			continue
		case Unknown:
			doubt = true
			_, by := check.When.Eval(lookup)
			for _, name := range by {
				if p.check(name) == nil {
					walk.Waiting = append(walk.Waiting, name)
				}
			}
			reached = append(reached, DontKnow)
			continue
		case Yes:
		}
		answer := answers[check.ID]
		if !check.offers(answer) {
			answer = ""
		}
		walk.Steps = append(walk.Steps, Step{Check: check, Answer: answer})
		if answer == "" {
			walk.Next = check
			return walk
		}
		reached = append(reached, answer)
		if answer == DontKnow {
			doubt = true
			continue
		}
		name := check.outcome(answer)
		outcome, ok := p.Outcomes[name]
		if ok && !negative {
			last, walk.Decided = name, walk.Steps[len(walk.Steps)-1]
			negative = outcome.Suggest == NotSupported
		}
	}
	if negative || (!doubt && last != "") {
		outcome := p.Outcomes[last]
		walk.Suggestion = &outcome
	}
	return walk
}
