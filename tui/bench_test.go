package tui

import (
	"fmt"
	"image/color"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/learn"
)

// pressing is keys that are pressed over and over: the first ones lead to a page, and the
// others go round on it, so that the last of them ends where the first began.
type pressing struct {
	name  string
	start func(testing.TB) *driver
	to    []string
	round []string
}

// pressings are the important keys of every page, with a complete file open in a window of
// 120 columns and 40 rows.
func pressings() []pressing {
	at := func(reference string, more ...string) []string {
		return append(append([]string{"g"}, append(strings.Split(reference, ""), "enter")...), more...)
	}
	file, many := overFile, overFolder
	return []pressing{
		{"provision/move", file, at("5.4-1"), []string{"down", "up"}},
		{"provision/next", file, at("5.4-1"), []string{"]", "]", "]", "[", "[", "["}},
		{"provision/longest", file, at("5.3-10"), []string{"down", "up"}},
		{"provision/step", file, at("5.4-1"), []string{"left", "right"}},
		{"provision/why", file, at("5.4-1"), []string{"w", "esc"}},
		{"provision/about", file, at("5.4-1"), []string{"pgdown", "pgup"}},
		{"provision/guide", file, at("5.5-1", "i"), []string{"right", "left"}},
		{"provision/examples", file, at("5.5-1", "i", "right"), []string{"down", "up", "end", "home"}},
		{"provision/reasons", file, at("5.6-3", "i", "right", "right"), []string{"down", "up"}},
		{"provision/tabs", file, at("5.5-1", "i"), []string{"right", "right", "right", "right", "left", "left", "left", "left"}},
		{"detail/open", file, at("5.4-1"), []string{"e", "esc"}},
		{"detail/type", file, at("5.4-1", "e"), []string{"x", "backspace"}},
		{"detail/move", file, at("5.4-1", "e"), []string{"up", "down", "left", "right"}},
		{"note/type", file, at("5.4-1", "t"), []string{"x", "backspace"}},
		{"overview/open", file, at("5.4-1"), []string{"g", "esc"}},
		{"overview/move", file, []string{"g"}, []string{"down", "up", "end", "home", "pgdown", "pgup"}},
		{"overview/number", file, []string{"g"}, []string{"5", ".", "4", "backspace", "backspace", "backspace"}},
		{"overview/filter", file, []string{"g"}, []string{"F"}},
		{"help/open", file, at("5.4-1"), []string{"?", "esc"}},
		{"help/scroll", file, at("5.4-1", "?"), []string{"down", "up", "pgdown", "pgup", "end", "home"}},
		{"search/type", file, []string{"/"}, []string{"k", "e", "y", "backspace", "backspace", "backspace"}},
		{"search/most", file, []string{"/"}, []string{"e", "backspace"}},
		{"search/move", file, []string{"/", "e"}, []string{"down", "up"}},
		{"catalogue/open", file, at("5.4-1"), []string{"C", "esc"}},
		{"catalogue/move", file, []string{"C"}, []string{"down", "up", "pgdown", "pgup"}},
		{"catalogue/status", file, []string{"C"}, []string{"s"}},
		{"catalogue/clause", file, []string{"C"}, []string{"c", "down", "up", "esc"}},
		{"catalogue/condition", file, []string{"C"}, []string{"d", "down", "up", "esc"}},
		{"catalogue/words", file, []string{"C", "/"}, []string{"o", "l", "d", "backspace", "backspace", "backspace"}},
		{"evidence/open", file, at("5.4-1"), []string{"E", "esc"}},
		{"evidence/move", file, at("5.4-1", "E"), []string{"down", "up"}},
		{"points/open", file, at("5.4-1"), []string{"O", "esc"}},
		{"points/all", file, []string{"o", "O"}, []string{"down", "up"}},
		{"facts/open", file, at("5.4-1"), []string{"f", "esc"}},
		{"facts/move", file, []string{"f"}, []string{"down", "up"}},
		{"facts/step", file, []string{"f"}, []string{"right", "left"}},
		{"review/open", file, at("5.4-1"), []string{"r", "esc"}},
		{"review/move", file, []string{"r"}, []string{"down", "up", "end", "home"}},
		{"finding/next", file, at("5.4-1"), []string{"v"}},
		{"product/open", file, at("5.4-1"), []string{"m", "esc"}},
		{"product/type", file, []string{"m"}, []string{"x", "backspace"}},
		{"product/field", file, []string{"m"}, []string{"tab", "shift+tab"}},
		{"export/open", file, at("5.4-1"), []string{"x", "esc"}},
		{"export/move", file, []string{"x"}, []string{"down", "up"}},
		{"versions/move", file, []string{"V"}, []string{"down", "up"}},
		{"migrate/move", file, []string{"M"}, []string{"down", "up"}},
		{"present/begin", file, at("5.4-1"), []string{"P", "esc"}},
		{"present/move", file, at("5.4-1", "P"), []string{"down", "up"}},
		{"present/turn", file, at("5.4-1", "P"), []string{"pgdown", "pgup"}},
		{"present/card", file, at("5.4-1", "P"), []string{"i", "i", "w", "w", "e", "e"}},
		{"present/note", file, at("5.4-1", "P", "t"), []string{"x", "backspace"}},
		{"home/move", many, nil, []string{"down", "up", "pgdown", "pgup"}},
		{"home/table", many, []string{"up", "up"}, []string{"down", "up", "end", "home", "end"}},
		{"home/filter", many, []string{"/"}, []string{"1", "2", "backspace", "backspace"}},
		{"home/sort", many, []string{"tab"}, []string{"s"}},
		{"learn/menu", overCourse, nil, []string{"down", "up"}},
		{"learn/tour", overCourse, []string{"1"}, []string{"down", "up", "pgdown", "pgup"}},
		{"learn/tour-on", overCourse, nil, []string{"1", "enter", "enter", "esc", "esc", "esc", "esc"}},
		{"learn/device", overCourse, []string{"2", "3", "2"}, []string{"down", "up", "i", "i"}},
		{"learn/round", overCourse, []string{"3"}, []string{"down", "up"}},
		{"learn/card", overCourse, []string{"5"}, []string{"down", "up"}},
	}
}

