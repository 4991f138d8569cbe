package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
)

// drawnField is a field that the app draws itself. The form library would draw every field of
// a form several times with every key, and only the one with the focus can have changed.
type drawnField struct {
	huh.Field
	drawn string
	known bool
}

// View shows the form library nothing.
func (f *drawnField) View() string { return "" }

// draw draws the field unless it is known how it looks.
func (f *drawnField) draw() string {
	if !f.known {
		f.drawn, f.known = f.Field.View(), true
	}
	return f.drawn
}

// Update hands a message to the field. What the library tells every field after a key changes
// only texts that are computed, and there are none here.
func (f *drawnField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		f.known = false
	}
	_, cmd := f.Field.Update(msg) // it is a pointer, and returns itself
	return f, cmd
}

// Focus gives the field the focus.
func (f *drawnField) Focus() tea.Cmd {
	f.known = false
	return f.Field.Focus()
}

// Blur takes the focus away.
func (f *drawnField) Blur() tea.Cmd {
	f.known = false
	return f.Field.Blur()
}

// WithTheme sets how the field looks.
func (f *drawnField) WithTheme(theme huh.Theme) huh.Field {
	f.known, f.Field = false, f.Field.WithTheme(theme)
	return f
}

// WithKeyMap sets the keys of the field.
func (f *drawnField) WithKeyMap(keys *huh.KeyMap) huh.Field {
	f.known, f.Field = false, f.Field.WithKeyMap(keys)
	return f
}

// WithWidth sets the width of the field.
func (f *drawnField) WithWidth(width int) huh.Field {
	f.known, f.Field = false, f.Field.WithWidth(width)
	return f
}

// WithHeight sets the height of the field.
func (f *drawnField) WithHeight(height int) huh.Field {
	f.known, f.Field = false, f.Field.WithHeight(height)
	return f
}

// WithPosition says where in the form the field stands, which decides on its keys only.
func (f *drawnField) WithPosition(position huh.FieldPosition) huh.Field {
	f.Field = f.Field.WithPosition(position)
	return f
}

// measure is the width of the form.
func (p *formPage) measure() int { return max(10, min(p.width-2, longestLine)) }

// lines draw the form as the form library does: its fields with an empty line between them,
// from the field with the focus on where there is no room for all.
func (p *formPage) lines() []string {
	var all []string
	from := 0
	for i, field := range p.drawn {
		if i > 0 {
			all = append(all, "")
		}
		if i == p.at {
			from = len(all)
		}
		all = append(all, strings.Split(field.draw(), "\n")...)
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
