package tui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/export"
	"ask645/export/document"
	"ask645/tui/session"
)

// exportPage says what the statement will hold and what is missing, and writes it.
type exportPage struct {
	app    *app
	choice choice
	top    int
}

// What can be chosen beside the formats.
const (
	exportAll         = "all"
	exportFolder      = "folder"
	exportDeclaration = "declaration"
	exportNotes       = "notes"
	exportLetterhead  = "letterhead"
	exportDay         = "day"
)

func newExportPage(m *app) *exportPage {
	p := &exportPage{app: m}
	m.letterheads.Read(m.options.Library)
	p.list()
	p.choice.pick(m.exports.chosen)
	return p
}

// list builds the options anew, as the folder and the notes change what they say.
func (p *exportPage) list() {
	p.choice.options = nil
	for _, format := range export.Formats() {
		p.choice.options = append(p.choice.options, option{
			Value: format.Name,
			Label: format.Title + ": " + format.Describe,
		})
	}
	add := func(value, label string) {
		p.choice.options = append(p.choice.options, option{Value: value, Label: label})
	}
	add(exportDay, "Sheet of the day: what was decided today, as PDF and Markdown; no statement")
	add(exportAll, "All formats of the statement")
	where := "beside the assessment"
	if p.app.folder != "" {
		where = p.app.folder
	}
	add(exportFolder, "Folder: "+where)
	if p.app.letterheads.Offered() {
		add(exportLetterhead, "Letterhead: "+p.app.letterheads.Words())
	}
	add(exportDeclaration, "Signature, support period and the rest of the cover")
	if n := p.app.session.Assessment.Private(); n > 0 {
		notes := fmt.Sprintf("Notes and flags (%d): go along in the data of PDF and JSON", n)
		if p.app.withoutNotes {
			notes = fmt.Sprintf("Notes and flags (%d): left out", n)
		}
		add(exportNotes, notes)
	}
}

func (p *exportPage) update(msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	keys := &p.app.keys
	switch {
	case p.choice.update(press, keys):
		return p.chosen(p.choice.value())
	case key.Matches(press, keys.Up), key.Matches(press, keys.Down):
	case key.Matches(press, keys.Back), key.Matches(press, keys.Done):
		return action{back: true}
	default:
		return action{unused: true}
	}
	return action{}
}

func (p *exportPage) chosen(value string) action {
	p.app.exports.chosen = value
	switch value {
	case exportFolder:
		return goTo(pageFolder, "")
	case exportDeclaration:
		return goTo(pageDeclaration, "")
	case exportNotes:
		p.app.withoutNotes = !p.app.withoutNotes
		p.list()
		return action{}
	case exportLetterhead:
		p.app.letterheads.Next()
		p.list()
		return action{}
	case exportDay:
		var names []string
		for _, format := range export.DayFormats() {
			names = append(names, dayPrefix+format)
		}
		return p.app.exports.begin(p.app, names)
	case exportAll:
		return p.app.exports.begin(p.app, export.StatementNames())
	}
	return p.app.exports.begin(p.app, []string{value})
}

// newFolderPage asks where exports go.
func (m *app) newFolderPage() *formPage {
	folder := m.folder
	p := &formPage{
		app: m, title: "Folder for exports",
		intro:  "Relative to where the program was started. Empty means beside the assessment. It is made if it is not there.",
		fields: []field{{"Folder", "", &folder}},
	}
	p.submit = func() action {
		m.folder = session.ExpandHome(folder)
		return action{back: true}
	}
	return p
}

func (p *exportPage) view(width, height int) screen {
	st := &p.app.styles
	measure := min(width, longestLine)
	lines := []string{" " + st.Selected.Render("Export the statement")}
	var body []string
	if height >= 10 {
		body = p.contents(measure)
	}
	above := len(body)
	options, first, last := p.choice.lines(measure-1, st)
	for _, line := range options {
		body = append(body, " "+line)
	}
	first, last = first+above, last+above
	if told := p.app.exports.told(); len(told) > 0 {
		body = append(body, "")
		for _, line := range told {
			body = append(body, paragraph(line, measure, 1, st.Plain)...)
		}
		last = len(body) - 1
	} else if p.choice.cursor == 0 {
		first = 0
	}
	room := height - len(lines)
	keepVisible(&p.top, first, last, room, len(body))
	return screen{lines: append(lines, window(body, room, &p.top, st.Quiet)...)}
}

// contents says what the statement claims, what it will hold, and what is missing.
func (p *exportPage) contents(width int) []string {
	st := &p.app.styles
	s := p.app.session.Statement
	lines := paragraph(s.Result(), width, 1, st.Plain)
	lines = append(lines, paragraph("In it: "+strings.Join(document.Contents(s), ", ")+".", width, 1, st.Quiet)...)
	if n := s.Errors(); n > 0 {
		lines = append(lines, paragraph(counted(n, "error")+" would stand in it; press r to review.", width, 1, st.Warning)...)
	}
	if missing := document.Missing(s.Assessment); missing != "" {
		lines = append(lines, paragraph(missing, width, 1, st.Quiet)...)
	}
	return append(lines, "")
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
