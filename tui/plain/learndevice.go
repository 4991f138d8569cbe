package plain

import (
	"slices"

	"ask645/questionnaire"
	"ask645/questionnaire/learn"
)

// deviceStep asks for a worked device.
type deviceStep struct{ devices []*learn.Device }

func (w *wizard) beginDevices() {
	devices, err := w.options.Learn.Course.Devices()
	switch {
	case err != nil:
		w.refuse("%s", sentence(err.Error()))
	case len(devices) == 0:
		w.refuse("There are no devices.")
	default:
		w.enter(&deviceStep{devices: devices})
	}
}

func (d *deviceStep) options() []option {
	options := make([]option, 0, len(d.devices))
	for _, device := range d.devices {
		options = append(options, option{value: device.ID, label: device.Title, note: oneLine(device.About)})
	}
	return options
}

func (d *deviceStep) show(w *wizard) {
	w.say("Which device? Each has a dossier, and a model assessment to compare with.")
	w.list(d.options())
}

func (d *deviceStep) take(w *wizard, text string) {
	id, ok := w.choose(d.options(), text)
	if !ok {
		return
	}
	at := slices.IndexFunc(d.devices, func(device *learn.Device) bool { return device.ID == id })
	w.enter(&partStep{from: d, device: d.devices[at]})
}

func (d *deviceStep) free() bool           { return false }
func (d *deviceStep) place() (place, bool) { return place{}, false }
func (d *deviceStep) back(w *wizard)       { w.enter(&learnStep{}) }
func (d *deviceStep) skip(w *wizard)       { w.enter(&learnStep{}) }

// partStep asks what to do with a device: read its dossier, or practise a part.
type partStep struct {
	from   *deviceStep
	device *learn.Device
	// atEnd tells how answers compare only after the last one.
	atEnd bool
}

// Values of the options of a device beside its parts.
const (
	partRead = "read"
	partWhen = "when"
)

func (p *partStep) options() []option {
	options := []option{{value: partRead, label: "Read the dossier", words: []string{"dossier"}}}
	for _, part := range p.device.Parts() {
		options = append(options, option{value: part, label: p.device.PartTitle(part)})
	}
	when := option{value: partWhen, label: "Be told only at the end", words: []string{"end"}}
	if p.atEnd {
		when.label = "Be told after each answer"
	}
	return append(options, when)
}

func (p *partStep) show(w *wizard) {
	told := "after each answer"
	if p.atEnd {
		told = "at the end"
	}
	w.say("%s. Practise a part, or read. You are told %s how your answers compare. Nothing is saved.", p.device.Title, told)
	w.list(p.options())
}

func (p *partStep) take(w *wizard, text string) {
	value, ok := w.choose(p.options(), text)
	switch {
	case !ok:
	case value == partRead:
		w.dossier(p.device)
		w.asked, w.brief = false, true
	case value == partWhen:
		p.atEnd, w.asked = !p.atEnd, false
	default:
		w.enter(&practiceStep{from: p, practice: p.device.Practise(value, p.atEnd, w.options.Now)})
	}
}

func (p *partStep) free() bool           { return false }
func (p *partStep) place() (place, bool) { return place{}, false }
func (p *partStep) back(w *wizard)       { w.enter(p.from) }
func (p *partStep) skip(w *wizard)       { w.enter(p.from) }

// dossier reads what the manufacturer knows of a device.
func (w *wizard) dossier(device *learn.Device) {
	for _, section := range device.Dossier {
		w.say("%s", section.Heading)
		w.sayAll(section.Text)
		w.space()
	}
}

// practiceStep asks the questions of a practice as the wizard does.
type practiceStep struct {
	from     *partStep
	practice *learn.Practice
	// supporting is true where the support is asked. ticking holds what the reason may hold, as
	// far as it was not asked yet, ticked what it does.
	supporting      bool
	ticking, ticked []string
}

// Words taken at a practice beside the answers.
const wordDossier = "dossier"

func (p *practiceStep) answering() (*questionnaire.Answering, error) {
	at, _, _, _ := p.practice.Here()
	return questionnaire.NewAnswering(p.practice.Statement, at.Reference)
}

// options are the answers to what is asked now.
func (p *practiceStep) options() []option {
	read := option{value: wordDossier, label: "Read the dossier"}
	at, _, _, ok := p.practice.Here()
	var options []option
	switch {
	case p.ticking != nil:
		return append(yesOrNo("Yes", "No"), read)
	case !ok:
		return nil
	case at.Fact != nil:
		for _, value := range at.Fact.Values {
			options = append(options, option{value: value.Value, label: value.Label})
		}
		return append(options, option{value: questionnaire.DontKnow, label: at.Fact.Label(questionnaire.DontKnow), words: dontKnowWords}, read)
	}
	answering, err := p.answering()
	if err != nil {
		return []option{read}
	}
	if check := answering.Walk.Next; check != nil && !p.supporting {
		for _, value := range check.Options() {
			options = append(options, option{value: value, label: questionnaire.CheckLabel(value)})
		}
		return append(options, read)
	}
	for _, support := range []questionnaire.Support{questionnaire.Supported, questionnaire.NotSupported, questionnaire.NotApplicable} {
		if support != questionnaire.NotApplicable || answering.Row.MayBeNotApplicable() {
			options = append(options, option{value: string(support), label: string(support) + ", " + support.Meaning(), words: []string{support.Meaning()}})
		}
	}
	return append(options, read)
}

