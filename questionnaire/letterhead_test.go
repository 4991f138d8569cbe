package questionnaire_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"ask645/assets"
	"ask645/questionnaire"
)

// encodedPNG writes a picture as a PNG.
func encodedPNG(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bar is a picture of one colour.
func bar(width, height int, ink color.Color) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(ink), image.Point{}, draw.Src)
	return picture
}

// blue is a colour that can be seen on white.
func blue() color.Color { return color.NRGBA{0x17, 0x50, 0x6e, 0xff} }

// claimed is a PNG that says it has some size, and holds next to nothing.
func claimed(width, height uint32, interlaced byte, rows []byte) []byte {
	var data bytes.Buffer
	squeeze := zlib.NewWriter(&data)
	_, _ = squeeze.Write(rows)
	_ = squeeze.Close()
	out := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, content []byte) {
		out = binary.BigEndian.AppendUint32(out, uint32(len(content)))
		content = append([]byte(kind), content...)
		out = binary.BigEndian.AppendUint32(append(out, content...), crc32.ChecksumIEEE(content))
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
	chunk("IHDR", append(head, 8, 2, 0, 0, interlaced))
	chunk("tEXt", []byte("Comment\x00<script>alert(1)</script>"))
	chunk("IDAT", data.Bytes())
	chunk("IEND", nil)
	return out
}

// interlaced is a blue square of 64 pixels, in the seven passes of Adam7.
func interlaced() []byte {
	var rows []byte
	for _, pass := range []struct{ width, height int }{{8, 8}, {8, 8}, {16, 8}, {16, 16}, {32, 16}, {32, 32}, {64, 32}} {
		for range pass.height {
			rows = append(rows, 0)
			rows = append(rows, bytes.Repeat([]byte{0x17, 0x50, 0x6e}, pass.width)...)
		}
	}
	return claimed(64, 64, 1, rows)
}

// TestReadLogo reads the same picture in every form, and wants it plain.
func TestReadLogo(t *testing.T) {
	t.Parallel()
	deep := image.NewNRGBA64(image.Rect(0, 0, 64, 64))
	draw.Draw(deep, deep.Bounds(), image.NewUniform(blue()), image.Point{}, draw.Src)
	few := image.NewPaletted(image.Rect(0, 0, 64, 64), color.Palette{color.Transparent, blue()})
	for i := range few.Pix {
		few.Pix[i] = 1
	}
	want, err := questionnaire.ReadLogo(encodedPNG(t, bar(64, 64, blue())))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"sixteen bits": encodedPNG(t, deep), "palette": encodedPNG(t, few), "interlaced": interlaced(), "again": want.PNG,
		"more behind it": append(encodedPNG(t, bar(64, 64, blue())), "<html>"...),
	} {
		logo, err := questionnaire.ReadLogo(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if logo.SHA256 != want.SHA256 || !bytes.Equal(logo.PNG, want.PNG) {
			t.Errorf("%s: the picture is another one", name)
		}
		// IHDR says eight bits, red green blue, not interlaced; nothing else of the file is kept.
		if form := logo.PNG[24:29]; !bytes.Equal(form, []byte{8, 2, 0, 0, 0}) || bytes.Contains(logo.PNG, []byte("tEXt")) || bytes.Contains(logo.PNG, []byte("<html>")) {
			t.Errorf("%s: not plain: % x", name, form)
		}
	}
	// What is transparent becomes white, what is half so is mixed with it.
	half := image.NewNRGBA(image.Rect(0, 0, 64, 64))
	draw.Draw(half, image.Rect(0, 0, 64, 32), image.NewUniform(color.NRGBA{0, 0, 0, 0x80}), image.Point{}, draw.Src)
	logo, err := questionnaire.ReadLogo(encodedPNG(t, half))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := png.Decode(bytes.NewReader(logo.PNG))
	if err != nil {
		t.Fatal(err)
	}
	for y, want := range map[int]uint32{0: 0x7f7f, 63: 0xffff} {
		if r, g, b, a := plain.At(5, y).RGBA(); r != want || g != want || b != want || a != 0xffff {
			t.Errorf("row %d is %x %x %x %x, want %x", y, r, g, b, a, want)
		}
	}
}

