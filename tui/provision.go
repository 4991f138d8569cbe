package tui

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// provisionPage walks a person through one provision: its checks one after another, the
// support, the blanks of the suggested Detail, and the Detail itself.
type provisionPage struct {
	app *app
	// answering is nil, and problem says why, where the prose cannot be read.
	answering *questionnaire.Answering
	ref       string
	problem   error

	stage stage
	// step is the check shown in stageChecks.
	step   int
	choice choice

	editor textarea.Model
	// original is the text that the editor was opened with, loaded how the editor holds it:
	// without control characters.
	original, loaded string
	// editorWidth and editorHeight are the size that the editor was built for.
	editorWidth, editorHeight int
	input                     textinput.Model
	// blanks are the names still open in the Detail when stageBlanks began; blank is the
	// one being filled.
	blanks []string
	blank  int

	// filled are the blanks as they were filled, by name. offer is the open point asked for in
	// stagePoint; pointOffered is true once it was.
	filled       map[string]string
	offer        pointOffer
	pointOffered bool

	// told are the contradictions that were shown before the page is left.
	told map[string]bool

	guide *guide
	// offered is true while the guide shows reasons because N was just chosen; closing it
	// then leads on to the Detail.
	offered bool
	// blockTop scrolls the question itself. follow asks the next view to bring what is worked
	// on into sight; overflows is true where not all of it can be seen at once.
	blockTop          int
	follow, overflows bool
	blockRoom         int
}

// stage is what a provision page asks right now.
type stage int

const (
	stageChecks stage = iota
	stageSupport
	stageBlanks
	stageDetail
	stageNote
	stagePoint
)

func newProvisionPage(m *app, reference string) *provisionPage {
	p := &provisionPage{app: m, ref: reference}
	p.answering, p.problem = questionnaire.NewAnswering(m.session.Statement, reference)
	if p.problem != nil {
		return p
	}
	p.editor = newEditor(&m.styles)
	p.input = newInput()
	p.guide = newGuide(m, p.answering)
	p.told = map[string]bool{}
	m.contradicted(reference, p.told)
	p.resume()
	return p
}

func (p *provisionPage) reference() string { return p.ref }

// row is the provision as the statement has it.
func (p *provisionPage) row() *questionnaire.Row { return p.answering.Row }

// asks reports whether a person has anything to say here.
func (p *provisionPage) asks() bool { return p.answering.Asks() }

// change edits the answer and takes over what follows from it.
func (p *provisionPage) change(edit func(*questionnaire.Answer)) {
	p.app.session.Change(p.ref, edit)
	p.answering.Refresh(p.app.session.Statement)
}

// enter goes to a stage; stages that have nothing to ask lead on to the next.
func (p *provisionPage) enter(to stage) {
	p.stage, p.blockTop, p.follow = to, 0, true
	switch to {
	case stageChecks:
		p.step = len(p.answering.Walk.Steps) - 1
		for i, step := range p.answering.Walk.Steps {
			if step.Answer == "" {
				p.step = i
			}
		}
		if len(p.answering.Walk.Steps) == 0 {
			p.enter(stageSupport)
			return
		}
		p.showCheck()
	case stageSupport:
		p.choice = newChoice(p.supportOptions(), p.supportNow())
	case stageBlanks:
		p.blanks, p.blank = questionnaire.Blanks(p.row().Answer.Detail), 0
		if len(p.blanks) == 0 {
			p.enter(stageDetail)
			return
		}
		p.input.SetValue("")
		p.input.Focus()
	case stagePoint:
		p.showOffered()
	case stageDetail, stageNote:
		text := questionnaire.Printable(p.written())
		p.editor.CharLimit = max(longestDetail, 2*utf8.RuneCountInString(text))
		p.editor.SetValue(text)
		p.original, p.loaded = p.written(), p.editor.Value()
		p.editor.MoveToEnd()
		p.editor.Focus()
		showCursor(&p.editor)
	}
}

func (p *provisionPage) showCheck() {
	step := p.answering.Walk.Steps[p.step]
	options := make([]option, 0, 4)
	for _, answer := range step.Check.Options() {
		options = append(options, option{Value: answer, Label: questionnaire.CheckLabel(answer)})
	}
	p.choice = newChoice(options, step.Answer)
	p.blockTop, p.follow = 0, true
}

