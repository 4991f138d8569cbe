package plain

import (
	"fmt"
	"strings"

	"ask645/questionnaire"
	"ask645/tui/session"
)

// provisionStep walks a person through one provision: its checks one after another, the
// support, and the blanks of the suggested Detail. The Detail itself is a textStep.
type provisionStep struct {
	ref string
	// answering is nil, and problem says why, where the prose cannot be read.
	answering *questionnaire.Answering
	problem   error

	stage stage
	// check is the check asked in stageChecks.
	check int
	// blanks are the names open in the Detail when stageBlanks began; blank is the one
	// being filled.
	blanks []string
	blank  int
	// filled are the blanks as they were filled, by name. offered is true once an open point
	// was asked for.
	filled  map[string]string
	offered bool
	// headed is true once the provision was introduced.
	headed bool
}

// stage is what a provision asks right now.
type stage int

const (
	stageChecks stage = iota
	stageSupport
	stageBlanks
)

// goOn is the answer that leaves things as they are.
const goOn = "\x00go on"

// provision is the step that stands where the work on a provision stands.
func (w *wizard) provision(reference string) *provisionStep {
	p := &provisionStep{ref: reference}
	p.answering, p.problem = questionnaire.NewAnswering(w.session.Statement, reference)
	if p.problem == nil {
		p.resume()
	}
	return p
}

// resume goes to where the work on the provision stands.
func (p *provisionStep) resume() {
	walk := p.answering.Walk
	if p.answering.Asks() && p.row().Support == questionnaire.Unanswered && walk.Next != nil {
		p.stage, p.check = stageChecks, len(walk.Steps)-1
		return
	}
	p.stage = stageSupport
}

// row is the provision as the statement has it.
func (p *provisionStep) row() *questionnaire.Row { return p.answering.Row }

// change edits the answer and takes over what follows from it.
func (p *provisionStep) change(w *wizard, edit func(*questionnaire.Answer)) {
	w.session.Change(p.ref, edit)
	p.answering.Refresh(w.session.Statement)
}

// checkOptions are the answers to the check asked now.
func (p *provisionStep) checkOptions() []option {
	var options []option
	for _, answer := range p.answering.Walk.Steps[p.check].Check.Options() {
		o := option{value: answer, label: questionnaire.CheckLabel(answer)}
		if answer == questionnaire.DontKnow {
			o.words = dontKnowWords
		}
		options = append(options, o)
	}
	return options
}

// checkAsked is the check that is asked now, or nil.
func (p *provisionStep) checkAsked() *questionnaire.Check {
	if p.stage != stageChecks {
		return nil
	}
	return p.answering.Walk.Steps[p.check].Check
}

// supportOptions are the supports that the pro forma allows here.
func (p *provisionStep) supportOptions() []option {
	leave := option{value: goOn, label: "Go on", words: []string{"leave", "continue"}}
	if !p.answering.Asks() {
		options := []option{leave}
		if p.mayAccept() {
			options = append(options, option{value: string(questionnaire.NotApplicable), label: "N/A, not applicable", words: []string{"na", "not applicable", "accept"}})
		}
		return options
	}
	leave.label = "Leave open for now"
	if p.row().Support != questionnaire.Unanswered {
		leave.label = "Leave it at " + string(p.row().Support)
	}
	options := []option{
		{value: string(questionnaire.Supported), label: "Y, supported", words: []string{answerYes, "supported"}},
		{value: string(questionnaire.NotSupported), label: "N, not supported", words: []string{answerNo, "not supported"}},
		leave,
	}
	for i := range options {
		if s := p.answering.Walk.Suggestion; s != nil && options[i].value == string(s.Suggest) {
			options[i].note = "suggested"
		}
	}
	return options
}

// mayAccept reports whether N/A can be written to a provision that does not apply. An
// answer that is only set aside is not written over.
func (p *provisionStep) mayAccept() bool {
	row := p.row()
	return row.MayBeNotApplicable() && !row.Dormant && row.Answer.Support != questionnaire.NotApplicable
}

