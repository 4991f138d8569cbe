package pdf

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font/sfnt"
)

var testDate = time.Date(2026, time.November, 21, 0, 0, 0, 0, time.UTC)

// every is every character that a face has.
func every(f *face) []rune {
	var all []rune
	for r := rune(' '); r < lastRune; r++ {
		if _, ok := f.advance(r); ok {
			all = append(all, r)
		}
	}
	return all
}

// TestSubset cuts all characters out of each face, and compares what the layout measures with
// what gofpdf tells a viewer: they differ by rounding at most, so lines end where the layout
// thinks. The outlines are those of the whole font.
func TestSubset(t *testing.T) {
	t.Parallel()
	setter := setterForTest(t)
	for id, f := range setter.faces[:fallback] {
		all := every(f)
		if len(all) < 5000 {
			t.Errorf("face %d has %d characters", id, len(all))
		}
		data, err := f.subset(all)
		if err != nil {
			t.Fatal(err)
		}
		cut, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		pdf := gofpdf.New("P", "pt", "A4", "")
		pdf.AddUTF8FontFromBytes("cut", "", slices.Clone(data))
		pdf.SetFont("cut", "", em)
		var buffer sfnt.Buffer
		for i, r := range all {
			advance, _ := f.advance(r)
			if width := pdf.GetStringWidth(string(r)); math.Abs(width-float64(advance)) > 1 {
				t.Fatalf("face %d: %U is %d wide, and %.1f in the file", id, r, advance, width)
			}
			if i%11 == 0 && !slices.Equal(outline(t, cut, &buffer, r), outline(t, f.font, &f.buffer, r)) {
				t.Errorf("face %d: %U has another outline", id, r)
			}
		}
		if g, err := cut.GlyphIndex(&buffer, '中'); err != nil || g != 0 {
			t.Errorf("face %d has a glyph %d for what it lacks (%v)", id, g, err)
		}
		if err := pdf.Error(); err != nil {
			t.Error(err)
		}
	}
}

func outline(t *testing.T, f *sfnt.Font, buffer *sfnt.Buffer, r rune) sfnt.Segments {
	t.Helper()
	glyph, err := f.GlyphIndex(buffer, r)
	if err != nil || glyph == 0 {
		t.Fatalf("%U has no glyph: %v", r, err)
	}
	segments, err := f.LoadGlyph(buffer, glyph, 2048<<6, nil)
	if err != nil {
		t.Fatalf("%U: %v", r, err)
	}
	return slices.Clone(segments)
}

// TestSubsetChangesNothing guards the embedded fonts, which many may read at a time.
func TestSubsetChangesNothing(t *testing.T) {
	t.Parallel()
	f := setterForTest(t).faces[bold]
	before := slices.Clone(f.data)
	if _, err := f.subset([]rune("aéñ")); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(before, f.data) {
		t.Error("the font was changed")
	}
}

// TestEndlessGlyphs refuses a glyph that is a part of itself, at which gofpdf would not end.
func TestEndlessGlyphs(t *testing.T) {
	t.Parallel()
	composite := func(part byte) []byte {
		return []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, part, 0, 0}
	}
	for name, outlines := range map[string][][]byte{
		"itself":     {composite(0)},
		"each other": {composite(1), composite(0)},
	} {
		s := &subset{outlines: outlines}
		if visits := 0; s.shallow(0, 0, &visits) {
			t.Errorf("%s: it has an end", name)
		}
	}
	s, visits := &subset{outlines: [][]byte{composite(1), composite(2), {0, 1}}}, 0
	if !s.shallow(0, 0, &visits) {
		t.Error("parts of parts have no end")
	}
}

// TestUnusableFonts names what is wrong with a font.
func TestUnusableFonts(t *testing.T) {
	t.Parallel()
	whole, err := TinyFont('智')
	if err != nil {
		t.Fatal(err)
	}
	at := func(table string) int { return strings.Index(string(whole), table) }
	change := func(at int, bytes ...byte) []byte {
		data := slices.Clone(whole)
		copy(data[at:], bytes)
		return data
	}
	all, err := readTables(whole)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":    {nil, "it is no font"},
		"text":       {[]byte(strings.Repeat("no font at all", 9)), "it is no TrueType font"},
		"OpenType":   {change(0, 'O', 'T', 'T', 'O'), "not TrueType"},
		"collection": {change(0, 't', 't', 'c', 'f'), "a collection"},
		"cut":        {whole[:len(whole)/2], "cut short"},
		"no glyf":    {change(at("glyf"), 'x'), "not TrueType"},
		"no post":    {change(at("post"), 'x'), "no whole table"},
		"no cmap":    {change(at("cmap"), 'x'), ""},
	} {
		if _, err := parseFont(test.data); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, test.want)
		}
	}
	all["OS/2"] = slices.Clone(all["OS/2"])
	all["OS/2"][9] = 2
	if _, err := parseFont(all.file()); err == nil || !strings.Contains(err.Error(), "licence") {
		t.Errorf("restricted: error %v", err)
	}
	if _, err := parseFont(whole); err != nil {
		t.Error(err)
	}
}

// FuzzFont sets text in whatever a font file may hold.
func FuzzFont(f *testing.F) {
	whole, err := TinyFont('a', '智', '文')
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Fuzz(func(t *testing.T, data []byte) {
		font, err := parseFont(data)
		if err != nil {
			return
		}
		runes := []rune("智文")
		if (&fontFile{face: font}).lacks(runes) > 0 {
			return
		}
		setter, err := newTypesetter(font)
		if err != nil {
			t.Fatal(err)
		}
		l := newLayout(setter)
		l.put(left, top, "a智文", styleBody)
		written, err := draw(&book{pages: l.pages, meta: metadata{date: testDate}}, setter)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := finish(written, metadata{}); err != nil {
			t.Error(err)
		}
	})
}
