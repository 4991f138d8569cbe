package document_test

import (
	"strings"
	"testing"

	"ask645/export/document"
	"ask645/export/document/documenttest"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	type text struct{ place, text string }
	long := strings.Repeat("ä", 100)
	tests := []struct {
		name            string
		statement, file []text
		want            string
	}{
		{"same", []text{{"a", "b"}}, []text{{"a", "b"}}, ""},
		{"white space", []text{{"a", " b  c\n\n d\u00a0e"}}, []text{{"a", "b c\nd e "}}, ""},
		{"in pieces", []text{{"a", "b\nc"}}, []text{{"a", "b"}, {"a", "c"}}, ""},
		{"other order of places", []text{{"a", "b"}, {"c", "d"}}, []text{{"c", "d"}, {"a", "b"}}, ""},
		{"no characters", []text{{"a", "b\ufffe\ufdd0\U0010ffffc"}}, []text{{"a", "b[U+FFFE][U+FDD0][U+10FFFF]c"}}, ""},
		{"nothing said", []text{{"a", ""}}, []text{{"b", " \n"}}, ""},
		{"other text", []text{{"a", "b"}}, []text{{"a", "c"}}, `a: the file says "c", the statement says "b"`},
		{"other lines", []text{{"a", "b c"}}, []text{{"a", "b\nc"}}, `a: the file says "b\nc", the statement says "b c"`},
		{"lacking", []text{{"a", "b"}, {"c", "d"}}, []text{{"a", "b"}}, `c: the file lacks "d"`},
		{"too much", []text{{"a", "b"}}, []text{{"a", "b"}, {"c", "d"}}, `c: the file says "d", the statement says nothing`},
		{"the first of two", []text{{"a", "b"}, {"c", "d"}}, []text{{"a", "x"}, {"c", "y"}}, `a: the file says "x", the statement says "b"`},
		{"shorter", []text{{"a", "bc"}}, []text{{"a", "b"}}, `a: the file says "b", the statement says "bc"`},
		{"deep in a text", []text{{"a", long + "b" + long}}, []text{{"a", long + "c" + long}}, `a: the file says "…` + strings.Repeat("ä", 10) + "c" + strings.Repeat("ä", 49) + `…", the statement says "…` + strings.Repeat("ä", 10) + "b" + strings.Repeat("ä", 49) + `…"`},
		{"inside a character", []text{{"a", long + "é"}}, []text{{"a", long + "è"}}, `a: the file says "…` + strings.Repeat("ä", 10) + `è", the statement says "…` + strings.Repeat("ä", 10) + `é"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var statement, file document.Outline
			for _, text := range test.statement {
				statement.Add(text.text, text.place)
			}
			for _, text := range test.file {
				file.Add(text.text, text.place)
			}
			got := ""
			if err := statement.Compare(&file); err != nil {
				got = err.Error()
			}
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestAddTable(t *testing.T) {
	t.Parallel()
	var got, want document.Outline
	got.AddTable(document.Table{Columns: []string{"Name", "B", "C"}, Rows: [][]string{{"one", "1b", "1c"}, {"two", "2b", "2c", "2d"}, {"three"}, {}}}, "H")
	got.AddTable(document.Table{Columns: []string{"Label", "Text"}, Rows: [][]string{{"four", "4"}}}, "H")
	for place, text := range map[string]string{"one, B": "1b", "one, C": "1c", "two, B": "2b", "two, C": "2c", "two": "2d", "four": "4"} {
		want.Add(text, "H", place)
	}
	if err := want.Compare(&got); err != nil {
		t.Error(err)
	}
}

// TestOutline looks for one text of each kind in the outline of a document.
func TestOutline(t *testing.T) {
	t.Parallel()
	d := documenttest.Draft(t)
	whole := d.Outline()
	const proForma, clause = "Table B.1: provisions, support and detail", "5.1 No universal default passwords"
	for _, test := range []struct {
		text string
		path []string
	}{
		{"Conformance statement: Lumen Home Hub\nSelf-assessment\nDRAFT: incomplete\nETSI EN 303 645 V2.1.1: Cyber Security for Consumer Internet of Things\n21 November 2026", []string{document.Head}},
		{d.Seal.Digest, []string{document.Foot, document.LabelDigest}},
		{"York", []string{d.Signature.Title, "Place"}},
		{"M C (1)", []string{proForma, clause, "5.1-1", "Status"}},
		{"N", []string{proForma, clause, "5.1-3", "Support"}},
		{"User guide, chapter 3 <docs/user-guide-4.2.pdf>\nhttps://brightside.example/passwords_(new)", []string{proForma, clause, "5.1-1", "Evidence"}},
		{"Not answered.", []string{proForma, clause, "5.1-5"}},
		{"Status R C (12).\nNo reason is given.", []string{"Justifications", "5.3-9 The device verifies its software updates"}},
		{"some", []string{"Facts about the device", "Software updates", "updateable", "Answer"}},
		{"Not given", []string{"Facts about the device", "The product", "hub", "In words"}},
		{"5.1-1, 5.1-3", []string{"Evidence", "1", "Supports"}},
		{"unknown-provision", []string{"Findings", "7.7-7", "Code"}},
		{"some software components are updateable\nthe device is not constrained", []string{"Not applicable", "5.3-14", "Fact"}},
		{"67", []string{"Totals", "All provisions"}},
	} {
		var one document.Outline
		one.Add(test.text, test.path...)
		// What else the document says is too much for the outline of one text.
		if err := one.Compare(whole); err == nil || !strings.HasSuffix(err.Error(), "the statement says nothing") {
			t.Errorf("%q: %v", test.path, err)
		}
	}
}
