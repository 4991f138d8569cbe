package cyclonedx

import "testing"

func TestURLOf(t *testing.T) {
	t.Parallel()
	for place, want := range map[string]string{
		"design.pdf":                     "design.pdf",
		"my design (2).pdf":              "my%20design%20%282%29.pdf",
		"50%.pdf":                        "50%25.pdf",
		"100%25.pdf":                     "100%2525.pdf",
		"a#b?c.pdf":                      "a%23b%3Fc.pdf",
		`docs\test report.pdf`:           "docs/test%20report.pdf",
		`C:\Users\Jo\key.pdf`:            "file:///C:/Users/Jo/key.pdf",
		"a:b":                            "./a:b",
		"1:2/3":                          "./1:2/3",
		"ü.pdf":                          "%C3%BC.pdf",
		"https://x.example/a b?q=ü#c#d":  "https://x.example/a%20b?q=%C3%BC#c%23d",
		"https://x.example/a%2Fb?c=%20d": "https://x.example/a%2Fb?c=%20d",
		"http://[::1]:8080/[x]":          "http://[::1]:8080/%5Bx%5D",
		"file:///tmp/a b":                "file:///tmp/a%20b",
		"mailto:jo@mueller.example":      "mailto:jo@mueller.example",
		"https://[bad/":                  "./https://%5Bbad/",
	} {
		if got := urlOf(place); got != want {
			t.Errorf("%s: got %s, want %s", place, got, want)
		}
	}
}
