package pdf

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func setterForTest(tb testing.TB) *typesetter {
	tb.Helper()
	setter, err := newTypesetter(nil)
	if err != nil {
		tb.Fatal(err)
	}
	return setter
}

func TestWrap(t *testing.T) {
	t.Parallel()
	setter := setterForTest(t)
	s := style{face: regular, size: 10, lead: 12}
	// width is that of a text, with a hair of room for rounding.
	width := func(text string) float64 { return setter.width(text, s) + 0.1 }
	for name, test := range map[string]struct {
		text  string
		width float64
		want  []string
	}{
		"empty":                {"", 100, []string{""}},
		"fits":                 {"one two", 100, []string{"one two"}},
		"at a space":           {"one two three", width("one two"), []string{"one two", "three"}},
		"spaces dropped":       {"one two    three", width("one two"), []string{"one two", "three"}},
		"spaces kept":          {"one  two", 100, []string{"one  two"}},
		"indent kept":          {"  one", 100, []string{"  one"}},
		"newlines":             {"one\n\ntwo\n", 100, []string{"one", "", "two", ""}},
		"only spaces":          {"      ", 3, []string{""}},
		"wide indent":          {"          one", width("one"), []string{"one"}},
		"no-break space":       {"one two\u00a0three", width("two\u00a0three"), []string{"one", "two\u00a0three"}},
		"long word":            {"aaaaaaaaaa", width("aaaa"), []string{"aaaa", "aaaa", "aa"}},
		"long word in text":    {"b aaaaaaaaaa b", width("aaaa"), []string{"b", "aaaa", "aaaa", "aa b"}},
		"hyphen":               {"well-known", width("known"), []string{"well-", "known"}},
		"short parts":          {"no Wi-Fi here", width("no Wi-"), []string{"no", "Wi-Fi", "here"}},
		"reference":            {"see 5.3-10", width("see 5.3-"), []string{"see", "5.3-10"}},
		"dash":                 {"one–two", width("one–"), []string{"one–", "two"}},
		"address":              {"https://a.example/bb/cccc", width("https://a.example/bb/cc"), []string{"https://a.example/bb/", "cccc"}},
		"soft hyphen":          {"aaa\u00adbbb", width("aaa-"), []string{"aaa\u00ad", "bbb"}},
		"soft hyphen unused":   {"aaa\u00adbbb", width("aaabbb"), []string{"aaa\u00adbbb"}},
		"zero width space":     {"aaa\u200bbbb", width("aaab"), []string{"aaa\u200b", "bbb"}},
		"combining marks":      {"e\u0301e\u0301e\u0301e\u0301", width("ee"), []string{"e\u0301e\u0301", "e\u0301e\u0301"}},
		"code points":          {"[U+4E2D][U+6587]", width("[U+4E2D]["), []string{"[U+4E2D]", "[U+6587]"}},
		"narrower than a sign": {"abc", 0.5, []string{"a", "b", "c"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := setter.wrap(test.text, s, test.width); !slices.Equal(got, test.want) {
				t.Errorf("wrap(%q) = %q, want %q", test.text, got, test.want)
			}
		})
	}
}

