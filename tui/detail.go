package tui

import (
	"math"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// longestDetail is how many characters a Detail takes in the editor, which becomes slow far
// beyond that.
const longestDetail = 20_000

// newEditor is an editor of several lines in the looks of the app, with a real cursor.
func newEditor(st *styles) textarea.Model {
	editor := textarea.New()
	editor.ShowLineNumbers = false
	editor.Prompt = editorPrompt
	editor.CharLimit = longestDetail
	editor.MaxContentHeight = math.MaxInt32 // and so MaxHeight is no limit
	editor.SetVirtualCursor(false)
	looks := textarea.DefaultStyles(true)
	for _, state := range []*textarea.StyleState{&looks.Focused, &looks.Blurred} {
		state.Base, state.Text, state.CursorLine = st.Plain.Style, st.Plain.Style, st.Plain.Style
		state.EndOfBuffer, state.Placeholder, state.Prompt = st.Quiet.Style, st.Quiet.Style, st.Plain.Style
	}
	editor.SetStyles(looks)
	return editor
}

// keepLines bounds what the editor remembers of texts it has wrapped, with every key another
// one: a few more lines than there are, so that all that is drawn is in it.
func (p *provisionPage) keepLines() {
	const step = 64
	p.editor.MaxHeight = step * (max(p.editor.LineCount(), p.editorHeight)/step + 2)
}

// fitEditor gives the editor its size. It is built anew for another size, as its window
// would otherwise stay where it was scrolled to when there was less room.
func (p *provisionPage) fitEditor(width, height int) {
	if p.editorWidth == width && p.editorHeight == height {
		return
	}
	row, column := p.editor.Line(), p.editor.Column()
	fresh := newEditor(&p.app.styles)
	fresh.MaxHeight = max(fresh.MaxHeight, height)
	fresh.SetWidth(width)
	fresh.SetHeight(height)
	fresh.CharLimit = p.editor.CharLimit
	fresh.SetValue(p.editor.Value())
	fresh.MoveToBegin()
	for fresh.Line() < row {
		before := fresh.Line()
		fresh.CursorDown()
		if fresh.Line() == before && fresh.LineInfo().RowOffset+1 >= fresh.LineInfo().Height {
			break
		}
	}
	fresh.SetCursorColumn(column)
	fresh.Focus()
	showCursor(&fresh)
	p.editor, p.editorWidth, p.editorHeight = fresh, width, height
}

// updateDetail edits the Detail. What is typed is part of the answer at once and reaches
// the disk when writing pauses or the editor is left.
func (p *provisionPage) updateDetail(msg tea.Msg) action {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if key.Matches(msg, p.app.keys.Next) {
			return p.finishDetail()
		}
		if key.Matches(msg, p.app.keys.Done) {
			return p.leaveEditor()
		}
		if key.Matches(msg, p.app.keys.Editor) {
			p.keepDraft()
			return action{cmd: p.app.prepareEditor(p.editor.Value()), draft: true}
		}
		if msg.String() == "shift+tab" {
			p.keepDraft()
			p.editor.Blur()
			p.enter(stageSupport)
			return action{}
		}
	case editorReadyMsg:
		if msg.err != nil {
			return action{problem: msg.err.Error()}
		}
		return action{cmd: msg.start()}
	case editorDoneMsg:
		if msg.err != nil {
			return action{problem: msg.err.Error()}
		}
		text := questionnaire.Printable(strings.TrimRight(msg.text, "\n"))
		p.editor.CharLimit = max(longestDetail, 2*utf8.RuneCountInString(text))
		p.editor.SetValue(text)
		p.editor.MoveToEnd()
		showCursor(&p.editor)
		p.keepDraft()
		return action{}
	case tea.PasteMsg:
		clean := questionnaire.Printable(strings.ReplaceAll(msg.Content, "\r\n", "\n"))
		p.editor.CharLimit = max(p.editor.CharLimit, p.editor.Length()+2*utf8.RuneCountInString(clean))
		p.editor.InsertString(clean)
		showCursor(&p.editor)
		p.keepDraft()
		return action{draft: true}
	}
	p.keepLines()
	typeInto(&p.editor, msg)
	p.keepDraft()
	return action{draft: true}
}

