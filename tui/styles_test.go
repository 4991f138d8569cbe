package tui

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
)

// TestContrast holds every colour against common backgrounds: at least 4.5 to 1.
func TestContrast(t *testing.T) {
	t.Parallel()
	for on, backgrounds := range map[background][]string{
		backgroundDark:  {"#000000", "#1e1e1e", "#282c34", "#002b36", "#2e3440"},
		backgroundLight: {"#ffffff", "#fdf6e3", "#f5f5f5", "#fafafa"},
	} {
		s := newStyles(on)
		for name, style := range map[string]lipgloss.Style{"accent": s.Accent, "warning": s.Warning, "quiet": s.Quiet, "selected": s.Selected} {
			for _, behind := range backgrounds {
				if ratio := contrast(style.GetForeground(), lipgloss.Color(behind)); ratio < 4.5 {
					t.Errorf("%s on %s: %s", name, behind, fmt.Sprintf("%.2f", ratio))
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
