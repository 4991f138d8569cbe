package proforma

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// update rewrites the golden files instead of comparing with them.
var update = flag.Bool("update", false, "rewrite golden files")

// day is when the tables of the tests are imported.
var day = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)

const testID = "9a4f0f9e-7f35-4d3e-8a4c-0d2f5a1b2c3d"

// embedded is the edition that most tables are filled in for. Reading it takes longer than
// reading a table, which would keep a fuzz target from getting anywhere.
var embedded = sync.OnceValues(func() (*questionnaire.Edition, error) {
	return questionnaire.NewLibrary(assets.FS).Edition("en303645-v2.1.1")
})

func edition(t testing.TB) *questionnaire.Edition {
	t.Helper()
	e, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// lettered is an edition with letters in its references, with a clause 6.1 beside a
// provision 6-1, and with a clause 5.0.
func lettered(t testing.TB) *questionnaire.Edition {
	t.Helper()
	e, err := questionnaire.NewLibrary(fstest.MapFS{
		"facts.yaml": {Data: []byte("groups: [{id: device, title: Device}]\nfacts: [{id: radio, group: device, ask: Radio?, values: [{value: \"yes\", label: Yes, says: it has one}]}]\n")},
		"editions/test-v3.yaml": {Data: []byte(`edition: test-v3
title: Test V3
computed: 5.0-1
facts: [radio]
clauses:
  - number: "5.0"
    title: Reporting
    provisions:
      - {reference: 5.0-1, status: M, title: Reasons}
  - number: "5.1"
    title: Passwords
    provisions:
      - {reference: 5.1-2, status: M, title: One}
      - {reference: 5.1-2A, status: R, title: Two}
  - number: "6"
    title: Data
    provisions:
      - {reference: 6-1, status: M, title: Three}
      - {reference: 6-3A, status: M, title: Four}
  - number: "6.1"
    title: More data
    provisions:
      - {reference: 6.1-1, status: M, title: Five}
`)},
	}).Edition("test-v3")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// read reads a table that can be read.
func read(t testing.TB, name, text string) (*questionnaire.Assessment, Report) {
	t.Helper()
	a, report, err := Read(name, []byte(text), edition(t), day, testID)
	if err != nil {
		t.Fatal(err)
	}
	return a, report
}

// golden compares what became of a table with a file.
func golden(t *testing.T, name string, a *questionnaire.Assessment, report Report) {
	t.Helper()
	var b bytes.Buffer
	for _, line := range report.Lines {
		fmt.Fprintf(&b, "%s: %s: ", line.Where, [...]string{"understood", "doubt", "left out"}[line.Kind])
		if line.Reference != "" {
			fmt.Fprintf(&b, "%s: ", line.Reference)
		}
		fmt.Fprintln(&b, line.Text)
	}
	fmt.Fprintf(&b, "not in the table: %s\n%s\n\n", strings.Join(report.Missing, ", "), report.Summary())
	data, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	b.Write(data)
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want) {
		t.Errorf("%s: run go test ./export/proforma -update and look at the difference\ngot\n%s\nwant\n%s", path, b.Bytes(), want)
	}
}

// TestTables reads filled-in tables as people keep them.
func TestTables(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"excel-windows1252.csv", "script.tsv", "wiki.md", "odd-order.csv", "messy.csv",
		"unicode-text.txt", "ticks.csv", "own-headings.csv",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			a, report, err := Read(name, data, edition(t), day, testID)
			if err != nil {
				t.Fatal(err)
			}
			sound(t, edition(t), a, report)
			golden(t, name, a, report)
		})
	}
}

