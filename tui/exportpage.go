package tui

import (
	"path/filepath"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/export"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// exportPage writes the statement to a file beside the assessment.
type exportPage struct {
	app    *app
	choice choice
	top    int
	// working names the format being written; done lists what was written.
	working string
	done    []string
}

// exportedMsg ends an export.
type exportedMsg struct {
	format, path string
	warnings     []string
	err          error
}

func newExportPage(m *app) *exportPage {
	p := &exportPage{app: m}
	for _, format := range export.Formats() {
		p.choice.options = append(p.choice.options, option{
			Value: format.Name,
			Label: strings.ToUpper(format.Name),
			File:  filepath.Base(format.Path(m.session.File.Path())),
		})
	}
	return p
}

func (p *exportPage) update(msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	keys := &p.app.keys
	switch {
	case p.choice.update(press, keys):
		return p.write(p.choice.value())
	case key.Matches(press, keys.Up), key.Matches(press, keys.Down):
	case key.Matches(press, keys.Back), key.Matches(press, keys.Done):
		return action{back: true}
	default:
		return action{unused: true}
	}
	return action{}
}

// line says where a finished export is; an export that failed is nowhere.
func (msg exportedMsg) line() string {
	if msg.err != nil {
		return "Not written: " + filepath.Base(msg.path)
	}
	return "Written: " + filepath.Base(msg.path) + ", beside the assessment"
}

// trouble says why an export failed, or what it could not show, or "".
func (msg exportedMsg) trouble() string {
	if msg.err != nil {
		return msg.err.Error()
	}
	return strings.Join(msg.warnings, "; ")
}

// write renders and writes in a command; the page stays usable meanwhile.
func (p *exportPage) write(name string) action {
	if p.working != "" {
		return action{notice: "still writing " + p.working}
	}
	format, err := export.Lookup(name)
	if err != nil {
		return action{problem: err.Error()}
	}
	p.working = name
	p.app.exporting++
	path, options := format.Path(p.app.session.File.Path()), p.app.options
	edition, assessment := p.app.session.Edition, p.app.session.Assessment.Clone()
	return action{cmd: func() tea.Msg {
		today := options.today()
		statement := questionnaire.Evaluate(edition, assessment, today)
		result, err := export.Render(name, statement, export.Options{Date: today, Generator: "ask645 " + options.Version})
		if err == nil {
			err = store.WriteFile(path, result.Bytes, 0o600)
		}
		return exportedMsg{format: name, path: path, warnings: result.Warnings, err: err}
	}}
}

func (p *exportPage) view(width, height int) screen {
	st := &p.app.styles
	s := p.app.session.Statement
	measure := min(width, longestLine)
	lines := []string{" " + st.Selected.Render("Export the statement")}
	if height >= 10 {
		lines = append(lines, paragraph(s.Result(), measure, 1, st.Plain)...)
		if n := s.Errors(); n > 0 {
			lines = append(lines, paragraph(counted(n, "error")+" would stand in it; press r to review.", measure, 1, st.Warning)...)
		}
		lines = append(lines, "")
	}
	options, first, last := p.choice.lines(measure-1, st)
	var body []string
	for _, line := range options {
		body = append(body, " "+line)
	}
	body = append(body, "")
	if p.working != "" {
		body = append(body, " "+st.Quiet.Render("Writing "+p.working))
	}
	for _, done := range p.done {
		body = append(body, paragraph(done, measure, 1, st.Plain)...)
	}
	if len(p.done) > 0 || p.working != "" {
		last = len(body) - 1
	}
	room := height - len(lines)
	keepVisible(&p.top, first, last, room, len(body))
	return screen{lines: append(lines, window(body, room, &p.top, st.Quiet)...)}
}

func (p *exportPage) hints() []key.Binding {
	k := &p.app.keys
	return []key.Binding{k.Up, k.Down, k.Choose, k.Back, k.Review, k.Quit}
}

func (p *exportPage) writing() bool { return false }

// today is the day an export is dated.
func (o Options) today() time.Time {
	if o.Today != nil {
		return o.Today()
	}
	return o.Now()
}
