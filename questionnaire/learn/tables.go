package learn

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ask645/questionnaire"
)

// The questions that the tables of an edition and the facts of a device answer.

// The values of the options of KindApplies.
const (
	appliesYes     = "yes"
	appliesNo      = "no"
	appliesUnknown = "unknown"
)

func truthValue(t questionnaire.Truth) string {
	switch t {
	case questionnaire.Yes:
		return appliesYes
	case questionnaire.No:
		return appliesNo
	case questionnaire.Unknown:
	}
	return appliesUnknown
}

// deciding lists the given facts of a device on which a provision rests.
func (p *Pool) deciding(device *Device, provision *questionnaire.Provision) []string {
	var ids []string
	for _, id := range namesOf(provision) {
		if _, given := device.Model.Assessment.Facts[id]; given && p.Edition.Fact(id) != nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// namesOf lists the facts that the conditions of a provision name.
func namesOf(provision *questionnaire.Provision) []string {
	var ids []string
	for _, condition := range provision.Conditions() {
		for _, id := range condition.When.Names() {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// mostBeside is how many facts are named beside those that decide.
const mostBeside = 3

// applies asks whether a provision applies to a device of which some facts are known.
func (p *Pool) applies(c chance, s subject) *Question {
	provision := p.Edition.Provision(s.reference)
	statement := p.knowing(s.device, s.without)
	row, facts := statement.Row(s.reference), statement.Assessment.Facts
	value := truthValue(row.Applies)
	if s.without != "" && row.Applies != questionnaire.Unknown {
		return nil // what is not known changes nothing, and the question would be the one with it
	}
	profile := questionnaire.NewProfile(p.Edition, facts)
	question := &Question{
		Facts: facts,
		Given: []string{s.device.Title + ". " + oneLine(s.device.About), p.known(c, profile, provision)},
		Ask:   fmt.Sprintf("%s: %s. Does it apply to this device?", s.reference, provision.Title),
		Options: []Option{
			{Text: "Yes, it applies", Value: appliesYes},
			{Text: "No, it does not apply", Value: appliesNo},
			{Text: "It cannot be said yet", Value: appliesUnknown},
		},
		Why: p.whyApplies(row),
	}
	if missing := p.missing(profile, provision); missing != "" {
		// What the device is said to be may tell just that.
		question.Given[0] = s.device.Title + "."
		question.Given = append(question.Given, "Not known yet: "+missing)
	}
	for i := range question.Options {
		question.Options[i].Right = question.Options[i].Value == value
	}
	return question
}

// known says what is known of the device: what decides, among other things.
func (p *Pool) known(c chance, profile questionnaire.Profile, provision *questionnaire.Provision) string {
	ids := namesOf(provision)
	var beside []string
	for _, fact := range p.Edition.Facts() {
		if !slices.Contains(ids, fact.ID) && profile.Says(fact.ID) != "" && profile.Asked(fact) {
			beside = append(beside, fact.ID)
		}
	}
	beside = shuffled(c, beside)
	var says []string
	for _, id := range shuffled(c, slices.Concat(ids, beside[:min(len(beside), mostBeside)])) {
		if words := profile.Says(id); words != "" {
			says = append(says, words)
		}
	}
	return "What is known: " + strings.Join(says, "; ") + "."
}

// missing lists the questions whose answers the conditions of a provision still want.
func (p *Pool) missing(profile questionnaire.Profile, provision *questionnaire.Provision) string {
	var asks []string
	for _, id := range namesOf(provision) {
		fact := p.Edition.Fact(id)
		if _, _, ok := profile.Lookup(id); fact != nil && !ok {
			asks = append(asks, oneLine(fact.Ask))
		}
	}
	return strings.Join(asks, " ")
}

func (p *Pool) whyApplies(row *questionnaire.Row) string {
	status := fmt.Sprintf("Its status is %s.", row.Provision.Status.Text)
	switch {
	case !row.Provision.Status.Conditional():
		return status + " It has no condition, so it applies to every device."
	case row.Applies == questionnaire.No:
		return status + " " + questionnaire.Rationale(row.Failed)
	case row.Applies == questionnaire.Unknown:
		return status + " It rests on this: " + wordsOf(row.Provision) + ". What decides that is not known."
	}
	return status + " It rests on this: " + wordsOf(row.Provision) + ". That holds."
}

// wordsOf words the conditions of a provision with their references.
func wordsOf(provision *questionnaire.Provision) string {
	words := make([]string, 0, len(provision.Conditions()))
	for _, condition := range provision.Conditions() {
		words = append(words, fmt.Sprintf("%s (%s %s)", condition.Wording, condition.Kind, condition.Ref))
	}
	return strings.Join(words, " and ")
}

// statuses are the four that a status comes to, with their words.
func statuses() []questionnaire.Status {
	return []questionnaire.Status{
		{Mandatory: true}, {Mandatory: true, Refs: []string{""}}, {}, {Refs: []string{""}},
	}
}

// status asks whether a provision is mandatory or recommended, and whether on a condition.
func (p *Pool) status(s subject) *Question {
	provision := p.Edition.Provision(s.reference)
	question := &Question{
		Given: []string{p.Edition.Title},
		Ask:   fmt.Sprintf("%s: %s. Is it mandatory or recommended?", s.reference, provision.Title),
		Why:   fmt.Sprintf("Its status is %s: %s.", provision.Status.Text, provision.Status.Meaning()),
	}
	for _, status := range statuses() {
		text := "Recommended"
		if status.Mandatory {
			text = "Mandatory"
		}
		if status.Conditional() {
			text += ", on a condition"
		} else {
			text += ", for every device"
		}
		question.Options = append(question.Options, Option{
			Text: text, Value: status.Meaning(), Right: status.Meaning() == provision.Status.Meaning(),
		})
	}
	return question
}

// ground is a set of conditions on which provisions rest; none of them is one too.
type ground struct {
	refs []string
	text string
}

// noCondition is what the ground without conditions says.
const noCondition = "none: it is asked of every device"

// groundsOf lists the distinct sets of conditions of an edition.
func groundsOf(edition *questionnaire.Edition) []ground {
	grounds := []ground{{text: noCondition}}
	for _, provision := range edition.Provisions() {
		if g := groundOf(provision); !slices.ContainsFunc(grounds, func(other ground) bool { return other.text == g.text }) {
			grounds = append(grounds, g)
		}
	}
	return grounds
}

func groundOf(provision *questionnaire.Provision) ground {
	if len(provision.Conditions()) == 0 {
		return ground{text: noCondition}
	}
	g := ground{refs: provision.Status.Refs}
	words := make([]string, 0, len(g.refs))
	for _, condition := range provision.Conditions() {
		words = append(words, condition.Wording)
	}
	g.text = strings.Join(words, "; and ")
	return g
}

// wrongGrounds is how many wrong sets of conditions are offered.
const wrongGrounds = 3

// condition asks on which conditions a provision rests.
func (p *Pool) condition(c chance, s subject) *Question {
	provision := p.Edition.Provision(s.reference)
	right := groundOf(provision)
	question := &Question{
		Given: []string{p.Edition.Title},
		Ask:   fmt.Sprintf("%s: %s. On which condition does it rest?", s.reference, provision.Title),
		Why:   fmt.Sprintf("Its status is %s. It has no condition.", provision.Status.Text),
	}
	if len(right.refs) > 0 {
		question.Why = fmt.Sprintf("Its status is %s: %s.", provision.Status.Text, wordsOf(provision))
	}
	offered := []Option{{Text: capital(right.text), Right: true, Value: strings.Join(right.refs, ", ")}}
	for _, other := range shuffled(c, p.grounds) {
		// A ground that shares a condition with the right one would be right in part.
		shares := slices.ContainsFunc(other.refs, func(ref string) bool { return slices.Contains(right.refs, ref) })
		if len(offered) > wrongGrounds || shares || other.text == right.text {
			continue
		}
		offered = append(offered, Option{Text: capital(other.text), Value: strings.Join(other.refs, ", ")})
	}
	if len(offered) <= wrongGrounds {
		return nil
	}
	question.Options = shuffled(c, offered)
	return question
}

// wrongProvisions is how many wrong provisions are offered.
const wrongProvisions = 3

// provision asks which provision has a requirement. Those of the same clause are offered
// first, as they are the ones to tell it from.
func (p *Pool) provision(c chance, s subject) *Question {
	right := p.Edition.Provision(s.reference)
	var near, far []*questionnaire.Provision
	for _, provision := range p.Edition.Provisions() {
		switch {
		case provision == right || provision.Computed() || !p.tells(provision.Reference):
		case provision.Clause() == right.Clause():
			near = append(near, provision)
		default:
			far = append(far, provision)
		}
	}
	others := slices.Concat(shuffled(c, near), shuffled(c, far))
	if len(others) < wrongProvisions {
		return nil
	}
	question := &Question{
		Given: []string{p.Edition.Title, p.requirements[s.reference]},
		Ask:   "Which provision says this?",
		Why:   fmt.Sprintf("It is %s: %s.", s.reference, right.Title),
	}
	for _, provision := range append([]*questionnaire.Provision{right}, others[:wrongProvisions]...) {
		question.Options = append(question.Options, Option{
			Text: provision.Reference + ": " + provision.Title, Value: provision.Reference, Right: provision == right,
		})
	}
	question.Options = shuffled(c, question.Options)
	return question
}

// capital writes the first letter large.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
