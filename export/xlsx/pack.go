package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
)

// packer packs the parts of a workbook in one order and without times, so that the same
// workbook is the same bytes. Excelize by itself packs the sheets in any order.
//
// The parts are not compressed: to set up a compressor takes longer than to write the whole
// workbook, and a statement is small as it is.
type packer struct {
	out   *bytes.Buffer
	parts []part
	// rows are those of the sheets, in their order, which take their places here: Excelize
	// knows of none.
	rows [][]byte
}

type part struct {
	name string
	data *bytes.Buffer
}

func newPacker(out *bytes.Buffer) *packer { return &packer{out: out} }

// Create begins a part.
func (p *packer) Create(name string) (io.Writer, error) {
	data := new(bytes.Buffer)
	p.parts = append(p.parts, part{name, data})
	return data, nil
}

// AddFS is not used by Excelize; it is here because a ZipWriter has it.
func (p *packer) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the archive.
func (p *packer) Close() error {
	slices.SortFunc(p.parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(rank(a.name), rank(b.name)), cmp.Compare(a.name, b.name))
	})
	size := 0
	for _, rows := range p.rows {
		size += len(rows)
	}
	for _, part := range p.parts {
		const around = 256
		size += part.data.Len() + around
	}
	p.out.Grow(size)
	z := zip.NewWriter(p.out)
	for _, part := range p.parts {
		if err := p.pack(z, part); err != nil {
			return fmt.Errorf("pack %s: %w", part.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	return nil
}

// pack writes a part. Its size stands before it: some readers cannot find the end of a part
// that is not compressed in any other way.
func (p *packer) pack(z *zip.Writer, part part) error {
	before := part.data.Bytes()
	var rows, after []byte
	for i := range p.rows {
		if part.name != sheetPart(i) {
			continue
		}
		// That a filter is set does not mean that it hides rows.
		before = bytes.Replace(before, []byte(` filterMode="true"`), nil, 1)
		const place = "<sheetData>"
		at := bytes.Index(before, []byte(place+"</sheetData>"))
		if at < 0 {
			return errors.New("the sheet has no place for its rows")
		}
		at += len(place)
		before, rows, after = before[:at], p.rows[i], before[at:]
	}
	var size uint64
	var sum uint32
	pieces := [][]byte{before, rows, after}
	for _, piece := range pieces {
		size += uint64(len(piece))
		sum = crc32.Update(sum, crc32.IEEETable, piece)
	}
	const version = 20
	w, err := z.CreateRaw(&zip.FileHeader{
		Name: part.name, Method: zip.Store, CRC32: sum, CompressedSize64: size, UncompressedSize64: size,
		CreatorVersion: version, ReaderVersion: version,
	})
	for _, piece := range pieces {
		if err == nil {
			_, err = w.Write(piece)
		}
	}
	return errors.Join(err)
}

// sheetPart is the part that holds a sheet, numbered from 0.
func sheetPart(number int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", number+1) }

// rank puts in front what readers want to find first.
func rank(name string) int {
	switch name {
	case "[Content_Types].xml":
		return 0
	case "_rels/.rels":
		return 1
	case "xl/workbook.xml":
		return 2
	}
	return 3
}
