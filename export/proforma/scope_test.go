package proforma

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestScopeOf(t *testing.T) {
	t.Parallel()
	for want, texts := range map[scope][]string{
		inScope:    {"Yes", "y", "x", "✓", "TRUE", "in", "In scope", "included", "1", "**Yes**"},
		outOfScope: {"No", "n", "FALSE", "out", "Out of scope", "not included", "excluded", "0", "✗"},
		noScope:    {"", " "},
	} {
		for _, text := range texts {
			if got, ok := scopeOf(text); got != want || !ok {
				t.Errorf("%q: %q, %t; want %q", text, got, ok, want)
			}
		}
	}
	for _, text := range []string{"maybe", "Y/N", "-", "Yes (partly)", "later", "2"} {
		if got, ok := scopeOf(text); ok || got != noScope {
			t.Errorf("%q is taken as %q", text, got)
		}
	}
}

// TestScope reads tables of which a column says what is in scope.
func TestScope(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, table string
		out         []string
		lines       []string
	}{
		{
			"a catalogue with nothing but a scope",
			"#;Cat;Req Nr;Description;Include\n1;5.10;5.10-1;Telemetry;No\n2;5.1;5.1-1;Passwords;Yes\n3;5.2;5.2-1;Policy;no\n4;4;4-1;Reasons;No\n5;5.3;5.3-1;Updates;\n",
			[]string{"5.2-1", "5.10-1"},
			[]string{
				`line 1: column 1, "#", reads like Reference too: column 3 is taken`,
				`line 2: "No" under Include is taken as out of scope`,
				`line 5: 4-1: it follows from the other answers, and is not taken from the table`,
			},
		},
		{
			"beside answers",
			"Reference;Support;Detail;In scope\n5.1-1;Y;One each;no\n5.2-1;Y;There;yes\n",
			[]string{"5.1-1"},
			[]string{`line 2: "no" under In scope is taken as out of scope`},
		},
		{
			"neither yes nor no",
			"Reference;Support;In scope\n5.1-1;Y;maybe\n5.2-1;Y;yes\n",
			nil,
			[]string{`line 2: 5.1-1: "maybe" under In scope is neither yes nor no: it stays in scope, and this goes into the note`},
		},
		{
			"another scope",
			"Reference;Support;Scope\n5.1-1;Y;app and device\n",
			nil,
			[]string{`line 1: column 3, "Scope", is not read`},
		},
		{
			"two rows that differ",
			"Reference;Support;In scope\n5.1-1;Y;no\n5.1-1;Y;yes\n5.2-1;;no\n",
			[]string{"5.2-1"},
			[]string{
				`line 2: "no" under In scope is taken as out of scope`,
				`line 3: 5.1-1: Y here, but Y in line 2: neither is taken, and both go into the note`,
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, report, err := Read("a.csv", []byte(test.table), edition(t), time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), "id")
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(a.OutOfScope, test.out) {
				t.Errorf("out of scope %q, want %q", a.OutOfScope, test.out)
			}
			var lines []string
			for _, line := range report.Lines {
				if text := reported(line); !strings.Contains(text, "is taken as") || strings.Contains(text, "scope") && !strings.Contains(text, "column") {
					lines = append(lines, text)
				}
			}
			lines = slices.DeleteFunc(lines, func(line string) bool {
				return strings.Contains(line, "is not read") && !strings.Contains(line, "Scope")
			})
			if !slices.Equal(lines, test.lines) {
				t.Errorf("lines\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(test.lines, "\n"))
			}
		})
	}
}

// reported is a line of the report with its place.
func reported(line Line) string {
	text := line.Where.String() + ": "
	if line.Reference != "" {
		text += line.Reference + ": "
	}
	return text + line.Text
}
