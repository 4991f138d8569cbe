package tui

import (
	"slices"
	"strings"

	"charm.land/huh/v2"

	"ask645/questionnaire"
)

// focus gives the focus to the current field. Only that one is a field of the form library;
// to make a dozen of them takes longer than all else that a key press does. Its text goes to
// texts with every key.
func (p *formPage) focus() {
	f := p.fields[p.at]
	keys := huh.NewDefaultKeyMap()
	keys.Input.AcceptSuggestion.SetEnabled(false)
	p.input = huh.NewInput().Title(f.title).CharLimit(longestField)
	if p.explains() {
		p.input.Description(f.help)
	}
	p.input.WithTheme(p.app.styles.theme()).WithKeyMap(keys).WithWidth(p.measure())
	p.input.Value(&p.texts[p.at]) // with a width, so that a long text is scrolled to its end
	_ = p.input.Focus()
}

// measure is the width of the form.
func (p *formPage) measure() int { return max(10, min(p.width-2, longestLine)) }

// explains reports whether there is room to say what goes into each field.
func (p *formPage) explains() bool { return p.height >= 3*len(p.fields) }

// lines draw the fields with an empty line between them, from the field with the focus on
// where there is no room for all.
func (p *formPage) lines() []string {
	var all []string
	from := 0
	for i := range p.fields {
		if i > 0 {
			all = append(all, "")
		}
		if i == p.at {
			from = len(all)
			all = append(all, strings.Split(p.input.View(), "\n")...)
		} else {
			all = append(all, p.blurred(i)...)
		}
	}
	height := max(1, p.height)
	from = min(from, max(0, len(all)-height))
	shown := pad(slices.Clone(all[from:min(len(all), from+height)]), height)
	for i, line := range shown {
		shown[i] = column(line, p.measure())
	}
	return shown
}

// blurred draws a field that has not the focus, where the form library would draw it: the
// beginning of its text, in the colours of the app. The library's own for such fields cannot
// be read on a light background.
func (p *formPage) blurred(at int) []string {
	const margin = 2
	st, f := &p.app.styles, p.fields[at]
	lines := paragraph(f.title, p.measure(), margin, st.Plain)
	if p.explains() {
		lines = append(lines, paragraph(f.help, p.measure(), margin, st.Quiet)...)
	}
	text := fit(questionnaire.PrintableLine(p.texts[at]), p.measure()-2*margin)
	return append(lines, strings.Repeat(" ", margin)+st.Quiet.Render("> ")+st.Plain.Render(text))
}
