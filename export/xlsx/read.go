package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// binder is a workbook that is read back.
//
// Excelize could read it as well. But a reader of its own finds what Excelize got wrong, it
// lets nothing pass that [Render] does not write, such as a formula, where Excelize skips
// what it does not understand, and it takes a tenth of the time.
type binder struct {
	files *zip.Reader
	// size is that of the workbook.
	size int64
	// names are those of the sheets, in their order.
	names []string
}

func openBinder(data []byte) (*binder, error) {
	size := int64(len(data))
	files, err := zip.NewReader(bytes.NewReader(data), size)
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	b := &binder{files: files, size: size}
	text, err := b.part("xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	var workbook struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := xml.Unmarshal([]byte(text), &workbook); err != nil {
		return nil, fmt.Errorf("list the sheets: %w", err)
	}
	for _, s := range workbook.Sheets {
		b.names = append(b.names, s.Name)
	}
	return b, nil
}

// part reads a part of the workbook. A damaged one is an error.
func (b *binder) part(name string) (string, error) {
	file, err := b.files.Open(name)
	if err != nil {
		return "", fmt.Errorf("open: %w", err)
	}
	var text strings.Builder
	if info, err := file.Stat(); err == nil {
		// Parts are not compressed: one that claims to be longer than the file is damaged.
		text.Grow(int(min(info.Size(), b.size)))
	}
	_, err = io.Copy(&text, file)
	if err := errors.Join(err, file.Close()); err != nil {
		return "", fmt.Errorf("read %s: %w", name, err)
	}
	return text.String(), nil
}

// cells reads the texts of a sheet, numbered from 0.
func (b *binder) cells(number int) ([][]string, error) {
	text, err := b.part(fmt.Sprintf("xl/worksheets/sheet%d.xml", number+1))
	if err != nil {
		return nil, err
	}
	s := &scanner{rest: text}
	s.until("<sheetData>")
	for !s.failed && !s.take("</sheetData>") {
		s.row()
	}
	switch {
	case s.failed && s.at == "":
		return nil, errors.New("something at its beginning is not as it was written")
	case s.failed:
		return nil, fmt.Errorf("something behind cell %s is not as it was written", s.at)
	}
	return s.rows, nil
}

// scanner reads the rows of a sheet. It knows the one way in which they are written.
type scanner struct {
	rest string
	rows [][]string
	// at is the name of the last cell.
	at     string
	failed bool
}

// take steps over a text, if it comes next.
func (s *scanner) take(text string) bool {
	rest, found := strings.CutPrefix(s.rest, text)
	s.rest = rest
	return found
}

// want steps over a text that must come next.
func (s *scanner) want(text string) {
	if !s.take(text) {
		s.failed = true
	}
}

// until steps behind a text that must come, and returns what stands before it.
func (s *scanner) until(text string) string {
	before, rest, found := strings.Cut(s.rest, text)
	s.rest = rest
	if !found {
		s.failed = true
	}
	return before
}

// row reads <row …>cells</row>.
func (s *scanner) row() {
	s.want("<row ")
	s.until(">")
	var cells []string
	for !s.failed && !s.take("</row>") {
		cells = append(cells, s.cell())
		// Rows and cells come one after another, without a gap.
		name, err := excelize.CoordinatesToCellName(len(cells), len(s.rows)+1)
		if err != nil || name != s.at {
			s.failed = true
		}
	}
	s.rows = append(s.rows, cells)
}

// cell reads <c r="A1" …> with a text, a number or nothing, and </c>.
func (s *scanner) cell() (text string) {
	s.want(`<c r="`)
	s.at = s.until(`"`)
	attributes := s.until(">")
	switch {
	case strings.HasSuffix(attributes, ` t="inlineStr"`):
		s.want("<is><t")
		if !s.take(">") {
			s.want(` xml:space="preserve">`)
		}
		text = s.until("</t></is>")
	case s.take("<v>"):
		text = s.until("</v>")
	}
	s.want("</c>")
	// The only escape is that of an underscore, see [escape].
	return strings.ReplaceAll(html.UnescapeString(text), "_x005F_", "_")
}
