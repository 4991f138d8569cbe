package tui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// The least window in which anything useful can be shown.
const (
	leastWidth  = 24
	leastHeight = 7
)

// roomyHeight is the height from which rules set header and footer apart from the body.
const roomyHeight = 18

// tooSmall reports whether the window can show nothing but a request to enlarge it.
func (m *app) tooSmall() bool { return m.width < leastWidth || m.height < leastHeight }

// View draws the whole screen: header, body, footer, always in the same places. While an
// answer is on its way to disk it is the screen before the answer.
func (m *app) View() tea.View {
	if m.holding && m.frame.Content != "" {
		return m.frame
	}
	view := tea.NewView("")
	view.AltScreen = true
	// Never the product: a title goes to the window manager, and some terminals hand it back.
	view.WindowTitle = "ask645"
	if m.width > 0 && m.height > 0 && m.opening == nil {
		view.Content, view.Cursor = m.draw()
	}
	m.frame = view
	return view
}

func (m *app) draw() (string, *tea.Cursor) {
	if m.tooSmall() {
		return strings.Join(pad([]string{
			fit("window too small", m.width),
			fit(fmt.Sprintf("needs %dx%d, is %dx%d", leastWidth, leastHeight, m.width, m.height), m.width),
			fit("ctrl+c quits", m.width),
		}, m.height), "\n"), nil
	}
	header, footer := m.header(), m.footer()
	height := m.height - len(header) - len(footer)
	var body screen
	if m.overlay != nil {
		body = screen{lines: m.overlay.view(m.width, height, &m.styles)}
	} else {
		body = m.page.view(m.width, height)
	}
	lines := make([]string, 0, m.height)
	lines = append(lines, header...)
	lines = append(lines, pad(body.lines, height)...)
	lines = append(lines, footer...)
	for i, line := range lines {
		lines[i] = fit(calm(line), m.width)
	}
	if body.cursor != nil {
		body.cursor.Y += len(header)
		if body.cursor.Y >= len(header)+height || body.cursor.X >= m.width {
			body.cursor = nil
		}
	}
	return strings.Join(lines, "\n"), body.cursor
}

func (m *app) roomy() bool { return m.height >= roomyHeight }

// header says what is open, whether it is saved, and how far each clause is.
func (m *app) header() []string {
	if p, ok := m.page.(*presentPage); ok {
		return p.header()
	}
	if m.session == nil {
		lines := []string{spread(m.styles.Strong.Render("ask645"), m.styles.Quiet.Render("ETSI EN 303 645, consumer IoT"), m.width)}
		if m.roomy() {
			lines = append(lines, m.rule())
		}
		return lines
	}
	product := questionnaire.PrintableLine(m.session.Assessment.Product.Name)
	if product == "" {
		product = "unnamed product"
	}
	edition := strings.TrimPrefix(m.session.Edition.ShortTitle(), "ETSI ")
	left := m.styles.Strong.Render("ask645") + "  " + product + m.styles.Quiet.Render(" · "+edition)
	if base := m.session.VariantOf(); base != "" {
		left = m.styles.Strong.Render("ask645") + "  " + product + m.styles.Quiet.Render(" · variant of "+base+" · "+edition)
	}
	lines := []string{spread(left, m.savedMark(), m.width), m.clauseBar()}
	if m.roomy() {
		lines = append(lines, m.rule())
	}
	return lines
}

func (m *app) rule() string { return m.styles.Quiet.Render(strings.Repeat("─", m.width)) }

// savedMark says whether everything is on disk, and since when.
func (m *app) savedMark() string {
	switch {
	case m.session.File.ReadOnly():
		return m.styles.Warning.Render("read-only")
	case m.unsavedBecause != nil:
		return m.styles.Warning.Render("! not saved")
	case m.unsaved():
		return m.styles.Quiet.Render("saving")
	default:
		return m.styles.Quiet.Render("saved " + when(m.savedAt, m.options.Now()))
	}
}

// when tells a time by the clock on the same day, and by the date on any other.
func when(at, now time.Time) string {
	at, now = at.Local(), now.Local()
	if at.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return at.Format("15:04")
	}
	return at.Format("2 Jan 2006")
}

