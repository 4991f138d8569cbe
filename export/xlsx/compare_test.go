package xlsx_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ask645/export/xlsx"
)

// TestCompareFindsDifferences changes a workbook as spreadsheets and people do.
func TestCompareFindsDifferences(t *testing.T) {
	t.Parallel()
	d := words(t, gaps(t))
	good := render(t, d).Bytes
	for name, test := range map[string]struct {
		change func(f *excelize.File) error
		want   string
	}{
		"nothing changed": {func(*excelize.File) error { return nil }, ""},
		"another support": {
			func(f *excelize.File) error { return f.SetCellStr("Pro forma", "F3", "N") },
			`sheet "Pro forma", cell F3 (5.1-1) holds "N" instead of "Y"`,
		},
		"a guard taken away": {
			func(f *excelize.File) error { return f.SetCellStr("Pro forma", "G7", "=1") },
			`sheet "Pro forma", cell G7 (5.1-5) holds "=1" instead of "The device`,
		},
		"a formula": {
			func(f *excelize.File) error { return f.SetCellFormula("Facts", "C2", `1+1`) },
			`sheet "Facts", cell C2 (wireless) holds "" instead of "yes"`,
		},
		"a number": {
			func(f *excelize.File) error { return f.SetCellInt("Statement", "B10", 5) },
			`sheet "Statement", cell B10 (Mandatory, supported) holds "5" instead of`,
		},
		"a finding less": {
			func(f *excelize.File) error { return f.RemoveRow("Findings", 2) },
			`sheet "Findings", cell B2 (error) holds`,
		},
		"a finding more": {
			func(f *excelize.File) error { return f.SetCellStr("Findings", "A40", "error") },
			`sheet "Findings", cell A40 holds "error" instead of ""`,
		},
		"a sheet more": {
			func(f *excelize.File) error { _, err := f.NewSheet("More"); return err },
			"the sheets are Statement, Pro forma, Not applicable, Conditions, Facts, Evidence, Findings, More instead of Statement",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t, good)
			if err := test.change(f); err != nil {
				t.Fatal(err)
			}
			var changed bytes.Buffer
			if err := f.Write(&changed); err != nil {
				t.Fatal(err)
			}
			err := xlsx.Compare(d, changed.Bytes())
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
	for name, data := range map[string][]byte{"nothing": nil, "a text": []byte("Reference,Clause"), "cut off": good[:len(good)-100]} {
		if err := xlsx.Compare(d, data); err == nil || !strings.HasPrefix(err.Error(), "the file cannot be opened as a workbook: ") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
