package cyclonedx

import (
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

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
		`\\server\share\a b.txt`:         "file://server/share/a%20b.txt",
		"//h[x]/y":                       "/.//h%5Bx%5D/y",
		"//":                             "/.//",
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

// FuzzURLOf makes addresses of anything. Each is a reference as CycloneDX demands it, and
// holds nothing but the characters of a URI.
func FuzzURLOf(f *testing.F) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("urn:reference", map[string]any{"format": "iri-reference"}); err != nil {
		f.Fatal(err)
	}
	schema, err := compiler.Compile("urn:reference")
	if err != nil {
		f.Fatal(err)
	}
	for _, place := range []string{"a b.pdf", "//h\x01st/x", `C:\a`, "http://[::1]/[", "https://x/%zz?%#%#", "mailto:a b", "]://[", "a:b:c", "///", "file://h st/"} {
		f.Add(place)
	}
	f.Fuzz(func(t *testing.T, place string) {
		got := urlOf(place)
		if err := schema.Validate(got); err != nil {
			t.Errorf("%q becomes %q: %v", place, got, err)
		}
		const allowed = "-._~:/?#[]@!$&'()*+,;=%"
		for _, r := range got {
			if !strings.ContainsRune(allowed, r) && (r >= 0x80 || !isAlphanumeric(byte(r))) {
				t.Errorf("%q becomes %q, which holds %q", place, got, r)
			}
		}
	})
}
