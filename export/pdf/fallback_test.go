package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-fonts/dejavu/dejavusans"

	"ask645/export/document"
	"ask645/export/pdf"
	"ask645/questionnaire"
)

// fonts makes a folder with a font of the given name that has the given characters.
func fonts(tb testing.TB, name string, runes ...rune) string {
	tb.Helper()
	slices.Sort(runes)
	data, err := pdf.TinyFont(slices.Compact(runes)...)
	if err != nil {
		tb.Fatal(err)
	}
	folder := tb.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "truetype"), 0o700); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "truetype", name), data, 0o600); err != nil {
		tb.Fatal(err)
	}
	return folder
}

// named is a draft of a product with the given name.
func named(tb testing.TB, product string) *document.Document {
	tb.Helper()
	e := edition(tb)
	a := draft(e)
	a.Product.Name = product
	return words(questionnaire.Evaluate(e, a, today))
}

func TestReplaced(t *testing.T) {
	t.Parallel()
	folder := fonts(t, "simhei.ttf", '智', '文')
	for _, test := range []struct {
		product, replaced, font string
		o                       pdf.Options
	}{
		{"Ωμέγα ✓ e\u0301 Ж", "", "", options.In(folder)},
		{"智 hub 😀 智", "智😀", "", options.In()},
		{"智 hub 😀 智", "😀", "simhei.ttf", options.In(folder)},
		{"智文字", "字", "simhei.ttf", options.In(folder)},
		{"bad \xff \U0010FFFF \uFFFE", "\U0010FFFF\uFFFE", "", options.In(folder)},
	} {
		t.Run(test.product, func(t *testing.T) {
			t.Parallel()
			d := named(t, test.product)
			doc, err := pdf.Render(d, test.o)
			if err != nil {
				t.Fatal(err)
			}
			if string(doc.Replaced) != test.replaced {
				t.Errorf("Replaced = %U, want %U", doc.Replaced, []rune(test.replaced))
			}
			font, err := pdf.FontOf(doc.Bytes)
			if err != nil || doc.Font.Name != test.font || font != doc.Font {
				t.Errorf("the font is %v, and the file says %v (%v)", doc.Font, font, err)
			}
			cover := flat(texts(t, doc)[0])
			for _, r := range test.product {
				shown := string(r)
				if strings.ContainsRune(test.replaced, r) {
					shown = fmt.Sprintf("[U+%04X]", r)
				}
				if r != ' ' && r != 0xFFFD && !strings.Contains(cover, shown) {
					t.Errorf("the cover lacks %q", shown)
				}
			}
		})
	}
}

func TestFontOption(t *testing.T) {
	t.Parallel()
	folder := fonts(t, "mine.ttf", '智')
	mine := filepath.Join(folder, "truetype", "mine.ttf")
	broken := filepath.Join(folder, "broken.ttf")
	if err := os.WriteFile(broken, []byte("OTTO, and nothing else"), 0o600); err != nil {
		t.Fatal(err)
	}
	latin := filepath.Join(folder, "latin.ttf")
	if err := os.WriteFile(latin, dejavusans.TTF, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ product, font, want, used string }{
		{"智 hub", mine, "", "mine.ttf"},
		{"hub", filepath.Join(folder, "missing.ttf"), "", ""}, // not opened unless it is needed
		{"智 hub", filepath.Join(folder, "missing.ttf"), "missing.ttf", ""},
		{"智 hub", broken, "its outlines are not TrueType", ""},
		{"智 hub", folder, "truetype", ""},
		{"智 hub", latin, "", ""},
	} {
		o := options.In()
		o.Font = test.font
		doc, err := pdf.Render(named(t, test.product), o)
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s with %s: %v", test.product, test.font, err)
		case test.want == "":
			if doc.Font.Name != test.used {
				t.Errorf("%s with %s: set in %q, want %q", test.product, test.font, doc.Font.Name, test.used)
			}
		case test.want == "truetype": // a folder; the system words it
			if err == nil {
				t.Error("a folder was taken for a font")
			}
		case err == nil || !strings.Contains(err.Error(), test.want):
			t.Errorf("%s with %s: error %v, want one with %q", test.product, test.font, err, test.want)
		}
	}
}

