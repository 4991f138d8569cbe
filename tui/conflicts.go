package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
	"ask645/tui/session"
)

// besideFrom is the width from which the sides of a conflict stand beside each other.
const besideFrom = 100

// conflictPage shows what copies that were merged say differently, one member after another,
// and asks which one holds.
type conflictPage struct {
	app *app
	// path is the member that is shown.
	path      string
	decisions []session.Decision
	choice    choice
	top       int
	height    int
	// scrolled is true where the person reads elsewhere than at the cursor.
	scrolled bool
	// editing is true while the text is written anew.
	editing bool
	editor  textarea.Model
}

// newConflictPage starts with the first conflict about a provision or a part of the
// assessment, or with the first of all.
func newConflictPage(m *app, about string) *conflictPage {
	p := &conflictPage{app: m, editor: newEditor(&m.styles)}
	conflicts := m.session.Conflicts()
	at := 0
	for i := len(conflicts) - 1; i >= 0; i-- {
		if about != "" && conflicts[i].About() == about {
			at = i
		}
	}
	p.show(at)
	return p
}

// show turns to a conflict, round the ends.
func (p *conflictPage) show(at int) {
	conflicts := p.app.session.Conflicts()
	p.path, p.decisions, p.top, p.scrolled = "", nil, 0, true // the sides are read first
	if len(conflicts) == 0 {
		return
	}
	conflict := conflicts[(at+len(conflicts))%len(conflicts)]
	p.path = conflict.Path
	p.decisions = p.app.session.Decisions(conflict)
	options := make([]option, 0, len(p.decisions)+1)
	for _, decision := range p.decisions {
		options = append(options, option{Value: decision.Key, Label: decision.Label})
	}
	if conflict.IsText() {
		options = append(options, option{Value: "e", Label: "Write it anew"})
	}
	p.choice = newChoice(options, "")
}

// place is where the conflict that is shown stands among all, or -1.
func (p *conflictPage) place() int {
	for i, conflict := range p.app.session.Conflicts() {
		if conflict.Path == p.path {
			return i
		}
	}
	return -1
}

func (p *conflictPage) update(msg tea.Msg) action {
	if p.place() < 0 {
		p.show(0) // undo may have changed them
	}
	if p.editing {
		return p.updateEditor(msg)
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	keys := &p.app.keys
	p.scrolled = false
	switch {
	case key.Matches(press, keys.Done), key.Matches(press, keys.Back):
		return action{back: true, notice: p.leftOpen()}
	case p.path == "":
		return action{unused: true}
	case key.Matches(press, keys.PageUp):
		p.top, p.scrolled = max(0, p.top-max(1, p.height/2)), true
	case key.Matches(press, keys.PageDown):
		p.top, p.scrolled = p.top+max(1, p.height/2), true
	case key.Matches(press, keys.NextProvision), key.Matches(press, keys.Skip):
		p.show(p.place() + 1)
	case key.Matches(press, keys.PreviousProvision):
		p.show(p.place() - 1)
	case key.Matches(press, keys.Up), key.Matches(press, keys.Down):
		p.choice.update(press, keys)
	case key.Matches(press, keys.Choose):
		return p.choose(p.choice.value())
	default:
		for _, option := range p.choice.options {
			if press.Text == option.Value {
				return p.choose(option.Value)
			}
		}
		return action{unused: true}
	}
	return action{}
}

// leftOpen says how to come back to what nobody has decided yet, or "".
func (p *conflictPage) leftOpen() string {
	back := p.app.keys.Conflicts.Help().Key
	switch n := len(p.app.session.Conflicts()); n {
	case 0:
		return ""
	case 1:
		return "1 conflict is open; " + back + " shows it"
	default:
		return fmt.Sprintf("%d conflicts are open; %s shows them", n, back)
	}
}

// choose decides by the key of a decision.
func (p *conflictPage) choose(typed string) action {
	if p.app.session.File.ReadOnly() {
		p.app.session.Touch()
		return action{}
	}
	if typed == "e" {
		return p.write()
	}
	for _, decision := range p.decisions {
		if decision.Key == typed {
			return p.decide(decision)
		}
	}
	return action{}
}

// write opens the editor with all that the sides say.
func (p *conflictPage) write() action {
	conflict := p.app.session.Assessment.Conflict(p.path)
	value, ok := conflict.Both()
	if !ok {
		value = conflict.Sides[0].Value
	}
	p.editing = true
	p.editor = newEditor(&p.app.styles)
	if len(value) > 0 {
		p.editor.SetValue(questionnaire.Printable(questionnaire.ConflictText(value)))
	}
	p.editor.MoveToEnd()
	p.editor.Focus()
	return action{}
}

// decide takes a value and turns to the next conflict.
func (p *conflictPage) decide(decision session.Decision) action {
	at := p.place()
	if err := p.app.session.Resolve(p.path, decision.Value); err != nil {
		return action{problem: err.Error()}
	}
	p.show(at)
	if p.path == "" {
		return action{notice: "no conflict is open; u takes the last decision back"}
	}
	return action{notice: "decided; u takes it back"}
}

func (p *conflictPage) updateEditor(msg tea.Msg) action {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, p.app.keys.Cancel):
			p.editing = false
			return action{notice: "nothing was decided"}
		case key.Matches(msg, p.app.keys.Next):
			p.editing = false
			return p.decide(session.Decision{Value: questionnaire.TextValue(strings.TrimSpace(p.editor.Value()))})
		}
	case tea.PasteMsg:
		p.editor.InsertString(questionnaire.Printable(strings.ReplaceAll(msg.Content, "\r\n", "\n")))
		showCursor(&p.editor)
		return action{}
	}
	typeInto(&p.editor, msg)
	return action{}
}

