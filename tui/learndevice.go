package tui

import (
	"fmt"
	"slices"
	"strings"

	"ask645/questionnaire"
	"ask645/questionnaire/learn"
)

// deviceLesson asks for a worked device.
type deviceLesson struct {
	app     *app
	devices []*learn.Device
}

func (d *deviceLesson) sheet() sheet {
	s := sheet{title: "Devices", menu: true, read: []string{"Each has a dossier as its manufacturer knows it, and a model assessment to compare with."}}
	for _, device := range d.devices {
		s.options = append(s.options, option{Value: device.ID, Label: device.Title, Note: flat(device.About)})
	}
	return s
}

func (d *deviceLesson) choose(values []string) lesson {
	at := slices.IndexFunc(d.devices, func(device *learn.Device) bool { return device.ID == values[0] })
	if at < 0 {
		return nil
	}
	return &partLesson{app: d.app, device: d.devices[at]}
}

func (d *deviceLesson) back() bool { return false }
func (d *deviceLesson) over() bool { return false }

// dossier is what the manufacturer knows of a device, to be read.
func dossier(device *learn.Device) []block {
	blocks := make([]block, 0, len(device.Dossier))
	for _, section := range device.Dossier {
		texts := make([]string, 0, len(section.Text))
		for _, text := range section.Text {
			texts = append(texts, flat(text))
		}
		blocks = append(blocks, block{heading: section.Heading, text: strings.Join(texts, "\n")})
	}
	return blocks
}

// partLesson asks which part of a device to practise.
type partLesson struct {
	app    *app
	device *learn.Device
	atEnd  bool
}

// partWhen is the option that changes when answers are compared.
const partWhen = "when"

func (p *partLesson) sheet() sheet {
	told, other := "after each answer", "Be told only at the end"
	if p.atEnd {
		told, other = "at the end", "Be told after each answer"
	}
	s := sheet{
		title: p.device.Title, menu: true,
		read:   []string{"Read the dossier with i, and practise a part. You are told " + told + " how your answers compare. Nothing is saved."},
		beside: dossier(p.device), besideTitle: "Dossier: " + p.device.Title,
	}
	for _, part := range p.device.Parts() {
		s.options = append(s.options, option{Value: part, Label: p.device.PartTitle(part)})
	}
	s.options = append(s.options, option{Value: partWhen, Label: other})
	return s
}

func (p *partLesson) choose(values []string) lesson {
	if values[0] == partWhen {
		p.atEnd = !p.atEnd
		return nil
	}
	return &practiceLesson{app: p.app, practice: p.device.Practise(values[0], p.atEnd, p.app.options.Now)}
}

func (p *partLesson) back() bool { return false }
func (p *partLesson) over() bool { return false }

// practiceLesson asks the questions of a practice as the wizard does, and tells how the
// answers compare.
type practiceLesson struct {
	app      *app
	practice *learn.Practice
	// telling is true while the comparison of the last answer is read. ticked are the needs
	// that its reason holds.
	telling bool
	ticked  []string
	ended   bool
}

func (p *practiceLesson) sheet() sheet {
	at, place, of, ok := p.practice.Here()
	device := p.practice.Device
	s := sheet{
		place:  fmt.Sprintf("%d of %d", min(place+1, of), of),
		beside: dossier(device), besideTitle: "Dossier: " + device.Title,
	}
	switch {
	case !ok:
		p.showEnd(&s)
	case p.telling:
		p.showVerdict(&s, at)
	case at.Fact != nil:
		s.title, s.strong, s.help = "About the device", flat(at.Fact.Ask), flat(at.Fact.Help)
		for _, value := range at.Fact.Values {
			s.options = append(s.options, option{Value: value.Value, Label: value.Label})
		}
		s.options = append(s.options, option{Value: questionnaire.DontKnow, Label: at.Fact.Label(questionnaire.DontKnow)})
	default:
		p.showProvision(&s, at)
	}
	return s
}

// showProvision shows the next check of a provision, or asks for the support.
func (p *practiceLesson) showProvision(s *sheet, at learn.Station) {
	answering, err := questionnaire.NewAnswering(p.practice.Statement, at.Reference)
	if err != nil {
		s.title, s.problem, s.options = at.Reference, err.Error(), onwards("Go on")
		return
	}
	provision := answering.Row.Provision
	s.title = at.Reference + ", " + provision.Status.Text + ": " + provision.Title
	s.read = []string{flat(answering.Prose.Requirement)}
	if check := answering.Walk.Next; check != nil {
		s.strong, s.help = flat(check.Ask), flat(check.Help)
		for _, value := range check.Options() {
			s.options = append(s.options, option{Value: value, Label: questionnaire.CheckLabel(value)})
		}
		return
	}
	s.strong = "What do you answer? Think of your reason."
	if suggestion := answering.Walk.Suggestion; suggestion != nil {
		s.strong = "Your answers suggest " + string(suggestion.Suggest) + ". " + s.strong
	}
	for _, support := range []questionnaire.Support{questionnaire.Supported, questionnaire.NotSupported, questionnaire.NotApplicable} {
		if support != questionnaire.NotApplicable || answering.Row.MayBeNotApplicable() {
			s.options = append(s.options, option{Value: string(support), Label: string(support) + ", " + support.Meaning()})
		}
	}
}

