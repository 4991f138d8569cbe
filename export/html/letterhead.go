package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"strings"

	"ask645/export/document"
	"ask645/questionnaire"
)

// letterheadSheet is the style of a letterhead.
//
//go:embed letterhead.css
var letterheadSheet markup

// dress is a letterhead as the page lays it out.
type dress struct {
	Name, Footer, Prepared, Note string
	// Logo is the picture as an address that holds it, or "".
	Logo          string
	Width, Height int
	// Light, Dark and Head are the colour for text on light and on dark pages and for the
	// heads of tables, or "".
	Light, Dark, Head string
}

// The grounds of style.css that are the hardest to read accented text on: the tint of light
// pages, and that of dark ones.
func lightGround() questionnaire.Colour { return questionnaire.Colour{R: 0xef, G: 0xf3, B: 0xf6} }
func darkGround() questionnaire.Colour  { return questionnaire.Colour{R: 0x1e, G: 0x26, B: 0x2c} }

func newDress(h *questionnaire.Letterhead) *dress {
	if h == nil {
		return nil
	}
	d := &dress{Name: h.Name, Footer: h.Footer, Prepared: document.PreparedWith, Note: document.NoteLetterhead}
	if h.Logo != nil {
		d.Logo, d.Width, d.Height = pictured(h.Logo), h.Logo.Width, h.Logo.Height
	}
	if h.Accent != nil {
		d.Light, d.Dark, d.Head = h.Accent.TextOn(lightGround()).String(), h.Accent.TextOn(darkGround()).String(), h.Accent.String()
	}
	return d
}

// pictured is a logo as an address that holds it.
func pictured(logo *questionnaire.Logo) string {
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(logo.PNG)
}

// letterhead writes the letterhead at the top of the page.
func (w *writer) letterhead(d *dress) {
	w.mark("<aside class=\"letterhead\">\n")
	if d.Logo != "" {
		w.mark("<img")
		w.attribute("src", d.Logo)
		w.mark(` width="`)
		w.number(d.Width)
		w.mark(`" height="`)
		w.number(d.Height)
		w.element(`" alt="Logo of `, d.Name, "\">\n")
	}
	w.element("<p>", d.Prepared, "")
	w.element(` <strong dir="auto">`, d.Name, "</strong></p></aside>\n")
}

// dressed writes the style of the letterhead, and of the page in its colours.
func (w *writer) dressed(d *dress) {
	w.mark(letterheadSheet)
	if d.Light == "" {
		return
	}
	colour := func(before markup, c string, after markup) {
		w.mark(before, "#")
		w.style(strings.TrimPrefix(c, "#"))
		w.mark(after)
	}
	colour(":root { --accent: ", d.Light, ";")
	colour(" --head: ", d.Head, "; }\n")
	colour("@media (prefers-color-scheme: dark) { :root { --accent: ", d.Dark, "; } }\n")
	colour("@media print { :root { --accent: ", d.Light, "; } }\n")
}

// Outline is what the page of a document says, in a letterhead or with nil in none.
func Outline(d *document.Document, h *questionnaire.Letterhead) *document.Outline {
	o := d.Outline()
	if h == nil {
		return o
	}
	if h.Logo != nil {
		o.Add(sum(pictured(h.Logo)), placeLetterhead)
	}
	o.Add(document.PreparedWith+" "+h.Name, placeLetterhead)
	o.Add(document.NoteLetterhead, placeLetterhead)
	o.Add(h.Footer, placeLetterhead)
	return o
}

// placeLetterhead is where a page says what belongs to the letterhead.
const placeLetterhead = "letterhead"

// sum stands for a text that is too long to be shown.
func sum(text string) string {
	of := sha256.Sum256([]byte(text))
	return "SHA-256 " + hex.EncodeToString(of[:])
}
