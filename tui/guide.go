package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// guide is what there is to read about a provision: what is asked and why, how others meet
// it, how to say why it is not met, what to show, the terms. It stands beside the question
// where there is room, and covers it when it has the focus where there is not.
type guide struct {
	app       *app
	answering *questionnaire.Answering
	prose     *questionnaire.Prose
	guidance  *questionnaire.Guidance

	examples  []questionnaire.Example
	templates []questionnaire.Justification

	// before is what waited here when the page was opened. Whoever answers anew can go on
	// reading it.
	before *questionnaire.Confirmation

	tab     guideTab
	cursor  int
	top     int
	height  int
	focused bool
	// starts are the lines at which the entries begin, of total lines, as drawn last.
	starts []int
	total  int
	// follow asks the next view to bring the entry under the cursor into sight.
	follow bool
}

// guideTab is one part of the guide.
type guideTab int

const (
	tabAbout guideTab = iota
	tabExamples
	tabReasons
	tabEvidence
	tabTerms
	tabMisuse
)

func newGuide(m *app, answering *questionnaire.Answering) *guide {
	g := &guide{app: m, answering: answering, prose: answering.Prose, guidance: answering.Guidance, before: answering.Confirmation()}
	facts := m.session.Profile().Lookup
	g.examples = g.guidance.SortExamples(g.prose.Examples, facts)
	g.templates = g.guidance.SortJustifications(g.prose.Justifications, facts)
	return g
}

// tabs lists the parts that have something to show.
func (g *guide) tabs() []guideTab {
	tabs := []guideTab{tabAbout}
	if len(g.examples) > 0 {
		tabs = append(tabs, tabExamples)
	}
	if len(g.templates) > 0 || g.prose.Gap != "" {
		tabs = append(tabs, tabReasons)
	}
	tabs = append(tabs, tabEvidence)
	if len(g.prose.Terms) > 0 {
		tabs = append(tabs, tabTerms)
	}
	if g.guidance.Misuse.Bears(g.prose.Reference) {
		tabs = append(tabs, tabMisuse)
	}
	return tabs
}

func (g *guide) name(tab guideTab) string {
	switch tab {
	case tabExamples:
		return fmt.Sprintf("Examples %d", len(g.examples))
	case tabReasons:
		if g.prose.Gap != "" {
			return "Close the gap"
		}
		return fmt.Sprintf("Reasons %d", len(g.templates))
	case tabEvidence:
		return "Evidence"
	case tabTerms:
		return fmt.Sprintf("Terms %d", len(g.prose.Terms))
	case tabMisuse:
		return "Misuse"
	case tabAbout:
	}
	return "About"
}

// picked is what a person took from the guide.
type picked struct {
	example  *questionnaire.Example
	template *questionnaire.Justification
}

// update takes a key while the guide has the focus. It returns what was picked, if anything.
func (g *guide) update(press tea.KeyPressMsg) picked {
	keys := &g.app.keys
	switch {
	case key.Matches(press, keys.Read), key.Matches(press, keys.Done), key.Matches(press, keys.Quit):
		g.focused = false
	case key.Matches(press, keys.Back):
		g.turn(-1)
	case key.Matches(press, keys.Skip):
		g.turn(+1)
	case key.Matches(press, keys.Up):
		g.move(-1)
	case key.Matches(press, keys.Down):
		g.move(+1)
	case key.Matches(press, keys.PageUp):
		g.scroll(g.top - max(1, g.height-2))
	case key.Matches(press, keys.PageDown):
		g.scroll(g.top + max(1, g.height-2))
	case key.Matches(press, keys.First):
		g.scroll(0)
	case key.Matches(press, keys.Last):
		g.scroll(g.total)
	case key.Matches(press, keys.Choose):
		return g.pick()
	}
	return picked{}
}

// turn goes to a neighbouring part.
func (g *guide) turn(by int) {
	tabs := g.tabs()
	at := max(0, slices.Index(tabs, g.tab))
	g.show(tabs[(at+by+len(tabs))%len(tabs)])
}

func (g *guide) show(tab guideTab) { g.tab, g.cursor, g.top = tab, 0, 0 }

// entries counts what can be picked in the part shown.
func (g *guide) entries() int {
	switch g.tab {
	case tabExamples:
		return len(g.examples)
	case tabReasons:
		return len(g.templates)
	case tabAbout, tabEvidence, tabTerms, tabMisuse:
	}
	return 0
}

