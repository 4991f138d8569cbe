package questionnaire

// Walk is a way through the checks of one provision: what is asked, in order, as far as the
// answers given lead.
type Walk struct {
	// Steps are the checks asked so far with their answers. The last one is unanswered
	// where Next is set.
	Steps []Step
	// Next is the check to ask now, or nil when all are asked.
	Next *Check
	// Suggestion is the outcome reached, or nil while there is none. Decided is the step
	// that led to it.
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
	var walk Walk
	reached := map[string]string{}
	lookup := func(name string) (string, []string, bool) {
		if value, isCheck := reached[name]; isCheck {
			return value, nil, value != DontKnow
		}
		return profile(name)
	}
	var last, negative *Outcome
	var lastStep, negativeStep Step
	doubt := false
	for i := range p.Checks {
		check := &p.Checks[i]
		asked, by := check.When.Eval(lookup)
		if asked == No {
			reached[check.ID] = skippedCheck
			continue
		}
		if asked == Unknown {
			doubt = true
			reached[check.ID] = DontKnow
			for _, name := range by {
				if _, isCheck := reached[name]; !isCheck {
					walk.Waiting = append(walk.Waiting, name)
				}
			}
			continue
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
		reached[check.ID] = answer
		if answer == DontKnow {
			doubt = true
			continue
		}
		if outcome, ok := p.Outcomes[check.outcome(answer)]; ok {
			last, lastStep = &outcome, Step{check, answer}
			if negative == nil && outcome.Suggest == NotSupported {
				negative, negativeStep = last, lastStep
			}
		}
	}
	switch {
	case negative != nil:
		walk.Suggestion, walk.Decided = negative, negativeStep
	case !doubt && last != nil:
		walk.Suggestion, walk.Decided = last, lastStep
	}
	return walk
}
