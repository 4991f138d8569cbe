package tui

import (
	"flag"
	"image/color"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// update rewrites the golden files instead of comparing with them.
var update = flag.Bool("update", false, "rewrite golden files")

// noon is when everything happens in tests, by the clock of the machine, as the app tells
// the time by it.
var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.Local)

// library is read once for all tests, as the app reads it once for all its time.
var library = sync.OnceValue(func() *questionnaire.Library { return questionnaire.NewLibrary(assets.FS) })

// driver plays a person at the keyboard: it sends keys to the app and runs the commands
// that come back, one after another, until nothing is left to do.
type driver struct {
	t    testing.TB
	app  *app
	quit bool
}

// drive starts the app at home in a window of the given size.
func drive(t testing.TB, width, height int) *driver {
	t.Helper()
	m := newApp(Options{
		Library: library(),
		Samples: assets.FS,
		Places:  filepath.Join(t.TempDir(), "places.json"),
		Version: "test",
		Now:     func() time.Time { return noon },
	})
	m.later = func(_ time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
		return func() tea.Msg { return then(noon) }
	}
	d := &driver{t: t, app: m}
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	d.send(tea.BackgroundColorMsg{Color: color.Black})
	d.run(m.Init())
	return d
}

// open puts an assessment on disk and opens it.
func (d *driver) open(a *questionnaire.Assessment) string {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), "device.ask645.json")
	if _, err := store.Create(path, a); err != nil {
		d.t.Fatal(err)
	}
	if err := os.Chtimes(path, noon, noon); err != nil {
		d.t.Fatal(err)
	}
	d.run(d.app.openFile(path))
	return path
}

// send hands a message to the app and runs what follows.
func (d *driver) send(msg tea.Msg) {
	d.t.Helper()
	_, cmd := d.app.Update(msg)
	d.run(cmd)
}

func (d *driver) run(cmd tea.Cmd) {
	d.t.Helper()
	if cmd == nil {
		return
	}
	msg := cmd()
	switch msg := msg.(type) {
	case nil:
		return
	case tea.QuitMsg:
		d.quit = true
		d.app.close() // as Run does
		return
	case tea.BatchMsg:
		for _, sub := range msg {
			d.run(sub)
		}
		return
	case openedMsg, savedMsg, draftMsg, portion, lookMsg, readProseMsg, startedMsg, proseMsg, exportedMsg, digestMsg, versionsMsg, keptMsg, errandMsg:
		d.send(msg)
		return
	}
	// Messages for the terminal itself, such as the request for its background colour.
	if reflect.TypeOf(msg).PkgPath() == "ask645/tui" {
		d.t.Fatalf("message %T reaches nobody", msg)
	}
}

// press sends keys by name: "enter", "left", "y".
func (d *driver) press(names ...string) *driver {
	d.t.Helper()
	for _, name := range names {
		d.send(keyPress(name))
	}
	return d
}

// typed sends text key by key.
func (d *driver) typed(text string) *driver {
	d.t.Helper()
	for _, r := range text {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return d
}

func keyPress(name string) tea.KeyPressMsg {
	codes := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
		"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
		"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "pgup": {Code: tea.KeyPgUp},
		"pgdown": {Code: tea.KeyPgDown}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
		"backspace": {Code: tea.KeyBackspace}, "space": {Code: tea.KeySpace, Text: " "},
		"ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+s": {Code: 's', Mod: tea.ModCtrl},
	}
	if press, ok := codes[name]; ok {
		return press
	}
	runes := []rune(name)
	return tea.KeyPressMsg{Code: runes[0], Text: name}
}

