package questionnaire

import (
	"fmt"
	"math"
	"strconv"
)

// Colour is a colour of the screen, eight bits a channel.
type Colour struct{ R, G, B uint8 }

// White is the paper.
func White() Colour { return Colour{255, 255, 255} }

// TextContrast is the least contrast of text with what it stands on, as WCAG 2.2 demands at
// level AA.
const TextContrast = 4.5

// ParseColour reads a colour that is written as "#17506e".
func ParseColour(text string) (Colour, error) {
	if len(text) == 7 && text[0] == '#' {
		if n, err := strconv.ParseUint(text[1:], 16, 24); err == nil {
			return Colour{uint8(n >> 16 & 0xFF), uint8(n >> 8 & 0xFF), uint8(n & 0xFF)}, nil
		}
	}
	return Colour{}, fmt.Errorf("the colour is %q: write six hexadecimal digits in quotes, such as \"#17506e\"", text)
}

// String writes the colour as "#17506e".
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func (c Colour) Contrast(other Colour) float64 {
	a, b := c.luminance(), other.luminance()
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2, from 0 to 1.
func (c Colour) luminance() float64 {
	linear := func(channel uint8) float64 {
		v := float64(channel) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// TextOn is the colour itself where text of it can be read on another, or the nearest that is
// darker, or lighter on a dark ground, and has [TextContrast].
func (c Colour) TextOn(ground Colour) Colour {
	end := Colour{}
	if ground.Contrast(White()) > ground.Contrast(Colour{}) {
		end = White()
	}
	const steps = 255
	for step := range steps {
		if mixed := c.towards(end, step, steps); mixed.Contrast(ground) >= TextContrast {
			return mixed
		}
	}
	return end
}

// towards goes some of the steps to another colour.
func (c Colour) towards(end Colour, step, steps int) Colour {
	mix := func(from, to uint8) uint8 {
		return uint8((int(from)*(steps-step) + int(to)*step) / steps) //nolint:gosec // between two bytes
	}
	return Colour{mix(c.R, end.R), mix(c.G, end.G), mix(c.B, end.B)}
}

// ratio writes a contrast rounded down, so that none looks better than it is.
func ratio(contrast float64) string { return fmt.Sprintf("%.2f:1", math.Floor(contrast*100)/100) }
