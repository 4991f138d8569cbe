package tui

import (
	"errors"
	"path/filepath"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// evidencePage lists what supports the answer to a provision, and lets it be changed.
type evidencePage struct {
	app       *app
	reference string
	choice    choice
	top       int
	// outside is the entry whose file lies outside the folder: asked for again, it is opened.
	outside int
}

// digestMsg brings the digest of a file that evidence names.
type digestMsg struct {
	reference, ref string
	at             int
	sum            string
	err            error
}

// addEvidence is the option behind the last entry.
const addEvidence = "\x00add"

func newEvidencePage(m *app, reference string) *evidencePage {
	p := &evidencePage{app: m, reference: reference, outside: -1}
	p.list()
	return p
}

func (p *evidencePage) list() {
	p.choice.options = nil
	for _, e := range p.app.session.Evidence(p.reference) {
		label, note := e.Title, "no SHA-256 recorded"
		if label == "" {
			label = e.Ref
		}
		if e.SHA256 != "" {
			note = "SHA-256 " + e.SHA256
		}
		p.choice.options = append(p.choice.options, option{Value: e.Ref, Label: label, File: e.Ref, Note: note})
	}
	p.choice.options = append(p.choice.options, option{Value: addEvidence, Label: "Add evidence"})
	p.choice.cursor = min(p.choice.cursor, len(p.choice.options)-1)
}

// entries counts the evidence there is.
func (p *evidencePage) entries() int { return len(p.choice.options) - 1 }

func (p *evidencePage) update(msg tea.Msg) action {
	if sum, ok := msg.(digestMsg); ok {
		return p.recorded(sum)
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	keys := &p.app.keys
	at := p.choice.cursor
	switch {
	case p.choice.update(press, keys):
		return action{open: &destination{page: pageOneEvidence, reference: p.reference, entry: p.choice.cursor}}
	case key.Matches(press, keys.Up), key.Matches(press, keys.Down):
		p.outside = -1
	case key.Matches(press, keys.Clear) && at < p.entries():
		p.app.session.RemoveEvidence(p.reference, at)
		p.list()
		return action{notice: "removed; u brings it back"}
	case key.Matches(press, keys.Digest) && at < p.entries():
		return action{cmd: p.app.digest(p.reference, at, p.outside == at)}
	case key.Matches(press, keys.Back), key.Matches(press, keys.Done):
		return action{back: true}
	default:
		return action{unused: true}
	}
	return action{}
}

// recorded takes a digest over, unless the list has changed meanwhile.
func (p *evidencePage) recorded(msg digestMsg) action {
	list := p.app.session.Evidence(p.reference)
	switch {
	case errors.Is(msg.err, store.ErrOutside):
		p.outside = msg.at
		return action{problem: "outside the folder of the assessment: press s again to open it all the same"}
	case msg.err != nil:
		return action{problem: msg.err.Error()}
	case msg.reference != p.reference || msg.at >= len(list) || list[msg.at].Ref != msg.ref:
		return action{}
	}
	evidence := list[msg.at]
	same := evidence.SHA256 == msg.sum
	evidence.SHA256 = msg.sum
	p.app.session.SetEvidence(p.reference, msg.at, evidence)
	p.outside = -1
	p.list()
	if same {
		return action{notice: "the file is the one whose SHA-256 was recorded"}
	}
	return action{notice: "SHA-256 recorded"}
}

// digest reads a file that evidence names.
func (m *app) digest(reference string, at int, outside bool) tea.Cmd {
	ref, folder := m.session.Evidence(reference)[at].Ref, filepath.Dir(m.session.File.Path())
	return func() tea.Msg {
		sum, err := store.Digest(folder, ref, outside)
		return digestMsg{reference: reference, ref: ref, at: at, sum: sum, err: err}
	}
}

func (p *evidencePage) view(width, height int) screen {
	p.list() // undo may have changed it
	st := &p.app.styles
	measure := min(width, longestLine)
	lines := []string{" " + st.Selected.Render(p.reference) + "  " + st.Strong.Render("Evidence")}
	if height >= 10 {
		lines = append(lines, paragraph("What shows that the answer holds: a report, a design document, a web page. The statement lists it. Paths start at the folder of the assessment.", measure, 1, st.Quiet)...)
		lines = append(lines, "")
	}
	var body []string
	options, first, last := p.choice.lines(measure-1, st)
	for _, line := range options {
		body = append(body, " "+line)
	}
	room := height - len(lines)
	keepVisible(&p.top, first, last, room, len(body))
	return screen{lines: append(lines, window(body, room, &p.top, st.Quiet)...)}
}

func (p *evidencePage) hints() []key.Binding {
	k := &p.app.keys
	if p.choice.cursor >= p.entries() {
		return []key.Binding{k.Choose, k.Up, k.Down, k.Back, k.Undo}
	}
	return []key.Binding{k.Choose, k.Digest, k.Clear, k.Back, k.Undo}
}

func (p *evidencePage) writing() bool { return false }

// newOneEvidencePage asks for the parts of one entry. It is taken over at the end.
func (m *app) newOneEvidencePage(reference string, at int) *formPage {
	var evidence questionnaire.Evidence
	if list := m.session.Evidence(reference); at < len(list) {
		evidence = list[at]
	}
	p := &formPage{
		app: m, title: reference + "  Evidence",
		intro: "Nothing is opened unless you ask for its SHA-256.",
		fields: []field{
			{"Title", "such as Penetration test of May 2026", &evidence.Title},
			{"Where it is", "a path, or a web address", &evidence.Ref},
		},
	}
	p.submit = func() action {
		if evidence.Title != "" || evidence.Ref != "" {
			m.session.SetEvidence(reference, at, evidence)
		}
		return action{back: true}
	}
	return p
}
