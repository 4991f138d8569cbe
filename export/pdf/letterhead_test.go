package pdf_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"testing"

	"ask645/export/document"
	"ask645/export/pdf"
	"ask645/questionnaire"
)

// logo is a picture of one colour.
func logo(tb testing.TB, width, height int, ink color.Color) *questionnaire.Logo {
	tb.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	draw.Draw(picture, picture.Bounds().Inset(9), image.NewUniform(ink), image.Point{}, draw.Src)
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		tb.Fatal(err)
	}
	read, err := questionnaire.ReadLogo(data.Bytes())
	if err != nil {
		tb.Fatal(err)
	}
	return read
}

func acme(tb testing.TB) *questionnaire.Letterhead {
	tb.Helper()
	return &questionnaire.Letterhead{
		Name: "Acme Assessors", Footer: "Acme Assessors, 1 Mill Lane, York",
		Accent: &questionnaire.Colour{R: 0x7a, G: 0x1f, B: 0x5c}, Logo: logo(tb, 300, 120, color.NRGBA{0x7a, 0x1f, 0x5c, 0xff}),
	}
}

// TestLetterheadFits sets letterheads of every shape, and wants nothing outside the page or
// over other text, the words of the statement whole, and the file to agree.
func TestLetterheadFits(t *testing.T) {
	t.Parallel()
	d := words(realistic(t))
	ink := color.NRGBA{0, 0, 0, 0xff}
	wide, tall := strings.Repeat("W", 60), strings.Repeat("Wide words ", 5)+"all"
	for name, h := range map[string]*questionnaire.Letterhead{
		"sample":       acme(t),
		"name alone":   {Name: "A"},
		"long":         {Name: wide, Footer: strings.Repeat("W", 100)},
		"long by logo": {Name: wide, Footer: strings.Repeat("\u4e2d", 100), Logo: logo(t, 2000, 200, ink)},
		"wide":         {Name: tall, Logo: logo(t, 2000, 200, ink)},
		"tall":         {Name: tall, Logo: logo(t, 100, 300, ink), Accent: &questionnaire.Colour{}},
		"greek":        {Name: "Ναυσικά ΑΕ", Logo: logo(t, 64, 64, ink)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := options
			o.Letterhead = h
			found, err := pdf.Faults(d, o)
			if err != nil {
				t.Fatal(err)
			}
			for _, fault := range found {
				t.Error(fault)
			}
			if found, err := pdf.LetterFaults(letter(), o); err != nil || found != nil {
				t.Error(found, err)
			}
			doc, err := pdf.Render(d, o)
			if err != nil {
				t.Fatal(err)
			}
			if err := pdf.Compare(doc.Bytes, d, o); err != nil {
				t.Error(err)
			}
			again, err := pdf.Render(d, o)
			if err != nil || !bytes.Equal(again.Bytes, doc.Bytes) {
				t.Errorf("the bytes are other ones (%v)", err)
			}
			read, err := pdf.LetterheadOf(doc.Bytes)
			if err != nil || read.Name != h.Name || read.Footer != h.Footer || (read.Logo == nil) != (h.Logo == nil) {
				t.Fatalf("read back %+v, %v", read, err)
			}
			o.Letterhead = read
			if err := pdf.Compare(doc.Bytes, d, o); err != nil {
				t.Errorf("with what the file says of itself: %v", err)
			}
			if _, content, err := pdf.Attachment(doc.Bytes); err != nil || !bytes.Equal(content, options.Data) {
				t.Errorf("the data: %v", err)
			}
		})
	}
}

