package tui

import (
	"strings"

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
	s := styles{Plain: plain, Accent: plain, Warning: plain.Bold(true), Quiet: plain, Strong: plain.Bold(true), Selected: plain.Bold(true)}
	if on != backgroundUnknown {
		pick := lipgloss.LightDark(on == backgroundDark)
		accent := pick(lipgloss.Color("#0B5CAD"), lipgloss.Color("#7CB7FF"))
		s.Accent = plain.Foreground(accent)
		s.Selected = plain.Foreground(accent).Bold(true)
		s.Warning = plain.Foreground(pick(lipgloss.Color("#9A4A00"), lipgloss.Color("#FFB454"))).Bold(true)
		s.Quiet = plain.Foreground(pick(lipgloss.Color("#5A5A5A"), lipgloss.Color("#A8A8A8")))
	}
	s.form = s.huh()
	return s
}

// newRoomStyles are the looks for a projector, which takes contrast away: a contrast of at
// least 7:1, and nothing that is dimmer than the rest.
func newRoomStyles(on background) styles {
	plain := lipgloss.NewStyle()
	s := styles{Plain: plain, Accent: plain.Bold(true), Warning: plain.Bold(true), Quiet: plain, Strong: plain.Bold(true), Selected: plain.Bold(true)}
	if on != backgroundUnknown {
		pick := lipgloss.LightDark(on == backgroundDark)
		text := pick(lipgloss.Color("#000000"), lipgloss.Color("#FFFFFF"))
		s.Plain = plain.Foreground(text)
		s.Quiet, s.Strong = s.Plain, s.Plain.Bold(true)
		s.Accent = plain.Foreground(pick(lipgloss.Color("#003A75"), lipgloss.Color("#A9D2FF"))).Bold(true)
		s.Selected = s.Accent
		s.Warning = plain.Foreground(pick(lipgloss.Color("#6B2E00"), lipgloss.Color("#FFD38A"))).Bold(true)
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
