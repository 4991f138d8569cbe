package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ask645/export/document"
	"ask645/questionnaire"
)

// wideWidth is the width from which what there is to read stands beside the question.
const wideWidth = 100

// view draws the head of the provision, what there is to read, and the question. The
// question always has the room it needs; the reading matter takes the rest and scrolls.
func (p *provisionPage) view(width, height int) screen {
	if p.problem != nil {
		return screen{lines: paragraph(p.problem.Error(), width, 1, p.app.styles.Warning)}
	}
	head := p.head(width, height)
	room := height - len(head)
	switch {
	case width >= wideWidth:
		return p.wide(head, width, room)
	case p.guide.focused:
		return screen{lines: append(head, p.guide.view(min(width, longestLine), room)...)}
	}
	block := p.block(min(width, longestLine)-1, room)
	lines := head
	if left := room - min(len(block.lines), room) - 1; left >= 2 {
		reading := p.guide.about(min(width, longestLine), false)
		lines = append(lines, window(reading, min(left, len(reading)), &p.guide.top, p.app.styles.Quiet)...)
		lines = append(lines, "")
	}
	return p.place(lines, block, room-(len(lines)-len(head)), 1)
}

// wide sets the question to the left and what there is to read to the right of it.
func (p *provisionPage) wide(head []string, width, room int) screen {
	left := min(width/2, longestLine)
	right := min(width-left-3, longestLine)
	block := p.block(left-1, room)
	reading := p.guide.view(right, room)
	shown := p.place(nil, block, room, 1)
	lines := head
	edge := p.app.styles.Quiet.Render("│")
	if p.guide.focused {
		edge = p.app.styles.Accent.Render("┃")
	}
	for i := range room {
		l, r := "", ""
		if i < len(shown.lines) {
			l = shown.lines[i]
		}
		if i < len(reading) {
			r = reading[i]
		}
		lines = append(lines, column(l, left)+edge+r)
	}
	if shown.cursor != nil {
		shown.cursor.Y += len(head)
	}
	return screen{lines: lines, cursor: shown.cursor}
}

// questionBlock is the part of the page that is worked in.
type questionBlock struct {
	lines []string
	// first and last are the lines that must stay visible.
	first, last int
	cursor      *tea.Cursor
}

// place puts the question below lines that are drawn already, scrolled so that what is
// worked on can be seen.
func (p *provisionPage) place(above []string, block questionBlock, room, indent int) screen {
	if p.follow || room != p.blockRoom || p.writing() {
		keepVisible(&p.blockTop, block.first, block.last, room, len(block.lines))
	}
	p.follow, p.overflows, p.blockRoom = false, len(block.lines) > room, room
	shown := window(block.lines, room, &p.blockTop, p.app.styles.Quiet)
	lines := above
	for _, line := range shown {
		lines = append(lines, strings.Repeat(" ", indent)+line)
	}
	if block.cursor != nil {
		block.cursor.X += indent
		block.cursor.Y += len(above) - p.blockTop
	}
	return screen{lines: lines, cursor: block.cursor}
}

// head names the provision, its status and whether it applies.
func (p *provisionPage) head(width, height int) []string {
	st := &p.app.styles
	title, status := p.row().Provision.Title, p.row().Provision.Status
	at, of := p.app.session.Place(p.reference())
	count := ""
	if at > 0 {
		count = fmt.Sprintf("%d of %d", at, of)
	}
	short := status.Text
	if n := p.row().Answer.Pending(); n > 0 {
		count = strings.TrimSuffix(counted(n, "open point")+", "+count, ", ")
		short += fmt.Sprintf(", %d open", n)
	}
	name := " " + st.Selected.Render(p.reference()) + "  " + st.Strong.Render(title)
	if p.row().Answer.Flag {
		name = "*" + name[1:]
	}
	line := " " + status.Text + ": " + status.Meaning()
	switch {
	case p.row().Provision.Computed():
		line += "; follows from the other answers"
	case p.row().OutOfScope:
		line += "; out of scope"
	case status.Conditional():
		line += "; " + appliesWords(p.row().Applies)
	}
	if owner := p.app.ownerWords(p.reference()); owner != "" {
		line, short = line+"; "+owner, short+", "+owner
	}
	if height < 12 {
		return []string{spread(name, st.Quiet.Render(short), width)}
	}
	return []string{spread(name, "", width), spread(st.Quiet.Render(line), st.Quiet.Render(count), width), ""}
}

// bullet is a paragraph with a sign in front of its first line.
func bullet(text string, width int, st *styles) []string {
	lines := paragraph(flat(text), width, 3, st.Plain)
	if len(lines) > 0 {
		lines[0] = " - " + strings.TrimPrefix(lines[0], "   ")
	}
	return lines
}

// block draws what the stage asks.
func (p *provisionPage) block(width, room int) questionBlock {
	switch p.stage {
	case stageChecks:
		return p.checkBlock(width, room)
	case stageBlanks:
		return p.blankBlock(width)
	case stageDetail, stageNote:
		return p.detailBlock(width, room)
	case stagePoint:
		return p.offerBlock(width)
	case stageSupport:
	}
	return p.supportBlock(width, room)
}

