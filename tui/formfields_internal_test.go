package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestFormFields goes through a form in windows of many sizes. The field with the focus is as
// the form library draws it, the others are where it would draw them, and a long text is
// scrolled where it is edited and cut elsewhere.
func TestFormFields(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.open(lock())
	d.press("m")
	p := d.app.page.(*formPage)
	d.typed(strings.Repeat(" and a long addition", 6))
	for _, size := range [][2]int{{24, 7}, {30, 9}, {40, 12}, {80, 24}, {120, 40}, {200, 70}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		_ = d.screen()
		for p.at > 0 {
			d.press("shift+tab")
		}
		for range len(p.fields) - 1 {
			got, want := p.lines(), strings.Split(ofLibrary(p).View(), "\n")
			if len(got) != len(want) {
				t.Fatalf("%v, field %d: %d lines, not %d", size, p.at, len(got), len(want))
			}
			for i := range got {
				drawn, library := strings.TrimRight(ansi.Strip(got[i]), " "), strings.TrimRight(ansi.Strip(want[i]), " ")
				if cut, isCut := strings.CutSuffix(drawn, cutMark); isCut && strings.HasPrefix(library, "  >") && strings.HasPrefix(cut, "  > Smart Lock") {
					continue
				}
				if drawn != library {
					t.Fatalf("%v, field %d: drawn\n%q\nwant\n%q", size, p.at, drawn, library)
				}
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
		input := huh.NewInput().Title(f.title).CharLimit(longestField)
		if p.explains() {
			input.Description(f.help)
		}
		input.WithTheme(p.app.styles.theme()).WithWidth(p.measure())
		inputs = append(inputs, input.Value(&text))
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