func (p *practiceStep) show(w *wizard) {
	at, place, of, _ := p.practice.Here()
	switch {
	case p.ticking != nil:
		w.say("Does your reason hold this: %s?", oneLine(p.ticking[0]))
		w.list(p.options())
		return
	case at.Fact != nil:
		w.say("%d of %d. About the device.", place+1, of)
		w.flat("", at.Fact.Ask)
		w.flat("", at.Fact.Help)
		w.list(p.options())
		return
	}
	answering, err := p.answering()
	if err != nil {
		w.say("%s", sentence(err.Error()))
		return
	}
	if len(answering.Walk.Steps) < 2 && !p.supporting {
		w.say("%d of %d. %s, %s: %s", place+1, of, at.Reference, answering.Row.Provision.Status.Text, sentence(answering.Row.Provision.Title))
		w.flat("", answering.Prose.Requirement)
	}
	if check := answering.Walk.Next; check != nil && !p.supporting {
		w.flat("", check.Ask)
		w.flat("", check.Help)
	} else {
		if s := answering.Walk.Suggestion; s != nil {
			w.say("Your answers suggest %s.", s.Suggest)
		}
		w.say("What do you answer? Think of your reason.")
	}
	w.list(p.options())
}

func (p *practiceStep) take(w *wizard, text string) {
	value, ok := w.choose(p.options(), text)
	if !ok {
		return
	}
	w.asked = false
	if value == wordDossier {
		w.dossier(p.practice.Device)
		return
	}
	at, _, _, _ := p.practice.Here()
	switch {
	case p.ticking != nil:
		p.tick(w, value == answerYes)
	case at.Fact != nil:
		p.practice.SetFact(at.Fact.ID, value)
		p.told(w, at)
	default:
		p.takeProvision(w, at, value)
	}
}

// takeProvision takes the answer to a check, or the support.
func (p *practiceStep) takeProvision(w *wizard, at learn.Station, value string) {
	answering, err := p.answering()
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	if check := answering.Walk.Next; check != nil && !p.supporting {
		p.practice.Change(at.Reference, func(a *questionnaire.Answer) { answering.AnswerCheck(a, check.ID, value) })
		return
	}
	p.practice.Change(at.Reference, func(a *questionnaire.Answer) { answering.ChooseSupport(a, questionnaire.Support(value)) })
	p.told(w, at)
}

// told says how an answer compares, unless that is for the end, and goes on.
func (p *practiceStep) told(w *wizard, at learn.Station) {
	p.supporting = false
	if p.practice.AtEnd {
		p.onward(w)
		return
	}
	verdict := p.practice.Verdict(at)
	w.verdict(at, verdict)
	if len(verdict.Needs) > 0 {
		w.say("Tick what your reason holds. Nothing is scored.")
		p.ticking, p.ticked = verdict.Needs, nil
		return
	}
	p.onward(w)
}

// verdict says how an answer compares with that of the model.
func (w *wizard) verdict(at learn.Station, v learn.Verdict) {
	about := at.Reference
	if at.Fact != nil {
		about = oneLine(at.Fact.Ask)
	}
	w.say("%s: %s. You: %s. The model: %s.", about, v.Agreement, v.Yours, v.Model)
	w.flat("", v.Why)
	if v.When != "" {
		w.say("Your answer can be defended %s.", v.When)
	}
}

// tick notes whether the reason holds something, and goes on after the last.
func (p *practiceStep) tick(w *wizard, holds bool) {
	if holds {
		p.ticked = append(p.ticked, p.ticking[0])
	}
	if p.ticking = p.ticking[1:]; len(p.ticking) > 0 {
		return
	}
	at, _, _, _ := p.practice.Here()
	w.say("Your reason holds %d of %d.", len(p.ticked), len(p.practice.Verdict(at).Needs))
	p.ticking = nil
	p.onward(w)
}

// onward goes to the next question, or ends the practice.
func (p *practiceStep) onward(w *wizard) {
	p.practice.Go(+1)
	if _, _, _, ok := p.practice.Here(); ok {
		w.asked = false
		return
	}
	if p.practice.AtEnd {
		for _, at := range p.practice.Stations() {
			verdict := p.practice.Verdict(at)
			w.verdict(at, verdict)
			for _, need := range verdict.Needs {
				w.flat("  [ ] ", need)
			}
		}
	}
	tally := p.practice.Tally()
	w.say("The end: %d same as the model, %d defensible too, %d different, %d open.",
		tally[learn.Same], tally[learn.Arguable], tally[learn.Different], tally[learn.Open]+tally[learn.Unfinished])
	w.enter(p.from)
}

func (p *practiceStep) free() bool           { return false }
func (p *practiceStep) place() (place, bool) { return place{}, false }

func (p *practiceStep) back(w *wizard) {
	_, place, _, _ := p.practice.Here()
	p.ticking, p.supporting = nil, false
	if place == 0 {
		w.enter(p.from)
		return
	}
	p.practice.Go(-1)
	at, _, _, _ := p.practice.Here()
	p.practice.Reopen(at)
	w.asked = false
}

func (p *practiceStep) skip(w *wizard) {
	p.ticking, p.supporting = nil, false
	p.onward(w)
}
