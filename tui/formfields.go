package tui

import (
	"slices"
	"strings"

	"charm.land/huh/v2"
)

// focus gives the focus to the current field. Only that one is a field of the form library,
// which takes as long to make a dozen of them as all else that a key press does. The text is
// written to its place in texts with every key.
func (p *formPage) focus() {
	p.input = p.newInput()
	p.tell(p.input, p.at)
	_ = p.input.Focus()
	p.input.WithWidth(p.measure())
	p.blurred[p.at] = "" // to be drawn anew when it loses the focus
}

// newInput makes a field that says nothing yet.
func (p *formPage) newInput() *huh.Input {
	keys := huh.NewDefaultKeyMap()
	keys.Input.AcceptSuggestion.SetEnabled(false)
	input := huh.NewInput().CharLimit(longestField)
	input.WithTheme(p.app.styles.theme()).WithKeyMap(keys)
	return input
}

// tell gives a field the words and the text of one of the form, the cursor at its end.
func (p *formPage) tell(input *huh.Input, at int) {
	f := p.fields[at]
	input.Title(f.title)
	if p.height >= 3*len(p.fields) {
		input.Description(f.help)
	}
	input.Value(new(string)) // without a text the cursor is at the end of the next
	input.Value(&p.texts[at])
}

// measure is the width of the form.
func (p *formPage) measure() int { return max(10, min(p.width-2, longestLine)) }

// lines draw the form as the form library does: its fields with an empty line between them,
// from the field with the focus on where there is no room for all.
func (p *formPage) lines() []string {
	p.drawBlurred()
	var all []string
	from := 0
	for i, drawn := range p.blurred {
		if i > 0 {
			all = append(all, "")
		}
		if i == p.at {
			from = len(all)
			drawn = p.input.View()
		}
		all = append(all, strings.Split(drawn, "\n")...)
	}
	height := max(1, p.height)
	from = min(from, max(0, len(all)-height))
	shown := pad(slices.Clone(all[from:min(len(all), from+height)]), height)
	for i, line := range shown {
		shown[i] = column(line, p.measure())
	}
	shown[height-1] = strings.TrimSuffix(shown[height-1], " ")
	return shown
}

// drawBlurred draws the fields without the focus that are not drawn yet, with one field of
// the form library for all of them.
func (p *formPage) drawBlurred() {
	var input *huh.Input
	for i := range p.blurred {
		if i == p.at || p.blurred[i] != "" {
			continue
		}
		if input == nil {
			input = p.newInput()
			input.WithWidth(p.measure())
		}
		p.tell(input, i)
		p.blurred[i] = input.View()
	}
}
