package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// wordKeys are keys that the library has for words, in inputs and editors alike.
func wordKeys() []tea.KeyPressMsg {
	return []tea.KeyPressMsg{
		{Code: 'd', Mod: tea.ModAlt},
		{Code: tea.KeyDelete, Mod: tea.ModAlt},
		{Code: 'b', Mod: tea.ModAlt},
		{Code: tea.KeyLeft, Mod: tea.ModAlt},
		{Code: 'f', Mod: tea.ModAlt},
		{Code: 't', Mod: tea.ModCtrl},
		{Code: 'w', Mod: tea.ModCtrl},
	}
}

// TestWordKeysNeitherFailNorHang presses them wherever text is typed, with the cursor at every
// place in several texts.
func TestWordKeysNeitherFailNorHang(t *testing.T) {
	t.Parallel()
	for name, way := range map[string][]string{
		"form": {"m"}, "search": {"/"}, "catalogue": {"C", "/"}, "home": {"H", "/"}, "editor": {"g", "enter", "y", "e"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, 80, 24)
			d.open(lock())
			d.press(way...)
			for _, text := range []string{"", "a", "ab", "ab ", " ab", "  ", "ab cd"} {
				for back := range len(text) + 1 {
					for _, press := range wordKeys() {
						d.typed(text).press(slices.Repeat([]string{"left"}, back)...)
						d.send(press)
						d.send(tea.KeyPressMsg{Code: tea.KeyEnd})
						d.send(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
					}
				}
			}
			d.typed("still there").sees("still there")
		})
	}
}

// TestWordBackStaysWithTheText goes back over words, and over lines without any.
func TestWordBackStaysWithTheText(t *testing.T) {
	t.Parallel()
	st := newStyles(backgroundDark)
	for _, test := range []struct {
		text      string
		line, col int
	}{
		{"", 0, 0},
		{"   ", 0, 0},
		{"\n \n", 0, 0},
		{"one two", 0, 4},
		{"one\n\n  ", 0, 0},
		{" ä", 0, 1},
	} {
		editor := newEditor(&st)
		editor.SetWidth(20)
		editor.SetHeight(5)
		editor.SetValue(test.text)
		editor.Focus()
		typeInto(&editor, tea.KeyPressMsg{Code: tea.KeyLeft, Mod: tea.ModAlt})
		if line, col := editor.Line(), editor.Column(); line != test.line || col != test.col {
			t.Errorf("%q: at %d, %d, want %d, %d", test.text, line, col, test.line, test.col)
		}
	}
}

// TestConflictEditorShowsItsCursor pastes more lines into it than it has room for.
func TestConflictEditorShowsItsCursor(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.open(torn(t))
	d.press("e")
	d.send(tea.PasteMsg{Content: strings.Repeat("line\n", 60) + "the last"})
	d.sees("the last")
	d.send(tea.WindowSizeMsg{Width: 60, Height: 20})
	d.sees("the last")
	if view := d.app.View(); view.Cursor == nil || !strings.Contains(strings.Split(d.screen(), "\n")[view.Cursor.Y], "the last") {
		t.Errorf("the cursor is not at the text: %v", view.Cursor)
	}
}