func (p *provisionPage) update(msg tea.Msg) action {
	if p.problem != nil {
		return action{unused: true}
	}
	switch p.stage {
	case stageDetail, stageNote:
		return p.updateDetail(msg)
	case stageBlanks:
		return p.updateBlank(msg)
	case stagePoint:
		return p.updateOffer(msg)
	case stageChecks, stageSupport:
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	keys := &p.app.keys
	if p.guide.focused && !key.Matches(press, keys.Help) {
		return p.read(press)
	}
	switch {
	case p.choice.update(press, keys), p.letter(press):
		if p.choice.value() != goOn && p.refused() {
			return action{}
		}
		if p.stage == stageChecks {
			return p.answerCheck(p.choice.value())
		}
		return p.chooseSupport(p.choice.value())
	case key.Matches(press, keys.Up), key.Matches(press, keys.Down):
		p.follow = true
		return action{}
	case key.Matches(press, keys.Back):
		return p.goBack()
	case key.Matches(press, keys.Skip):
		return p.skip()
	case p.overflows && key.Matches(press, keys.PageDown):
		p.blockTop += max(1, p.blockRoom-2)
		return action{}
	case p.overflows && key.Matches(press, keys.PageUp):
		p.blockTop -= max(1, p.blockRoom-2)
		return action{}
	case key.Matches(press, keys.PageDown), key.Matches(press, keys.PageUp):
		_ = p.guide.update(press)
		return action{}
	case key.Matches(press, keys.NextProvision):
		return p.beside(+1)
	case key.Matches(press, keys.PreviousProvision):
		return p.beside(-1)
	case key.Matches(press, keys.Read):
		p.guide.focused = true
		return action{}
	case key.Matches(press, keys.Why):
		p.app.overlay = p.app.why(p.reference())
		return action{}
	case p.answering.Confirmation() != nil && key.Matches(press, keys.Take):
		return p.takeCarried()
	case key.Matches(press, keys.Base) && p.app.session.VariantOf() != "":
		return p.takeBase()
	case p.edits(press) && p.refused():
		return action{}
	case key.Matches(press, keys.Detail) && p.asks():
		p.enter(stageDetail)
		return action{}
	case key.Matches(press, keys.Note) && !p.row().Provision.Computed():
		p.enter(stageNote)
		return action{}
	case key.Matches(press, keys.Evidence) && !p.row().Provision.Computed():
		return goTo(pageEvidence, p.reference())
	case key.Matches(press, keys.Points) && !p.row().Provision.Computed():
		return goTo(pagePoints, p.reference())
	case key.Matches(press, keys.Flag) && !p.row().Provision.Computed():
		return p.flag()
	case key.Matches(press, keys.Clear) && p.stage == stageSupport && p.asks():
		return p.clear()
	case p.row().Applies == questionnaire.Unknown && key.Matches(press, keys.Facts):
		return goTo(pageFacts, p.row().Missing()[0])
	}
	return action{unused: true}
}

// refused reports whether the file takes no changes; the app then says so.
func (p *provisionPage) refused() bool {
	return p.app.session.File.ReadOnly() && !p.app.session.Touch()
}

// edits reports whether a key begins a change of the answer.
func (p *provisionPage) edits(press tea.KeyPressMsg) bool {
	keys := &p.app.keys
	return key.Matches(press, keys.Detail) || key.Matches(press, keys.Note) || key.Matches(press, keys.Flag) || key.Matches(press, keys.Clear)
}

// read hands a key to the guide, which has the focus.
func (p *provisionPage) read(press tea.KeyPressMsg) action {
	pick := p.guide.update(press)
	if p.offered && !p.guide.focused {
		p.offered = false
		p.enter(stageBlanks)
		return action{}
	}
	return p.take(pick)
}

// letter chooses by first letter where the options have one.
func (p *provisionPage) letter(press tea.KeyPressMsg) bool {
	keys := &p.app.keys
	values := map[string]key.Binding{
		questionnaire.CheckYes: keys.Yes, questionnaire.CheckNo: keys.No,
		questionnaire.CheckPartly: keys.Partly, questionnaire.DontKnow: keys.DontKnow,
		string(questionnaire.Supported): keys.Yes, string(questionnaire.NotSupported): keys.No,
	}
	for _, o := range p.choice.options {
		if binding, ok := values[o.Value]; ok && key.Matches(press, binding) {
			return p.choice.pick(o.Value)
		}
	}
	return false
}

func (p *provisionPage) writing() bool {
	return p.stage == stageDetail || p.stage == stageBlanks || p.stage == stageNote || p.stage == stagePoint
}

func (p *provisionPage) hints() []key.Binding {
	k := &p.app.keys
	switch {
	case p.problem != nil:
		return []key.Binding{k.List, k.Quit}
	case p.guide.focused:
		turn := key.NewBinding(key.WithKeys("left"), key.WithHelp("← →", "turn"))
		use := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "use as a start"))
		if p.guide.entries() == 0 {
			return []key.Binding{turn, k.PageDown, k.Close}
		}
		return []key.Binding{turn, k.Up, k.Down, use, k.Close}
	case p.row().OutOfScope && p.stage == stageSupport:
		return []key.Binding{k.Choose, k.Back, k.Catalogue, k.Read, k.List, k.NextOpen, k.Quit}
	case p.stage == stageDetail, p.stage == stageNote:
		return []key.Binding{k.Done, k.Next, k.Editor}
	case p.stage == stageBlanks, p.stage == stagePoint:
		return []key.Binding{k.NextField, k.PreviousField, k.Done}
	case p.row().Waiting() && !p.row().OutOfScope:
		return p.waitingHints()
	case !p.asks():
		return []key.Binding{k.Choose, k.Back, k.Read, k.Why, k.List, k.NextOpen, k.Quit}
	case p.app.session.Owner(questionnaire.AnswerPath(p.reference())) == questionnaire.Own:
		return []key.Binding{k.Choose, k.Back, k.Base, k.Detail, k.Read, k.Why, k.List, k.NextOpen, k.Evidence, k.Points, k.Flag, k.Note, k.Clear, k.Review, k.Quit}
	case p.stage == stageSupport:
		return []key.Binding{k.Choose, k.Back, k.Detail, k.Read, k.Why, k.List, k.NextOpen, k.Evidence, k.Points, k.Flag, k.Note, k.Clear, k.Review, k.Quit}
	}
	return []key.Binding{k.Choose, k.Back, k.Skip, k.Read, k.Why, k.List, k.NextOpen, k.Points, k.Flag, k.Note, k.Quit}
}
