package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// lesson is something to learn from, one sheet after another: the tour, a round, cards, the
// practice on a device, and the menus that lead there.
type lesson interface {
	// sheet is what is shown now.
	sheet() sheet
	// choose takes the values of the options chosen, and returns what that leads to: another
	// lesson to go into, or nil.
	choose(values []string) lesson
	// back goes to the sheet before, or returns false where that is outside the lesson.
	back() bool
	// over reports whether the lesson has come to its end.
	over() bool
}

// sheet is what a lesson shows: what to read, and what to choose.
type sheet struct {
	title, place string
	// read are paragraphs; strong is the question below them, help what helps with it, told
	// what was just answered.
	read   []string
	strong string
	help   string
	told   []string
	// options are chosen from, want of them; more than one are ticked first.
	options []option
	want    int
	// menu is true where an option leads on and answers nothing, so that it can be chosen
	// before the last one was in sight.
	menu bool
	// beside is what can be read beside it, with its title: a dossier.
	beside      []block
	besideTitle string
	problem     string
}

// lessonPage shows lessons. Each was reached from the one below it.
type lessonPage struct {
	app     *app
	lessons []lesson
	now     sheet
	choice  choice
	ticked  []string
	top     int
	// bottom is true once the last line was in sight, width and height the room of
	// the last drawing.
	bottom        bool
	width, height int
	// follow brings the cursor into sight; depth is how many lessons there were before.
	follow bool
	depth  int
}

// sameAs reports whether a sheet asks what another one does, so that the cursor stays.
func (s sheet) sameAs(other sheet) bool {
	return s.title == other.title && s.place == other.place && s.strong == other.strong &&
		slices.EqualFunc(s.options, other.options, func(a, b option) bool { return a.Value == b.Value })
}

func newLessonPage(m *app, first ...lesson) *lessonPage {
	p := &lessonPage{app: m, lessons: first}
	p.refresh()
	return p
}

func (p *lessonPage) lesson() lesson { return p.lessons[len(p.lessons)-1] }

// refresh takes over the sheet that the lesson shows now.
func (p *lessonPage) refresh() {
	for len(p.lessons) > 1 && p.lesson().over() {
		p.lessons = p.lessons[:len(p.lessons)-1]
	}
	before := p.now
	p.now = p.lesson().sheet()
	if len(p.lessons) == p.depth && p.now.sameAs(before) {
		p.choice.options = p.now.options
		return
	}
	p.depth = len(p.lessons)
	p.choice = newChoice(p.now.options, "")
	p.ticked, p.top, p.bottom, p.follow = nil, 0, false, false
}