func (p *provisionStep) take(w *wizard, text string) {
	switch {
	case p.problem != nil:
		w.refuse("Enter next, list, skip or quit.")
	case p.stage == stageChecks:
		if answer, ok := w.choose(p.checkOptions(), text); ok {
			id := p.answering.Walk.Steps[p.check].Check.ID
			p.change(w, func(a *questionnaire.Answer) { p.answering.AnswerCheck(a, id, answer) })
			p.skip(w)
		}
	case p.stage == stageBlanks:
		p.fillBlank(w, text)
	case p.answering.Asks() && meansNotApplicable(text):
		p.refuseNotApplicable(w)
	default:
		if value, ok := w.choose(p.supportOptions(), text); ok {
			p.chooseSupport(w, value)
		}
	}
}

// meansNotApplicable reports whether a line says N/A.
func meansNotApplicable(text string) bool {
	switch normal(text) {
	case "n/a", "na", "n.a", "n/", "not applicable":
		return true
	}
	return false
}

// refuseNotApplicable says why N/A is not to be had.
func (p *provisionStep) refuseNotApplicable(w *wizard) {
	status := p.row().Provision.Status
	switch {
	case !status.Conditional():
		w.refuse("N/A is not allowed here: the status %s has no condition. Answer Y or N.", status.Text)
	case p.row().Applies == questionnaire.Unknown:
		w.refuse("Whether it applies is not known yet. Enter facts to answer what it rests on.")
	default:
		w.refuse("N/A is not allowed while the condition holds. Answer Y or N, or enter why and then facts to correct the fact.")
	}
}

// chooseSupport records the support, with the Detail that the checks suggest where none has
// been written yet, and goes on to whatever is missing.
func (p *provisionStep) chooseSupport(w *wizard, value string) {
	if value == goOn {
		p.leave(w, +1)
		return
	}
	support := questionnaire.Support(value)
	if support == questionnaire.NotApplicable {
		detail := p.row().Detail
		if !p.row().Proposed {
			detail = questionnaire.Rationale(p.row().Failed)
		}
		p.change(w, func(a *questionnaire.Answer) { a.Support, a.Detail = support, detail })
		p.leave(w, +1)
		return
	}
	p.change(w, func(a *questionnaire.Answer) { p.answering.ChooseSupport(a, support) })
	if gap := p.answering.Prose.Gap; support == questionnaire.NotSupported && gap != "" {
		w.tell("What would close the gap: %s", oneLine(gap))
	}
	switch {
	case support == questionnaire.NotSupported && len(p.answering.Prose.Justifications) > 0 && !p.row().Justified:
		w.enter(&pickStep{from: p, reasons: true, offered: true})
	case len(questionnaire.Blanks(p.row().Answer.Detail)) > 0:
		p.startBlanks(w)
	case p.row().Answer.Detail == "" || support == questionnaire.NotSupported:
		w.enter(&textStep{from: p})
	default:
		p.leave(w, +1)
	}
}

// startBlanks asks for the blanks of the Detail; without any the Detail follows.
func (p *provisionStep) startBlanks(w *wizard) {
	p.blanks, p.blank = questionnaire.Blanks(p.row().Answer.Detail), 0
	if len(p.blanks) == 0 {
		p.stage = stageSupport
		w.enter(&textStep{from: p})
		return
	}
	p.stage = stageBlanks
	w.enter(p)
}

// fillBlank puts what was entered into the text and goes on to the next blank. A blank left
// empty stays in the text, where the findings report it.
func (p *provisionStep) fillBlank(w *wizard, text string) {
	text = strings.TrimSpace(questionnaire.PrintableLine(text))
	if w.tooLong(text, longestField) {
		return
	}
	if text != "" {
		var err error
		p.change(w, func(a *questionnaire.Answer) { err = p.answering.FillBlank(a, p.blanks[p.blank], text) })
		if err != nil {
			w.refuse("%s", sentence(err.Error()))
			return
		}
		if p.filled == nil {
			p.filled = map[string]string{}
		}
		p.filled[p.blanks[p.blank]] = text
	}
	p.skip(w)
}

func (p *provisionStep) free() bool { return p.problem == nil && p.stage == stageBlanks }

func (p *provisionStep) place() (place, bool) { return place{pageProvision, p.ref}, true }