// screen is what the person sees, without colours and trailing spaces.
func (d *driver) screen() string {
	d.t.Helper()
	lines := strings.Split(ansi.Strip(d.app.View().Content), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// sees fails the test where the screen does not show a text.
func (d *driver) sees(texts ...string) *driver {
	d.t.Helper()
	for _, text := range texts {
		if screen := d.screen(); !strings.Contains(screen, text) {
			d.t.Fatalf("the screen does not show %q:\n%s", text, screen)
		}
	}
	return d
}

// golden compares the screen with a file, without colours and with them.
func (d *driver) golden(name string) {
	d.t.Helper()
	d.compare(filepath.Join("testdata", name+".golden"), d.screen())
	d.compare(filepath.Join("testdata", "colour", name+".golden"), d.app.View().Content+"\n")
}

func (d *driver) compare(path, got string) {
	d.t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			d.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			d.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	if got != string(want) {
		d.t.Errorf("%s: run go test ./tui -update and look at the difference\ngot\n%s\nwant\n%s", path, got, want)
	}
}

// lock is an assessment of a door lock with its facts given and a few answers.
func lock() *questionnaire.Assessment {
	a := questionnaire.NewAssessment(questionnaire.DefaultEdition, "00000000-0000-4000-8000-000000000000")
	a.Product = questionnaire.Product{Name: "Smart Lock SL-1", Model: "SL-1"}
	a.Manufacturer.Name = "Lock Works"
	for id, value := range map[string]string{
		"constrained": "no", "user_authentication": "yes", "passwords": "yes", "preinstalled_passwords": "no",
		"updateable": "all", "update_mechanism": "yes", "network_updates": "yes", "automatic_updates": "yes",
		"update_notifications": "yes", "hardcoded_identity": "no", "debug_interface": "yes", "debug_port": "yes",
		"debug_port_accessible": "yes", "personal_data": "yes", "consent": "no", "telemetry": "no",
		"wireless": "yes", "app": "yes", "cloud": "yes", "hub": "no", "sensors": "no",
	} {
		a.SetFact(id, value, noon)
	}
	a.SetAnswer("5.4-3", questionnaire.Answer{Support: questionnaire.Supported, Detail: "No secret stands in the source code."}, noon)
	a.SetAnswer("5.7-1", questionnaire.Answer{Support: questionnaire.NotSupported, Detail: "No."}, noon)
	return a
}

// earlier is an assessment of the lock against TS 103 645 V1.1.1.
func earlier() *questionnaire.Assessment {
	a := questionnaire.NewAssessment("ts103645-v1.1.1", "00000000-0000-4000-8000-000000000001")
	a.Product = questionnaire.Product{Name: "Smart Lock SL-1", Model: "SL-1"}
	for id, value := range lock().Facts {
		a.SetFact(id, value, noon)
	}
	for reference, answer := range map[string]questionnaire.Answer{
		"4.2-2": {Support: "Y", Detail: "Reports are answered within five days, and put right within ninety.", Evidence: []questionnaire.Evidence{{Title: "Process"}}},
		"4.2-3": {Support: "N", Detail: "Nobody looks for them yet, as there is no one to do it.", Justification: questionnaire.JustifiedBy{ReviewBy: "2027-06-30"}},
		"4.3-2": {Support: "Y", Detail: "Users are told by mail."},
		"4.3-5": {Support: "N", Detail: "The need is not made clear."},
		"4.6-1": {Support: "N", Detail: "The test port stays open, as the factory needs it."},
		"4.7-1": {Support: "Y", Detail: "The boot loader checks the signature.", Checks: map[string]string{"uses-secure-boot": "yes"}},
	} {
		a.SetAnswer(reference, answer, noon)
	}
	return a
}

// carriedOver is the earlier assessment, carried over to the edition that is taken without
// asking, with the facts that were missing.
func carriedOver(t testing.TB) *questionnaire.Assessment {
	t.Helper()
	a, _, err := questionnaire.Migrate(library(), earlier(), questionnaire.DefaultEdition, "00000000-0000-4000-8000-000000000002", noon)
	if err != nil {
		t.Fatal(err)
	}
	for id, value := range lock().Facts {
		a.SetFact(id, value, noon)
	}
	return a
}
