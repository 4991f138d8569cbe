package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
)

// TestFormIsDrawnAsTheLibraryDoes holds the app's own drawing of a form against that of the
// form library, with the focus on every field and in windows of many sizes.
func TestFormIsDrawnAsTheLibraryDoes(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.open(lock())
	d.press("m")
	p := d.app.page.(*formPage)
	for _, size := range [][2]int{{24, 7}, {30, 9}, {40, 12}, {80, 24}, {120, 40}, {200, 70}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		_ = d.screen()
		for p.at > 0 {
			d.press("shift+tab")
		}
		for range len(p.fields) - 1 {
			got := slices.Clone(p.lines())
			want := strings.Split(ofLibrary(p).View(), "\n")
			if !slices.Equal(got, want) {
				t.Fatalf("%v, field %d: drawn\n%q\nwant\n%q", size, p.at, got, want)
			}
			d.typed("ä")
			d.press("backspace", "tab")
		}
	}
}

// ofLibrary is the whole form as the form library makes it, the focus on the same field.
func ofLibrary(p *formPage) *huh.Form {
	var inputs []huh.Field
	for i, f := range p.fields {
		text := p.texts[i]
		input := huh.NewInput().Title(f.title).Value(&text).CharLimit(longestField)
		if p.height >= 3*len(p.fields) {
			input.Description(f.help)
		}
		inputs = append(inputs, input)
	}
	keys := huh.NewDefaultKeyMap()
	keys.Input.AcceptSuggestion.SetEnabled(false)
	form := huh.NewForm(huh.NewGroup(inputs...)).
		WithShowHelp(false).WithShowErrors(false).
		WithTheme(p.app.styles.theme()).WithKeyMap(keys).
		WithWidth(p.measure()).WithHeight(max(1, p.height))
	_ = form.Init()
	for range p.at {
		_ = form.NextField()
	}
	return form
}
