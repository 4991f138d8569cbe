package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// passage is a text that can be searched, and where it stands.
type passage struct {
	reference string
	tab       guideTab
	kind      string
	text      string
	// folded is the text as it is compared.
	folded string
}

func newPassage(reference string, tab guideTab, kind, text string) passage {
	text = flat(text)
	return passage{reference: reference, tab: tab, kind: kind, text: text, folded: strings.ToLower(reference + " " + text)}
}

// passagesOf takes everything that is said about one provision.
func passagesOf(provision *questionnaire.Provision, prose *questionnaire.Prose) []passage {
	ref := prose.Reference
	all := []passage{
		newPassage(ref, tabAbout, "title", provision.Title),
		newPassage(ref, tabAbout, "asked", prose.Requirement),
		newPassage(ref, tabAbout, "why", prose.Why),
	}
	for i := range prose.Checks {
		all = append(all, newPassage(ref, tabAbout, "check", prose.Checks[i].Ask+" "+prose.Checks[i].Help))
	}
	for _, example := range prose.Examples {
		all = append(all, newPassage(ref, tabExamples, "example", example.Text+" "+example.Note))
	}
	for _, template := range prose.Justifications {
		all = append(all, newPassage(ref, tabReasons, "reason", template.Situation+" "+template.Text))
	}
	for _, evidence := range prose.Evidence {
		all = append(all, newPassage(ref, tabEvidence, "evidence", evidence))
	}
	return all
}

// termPassages takes the glossary. A term leads to the first provision that leans on it.
func termPassages(guidance *questionnaire.Guidance, edition *questionnaire.Edition) []passage {
	first := map[string]string{}
	for _, provision := range edition.Provisions() {
		prose, err := edition.Prose(provision.Reference)
		if err != nil {
			continue
		}
		for _, id := range prose.Terms {
			if first[id] == "" {
				first[id] = provision.Reference
			}
		}
	}
	var all []passage
	for _, term := range guidance.Terms {
		if reference := first[term.ID]; reference != "" {
			all = append(all, newPassage(reference, tabTerms, "term", term.Term+": "+term.Meaning+" "+term.Misread))
		}
	}
	return all
}

// searchPage finds words in everything the program says about the edition.
type searchPage struct {
	app    *app
	input  textinput.Model
	found  []passage
	cursor int
	top    int
}

func newSearchPage(m *app) *searchPage {
	p := &searchPage{app: m, input: newInput()}
	p.input.Focus()
	return p
}

func (p *searchPage) update(msg tea.Msg) action {
	keys := &p.app.keys
	if press, isKey := msg.(tea.KeyPressMsg); isKey {
		switch {
		case key.Matches(press, keys.Done):
			return action{back: true}
		case press.Code == tea.KeyUp:
			p.cursor = max(0, p.cursor-1)
			return action{}
		case press.Code == tea.KeyDown:
			p.cursor = min(max(0, len(p.found)-1), p.cursor+1)
			return action{}
		case key.Matches(press, keys.Choose):
			if p.cursor < len(p.found) {
				found := p.found[p.cursor]
				return action{open: &destination{page: pageProvision, reference: found.reference, tab: found.tab}}
			}
			return action{}
		}
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		paste.Content = questionnaire.PrintableLine(paste.Content)
		msg = paste
	}
	before := p.input.Value()
	p.input, _ = p.input.Update(msg)
	if p.input.Value() != before {
		p.find()
	}
	return action{}
}

// find looks for passages that hold every word. Titles come first, then the order of the
// standard.
func (p *searchPage) find() {
	p.found, p.cursor, p.top = nil, 0, 0
	words := strings.Fields(strings.ToLower(p.input.Value()))
	if len(words) == 0 {
		return
	}
	for _, candidate := range p.app.passages {
		if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(candidate.folded, word) }) {
			p.found = append(p.found, candidate)
		}
	}
	slices.SortStableFunc(p.found, func(a, b passage) int {
		switch {
		case a.kind == b.kind || a.kind != "title" && b.kind != "title":
			return 0
		case a.kind == "title":
			return -1
		}
		return 1
	})
}

// around cuts a text so that the first word looked for is near its start.
func (p *searchPage) around(text string, width int) string {
	words := strings.Fields(strings.ToLower(p.input.Value()))
	if len(words) == 0 || len(text) <= width {
		return text
	}
	at := strings.Index(strings.ToLower(text), words[0])
	if at < width/2 {
		return text
	}
	start := at - width/4
	for start < len(text) && text[start] != ' ' {
		start++
	}
	return cutMark + text[start:]
}

func (p *searchPage) view(width, height int) screen {
	st := &p.app.styles
	const label, widestCount = " Search ", len("9999 found")
	p.input.SetWidth(max(8, width-len(label)-widestCount-2))
	count := ""
	if p.input.Value() != "" {
		count = fmt.Sprintf("%d found", len(p.found))
	}
	lines := []string{spread(" "+st.Selected.Render(label[1:])+p.input.View(), st.Quiet.Render(count), width)}
	cursor := p.input.Cursor()
	if cursor != nil {
		cursor.X += len(label)
	}
	if height > 8 {
		lines = append(lines, "")
	}
	room := height - len(lines)
	if p.input.Value() == "" {
		body := paragraph("Words from anywhere: titles, checks, examples, reasons, evidence, terms. For example TLS, reset, battery.", width, 1, st.Quiet)
		keepVisible(&p.top, 0, 0, room, len(body))
		return screen{lines: append(lines, window(body, room, &p.top, st.Quiet)...), cursor: cursor}
	}
	keepVisible(&p.top, p.cursor, p.cursor, room, len(p.found))
	draw := func(i int) string { return p.line(&p.found[i], i == p.cursor, width) }
	return screen{lines: append(lines, windowOf(len(p.found), room, &p.top, st.Quiet, draw)...), cursor: cursor}
}

// line draws one passage that was found.
func (p *searchPage) line(found *passage, selected bool, width int) string {
	mark, style := "  ", p.app.styles.Plain
	if selected {
		mark, style = "> ", p.app.styles.Selected
	}
	head := fmt.Sprintf("%s%-7s %-9s", mark, found.reference, found.kind)
	room := width - len(head) - 1
	return style.Render(head) + " " + fit(p.around(found.text, room), room)
}

func (p *searchPage) hints() []key.Binding {
	k := &p.app.keys
	return []key.Binding{k.Up, k.Down, k.Choose, k.Done}
}

func (p *searchPage) writing() bool { return true }
