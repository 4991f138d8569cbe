package sheet_test

import (
	"fmt"
	"strings"
	"testing"

	"ask645/export/sheet"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	want := [][]string{{"Reference", "Detail"}, {"5.1-1", "yes"}, {"5.1-2", ""}}
	long := strings.Repeat("same ", 20)
	tests := []struct {
		name      string
		want, got [][]string
		err       string
	}{
		{"the same", want, want, ""},
		{"empty cells left out", want, [][]string{{"Reference", "Detail"}, {"5.1-1", "yes"}, {"5.1-2"}}, ""},
		{"empty row behind", want, append(want[:3:3], []string{"", ""}), ""},
		{"nothing at all", want, nil, `0/0 holds "" instead of "Reference"`},
		{"another text", want, [][]string{{"Reference", "Detail"}, {"5.1-1", "no"}, {"5.1-2"}}, `1/1 holds "no" instead of "yes"`},
		{"a row missing", want, want[:2], `2/0 holds "" instead of "5.1-2"`},
		{"a row too many", want, append(want[:3:3], []string{"x"}), `3/0 holds "x" instead of ""`},
		{"a cell too many", want, [][]string{{"Reference", "Detail", "x"}}, `0/2 holds "x" instead of ""`},
		{
			"far inside", [][]string{{long + "a" + long}}, [][]string{{long + "b" + long}},
			`0/0 holds "…same same same same bsame same same same same same same same…" instead of "…same same same same asame same same same same same same same…"`,
		},
		{"longer", [][]string{{long}}, [][]string{{long + "b"}}, `0/0 holds "…same same same same b" instead of "…same same same same "`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			err := sheet.Compare(test.want, test.got, func(row, column int) string { return fmt.Sprintf("%d/%d", row, column) })
			if got := fmt.Sprint(err); got != test.err && (err != nil || test.err != "") {
				t.Errorf("got %v\nwant %s", err, test.err)
			}
		})
	}
}

func TestBegin(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text      string
		length    int
		beginning string
		behind    int
	}{
		{"", 0, "", 0},
		{"abc", 3, "abc", 0},
		{"abc", 2, "ab", 1},
		{"a😀b", 4, "a😀b", 0},
		{"a😀b", 3, "a😀", 1},
		{"a😀b", 2, "a", 2},
		{"ähm", 2, "äh", 1},
	}
	for _, test := range tests {
		beginning, behind := sheet.Begin(test.text, test.length)
		if beginning != test.beginning || behind != test.behind {
			t.Errorf("Begin(%q, %d) = %q, %d, want %q, %d", test.text, test.length, beginning, behind, test.beginning, test.behind)
		}
		if behind == 0 && sheet.Length(test.text) > test.length {
			t.Errorf("Length(%q) = %d, more than %d", test.text, sheet.Length(test.text), test.length)
		}
	}
}
