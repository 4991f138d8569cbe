package store_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
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
		strings.Repeat("𝒜", 60):   strings.Repeat("𝒜", 27),
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

func TestSafeName(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("lång ", 40)
	for stem, want := range map[string]string{
		"lamp":            "lamp",
		"Küche & Bad (2)": "Küche & Bad (2)",
		"lamp v1.2":       "lamp v1.2",
		"a\x1b]0;x\a\nb":  "a-]0;x--b",
		"a\u202eb\xff":    "a-b-",
		`c:\lamp|*`:       "c--lamp--",
		".hidden":         "hidden",
		"-rf":             "rf",
		"..":              "assessment",
		"":                "assessment",
		"end. .":          "end",
		"con":             "con-device",
		"com²":            "com²-device",
		"COM1.lamp":       "COM1-device.lamp",
		"aux .x":          "aux-device.x",
		"console":         "console",
		long:              long[:97] + "-",
	} {
		got := store.SafeName(stem, ".statement.pdf")
		if !strings.HasPrefix(got, strings.TrimSuffix(want, "-")) || stem != long && got != want+".statement.pdf" {
			t.Errorf("%q: got %q, want %q", stem, got, want)
		}
	}
	if store.SafeName(long+"a", ".pdf") == store.SafeName(long+"b", ".pdf") {
		t.Error("two long names become the same")
	}
}

// unsafe says what is wrong with a name that is offered for a new file, on any system.
func unsafe(name string) string {
	first, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch {
	case name == "" || len(name) > 120:
		return "its length"
	case !utf8.ValidString(name):
		return "not UTF-8"
	case strings.ContainsAny(name, "<>:\"/\\|?*"):
		return "a character that some system keeps for itself"
	case strings.ContainsFunc(name, func(r rune) bool {
		return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
	}):
		return "a character that acts"
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "-"), strings.HasPrefix(name, " "):
		return "its beginning"
	case strings.HasSuffix(name, "."), strings.HasSuffix(name, " "):
		return "its end"
	case slices.Contains(strings.Fields("con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 com¹ com² com³ lpt¹ lpt² lpt³"), strings.TrimRight(first, " ")):
		return "a device of Windows"
	}
	return ""
}

func FuzzFileName(f *testing.F) {
	for _, seed := range []string{"Lamp", "con", "a\u0301", "-", "\xff", "com1.", strings.Repeat("x-", 90), strings.Repeat("𝒜", 60), "\x1b]0;x\a\u202e", "COM¹"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if name := store.FileName(text); name != "" {
			stem, ok := strings.CutSuffix(name, store.Ending)
			if wrong := unsafe(name); wrong != "" || !ok || stem == "" || strings.HasSuffix(stem, "-") || strings.ContainsAny(stem, ". ") {
				t.Errorf("%q: %q: %s", text, name, wrong)
			}
			if again := store.SafeName(stem, ".json"); again != stem+".json" {
				t.Errorf("%q becomes %q", stem, again)
			}
		}
		for _, ending := range []string{".statement.pdf", ".statement.uk-psti.pdf"} {
			if name := store.SafeName(text, ending); unsafe(name) != "" || !strings.HasSuffix(name, ending) {
				t.Errorf("%q: %q: %s", text, name, unsafe(name))
			}
		}
	})
}
