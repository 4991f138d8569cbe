package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/image/font/sfnt"
)

// tables are the parts of a TrueType file by name.
type tables map[string][]byte

// readTables reads the directory of a TrueType file. Files with other outlines and
// collections of fonts are refused: gofpdf cannot write them.
func readTables(data []byte) (tables, error) {
	const head, entry = 12, 16
	if len(data) < head {
		return nil, errors.New("it is no font")
	}
	switch string(data[:4]) {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return nil, errors.New("its outlines are not TrueType")
	case "ttcf":
		return nil, errors.New("it is a collection of fonts")
	default:
		return nil, errors.New("it is no TrueType font")
	}
	count := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < head+count*entry {
		return nil, errors.New("it is cut short")
	}
	all := tables{}
	for i := range count {
		at := data[head+i*entry:]
		offset, size := uint64(binary.BigEndian.Uint32(at[8:])), uint64(binary.BigEndian.Uint32(at[12:]))
		if offset+size > uint64(len(data)) {
			return nil, errors.New("it is cut short")
		}
		all[string(at[:4])] = data[offset : offset+size]
	}
	return all, nil
}

// The sizes of the tables with a fixed beginning, as far as it is read here.
const (
	headSize = 54
	hheaSize = 36
	maxpSize = 6
	postSize = 32
)

// os2 is the table "OS/2" if it is as long as its version says, nil otherwise. A font may do
// without it.
func (t tables) os2() []byte {
	const first, second = 78, 96
	table := t["OS/2"]
	if len(table) < first || (binary.BigEndian.Uint16(table) > 1 && len(table) < second) {
		return nil
	}
	return table
}

// check says what keeps a font from being set and embedded.
func (t tables) check() error {
	for name, size := range map[string]int{"head": headSize, "hhea": hheaSize, "maxp": maxpSize, "post": postSize} {
		if len(t[name]) < size {
			return fmt.Errorf("it has no whole table %q", name)
		}
	}
	if len(t["glyf"]) == 0 || len(t["loca"]) == 0 {
		return errors.New("its outlines are not TrueType")
	}
	if os2 := t["OS/2"]; len(os2) >= 10 {
		const restricted, bitmapsOnly, notInParts = 0x0002, 0x0200, 0x0100
		if licence := binary.BigEndian.Uint16(os2[8:]); licence&0xF == restricted || licence&(bitmapsOnly|notInParts) != 0 {
			return errors.New("its licence does not let it be embedded in documents")
		}
	}
	return nil
}

// glyphs reads the outlines and the measures of single glyphs.
type glyphs struct {
	tables
	count, metrics int
	long           bool
}

func (t tables) glyphs() (*glyphs, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	g := &glyphs{
		tables:  t,
		count:   int(binary.BigEndian.Uint16(t["maxp"][4:])),
		metrics: int(binary.BigEndian.Uint16(t["hhea"][34:])),
		long:    binary.BigEndian.Uint16(t["head"][50:]) != 0,
	}
	size := 2
	if g.long {
		size = 4
	}
	switch {
	case g.metrics == 0 || g.metrics > g.count || len(t["hmtx"]) < 4*g.metrics+2*(g.count-g.metrics):
		return nil, errors.New("its table \"hmtx\" is cut short")
	case len(t["loca"]) < size*(g.count+1):
		return nil, errors.New("its table \"loca\" is cut short")
	}
	return g, nil
}

// outline returns the outline of a glyph, empty for one that shows nothing.
func (g *glyphs) outline(glyph sfnt.GlyphIndex) ([]byte, error) {
	if int(glyph) >= g.count {
		return nil, fmt.Errorf("it has no glyph %d", glyph)
	}
	from, to := g.location(int(glyph)), g.location(int(glyph)+1)
	switch size := to - from; {
	case from > to || to > len(g.tables["glyf"]):
		return nil, fmt.Errorf("its glyph %d lies outside the file", glyph)
	case size > 0 && size < 10:
		return nil, fmt.Errorf("its glyph %d is cut short", glyph)
	}
	return g.tables["glyf"][from:to], nil
}

func (g *glyphs) location(i int) int {
	if g.long {
		return int(binary.BigEndian.Uint32(g.tables["loca"][4*i:]))
	}
	return 2 * int(binary.BigEndian.Uint16(g.tables["loca"][2*i:]))
}

// measure returns the advance and the left bearing of a glyph as the table holds them.
func (g *glyphs) measure(glyph sfnt.GlyphIndex) (advance, bearing []byte) {
	all, i := g.tables["hmtx"], int(glyph)
	if i < g.metrics {
		return all[4*i : 4*i+2], all[4*i+2 : 4*i+4]
	}
	at := 4*g.metrics + 2*(i-g.metrics)
	return all[4*(g.metrics-1) : 4*(g.metrics-1)+2], all[at : at+2]
}
