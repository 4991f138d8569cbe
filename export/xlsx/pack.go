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
	"strings"
)

// packer packs the parts of a workbook in one order and without times, so that the same
// workbook is the same bytes. Excelize by itself packs the sheets in any order.
//
// The parts are not compressed: to set up a compressor takes longer than to write the whole
// workbook, and a statement is small as it is.
type packer struct {
	out   *bytes.Buffer
	parts []part
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
	for _, part := range p.parts {
		const around = 256
		size += part.data.Len() + around
	}
	p.out.Grow(size)
	z := zip.NewWriter(p.out)
	for _, part := range p.parts {
		if err := pack(z, part); err != nil {
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
func pack(z *zip.Writer, p part) error {
	pieces := [][]byte{p.data.Bytes()}
	if strings.HasPrefix(p.name, "xl/worksheets/") {
		pieces = finish(p.data.Bytes())
	}
	var size uint64
	var sum uint32
	for _, piece := range pieces {
		size += uint64(len(piece))
		sum = crc32.Update(sum, crc32.IEEETable, piece)
	}
	const version = 20
	w, err := z.CreateRaw(&zip.FileHeader{
		Name: p.name, Method: zip.Store, CRC32: sum, CompressedSize64: size, UncompressedSize64: size,
		CreatorVersion: version, ReaderVersion: version,
	})
	if err != nil {
		return errors.Join(err)
	}
	for _, piece := range pieces {
		if _, err := w.Write(piece); err != nil {
			return errors.Join(err)
		}
	}
	return nil
}

// finish says in a sheet what Excelize has no words for, and returns it in pieces. A quote in
// a text is escaped, so that only the underscore can be part of one.
func finish(data []byte) [][]byte {
	changes := []struct{ old, new []byte }{
		// That a filter is set does not mean that it hides rows.
		{[]byte(` filterMode="true"`), nil},
		// The height of a row holds until somebody writes into it; then it follows the text.
		{[]byte(` customHeight="1"`), nil},
		{[]byte(string(underscore)), []byte("_x005F_")},
	}
	pieces := [][]byte{data}
	for _, change := range changes {
		if !bytes.Contains(data, change.old) {
			continue
		}
		var changed [][]byte
		for _, piece := range pieces {
			for {
				before, after, found := bytes.Cut(piece, change.old)
				changed = append(changed, before)
				if !found {
					break
				}
				if change.new != nil {
					changed = append(changed, change.new)
				}
				piece = after
			}
		}
		pieces = changed
	}
	return pieces
}

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