// TestReadLogoRefuses wants a reason that says what to do.
func TestReadLogoRefuses(t *testing.T) {
	t.Parallel()
	good := encodedPNG(t, bar(64, 64, blue()))
	noise := image.NewPaletted(image.Rect(0, 0, 990, 990), nil)
	random := rand.New(rand.NewPCG(1, 2))
	for range 256 {
		noise.Palette = append(noise.Palette, color.NRGBA{uint8(random.Uint32()), uint8(random.Uint32()), uint8(random.Uint32()), 0xff})
	}
	for i := range noise.Pix {
		noise.Pix[i] = uint8(random.Uint32())
	}
	for _, test := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "is no PNG"},
		{"JPEG", []byte("\xff\xd8\xff\xe0"), "is no PNG"},
		{"vector", []byte("<svg onload='alert(1)'/>"), "is no PNG"},
		{"cut", good[:len(good)/2], "cannot be read as a PNG"},
		{"head alone", good[:20], "cannot be read as a PNG"},
		{"damaged", bytes.Replace(good, []byte("IDAT"), []byte("IDAX"), 1), "cannot be read as a PNG"},
		{"small", encodedPNG(t, bar(63, 64, blue())), "is 63 by 64 pixels: each side needs 64 to 2000"},
		{"wide", encodedPNG(t, bar(2001, 300, blue())), "is 2001 by 300 pixels: each side"},
		{"says it is huge", claimed(30000, 30000, 0, nil), "is 30000 by 30000 pixels"},
		{"thin", encodedPNG(t, bar(1000, 99, blue())), "at most 10 times as wide as tall"},
		{"tall", encodedPNG(t, bar(64, 193, blue())), "at most 3 times as tall as wide"},
		{"transparent", encodedPNG(t, bar(64, 64, color.Transparent)), "can hardly be seen on white"},
		{"white", encodedPNG(t, bar(64, 64, color.White)), "can hardly be seen on white"},
		{"faint", encodedPNG(t, bar(64, 64, color.NRGBA{0, 0, 0, 0x10})), "can hardly be seen on white"},
		{"large", append(good, make([]byte, 1<<20)...), "is larger than 1 MB"},
		{"noise", encodedPNG(t, noise), "as a plain picture, at most 2048 fit"},
	} {
		if _, err := questionnaire.ReadLogo(test.data); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
}

// FuzzReadLogo reads anything as a logo; what is taken is plain and is taken again.
func FuzzReadLogo(f *testing.F) {
	f.Add(encodedPNG(f, bar(64, 64, blue())))
	f.Add(interlaced())
	f.Add(claimed(2000, 2000, 0, nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		logo, err := questionnaire.ReadLogo(data)
		if err != nil {
			return
		}
		again, err := questionnaire.ReadLogo(logo.PNG)
		if len(logo.PNG) <= 1<<20 && (err != nil || again.SHA256 != logo.SHA256) {
			t.Errorf("read again: %v", err)
		}
	})
}

