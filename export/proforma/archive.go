package proforma

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The most that an XLSX file may hold once unpacked. A filled-in pro forma has less than a
// megabyte of XML; the rest is pictures.
const (
	maxUnpacked = 64 << 20
	maxPart     = 8 << 20
	maxParts    = 2000
)

// checkArchive refuses what is no sound XLSX file, or one too large to be read. It unpacks
// every part once: the spreadsheet library takes damaged parts for short ones.
func checkArchive(data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("the spreadsheet is damaged or was cut off: %w", err)
	}
	if len(archive.File) > maxParts {
		return errors.New("the spreadsheet has too many parts: save only the table as a file of its own")
	}
	workbook := false
	unpacked := uint64(0)
	for _, part := range archive.File {
		name := strings.ToLower(strings.ReplaceAll(part.Name, `\`, "/"))
		unpacked += min(part.UncompressedSize64, maxUnpacked+1)
		isXML := strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels")
		switch {
		case unpacked > maxUnpacked, isXML && part.UncompressedSize64 > maxPart:
			return fmt.Errorf("the spreadsheet is too large once unpacked, more than %d MiB: save only the table as a file of its own", maxPart>>20)
		case name == "xl/workbook.bin":
			return errors.New("is a binary Excel file: save it as XLSX")
		case name == "mimetype":
			return errors.New("is an OpenDocument file: save it as XLSX or CSV")
		case strings.HasPrefix(name, "xl/workbook") && strings.HasSuffix(name, ".xml"):
			workbook = true
		}
		if err := checkPart(part); err != nil {
			return fmt.Errorf("the spreadsheet is damaged, part %q: %w", part.Name, err)
		}
	}
	if !workbook {
		return errors.New("is a ZIP archive and no XLSX spreadsheet")
	}
	return nil
}

// checkPart unpacks a part, which holds it against its size and its checksum.
func checkPart(part *zip.File) error {
	content, err := part.Open()
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	if _, err := io.Copy(io.Discard, io.LimitReader(content, maxUnpacked+1)); err != nil {
		_ = content.Close()
		return fmt.Errorf("unpack: %w", err)
	}
	if err := content.Close(); err != nil {
		return fmt.Errorf("close: %w", err)
	}
	return nil
}
