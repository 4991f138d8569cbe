package proforma

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// readTwice reads a file and checks what must hold of whatever it holds: no panic, nothing
// that the edition does not have, and the same result each time.
func readTwice(t *testing.T, name string, data []byte) {
	t.Helper()
	e := edition(t)
	a, report, err := Read(name, data, e, day, testID)
	if err != nil {
		if a != nil || !reflect.DeepEqual(report, Report{}) {
			t.Errorf("got %v and %v with the error %v", a, report, err)
		}
		if !bytes.HasPrefix([]byte(err.Error()), []byte(name+": ")) {
			t.Errorf("the error does not name the file: %v", err)
		}
		return
	}
	sound(t, e, a, report)
	again, repeated, err := Read(name, data, e, day, testID)
	if err != nil || !reflect.DeepEqual(a, again) || !reflect.DeepEqual(report, repeated) {
		t.Errorf("read again it is other: %v", err)
	}
}

// seed adds the tables of testdata with the given ending, and some hard ones.
func seed(f *testing.F, ending string, more ...string) {
	f.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "*"+ending))
	must(f, err)
	for _, name := range names {
		data, err := os.ReadFile(name)
		must(f, err)
		f.Add(data)
	}
	for _, text := range more {
		f.Add([]byte(text))
	}
}

func FuzzCSV(f *testing.F) {
	seed(f, ".csv",
		"Reference;Support\n5.1-1;Y\n", "Ref,Y,N,N/A\n5.1-1,x,,\n6.1,,x,\n", "sep=,\nReference,Status,Detail\n5.1-1,Y,a\n",
		"Fact,Answer\npasswords,yes\n", "\xff\xfeR\x00e\x00f\x00", "Ref,Support\n5.1-1,\"a\n", "Ref;Support;Comment;Rationale\n5.1-1;so;a;b;c\n5.1-1;Y;;;\n",
		"No,Support,Review by,Evidence,Justification template\n5.5-2,N,2027-06-30,a <b> sha256:,own-code-for-small-chip\n")
	f.Fuzz(func(t *testing.T, data []byte) { readTwice(t, "fuzz.csv", data) })
}

func FuzzTSV(f *testing.F) {
	seed(f, ".tsv", "Reference\tSupport\n5.1-1\tY\n", "Reference\tDetail\n5.1-1\tthe \"admin\"\n\"5.1-2\tb\n")
	f.Fuzz(func(t *testing.T, data []byte) { readTwice(t, "fuzz.tsv", data) })
}

func FuzzMarkdown(f *testing.F) {
	seed(f, ".md", "|Reference|Support|\n|-|-|\n|`5.1-1`|**Y**|\n", "a|Ref|Detail\n-|:-:|-\nx|6.1|a\\|b<br>&amp;`c\\|d`\n# End\n", "~~~\n|Ref|Support|\n|-|-|\n~~~\n|Ref|Support|\n|-|-|\n|5.1-1|Y|")
	f.Fuzz(func(t *testing.T, data []byte) { readTwice(t, "fuzz.md", data) })
}

// FuzzXLSX reads spreadsheets of any sheet, strings and styles. Changed at random, the file
// itself would hardly ever get past its checksums.
func FuzzXLSX(f *testing.F) {
	f.Add(sheetOf(headingRow+`<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" s="1"><v>46203</v></c></row>`),
		`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>5.1-1</t></si><si><r><t>Y</t></r></si></sst>`,
		`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-407]d. mmm yyyy;@"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`)
	f.Add(sheetOf(headingRow+`<row r="3"><c r="B3"><f>A1</f></c><c r="A3" t="inlineStr"><is><t>5.1-2</t></is></c></row><row r="2"><c><v>6.1</v></c></row>`)+"", "", "")
	f.Add(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+headingRow+`<row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A9"/><mergeCell ref="B2:C3"/></mergeCells></worksheet>`, `<sst/>`, `<styleSheet/>`)
	f.Fuzz(func(t *testing.T, sheet, texts, styles string) {
		parts := map[string]string{}
		if texts != "" {
			parts["xl/sharedStrings.xml"] = texts
		}
		if styles != "" {
			parts["xl/styles.xml"] = styles
		}
		readTwice(t, "fuzz.xlsx", archive(t, sheet, parts))
	})
}

// FuzzSpreadsheetFile reads files that begin like a spreadsheet.
func FuzzSpreadsheetFile(f *testing.F) {
	f.Add(archive(f, sheetOf(headingRow), nil))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) { readTwice(t, "fuzz.xlsx", data) })
}