// clauseBar shows every clause with its signs. The clause one is in stands in brackets with its
// count. Where the bar does not fit, clauses have one sign each, and where that does not fit
// either, only that clause is named.
func (m *app) clauseBar() string {
	current := m.session.Edition.Provision(m.at.reference)
	var full, short []string
	here := ""
	for i := range m.session.Edition.Clauses {
		clause := &m.session.Edition.Clauses[i]
		answered, applicable, errors := m.session.Progress(clause)
		if applicable == 0 && clause.Provisions[0].Computed() {
			continue
		}
		signs, style := m.clauseSigns(clause, answered, applicable, errors)
		text, brief := clause.Number+signs, clause.Number+signs[max(0, len(signs)-1):]
		if current != nil && current.Clause() == clause {
			count := fmt.Sprintf(" %d/%d]", answered, applicable)
			text, brief = "["+text+count, "["+brief+count
			style = m.styles.Selected
			here = fmt.Sprintf("%s %s, %d of %d answered", clause.Number, clause.Title, answered, applicable)
		}
		full, short = append(full, style.Render(text)), append(short, style.Render(brief))
	}
	for _, parts := range [][]string{full, short} {
		if bar := strings.Join(parts, " "); cells(bar) <= m.width {
			return bar
		}
	}
	if here == "" {
		c := m.session.Statement.Counts
		here = fmt.Sprintf("%d of %d answered", c.Answered, c.Applicable+c.Undecided)
	}
	return m.styles.Selected.Render(fit(here, m.width))
}

// clauseSigns say how a clause stands: + all answered, ! all answered but with a finding of
// severity error, - nothing applies, no sign while open, and behind it / where provisions are
// out of scope.
func (m *app) clauseSigns(clause *questionnaire.Clause, answered, applicable, errors int) (string, look) {
	out := ""
	if m.session.LeftOut(clause) > 0 {
		out = outSign
	}
	switch {
	case applicable == 0 && out != "":
		return out, m.styles.Quiet
	case applicable == 0:
		return "-", m.styles.Quiet
	case answered < applicable:
		return out, m.styles.Quiet
	case errors > 0:
		return "!" + out, m.styles.Warning
	}
	return "+" + out, m.styles.Quiet
}

// footer holds a notice and the keys that matter here. On a low window a notice takes the
// place of the keys until the next one is pressed.
func (m *app) footer() []string {
	if p, ok := m.page.(*presentPage); ok {
		return p.footer()
	}
	notice := paragraph(questionnaire.PrintableLine(m.notice), m.width, 0, m.styles.Accent)
	problem := m.problem
	if problem == "" && m.unsavedBecause != nil {
		problem = m.unsavedWords()
	}
	if problem != "" {
		notice = paragraph("! "+questionnaire.PrintableLine(problem), m.width, 0, m.styles.Warning)
	}
	hints := m.hintLine()
	if m.roomy() {
		return append(append([]string{m.rule()}, notice[:min(len(notice), mostNotice)]...), hints)
	}
	if len(notice) > 0 {
		return notice[:min(len(notice), 2)]
	}
	return []string{hints}
}

// mostNotice is how many lines a notice may take.
const mostNotice = 4

// hintLine lists as many bindings as fit, "? help" always last.
func (m *app) hintLine() string {
	bindings := m.page.hints()
	if m.overlay != nil {
		bindings = []key.Binding{m.keys.PageDown, m.keys.Close}
	}
	last := ""
	if !m.page.writing() && m.overlay == nil {
		last = m.hint(m.keys.Help)
		if n := m.waiting(); n > 0 {
			last = m.styles.Warning.Render(fmt.Sprintf("%d to confirm", n)) + "  " + last
		}
	}
	line := ""
	for _, binding := range bindings {
		next := line + m.hint(binding) + "  "
		if cells(next)+cells(last) > m.width {
			break
		}
		line = next
	}
	return line + last
}

// waiting counts the answers from another edition that nobody has confirmed yet.
func (m *app) waiting() int {
	if m.session == nil {
		return 0
	}
	return m.session.Statement.Waiting()
}

func (m *app) hint(binding key.Binding) string {
	help := binding.Help()
	return m.styles.Accent.Render(help.Key) + " " + m.styles.Quiet.Render(help.Desc)
}
