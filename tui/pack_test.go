package tui

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
)

// samplePack are the files of the sample pack.
func samplePack(t *testing.T) fs.FS {
	t.Helper()
	files, err := fs.Sub(assets.FS, "packs/home-gateway")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestPackInTheWizard walks through a profile of a pack: it is named, its provisions are in
// the list and found by their numbers, and its reasons say where they come from.
func TestPackInTheWizard(t *testing.T) {
	t.Parallel()
	pack, err := questionnaire.OpenPack(samplePack(t))
	if err != nil {
		t.Fatal(err)
	}
	d := drive(t, 100, 30)
	d.app.options.Library = questionnaire.NewLibrary(assets.FS, pack)
	d.open(questionnaire.NewAssessment(pack.Editions()[0], ""))
	d.sees("Example home gateway profile (pack")
	d.press("g").typed("1-2").press("enter").sees("GW-1-2").sees("Users can see what the provider has changed")
	d.press("g").sees("? GW-1-2   R C (gw1)    ").sees("· 6-1      M    ").press("esc")
	d.press("g").typed("5.6-3").press("enter", "i", "right", "right", "down", "down", "down", "down", "down").sees("from the pack Example home gateway V1")
	d.press("esc", "g").typed("5.6-1").press("enter", "i").sees("The words are those of the pack Example home")
}

// TestLetterheadInTheWizard chooses whether to write in the letterhead of a pack.
func TestLetterheadInTheWizard(t *testing.T) {
	t.Parallel()
	pack, err := questionnaire.OpenPack(samplePack(t))
	if err != nil {
		t.Fatal(err)
	}
	d := drive(t, 100, 40)
	d.app.options.Library = questionnaire.NewLibrary(assets.FS, pack)
	d.open(lock())
	d.press("x").sees("Letterhead: Example Home Gateways, from the pack Example home gateway V1")
	page, ok := d.app.page.(*exportPage)
	if !ok {
		t.Fatalf("the page is %T", d.app.page)
	}
	page.choice.pick(exportLetterhead)
	d.press("enter").sees("Letterhead: none, though a pack has one")
	if head, err := d.app.letterheads.Chosen(); head != nil || err != nil {
		t.Errorf("chosen is %v, %v", head, err)
	}
	d.press("enter").sees("Letterhead: Example Home Gateways")
	if head, err := d.app.letterheads.Chosen(); head == nil || err != nil {
		t.Errorf("chosen is %v, %v", head, err)
	}
	plain := drive(t, 100, 40)
	plain.open(lock())
	if screen := plain.press("x").sees("Export the statement").screen(); strings.Contains(screen, "Letterhead") {
		t.Errorf("without a pack it offers a letterhead:\n%s", screen)
	}
}

// TestPackLeftOut wants a notice of a pack that nobody named and that cannot be used: at once
// where its head is broken, else when it is needed.
func TestPackLeftOut(t *testing.T) {
	t.Parallel()
	head := questionnaire.FoundPack("broken-head", fstest.MapFS{"pack.yaml": {Data: []byte("pack: X")}}, nil)
	m := newApp(Options{Library: questionnaire.NewLibrary(assets.FS, head), Now: func() time.Time { return noon }})
	if !strings.Contains(m.problem, `"broken-head" cannot be used`) {
		t.Errorf("at home it says %q", m.problem)
	}

	files := fstest.MapFS{
		"pack.yaml":                           {Data: []byte("pack: acme\ntitle: Acme\nversion: V2\nby: Acme\nabout: Reasons.\n")},
		"guidance/en303645-v2.1.1/5.1-1.yaml": {Data: []byte("provision: 5.1-2\n")},
	}
	d := drive(t, 100, 30)
	d.app.options.Library = questionnaire.NewLibrary(assets.FS, questionnaire.FoundPack("broken-inside", files, nil))
	d.open(lock())
	d.sees(`"broken-inside" cannot be used: 2 problems`)
}
