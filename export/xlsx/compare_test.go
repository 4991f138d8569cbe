package xlsx_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"ask645/export/xlsx"
)

// edit changes a part of a workbook, once.
func edit(t *testing.T, data []byte, part, old, by string) []byte {
	t.Helper()
	names, texts := parts(t, data)
	if !strings.Contains(texts[part], old) {
		t.Fatalf("%s has no %s", part, old)
	}
	texts[part] = strings.Replace(texts[part], old, by, 1)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(texts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestCompareFindsDifferences(t *testing.T) {
	t.Parallel()
	d := words(t, gaps(t))
	good := render(t, d).Bytes
	const table, facts, findings = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet5.xml", "xl/worksheets/sheet7.xml"
	const support = `<c r="F3" s="6" t="inlineStr"><is><t>Y</t></is></c>`
	for name, test := range map[string]struct{ part, old, by, want string }{
		"nothing changed":    {table, "Y", "Y", ""},
		"another support":    {table, support, strings.Replace(support, "Y", "N", 1), `sheet "Pro forma", cell F3 (5.1-1) holds "N" instead of "Y"`},
		"a support less":     {table, support, `<c r="F3" s="6"></c>`, `sheet "Pro forma", cell F3 (5.1-1) holds "" instead of "Y"`},
		"a guard taken away": {table, "&#39;=HYPER", "=HYPER", `sheet "Pro forma", cell G8 (5.2-1) holds "=HYPERLINK(\"https://e.example\",\"x\")" instead of "'=HYPERLINK(`},
		"a formula":          {table, support, `<c r="F3" s="6"><f>1+1</f><v>Y</v></c>`, `sheet "Pro forma" cannot be read: something behind cell F3 is not as it was written`},
		"a shared text":      {table, support, `<c r="F3" s="6" t="s"><v>0</v></c>`, `sheet "Pro forma", cell F3 (5.1-1) holds "0" instead of "Y"`},
		"rich text":          {table, "<is><t>Y</t></is>", "<is><r><t>Y</t></r></is>", `sheet "Pro forma" cannot be read: something behind cell F2 is`},
		"a cell less":        {table, support, "", `sheet "Pro forma" cannot be read: something behind cell G3 is not`},
		"a number":           {"xl/worksheets/sheet1.xml", "<v>67</v>", "<v>66</v>", `sheet "Statement", cell B17 (All provisions) holds "66" instead of "67"`},
		"a fact":             {facts, "<t>unknown</t>", "<t>yes</t>", `sheet "Facts", cell C21 (telemetry) holds "yes" instead of "unknown"`},
		"a finding more":     {findings, "</sheetData>", `<row r="7"><c r="A7" t="inlineStr"><is><t>error</t></is></c></row></sheetData>`, `sheet "Findings", cell A7 holds "error" instead of ""`},
		"no end":             {findings, "</sheetData>", "", `sheet "Findings" cannot be read: something behind cell D6 is not`},
		"no sheet":           {findings, "<sheetData>", "", `sheet "Findings" cannot be read: something at its beginning is not as it was written`},
		"another name":       {"xl/workbook.xml", `name="Facts"`, `name="More"`, "the sheets are Statement, Pro forma, Not applicable, Conditions, More, Evidence, Findings instead of Statement"},
		"no list of sheets":  {"xl/workbook.xml", "</sheets>", "</sheet>", "the file cannot be read as a workbook: list the sheets: XML syntax error"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := xlsx.Compare(d, edit(t, good, test.part, test.old, test.by))
			switch {
			case test.want == "" && err != nil:
				t.Error(err)
			case test.want != "" && (err == nil || !strings.HasPrefix(err.Error(), test.want)):
				t.Errorf("got %v\nwant %s", err, test.want)
			}
		})
	}
}

func TestCompareOfNoWorkbook(t *testing.T) {
	t.Parallel()
	d := words(t, lock(t))
	good := render(t, d).Bytes
	damaged := bytes.Replace(good, []byte("Self-assessment</t>"), []byte("self-assessment</t>"), 1)
	var empty bytes.Buffer
	if err := zip.NewWriter(&empty).Close(); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":    {nil, "the file cannot be read as a workbook: open: zip: not a valid zip file"},
		"a text":     {[]byte("Reference,Clause"), "the file cannot be read as a workbook: open: zip: not a valid zip file"},
		"cut off":    {good[:len(good)-100], "the file cannot be read as a workbook: open: zip: not a valid zip file"},
		"no content": {empty.Bytes(), "the file cannot be read as a workbook: open: open xl/workbook.xml: file does not exist"},
		"damaged":    {damaged, `sheet "Statement" cannot be read: read xl/worksheets/sheet1.xml: zip: checksum error`},
	} {
		if err := xlsx.Compare(d, test.data); err == nil || err.Error() != test.want {
			t.Errorf("%s: got %v\nwant %s", name, err, test.want)
		}
	}
}

// FuzzCompare reads files that may be anything.
func FuzzCompare(f *testing.F) {
	d := words(f, lock(f))
	good := render(f, d).Bytes
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := xlsx.Compare(d, data); (err == nil) && len(data) < len(good)/2 {
			t.Error("half a workbook says it all")
		}
	})
}
