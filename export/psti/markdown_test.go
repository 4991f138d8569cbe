package psti_test

import (
	"strings"
	"testing"

	"ask645/export/document"
	"ask645/export/psti"
)

func TestMarkdownEscapes(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{"plain, 2026-09 and 2.3.1", "plain, 2026-09 and 2.3.1"},
		{"# no heading", `\# no heading`},
		{"- no list", `\- no list`},
		{"10. no list", `10\. no list`},
		{"--- no rule", `\--- no rule`},
		{"*a* _b_ `c` [d](e) <f> &amp; ~g~ |h| \\", `\*a\* \_b\_ ` + "\\`c\\`" + ` \[d\](e) \<f\> \&amp; \~g\~ \|h\| \\`},
		{"two\nlines", "two\\\n  lines"},
		{"two\n# lines", "two\\\n  \\# lines"},
		{"", ""},
		{"1", "1"},
	}
	for _, test := range tests {
		l := &document.Letter{Sections: []document.Section{{Fields: []document.Field{{Label: "A", Text: test.text}}}}}
		if got := string(psti.Markdown(l)); !strings.Contains(got, "- **A:** "+test.want+"\n") {
			t.Errorf("%q: got\n%s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	l := letter(t, lock(t))
	good := string(psti.Markdown(l))
	if err := psti.Compare(l, []byte(good)); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, old, new, want string }{
		{"value", "**Type:** SL-1", "**Type:** SL-2", `in the section "Product", is not what was written`},
		{"signature", "Ole Hansen", "Ole Olsen", `in the section "Signed for and on behalf of the manufacturer", is not`},
		{"mark", "**DRAFT to be", "**FINAL to be", `line 5, in the section "Statement of compliance (draft)", is not`},
		{"heading", "## Passwords", "## Words", `in the section "Passwords", is not`},
		{"cut off", good[len(good)/2:], "", `is not what was written`},
		{"more", "Not legal advice.**\n", "Not legal advice.**\nMore", `is not what was written`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			bad := strings.ReplaceAll(good, test.old, test.new)
			if bad == good {
				t.Fatalf("the letter has no %s", test.old)
			}
			if err := psti.Compare(l, []byte(bad)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

// FuzzLetter drafts letters with whatever a person may say. None of it becomes a heading, a
// list or HTML, and nothing gets lost.
func FuzzLetter(f *testing.F) {
	base := lock(f)
	for _, text := range []string{"SL-1", "# x", "a\n## b\n- c", "<script>", "\x1b[2J\u202e\xff", "1) a", "![x](y)", "**", "\\", "TBD", "\n\n", "{blank}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a := base.Clone()
		a.Product.Model, a.Manufacturer.Address, a.Declaration.Signatory = text, text, text
		answer := a.Answers["5.2-1"]
		answer.Detail = text
		a.SetAnswer("5.2-1", answer, day)
		l, reasons := draft(t, a)
		if (l == nil) != (reasons != nil) {
			t.Fatalf("a letter and reasons, or neither: %v", reasons)
		}
		if l == nil {
			return
		}
		file := psti.Markdown(l)
		if err := psti.Compare(l, file); err != nil {
			t.Error(err)
		}
		want := strings.Count(string(psti.Markdown(letter(t, base))), "\n#")
		if got := strings.Count(string(file), "\n#"); got != want {
			t.Errorf("%d headings, want %d:\n%s", got, want, file)
		}
		for _, never := range []string{"\x1b", "\u202e", "<"} {
			if strings.Contains(strings.ReplaceAll(string(file), `\<`, ""), never) {
				t.Errorf("the letter holds %q", never)
			}
		}
	})
}
