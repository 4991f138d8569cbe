package tui

import (
	"fmt"
	"strings"

	"ask645/questionnaire"
)

// The measures of a presentation: the column of text is between shortMeasure and longMeasure
// wide where the window allows, with a margin of roomMargin on each side.
const (
	shortMeasure = 40
	longMeasure  = 56
	roomMargin   = 6
)

// roomColumn is the column of text in a window: where it begins and how wide it is.
func roomColumn(width int) (left, measure int) {
	measure = min(longMeasure, max(min(shortMeasure, width-2), width-2*roomMargin))
	return (width - measure) / 2, measure
}

// header tells where the room is, in one line.
func (p *presentPage) header() []string {
	m := p.app
	left, measure := roomColumn(m.width)
	where, count := "", ""
	if p.facts != nil {
		at, of := p.facts.place()
		where, count = "About the device", fmt.Sprintf("%d of %d", at+1, of)
	} else if provision := m.session.Edition.Provision(p.provision.ref); provision != nil {
		where = p.provision.ref + "  " + provision.Clause().Title
		if at, of := m.session.Place(p.provision.ref); at > 0 {
			count = fmt.Sprintf("%d of %d", at, of)
		}
	}
	count = m.styles.Plain.Render(count)
	switch {
	case m.session.File.ReadOnly():
		count = m.styles.Warning.Render("read-only")
	case m.unsavedBecause != nil:
		count = m.styles.Warning.Render("! not saved")
	}
	line := strings.Repeat(" ", left) + spread(m.styles.Plain.Render(where), count, measure)
	if m.roomy() {
		return []string{"", line, ""}
	}
	return []string{line}
}

// footer holds a notice and the keys. The line of the notice is there without one, so that
// the question stays in its place.
func (p *presentPage) footer() []string {
	m := p.app
	left, measure := roomColumn(m.width)
	text, style := m.notice, m.styles.Accent
	if problem := m.problem; problem != "" || m.unsavedBecause != nil {
		if problem == "" {
			problem = m.unsavedWords()
		}
		text, style = "! "+problem, m.styles.Warning
	}
	notice := paragraph(questionnaire.PrintableLine(text), left+measure, left, style)
	hints := m.hintLine()
	if !m.roomy() {
		if len(notice) > 0 {
			return notice[:min(len(notice), 2)]
		}
		return []string{hints}
	}
	if len(notice) == 0 {
		notice = []string{""}
	}
	return append(notice[:min(len(notice), mostNotice)], hints)
}

// view draws the question, or the card that covers it, as a block in the middle.
func (p *presentPage) view(width, height int) screen {
	left, measure := roomColumn(width)
	margin := strings.Repeat(" ", left)
	st := &p.app.styles
	bottom := p.lineView(measure)
	room := height - len(bottom)
	var lines []string
	if p.card != nil {
		lines = p.card.view(measure, room, st)
	} else {
		block, first, last := p.block(measure, room)
		keepVisible(&p.top, first, last, room, len(block))
		lines = window(block, room, &p.top, st.Plain)
		lines = append(make([]string, max(0, room-len(lines))/2), lines...)
	}
	lines = append(pad(lines, room), bottom...)
	for i, text := range lines {
		if text != "" {
			lines[i] = margin + text
		}
	}
	shown := screen{lines: lines}
	if p.line != nil {
		if shown.cursor = p.line.input.Cursor(); shown.cursor != nil {
			shown.cursor.X += left + len(p.line.label)
			shown.cursor.Y += height - 1
		}
	}
	return shown
}

// lineView draws the line that is being written, and where its reference leads.
func (p *presentPage) lineView(measure int) []string {
	if p.line == nil {
		return nil
	}
	st := &p.app.styles
	p.line.input.SetWidth(max(1, measure-len(p.line.label)-1))
	lines := []string{"", st.Selected.Render(p.line.label) + p.line.input.View()}
	if reference := p.found(); p.line.goes && reference != "" {
		lines[0] = st.Plain.Render(fit(reference+" "+p.app.title(reference), measure))
	}
	return lines
}

