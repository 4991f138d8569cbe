package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// packer packs the parts of a workbook in one order and without times, so that the same
// workbook is the same bytes. Excelize by itself packs the sheets in any order.
type packer struct {
	out   io.Writer
	parts []part
	flate *flate.Writer
}

type part struct {
	name string
	data *bytes.Buffer
}

func newPacker(out io.Writer) *packer { return &packer{out: out} }

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
	z := zip.NewWriter(p.out)
	z.RegisterCompressor(zip.Deflate, p.compress)
	for _, part := range p.parts {
		w, err := z.Create(part.name)
		if err != nil {
			return fmt.Errorf("pack %s: %w", part.name, err)
		}
		if _, err := w.Write(finish(part)); err != nil {
			return fmt.Errorf("pack %s: %w", part.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	return nil
}

// compress packs a part fast rather than small, with one compressor for all: a new one costs
// more than the parts of a workbook.
func (p *packer) compress(out io.Writer) (io.WriteCloser, error) {
	if p.flate == nil {
		var err error
		if p.flate, err = flate.NewWriter(out, flate.BestSpeed); err != nil {
			return nil, fmt.Errorf("compress: %w", err)
		}
	}
	p.flate.Reset(out)
	return p.flate, nil
}

// finish says in a sheet what Excelize has no words for. A quote in a text is escaped, so
// that none of this can be part of one.
func finish(p part) []byte {
	data := p.data.Bytes()
	if !strings.HasPrefix(p.name, "xl/worksheets/") {
		return data
	}
	data = bytes.ReplaceAll(data, []byte(string(underscore)), []byte("_x005F_"))
	data = bytes.Replace(data, []byte(filtered), nil, 1)
	// The height of a row holds until somebody writes into it; then it follows the text.
	return bytes.ReplaceAll(data, []byte(` customHeight="1"`), nil)
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
