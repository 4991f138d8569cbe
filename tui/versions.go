package tui

import (
	"errors"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// versionsPage lists what is kept of the open file, or of a damaged one, says of each version
// what it changed and what is different now, and brings one back.
type versionsPage struct {
	app *app
	// damaged is the file that cannot be read, or nil for the open one.
	damaged *store.DamagedError
	// states is nil until they were read.
	states []store.State
	choice choice
	top    int
	// looking is true while one version is looked at; against compares it with now; sure is
	// true once the person was told what bringing back does.
	looking, against, sure bool
	// changes are those between the version and now.
	changes []questionnaire.Change
	height  int
}

// versionsMsg brings what is kept of a file.
type versionsMsg struct {
	states []store.State
	err    error
}

// keptMsg says that the file was kept as a version, so that another can take its place.
type keptMsg struct {
	state store.State
	err   error
}

func newVersionsPage(m *app, damaged *store.DamagedError) *versionsPage {
	return &versionsPage{app: m, damaged: damaged}
}

// read looks for the versions.
func (p *versionsPage) read() tea.Cmd {
	path := ""
	if p.damaged != nil {
		path = p.damaged.Path
	} else {
		path = p.app.session.File.Path()
	}
	return func() tea.Msg {
		states, err := store.Log(path)
		return versionsMsg{states: states, err: err}
	}
}

// took takes what was read.
func (p *versionsPage) took(msg versionsMsg) action {
	if msg.err != nil {
		p.states, p.choice.options = []store.State{}, nil
		return action{problem: msg.err.Error()}
	}
	p.states, p.choice.options = msg.states, nil
	for i := range p.states {
		state := &p.states[i]
		p.choice.options = append(p.choice.options, option{Value: fmt.Sprint(i), Label: p.title(state), Note: p.summary(state)})
	}
	p.choice.cursor = min(p.choice.cursor, max(0, len(p.choice.options)-1))
	return action{}
}

// title says when a state was saved, and by whom.
func (p *versionsPage) title(state *store.State) string {
	title := store.Moment(state.At)
	if state.Number == 0 {
		title = "Now, as saved on " + title
	}
	if len(state.By) > 0 {
		title += ", by " + strings.Join(state.By, ", ")
	}
	return title
}

// summary says in a line what a state changed.
func (p *versionsPage) summary(state *store.State) string {
	switch {
	case state.Err != nil:
		return "cannot be read: " + questionnaire.PrintableLine(unread(state))
	case state.Before == nil:
		return "the oldest that is kept"
	case len(state.Changes) == 0:
		return "nothing changed"
	}
	text := counted(len(state.Changes), "change") + ": " + strings.Join(questionnaire.Abouts(state.Changes), ", ")
	return fit(questionnaire.PrintableLine(text), longestLine*2)
}

// unread says why a state cannot be read, without the long path of a version.
func unread(state *store.State) string {
	var content *questionnaire.FileError
	if errors.As(state.Err, &content) {
		return content.Error()
	}
	return state.Err.Error()
}

// at is the state under the cursor, or nil.
func (p *versionsPage) at() *store.State {
	if p.choice.cursor < len(p.states) {
		return &p.states[p.choice.cursor]
	}
	return nil
}

func (p *versionsPage) update(msg tea.Msg) action {
	switch msg := msg.(type) {
	case versionsMsg:
		return p.took(msg)
	case keptMsg:
		return p.bring(msg)
	case openedMsg:
		if msg.err != nil {
			return action{problem: msg.err.Error()}
		}
		return action{cmd: p.app.open(msg)}
	case tea.KeyPressMsg:
		if p.looking {
			return p.look(msg)
		}
		keys := &p.app.keys
		switch {
		case p.choice.update(msg, keys):
			p.looking, p.against, p.sure, p.top = true, false, false, 0
		case key.Matches(msg, keys.Up), key.Matches(msg, keys.Down):
		case key.Matches(msg, keys.Back), key.Matches(msg, keys.Done):
			if p.damaged != nil {
				return action{cmd: p.app.show(destination{page: pageRestore})}
			}
			return action{back: true}
		default:
			return action{unused: true}
		}
	}
	return action{}
}

// look handles the keys while one version is looked at.
func (p *versionsPage) look(press tea.KeyPressMsg) action {
	keys := &p.app.keys
	sure := p.sure
	p.sure = false
	switch {
	case scroll(&p.top, p.height, press, keys):
	case key.Matches(press, keys.Compare):
		return p.compare()
	case key.Matches(press, keys.Bring):
		return p.bringBack(sure)
	case key.Matches(press, keys.Back), key.Matches(press, keys.Done), key.Matches(press, keys.Choose):
		p.looking, p.top = false, 0
	default:
		return action{unused: true}
	}
	return action{}
}

// compare shows what is different now, or again what the version changed.
func (p *versionsPage) compare() action {
	state := p.at()
	now := p.states[0].Assessment
	if p.damaged == nil {
		now = p.app.session.Assessment
	}
	switch {
	case state.Assessment == nil:
		return action{problem: "it cannot be read: " + unread(state)}
	case now == nil:
		return action{problem: "the file as it is now cannot be read, so that there is nothing to compare with"}
	}
	changes, err := questionnaire.Changes(state.Assessment, now)
	if err != nil {
		return action{problem: err.Error()}
	}
	p.against, p.changes, p.top = !p.against, changes, 0
	return action{}
}

// bringBack asks once more, then keeps the file as it is and brings the version back.
func (p *versionsPage) bringBack(sure bool) action {
	state := p.at()
	switch {
	case state.Assessment == nil:
		return action{problem: "it cannot be read: " + unread(state)}
	case p.damaged == nil && state.Number == 0:
		return action{notice: "this is the file as it is now"}
	case p.damaged != nil && !sure:
		p.sure = true
		return action{notice: "b again writes this version into a new file; the damaged one stays as it is"}
	case p.damaged != nil:
		return action{cmd: p.app.take(p.damaged, *state)}
	case p.app.session.File.ReadOnly() && !p.app.session.Touch():
		return action{}
	case p.app.unsaved():
		return action{problem: "not everything is saved: settle that first"}
	case state.Assessment.Edition != p.app.session.Assessment.Edition:
		return action{problem: fmt.Sprintf("this version is of another edition: leave, and enter ask645 log with --restore %d", state.Number)}
	case !sure:
		p.sure = true
		return action{notice: "b again makes the file what it was then; what it is now becomes a past version"}
	}
	file, past := p.app.session.File, *state
	return action{cmd: func() tea.Msg { return keptMsg{state: past, err: file.Keep()} }}
}

// bring brings a version back once the present is kept.
func (p *versionsPage) bring(msg keptMsg) action {
	if msg.err != nil {
		return action{problem: "nothing was changed: " + msg.err.Error()}
	}
	p.app.session.BringBack(msg.state.Assessment)
	to := goTo(pageReview, "")
	to.notice = "all is as it was on " + store.Moment(msg.state.At) + "; u takes this back"
	return to
}

// take goes on with a state of a damaged file in a new one.
func (m *app) take(damaged *store.DamagedError, state store.State) tea.Cmd {
	options := m.options
	return func() tea.Msg {
		assessment, file, err := damaged.Take(&state)
		if err != nil {
			return openedMsg{err: err}
		}
		opened := options.with(edited{assessment: assessment, file: file})
		opened.notice = "the version of " + store.Moment(state.At) + " goes on in " + file.Path()
		return opened
	}
}

func (p *versionsPage) view(width, height int) screen {
	st := &p.app.styles
	measure := min(width, longestLine)
	if p.looking && p.at() != nil {
		return p.detail(width, height)
	}
	lines := []string{" " + st.Selected.Render("Past versions")}
	if height >= 10 {
		lines = append(lines, paragraph("What is kept beside the file, the newest first. The older they are, the fewer are kept.", measure, 1, st.Quiet)...)
		lines = append(lines, "")
	}
	room := height - len(lines)
	var body []string
	options, first, last := p.choice.lines(measure-1, st)
	for _, line := range options {
		body = append(body, " "+line)
	}
	if p.states == nil {
		body = paragraph("Looking for them.", measure, 1, st.Quiet)
	}
	keepVisible(&p.top, first, last, room, len(body))
	return screen{lines: append(lines, window(body, room, &p.top, st.Quiet)...)}
}

// detail shows what a version changed, or what is different now.
func (p *versionsPage) detail(width, height int) screen {
	st := &p.app.styles
	measure := min(width, longestLine)
	state := p.at()
	lines := paragraph(p.title(state), width, 1, st.Selected)
	what, changes := "What it changed", state.Changes
	var edition *questionnaire.Edition
	if p.app.session != nil {
		edition = p.app.session.Edition
	}
	switch {
	case p.against:
		what, changes = "What is different now", p.changes
	case state.Before != nil:
		what += " since " + store.Moment(state.Before.At)
	}
	lines = append(lines, paragraph(what, width, 1, st.Quiet)...)
	body := saidChanges(changes, edition, measure, st)
	switch {
	case state.Err != nil:
		body = paragraph("It cannot be read: "+questionnaire.PrintableLine(unread(state)), measure, 1, st.Warning)
	case len(body) > 0:
	case state.Before == nil && !p.against:
		body = paragraph(fmt.Sprintf("It is the oldest that is kept: %s, %s.", counted(len(state.Assessment.Facts), "fact"), counted(len(state.Assessment.Answers), "answer")), measure, 1, st.Plain)
	default:
		body = paragraph("Nothing that a person said.", measure, 1, st.Plain)
	}
	lines = lines[:min(len(lines), max(0, height-2))]
	p.height = height - len(lines)
	return screen{lines: append(lines, window(body, p.height, &p.top, st.Quiet)...)}
}

// saidChanges says of each change what was said before and what after it.
func saidChanges(changes []questionnaire.Change, edition *questionnaire.Edition, width int, st *styles) []string {
	var lines []string
	for _, change := range changes {
		parts := change.Lines(edition)
		if len(parts) == 0 {
			continue
		}
		about := change.About()
		if who := change.Who(); who != nil {
			about += ", by " + strings.Join(who, ", ")
		}
		if lines != nil {
			lines = append(lines, "")
		}
		lines = append(lines, paragraph(questionnaire.PrintableLine(about), width, 1, st.Strong)...)
		for _, part := range parts {
			from, to := part.From, part.To
			if from == "" {
				from = "nothing"
			}
			if to == "" {
				to = "nothing"
			}
			lines = append(lines, paragraph(questionnaire.PrintableLine(part.What), width, 1, st.Plain)...)
			lines = append(lines, paragraph("was: "+from, width, 3, st.Quiet)...)
			lines = append(lines, paragraph("now: "+to, width, 3, st.Plain)...)
		}
	}
	return lines
}

func (p *versionsPage) hints() []key.Binding {
	k := &p.app.keys
	look := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "look at it"))
	compare := k.Compare
	if p.against {
		compare.SetHelp(compare.Help().Key, "what it changed")
	}
	if p.looking {
		return []key.Binding{compare, k.Bring, k.PageDown, k.Back, k.Quit}
	}
	return []key.Binding{k.Up, k.Down, look, k.Back, k.Undo, k.Quit}
}

func (p *versionsPage) writing() bool { return false }
