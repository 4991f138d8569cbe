package html

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"html/template"

	"ask645/export/document"
	"ask645/questionnaire"
)

// dress is a letterhead as the template lays it out.
type dress struct {
	Name, Footer, Prepared, Note string
	// Logo is the picture as an address that holds it, or "".
	Logo          template.URL
	Width, Height int
	// Light, Dark and Head are the colour for text on light and on dark pages and for the
	// heads of tables, or "".
	Light, Dark, Head template.CSS
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
		css := func(c questionnaire.Colour) template.CSS { return template.CSS(c.String()) } //nolint:gosec // digits
		d.Light, d.Dark, d.Head = css(h.Accent.TextOn(lightGround())), css(h.Accent.TextOn(darkGround())), css(*h.Accent)
	}
	return d
}

// pictured is a logo as an address that holds it.
func pictured(logo *questionnaire.Logo) template.URL {
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(logo.PNG)) //nolint:gosec // no text of others
}

// Outline is what the page of a document says, in a letterhead or with nil in none.
func Outline(d *document.Document, h *questionnaire.Letterhead) *document.Outline {
	o := d.Outline()
	if h == nil {
		return o
	}
	if h.Logo != nil {
		o.Add(sum(string(pictured(h.Logo))), placeLetterhead)
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
