package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// subset makes a small TrueType file of the glyphs for the given characters, which are sorted
// and which the face has. gofpdf would cut the font as well, but reads all of it first into
// several megabytes of tables, and prints to standard output what it does not like in it.
func (f *face) subset(runes []rune) ([]byte, error) {
	all, err := readTables(f.data)
	if err != nil {
		return nil, err
	}
	from, err := all.glyphs()
	if err != nil {
		return nil, err
	}
	cut := &subset{from: from, number: map[sfnt.GlyphIndex]uint16{}}
	if _, err := cut.take(0); err != nil { // what stands for missing characters
		return nil, err
	}
	codes := make([]uint16, len(runes))
	for i, r := range runes {
		glyph, err := f.font.GlyphIndex(&f.buffer, r)
		if err != nil {
			return nil, fmt.Errorf("%U: %w", r, err)
		}
		if codes[i], err = cut.take(glyph); err != nil {
			return nil, err
		}
	}
	if err := cut.parts(); err != nil {
		return nil, err
	}
	return cut.file(runes, codes), nil
}

// subset is a font in the making.
type subset struct {
	from *glyphs
	// outlines are those taken so far; number tells their places in the new file.
	outlines [][]byte
	taken    []sfnt.GlyphIndex
	number   map[sfnt.GlyphIndex]uint16
}

// maxGlyphs is far more than the characters of a document, and their parts, can need.
const maxGlyphs = 1<<16 - 1

// take puts a glyph into the new font, once, and returns its number there.
func (s *subset) take(glyph sfnt.GlyphIndex) (uint16, error) {
	if number, ok := s.number[glyph]; ok {
		return number, nil
	}
	outline, err := s.from.outline(glyph)
	if err != nil {
		return 0, err
	}
	if len(s.taken) == maxGlyphs {
		return 0, errors.New("it has too many glyphs")
	}
	number := uint16(len(s.taken)) //nolint:gosec // maxGlyphs fit
	s.number[glyph] = number
	s.taken, s.outlines = append(s.taken, glyph), append(s.outlines, outline)
	return number, nil
}

// The flags of a part of a glyph that tell how long its entry is, and whether more follow.
const (
	partWords    = 1 << 0
	partScale    = 1 << 3
	partMore     = 1 << 5
	partTwoScale = 1 << 6
	partMatrix   = 1 << 7
)

// parts takes the glyphs of which others are made, such as the letter and the accent of é,
// and lets the outlines name them by their new numbers.
func (s *subset) parts() error {
	for i := 0; i < len(s.outlines); i++ {
		outline := s.outlines[i]
		if len(outline) == 0 || outline[0] < 0x80 { // a number of contours, negative for parts
			continue
		}
		outline = slices.Clone(outline)
		s.outlines[i] = outline
		for at, flags := 10, uint16(partMore); flags&partMore != 0; {
			if at+4 > len(outline) {
				return fmt.Errorf("its glyph %d is cut short", s.taken[i])
			}
			flags = binary.BigEndian.Uint16(outline[at:])
			number, err := s.take(sfnt.GlyphIndex(binary.BigEndian.Uint16(outline[at+2:])))
			if err != nil {
				return err
			}
			binary.BigEndian.PutUint16(outline[at+2:], number)
			at += partSize(flags)
			if at > len(outline) {
				return fmt.Errorf("its glyph %d is cut short", s.taken[i])
			}
		}
	}
	visits := 0
	for i := range s.outlines {
		if !s.shallow(i, 0, &visits) {
			return fmt.Errorf("its glyph %d is made of too many parts", s.taken[i])
		}
	}
	return nil
}

// The most parts in parts of a glyph, and of all glyphs together. gofpdf follows them without
// an end where a glyph is a part of itself.
const (
	maxDepth  = 8
	maxVisits = 1 << 20
)

// shallow reports whether the parts of a new glyph come to an end.
func (s *subset) shallow(i, depth int, visits *int) bool {
	if *visits++; depth > maxDepth || *visits > maxVisits {
		return false
	}
	outline := s.outlines[i]
	if len(outline) == 0 || outline[0] < 0x80 {
		return true
	}
	for at, flags := 10, uint16(partMore); flags&partMore != 0; at += partSize(flags) {
		flags = binary.BigEndian.Uint16(outline[at:])
		if !s.shallow(int(binary.BigEndian.Uint16(outline[at+2:])), depth+1, visits) {
			return false
		}
	}
	return true
}