// checkBlock draws the checks answered so far, a line each, and the one asked now in full.
func (p *provisionPage) checkBlock(width, room int) questionBlock {
	st := &p.app.styles
	lines := append(p.waitingLine(width), p.answered(width, p.step)...)
	step := p.answering.Walk.Steps[p.step]
	question := paragraph(step.Check.Ask, width, 0, st.Strong)
	options, first, last := p.choice.lines(width, st)
	help := paragraph(flat(step.Check.Help), width, 0, st.Quiet)
	// On a low window the answered checks give way first, then the help.
	if len(lines)+len(question)+len(help)+len(options)+1 > room {
		lines = p.waitingLine(width)
	}
	if len(question)+len(help)+len(options)+1 > room {
		help = nil
	}
	lines = append(lines, question...)
	lines = append(lines, help...)
	if len(lines)+1+len(options) <= room {
		lines = append(lines, "")
	}
	start := len(lines)
	lines = append(lines, options...)
	return questionBlock{lines: lines, first: start + first, last: start + last}
}

// answered lists the first n checks with their answers, shortened to a line each.
func (p *provisionPage) answered(width, n int) []string {
	st := &p.app.styles
	var lines []string
	for _, step := range p.answering.Walk.Steps[:min(n, len(p.answering.Walk.Steps))] {
		answer := "open"
		if step.Answer != "" {
			answer = questionnaire.CheckLabel(step.Answer)
		}
		lines = append(lines, fit(fmt.Sprintf("%-7s ", answer)+st.Quiet.Render(step.Check.Ask), width))
	}
	if lines != nil {
		lines = append(lines, "")
	}
	return lines
}

// answersLine lists the answers to all checks in a line, where there is no room for more.
func (p *provisionPage) answersLine(width int) []string {
	var answers []string
	for _, step := range p.answering.Walk.Steps {
		if step.Answer != "" {
			answers = append(answers, questionnaire.CheckLabel(step.Answer))
		}
	}
	if answers == nil {
		return nil
	}
	return []string{p.app.styles.Quiet.Render(fit("Checks: "+strings.Join(answers, ", "), width))}
}

// supportBlock draws the answers to the checks, what they suggest, the choice of support
// and the Detail as it stands.
func (p *provisionPage) supportBlock(width, room int) questionBlock {
	st := &p.app.styles
	if !p.asks() {
		return p.settledBlock(width)
	}
	options, first, last := p.choice.lines(width, st)
	says := paragraph(p.verdict(), width, 0, st.Plain)
	findings := p.findings(width)
	lines := append(p.waitingLine(width), p.answered(width, len(p.answering.Walk.Steps))...)
	if len(lines)+len(says)+len(options)+len(findings)+2 > room {
		lines = append(p.waitingLine(width), p.answersLine(width)...)
	}
	if len(lines)+len(says)+len(options)+1 <= room {
		lines = append(lines, says...)
		lines = append(lines, "")
	}
	start := len(lines)
	lines = append(lines, options...)
	if detail := p.row().Answer.Detail; detail != "" || len(findings) > 0 {
		lines = append(lines, "")
	}
	lines = append(lines, findings...)
	if detail := p.row().Answer.Detail; detail != "" {
		lines = append(lines, st.Quiet.Render("Detail"))
		lines = append(lines, paragraph(detail, width, 0, st.Plain)...)
	}
	if list := p.row().Answer.Evidence; len(list) > 0 {
		lines = append(lines, "", st.Quiet.Render("Evidence"))
		for _, e := range list {
			lines = append(lines, bullet(questionnaire.PrintableLine(document.EvidenceName(e)), width, st)...)
		}
	}
	lines = append(lines, p.openPoints(width)...)
	if note := p.row().Answer.Note; note != "" {
		lines = append(lines, "", st.Quiet.Render("Note"))
		lines = append(lines, paragraph(note, width, 0, st.Quiet)...)
	}
	return questionBlock{lines: lines, first: start + first, last: start + last}
}

// openPoints lists what is still to be done or found out.
func (p *provisionPage) openPoints(width int) []string {
	st := &p.app.styles
	today := p.app.session.Today()
	var lines []string
	for _, point := range p.row().Answer.OpenPoints {
		if point.Done {
			continue
		}
		text := questionnaire.PrintableLine(point.Text)
		if words := point.Particulars(today); words != "" {
			text += " (" + questionnaire.PrintableLine(words) + ")"
		}
		lines = append(lines, bullet(text, width, st)...)
	}
	if lines == nil {
		return nil
	}
	return append([]string{"", st.Quiet.Render("Open points")}, lines...)
}

// findings say what is wrong with an answer that was given.
func (p *provisionPage) findings(width int) []string {
	if p.row().Open() {
		return nil
	}
	var lines []string
	for _, finding := range p.app.session.Statement.Of(p.reference()) {
		lines = append(lines, paragraph("! "+finding.Message, width, 0, p.app.styles.Warning)...)
	}
	return lines
}

