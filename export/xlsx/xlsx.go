// Package xlsx writes a statement as a workbook for spreadsheets: what a cover says, the
// table of the pro forma, and a sheet each for what does not apply, conditions, facts,
// evidence and findings.
//
// Every cell but the totals is a text, so that 6-1 stays a reference and nothing is ever
// calculated; see [sheet.Guard] for texts that look like formulas all the same. Excelize is
// used in this folder only.
package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"ask645/export/document"
)

// Options are what a workbook says beyond the document.
type Options struct {
	// Date is the day of the document. It must be set.
	Date time.Time
	// Generator names the program that writes, such as "ask645 1.2.0".
	Generator string
}

// Document is a finished workbook.
type Document struct {
	Bytes []byte
	// Warnings say, a line each, what the workbook could not hold.
	Warnings []string
}

// Render writes the workbook. The same document and options give the same bytes.
func Render(d *document.Document, o Options) (Document, error) {
	pages, warnings := pagesOf(d)
	var out bytes.Buffer
	if err := write(&out, d, o, pages); err != nil {
		return Document{}, fmt.Errorf("write the workbook: %w", err)
	}
	return Document{Bytes: out.Bytes(), Warnings: warnings}, nil
}

// write builds the workbook and packs it.
func write(out *bytes.Buffer, d *document.Document, o Options, pages []page) (err error) {
	f := excelize.NewFile()
	defer func() {
		// Closing removes the files that a very large sheet was put off to.
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	// Packed straight to its place, the workbook is not copied on the way.
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return newPacker(out) })
	b := &book{file: f, document: d}
	if err := b.setStyles(); err != nil {
		return err
	}
	for i, p := range pages {
		if err := b.add(i, p); err != nil {
			return fmt.Errorf("sheet %q: %w", p.sheet.Name, err)
		}
	}
	if err := b.setProperties(o); err != nil {
		return err
	}
	return errors.Join(f.Write(io.Discard))
}