// TestCompareFont compares where the font is, elsewhere, and where another of its name is.
func TestCompareFont(t *testing.T) {
	t.Parallel()
	d := named(t, "智 hub")
	// Pages that were laid out before, in the font of the options, give the same answer.
	compare := func(data []byte, o pdf.Options) error {
		err := pdf.Compare(data, d, o)
		laid, failed := pdf.LayOut(d, o)
		if failed != nil {
			t.Fatal(failed)
		}
		if again := laid.Compare(data); fmt.Sprint(again) != fmt.Sprint(err) {
			t.Errorf("laid out before: %v, and not %v", again, err)
		}
		return err
	}
	here := fonts(t, "simhei.ttf", '智')
	doc, err := pdf.Render(d, options.In(here))
	if err != nil {
		t.Fatal(err)
	}
	if err := compare(doc.Bytes, options.In(here)); err != nil {
		t.Errorf("with the font: %v", err)
	}
	for name, o := range map[string]pdf.Options{
		"without a font":   options.In(),
		"another font":     options.In(fonts(t, "simhei.ttf", '智', '文')),
		"of another place": options.In(fonts(t, "simsun.ttf", '智')),
	} {
		if err := compare(doc.Bytes, o); !errors.Is(err, pdf.ErrFont) {
			t.Errorf("%s: error %v, want %v", name, err, pdf.ErrFont)
		}
	}
	elsewhere := options.In()
	elsewhere.Font = filepath.Join(here, "truetype", "simhei.ttf")
	if err := compare(doc.Bytes, elsewhere); err != nil {
		t.Errorf("with the font named: %v", err)
	}
	other := elsewhere
	other.Data = []byte("other")
	if err := compare(doc.Bytes, other); err == nil || errors.Is(err, pdf.ErrFont) {
		t.Errorf("with other data: error %v", err)
	}
	// A file that was written where there was no font is compared without one.
	plain, err := pdf.Render(d, options.In())
	if err != nil {
		t.Fatal(err)
	}
	if err := compare(plain.Bytes, options.In(here)); err != nil {
		t.Errorf("written without the font: %v", err)
	}
}

// TestBestFont prefers the font that has more of the characters to the one that is more
// known.
func TestBestFont(t *testing.T) {
	t.Parallel()
	few, many := fonts(t, "DroidSansFallback.ttf", '智'), fonts(t, "unifont.ttf", '智', '文')
	doc, err := pdf.Render(named(t, "智文"), options.In(few, many))
	if err != nil {
		t.Fatal(err)
	}
	if doc.Font.Name != "unifont.ttf" || doc.Replaced != nil {
		t.Errorf("set in %v, without %U", doc.Font, doc.Replaced)
	}
}

// TestDroid sets Chinese in the font that Debian has for it.
func TestDroid(t *testing.T) {
	t.Parallel()
	const font = "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"
	if _, err := os.Stat(font); err != nil {
		t.Skip("the package fonts-droid-fallback is missing")
	}
	o := options.In(filepath.Dir(font))
	d := named(t, "智能门锁 スマートロック、鍵 lock 上")
	doc, err := pdf.Render(d, o)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Replaced != nil || doc.Font.Name != filepath.Base(font) {
		t.Errorf("set in %v, without %U", doc.Font, doc.Replaced)
	}
	if err := pdf.Compare(doc.Bytes, d, o); err != nil {
		t.Error(err)
	}
	again, err := pdf.Render(d, o)
	if err != nil || !bytes.Equal(again.Bytes, doc.Bytes) {
		t.Errorf("the same statement gave other bytes (%v)", err)
	}
	if pages := pages(t, doc); !strings.Contains(pages[0], "智能门锁") {
		t.Errorf("the cover lacks the name: %s", pages[0])
	}
}