// move goes from entry to entry, or scrolls where there are none.
func (g *guide) move(by int) {
	if n := g.entries(); n > 0 {
		g.cursor = min(max(0, g.cursor+by), n-1)
		g.follow = true
		return
	}
	g.top += by
}

// scroll shows the lines from top on. The cursor goes along: it is always on an entry that
// can be seen, so that nothing unseen is ever picked.
func (g *guide) scroll(top int) {
	g.top = min(max(0, top), max(0, g.total-g.height))
	for i, start := range g.starts {
		if start <= g.top+1 || i == 0 {
			g.cursor = i
		}
	}
}

func (g *guide) pick() picked {
	switch {
	case g.tab == tabExamples && g.cursor < len(g.examples):
		return picked{example: &g.examples[g.cursor]}
	case g.tab == tabReasons && g.cursor < len(g.templates):
		return picked{template: &g.templates[g.cursor]}
	}
	return picked{}
}

// view draws the guide into a column.
func (g *guide) view(width, height int) []string {
	st := &g.app.styles
	lines := []string{g.tabLine(width), ""}
	if height < 6 {
		lines = lines[:1]
	}
	g.height = height - len(lines)
	g.starts = nil
	body, first, last := g.body(width)
	g.total = len(body)
	if g.follow {
		g.follow = false
		keepVisible(&g.top, first, min(last, first+g.height-3), g.height, len(body))
	}
	return append(lines, window(body, g.height, &g.top, st.Quiet)...)
}

// tabLine names the parts, the one shown in brackets. Where they do not fit it names the
// one shown and its place.
func (g *guide) tabLine(width int) string {
	st := &g.app.styles
	tabs := g.tabs()
	parts := make([]string, 0, len(tabs))
	for _, tab := range tabs {
		name := g.name(tab)
		switch {
		case tab == g.tab && g.focused:
			parts = append(parts, st.Selected.Render("["+name+"]"))
		case tab == g.tab:
			parts = append(parts, st.Strong.Render("["+name+"]"))
		default:
			parts = append(parts, st.Quiet.Render(name))
		}
	}
	line := " " + strings.Join(parts, "  ")
	if cells(line) <= width {
		return line
	}
	at := slices.Index(tabs, g.tab) + 1
	return " " + st.Selected.Render(fmt.Sprintf("[%s]", g.name(g.tab))) + st.Quiet.Render(fmt.Sprintf(" %d of %d ← →", at, len(tabs)))
}

// body draws the part shown and says which lines the entry under the cursor takes.
func (g *guide) body(width int) (lines []string, first, last int) {
	switch g.tab {
	case tabExamples:
		return g.list(len(g.examples), width, g.exampleLines)
	case tabReasons:
		if g.prose.Gap != "" {
			return g.gapLines(width), 0, 0
		}
		lines, first, last = g.list(len(g.templates), width, g.templateLines)
		head := paragraph(flat(g.guidance.Reminder), width, 1, g.app.styles.Quiet)
		head = append(head, " "+g.app.styles.Quiet.Render(g.guidance.ReminderRef), "")
		for i := range g.starts {
			g.starts[i] += len(head)
		}
		return append(head, lines...), first + len(head), last + len(head)
	case tabEvidence:
		for _, evidence := range g.prose.Evidence {
			lines = append(lines, bullet(evidence, width, &g.app.styles)...)
		}
		return lines, 0, 0
	case tabTerms:
		return g.termLines(width), 0, 0
	case tabMisuse:
		return g.misuseLines(width), 0, 0
	case tabAbout:
	}
	return g.aboutLines(width), 0, 0
}

// list draws entries one below the other, with a sign at the one under the cursor.
func (g *guide) list(n, width int, draw func(i, width int) []string) (lines []string, first, last int) {
	for i := range n {
		entry := draw(i, width-2)
		mark := " "
		g.starts = append(g.starts, len(lines))
		rest := " "
		if g.focused && i == g.cursor {
			mark, rest = g.app.styles.Selected.Render(">"), g.app.styles.Selected.Render("│")
			first, last = len(lines), len(lines)+len(entry)-1
		}
		for j, line := range entry {
			sign := rest
			if j == 0 {
				sign = mark
			}
			lines = append(lines, sign+line)
		}
		lines = append(lines, "")
	}
	return lines, first, last
}

// openGuide gives the focus to a part of the guide, for those who come from a search.
func (p *provisionPage) openGuide(tab guideTab) {
	if p.guide == nil || tab == tabAbout || !slices.Contains(p.guide.tabs(), tab) {
		return
	}
	p.guide.focused = true
	p.guide.show(tab)
}