// TestWrapKeepsEverything wraps made-up texts: nothing but spaces is lost, and no line is too
// wide unless it holds a single sign.
func TestWrapKeepsEverything(t *testing.T) {
	t.Parallel()
	setter := setterForTest(t)
	random := rand.New(rand.NewPCG(6, 45))
	signs := append(strings.Split("aeiW.,:/-–—()[]{}  \n\u00a0\u2007\u3000\u200b\u00adяЖωΣü✓→", ""), "e\u0301", "я\u0308\u0301", "W\u200d")
	for range 4000 {
		var text string
		for range random.IntN(120) {
			text += signs[random.IntN(len(signs))]
		}
		s := style{face: faceID(random.IntN(2)), size: 9, lead: 12}
		width := 5 + 90*random.Float64()
		lines := setter.wrap(text, s, width)
		if got, want := kept(strings.Join(lines, "")), kept(text); got != want {
			t.Fatalf("wrap(%q) to %.1f lost or added something: %q", text, width, lines)
		}
		for _, line := range lines {
			line = strings.TrimRightFunc(line, breakingSpace)
			base := slices.DeleteFunc([]rune(line), func(r rune) bool { return sticks(r) || r == softHyphen || r == zeroWidthSpace })
			// A soft hyphen in front of a space may show in the margin.
			shown := visible(line)
			if strings.HasSuffix(line, string(softHyphen)) && strings.ContainsFunc(text, unicode.IsSpace) {
				shown = strings.TrimSuffix(shown, "-")
			}
			if setter.width(shown, s) > width+0.05 && len(base) > 1 {
				t.Fatalf("wrap(%q) to %.1f: the line %q is %.1f wide", text, width, line, setter.width(visible(line), s))
			}
			if strings.IndexFunc(line, sticks) == 0 {
				t.Fatalf("wrap(%q): the line %q begins with a combining mark", text, line)
			}
		}
	}
}

// kept is a text without what a line break may drop.
func kept(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || breakingSpace(r) {
			return -1
		}
		return r
	}, text)
}

func TestElide(t *testing.T) {
	t.Parallel()
	setter := setterForTest(t)
	s := style{face: bold, size: 10, lead: 12}
	if got := setter.elide("short", s, 100); got != "short" {
		t.Errorf("elide changed a text that fits: %q", got)
	}
	for _, width := range []float64{0, 5, 12, 30, 60} {
		got := setter.elide("a name that is far too long", s, width)
		if !strings.HasSuffix(got, "…") {
			t.Errorf("elide to %v: %q has no ellipsis", width, got)
		}
		if width >= 12 && setter.width(got, s) > width {
			t.Errorf("elide to %v: %q is too wide", width, got)
		}
	}
}

func TestVisible(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"plain": "plain", "a\u00adb": "ab", "a\u00adb\u00ad": "ab-", "": "",
	} {
		if got := visible(text); got != want {
			t.Errorf("visible(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestEverySignIsSet holds clean against the faces: what it lets through has a glyph.
func TestEverySignIsSet(t *testing.T) {
	t.Parallel()
	setter := setterForTest(t)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r > lastRune && r%997 != 0 {
			continue
		}
		for _, out := range setter.clean(string(r)) {
			if out != '\n' && !setter.covered(out) {
				t.Fatalf("clean(%U) holds %U, which no face has", r, out)
			}
		}
	}
}

// TestWrapIdeographs breaks where Chinese, Japanese and Korean may end a line: between
// characters, not in front of closing signs, not after opening ones, and in Korean at spaces.
func TestWrapIdeographs(t *testing.T) {
	t.Parallel()
	const signs = "设备验证。固件签名（甲）스마트도어락、"
	data, err := TinyFont(slices.Compact(slices.Sorted(slices.Values([]rune(signs))))...)
	if err != nil {
		t.Fatal(err)
	}
	font, err := parseFont(data)
	if err != nil {
		t.Fatal(err)
	}
	setter, err := newTypesetter(font)
	if err != nil {
		t.Fatal(err)
	}
	s := style{face: regular, size: 10, lead: 12}
	for text, test := range map[string]struct {
		width string
		want  []string
	}{
		"设备验证。固件":      {"设备验证", []string{"设备验", "证。固件"}},
		"设备（甲）验证":      {"设备（", []string{"设备", "（甲）", "验证"}},
		"스마트 도어락 스마트":  {"스마트 도어", []string{"스마트", "도어락", "스마트"}},
		"lock 设备 lock": {"lock 设", []string{"lock 设", "备 lock"}},
	} {
		if got := setter.wrap(text, s, setter.width(test.width, s)+0.1); !slices.Equal(got, test.want) {
			t.Errorf("wrap(%q) = %q, want %q", text, got, test.want)
		}
	}
}
