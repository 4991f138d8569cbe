package tui

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
)

// editorPrompt stands before every line of the editor.
const editorPrompt = "│ "

// editorLines draws an editor: the lines of it that can be seen. The editor itself draws every
// line of its text twice with every key, and works out the looks of each; so a text whose
// signs are all one cell wide is drawn here, in the same way.
func editorLines(editor *textarea.Model, st *styles) []string {
	width, height := editor.Width(), editor.Height()
	rows, ok := editorRows(editor.Value(), width)
	if !ok || width < 2 {
		return dressedLines(editor, st)
	}
	prompt := st.Accent.Render(editorPrompt)
	beyond := prompt + st.Quiet.Render(strings.Repeat(" ", width))
	lines := make([]string, 0, height)
	for i := editor.ScrollYOffset(); len(lines) < height; i++ {
		if i >= len(rows) {
			lines = append(lines, beyond)
			continue
		}
		lines = append(lines, prompt+rows[i]+strings.Repeat(" ", max(0, width-cells(rows[i]))))
	}
	return lines
}

// dressedLines draw an editor as it draws itself, with the looks of its prompts.
func dressedLines(editor *textarea.Model, st *styles) []string {
	prompt := st.Accent.Render(editorPrompt)
	lines := strings.Split(editor.View(), "\n")
	for i, line := range lines {
		if text, ok := strings.CutPrefix(line, editorPrompt); ok {
			lines[i] = prompt + text
		}
	}
	return lines
}

// showCursor scrolls an editor to its cursor. It does so by itself with every key, but not
// where its text was set, as it learns how many lines there are only when it draws them.
func showCursor(editor *textarea.Model) {
	_ = editor.View()
	editor.SetHeight(editor.Height())
}

// editorRows breaks a text where the editor breaks it. ok is false for a text that has more
// in it than signs of one cell.
func editorRows(text string, width int) (rows []string, ok bool) {
	for line := range strings.SplitSeq(text, "\n") {
		row, word, inRow, inWord := 0, 0, 0, 0 // where they begin, and their cells
		for at, r := range line {
			if (r < ' ' || r > '~') && !oneCell(r) {
				return nil, false
			}
			end := at + len(string(r))
			inWord++
			switch {
			case r == ' ' && inRow+inWord > width:
				rows = append(rows, line[row:word])
				row, word, inRow, inWord = word, end, inWord, 0
			case r == ' ':
				word, inRow, inWord = end, inRow+inWord, 0
			case inWord+1 > width:
				if inRow > 0 {
					rows = append(rows, line[row:word])
					row, inRow = word, 0
				}
				word, inRow, inWord = end, inRow+inWord, 0
			}
		}
		if inRow+inWord >= width {
			rows = append(rows, line[row:word])
			row = word
		}
		rows = append(rows, line[row:]+" ")
	}
	return rows, true
}