// TestLetterheadRefusals writes letterheads that a pack must not have, and wants each problem
// with its line.
func TestLetterheadRefusals(t *testing.T) {
	t.Parallel()
	const file = "letterhead.yaml"
	if problems := questionnaire.CheckPack(assets.FS, dressed(t, "name: Äcme & So\u0308hne\nfooter: 1 Mill Lane <b>\n", nil)); problems != nil {
		t.Fatal(problems)
	}
	for _, test := range []struct{ name, text, want string }{
		{"no name", "footer: a", file + ": name is missing"},
		{"no letters", "name: \"§ 1\"", file + ":1: name has no letter"},
		{"long name", "name: " + strings.Repeat("w", 61), file + ":1: name has 61 characters: at most 60 fit"},
		{"long footer", "name: A\nfooter: " + strings.Repeat("w", 101), file + ":2: footer has 101 characters: at most 100 fit"},
		{"unknown key", "name: A\nwatermark: x", file + ":2: unknown key \"watermark\""},
		{"approval", "name: A\nfooter: ISO 9001 Certified", file + ":2: footer says \"certif\""},
		{"approval set apart", "name: C-E-R-T-I-F-I-E-D Ltd", file + ":1: name says \"certif\""},
		{"approval in wide letters", "name: ｃｅｒｔｉｆｉｅｄ", file + ":1: name says \"certif\""},
		{"approved", "name: A\nfooter: Approved by us", file + ":2: footer says \"approved\""},
		{"ETSI", "name: ETSI", file + ":1: name says \"ETSI\""},
		{"heaps of marks", "name: \"A\u0300\u0300\u0300\u0300\"", file + ":1: name has heaps of marks over a letter"},
		{"colour by name", "name: A\naccent: red", file + ":2: accent: the colour is \"red\": write six hexadecimal digits"},
		{"colour that does more", "name: A\naccent: \"#fff;}*{x\"", file + ":2: accent: the colour is"},
		{"colour as a comment", "name: A\naccent: #17506e", file + ":2: accent is empty: write the colour in quotes"},
		{"light", "name: A\naccent: \"#ff8800\"", file + ":2: accent #ff8800 has a contrast of 2.39:1 on white, text needs 4.5:1: take a darker one, such as \"#b56000\""},
		{"nearly", "name: A\naccent: \"#777777\"", file + ":2: accent #777777 has a contrast of 4.47:1 on white"},
		{"no logo", "name: A\nlogo: gone.png", file + ":2: the logo \"gone.png\" cannot be read: file does not exist"},
		{"outside", "name: A\nlogo: ../logo.png", file + ":2: the logo \"../logo.png\" is no file of the pack's own folder"},
		{"absolute", "name: A\nlogo: /etc/passwd", file + ":2: the logo \"/etc/passwd\" is no file of the pack's own folder"},
		{"other drive", "name: A\nlogo: 'c:\\logo.png'", "is no file of the pack's own folder"},
		{"folder", "name: A\nlogo: editions", file + ":2: the logo \"editions\" cannot be read: it is no regular file"},
		{"text", "name: A\nlogo: pack.yaml", file + ":2: the logo \"pack.yaml\" is no PNG"},
		{"list", "- a", file},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, problem := range questionnaire.CheckPack(assets.FS, dressed(t, test.text, nil)) {
				got = append(got, problem.String())
			}
			if len(got) != 1 || !strings.Contains(got[0], test.want) {
				t.Errorf("got %q, want %q alone", got, test.want)
			}
		})
	}
}

// dressed is the sample pack with another letterhead, under an id of its own.
func dressed(t testing.TB, letterhead string, logo []byte) fstest.MapFS {
	t.Helper()
	files := samplePack(t)
	files["letterhead.yaml"] = &fstest.MapFile{Data: []byte(letterhead)}
	if logo != nil {
		files["logo.png"] = &fstest.MapFile{Data: logo}
	}
	return files
}

// TestTextOn wants a colour that can be read, and the colour itself where it can.
func TestTextOn(t *testing.T) {
	t.Parallel()
	dark := questionnaire.Colour{R: 0x1e, G: 0x26, B: 0x2c}
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		c := questionnaire.Colour{R: uint8(random.Uint32()), G: uint8(random.Uint32()), B: uint8(random.Uint32())}
		for _, ground := range []questionnaire.Colour{questionnaire.White(), dark} {
			got := c.TextOn(ground)
			if got.Contrast(ground) < questionnaire.TextContrast {
				t.Errorf("%s on %s: %s cannot be read", c, ground, got)
			}
			if c.Contrast(ground) >= questionnaire.TextContrast && got != c {
				t.Errorf("%s on %s became %s", c, ground, got)
			}
		}
	}
	black := questionnaire.Colour{}
	if got := fmt.Sprintf("%.2f %.2f", black.Contrast(questionnaire.White()), black.Contrast(black)); got != "21.00 1.00" {
		t.Errorf("contrasts %s", got)
	}
}

