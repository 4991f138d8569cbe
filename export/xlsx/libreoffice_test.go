package xlsx_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ask645/export/csv"
	"ask645/export/document"
	"ask645/export/sheet"
)

// libreOffice saves a workbook in another format, as somebody would who opens it, and
// returns what comes out.
func libreOffice(t *testing.T, data []byte, format, extension string) []byte {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("soffice is missing: install libreoffice-calc")
		}
		t.Skip("soffice is missing: install libreoffice-calc")
	}
	folder := t.TempDir()
	from, to := filepath.Join(folder, "statement.xlsx"), filepath.Join(folder, "out")
	if err := os.WriteFile(from, data, 0o600); err != nil {
		t.Fatal(err)
	}
	// A profile of its own keeps it apart from a LibreOffice that is running.
	out, err := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+folder+"/profile",
		"--headless", "--convert-to", format, "--outdir", to, from).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v %s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(to, "*"+extension))
	if err != nil || len(names) != 1 {
		t.Fatalf("%v %v %s", names, err, out)
	}
	converted, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	return converted
}

// without is the assessment with gaps, and without one of its texts.
func without(t *testing.T, text string) *document.Document {
	t.Helper()
	a := gaps(t)
	answer := a.Answers["5.3-2"]
	answer.Detail = strings.ReplaceAll(answer.Detail, text, "")
	a.SetAnswer("5.3-2", answer, day)
	return words(t, a)
}

// TestLibreOffice opens a workbook and saves it again: every cell of every sheet must have
// survived.
func TestLibreOffice(t *testing.T) {
	t.Parallel()
	// LibreOffice reads two escapes with a common underscore as they are meant, and writes
	// them so that nobody can.
	written := render(t, without(t, "_x0041_x0042_")).Bytes
	saved := libreOffice(t, written, "xlsx:Calc MS Excel 2007 XML", ".xlsx")
	before, after := open(t, written), open(t, saved)
	if want, got := before.GetSheetList(), after.GetSheetList(); !slices.Equal(want, got) {
		t.Fatalf("the sheets are %q instead of %q", got, want)
	}
	for _, name := range before.GetSheetList() {
		err := sheet.Compare(rows(t, before, name), rows(t, after, name), func(row, column int) string {
			return fmt.Sprintf("sheet %q, row %d, column %d", name, row+1, column+1)
		})
		if err != nil {
			t.Error(err)
		}
	}
	_, texts := parts(t, saved)
	for name, text := range texts {
		if strings.Contains(text, "<f ") || strings.Contains(text, "<f>") {
			t.Errorf("%s has a formula", name)
		}
	}
}

// TestLibreOfficeToCSV saves the pro forma as CSV, as laboratories do: formulas stay guarded.
func TestLibreOfficeToCSV(t *testing.T) {
	t.Parallel()
	// A character that XML lacks stands in the workbook by its number, in CSV as it is.
	d := without(t, "\uffff")
	const secondSheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
	saved := libreOffice(t, render(t, d).Bytes, secondSheet, ".csv")
	if err := csv.Compare(d, append([]byte("\ufeff"), saved...)); err != nil {
		t.Error(err)
	}
}
