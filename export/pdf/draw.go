package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/jung-kurt/gofpdf"

	"ask645/questionnaire"
)

// metadata is what the file says of itself. Empty fields are left out.
type metadata struct {
	title, author, subject, creator, keywords string
	date                                      time.Time

	// statement and digest tell which statement the file is of.
	statement, digest string
	font              Font
	attached          *attached
	letterhead        *questionnaire.Letterhead
}

// clean makes the texts fit for the file.
func (m metadata) clean(setter *typesetter) metadata {
	for _, text := range []*string{&m.title, &m.author, &m.subject, &m.creator} {
		*text = setter.line(*text)
	}
	return m
}

// draw writes a book to a file. It is the only place that knows gofpdf.
func draw(b *book, setter *typesetter) ([]byte, error) {
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCompression(false) // a compressor for each page would cost more than all the rest
	// Without these three the bytes differ from run to run.
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(b.meta.date)
	pdf.SetModificationDate(b.meta.date)
	if err := addFonts(pdf, b.pages, setter); err != nil {
		return nil, err
	}
	setMetadata(pdf, b.meta)
	links := addLinks(pdf, b)
	if h := b.meta.letterhead; h != nil && h.Logo != nil {
		pdf.RegisterImageOptionsReader(logoName, logoOptions(), bytes.NewReader(h.Logo.PNG))
	}
	for _, p := range b.pages {
		pdf.AddPage()
		drawPage(pdf, p, links)
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	return out.Bytes(), nil
}

// addFonts adds the faces in use, each cut down to the characters in use.
func addFonts(pdf *gofpdf.Fpdf, pages []*page, setter *typesetter) error {
	var used [faceCount]map[rune]bool
	used[regular] = map[rune]bool{' ': true} // there is a current font even on an empty page
	for _, p := range pages {
		for _, t := range p.texts {
			if used[t.style.face] == nil {
				used[t.style.face] = map[rune]bool{}
			}
			for _, r := range t.text {
				used[t.style.face][r] = true
			}
		}
	}
	for id, runes := range used {
		if runes == nil {
			continue
		}
		data, err := setter.faces[id].subset(slices.Sorted(maps.Keys(runes)))
		if err != nil {
			return fmt.Errorf("the font %q: %w", fontFamily(faceID(id)), err)
		}
		pdf.AddUTF8FontFromBytes(fontFamily(faceID(id)), "", data)
		pdf.SetFont(fontFamily(faceID(id)), "", styleBody.size)
		if err := pdf.Error(); err != nil {
			return fmt.Errorf("the font %q: %w", fontFamily(faceID(id)), err)
		}
	}
	pdf.SetFont(fontFamily(regular), "", styleBody.size)
	return nil
}

// fontFamily is the name of a face in the file, where gofpdf puts "utf8" in front of it.
func fontFamily(id faceID) string {
	return [faceCount]string{regular: "text", bold: "textbold", fallback: "textmore"}[id]
}

func setMetadata(pdf *gofpdf.Fpdf, meta metadata) {
	for _, entry := range []struct {
		set  func(string, bool)
		text string
	}{
		{pdf.SetTitle, meta.title},
		{pdf.SetAuthor, meta.author},
		{pdf.SetSubject, meta.subject},
		{pdf.SetKeywords, meta.keywords},
		{pdf.SetCreator, meta.creator},
		{pdf.SetProducer, meta.creator},
	} {
		if entry.text != "" {
			entry.set(entry.text, true)
		}
	}
}

// addLinks tells gofpdf of the anchors and returns its numbers for them.
func addLinks(pdf *gofpdf.Fpdf, b *book) map[string]int {
	number := map[*page]int{}
	for i, p := range b.pages {
		number[p] = i + 1
	}
	links := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(b.anchors)) {
		to := b.anchors[name]
		if n, ok := number[to.page]; ok {
			links[name] = pdf.AddLink()
			pdf.SetLink(links[name], to.y, n)
		}
	}
	return links
}

// logoName is the only picture of a file.
const logoName = "logo"

func logoOptions() gofpdf.ImageOptions { return gofpdf.ImageOptions{ImageType: "PNG"} }

func drawPage(pdf *gofpdf.Fpdf, p *page, links map[string]int) {
	for _, s := range p.shapes {
		pdf.SetFillColor(s.ink.split())
		pdf.Rect(s.x, s.y, s.width, s.height, "F")
	}
	for _, picture := range p.pictures {
		pdf.ImageOptions(logoName, picture.x, picture.y, picture.width, picture.height, false, logoOptions(), 0, "")
	}
	current := style{size: -1}
	for _, t := range p.texts {
		if t.style.face != current.face || t.style.size != current.size {
			pdf.SetFont(fontFamily(t.style.face), "", t.style.size)
		}
		if t.style.ink != current.ink || current.size < 0 {
			pdf.SetTextColor(t.style.ink.split())
		}
		current = t.style
		pdf.Text(t.x, t.y, t.text)
	}
	for _, l := range p.links {
		if l.url != "" {
			pdf.LinkString(l.x, l.y, l.width, l.height, l.url)
		} else if number, ok := links[l.anchor]; ok {
			pdf.Link(l.x, l.y, l.width, l.height, number)
		}
	}
	// A bookmark is Unicode only while the font is; all of ours are.
	for _, b := range p.bookmarks {
		pdf.Bookmark(b.title, b.level, b.y)
	}
}

func (c rgb) split() (r, g, b int) {
	return int(c >> 16 & 0xFF), int(c >> 8 & 0xFF), int(c & 0xFF)
}