func (p *lessonPage) update(msg tea.Msg) action {
	if done, ok := msg.(errandMsg); ok {
		return p.ended(done)
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	// Keys may come faster than the screen is drawn.
	_ = p.view(p.width, p.height)
	keys := &p.app.keys
	switch {
	case p.lettered(press):
		if !p.bottom && p.now.want <= 1 {
			return p.readOn()
		}
		return p.chosen(press)
	case key.Matches(press, keys.Scope) && p.now.want > 1:
		p.tick(p.choice.value())
		return action{}
	case key.Matches(press, keys.PageDown):
		p.top += max(1, p.height-2)
		return action{}
	case key.Matches(press, keys.PageUp):
		p.top -= max(1, p.height-2)
		return action{}
	case key.Matches(press, keys.Back), key.Matches(press, keys.Done):
		return p.back()
	case key.Matches(press, keys.Read) && len(p.now.beside) > 0:
		p.app.overlay = &overlay{title: p.now.besideTitle, blocks: p.now.beside}
		return action{}
	case key.Matches(press, keys.Choose) && !p.bottom && !p.now.menu:
		return p.readOn()
	case p.choice.update(press, keys):
		return p.chosen(press)
	case key.Matches(press, keys.Up), key.Matches(press, keys.Down):
		p.follow = true
		return action{}
	}
	return action{unused: true}
}

// readOn shows more before anything is chosen: what was not seen is not answered.
func (p *lessonPage) readOn() action {
	p.top += max(1, p.height-2)
	return action{notice: "more to read came first; choose when all was in sight"}
}

// lettered moves to the option that a key names by its letter, where the options have letters.
func (p *lessonPage) lettered(press tea.KeyPressMsg) bool {
	if press.Text == "" {
		return false
	}
	at := slices.IndexFunc(p.now.options, func(o option) bool { return strings.HasPrefix(o.Label, press.Text+") ") })
	if at < 0 {
		return false
	}
	p.choice.cursor, p.follow = at, p.now.want > 1
	return true
}

// tick marks an option, or takes the mark away.
func (p *lessonPage) tick(value string) {
	if at := slices.Index(p.ticked, value); at >= 0 {
		p.ticked = slices.Delete(p.ticked, at, at+1)
		return
	}
	p.ticked = append(p.ticked, value)
}

// chosen takes a choice. Where several are wanted, a number only ticks.
func (p *lessonPage) chosen(press tea.KeyPressMsg) action {
	values := []string{p.choice.value()}
	if p.now.want > 1 {
		if !key.Matches(press, p.app.keys.Choose) {
			p.tick(p.choice.value())
			return action{}
		}
		if values = p.ticked; len(values) != p.now.want {
			return action{problem: "tick " + counted(p.now.want, "row") + " with space, then press enter; " + counted(len(values), "row") + " ticked"}
		}
	}
	if values[0] == lessonLeave {
		return action{cmd: p.app.leave()}
	}
	of := p.lesson()
	if next := of.choose(values); next != nil {
		p.lessons = append(p.lessons, next)
	}
	p.refresh()
	return action{cmd: p.begin(of), problem: p.now.problem}
}

// lessonLeave is the option that ends the program.
const lessonLeave = "\x00leave"

// back goes to the sheet before; from the first one it stays.
func (p *lessonPage) back() action {
	switch {
	case p.lesson().back():
	case len(p.lessons) > 1:
		p.lessons = p.lessons[:len(p.lessons)-1]
	case len(p.app.trail) > 0:
		return action{back: true}
	default:
		return action{notice: "this is where learning begins; H goes home, q quits"}
	}
	p.refresh()
	return action{}
}

func (p *lessonPage) view(width, height int) screen {
	st := &p.app.styles
	p.width, p.height = width, height
	measure := min(width, longestLine)
	besides := len(p.now.beside) > 0 && width >= besideFrom
	if besides {
		measure = width/2 - 2
	}
	lines := []string{spread(" "+st.Selected.Render(questionnaire.PrintableLine(p.now.title)), st.Quiet.Render(p.now.place), measure)}
	for _, text := range p.now.told {
		lines = append(lines, paragraph(text, measure, 1, st.Accent)...)
	}
	for _, text := range p.now.read {
		if height >= roomyHeight-6 {
			lines = append(lines, "")
		}
		lines = append(lines, paragraph(text, measure, 1, st.Plain)...)
	}
	if p.now.strong != "" {
		lines = append(lines, "")
		lines = append(lines, paragraph(p.now.strong, measure, 1, st.Strong)...)
		lines = append(lines, paragraph(p.now.help, measure, 1, st.Quiet)...)
	}
	lines = append(lines, "")
	shown := p.choice
	if p.now.want > 1 {
		shown.options = slices.Clone(shown.options)
		for i := range shown.options {
			box := "[ ] "
			if slices.Contains(p.ticked, shown.options[i].Value) {
				box = "[x] "
			}
			shown.options[i].Label = box + shown.options[i].Label
		}
	}
	options, first, last := shown.lines(measure-1, st)
	first, last = first+len(lines), last+len(lines)
	for _, line := range options {
		lines = append(lines, " "+line)
	}
	if p.follow {
		keepVisible(&p.top, first, last, height, len(lines))
		p.follow = false
	}
	body := window(lines, height, &p.top, st.Quiet)
	p.bottom = p.bottom || p.top+height >= len(lines)
	if besides {
		body = p.withDossier(body, width, height)
	}
	return screen{lines: body}
}

// withDossier puts as much of the dossier beside the lines as there is room; the rest is read
// on with a key.
func (p *lessonPage) withDossier(lines []string, width, height int) []string {
	st := &p.app.styles
	left := width / 2
	right := width - left - 2
	side := []string{st.Selected.Render(fit(p.now.besideTitle, right))}
	for _, b := range p.now.beside {
		side = append(side, st.Strong.Render(fit(b.heading, right)))
		side = append(side, paragraph(b.text, right, 0, st.Plain)...)
	}
	top := 0
	side = window(side, height, &top, st.Quiet)
	if len(side) == height && height > 1 {
		side[height-1] = st.Quiet.Render(fit("↓ i reads on", right))
	}
	joined := make([]string, 0, height)
	for i := range max(len(lines), len(side)) {
		line := ""
		if i < len(lines) {
			line = fit(lines[i], left-1)
		}
		line += strings.Repeat(" ", max(0, left-cells(line)))
		if i < len(side) {
			line += st.Quiet.Render("│ ") + side[i]
		}
		joined = append(joined, line)
	}
	return joined
}

func (p *lessonPage) hints() []key.Binding {
	k := &p.app.keys
	hints := []key.Binding{k.Up, k.Down, k.Choose}
	if p.now.want > 1 {
		hints = append(hints, key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "tick")))
	}
	if len(p.now.beside) > 0 {
		hints = append(hints, k.Read)
	}
	return append(hints, k.PageDown, k.Back, k.Quit)
}

func (p *lessonPage) writing() bool { return false }
