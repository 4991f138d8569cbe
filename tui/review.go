package tui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// reviewPage says where the statement stands and lists the findings; each leads to the
// provision or fact that it is about.
type reviewPage struct {
	app    *app
	cursor int
	top    int
	height int
}

func newReviewPage(m *app) *reviewPage { return &reviewPage{app: m} }

func (p *reviewPage) findings() []questionnaire.Finding { return p.app.session.Statement.Findings }

func (p *reviewPage) update(msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	keys := &p.app.keys
	last := max(0, len(p.findings())-1)
	switch {
	case key.Matches(press, keys.Up):
		p.cursor = max(0, p.cursor-1)
	case key.Matches(press, keys.Down):
		p.cursor = min(last, p.cursor+1)
	case key.Matches(press, keys.PageUp):
		p.cursor = max(0, p.cursor-max(1, p.height/2))
	case key.Matches(press, keys.PageDown):
		p.cursor = min(last, p.cursor+max(1, p.height/2))
	case key.Matches(press, keys.Choose), key.Matches(press, keys.Skip):
		return p.open()
	case key.Matches(press, keys.Base) && p.app.session.VariantOf() != "":
		return p.app.confirmBase()
	case key.Matches(press, keys.Back), key.Matches(press, keys.Done):
		return action{back: true}
	default:
		return action{unused: true}
	}
	return action{}
}

// open goes to what the finding is about; without findings the export is what is left.
func (p *reviewPage) open() action {
	if len(p.findings()) == 0 {
		return goTo(pageExport, "")
	}
	finding := p.findings()[min(p.cursor, len(p.findings())-1)]
	reference := finding.Reference
	switch {
	case finding.Code == questionnaire.CodeConflict:
		return goTo(pageConflicts, reference)
	case p.app.session.Edition.Provision(reference) != nil:
		return goTo(pageProvision, reference)
	case p.app.session.Edition.Fact(reference) != nil:
		return goTo(pageFacts, reference)
	case reference == questionnaire.AboutScope:
		return goTo(pageCatalogue, "")
	case reference == questionnaire.AboutBase:
		return p.app.showNews()
	case reference == questionnaire.AboutSupportEnd:
		return goTo(pageDeclaration, "")
	}
	return action{problem: reference + " is not part of this edition"}
}

func (p *reviewPage) view(width, height int) screen {
	st := &p.app.styles
	s := p.app.session.Statement
	measure := min(width, longestLine)
	lines := []string{" " + st.Selected.Render("Review")}
	lines = append(lines, paragraph(s.Result(), measure, 1, st.Strong)...)
	if totals := p.totals(measure); len(lines)+len(totals)+2 <= height/2+1 {
		lines = append(lines, "")
		lines = append(lines, totals...)
		lines = append(lines, "")
	}
	lines = lines[:min(len(lines), max(0, height-2))]
	p.height = height - len(lines)
	var body []string
	first, last := 0, 0
	for i, finding := range p.findings() {
		mark, style := "  ", st.Plain
		if i == p.cursor {
			mark, style = "> ", st.Selected
			first = len(body)
		}
		text := paragraph(fmt.Sprintf("%s, %s: %s", finding.Reference, finding.Severity, finding.Message), measure, 3, style)
		if len(text) > 0 {
			text[0] = " " + mark + text[0][3:]
		}
		body = append(body, text...)
		if i == p.cursor {
			last = len(body) - 1
		}
	}
	if len(body) == 0 {
		body = paragraph("Nothing is wrong and nothing is missing. Press enter to export.", measure, 1, st.Plain)
	}
	keepVisible(&p.top, first, last, p.height, len(body))
	return screen{lines: append(lines, window(body, p.height, &p.top, st.Quiet)...)}
}

// totals are the counts that a reader wants first.
func (p *reviewPage) totals(width int) []string {
	c := p.app.session.Statement.Counts
	var lines []string
	for _, text := range []string{
		provisionTotals(c),
		fmt.Sprintf("Mandatory: %d met, %d not met", c.MandatoryMet, c.MandatoryUnmet),
		fmt.Sprintf("Recommended: %d met, %d not met and justified, %d not met without reason", c.RecommendationsMet, c.RecommendationsJustified, c.RecommendationsUnjustified),
		"Findings: " + p.app.session.Statement.Tally(),
		p.openPoints(),
	} {
		lines = append(lines, paragraph(text, width, 1, p.app.styles.Quiet)...)
	}
	return lines
}

// provisionTotals say how many provisions apply, and how many are out of scope if any are.
func provisionTotals(c questionnaire.Counts) string {
	if c.OutOfScope > 0 {
		return fmt.Sprintf("%d provisions: %d out of scope; of the others %d apply, %d do not, %d undecided",
			c.Provisions, c.OutOfScope, c.Applicable, c.NotApplicable, c.Undecided)
	}
	return fmt.Sprintf("%d provisions: %d apply, %d do not, %d undecided", c.Provisions, c.Applicable, c.NotApplicable, c.Undecided)
}

// openPoints counts what is still to be done or found out, or is "".
func (p *reviewPage) openPoints() string {
	points := p.app.session.Assessment.OpenPoints()
	if len(points) == 0 {
		return ""
	}
	return "Open points: " + questionnaire.TallyPoints(points, p.app.session.Today()) + "; O lists them"
}

func (p *reviewPage) hints() []key.Binding {
	k := &p.app.keys
	if len(p.findings()) == 0 {
		export := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "export"))
		return []key.Binding{export, k.List, k.Back, k.Quit}
	}
	settle := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "settle it"))
	return []key.Binding{k.Up, k.Down, settle, k.Export, k.Back, k.Quit}
}

func (p *reviewPage) writing() bool { return false }