// needMark stands before the values of the options by which needs are ticked.
const needMark = "need "

// showVerdict tells how the answer compares, and lists what a good reason holds.
func (p *practiceLesson) showVerdict(s *sheet, at learn.Station) {
	v := p.practice.Verdict(at)
	s.title = at.Reference
	if at.Fact != nil {
		s.title = "About the device"
		s.read = []string{flat(at.Fact.Ask)}
	}
	s.told = []string{learnWords(v)}
	s.read = append(s.read, v.Why)
	if v.When != "" {
		s.read = append(s.read, "Your answer can be defended "+v.When+".")
	}
	if len(v.Needs) > 0 {
		s.strong = "Tick what your reason holds. Nothing is scored."
	}
	s.options = onwards("Go on")
	for _, need := range v.Needs {
		box := "[ ] "
		if slices.Contains(p.ticked, need) {
			box = "[x] "
		}
		s.options = append(s.options, option{Value: needMark + need, Label: box + flat(need)})
	}
}

// learnWords are a verdict in a sentence.
func learnWords(v learn.Verdict) string {
	return strings.ToUpper(string(v.Agreement[:1])) + string(v.Agreement[1:]) + ". You: " + v.Yours + ". The model: " + v.Model + "."
}

// showEnd counts how the answers compare; where nothing was told before, it tells of each.
func (p *practiceLesson) showEnd(s *sheet) {
	tally := p.practice.Tally()
	s.title, s.place = "The end of the practice", ""
	s.read = []string{fmt.Sprintf("%d same as the model, %d defensible too, %d different, %d open.",
		tally[learn.Same], tally[learn.Arguable], tally[learn.Different], tally[learn.Open]+tally[learn.Unfinished])}
	if p.practice.AtEnd {
		for _, at := range p.practice.Stations() {
			v := p.practice.Verdict(at)
			about := at.Reference
			if at.Fact != nil {
				about = flat(at.Fact.Ask)
			}
			text := about + ": " + learnWords(v) + " " + v.Why
			if v.When != "" {
				text += " Your answer can be defended " + v.When + "."
			}
			for _, need := range v.Needs {
				text += "\n  [ ] " + flat(need)
			}
			s.read = append(s.read, text)
		}
	}
	s.options = onwards("Back to the device")
}

func (p *practiceLesson) choose(values []string) lesson {
	at, _, _, ok := p.practice.Here()
	switch {
	case !ok:
		p.ended = true
	case p.telling && values[0] != onward:
		p.tick(strings.TrimPrefix(values[0], needMark))
	case p.telling:
		p.telling = false
		p.practice.Go(+1)
	case at.Fact != nil:
		p.practice.SetFact(at.Fact.ID, values[0])
		p.answered()
	default:
		p.answerProvision(at, values[0])
	}
	return nil
}

func (p *practiceLesson) tick(need string) {
	if at := slices.Index(p.ticked, need); at >= 0 {
		p.ticked = slices.Delete(p.ticked, at, at+1)
		return
	}
	p.ticked = append(p.ticked, need)
}

// answerProvision takes the answer to a check, or the support.
func (p *practiceLesson) answerProvision(at learn.Station, value string) {
	answering, err := questionnaire.NewAnswering(p.practice.Statement, at.Reference)
	if err != nil {
		p.practice.Go(+1)
		return
	}
	if check := answering.Walk.Next; check != nil {
		p.practice.Change(at.Reference, func(a *questionnaire.Answer) { answering.AnswerCheck(a, check.ID, value) })
		return
	}
	p.practice.Change(at.Reference, func(a *questionnaire.Answer) { answering.ChooseSupport(a, questionnaire.Support(value)) })
	p.answered()
}

// answered tells how the answer compares, unless that is for the end.
func (p *practiceLesson) answered() {
	if p.practice.AtEnd {
		p.practice.Go(+1)
		return
	}
	p.telling, p.ticked = true, nil
}

func (p *practiceLesson) back() bool {
	at, place, _, _ := p.practice.Here()
	switch {
	case p.telling:
		p.telling = false
	case at.Reference != "" && len(p.practice.Statement.Row(at.Reference).Answer.Checks) > 0:
	case place == 0:
		return false
	default:
		p.practice.Go(-1)
		at, _, _, _ = p.practice.Here()
	}
	p.practice.Reopen(at)
	return true
}

func (p *practiceLesson) over() bool { return p.ended }
