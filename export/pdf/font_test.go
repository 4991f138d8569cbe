package pdf

import (
	"bytes"
	"math"
	"testing"

	"github.com/jung-kurt/gofpdf"
)

// TestAdvancesAreThoseOfTheFile compares what the layout measures with what gofpdf tells a
// viewer: they differ by rounding at most, so lines end where the layout thinks.
func TestAdvancesAreThoseOfTheFile(t *testing.T) {
	t.Parallel()
	setter := setterForTest(t)
	pdf := gofpdf.New("P", "pt", "A4", "")
	if err := addFonts(pdf); err != nil {
		t.Fatal(err)
	}
	for id, face := range setter.faces {
		pdf.SetFont(fontFamily, fontStyle(faceID(id)), em)
		known := 0
		for r := rune(' '); r <= lastRune; r++ {
			advance, ok := face.advance(r)
			if !ok {
				continue
			}
			known++
			if width := pdf.GetStringWidth(string(r)); math.Abs(width-float64(advance)) > 1 {
				t.Fatalf("face %d: %U is %d wide, and %.1f in the file", id, r, advance, width)
			}
		}
		if known < 5000 {
			t.Errorf("face %d has %d characters", id, known)
		}
	}
}

// TestFontsStayAsTheyAre guards the embedded fonts against gofpdf, which writes into the
// bytes it is given.
func TestFontsStayAsTheyAre(t *testing.T) {
	t.Parallel()
	before := fontData()
	for id := range before {
		before[id] = bytes.Clone(before[id])
	}
	if _, err := draw([]*page{{texts: []placed{{10, 10, styleBody, "text"}, {10, 30, styleBody.strong(), "text"}}}}, metadata{date: testDate}); err != nil {
		t.Fatal(err)
	}
	for id, data := range fontData() {
		if !bytes.Equal(before[id], data) {
			t.Errorf("font %d was changed", id)
		}
	}
}
