package store_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"ask645/questionnaire/store"
)

func TestFileName(t *testing.T) {
	t.Parallel()
	for product, want := range map[string]string{
		"Smart Lock SL-1":         "smart-lock-sl-1",
		"Lampe für Küche & Bad":   "lampe-für-küche-bad",
		"  ...hidden.. ":          "hidden",
		"../../etc/passwd":        "etc-passwd",
		`a<b>c:d"e/f\g|h?i*j`:     "a-b-c-d-e-f-g-h-i-j",
		"CON":                     "con-device",
		"Aux.":                    "aux-device",
		"com1":                    "com1-device",
		"LPT9":                    "lpt9-device",
		"com10":                   "com10",
		"console":                 "console",
		"nul\x00":                 "nul-device",
		"हिन्दी ताला":             "हिन्दी-ताला",
		"智能門鎖":                    "智能門鎖",
		strings.Repeat("ab ", 40): strings.TrimRight(strings.Repeat("ab-", 20), "-"),
		strings.Repeat("𝒜", 60):   strings.Repeat("𝒜", 45),
	} {
		if got := store.FileName(product); got != want+store.Ending {
			t.Errorf("%q: got %q, want %q", product, got, want+store.Ending)
		}
	}
	for _, product := range []string{"", "  ", "?!", "\u0301"} {
		if got := store.FileName(product); got != "" {
			t.Errorf("%q: got %q", product, got)
		}
	}
}

func FuzzFileName(f *testing.F) {
	for _, seed := range []string{"Lamp", "con", "a\u0301", "-", "\xff", "com1.", strings.Repeat("x-", 90)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, product string) {
		name := store.FileName(product)
		if name == "" {
			return
		}
		stem, ok := strings.CutSuffix(name, store.Ending)
		switch {
		case !ok, stem == "", len(name) > 200, !utf8.ValidString(name):
			t.Errorf("%q", name)
		case strings.ContainsAny(stem, "<>:\"/\\|?*. \x00"), strings.HasPrefix(stem, "-"), strings.HasSuffix(stem, "-"):
			t.Errorf("%q", name)
		case strings.ContainsFunc(stem, func(r rune) bool { return r < ' ' }):
			t.Errorf("%q", name)
		}
	})
}
