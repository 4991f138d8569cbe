package tui

import (
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ask645/assets"
	"ask645/questionnaire"
)

// clients is a folder of assessments as a consultant has them: two clients, one product
// without a name, one file that is cut off.
func clients(t testing.TB) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "clients")
	put := func(name string, a *questionnaire.Assessment, cut int) {
		path := filepath.Join(root, filepath.FromSlash(name))
		data, err := questionnaire.Encode(a)
		if err == nil {
			err = os.MkdirAll(filepath.Dir(path), 0o700)
		}
		if err == nil {
			err = os.WriteFile(path, data[:len(data)-cut], 0o600)
		}
		if err == nil {
			err = os.Chtimes(path, noon, noon)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	put("acme/lock.ask645.json", lock(), 0)
	bulb := questionnaire.NewAssessment("ts103645-v1.1.1", "id")
	bulb.Product.Name = "Bulb"
	put("acme/bulb.ask645.json", bulb, 0)
	bulb.Product.Name = ""
	put("birch/fresh.ask645.json", bulb, 0)
	put("birch/cut.ask645.json", lock(), 100)
	put("birch/.old/hidden.ask645.json", lock(), 0)
	cam := lock()
	cam.Product.Name = "Camera C-2"
	cam.SetAnswer("5.4-1", questionnaire.Answer{Support: questionnaire.NotSupported, OpenPoints: []questionnaire.OpenPoint{{ID: "1", Text: "ask the supplier"}}}, noon.Add(48*time.Hour))
	put("birch/cam.ask645.json", cam, 0)
	return root
}

// driveIn starts the app at home over folders.
func driveIn(t testing.TB, width, height int, folders ...string) *driver {
	t.Helper()
	d := &driver{t: t, app: newApp(Options{
		Library: library(), Samples: assets.FS, Folders: folders, Version: "test",
		Places: filepath.Join(t.TempDir(), "places.json"),
		Now:    func() time.Time { return noon },
	})}
	d.app.later = func(_ time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
		return func() tea.Msg { return then(noon) }
	}
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	d.send(tea.BackgroundColorMsg{Color: color.Black})
	d.run(d.app.Init())
	return d
}

// glanceViews are ways to the states of the table.
var glanceViews = []struct {
	name string
	keys []string
}{
	{"glance", nil},
	{"glance-inside", []string{"up", "up"}},
	{"glance-filter", []string{"/", "c", "a", "m"}},
	{"glance-none", []string{"/", "z"}},
	{"glance-open", []string{"tab", "s", "s", "s"}},
}

func TestGlanceGoldens(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ width, height int }{{40, 12}, {80, 24}, {120, 40}} {
		for _, view := range glanceViews {
			name := fmt.Sprintf("%dx%d/%s", size.width, size.height, view.name)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				d := driveIn(t, size.width, size.height, clients(t))
				d.press(view.keys...)
				d.golden(name)
			})
		}
	}
}

func TestGlanceNeverLargerThanTheWindow(t *testing.T) {
	t.Parallel()
	for _, view := range glanceViews {
		t.Run(view.name, func(t *testing.T) {
			t.Parallel()
			d := driveIn(t, 80, 24, clients(t))
			d.press(view.keys...)
			d.fitsEverywhere()
		})
	}
}

// TestGlance walks through the table, opens an assessment, and comes back to what has become
// of it.
func TestGlance(t *testing.T) {
	t.Parallel()
	root := clients(t)
	d := driveIn(t, 80, 24, root)
	d.sees("New assessment", "Below clients: 4 assessments, 1 not readable", "Bulb", "Smart Lock SL-1")
	if strings.Contains(d.screen(), "hidden") {
		t.Error("a hidden folder was looked through")
	}
	d.press("/").typed("LOCK").sees("1 of 4 assessments").press("enter").sees("Smart Lock SL-1 ·", "saved")
	if got := d.app.session.File.Path(); got != filepath.Join(root, "acme", "lock.ask645.json") {
		t.Errorf("opened %s", got)
	}
	d.press("g", "5", ".", "4", "-", "3", "enter", "c", "H", "/").typed("lock").sees(" 1/59 ").press("esc")
	d.press("esc").sees("Go on with Smart Lock SL-1")
	// A file that cannot be read is named, and says why when it is opened.
	d.press("/").typed("cut").sees("birch/cut.ask645.json ", " ! line ").press("enter").sees("the file ends too early")
	d.press("esc", "esc", "q")
	if !d.quit {
		t.Error("q is no longer quit")
	}
}

// TestGlanceGoesRound goes through actions and rows with the arrow keys, and back.
func TestGlanceGoesRound(t *testing.T) {
	t.Parallel()
	d := driveIn(t, 80, 40, clients(t))
	home := d.app.page.(*homePage)
	steps := len(home.choice.options) + len(d.app.survey.rows)
	seen := map[string]bool{}
	for range steps {
		seen[fmt.Sprint(home.glance.focused, home.choice.cursor, home.glance.at)] = true
		d.press("down")
	}
	if len(seen) != steps || home.glance.focused || home.choice.cursor != 0 {
		t.Errorf("%d places of %d; focused %v", len(seen), steps, home.glance.focused)
	}
	for range steps {
		d.press("up")
	}
	if home.glance.focused || home.choice.cursor != 0 {
		t.Error("up does not undo down")
	}
	// The cursor stays on its assessment while others come in before it.
	d.press("tab", "end")
	path := home.glance.path
	d.app.took(portion{number: d.app.survey.number, next: func() tea.Msg { return nil }})
	d.app.survey.order = 3
	d.app.survey.sort()
	d.View()
	if home.glance.path != path || home.glance.shown[home.glance.at].Path != path {
		t.Errorf("the cursor went from %s to %s", path, home.glance.path)
	}
}

// TestGlanceInPortions draws what is there while the rest is still to come, and forgets a
// reading that was given up.
func TestGlanceInPortions(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	d.app.options.Folders = []string{clients(t)}
	old := d.app.lookAround()().(portion)
	first := d.app.lookAround()().(portion)
	if first.next == nil || len(first.rows) != 0 && first.next == nil {
		first.next = func() tea.Msg { return nil }
	}
	rest := first.rows[2:]
	first.rows = first.rows[:2]
	if d.app.survey.first = true; d.app.took(first) == nil {
		t.Fatal("the reading does not go on")
	}
	d.sees("2 assessments, reading on", "Bulb")
	old.rows, old.next = append(old.rows, old.rows...), nil
	if d.app.took(old); !d.app.survey.reading {
		t.Error("a reading that was given up ended the one that goes on")
	}
	d.app.took(portion{number: first.number, rows: rest})
	d.sees("4 assessments, 1 not readable")
	if d.app.survey.reading || len(d.app.survey.rows) != 5 {
		t.Errorf("%d rows", len(d.app.survey.rows))
	}
}

// BenchmarkGlance draws home over 1,000 rows after a key.
func BenchmarkGlance(b *testing.B) {
	d := driveIn(b, 80, 24, clients(b))
	row := d.app.survey.rows[len(d.app.survey.rows)-1]
	for i := range 1000 {
		row.Path = fmt.Sprintf("clients/%04d.ask645.json", i)
		row.Product = fmt.Sprint("Product ", i)
		d.app.survey.rows = append(d.app.survey.rows, row)
	}
	d.app.survey.sort()
	d.press("tab", "end")
	up := keyPress("up")
	b.ReportAllocs()
	for b.Loop() {
		_, _ = d.app.Update(up)
		_ = d.app.View()
	}
}
