package tui

import (
	"errors"
	"fmt"
	"io/fs"

	"ask645/questionnaire"
)

// view draws the list; on a wide window what there is to read of a provision stands beside it.
func (p *cataloguePage) view(width, height int) screen {
	st := &p.app.styles
	if p.problem != nil {
		return screen{lines: window(paragraph(p.problem.Error(), width, 1, st.Warning), height, &p.top, st.Quiet)}
	}
	head := p.headLines(width, height)
	var shown screen
	if cursor := p.input.Cursor(); p.finding && cursor != nil {
		cursor.X += len(findLabel) + 1
		cursor.Y += min(1, len(head)-1) // below what is shown, where there is room for both
		shown.cursor = cursor
	}
	room := height - len(head)
	switch {
	case p.picking != pickingNothing:
		lines, first, last := p.choice.lines(width-2, st)
		for i := range lines {
			lines[i] = " " + lines[i]
		}
		keepVisible(&p.pickTop, first, last, room, len(lines))
		shown.lines = append(head, window(lines, room, &p.pickTop, st.Quiet)...)
	case width >= wideWidth:
		left := min(width/2, longestLine)
		list, reading, top := p.list(left, room), p.reading(min(width-left-3, longestLine)), 0
		reading = window(reading, room, &top, st.Quiet)
		for i := range room {
			l, r := "", ""
			if i < len(list) {
				l = list[i]
			}
			if i < len(reading) {
				r = reading[i]
			}
			head = append(head, column(l, left)+st.Quiet.Render("│")+r)
		}
		shown.lines = head
	default:
		shown.lines = append(head, p.list(width, room)...)
	}
	return shown
}

// findLabel stands before the words that are looked for.
const findLabel = "Words "

// headLines say what is shown and what it is filtered by.
func (p *cataloguePage) headLines(width, height int) []string {
	st := &p.app.styles
	left, right := p.head()
	filter := st.Quiet.Render("Filter by c clause, s status, d condition, / words.")
	if words := p.filterWords(); words != "" {
		filter = st.Accent.Render("Only " + words)
	}
	switch {
	case p.finding:
		p.input.SetWidth(max(1, width-len(findLabel)-2))
		filter = st.Selected.Render(findLabel) + p.input.View()
	case p.picking == pickingClause:
		filter = st.Strong.Render("Which clause?")
	case p.picking == pickingCondition:
		filter = st.Strong.Render("That rest on which condition or feature?")
	}
	first := spread(" "+st.Selected.Render(left), st.Quiet.Render(right), width)
	switch {
	case height >= 10:
		return []string{first, " " + fit(filter, width-1), ""}
	case p.finding || p.picking != pickingNothing || p.filtered() && height < 4:
		return []string{" " + fit(filter, width-1)}
	case height < 4:
		return nil
	}
	return []string{first}
}

// list draws the provisions below the titles of their clauses.
func (p *cataloguePage) list(width, height int) []string {
	st := &p.app.styles
	p.height = height
	if len(p.shown) == 0 {
		body := paragraph("None. Press esc to see all of them again.", width, 1, st.Quiet)
		keepVisible(&p.top, -1, 0, height, len(body))
		return window(body, height, &p.top, st.Quiet)
	}
	body, at := belowClauses(len(p.shown), p.cursor, func(i int) *questionnaire.Clause { return p.shown[i].Clause() })
	keepVisible(&p.top, at-1, at, height, len(body))
	room := p.statusWidth()
	return windowOf(len(body), height, &p.top, st.Quiet, func(line int) string {
		if clause := body[line].clause; clause != nil {
			return " " + st.Strong.Render(fit(clause.Number+" "+clause.Title, width-1))
		}
		return p.line(p.shown[body[line].row], body[line].row == p.cursor, width, room)
	})
}

