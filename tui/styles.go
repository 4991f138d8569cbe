package tui

import (
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
)

// styles are the looks of the app: one accent, one warning, one quiet colour. Whatever a
// colour tells is told by a sign or a word as well.
type styles struct {
	Plain, Accent, Warning, Quiet, Strong lipgloss.Style
	Selected                              lipgloss.Style
	form                                  *huh.Styles
}

// newStyles picks colours with a contrast of at least 4.5:1 on common dark and light
// backgrounds. The terminal library reduces them to what the terminal can show.
func newStyles(dark bool) styles {
	pick := lipgloss.LightDark(dark)
	accent := pick(lipgloss.Color("#0B5CAD"), lipgloss.Color("#7CB7FF"))
	warning := pick(lipgloss.Color("#9A4A00"), lipgloss.Color("#FFB454"))
	quiet := pick(lipgloss.Color("#5A5A5A"), lipgloss.Color("#A8A8A8"))
	s := styles{
		Plain:    lipgloss.NewStyle(),
		Accent:   lipgloss.NewStyle().Foreground(accent),
		Warning:  lipgloss.NewStyle().Foreground(warning).Bold(true),
		Quiet:    lipgloss.NewStyle().Foreground(quiet),
		Strong:   lipgloss.NewStyle().Bold(true),
		Selected: lipgloss.NewStyle().Foreground(accent).Bold(true),
	}
	s.form = s.huh()
	return s
}

// huh dresses forms like the rest. They are built once, as the form library asks for them
// several times a frame.
func (s styles) huh() *huh.Styles {
	base := *huh.ThemeBase(true)
	plain := lipgloss.NewStyle()
	for _, field := range []*huh.FieldStyles{&base.Focused, &base.Blurred} {
		field.Base = plain.PaddingLeft(2)
		field.Title = s.Plain
		field.Description = s.Quiet
		field.TextInput.Cursor = s.Accent
		field.TextInput.Placeholder = s.Quiet
		field.TextInput.Prompt = s.Quiet
		field.TextInput.Text = s.Plain
	}
	base.Focused.Base = plain.PaddingLeft(1).BorderStyle(lipgloss.NormalBorder()).BorderLeft(true).BorderForeground(s.Accent.GetForeground())
	base.Focused.Title = s.Selected
	base.Group.Title = s.Strong
	base.Group.Description = s.Quiet
	return &base
}

// theme hands the finished styles to the form library.
func (s styles) theme() huh.Theme {
	return huh.ThemeFunc(func(bool) *huh.Styles { return s.form })
}