// verdict says what the checks lead to.
func (p *provisionPage) verdict() string {
	switch {
	case p.row().Applies == questionnaire.Unknown && p.answering.Walk.Suggestion == nil:
		return "Whether this applies is not known yet; press w to see on what it rests."
	case p.answering.Walk.Suggestion != nil:
		words := fmt.Sprintf("Your answers suggest %s, %s.", p.answering.Walk.Suggestion.Suggest, p.answering.Walk.Suggestion.Suggest.Meaning())
		if p.answering.Walk.Suggestion.Note != "" {
			words += " " + flat(p.answering.Walk.Suggestion.Note)
		}
		return words + " You decide."
	case p.answering.Walk.Next != nil:
		return "Not all checks are answered. You can decide all the same."
	}
	return "Something is not known yet, so nothing is suggested."
}

// settledBlock is for provisions about which there is nothing to decide.
func (p *provisionPage) settledBlock(width int) questionBlock {
	st := &p.app.styles
	if p.row().OutOfScope {
		return p.outOfScopeBlock(width)
	}
	words := "Support " + string(p.row().Support) + ": " + p.row().Support.Meaning() + "."
	if p.row().Provision.Computed() {
		words = "Computed: " + words
	}
	lines := paragraph(words, width, 0, st.Strong)
	lines = append(lines, paragraph(p.row().Detail, width, 0, st.Plain)...)
	if p.row().Dormant {
		lines = append(lines, paragraph("An earlier answer is set aside. It comes back when the condition holds again.", width, 0, st.Quiet)...)
	}
	lines = append(lines, p.findings(width)...)
	lines = append(lines, p.openPoints(width)...)
	lines = append(lines, "")
	options, first, last := p.choice.lines(width, st)
	start := len(lines)
	return questionBlock{lines: append(lines, options...), first: start + first, last: start + last}
}

// outOfScopeBlock is for provisions that were left out.
func (p *provisionPage) outOfScopeBlock(width int) questionBlock {
	st := &p.app.styles
	lines := paragraph("Out of scope: nothing is asked or claimed.", width, 0, st.Strong)
	if p.row().Dormant {
		lines = append(lines, paragraph("Its earlier answer is set aside. It comes back when the provision is taken in.", width, 0, st.Plain)...)
	}
	lines = append(lines, paragraph("C leads to the catalogue, where space takes it in.", width, 0, st.Quiet)...)
	lines = append(lines, "")
	options, first, last := p.choice.lines(width, st)
	start := len(lines)
	return questionBlock{lines: append(lines, options...), first: start + first, last: start + last}
}

// blankBlock draws the Detail as it grows and asks for one blank.
func (p *provisionPage) blankBlock(width int) questionBlock {
	st := &p.app.styles
	name := p.blanks[p.blank]
	blank := p.answering.Blank(name)
	lines := []string{st.Quiet.Render(fmt.Sprintf("Detail, blank %d of %d", p.blank+1, len(p.blanks)))}
	lines = append(lines, paragraph(p.row().Answer.Detail, width, 0, st.Plain)...)
	lines = append(lines, "")
	start := len(lines)
	lines = append(lines, paragraph(strings.ReplaceAll(name, "_", " "), width, 0, st.Strong)...)
	hint := blank.Hint
	if blank.Kind == "choice" {
		hint = strings.TrimSpace(hint + " One of: " + strings.Join(blank.Of, ", "))
	}
	if blank.Kind == "date" {
		hint = strings.TrimSpace(hint + " A date such as 2027-06-30")
	}
	lines = append(lines, paragraph(hint, width, 0, st.Quiet)...)
	p.input.SetWidth(max(1, width-3))
	lines = append(lines, st.Accent.Render("> ")+p.input.View())
	block := questionBlock{lines: lines, first: start, last: len(lines) - 1, cursor: p.input.Cursor()}
	if block.cursor != nil {
		block.cursor.X += 2
		block.cursor.Y += len(lines) - 1
	}
	return block
}

// detailBlock draws the editor, at most half of a high window.
func (p *provisionPage) detailBlock(width, room int) questionBlock {
	st := &p.app.styles
	label := "Detail: how the device meets it"
	switch {
	case p.stage == stageNote:
		label = "Note: printed nowhere"
	case p.row().Support == questionnaire.NotSupported:
		label = "Detail: what is not met, and why"
	}
	lines := []string{st.Strong.Render(fit(label, width))}
	height := max(2, min(room-2, max(5, room/2)))
	p.fitEditor(max(8, width), height)
	start := len(lines)
	lines = append(lines, editorLines(&p.editor, st)...)
	end := len(lines) - 1
	if names := questionnaire.Blanks(p.editor.Value()); len(names) > 0 {
		lines = append(lines, paragraph("Still blank: {"+strings.Join(names, "}, {")+"}", width, 0, st.Warning)...)
	}
	block := questionBlock{lines: lines, first: 0, last: end, cursor: p.editor.Cursor()}
	if block.cursor != nil {
		block.cursor.Y += start
	}
	return block
}
