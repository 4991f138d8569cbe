package tui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// TestDeclarationIsTakenFieldByField fills in what the statement says as a document. A date
// that is none is neither taken nor left behind in silence.
func TestDeclarationIsTakenFieldByField(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 40)
	path := d.open(lock())
	d.press("x").sees("Empty on the cover:", "signatory")
	d.press("up", "enter").sees("Signature and support", "field 1 of 15")
	d.typed("Ada Byron").press("enter", "enter", "enter", "enter").sees("field 5 of 15")
	d.typed("2031-06").press("enter").sees("field 5 of 15", "write a day such as 2031-06-30")
	d.typed("-30").press("enter").sees("field 6 of 15")
	d.press("esc").sees("Export the statement")
	a, _, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if a.Declaration.Signatory != "Ada Byron" || a.Declaration.SupportUntil != "2031-06-30" {
		t.Errorf("kept %+v", a.Declaration)
	}
	d.press("enter", "enter", "enter", "enter", "enter").typed("x").press("esc").sees("not taken: Supported until: write a day")
}

func TestExportsGoToAFolderOneAfterTheOther(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 40)
	d.open(lock())
	folder := filepath.Join(t.TempDir(), "out")
	d.press("x", "up", "up", "enter").sees("Folder for exports").typed(folder).press("enter").sees("Folder: " + folder[:20])
	d.press("up", "enter").sees("Written and read back: device.statement.pdf, in", folder, "Written and read back: device.statement.json")
	for _, name := range []string{"device.statement.pdf", "device.statement.json"} {
		if info, err := os.Stat(filepath.Join(folder, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestReviewLeadsToTheEndOfSupport: a finding about the cover leads to where it is mended.
func TestReviewLeadsToTheEndOfSupport(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 40)
	a := lock()
	a.Declaration.SupportUntil = "2025-01-01"
	d.open(a)
	d.press("r")
	page, ok := d.app.page.(*reviewPage)
	if !ok {
		t.Fatalf("r leads to %T", d.app.page)
	}
	page.cursor = slices.IndexFunc(page.findings(), func(f questionnaire.Finding) bool { return f.Reference == questionnaire.AboutSupportEnd })
	d.press("enter").sees("Signature and support", "2025-01-01")
}
