package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// migratePage asks for the edition to carry the open assessment over to.
type migratePage struct {
	app     *app
	choice  choice
	problem error
	top     int
}

func newMigratePage(m *app) *migratePage {
	p := &migratePage{app: m}
	editions, err := m.session.Editions(m.options.Library)
	p.problem = err
	for _, edition := range editions {
		p.choice.options = append(p.choice.options, option{Value: edition.ID, Label: edition.Title, Note: "Published " + edition.Published})
	}
	return p
}

func (p *migratePage) update(msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	keys := &p.app.keys
	switch {
	case len(p.choice.options) > 0 && p.choice.update(press, keys):
		return goTo(pageMigrateTo, p.choice.value())
	case key.Matches(press, keys.Up), key.Matches(press, keys.Down):
	case key.Matches(press, keys.Back), key.Matches(press, keys.Done):
		return action{back: true}
	default:
		return action{unused: true}
	}
	return action{}
}

func (p *migratePage) view(width, height int) screen {
	st := &p.app.styles
	measure := min(width, longestLine)
	lines := []string{" " + st.Selected.Render("Carry over to another edition")}
	if height >= 10 {
		lines = append(lines, paragraph("Facts, cover and evidence go along. Each answer waits beside its provision until you have looked at it there. The file that is open stays as it is.", measure, 1, st.Plain)...)
		lines = append(lines, "")
	}
	if p.problem != nil {
		lines = append(lines, paragraph(p.problem.Error(), measure, 1, st.Warning)...)
	}
	options, first, last := p.choice.lines(measure-1, st)
	first, last = first+len(lines), last+len(lines)
	for _, line := range options {
		lines = append(lines, " "+line)
	}
	keepVisible(&p.top, first, last, height, len(lines))
	return screen{lines: window(lines, height, &p.top, st.Quiet)}
}

func (p *migratePage) hints() []key.Binding {
	k := &p.app.keys
	return []key.Binding{k.Up, k.Down, k.Choose, k.Back, k.Quit}
}

func (p *migratePage) writing() bool { return false }

// newMigrateToPage asks for the file of the assessment that is carried over.
func (m *app) newMigrateToPage(edition string) *formPage {
	path, title := "", edition
	if e, err := m.options.Library.Edition(edition); err == nil {
		path, title = m.session.MigratedName(e), e.Title
	}
	p := &formPage{
		app:    m,
		verb:   "carry over",
		title:  "Carry over to " + title,
		intro:  "The answers are carried over into a new file, and the work goes on in that. The file that is open now stays as it is.",
		fields: []field{{"File", "path of the new file; ~/ is your home folder", &path}},
	}
	p.submit = func() action {
		switch {
		case path == "":
			return action{problem: "name a file to carry the answers over to"}
		case m.saving || m.unsaved():
			return action{problem: "the assessment that is open is not saved yet: press enter once more"}
		}
		return action{cmd: m.migrate(edition, path)}
	}
	p.answer = p.opened
	return p
}

// migrate carries the assessment over into a new file, and opens that.
func (m *app) migrate(edition, path string) tea.Cmd {
	options, run := m.options, m.session.Migrate(m.options.Library, edition, path)
	return func() tea.Msg {
		migrated, err := run()
		if err != nil {
			return openedMsg{err: err}
		}
		opened := options.with(edited{assessment: migrated.Assessment, file: migrated.File})
		opened.report = migrated.Report
		return opened
	}
}

// migrationPage is the report on an assessment that was just carried over.
type migrationPage struct {
	app    *app
	top    int
	height int
}

func newMigrationPage(m *app) *migrationPage { return &migrationPage{app: m} }

func (p *migrationPage) update(msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	keys := &p.app.keys
	step := max(1, p.height-2)
	switch {
	case key.Matches(press, keys.List): // before First, which it has a key in common with
		return action{unused: true}
	case key.Matches(press, keys.Up):
		p.top--
	case key.Matches(press, keys.Down):
		p.top++
	case key.Matches(press, keys.PageUp):
		p.top -= step
	case key.Matches(press, keys.PageDown):
		p.top += step
	case key.Matches(press, keys.First):
		p.top = 0
	case key.Matches(press, keys.Last):
		p.top = len(p.body(leastWidth))
	case key.Matches(press, keys.Choose), key.Matches(press, keys.Skip):
		return p.goOn()
	case key.Matches(press, keys.Back), key.Matches(press, keys.Done):
		return action{back: true}
	default:
		return action{unused: true}
	}
	return action{}
}

// goOn leads to the first question about the device, else to the first answer that waits, else
// to whatever is open.
func (p *migrationPage) goOn() action {
	s := p.app.session
	if fact := s.FirstQuestion(); fact != nil {
		return goTo(pageFacts, fact.ID)
	}
	for _, reference := range []string{s.Statement.NextWaiting(""), s.NextOpen("")} {
		if reference != "" {
			return goTo(pageProvision, reference)
		}
	}
	return goTo(pageReview, "")
}

func (p *migrationPage) view(width, height int) screen {
	st := &p.app.styles
	lines := []string{" " + st.Selected.Render("What became of the answers")}
	if height >= 10 {
		lines = append(lines, "")
	}
	body := p.body(min(width, longestLine))
	p.height = height - len(lines)
	return screen{lines: append(lines, window(body, p.height, &p.top, st.Quiet)...)}
}

// body is the report in lines.
func (p *migrationPage) body(width int) []string {
	st := &p.app.styles
	report := p.app.migration
	if report == nil {
		return paragraph("Nothing was carried over here.", width, 1, st.Plain)
	}
	lines := paragraph(report.Summary(), width, 1, st.Plain)
	for _, section := range report.Sections() {
		lines = append(lines, "")
		lines = append(lines, paragraph(section.Title, width, 1, st.Strong)...)
		lines = append(lines, paragraph(section.Text, width, 1, st.Quiet)...)
		for _, entry := range section.Entries {
			lines = append(lines, bullet(questionnaire.PrintableLine(entry.Head), width, st)...)
			for _, line := range entry.Lines {
				lines = append(lines, paragraph(questionnaire.PrintableLine(line), width, 3, st.Quiet)...)
			}
		}
		lines = append(lines, paragraph(questionnaire.PrintableLine(strings.Join(section.References, ", ")), width, 1, st.Plain)...)
	}
	return lines
}

func (p *migrationPage) hints() []key.Binding {
	k := &p.app.keys
	on := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go on"))
	return []key.Binding{on, k.PageDown, k.PageUp, k.List, k.Review, k.Quit}
}

func (p *migrationPage) writing() bool { return false }