func partSize(flags uint16) int {
	size := 6
	if flags&partWords != 0 {
		size = 8
	}
	switch {
	case flags&partScale != 0:
		size += 2
	case flags&partTwoScale != 0:
		size += 4
	case flags&partMatrix != 0:
		size += 8
	}
	return size
}

// file writes the new font.
func (s *subset) file(runes []rune, codes []uint16) []byte {
	order := binary.BigEndian
	out := tables{}
	for _, name := range []string{"cvt ", "fpgm", "prep", "gasp"} {
		if table := s.from.tables[name]; len(table) > 0 {
			out[name] = table
		}
	}
	if os2 := s.from.os2(); os2 != nil {
		out["OS/2"] = os2
	}
	var glyf, loca, hmtx []byte
	for i, outline := range s.outlines {
		loca = order.AppendUint32(loca, uint32(len(glyf))) //nolint:gosec // a part of a file that was read
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		advance, bearing := s.from.measure(s.taken[i])
		hmtx = append(append(hmtx, advance...), bearing...)
	}
	out["glyf"], out["hmtx"] = glyf, hmtx
	out["loca"] = order.AppendUint32(loca, uint32(len(glyf))) //nolint:gosec // a part of a file that was read
	count := uint16(len(s.taken))                             //nolint:gosec // maxGlyphs fit
	out["head"] = slices.Clone(s.from.tables["head"][:headSize])
	order.PutUint16(out["head"][50:], 1)
	out["hhea"] = slices.Clone(s.from.tables["hhea"][:hheaSize])
	order.PutUint16(out["hhea"][34:], count)
	out["maxp"] = slices.Clone(s.from.tables["maxp"])
	order.PutUint16(out["maxp"][4:], count)
	out["post"] = slices.Concat([]byte{0, 3, 0, 0}, s.from.tables["post"][4:16], make([]byte, 16))
	out["name"] = []byte{0, 0, 0, 0, 0, 6}
	out["cmap"] = characterMap(runes, codes)
	return out.file()
}

// characterMap is a table "cmap" with one segment for each run of characters whose glyphs
// have consecutive numbers.
func characterMap(runes []rune, codes []uint16) []byte {
	type segment struct{ first, last, delta uint16 }
	var segments []segment
	for i, r := range runes {
		if r == lastRune {
			continue // the last segment, which has to be there, says that it is missing
		}
		code := uint16(r) //nolint:gosec // no face has a character beyond lastRune
		if n := len(segments); n > 0 && segments[n-1].last+1 == code && codes[i] == code+segments[n-1].delta {
			segments[n-1].last = code
			continue
		}
		segments = append(segments, segment{code, code, codes[i] - code})
	}
	segments = append(segments, segment{lastRune, lastRune, 1})
	order := binary.BigEndian
	n := len(segments)
	size := 16 + 8*n
	words := []uint16{0, 1, 3, 1, 0, 12, 4, uint16(size), 0, uint16(2 * n), 0, 0, 0} //nolint:gosec // at most 65,536 characters; readers of one segment each would not need the size
	table := make([]byte, 0, 12+size)
	for _, word := range words {
		table = order.AppendUint16(table, word)
	}
	for _, s := range segments {
		table = order.AppendUint16(table, s.last)
	}
	table = order.AppendUint16(table, 0)
	for _, s := range segments {
		table = order.AppendUint16(table, s.first)
	}
	for _, s := range segments {
		table = order.AppendUint16(table, s.delta)
	}
	return append(table, make([]byte, 2*n)...)
}

// file puts tables together, sorted and padded. Their sums stay empty: gofpdf writes its own.
func (t tables) file() []byte {
	names := make([]string, 0, len(t))
	for name := range t {
		names = append(names, name)
	}
	slices.Sort(names)
	order := binary.BigEndian
	data := order.AppendUint32(nil, 0x00010000)
	data = order.AppendUint16(data, uint16(len(names))) //nolint:gosec // a dozen
	data = append(data, make([]byte, 6)...)
	at := 12 + 16*len(names)
	for _, name := range names {
		data = append(data, name...)
		data = order.AppendUint32(data, 0)
		data = order.AppendUint32(data, uint32(at))           //nolint:gosec // a part of a file that was read
		data = order.AppendUint32(data, uint32(len(t[name]))) //nolint:gosec // the same
		at += (len(t[name]) + 3) &^ 3
	}
	for _, name := range names {
		data = append(data, t[name]...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	return data
}
