package pdf

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-fonts/dejavu/dejavusanscondensed"
	"github.com/go-fonts/dejavu/dejavusanscondensedbold"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"ask645/questionnaire"
)

// faceID names one of the embedded faces.
type faceID int

const (
	regular faceID = iota
	bold
	faceCount
)

// em is the unit of advances: a thousandth of the font size.
const em = 1000

// lastRune is the last character that gofpdf can write.
const lastRune = 0xFFFF

// fontData returns the TrueType files of the faces. They are shared and not to be changed.
func fontData() [faceCount][]byte {
	return [faceCount][]byte{regular: dejavusanscondensed.TTF, bold: dejavusanscondensedbold.TTF}
}

var parseFonts = sync.OnceValues(func() (fonts [faceCount]*sfnt.Font, err error) {
	for id, data := range fontData() {
		if fonts[id], err = sfnt.Parse(data); err != nil {
			return fonts, fmt.Errorf("font %d: %w", id, err)
		}
	}
	return fonts, nil
})

// typesetter measures text, and makes it fit for the embedded faces.
type typesetter struct {
	faces    [faceCount]*face
	replaced []rune
	seen     map[rune]bool
	runes    []rune
}

func newTypesetter() (*typesetter, error) {
	fonts, err := parseFonts()
	if err != nil {
		return nil, err
	}
	t := &typesetter{seen: map[rune]bool{}}
	for id := range t.faces {
		t.faces[id] = &face{font: fonts[id]}
	}
	return t, nil
}

// face looks up the advances of one font, each once.
type face struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	// known holds the advance plus two; 1 is a character without a glyph, 0 one that has
	// not been looked up.
	known [lastRune + 1]uint16
}

// advance returns the width of a character in thousandths of the font size, and whether the
// face has it at all.
func (f *face) advance(r rune) (int, bool) {
	if r < 0 || r > lastRune {
		return 0, false
	}
	if f.known[r] == 0 {
		f.known[r] = f.lookUp(r)
	}
	return max(int(f.known[r])-2, 0), f.known[r] > 1
}

func (f *face) lookUp(r rune) uint16 {
	glyph, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || glyph == 0 {
		return 1
	}
	advance, err := f.font.GlyphAdvance(&f.buffer, glyph, fixed.I(em), font.HintingNone)
	if err != nil {
		return 1
	}
	return uint16(advance.Round()) + 2 //nolint:gosec // an advance is a few thousand at most
}

// covered reports whether any face has the character.
func (t *typesetter) covered(r rune) bool {
	for _, f := range t.faces {
		if _, ok := f.advance(r); ok {
			return true
		}
	}
	return false
}

// clean makes text from a person or a file fit to be set. Newlines stay. What is unsafe to
// show, and what no face has, becomes its code point in brackets.
func (t *typesetter) clean(text string) string {
	text = questionnaire.Printable(text)
	if utf8.ValidString(text) && strings.IndexFunc(text, t.unset) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if !t.unset(r) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "[U+%04X]", r)
		if !t.seen[r] {
			t.seen[r] = true
			t.replaced = append(t.replaced, r)
		}
	}
	return b.String()
}

func (t *typesetter) unset(r rune) bool { return r != '\n' && !t.covered(r) }

// line is clean for a place that holds one line. Unlike [questionnaire.PrintableLine] it
// keeps no-break spaces as they are.
func (t *typesetter) line(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(t.clean(text), "\n", " "))
}

// fit returns the face in which the text can be set: the wanted one, or the regular one,
// which has a few signs more, where the wanted one lacks a character.
func (t *typesetter) fit(text string, wanted faceID) faceID {
	for _, r := range text {
		if _, ok := t.faces[wanted].advance(r); !ok && r != '\n' {
			return regular
		}
	}
	return wanted
}

// width is the width of one line of text in points.
func (t *typesetter) width(text string, s style) float64 {
	sum := 0
	for _, r := range text {
		advance, _ := t.faces[s.face].advance(r)
		sum += advance
	}
	return float64(sum) * s.size / em
}