// sound checks what must hold of every table that was read.
func sound(t testing.TB, e *questionnaire.Edition, a *questionnaire.Assessment, report Report) {
	t.Helper()
	for reference, answer := range a.Answers {
		if p := e.Provision(reference); p == nil || p.Computed() {
			t.Errorf("an answer to %q, which the edition does not ask for", reference)
		}
		if !answer.Support.Valid() {
			t.Errorf("%s: support %q", reference, answer.Support)
		}
	}
	for id, value := range a.Facts {
		if fact := e.Fact(id); fact == nil || value != questionnaire.DontKnow && !fact.Has(value) {
			t.Errorf("fact %q is %q, which the edition does not offer", id, value)
		}
	}
	if got := report.Taken + report.Left + report.Empty + len(report.Missing); got != report.Provisions {
		t.Errorf("%d provisions are counted, not %d: %+v", got, report.Provisions, report)
	}
	for _, line := range report.Lines {
		if line.Text == "" || strings.ContainsAny(line.Text, "\n\r") || questionnaire.Printable(line.Text) != line.Text {
			t.Errorf("the report has the line %q", line.Text)
		}
		if line.Reference != "" && e.Provision(line.Reference) == nil && e.Fact(line.Reference) == nil {
			t.Errorf("the report names %q", line.Reference)
		}
	}
	data, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := questionnaire.Decode(data); err != nil {
		t.Errorf("the assessment cannot be read back: %v", err)
	}
}

// TestRefused reads what is no table. Every error names the file and what to do.
func TestRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, file, data, want string
	}{
		{"empty", "a.csv", " \n", "a.csv: the file is empty"},
		{"only a byte order mark", "a.csv", "\ufeff", "a.csv: the file is empty"},
		{"too large", "a.csv", strings.Repeat("a,b\n", store.MaxSize/4+1), "a.csv: is larger than 32 MiB"},
		{"too many rows", "a.csv", "Reference,Support\n5.1-1,Y\n" + strings.Repeat("a,b\n", maxRows), "a.csv: line 100001: more than 100000 rows"},
		{"too many columns", "a.csv", "Reference,Support\n5.1-1,Y\n" + strings.Repeat("a,", maxColumns) + "a\n", "a.csv: line 3: more than 256 columns"},
		{"too many cells", "a.csv", "Reference,Support\n" + strings.Repeat(",", maxCells), "a.csv: more than 2000000 cells"},
		{"web page", "a.csv", "<html><table><tr><td>Reference</td></tr></table>", "a.csv: is a web page"},
		{"binary", "a.csv", "Reference,Support\n5.1-1,\x00\x01", "a.csv: line 2: holds the byte 0x00: this is no text file"},
		{"image", "a.png", "\x89PNG\r\n\x1a\n\x00\x00", "a.png: line 2: holds the byte 0x1a"},
		{"old Excel", "a.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "a.xls: is an old Excel file"},
		{"renamed", "a.xlsx", "Reference,Support\n5.1-1,Y\n", "a.xlsx: is no XLSX spreadsheet"},
		{"UTF-32", "a.csv", "\xff\xfe\x00\x00R\x00\x00\x00", "a.csv: is UTF-32"},
		{"half a UTF-16 character", "a.csv", "\xff\xfeR\x00e", "a.csv: is UTF-16 with half a character"},
		{"UTF-16 without a mark", "a.csv", "R\x00e\x00f\x00", "a.csv: line 1: holds the byte 0x00"},
		{"Cyrillic", "a.csv", "Reference,Support,Detail\n5.1-1,Y,\xcf\xe0\xf0\xee\xeb\xfc\n", "a.csv: line 2: is not UTF-8, nor a Western European text"},
		{"DOS", "a.csv", "Reference,Support,Detail\n5.1-1,Y,M\x81ller\n", "a.csv: line 2: is neither UTF-8 nor Windows-1252"},
		{"no headings", "a.csv", "5.1-1,Y,Unique\n5.1-2,Y,Random\n", "a.csv: no headings found: the table needs a row of them, with Reference"},
		{"no column of references", "a.csv", "Topic,Support,Detail\nPasswords,Y,Unique\n", "a.csv: line 1: the headings name no column of references: call it Reference"},
		{"no column of answers", "a.csv", "Lamp\nReference,Status,Owner\n5.1-1,M,Ann\n", "a.csv: line 2: the headings name no column for the answers"},
		{"no reference", "a.csv", "Reference,Support\nPasswords,Y\n", `a.csv: line 1: the column "Reference" holds no reference such as 5.1-1`},
		{"no Markdown table", "a.md", "Reference, Support\n5.1-1, Y\n", "a.md: holds no table"},
		{"bare quotation mark", "a.csv", "Reference,Support,Detail\n5.1-1,Y,the \"admin\" user\n", "a.csv: line 2: a quotation mark stands in a cell that does not begin with one"},
		{"open quotation mark", "a.csv", "Reference,Support,Detail\n5.1-1,Y,\"admin\n5.1-2,Y,\n", "a.csv: line 2: a cell begins with a quotation mark and does not end with one"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, report, err := Read(test.file, []byte(test.data), edition(t), day, testID)
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
			if a != nil || len(report.Lines) > 0 {
				t.Errorf("got an assessment or a report with the error: %v, %v", a, report)
			}
		})
	}
}

