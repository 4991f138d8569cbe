package tui

import (
	"fmt"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// listPage lists all provisions, to see where things stand and to go to one. Typing the
// start of a reference such as 5.3 moves there.
type listPage struct {
	app    *app
	filter listFilter
	// rows are those that the filter lets through.
	rows []questionnaire.Row
	// widest is the room for a reference.
	widest int
	cursor int
	top    int
	height int
	typed  string
	// asked is true once the person has been shown what accepting would write.
	asked bool
}

func newListPage(m *app, reference string) *listPage {
	p := &listPage{app: m}
	p.show(filterAll, reference)
	return p
}

// show applies a filter and keeps the cursor on the given provision, or near it.
func (p *listPage) show(filter listFilter, reference string) {
	p.filter, p.rows, p.cursor, p.asked = filter, nil, 0, false
	for _, row := range p.app.session.Statement.Rows {
		if !filter.lets(p.app.session.Statement, &row) {
			continue
		}
		if row.Provision.Reference == reference {
			p.cursor = len(p.rows)
		}
		p.rows = append(p.rows, row)
	}
}

// count counts the rows shown that are rows of the pro forma's table.
func (p *listPage) count() int {
	n := 0
	for _, row := range p.rows {
		if !row.Provision.Unlisted {
			n++
		}
	}
	return n
}

// reference is the provision under the cursor, or "".
func (p *listPage) reference() string {
	if p.cursor >= len(p.rows) {
		return ""
	}
	return p.rows[p.cursor].Provision.Reference
}

func (p *listPage) update(msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	keys := &p.app.keys
	last := max(0, len(p.rows)-1)
	typed := p.typed
	p.typed = ""
	switch {
	case typed != "" && press.Code == tea.KeyBackspace:
		p.typed = typed[:len(typed)-1]
		if p.typed == "" {
			return action{}
		}
		return p.jump()
	case isReferenceKey(press), isReferenceLetter(press, typed, p.references()):
		p.typed = typed + strings.ToUpper(press.Text)
		return p.jump()
	case key.Matches(press, keys.Up):
		p.cursor = max(0, p.cursor-1)
	case key.Matches(press, keys.Down):
		p.cursor = min(last, p.cursor+1)
	case key.Matches(press, keys.PageUp):
		p.cursor = max(0, p.cursor-max(1, p.height-2))
	case key.Matches(press, keys.PageDown):
		p.cursor = min(last, p.cursor+max(1, p.height-2))
	case key.Matches(press, keys.First):
		p.cursor = 0
	case key.Matches(press, keys.Last):
		p.cursor = last
	case key.Matches(press, keys.Choose), key.Matches(press, keys.Skip):
		if p.reference() == "" {
			return action{}
		}
		return goTo(pageProvision, p.reference())
	case key.Matches(press, keys.Filter):
		p.show(p.filter.next(p.app.session.Statement), p.reference())
	case key.Matches(press, keys.Accept):
		return p.accept()
	case key.Matches(press, keys.Back), key.Matches(press, keys.Done):
		return action{back: true}
	case key.Matches(press, keys.Why):
		p.app.overlay = p.app.why(p.reference())
	default:
		return action{unused: true}
	}
	return action{}
}

// isReferenceKey reports whether a key can be part of a typed reference.
func isReferenceKey(press tea.KeyPressMsg) bool {
	return len(press.Text) == 1 && (press.Text[0] >= '0' && press.Text[0] <= '9' || press.Text == "." || press.Text == "-")
}

// isReferenceLetter reports whether a key goes on with what was typed of a reference, as the
// letter of 5.1-2A does. Any other letter is a command.
func isReferenceLetter(press tea.KeyPressMsg, typed string, references []string) bool {
	return typed != "" && len(press.Text) == 1 && unicode.IsLetter(rune(press.Text[0])) &&
		questionnaire.FindReference(references, typed+press.Text) >= 0
}

// references are those of the rows shown.
func (p *listPage) references() []string {
	references := make([]string, 0, len(p.rows))
	for i := range p.rows {
		references = append(references, p.rows[i].Provision.Reference)
	}
	return references
}

// jump moves to the provision whose reference was typed, or begins so.
func (p *listPage) jump() action {
	if at := questionnaire.FindReference(p.references(), p.typed); at >= 0 {
		p.cursor = at
		return action{notice: "go to " + p.typed}
	}
	// What was typed stays, so that Backspace takes back the key that was wrong.
	return action{problem: "no provision starts with " + p.typed}
}

func (p *listPage) view(width, height int) screen {
	st := &p.app.styles
	c := p.app.session.Statement.Counts
	totals := fmt.Sprintf("%d apply, %d do not, %d undecided", c.Applicable, c.NotApplicable, c.Undecided)
	if c.OutOfScope > 0 {
		totals += fmt.Sprintf(", %d out", c.OutOfScope)
	}
	lines := []string{spread(" "+st.Selected.Render(p.filter.title(p.count())), st.Quiet.Render(totals), width), ""}
	if height < 10 {
		lines = nil
	}
	p.height = height - len(lines)
	p.widest = usualReference
	for i := range p.rows {
		p.widest = max(p.widest, len(p.rows[i].Provision.Reference))
	}
	if len(p.rows) == 0 {
		body := paragraph("None. Press F for the next filter.", width, 1, st.Quiet)
		keepVisible(&p.top, -1, 0, p.height, len(body))
		return screen{lines: append(lines, window(body, p.height, &p.top, st.Quiet)...)}
	}
	body, at := belowClauses(len(p.rows), p.cursor, func(i int) *questionnaire.Clause { return p.rows[i].Provision.Clause() })
	keepVisible(&p.top, at-1, at, p.height, len(body))
	draw := func(line int) string {
		if clause := body[line].clause; clause != nil {
			return " " + st.Strong.Render(fit(clause.Number+" "+clause.Title, width-1))
		}
		return p.line(&p.rows[body[line].row], body[line].row == p.cursor, width)
	}
	return screen{lines: append(lines, windowOf(len(body), p.height, &p.top, st.Quiet, draw)...)}
}

// listLine is a line of a list of provisions: the heading of a clause, or one of the rows.
type listLine struct {
	clause *questionnaire.Clause
	row    int
}

// belowClauses puts rows below the headings of their clauses, and says at which line the
// cursor is.
func belowClauses(rows, cursor int, clauseOf func(row int) *questionnaire.Clause) (lines []listLine, at int) {
	lines = make([]listLine, 0, 2*rows)
	var clause *questionnaire.Clause
	for i := range rows {
		if next := clauseOf(i); next != clause {
			clause = next
			lines = append(lines, listLine{clause: clause})
		}
		if i == cursor {
			at = len(lines)
		}
		lines = append(lines, listLine{row: i})
	}
	return lines, at
}

// usualReference is the room for a reference, unless one of a pack needs more.
const usualReference = 7

// line draws one provision: sign, reference, status, support, title.
func (p *listPage) line(row *questionnaire.Row, selected bool, width int) string {
	st := &p.app.styles
	mark, style := "  ", st.Plain
	if selected {
		mark, style = "> ", st.Selected
	}
	support := string(row.Support)
	sign := " "
	switch {
	case row.Waiting():
		sign = "~"
	case row.Applies == questionnaire.Unknown:
		sign = "?"
	case row.Answer.Flag:
		sign = "*"
	case row.Open():
		sign = "·"
	}
	for _, finding := range p.app.session.Statement.Of(row.Provision.Reference) {
		if finding.Severity == questionnaire.SeverityError && !row.Open() && !row.Answer.Flag {
			sign = "!"
		}
	}
	if row.OutOfScope {
		sign, support = outSign, "out"
	}
	status := row.Provision.Status.Text
	text := fmt.Sprintf("%s%s %-*s %-3s ", mark, sign, p.widest, row.Provision.Reference, support)
	if width >= 60 {
		text = fmt.Sprintf("%s%s %-*s %-12s %-3s  ", mark, sign, p.widest, row.Provision.Reference, status, support)
	}
	if (row.Applies == questionnaire.No || row.OutOfScope) && !selected {
		style = st.Quiet
	}
	words := p.app.title(row.Provision.Reference)
	if p.filter == filterNotApplicable {
		words = questionnaire.PrintableLine(row.Detail)
	}
	if n := len(p.app.session.Assessment.ConflictsOf(row.Provision.Reference)); n > 0 {
		return spread(style.Render(text+words), st.Warning.Render(counted(n, "conflict")), width)
	}
	mark = ""
	if p.app.session.Owner(questionnaire.AnswerPath(row.Provision.Reference)) == questionnaire.Own {
		mark = "own"
	}
	if n := row.Answer.Pending(); n > 0 {
		mark = strings.TrimSuffix(fmt.Sprintf("%d open, %s", n, mark), ", ")
	}
	if mark != "" {
		return spread(style.Render(text+words), st.Quiet.Render(mark), width)
	}
	return style.Render(text + words)
}

func (p *listPage) hints() []key.Binding {
	k := &p.app.keys
	typing := key.NewBinding(key.WithKeys("5"), key.WithHelp("5.3-1", "type a number"))
	if p.filter == filterNotApplicable {
		return []key.Binding{k.Up, k.Down, k.Accept, k.Filter, k.Why, k.Choose, k.Back, k.Quit}
	}
	return []key.Binding{k.Up, k.Down, k.Choose, typing, k.Filter, k.Why, k.Back, k.Quit}
}

func (p *listPage) writing() bool { return false }