// quickly starts the app without a file of places, and with nothing that waits.
func quickly(tb testing.TB, options Options) *driver {
	tb.Helper()
	options.Library, options.Samples, options.Version = library(), assets.FS, "test"
	options.Now = func() time.Time { return noon }
	d := &driver{t: tb, app: newApp(options)}
	d.app.later = func(delay time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
		if delay == draftDelay {
			return nil
		}
		return func() tea.Msg { return then(noon) }
	}
	d.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.send(tea.BackgroundColorMsg{Color: color.Black})
	d.run(d.app.Init())
	return d
}

// complete is a complete assessment against the newest edition, as bytes.
func complete(tb testing.TB) []byte {
	tb.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/thermostat-v3.ask645.json")
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// overFile opens a complete assessment.
func overFile(tb testing.TB) *driver {
	tb.Helper()
	return overBytes(tb, complete(tb))
}

func overBytes(tb testing.TB, data []byte) *driver {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "device.ask645.json")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		tb.Fatal(err)
	}
	d := quickly(tb, Options{})
	d.run(d.app.openFile(path))
	if d.app.session == nil || d.app.session.File.ReadOnly() {
		tb.Fatalf("not open: %s", d.screen())
	}
	tb.Cleanup(d.app.close)
	return d
}

// overFolder starts at home over 200 assessments.
func overFolder(tb testing.TB) *driver {
	tb.Helper()
	root := tb.TempDir()
	data := complete(tb)
	for i := range 200 {
		if err := os.WriteFile(filepath.Join(root, fmt.Sprintf("device-%03d.ask645.json", i)), data, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	d := quickly(tb, Options{Folders: []string{root}})
	d.run(d.app.lookAround())
	d.sees("200 assessments")
	return d
}

// overCourse starts where learning begins.
func overCourse(tb testing.TB) *driver {
	tb.Helper()
	d := quickly(tb, Options{Learn: &Learning{
		Course:  learn.NewCourse(assets.FS, library()),
		Edition: questionnaire.DefaultEdition,
		Memory:  filepath.Join(tb.TempDir(), "memory.json"),
	}})
	d.run(d.app.show(destination{page: pageLearn}))
	return d
}

// begin leads to the page and goes round once, so that what is read once was read.
func (p pressing) begin(tb testing.TB) (*driver, []tea.KeyPressMsg) {
	tb.Helper()
	d := p.start(tb)
	for _, name := range p.to {
		_ = d.screen()
		d.press(name)
	}
	keys := make([]tea.KeyPressMsg, 0, len(p.round))
	for _, name := range p.round {
		keys = append(keys, keyPress(name))
	}
	for range 2 {
		for _, press := range keys {
			d.once(press)()
		}
	}
	return d, keys
}

// once takes a key and draws what follows. Work with the disk that the key begins is done
// beside that by the terminal library, and is not part of it; settle does it.
func (d *driver) once(press tea.KeyPressMsg) (settle func()) {
	_, cmd := d.app.Update(press)
	_ = d.app.View()
	if !d.app.saving && !d.app.holding && !d.app.errand {
		return func() {}
	}
	return func() { d.run(cmd) }
}

// BenchmarkKeyPress measures Update and View of one key. The figures are those of the key of
// the round that costs most.
func BenchmarkKeyPress(b *testing.B) {
	for _, p := range pressings() {
		b.Run(p.name, func(b *testing.B) {
			d, keys := p.begin(b)
			took := make([][]time.Duration, len(keys))
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				begin := time.Now()
				settle := d.once(keys[i%len(keys)])
				if at := i % len(keys); len(took[at]) < 10_000 {
					took[at] = append(took[at], time.Since(begin))
				}
				settle()
				i++
			}
			worst := time.Duration(0)
			for _, list := range took {
				if len(list) > 0 {
					slices.Sort(list)
					worst = max(worst, list[len(list)/2])
				}
			}
			b.ReportMetric(float64(worst.Microseconds()), "worst-µs")
			b.ReportMetric(float64(slices.Max(allocations(d, keys))), "worst-allocs")
		})
	}
}

// allocations counts what each key of a round allocates, as the least of a few rounds: the
// rest of the process may allocate meanwhile.
func allocations(d *driver, keys []tea.KeyPressMsg) []uint64 {
	least := make([]uint64, len(keys))
	var before, after runtime.MemStats
	for round := range 3 {
		for i, press := range keys {
			runtime.ReadMemStats(&before)
			settle := d.once(press)
			runtime.ReadMemStats(&after)
			settle()
			if n := after.Mallocs - before.Mallocs; round == 0 || n < least[i] {
				least[i] = n
			}
		}
	}
	return least
}

// mostAllocations is what Update and View may allocate for one key.
const mostAllocations = 2000

// TestKeyPressAllocations presses every important key and counts what it allocates. It runs by
// itself, as other tests would be counted too.
func TestKeyPressAllocations(t *testing.T) { //nolint:paralleltest // see above
	for _, p := range pressings() {
		d, keys := p.begin(t)
		for i, n := range allocations(d, keys) {
			if n > mostAllocations {
				t.Errorf("%s: %q allocates %d times, at most %d are allowed", p.name, p.round[i], n, mostAllocations)
			}
		}
	}
}

// TestKeyPressesDoNotGrow presses keys over and over: neither what each allocates nor what the
// app holds on to grows with their number.
func TestKeyPressesDoNotGrow(t *testing.T) { //nolint:paralleltest // it measures the whole process
	for _, p := range pressings() {
		switch p.name {
		case "provision/move", "provision/next", "detail/type", "overview/open", "help/open", "search/type", "present/note":
		default:
			continue
		}
		d, keys := p.begin(t)
		before := press(d, keys, 200)
		after := press(d, keys, 2000)
		for i := range keys {
			if after.allocations[i] > before.allocations[i]+before.allocations[i]/20+10 {
				t.Errorf("%s: %q allocated %d times, and %d times after many presses", p.name, p.round[i], before.allocations[i], after.allocations[i])
			}
		}
		const slack = 1 << 20
		if after.heap > before.heap+slack {
			t.Errorf("%s: the heap grew from %d to %d KiB", p.name, before.heap>>10, after.heap>>10)
		}
	}
}

// held is what keys cost, and what the process holds, after many were pressed.
type held struct {
	allocations []uint64
	heap        uint64
}

func press(d *driver, keys []tea.KeyPressMsg, times int) held {
	for i := range times {
		d.once(keys[i%len(keys)])()
	}
	for times%len(keys) != 0 {
		d.once(keys[times%len(keys)])()
		times++
	}
	h := held{allocations: allocations(d, keys)}
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	h.heap = stats.HeapAlloc
	return h
}

// BenchmarkManyPresses compares the hundredth press with the ten-thousandth.
func BenchmarkManyPresses(b *testing.B) {
	for _, p := range pressings() {
		switch p.name {
		case "provision/next", "detail/type", "overview/open", "search/type":
		default:
			continue
		}
		b.Run(p.name, func(b *testing.B) {
			for b.Loop() {
				d, keys := p.begin(b)
				// The middle of many, as the collector and other programs cost some of them more.
				timed := func() float64 {
					took := make([]time.Duration, 200*len(keys))
					for i := range took {
						begin := time.Now()
						settle := d.once(keys[i%len(keys)])
						took[i] = time.Since(begin)
						settle()
					}
					slices.Sort(took)
					return float64(took[len(took)/2].Nanoseconds()) / 1e3
				}
				_ = press(d, keys, 100)
				first := timed()
				early := press(d, keys, 1000)
				late := press(d, keys, 9000)
				b.ReportMetric(first, "µs-100th")
				b.ReportMetric(timed(), "µs-10000th")
				b.ReportMetric(float64(early.heap)/(1<<20), "MiB-1000th")
				b.ReportMetric(float64(late.heap)/(1<<20), "MiB-10000th")
			}
		})
	}
}

// BenchmarkLongDetail presses keys where the Detail is long: the text grows tenfold each time.
func BenchmarkLongDetail(b *testing.B) {
	for _, length := range []int{400, 4000, 40_000} {
		a, err := questionnaire.Decode(complete(b))
		if err != nil {
			b.Fatal(err)
		}
		answer := a.Answers["5.4-1"]
		answer.Detail = strings.Repeat("Keys lie in a secure element and never leave it. ", length/49+1)[:length]
		a.Answers["5.4-1"] = answer
		data, err := questionnaire.Encode(a)
		if err != nil {
			b.Fatal(err)
		}
		start := func(tb testing.TB) *driver { return overBytes(tb, data) }
		to := []string{"g", "5", ".", "4", "-", "1", "enter"}
		for _, p := range []pressing{
			{"move", start, to, []string{"down", "up"}},
			{"type", start, append(slices.Clone(to), "e"), []string{"x", "backspace"}},
		} {
			b.Run(fmt.Sprintf("%s/%d", p.name, length), func(b *testing.B) {
				d, keys := p.begin(b)
				b.ReportAllocs()
				i := 0
				for b.Loop() {
					d.once(keys[i%len(keys)])()
					i++
				}
			})
		}
	}
}
