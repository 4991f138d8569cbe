package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// metadata is what the file says of itself, in clean text. Empty fields are left out.
type metadata struct {
	title, author, subject, creator string
	date                            time.Time
}

const (
	fontFamily = "text"
	// language is that of the words which the program adds.
	language = "en-GB"
)

// draw writes pages to a file. It is the only place that knows gofpdf.
func draw(pages []*page, meta metadata) ([]byte, error) {
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	// Without these three the bytes differ from run to run.
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(meta.date)
	pdf.SetModificationDate(meta.date)
	if err := addFonts(pdf); err != nil {
		return nil, err
	}
	setMetadata(pdf, meta)
	for _, p := range pages {
		pdf.AddPage()
		drawPage(pdf, p)
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	return amendCatalog(out.Bytes())
}

func addFonts(pdf *gofpdf.Fpdf) error {
	for id, data := range fontData() {
		// gofpdf writes into the slice when it sums up tables, so it gets its own.
		pdf.AddUTF8FontFromBytes(fontFamily, fontStyle(faceID(id)), bytes.Clone(data))
		pdf.SetFont(fontFamily, fontStyle(faceID(id)), styleBody.size)
		if err := pdf.Error(); err != nil {
			return fmt.Errorf("font %d: %w", id, err)
		}
	}
	return nil
}

// fontStyle is gofpdf's name of a face.
func fontStyle(id faceID) string {
	if id == bold {
		return "B"
	}
	return ""
}

func setMetadata(pdf *gofpdf.Fpdf, meta metadata) {
	for _, entry := range []struct {
		set  func(string, bool)
		text string
	}{
		{pdf.SetTitle, meta.title},
		{pdf.SetAuthor, meta.author},
		{pdf.SetSubject, meta.subject},
		{pdf.SetCreator, meta.creator},
		{pdf.SetProducer, meta.creator},
	} {
		if entry.text != "" {
			entry.set(entry.text, true)
		}
	}
}

func drawPage(pdf *gofpdf.Fpdf, p *page) {
	for _, s := range p.shapes {
		pdf.SetFillColor(s.ink.split())
		pdf.Rect(s.x, s.y, s.width, s.height, "F")
	}
	var current style
	for _, t := range p.texts {
		if t.style.face != current.face || t.style.size != current.size {
			pdf.SetFont(fontFamily, fontStyle(t.style.face), t.style.size)
		}
		if t.style.ink != current.ink {
			pdf.SetTextColor(t.style.ink.split())
		}
		current = t.style
		pdf.Text(t.x, t.y, t.text)
	}
	// A bookmark is Unicode only while the font is; all of ours are.
	for _, b := range p.bookmarks {
		pdf.Bookmark(b.title, b.level, b.y)
	}
}

func (c rgb) split() (r, g, b int) {
	return int(c >> 16 & 0xFF), int(c >> 8 & 0xFF), int(c & 0xFF)
}

// amendCatalog adds what gofpdf has no way to say: the language, and that a viewer is to show
// the title instead of the file name. The catalog is the last object of the file, so only
// the place of the cross-reference table after it moves.
func amendCatalog(file []byte) ([]byte, error) {
	const addition = "/Lang (" + language + ")\n/ViewerPreferences <</DisplayDocTitle true>>\n"
	catalog, start := []byte("/Type /Catalog\n"), []byte("startxref\n")
	at := bytes.LastIndex(file, catalog)
	tail := bytes.LastIndex(file, start)
	if at < 0 || tail < at {
		return nil, errors.New("write: the file has no catalog")
	}
	at += len(catalog)
	number, _, _ := bytes.Cut(file[tail+len(start):], []byte("\n"))
	offset, err := strconv.Atoi(string(number))
	if err != nil {
		return nil, fmt.Errorf("write: the place of the cross-references: %w", err)
	}
	amended := make([]byte, 0, len(file)+len(addition)+8)
	amended = append(amended, file[:at]...)
	amended = append(amended, addition...)
	amended = append(amended, file[at:tail+len(start)]...)
	return fmt.Appendf(amended, "%d\n%%%%EOF\n", offset+len(addition)), nil
}