// written is the text that the editor is for: the Detail or the note.
func (p *provisionPage) written() string {
	if p.stage == stageNote {
		return p.row().Answer.Note
	}
	return p.row().Answer.Detail
}

// keepDraft takes what stands in the editor into the answer. A text that was only looked at
// stays as it was in the file.
func (p *provisionPage) keepDraft() {
	text := strings.TrimRight(p.editor.Value(), " \n")
	if p.editor.Value() == p.loaded {
		text = p.original
	}
	switch p.stage {
	case stageDetail:
		p.change(func(a *questionnaire.Answer) { a.Detail = text })
	case stageNote:
		p.change(func(a *questionnaire.Answer) { a.Note = text })
	case stageChecks, stageSupport, stageBlanks, stagePoint:
	}
}

// finishDetail leaves the editor, to the next provision where this one is answered.
func (p *provisionPage) finishDetail() action {
	p.keepDraft()
	p.editor.Blur()
	if p.row().Support == questionnaire.Unanswered || p.stage == stageNote {
		p.resume()
		return action{}
	}
	return p.offersPoint(p.afterDetail)
}

// leaveEditor goes to where the work on the provision stands.
func (p *provisionPage) leaveEditor() action {
	note := p.stage == stageNote
	p.keepDraft()
	p.editor.Blur()
	then := func() action {
		p.resume()
		return action{}
	}
	if note {
		return then()
	}
	return p.offersPoint(then)
}

// afterDetail goes on from a Detail, unless something is wrong with it.
func (p *provisionPage) afterDetail() action {
	for _, finding := range p.app.session.Statement.Of(p.reference()) {
		if finding.Severity == questionnaire.SeverityError && finding.Code != questionnaire.CodeContradiction {
			p.enter(stageSupport)
			return action{problem: finding.Message}
		}
	}
	return p.goOn()
}

// resume goes to where the work on the provision stands.
func (p *provisionPage) resume() {
	if p.asks() && p.row().Support == questionnaire.Unanswered && p.answering.Walk.Next != nil {
		p.enter(stageChecks)
		return
	}
	p.enter(stageSupport)
}

// updateBlank fills the blanks of a suggested Detail one after another. A blank left empty
// stays in the text, where the findings report it.
func (p *provisionPage) updateBlank(msg tea.Msg) action {
	press, isKey := msg.(tea.KeyPressMsg)
	keys := &p.app.keys
	switch {
	case isKey && key.Matches(press, keys.Done):
		if p.input.Value() != "" {
			return p.fillBlank()
		}
		p.enter(stageDetail)
		return action{}
	case isKey && key.Matches(press, keys.PreviousField):
		// A blank that is filled is text now, and changed like text.
		if p.input.Value() != "" {
			return p.fillBlank()
		}
		p.enter(stageSupport)
		return action{}
	case isKey && key.Matches(press, keys.NextField):
		return p.fillBlank()
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		paste.Content = questionnaire.PrintableLine(paste.Content)
		msg = paste
	}
	p.input, _ = p.input.Update(msg)
	return action{}
}

// fillBlank puts what was typed into the text and goes on to the next blank.
func (p *provisionPage) fillBlank() action {
	if value := strings.TrimSpace(p.input.Value()); value != "" {
		var err error
		p.change(func(a *questionnaire.Answer) { err = p.answering.FillBlank(a, p.blanks[p.blank], value) })
		if err != nil {
			return action{problem: err.Error()}
		}
		if p.filled == nil {
			p.filled = map[string]string{}
		}
		p.filled[p.blanks[p.blank]] = value
	}
	p.input.SetValue("")
	p.blank++
	if p.blank >= len(p.blanks) {
		p.input.Blur()
		p.enter(stageDetail)
	}
	return action{}
}

// flat makes one line of a text that the data folds over several.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }
