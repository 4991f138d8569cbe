package document_test

import (
	"testing"

	"ask645/export/document"
)

func TestWebAddress(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"https://example.com":                        true,
		"http://example.com:8080/a/b?c=d&e=%20#part": true,
		"https://192.0.2.1/a_(b)*c":                  true,
		"":                                           false,
		"docs/manual.pdf":                            false,
		"C:/docs/manual.pdf":                         false,
		"//example.com":                              false,
		"https:":                                     false,
		"https://":                                   false,
		"https:///path":                              false,
		"https://a..b/":                              false,
		"https://.example.com/":                      false,
		"https://example.com/a b":                    false,
		"https://example.com/a|b":                    false,
		"https://example.com/<b>":                    false,
		"https://example.com/\"b":                    false,
		"https://example.com/[b]":                    false,
		"https://example.com/%zz":                    false,
		"https://example.com/?%zz":                   false,
		"https://example.com/#%zz":                   false,
		"https://example.com/#a#b":                   false,
		"https://user:secret@example.com/":           false,
		"https://[::1]/":                             false,
		"https://example.com:http/":                  false,
		"https://münchen.example/":                   false,
		"https://example.com/ see also":              false,
		" https://example.com":                       false,
		"javascript:alert(1)":                        false,
		"javascript://example.com/%0Aalert(1)":       false,
		"JaVaScRiPt:alert(1)":                        false,
		"data:text/html,hello":                       false,
		"file:///etc/passwd":                         false,
		"ftp://example.com/a":                        false,
		"mailto:security@example.com":                false,
	} {
		if got := document.WebAddress(text); got != want {
			t.Errorf("%q: got %t, want %t", text, got, want)
		}
	}
}
