package proforma

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"ask645/questionnaire"
)

// must ends a test whose spreadsheet cannot be made.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// saved are the bytes of a spreadsheet.
func saved(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, f.Write(&b))
	must(t, f.Close())
	return b.Bytes()
}

// laboratory is a spreadsheet as a laboratory sends it around: a cover, the pro forma with a
// title, merged rows for the clauses and a text merged over two rows, an old copy on a
// hidden sheet, a list of changes, and facts.
func laboratory(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	must(t, f.SetSheetName("Sheet1", "Product"))
	must(t, f.SetSheetRow("Product", "A1", &[]any{"Field", "Text"}))
	must(t, f.SetSheetRow("Product", "A2", &[]any{"Product", "Lamp BL-1"}))
	_, err := f.NewSheet("ICS")
	must(t, err)
	e := edition(t)
	must(t, f.SetCellStr("ICS", "B1", "Bedside lamp BL-1"))
	must(t, f.MergeCell("ICS", "B1", "F1"))
	must(t, f.SetSheetRow("ICS", "B3", &[]any{"Reference", "Status", "Support", "Detail", "Review by"}))
	row := 4
	for _, clause := range e.Clauses {
		must(t, f.SetCellStr("ICS", fmt.Sprintf("B%d", row), clause.Number+" "+clause.Title))
		must(t, f.MergeCell("ICS", fmt.Sprintf("B%d", row), fmt.Sprintf("F%d", row)))
		row++
		for _, p := range clause.Provisions {
			must(t, f.SetSheetRow("ICS", fmt.Sprintf("B%d", row), &[]any{p.Reference, p.Status.Text, "Y", "See chapter " + p.Reference + "."}))
			switch p.Reference {
			case "5.1-2":
				must(t, f.SetSheetRow("ICS", fmt.Sprintf("D%d", row), &[]any{"Partial", "The factory password is random,\r\nbut short."}))
			case "5.3-14":
				must(t, f.SetSheetRow("ICS", fmt.Sprintf("D%d", row), &[]any{"N/A", "The device can be updated."}))
			case "5.3-15":
				must(t, f.SetSheetRow("ICS", fmt.Sprintf("D%d", row), &[]any{nil, nil}))
				must(t, f.MergeCell("ICS", fmt.Sprintf("D%d", row-1), fmt.Sprintf("D%d", row)))
				must(t, f.MergeCell("ICS", fmt.Sprintf("E%d", row-1), fmt.Sprintf("E%d", row)))
			case "5.5-2":
				must(t, f.SetSheetRow("ICS", fmt.Sprintf("D%d", row), &[]any{"N", "No reviewed library fits.", time.Date(2027, 6, 30, 0, 0, 0, 0, time.UTC)}))
				style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
				must(t, err)
				must(t, f.SetCellStyle("ICS", fmt.Sprintf("F%d", row), fmt.Sprintf("F%d", row), style))
			case "5.6-1":
				must(t, f.SetCellInt("ICS", fmt.Sprintf("E%d", row), 443))
				must(t, f.SetCellFormula("ICS", fmt.Sprintf("E%d", row), `400+43`))
			case "6-1":
				must(t, f.SetCellFloat("ICS", fmt.Sprintf("B%d", row), 6.1, -1, 64))
			case "6-2":
				must(t, f.SetCellValue("ICS", fmt.Sprintf("B%d", row), time.Date(2026, 2, 6, 0, 0, 0, 0, time.UTC)))
			case "6-3":
				must(t, f.SetCellBool("ICS", fmt.Sprintf("D%d", row), true))
			}
			row++
		}
	}
	_, err = f.NewSheet("Old")
	must(t, err)
	must(t, f.SetSheetRow("Old", "A1", &[]any{"Ref", "Y/N"}))
	must(t, f.SetSheetRow("Old", "A2", &[]any{"5.4-1", "N"}))
	must(t, f.SetSheetVisible("Old", false))
	_, err = f.NewSheet("Changes")
	must(t, err)
	must(t, f.SetSheetRow("Changes", "A1", &[]any{"No.", "Date", "Comment"}))
	must(t, f.SetSheetRow("Changes", "A2", &[]any{1, "2026-11-03", "First issue"}))
	_, err = f.NewSheet("Facts")
	must(t, err)
	must(t, f.SetSheetRow("Facts", "A1", &[]any{"Fact", "Question", "Answer"}))
	must(t, f.SetSheetRow("Facts", "A2", &[]any{"passwords", "Are passwords used?", "yes"}))
	must(t, f.SetSheetRow("Facts", "A3", &[]any{"updateable", "How much?", "all"}))
	must(t, f.SetSheetRow("Facts", "A4", &[]any{"consent", "Consent?", "Don't know yet"}))
	return saved(t, f)
}

func TestLaboratory(t *testing.T) {
	t.Parallel()
	a, report, err := Read("laboratory.xlsx", laboratory(t), edition(t), day, testID)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, edition(t), a, report)
	golden(t, "laboratory.xlsx", a, report)
}

