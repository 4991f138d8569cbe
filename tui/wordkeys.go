package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// newInput is a single-line input with a real cursor. It does not know the key that deletes a
// word forwards: the library fails at it where one character is left behind the cursor.
func newInput() textinput.Model {
	input := textinput.New()
	input.KeyMap.DeleteWordForward.SetEnabled(false)
	input.Prompt = ""
	input.CharLimit = longestField
	input.SetVirtualCursor(false)
	return input
}

// failsInForm reports the keys at which the library fails in the inputs of a form, where they
// cannot be taken out; see newInput.
func failsInForm(press tea.KeyPressMsg) bool {
	return key.Matches(press, textinput.DefaultKeyMap().DeleteWordForward)
}

// typeInto hands a message to an editor. One word back is the beginning where no word stands
// before the cursor, as the library would look for that word without an end.
func typeInto(editor *textarea.Model, msg tea.Msg) {
	if press, ok := msg.(tea.KeyPressMsg); ok && key.Matches(press, editor.KeyMap.WordBackward) && !wordBefore(editor) {
		editor.MoveToBegin()
		return
	}
	*editor, _ = editor.Update(msg)
}

// wordBefore reports whether anything but white space stands before the cursor of an editor.
func wordBefore(editor *textarea.Model) bool {
	lines := strings.Split(editor.Value(), "\n")
	at := editor.Line()
	runes := []rune(lines[at])
	before := string(runes[:min(editor.Column(), len(runes))])
	return strings.TrimSpace(before) != "" || slices.ContainsFunc(lines[:at], func(line string) bool {
		return strings.TrimSpace(line) != ""
	})
}