// skip goes one question forward without answering.
func (p *provisionStep) skip(w *wizard) {
	switch {
	case p.problem != nil:
		p.leave(w, +1)
	case p.stage == stageBlanks && p.blank+1 < len(p.blanks):
		p.blank++
		w.enter(p)
	case p.stage == stageBlanks:
		p.stage = stageSupport
		w.enter(&textStep{from: p})
	case p.stage == stageChecks && p.check+1 < len(p.answering.Walk.Steps):
		p.check++
		w.enter(p)
	case p.stage == stageChecks && p.answering.Walk.Next == nil:
		p.stage = stageSupport
		w.enter(p)
	default:
		p.leave(w, +1)
	}
}

// back goes one question back: to the one before, or to the provision before.
func (p *provisionStep) back(w *wizard) {
	switch {
	case p.problem != nil:
		p.leave(w, -1)
	case p.stage == stageBlanks && p.blank > 0:
		p.blank--
		w.enter(p)
	case p.stage == stageBlanks:
		p.stage = stageSupport
		w.enter(p)
	case p.stage == stageSupport && p.answering.Asks() && len(p.answering.Walk.Steps) > 0:
		p.stage, p.check = stageChecks, len(p.answering.Walk.Steps)-1
		w.enter(p)
	case p.stage == stageChecks && p.check > 0:
		p.check--
		w.enter(p)
	default:
		p.leave(w, -1)
	}
}

// leave goes to a neighbouring provision; beyond the last lies the review, before the first
// the facts.
func (p *provisionStep) leave(w *wizard, by int) {
	p.sayAnswer(w)
	if by > 0 {
		w.enterProvision(p.ref, w.session.Statement.Beside(p.ref, by))
		return
	}
	if reference := w.session.Statement.Beside(p.ref, by); reference != "" {
		w.enter(w.provision(reference))
		return
	}
	if questions := w.session.Profile().Questions(); len(questions) > 0 {
		w.enter(&factStep{questions[len(questions)-1]})
		return
	}
	w.enter(&coverStep{at: len(session.ProductFields()) - 1})
}

// sayAnswer says what the provision was left at, and what is still wrong with it.
func (p *provisionStep) sayAnswer(w *wizard) {
	row := w.session.Statement.Row(p.ref)
	if p.problem != nil || row == nil || !w.session.pending() && !w.fresh {
		return
	}
	words := row.Support.Meaning()
	if row.Support != questionnaire.Unanswered {
		words = string(row.Support) + ", " + words
	}
	w.close("%s: %s.", p.ref, words)
	if row.Open() {
		return
	}
	for _, finding := range w.session.Statement.Of(p.ref) {
		w.tell("%s, %s", questionnaire.Capital(string(finding.Severity)), sentence(p.ref+": "+finding.Message))
	}
}

// enterProvision goes forward to a provision and says of those passed which do not apply,
// once each. Without a provision the review follows.
func (w *wizard) enterProvision(after, reference string) {
	passing := after == "" && reference != ""
	for i := range w.session.Statement.Rows {
		row := &w.session.Statement.Rows[i]
		switch at := row.Provision.Reference; {
		case at == reference:
			w.enter(w.provision(reference))
			return
		case at == after:
			passing = true
		case passing && row.Applies == questionnaire.No && !row.OutOfScope:
			if words := notApplicable(row); w.told[at] != words {
				w.told[at] = words
				w.tell("%s", words)
			}
		}
	}
	w.enter(&reviewStep{})
}

// notApplicable says in a line why a provision does not apply.
func notApplicable(row *questionnaire.Row) string {
	reasons := make([]string, 0, len(row.Failed))
	for _, condition := range row.Failed {
		reasons = append(reasons, fmt.Sprintf("%s (%s %s)", condition.Fails, condition.Kind, condition.Ref))
	}
	words := fmt.Sprintf("%s does not apply: %s.", row.Provision.Reference, strings.Join(reasons, "; "))
	switch {
	case row.Dormant:
		words += " Its earlier answer is set aside."
	case row.Support != questionnaire.NotApplicable:
		words += fmt.Sprintf(" It is answered %s all the same.", row.Support)
	}
	return words
}