// TestLetterhead chooses among the letterheads of packs.
func TestLetterhead(t *testing.T) {
	t.Parallel()
	pack := func(id string, found bool, letterhead string) *questionnaire.Pack {
		files := fstest.MapFS{"pack.yaml": {Data: []byte("pack: " + id + "\ntitle: The " + id + "\nversion: \"1\"\nby: them\nabout: A pack.\n")}}
		if letterhead != "" {
			files["letterhead.yaml"] = &fstest.MapFile{Data: []byte(letterhead)}
		}
		if found {
			return questionnaire.FoundPack("packs/"+id, files, nil)
		}
		opened := openPack(t, files)
		opened.Place = "here/" + id
		return opened
	}
	a, b := pack("a", false, "name: Firm A"), pack("b", false, "name: Firm B")
	found, plain := pack("found", true, "name: Found"), pack("plain", false, "")
	faceless, lostFace := pack("faceless", false, "name: A\nlogo: gone.png"), pack("lostface", true, "name: A\nlogo: gone.png")
	lost, broken := pack("lost", true, "name: \"\""), pack("broken", false, "name: \"\"")
	for _, test := range []struct {
		name, ask, want, wrong string
		packs                  []*questionnaire.Pack
	}{
		{"no pack", "", "", "", nil},
		{"no letterhead", "", "", "", []*questionnaire.Pack{plain}},
		{"the only one", "", "Firm A", "", []*questionnaire.Pack{plain, a}},
		{"found", "", "Found", "", []*questionnaire.Pack{plain, found}},
		{"named before found", "", "Firm A", "", []*questionnaire.Pack{a, found}},
		{"several", "", "", "several packs have a letterhead, a, b: choose with --letterhead PACK", []*questionnaire.Pack{a, b}},
		{"by id", "b", "Firm B", "", []*questionnaire.Pack{a, b}},
		{"by title", "The b", "Firm B", "", []*questionnaire.Pack{a, b}},
		{"by folder", "here/b/", "Firm B", "", []*questionnaire.Pack{a, b}},
		{"found by id", "found", "Found", "", []*questionnaire.Pack{a, found}},
		{"none", "none", "", "", []*questionnaire.Pack{a, b}},
		{"unknown", "c", "", `no pack with a letterhead is named "c": write one of a, b, or none`, []*questionnaire.Pack{a, b}},
		{"none to name", "c", "", `is named "c", and none has one`, nil},
		{"broken", "", "", `cannot be used`, []*questionnaire.Pack{broken}},
		{"logo gone", "", "", `cannot be used`, []*questionnaire.Pack{faceless}},
		{"logo gone though found", "lostface", "", `cannot be used`, []*questionnaire.Pack{a, lostFace}},
		{"another logo is gone", "", "Firm A", "", []*questionnaire.Pack{a, lostFace}},
		{"broken though found", "lost", "", `cannot be used`, []*questionnaire.Pack{a, lost}},
		{"another is broken", "", "Firm A", "", []*questionnaire.Pack{a, lost}},
		{"broken and not wanted", "none", "", "", []*questionnaire.Pack{broken}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := questionnaire.NewLibrary(assets.FS, test.packs...).Letterhead(test.ask)
			name := ""
			if got != nil {
				name = got.Name
			}
			if name != test.want || (err == nil) != (test.wrong == "") || err != nil && !strings.Contains(err.Error(), test.wrong) {
				t.Errorf("got %q, %v", name, err)
			}
		})
	}
}