func (p *conflictPage) view(width, height int) screen {
	st := &p.app.styles
	if p.place() < 0 {
		p.show(0)
	}
	if p.path == "" {
		return screen{lines: append([]string{" " + st.Selected.Render("Conflicts"), ""},
			paragraph("None is open. A conflict is what copies that were merged say differently.", min(width, longestLine), 1, st.Plain)...)}
	}
	conflict := *p.app.session.Assessment.Conflict(p.path)
	lines := p.head(conflict, width)
	if p.editing {
		return p.editorView(lines, width, height)
	}
	p.height = height - len(lines)
	var body []string
	if ask := p.app.session.Question(conflict); ask != "" {
		body = append(paragraph(ask, min(width, longestLine), 1, st.Plain), "")
	}
	body = append(body, p.sides(conflict, width)...)
	if conflict.Base != nil {
		body = append(body, st.Quiet.Render(" Before"))
		body = append(body, paragraph(p.app.session.SideText(conflict, conflict.Base), min(width, longestLine), 3, st.Quiet)...)
	}
	body = append(body, "")
	options, first, last := p.choice.lines(min(width, longestLine), st)
	start := len(body)
	body = append(body, options...)
	if !p.scrolled {
		keepVisible(&p.top, start+first, start+last, p.height, len(body))
		if start+last < p.height-1 {
			p.top = 0
		}
	}
	return screen{lines: append(lines, window(body, p.height, &p.top, st.Quiet)...)}
}

// head says which conflict of how many it is, and what it is about.
func (p *conflictPage) head(conflict questionnaire.Conflict, width int) []string {
	st := &p.app.styles
	place := fmt.Sprintf("conflict %d of %d", p.place()+1, len(p.app.session.Conflicts()))
	title := " " + st.Selected.Render(questionnaire.PrintableLine(conflict.About())) + "  " +
		st.Strong.Render(questionnaire.PrintableLine("Copies differ in "+conflict.Member()))
	lines := []string{spread(title, st.Quiet.Render(place), width)}
	if about := p.app.title(conflict.Reference()); about != "" {
		lines = append(lines, " "+st.Quiet.Render(fit(about, width-1)))
	}
	return append(lines, "")
}

// sides draws what the copies say, beside each other where there is room.
func (p *conflictPage) sides(conflict questionnaire.Conflict, width int) []string {
	measure, across := min(width, longestLine), 1
	if width >= besideFrom && len(conflict.Sides) > 1 {
		measure, across = width/2-1, 2
	}
	var lines []string
	for i := 0; i < len(conflict.Sides); i += across {
		row := p.side(conflict, i, measure)
		if across == 2 && i+1 < len(conflict.Sides) {
			right := p.side(conflict, i+1, measure)
			n := max(len(row), len(right))
			row, right = pad(row, n), pad(right, n)
			for at := range row {
				row[at] = column(row[at], measure+1) + right[at]
			}
		}
		lines = append(append(lines, row...), "")
	}
	return lines
}

// side draws what one copy says: who and when, and the words.
func (p *conflictPage) side(conflict questionnaire.Conflict, at, width int) []string {
	st := &p.app.styles
	side := conflict.Sides[at]
	lines := paragraph(fmt.Sprintf("%d  %s", at+1, questionnaire.PrintableLine(side.Who())), width, 1, st.Strong)
	return append(lines, paragraph(p.app.session.SideText(conflict, side.Value), width, 4, st.Plain)...)
}

func (p *conflictPage) editorView(lines []string, width, height int) screen {
	measure := min(width, longestLine)
	if p.editor.Width() != measure-4 || p.editor.Height() != max(1, height-len(lines)-1) {
		p.editor.SetWidth(measure - 4)
		p.editor.SetHeight(max(1, height-len(lines)-1))
		showCursor(&p.editor)
	}
	at := len(lines)
	for _, line := range dressedLines(&p.editor, &p.app.styles) {
		lines = append(lines, "  "+line)
	}
	cursor := p.editor.Cursor()
	if cursor != nil {
		cursor.X += 2
		cursor.Y += at
	}
	return screen{lines: lines, cursor: cursor}
}

func (p *conflictPage) hints() []key.Binding {
	k := &p.app.keys
	take := key.NewBinding(key.WithKeys("ctrl+s"), key.WithHelp("tab", "take this"))
	side := key.NewBinding(key.WithKeys("1 2"), key.WithHelp("1 2", "take a side"))
	both := key.NewBinding(key.WithKeys("b"), key.WithHelp("b", "all of them"))
	edit := key.NewBinding(key.WithKeys("e"), key.WithHelp("e", "write it anew"))
	next := key.NewBinding(key.WithKeys("[ ]"), key.WithHelp("[ ]", "other conflict"))
	switch {
	case p.editing:
		return []key.Binding{take, k.Cancel}
	case p.path == "":
		return []key.Binding{k.Undo, k.Back, k.Quit}
	}
	all := []key.Binding{k.Choose, side}
	if p.offers("b") {
		all = append(all, both)
	}
	if p.offers("e") {
		all = append(all, edit)
	}
	return append(all, next, k.Undo, k.Done)
}

// offers reports whether the conflict that is shown can be decided by a key.
func (p *conflictPage) offers(typed string) bool {
	return slices.ContainsFunc(p.choice.options, func(o option) bool { return o.Value == typed })
}

func (p *conflictPage) writing() bool { return p.editing }