// line draws one provision: reference, status, in an assessment whether it applies and is in
// scope, title.
func (p *cataloguePage) line(provision *questionnaire.Provision, selected bool, width, statusWidth int) string {
	st := &p.app.styles
	mark, style := "  ", st.Plain
	if selected {
		mark, style = "> ", st.Selected
	}
	status := ""
	if width >= 56 {
		status = fmt.Sprintf("%-*s ", statusWidth, provision.Status.Text)
	}
	text := fmt.Sprintf("%s%-7s %s", mark, provision.Reference, status)
	if row := p.row(provision); row != nil {
		sign, scope := " ", "in "
		if row.OutOfScope {
			sign, scope = outSign, "out"
		}
		if (row.OutOfScope || row.Applies == questionnaire.No) && !selected {
			style = st.Quiet
		}
		applies := ""
		if width >= 56 {
			applies = fmt.Sprintf("%-3s ", shortApplies(row.Applies))
		}
		text = fmt.Sprintf("%s%s %-7s %s%s%s ", mark, sign, provision.Reference, status, applies, scope)
	}
	return style.Render(fit(text+provision.Title, width))
}

// statusWidth is the room that the statuses of the edition need.
func (p *cataloguePage) statusWidth() int {
	const usual = 12
	width := usual
	for _, provision := range p.edition.Provisions() {
		width = max(width, len(provision.Status.Text))
	}
	return width
}

// outSign stands in lists before what is out of scope.
const outSign = "/"

func shortApplies(truth questionnaire.Truth) string {
	switch truth {
	case questionnaire.Yes:
		return "yes"
	case questionnaire.No:
		return "no"
	case questionnaire.Unknown:
	}
	return "?"
}

// reading is what there is to read of the provision under the cursor.
func (p *cataloguePage) reading(width int) []string {
	at, st := p.at(), &p.app.styles
	if at == nil {
		return nil
	}
	lines := paragraph(at.Reference+"  "+at.Title, width, 1, st.Selected)
	for _, b := range p.blocks(at) {
		lines = append(lines, "")
		if b.heading != "" {
			lines = append(lines, paragraph(b.heading, width, 1, st.Strong)...)
		}
		lines = append(lines, paragraph(b.text, width, 1, st.Plain)...)
	}
	return lines
}

// blocks say what is asked, why, and on what it depends.
func (p *cataloguePage) blocks(provision *questionnaire.Provision) []block {
	blocks := []block{{heading: "Status " + provision.Status.Text, text: sentence(provision.Status.Meaning())}}
	row := p.row(provision)
	if row != nil {
		blocks[0].text = sentence(provision.Status.Meaning() + "; " + appliesWords(row.Applies) + "; " + scopeWords(row))
	}
	switch prose, err := p.edition.Prose(provision.Reference); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		blocks = append(blocks, block{text: err.Error()})
	default:
		blocks = append(blocks, block{heading: "What is asked", text: flat(prose.Requirement)}, block{heading: "Why it matters", text: flat(prose.Why)})
	}
	for _, condition := range provision.Conditions() {
		text := sentence(condition.Wording)
		if row != nil {
			truth, _ := condition.When.Eval(p.app.session.Profile().Lookup)
			text += " " + holdsWords(truth)
		}
		blocks = append(blocks, block{heading: "It rests on " + condition.Kind + " " + condition.Ref, text: text})
	}
	return blocks
}

// scopeWords say whether a provision is in scope.
func scopeWords(row *questionnaire.Row) string {
	switch {
	case row.Provision.Computed():
		return "it follows from the other answers"
	case row.OutOfScope:
		return "out of scope"
	}
	return "in scope"
}

func holdsWords(truth questionnaire.Truth) string {
	switch truth {
	case questionnaire.Yes:
		return "It holds for the device."
	case questionnaire.No:
		return "It does not hold for the device."
	case questionnaire.Unknown:
	}
	return "It is not known whether it holds."
}

// sentence writes the first letter large and ends with a full stop.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return questionnaire.Capital(text) + "."
}
