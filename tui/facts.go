package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// factsPage asks about the device, one fact at a time.
type factsPage struct {
	app    *app
	fact   *questionnaire.Fact
	choice choice
	top    int
	// previewed is the answer that preview was computed for.
	previewed string
	preview   []string
}

// newFactsPage shows a fact; without a name the first one not answered yet, or the first.
func newFactsPage(m *app, id string) *factsPage {
	p := &factsPage{app: m}
	fact := m.session.Edition.Fact(id)
	if fact == nil || !m.session.Profile().Asked(fact) {
		fact = m.session.FirstQuestion()
	}
	if fact == nil {
		fact = m.session.Profile().Questions()[0]
	}
	p.show(fact)
	return p
}

func (p *factsPage) show(fact *questionnaire.Fact) {
	p.fact, p.top = fact, 0
	var options []option
	for _, value := range fact.Values {
		options = append(options, option{Value: value.Value, Label: value.Label})
	}
	options = append(options, option{Value: questionnaire.DontKnow, Label: fact.Label(questionnaire.DontKnow)})
	p.choice = newChoice(options, p.app.session.Assessment.Facts[fact.ID])
	p.look()
}

// place counts where the fact stands among those to be asked now.
func (p *factsPage) place() (at, of int) {
	questions := p.app.session.Profile().Questions()
	for i, fact := range questions {
		if fact.ID == p.fact.ID {
			at = i
		}
	}
	return at, len(questions)
}

func (p *factsPage) update(msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	keys := &p.app.keys
	chosen := p.choice.update(press, keys)
	switch {
	case chosen:
	case key.Matches(press, keys.Yes) && p.choice.pick("yes"):
		chosen = true
	case key.Matches(press, keys.No) && p.choice.pick("no"):
		chosen = true
	case key.Matches(press, keys.DontKnow):
		chosen = p.choice.pick(questionnaire.DontKnow)
	case key.Matches(press, keys.Back):
		return p.step(-1)
	case key.Matches(press, keys.Skip):
		return p.step(+1)
	case key.Matches(press, keys.Base) && p.app.session.VariantOf() != "":
		return p.takeBase()
	case key.Matches(press, keys.Read):
		p.app.overlay = p.about()
		return action{}
	case key.Matches(press, keys.Up), key.Matches(press, keys.Down):
	default:
		return action{unused: true}
	}
	if chosen {
		told := map[string]bool{}
		p.app.contradicted(p.fact.ID, told)
		id := p.fact.ID
		p.app.session.SetFact(id, p.choice.value())
		next := p.step(+1)
		// Said on the way, as a page that stayed would take the next key for another answer.
		next.problem = p.app.contradicted(id, told)
		return next
	}
	p.look()
	return action{}
}

// step goes to the fact before or after this one. After the last the provisions follow.
func (p *factsPage) step(by int) action {
	questions := p.app.session.Profile().Questions()
	at, _ := p.place()
	switch next := at + by; {
	case next < 0:
		return action{notice: "this is the first question; m shows product and maker"}
	case next < len(questions):
		p.show(questions[next])
		p.app.at.reference = p.fact.ID
		return action{cmd: p.app.remember()}
	}
	if reference := p.app.session.NextOpen(""); reference != "" {
		return goTo(pageProvision, reference)
	}
	return goTo(pageReview, "")
}

// look computes what would follow from the answer under the cursor, where it differs from
// the one given.
func (p *factsPage) look() {
	value := p.choice.value()
	if p.previewed == p.fact.ID+value {
		return
	}
	p.previewed, p.preview = p.fact.ID+value, nil
	session := p.app.session
	if session.Assessment.Facts[p.fact.ID] == "" || session.Assessment.Facts[p.fact.ID] == value {
		return
	}
	p.preview = consequences(session.Statement, session.Preview(p.fact.ID, value))
}

// consequences says how one statement differs from another in what applies.
func consequences(now, then *questionnaire.Statement) []string {
	lines := questionnaire.Consequences(now, then)
	if lines == nil {
		lines = []string{"Nothing else changes."}
	}
	return lines
}

func (p *factsPage) view(width, height int) screen {
	st := &p.app.styles
	at, of := p.place()
	group := p.app.session.Edition.Group(p.fact).Title
	measure := min(width, longestLine)
	heading := fmt.Sprintf("%s: question %d of %d about the device", group, at+1, of)
	question := paragraph(p.fact.Ask, measure, 1, st.Strong)
	help := paragraph(p.fact.Help, measure, 1, st.Quiet)
	options, first, last := p.choice.lines(measure-1, st)
	if len(question)+len(help)+len(options)+3 > height {
		heading, help = fmt.Sprintf("Question %d of %d; i for help", at+1, of), nil
	}
	lines := []string{" " + st.Quiet.Render(fit(heading, width-1))}
	if len(question)+len(help)+len(options)+3 <= height {
		lines = append(lines, "")
	}
	lines = append(lines, question...)
	lines = append(lines, help...)
	if len(lines)+len(options)+1 <= height {
		lines = append(lines, "")
	}
	first, last = first+len(lines), last+len(lines)
	for _, line := range options {
		lines = append(lines, " "+line)
	}
	if given := p.app.session.Assessment.Facts[p.fact.ID]; given != "" {
		lines = append(lines, "", " "+st.Quiet.Render(questionnaire.PrintableLine("Now: "+p.fact.Label(given)+p.owner())))
	} else if owner := p.owner(); owner != "" {
		lines = append(lines, "", " "+st.Quiet.Render("Now: not answered"+owner))
	}
	for _, finding := range p.app.session.Statement.Of(p.fact.ID) {
		lines = append(lines, paragraph("! "+finding.Message, measure, 1, st.Warning)...)
	}
	if len(p.preview) > 0 {
		lines = append(lines, " "+st.Accent.Render("If you choose this:"))
		for _, line := range p.preview {
			lines = append(lines, paragraph(line, measure, 3, st.Plain)...)
		}
	}
	keepVisible(&p.top, first, last, height, len(lines))
	return screen{lines: window(lines, height, &p.top, st.Quiet)}
}

// about is everything there is to read about the fact: its help, and what rests on it.
func (p *factsPage) about() *overlay {
	rests := ""
	for _, provision := range p.app.session.Edition.Provisions() {
		for _, condition := range provision.Conditions() {
			if slices.Contains(condition.When.Names(), p.fact.ID) {
				rests += fmt.Sprintf("\n%s, by %s %s: %s", provision.Reference, condition.Kind, condition.Ref, condition.Wording)
			}
		}
	}
	o := &overlay{title: "About this question", blocks: []block{{heading: p.fact.Ask, text: p.fact.Help}}}
	if rests != "" {
		o.blocks = append(o.blocks, block{heading: "What rests on it", text: strings.TrimPrefix(rests, "\n")})
	}
	if len(p.preview) > 0 {
		o.blocks = append(o.blocks, block{heading: "If you choose what the cursor is on", text: strings.Join(p.preview, "\n")})
	}
	return o
}

func (p *factsPage) hints() []key.Binding {
	k := &p.app.keys
	if p.app.session.Owner(questionnaire.FactPath(p.fact.ID)) == questionnaire.Own {
		return []key.Binding{k.Up, k.Down, k.Choose, k.Base, k.Back, k.Skip, k.Read, k.List, k.Quit}
	}
	return []key.Binding{k.Up, k.Down, k.Choose, k.Back, k.Skip, k.Read, k.List, k.Quit}
}

func (p *factsPage) writing() bool { return false }
