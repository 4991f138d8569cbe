package tui

import (
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
)

// TestContrast holds every colour against common backgrounds: at least 4.5 to 1, and on a
// projector 7 to 1, the text among them, which elsewhere has the terminal's own colour.
func TestContrast(t *testing.T) {
	t.Parallel()
	for on, backgrounds := range map[background][]string{
		backgroundDark:  {"#000000", "#1e1e1e", "#282c34", "#002b36", "#2e3440"},
		backgroundLight: {"#ffffff", "#fdf6e3", "#f5f5f5", "#fafafa"},
	} {
		s, room := newStyles(on), newRoomStyles(on)
		for _, looks := range []struct {
			name   string
			least  float64
			styles map[string]look
		}{
			{"page", 4.5, map[string]look{"accent": s.Accent, "warning": s.Warning, "quiet": s.Quiet, "selected": s.Selected}},
			{"room", 7, map[string]look{"plain": room.Plain, "strong": room.Strong, "accent": room.Accent, "warning": room.Warning, "quiet": room.Quiet, "selected": room.Selected}},
		} {
			for name, style := range looks.styles {
				for _, behind := range backgrounds {
					if ratio := contrast(style.GetForeground(), lipgloss.Color(behind)); ratio < looks.least {
						t.Errorf("%s %s on %s: %.2f", looks.name, name, behind, ratio)
					}
				}
			}
		}
	}
}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