// TestFormats reads the same table in all its formats.
func TestFormats(t *testing.T) {
	t.Parallel()
	const table = "Reference;Support;Detail\n5.1-1;Y;Für jedes Gerät\n6-1;N;no notice — yet\n"
	utf16 := func(text string, low, high int) string {
		var b strings.Builder
		for _, r := range "\ufeff" + text {
			unit := [2]byte{}
			unit[low], unit[high] = byte(r), byte(r>>8)
			b.Write(unit[:])
		}
		return b.String()
	}
	with := func(comma string) string { return strings.ReplaceAll(table, ";", comma) }
	windows := strings.NewReplacer("ü", "\xfc", "ä", "\xe4", "—", "\x97").Replace(table)
	markdown := "|Reference|Support|Detail|\n|-|-|-|\n|5.1-1|Y|Für jedes Gerät|\n|6-1|N|no notice — yet|\n"
	tests := []struct{ name, file, data string }{
		{"semicolons", "a.csv", table},
		{"commas", "a.csv", with(",")},
		{"tabs", "a.tsv", with("\t")},
		{"tabs in a CSV", "a.csv", with("\t")},
		{"bars", "a.csv", with("|")},
		{"commas in a TSV", "a.tsv", with(",")},
		{"no ending", "table", with(",")},
		{"standard input", "<stdin>", with("\t")},
		{"named separator", "a.csv", "sep=;\r\n" + table},
		{"byte order mark", "a.csv", "\ufeff" + table},
		{"old Mac", "a.csv", strings.ReplaceAll(table, "\n", "\r")},
		{"DOS lines", "a.csv", strings.ReplaceAll(table, "\n", "\r\n")},
		{"no last newline", "a.csv", strings.TrimSpace(table)},
		{"blank lines", "a.csv", "\n\n" + strings.ReplaceAll(table, "\n", "\n;;\n\n")},
		{"UTF-16, little end first", "a.csv", utf16(table, 0, 1)},
		{"UTF-16, big end first", "a.txt", utf16(table, 1, 0)},
		{"Windows-1252", "a.csv", windows},
		{"Markdown", "a.md", markdown},
		{"Markdown without an ending", "notes", "Hello\n\n" + markdown + "\nBye\n"},
		{"Markdown in a CSV", "a.csv", "Hello, see:\n\n" + markdown},
		{"Markdown without outer bars", "a.md", "Reference|Support|Detail\n---|---|---\n5.1-1|Y|Für jedes Gerät\n6-1|N|no notice — yet\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, report := read(t, test.file, test.data)
			sound(t, edition(t), a, report)
			one, two := a.Answers["5.1-1"], a.Answers["6-1"]
			if len(a.Answers) != 2 || one.Support != "Y" || one.Detail != "Für jedes Gerät" || two.Support != "N" || two.Detail != "no notice — yet" {
				t.Errorf("got %+v", a.Answers)
			}
			if !report.Complete() || report.Taken != 2 || report.Doubts != 0 {
				t.Errorf("got %s: %v", report.Summary(), report.Lines)
			}
		})
	}
}
