package learn

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ask645/questionnaire"
)

// MostQuestions is how many questions a round has at most.
const MostQuestions = 100

// Pool is what rounds on one edition are made from. It is safe for use by several goroutines.
type Pool struct {
	Edition *questionnaire.Edition
	devices []*Device
	// models are the devices whose model is of this edition.
	models []*Device
	// requirements are the requirements of the provisions in our own words, by reference.
	requirements map[string]string
	proses       map[string]*questionnaire.Prose
	subjects     map[Kind][]subject
	// grounds are what each distinct set of conditions says, for KindCondition.
	grounds []ground
	worked  workings
}

// subject is what one question can be about.
type subject struct {
	device    *Device
	reference string
	// without is a fact that is not known, for KindApplies; number tells subjects apart that
	// are otherwise the same, for KindFaults.
	without string
	number  int
}

// Pool prepares rounds on an edition.
func (c *Course) Pool(edition string) (*Pool, error) {
	e, err := c.library.Edition(edition)
	if err != nil {
		return nil, err
	}
	devices, err := c.Devices()
	if err != nil {
		return nil, err
	}
	p := &Pool{
		Edition: e, devices: devices, subjects: map[Kind][]subject{},
		requirements: map[string]string{}, proses: map[string]*questionnaire.Prose{},
		worked: workings{findings: map[claimOf][]questionnaire.Finding{}, statements: map[subject]*questionnaire.Statement{}},
	}
	for _, device := range devices {
		if device.Model.Edition.ID == edition {
			p.models = append(p.models, device)
		}
	}
	if err := p.readProse(); err != nil {
		return nil, err
	}
	p.grounds = groundsOf(e)
	p.collect()
	return p, nil
}

func (p *Pool) readProse() error {
	for _, provision := range p.Edition.Provisions() {
		prose, err := p.Edition.Prose(provision.Reference)
		if err != nil {
			return err
		}
		p.proses[provision.Reference] = prose
		p.requirements[provision.Reference] = oneLine(prose.Requirement)
	}
	return nil
}

// collect lists what there is to ask.
func (p *Pool) collect() {
	for _, provision := range p.Edition.Provisions() {
		if provision.Computed() {
			continue
		}
		reference := provision.Reference
		p.add(KindStatus, subject{reference: reference})
		if len(p.grounds) > wrongGrounds {
			p.add(KindCondition, subject{reference: reference})
		}
		if p.tells(reference) {
			p.add(KindReference, subject{reference: reference})
		}
		for _, device := range p.devices {
			p.add(KindApplies, subject{device: device, reference: reference})
			for _, id := range p.deciding(device, provision) {
				p.add(KindApplies, subject{device: device, reference: reference, without: id})
			}
		}
	}
	for _, device := range p.models {
		for i := range device.Model.Rows {
			if row := &device.Model.Rows[i]; p.justified(device, row) {
				p.add(KindReason, subject{device: device, reference: row.Provision.Reference})
			}
		}
		for number := range faultySheets {
			p.add(KindFaults, subject{device: device, number: number})
		}
	}
}

func (p *Pool) add(kind Kind, s subject) { p.subjects[kind] = append(p.subjects[kind], s) }

// tells reports whether the requirement of a provision is that of no other.
func (p *Pool) tells(reference string) bool {
	for other, requirement := range p.requirements {
		if other != reference && requirement == p.requirements[reference] {
			return false
		}
	}
	return p.requirements[reference] != ""
}

// Round is a list of questions that a seed leads to.
type Round struct {
	Edition *questionnaire.Edition
	Seed    string
	// Questions are in the order in which they are asked. None stands twice.
	Questions []*Question
	// Mark is the same for everyone who has the same questions.
	Mark string
}

// Round makes the round of a seed: the same seed and number of questions make the same round
// on every machine, as long as the data is the same. The error says how many questions
// there are to ask where it is not enough.
func (p *Pool) Round(seed string, questions int) (*Round, error) {
	if questions < 1 || questions > MostQuestions {
		return nil, fmt.Errorf("%d questions: ask for 1 to %d", questions, MostQuestions)
	}
	c := newChance(strings.Join([]string{seed, p.Edition.ID, strconv.Itoa(questions)}, "\n"))
	r := &Round{Edition: p.Edition, Seed: seed}
	left := map[Kind][]subject{}
	for _, kind := range Kinds() {
		left[kind] = shuffled(c, p.subjects[kind])
	}
	asked := map[string]bool{}
	for len(r.Questions) < questions {
		before := len(r.Questions)
		for _, kind := range shuffled(c, Kinds()) {
			if len(r.Questions) == questions {
				break
			}
			if question := p.next(c, kind, left, asked); question != nil {
				r.Questions = append(r.Questions, question)
			}
		}
		if len(r.Questions) == before {
			return nil, fmt.Errorf("there are only %d different questions on %s: ask for fewer", before, p.Edition.Title)
		}
	}
	r.Mark = r.mark()
	return r, nil
}

// next makes the next question of a kind that was not asked yet, or nil.
func (p *Pool) next(c chance, kind Kind, left map[Kind][]subject, asked map[string]bool) *Question {
	for len(left[kind]) > 0 {
		s := left[kind][0]
		left[kind] = left[kind][1:]
		question := p.make(c, kind, s)
		if question == nil || asked[question.key()] {
			continue
		}
		asked[question.key()] = true
		return question
	}
	return nil
}

// make makes a question about a subject, or nil where none can be asked.
func (p *Pool) make(c chance, kind Kind, s subject) *Question {
	var question *Question
	switch kind {
	case KindApplies:
		question = p.applies(c, s)
	case KindStatus:
		question = p.status(s)
	case KindCondition:
		question = p.condition(c, s)
	case KindReason:
		question = p.reason(c, s)
	case KindFaults:
		question = p.faults(c, s)
	case KindReference:
		question = p.provision(c, s)
	}
	if question == nil {
		return nil
	}
	question.Kind, question.Reference = kind, s.reference
	if s.device != nil {
		question.Device = s.device.ID
	}
	question.Choose = len(question.Right())
	return question
}

// key is the same for questions that a person takes for the same.
func (q *Question) key() string {
	parts := []string{string(q.Kind), q.Device, q.Reference}
	switch q.Kind {
	case KindFaults:
		for _, i := range q.Right() {
			parts = append(parts, q.Options[i].Claim.Reference)
		}
	case KindApplies:
		for i := range q.Options {
			if q.Options[i].Right {
				parts = append(parts, q.Options[i].Value)
			}
		}
	default:
	}
	return strings.Join(parts, "\n")
}

// mark sums the questions up in eight signs.
func (r *Round) mark() string {
	h := sha256.New()
	for _, question := range r.Questions {
		for _, text := range slices.Concat(question.Given, []string{question.Ask}) {
			_, _ = fmt.Fprintf(h, "%q\n", text)
		}
		for _, o := range question.Options {
			_, _ = fmt.Fprintf(h, "%q %t\n", o.Text, o.Right)
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:4])
}
