package tui

import (
	"strings"

	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
)

// styles are the looks of the app: one accent, one warning, one quiet colour. Whatever a
// colour tells is told by a sign or a word as well.
type styles struct {
	Plain, Accent, Warning, Quiet, Strong look
	Selected                              look
	form                                  *huh.Styles
}

// look is a style of characters, with what switches it on and off.
type look struct {
	lipgloss.Style
	on, off string
}

func newLook(style lipgloss.Style) look {
	const text = "x"
	on, off, _ := strings.Cut(style.Render(text), text)
	return look{Style: style, on: on, off: off}
}

// Render is that of the style, without working out again how it looks.
func (l look) Render(text string) string {
	if strings.ContainsAny(text, "\n\r\t") {
		return l.Style.Render(text)
	}
	return l.on + text + l.off
}

// background is what is known of the terminal's background.
type background int

const (
	backgroundUnknown background = iota
	backgroundDark
	backgroundLight
)

// guessBackground reads COLORFGBG, by which some terminals tell their colours: the last
// number is that of the background.
func guessBackground(colours string) background {
	fields := strings.Split(colours, ";")
	switch fields[len(fields)-1] {
	case "7", "15":
		return backgroundLight
	case "0", "1", "2", "3", "4", "5", "6", "8":
		return backgroundDark
	}
	return backgroundUnknown
}

// newStyles picks colours with a contrast of at least 4.5:1 on common backgrounds. While
// the background is not known there is no colour, only bold: any colour could be one that
// cannot be read. The terminal library reduces colours to what the terminal can show.
func newStyles(on background) styles {
	plain := lipgloss.NewStyle()
	normal, bold := newLook(plain), newLook(plain.Bold(true))
	s := styles{Plain: normal, Accent: normal, Warning: bold, Quiet: normal, Strong: bold, Selected: bold}
	if on != backgroundUnknown {
		pick := lipgloss.LightDark(on == backgroundDark)
		accent := pick(lipgloss.Color("#0B5CAD"), lipgloss.Color("#7CB7FF"))
		s.Accent = newLook(plain.Foreground(accent))
		s.Selected = newLook(plain.Foreground(accent).Bold(true))
		s.Warning = newLook(plain.Foreground(pick(lipgloss.Color("#9A4A00"), lipgloss.Color("#FFB454"))).Bold(true))
		s.Quiet = newLook(plain.Foreground(pick(lipgloss.Color("#5A5A5A"), lipgloss.Color("#A8A8A8"))))
	}
	s.form = s.huh()
	return s
}

// newRoomStyles are the looks for a projector, which takes contrast away: a contrast of at
// least 7:1, and nothing that is dimmer than the rest.
func newRoomStyles(on background) styles {
	plain := lipgloss.NewStyle()
	normal, bold := newLook(plain), newLook(plain.Bold(true))
	s := styles{Plain: normal, Accent: bold, Warning: bold, Quiet: normal, Strong: bold, Selected: bold}
	if on != backgroundUnknown {
		pick := lipgloss.LightDark(on == backgroundDark)
		text := pick(lipgloss.Color("#000000"), lipgloss.Color("#FFFFFF"))
		s.Plain = newLook(plain.Foreground(text))
		s.Quiet, s.Strong = s.Plain, newLook(s.Plain.Bold(true))
		s.Accent = newLook(plain.Foreground(pick(lipgloss.Color("#003A75"), lipgloss.Color("#A9D2FF"))).Bold(true))
		s.Selected = s.Accent
		s.Warning = newLook(plain.Foreground(pick(lipgloss.Color("#6B2E00"), lipgloss.Color("#FFD38A"))).Bold(true))
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
		field.Title = s.Plain.Style
		field.Description = s.Quiet.Style
		field.TextInput.Cursor = s.Accent.Style
		field.TextInput.Placeholder = s.Quiet.Style
		field.TextInput.Prompt = s.Quiet.Style
		field.TextInput.Text = s.Plain.Style
	}
	base.Focused.Base = plain.PaddingLeft(1).BorderStyle(lipgloss.NormalBorder()).BorderLeft(true).BorderForeground(s.Accent.GetForeground())
	base.Focused.Title = s.Selected.Style
	base.Group.Title = s.Strong.Style
	base.Group.Description = s.Quiet.Style
	return &base
}

// theme hands the finished styles to the form library.
func (s styles) theme() huh.Theme {
	return huh.ThemeFunc(func(bool) *huh.Styles { return s.form })
}