// TestLetterheadTakesNothingAway wants every text of the plain pages on those with a
// letterhead, and what the letterhead adds beside it.
func TestLetterheadTakesNothingAway(t *testing.T) {
	t.Parallel()
	d, o := words(realistic(t)), options
	plain, err := pdf.Render(d, o)
	if err != nil {
		t.Fatal(err)
	}
	o.Letterhead = acme(t)
	dressed, err := pdf.Render(d, o)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, page := range texts(t, dressed) {
		for line := range strings.Lines(page) {
			said[strings.TrimSuffix(line, "\n")] = true
		}
		for _, want := range []string{o.Letterhead.Footer, document.SelfAssessment, d.Seal.ID, d.Seal.Digest, "Page "} {
			if !strings.Contains(page, want) {
				t.Errorf("a page lacks %q", want)
			}
		}
	}
	for _, page := range texts(t, plain) {
		for line := range strings.Lines(page) {
			line = strings.TrimSuffix(line, "\n")
			// Numbers of pages may be others, also in the contents.
			if !said[line] && !strings.HasPrefix(line, "Page ") && strings.Trim(line, "0123456789") != "" {
				t.Errorf("the pages lack %q", line)
			}
		}
	}
	whole := strings.Join(texts(t, dressed), "\n")
	if !strings.Contains(whole, document.PreparedWith+"\nAcme Assessors") || !strings.Contains(flat(whole), document.NoteLetterhead) {
		t.Error("the letterhead is not marked as what it is")
	}
	if strings.Contains(strings.ToLower(document.PreparedWith+document.NoteLetterhead), "certif") {
		t.Error("the letterhead speaks of approval")
	}
}

// TestCompareLetterhead holds a file against another letterhead than its own.
func TestCompareLetterhead(t *testing.T) {
	t.Parallel()
	d, o := words(realistic(t)), options
	o.Letterhead = acme(t)
	doc, err := pdf.Render(d, o)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		change func(h *questionnaire.Letterhead)
		want   string
	}{
		"name":   {func(h *questionnaire.Letterhead) { h.Name = "Others" }, `the letterhead is`},
		"footer": {func(h *questionnaire.Letterhead) { h.Footer = "" }, `the letterhead is`},
		"accent": {func(h *questionnaire.Letterhead) { h.Accent = &questionnaire.Colour{B: 0x80} }, `the letterhead is`},
		"logo":   {func(h *questionnaire.Letterhead) { h.Logo = logo(t, 300, 120, color.Black) }, `the letterhead is`},
		"light":  {func(h *questionnaire.Letterhead) { h.Accent = &questionnaire.Colour{R: 255, G: 255} }, "has a contrast of 1.07:1"},
		"huge":   {func(h *questionnaire.Letterhead) { h.Logo = &questionnaire.Logo{Width: 9000, Height: 9000} }, "the logo is 9000 by 9000 pixels"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := o
			h := *o.Letterhead
			test.change(&h)
			o.Letterhead = &h
			if err := pdf.Compare(doc.Bytes, d, o); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
	if err := pdf.Compare(doc.Bytes, d, options); err == nil {
		t.Error("a file in a letterhead agrees with one in none")
	}
	// The same letterhead, and another picture or place in the file.
	other, moved := o, o
	other.Letterhead, moved.Letterhead = acme(t), acme(t)
	swapped := *logo(t, 300, 120, color.Black)
	swapped.SHA256 = other.Letterhead.Logo.SHA256
	other.Letterhead.Logo = &swapped
	forged, err := pdf.Render(d, other)
	if err != nil {
		t.Fatal(err)
	}
	if err := pdf.Compare(forged.Bytes, d, o); err == nil || !strings.Contains(err.Error(), "page 1 has another picture as the logo") {
		t.Errorf("another picture: %v", err)
	}
	for name, test := range map[string]struct{ from, to, want string }{
		"moved":   {" cm /I", " cm 1 0 0 1 9 9 cm /I", "has something drawn on it"},
		"larger":  {"q 115.0", "q 595.0", "has the logo in another place or size"},
		"twisted": {" 0 0 46.0", " 9 9 46.0", "has something drawn on it"},
		"again":   {" Do Q", " Do Q q 9 0 0 9 9 9 cm /Other Do Q", "has something drawn on it"},
		"gone":    {" Do Q", " Q", "lacks the logo"},
		"framed":  {" Do Q", " Do 9 9 9 9 re f Q", "has something drawn on it"},
		"other":   {" cm /I", " cm /J", "has a picture that is not the logo"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			changed, err := pdf.Append(doc.Bytes, "", func(page int, content string) (string, string) {
				if page != 1 {
					return "", ""
				}
				if !strings.Contains(content, test.from) {
					t.Fatalf("the page lacks %q", test.from)
				}
				return "", strings.Replace(content, test.from, test.to, 1)
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := pdf.Compare(changed, d, o); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}