// block draws the question and its answers, with as much space as there is room, and says
// which lines the cursor is on.
func (p *presentPage) block(measure, room int) (lines []string, first, last int) {
	st := &p.app.styles
	if p.provision != nil && p.provision.problem != nil {
		return paragraph(p.provision.problem.Error(), measure, 0, st.Warning), 0, 0
	}
	question, below, choice, given := p.question(measure)
	for _, airy := range []bool{true, false} {
		lines = append([]string(nil), question...)
		if airy && len(question) > 0 {
			lines = append(lines, "")
		}
		for i, o := range choice.options {
			if airy && i > 0 {
				lines = append(lines, "")
			}
			answer := p.answer(i, o, i == choice.cursor, o.Value == given && given != "", measure)
			if i == choice.cursor {
				first, last = len(lines), len(lines)+len(answer)-1
			}
			lines = append(lines, answer...)
		}
		if len(below) > 0 {
			lines = append(append(lines, ""), below...)
		}
		if len(lines) <= room {
			break
		}
	}
	return lines, first, last
}

// question is what is asked now: the words above the answers and below them, the answers, and
// the one given so far.
func (p *presentPage) question(measure int) (above, below []string, of choice, given string) {
	st := &p.app.styles
	if p.facts != nil {
		fact := p.facts.fact
		for _, finding := range p.app.session.Statement.Of(fact.ID) {
			below = append(below, paragraph("! "+finding.Message, measure, 0, st.Warning)...)
		}
		for _, line := range p.facts.preview {
			below = append(below, paragraph(line, measure, 0, st.Plain)...)
		}
		return paragraph(flat(fact.Ask), measure, 0, st.Strong), below, p.facts.choice, p.app.session.Assessment.Facts[fact.ID]
	}
	at := p.provision
	switch {
	case at.stage == stageChecks:
		step := at.answering.Walk.Steps[at.step]
		return paragraph(flat(step.Check.Ask), measure, 0, st.Strong), nil, at.choice, step.Answer
	case !at.asks():
		block := at.settledBlock(measure)
		above = append(paragraph(at.row().Provision.Title, measure, 0, st.Strong), "")
		return append(above, block.lines[:max(0, block.first-1)]...), nil, at.choice, ""
	}
	above = append(paragraph(at.row().Provision.Title, measure, 0, st.Strong), "")
	above = append(above, paragraph(at.verdict(), measure, 0, st.Plain)...)
	for _, finding := range p.findings() {
		below = append(below, paragraph(finding, measure, 0, st.Warning)...)
	}
	return above, below, at.choice, string(at.row().Answer.Support)
}

// findings are those that a room can settle: what does not fit together, and a gap. What is
// wrong with the words of the Detail waits for whoever writes it.
func (p *presentPage) findings() []string {
	if p.provision.row().Open() {
		return nil
	}
	var lines []string
	for _, finding := range p.app.session.Statement.Of(p.provision.ref) {
		if finding.Code == questionnaire.CodeContradiction || finding.Code == questionnaire.CodeMandatoryUnmet {
			lines = append(lines, "! "+finding.Message)
		}
	}
	return lines
}

// answer draws one answer with its number.
func (p *presentPage) answer(i int, o option, selected, given bool, measure int) []string {
	st := &p.app.styles
	mark, style := " ", st.Plain
	if selected {
		mark, style = ">", st.Selected
	}
	label := questionnaire.PrintableLine(o.Label)
	if given {
		label += " (answered)"
	}
	number := fmt.Sprintf("%s %d  ", mark, i+1)
	lines := wrap(label, max(1, measure-len(number)))
	for j, line := range lines {
		if j > 0 {
			number = strings.Repeat(" ", len(number))
		}
		lines[j] = style.Render(number + strings.TrimRight(line, " "))
	}
	return lines
}
