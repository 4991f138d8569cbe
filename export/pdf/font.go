package pdf

import (
	"fmt"
	"sync"

	"github.com/go-fonts/dejavu/dejavusanscondensed"
	"github.com/go-fonts/dejavu/dejavusanscondensedbold"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// faceID names one of the faces of a document.
type faceID int

// Two faces are embedded in the program. The third is a file of the system or the user, for
// the characters that the two lack; most documents do without.
const (
	regular faceID = iota
	bold
	fallback
	faceCount
)

// em is the unit of advances: a thousandth of the font size.
const em = 1000

// lastRune is the last character that gofpdf can write.
const lastRune = 0xFFFF

var parseEmbedded = sync.OnceValues(func() (fonts [2]*sfnt.Font, err error) {
	for id, data := range embedded() {
		if fonts[id], err = sfnt.Parse(data); err != nil {
			return fonts, fmt.Errorf("embedded font %d: %w", id, err)
		}
	}
	return fonts, nil
})

// embedded returns the TrueType files of the faces in the program. They are shared and not
// to be changed.
func embedded() [2][]byte {
	return [2][]byte{regular: dejavusanscondensed.TTF, bold: dejavusanscondensedbold.TTF}
}

// face looks up the advances of one font, each once. It serves one goroutine.
type face struct {
	data   []byte
	font   *sfnt.Font
	buffer sfnt.Buffer
	// known holds, in rows of 256 characters, the advance plus two; 1 is a character
	// without a glyph, 0 one that has not been looked up.
	known [(lastRune + 1) / 256]*[256]uint16
}

// advance returns the width of a character in thousandths of the font size, and whether the
// face has it at all.
func (f *face) advance(r rune) (int, bool) {
	if f == nil || r < 0 || r > lastRune {
		return 0, false
	}
	row := f.known[r>>8]
	if row == nil {
		row = new([256]uint16)
		f.known[r>>8] = row
	}
	if row[r&0xFF] == 0 {
		row[r&0xFF] = f.lookUp(r)
	}
	known := row[r&0xFF]
	return max(int(known)-2, 0), known > 1
}

func (f *face) lookUp(r rune) uint16 {
	glyph, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || glyph == 0 {
		return 1
	}
	advance, err := f.font.GlyphAdvance(&f.buffer, glyph, fixed.I(em), font.HintingNone)
	if err != nil || advance < 0 || advance > fixed.I(maxAdvance) {
		return 1
	}
	return uint16(advance.Round()) + 2 //nolint:gosec // no advance is larger than maxAdvance
}

// maxAdvance is far more than any character is wide, in thousandths of the font size.
const maxAdvance = 20 * em
