package tui

import "testing"

func TestCalm(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"plain – ü":                         "plain – ü",
		"\x1b[1;38;5;12mbold\x1b[m":         "\x1b[1;38;5;12mbold\x1b[m",
		"\x1b[4:3mcurly\x1b[0m":             "\x1b[4:3mcurly\x1b[0m",
		"a\x1b[2Jb":                         "a\ufffd[2Jb",
		"\x1b]0;title\a":                    "\ufffd]0;title\ufffd",
		"\u009b5m\u202e\u2028\x7f\nend\x1b": "\ufffd5m\ufffd\ufffd\ufffd\ufffdend\ufffd",
		"\x1b[":                             "\ufffd[",
		"\x1b[?1m":                          "\ufffd[?1m",
		"":                                  "",
	} {
		if got := calm(line); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}
