package sheet_test

import (
	"strings"
	"testing"

	"ask645/export/sheet"
)

func TestGuard(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                                     "",
		"plain":                                "plain",
		"a=b":                                  "a=b",
		"1-2":                                  "1-2",
		"'quoted'":                             "'quoted'",
		" spaced":                              " spaced",
		"“=1”":                                 "“=1”",
		"=1+1":                                 "'=1+1",
		`=HYPERLINK("https://e.example","go")`: `'=HYPERLINK("https://e.example","go")`,
		"=cmd|' /C calc'!A0":                   "'=cmd|' /C calc'!A0",
		"+49 30 1234":                          "'+49 30 1234",
		"-2+3+cmd|' /C calc'!A0":               "'-2+3+cmd|' /C calc'!A0",
		"- a point":                            "'- a point",
		"-":                                    "'-",
		"@SUM(1+1)":                            "'@SUM(1+1)",
		"\t=1":                                 "'\t=1",
		"\r=1":                                 "'\r=1",
		"\n=1":                                 "'\n=1",
		"  =1":                                 "'  =1",
		"\u00a0\u3000=1":                       "'\u00a0\u3000=1",
		`"=1"`:                                 `'"=1"`,
		"'=1":                                  "''=1",
		"''=1":                                 "'''=1",
		"' =1":                                 "'' =1",
		"＝1+1":                                 "'＝1+1",
		"＋1":                                   "'＋1",
		"－1":                                   "'－1",
		"＠a":                                   "'＠a",
	} {
		got := sheet.Guard(text)
		if got != want {
			t.Errorf("Guard(%q) = %q, want %q", text, got, want)
		}
		if back := sheet.Unguard(got); back != text {
			t.Errorf("Unguard(%q) = %q, want %q", got, back, text)
		}
	}
}

// FuzzGuard guards whatever people may paste: nothing begins like a formula afterwards, and
// nothing is lost.
func FuzzGuard(f *testing.F) {
	for _, seed := range []string{"", "=1", "'=1", "' '\"=", "＝", "\xff=", "'", "''", "a'=1", "\u2028-"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		guarded := sheet.Guard(text)
		if back := sheet.Unguard(guarded); back != text {
			t.Errorf("Unguard(Guard(%q)) = %q", text, back)
		}
		if len(guarded) > len(text)+1 || !strings.HasSuffix(guarded, text) {
			t.Errorf("Guard(%q) = %q", text, guarded)
		}
		if bare := strings.TrimLeft(guarded, " \"\t\r\n\u00a0\u3000"); bare != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(bare)[0]) {
			t.Errorf("Guard(%q) = %q, which begins like a formula", text, guarded)
		}
	})
}