// archive is an XLSX file with one sheet of the given XML. parts are more parts, or others
// in place of those.
func archive(t testing.TB, sheet string, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="s1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheet,
	}
	for name, content := range parts {
		all[name] = content
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{
		"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
		"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.bin", "mimetype",
	} {
		if content, there := all[name]; there {
			part, err := w.Create(name)
			must(t, err)
			_, err = part.Write([]byte(content))
			must(t, err)
		}
	}
	must(t, w.Close())
	return b.Bytes()
}

// sheetOf is the XML of a sheet with the given rows.
func sheetOf(rows string) string {
	return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
}

// headingRow are the headings of such a sheet.
const headingRow = `<row r="1"><c r="A1" t="inlineStr"><is><t>Reference</t></is></c><c r="B1" t="inlineStr"><is><t>Support</t></is></c><c r="C1" t="inlineStr"><is><t>Detail</t></is></c></row>`

// TestFormulas takes the result that is stored with a formula, and says where none is.
func TestFormulas(t *testing.T) {
	t.Parallel()
	data := archive(t, sheetOf(headingRow+
		`<row r="2"><c r="A2" t="str"><f>"5.1-"&amp;1</f><v>5.1-1</v></c><c r="B2" t="str"><f>"Y"</f><v>Y</v></c><c r="C2"><f>1+1</f><v>2</v></c></row>`+
		`<row r="3"><c r="A3" t="inlineStr"><is><t>5.1-2</t></is></c><c r="B3"><f>D3</f></c><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`), nil)
	a, report, err := Read("formulas.xlsx", data, edition(t), day, testID)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Answers["5.1-1"]; got.Support != questionnaire.Supported || got.Detail != "2" {
		t.Errorf("got %+v", got)
	}
	if got := a.Answers["5.1-2"]; !got.Empty() && (got.Support != "" || got.Detail != "") {
		t.Errorf("got %+v", got)
	}
	var left []string
	for _, line := range report.Lines {
		if line.Kind == Left {
			left = append(left, line.Where.String()+": "+line.Text)
		}
	}
	want := `sheet "One", row 3: the formula in B3 has no result in the file: open the file in a spreadsheet, save it, and import it again
sheet "One", row 3: the detail is "#DIV/0!", the error of a spreadsheet: it is not taken`
	if got := strings.Join(left, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestBrokenSpreadsheets reads spreadsheets that are none, or too large.
func TestBrokenSpreadsheets(t *testing.T) {
	t.Parallel()
	good := laboratory(t)
	flipped := bytes.Clone(good)
	// The bytes of the first part's content do not fit its checksum any more.
	flipped[bytes.IndexByte(flipped, '<')+1]++
	rows := sheetOf(headingRow)
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"cut in the middle", good[:len(good)/2], "a.xlsx: the spreadsheet is damaged or was cut off"},
		{"cut at the end", good[:len(good)-1], "a.xlsx: the spreadsheet is damaged or was cut off"},
		{"cut to the magic", good[:4], "a.xlsx: the spreadsheet is damaged or was cut off"},
		{"no parts", []byte("PK\x05\x06" + strings.Repeat("\x00", 18)), "a.xlsx: is a ZIP archive and no XLSX spreadsheet"},
		{"bomb", archive(t, strings.Repeat(" ", maxPart+1), nil), "a.xlsx: the spreadsheet is too large once unpacked"},
		{"OpenDocument", archive(t, rows, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "a.xlsx: is an OpenDocument file"},
		{"binary", archive(t, rows, map[string]string{"xl/workbook.bin": "1"}), "a.xlsx: is a binary Excel file"},
		{"no sheet", archive(t, rows, map[string]string{"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`}), "a.xlsx: the spreadsheet has no sheet with a table"},
		{"two sheets of a name", archive(t, rows, map[string]string{
			"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="s1"/><sheet name="one" sheetId="2" r:id="s1"/></sheets></workbook>`,
		}), `a.xlsx: the spreadsheet is damaged: two sheets are called "one"`},
		{"sheet cut off", archive(t, rows[:len(rows)-30], nil), `a.xlsx: sheet "One" is damaged: read XML`},
		{"row beyond all", archive(t, sheetOf(headingRow+`<row r="9223372036854775807"><c><v>1</v></c></row>`), nil), `a.xlsx: sheet "One" is damaged: row "9223372036854775807"`},
		{"row before all", archive(t, sheetOf(`<row r="-5"><c><v>1</v></c></row>`), nil), `a.xlsx: sheet "One" is damaged: row "-5"`},
		{"strings damaged", archive(t, sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`), map[string]string{"xl/sharedStrings.xml": "<sst><si>"}), `a.xlsx: sheet "One", row 1: `},
		{"empty sheet", archive(t, sheetOf(""), nil), "a.xlsx: no headings found"},
		{"headings alone", archive(t, rows, nil), `a.xlsx: sheet "One", row 1: the column "Reference" holds no reference such as 5.1-1`},
		{"column far out", archive(t, sheetOf(headingRow+`<row r="2"><c r="A2" t="inlineStr"><is><t>5.1-1</t></is></c><c r="XFD2"><v>1</v></c></row>`), nil), `a.xlsx: sheet "One", row 2: more than 256 columns`},
		{"checksum", flipped, "a.xlsx: the spreadsheet is damaged"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, _, err := Read("a.xlsx", test.data, edition(t), day, testID)
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
			if a != nil {
				t.Error("got an assessment with the error")
			}
		})
	}
}
