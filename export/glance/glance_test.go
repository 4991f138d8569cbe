package glance

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// update rewrites the golden files instead of comparing with them.
var update = flag.Bool("update", false, "rewrite golden files")

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.Local)

// rows are made up to have every kind of row.
func rows() []Row {
	row := func(path, product, edition string, answered, applicable, undecided, unmet, open, errs int, ago time.Duration) Row {
		return Row{Path: path, Glance: questionnaire.Glance{
			Product: product, Edition: edition, OpenPoints: open, Errors: errs, Changed: noon.Add(-ago),
			Counts: questionnaire.Counts{Answered: answered, Applicable: applicable, Undecided: undecided, MandatoryUnmet: unmet},
		}}
	}
	const day = 24 * time.Hour
	return []Row{
		row("clients/birch/cam.ask645.json", "Camera C-2", "en303645-v3.1.3", 0, 50, 10, 0, 0, 60, 30*day),
		row("clients/acme/lock.ask645.json", "Smart Lock SL-1", "en303645-v2.1.1", 40, 51, 2, 1, 3, 5, day),
		row("clients/acme/bulb.ask645.json", "bulb", "ts103645-v1.1.1", 33, 33, 0, 0, 0, 0, 0),
		row("clients/acme/part-1.ask645.json", "Hub", "en303645-v2.1.1", 40, 51, 2, 12, 0, 105, 2*day),
		row("clients/acme/part-2.ask645.json", "Hub", "house-rules", 140, 151, 2, 1, 11, 5, 3*day),
		row("clients/acme/a folder with a long name/no-name.ask645.json", "", "en303645-v2.1.1", 40, 51, 2, 1, 3, 5, 4*day),
		row("clients/cedar/x.ask645.json", "智能門鎖 スマートロック "+strings.Repeat("long ", 9), "en303645-v2.1.1", 1, 2, 0, 0, 0, 0, 5*day),
		{Path: "clients/acme/cut.ask645.json", Err: errors.New("clients/acme/cut.ask645.json: line 83, column 1: the file ends too early: it was cut off")},
		{Path: "clients/locked", Err: fmt.Errorf("look through %q: permission denied", "clients/locked")},
	}
}

func text(all []Row, width int) string {
	table := NewTable(all, "", width)
	lines := []string{table.Head()}
	for i := range all {
		lines = append(lines, table.Line(&all[i]))
	}
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

func TestTable(t *testing.T) {
	t.Parallel()
	for _, width := range []int{80, 40} {
		for order := range orders {
			all := rows()
			Sort(all, order)
			got := text(all, width)
			name := fmt.Sprintf("testdata/%s-%d.golden", order, width)
			if *update {
				if err := os.WriteFile(name, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s: run go test ./export/glance -update and look at the difference\ngot\n%s\nwant\n%s", name, got, want)
			}
		}
	}
}

// TestTableFits draws tables of every width: all lines fit, and all columns stand below each
// other.
func TestTableFits(t *testing.T) {
	t.Parallel()
	for width := 1; width <= 200; width++ {
		for i, line := range strings.Split(strings.TrimSuffix(text(rows(), width), "\n"), "\n") {
			if n := ansi.StringWidth(line); n > width || strings.ContainsAny(line, "\x1b\x07") {
				t.Errorf("width %d, line %d is %d wide: %s", width, i, n, line)
			}
		}
	}
}

// TestHostileNames keep to their line.
func TestHostileNames(t *testing.T) {
	t.Parallel()
	all := []Row{
		{Path: "a\x1b[31m\n.ask645.json", Glance: questionnaire.Glance{Product: "one\x1b]0;x\x07\ntwo\u202e\u009b2J", Edition: "\x1b[2Jen-v1\n"}},
		{Path: "b\nc", Err: errors.New("b\nc: line\x1b[0m one\ntwo")},
	}
	got := text(all, 80)
	if strings.Count(got, "\n") != 3 || strings.ContainsAny(got, "\x1b\x07\u202e") {
		t.Errorf("%q", got)
	}
	for i := range all {
		line, err := JSON(&all[i])
		if err != nil || strings.ContainsAny(string(line), "\x1b\x07\u009b\u202e") {
			t.Errorf("%q %v", line, err)
		}
	}
}

func TestShort(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"en303645-v2.1.1": "EN V2.1.1", "ts103645-v1.1.1": "TS V1.1.1", "house-rules": "house-rules", "house-v1": "house-v1", "": "", "123-v1": "123-v1", "en303645-vx": "en303645-vx",
	} {
		if got := Short(id); got != want {
			t.Errorf("%q: got %q, want %q", id, got, want)
		}
	}
}

func TestMatches(t *testing.T) {
	t.Parallel()
	row := rows()[1]
	for words, want := range map[string]bool{"": true, "LOCK": true, "sl-1 acme": true, "birch": false, "v2.1.1 lock": true, "lock v3": false} {
		if got := row.Matches(words); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}

// TestRead reads good and bad files in the order of their names.
func TestRead(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	library := questionnaire.NewLibrary(assets.FS)
	write := func(name string, data []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, noon, noon); err != nil {
			t.Fatal(err)
		}
		return path
	}
	a := questionnaire.NewAssessment(questionnaire.DefaultEdition, "id")
	a.Product.Name = "Lamp"
	fresh, _ := questionnaire.Encode(a)
	write("a.ask645.json", fresh)
	a.SetFact("passwords", "no", noon.Add(-2*time.Hour))
	a.SetAnswer("5.4-1", questionnaire.Answer{Support: questionnaire.NotSupported, OpenPoints: []questionnaire.OpenPoint{{ID: "1", Text: "x"}, {ID: "2", Text: "y", Done: true}}}, noon.Add(-time.Hour))
	a.Conflicts = []questionnaire.Conflict{{Path: "product/name"}}
	said, _ := questionnaire.Encode(a)
	a.Conflicts = nil
	write("b.ask645.json", said)
	write("c.ask645.json", said[:200])
	a.Edition = "en303645-v9"
	other, _ := questionnaire.Encode(a)
	write("d.ask645.json", other)

	got := slices.Collect(Read(t.Context(), library, store.Below([]string{folder}, 0), noon))
	if len(got) != 4 {
		t.Fatalf("%d rows", len(got))
	}
	for i, name := range []string{"a", "b", "c", "d"} {
		if filepath.Base(got[i].Path) != name+store.Ending {
			t.Errorf("row %d is %s", i, got[i].Path)
		}
	}
	if row := got[0]; row.Product != "Lamp" || !row.Changed.Equal(noon) || row.Counts.Answered != 0 || row.OpenPoints != 0 {
		t.Errorf("%+v", row)
	}
	if row := got[1]; !row.Changed.Equal(noon.Add(-time.Hour)) || row.Counts.Answered != 1 || row.Counts.MandatoryUnmet != 1 || row.OpenPoints != 1 || row.Conflicts != 1 {
		t.Errorf("%+v", row)
	}
	if reason := got[2].Reason(); !strings.HasPrefix(reason, "line ") || !strings.HasSuffix(reason, "cut off") {
		t.Errorf("%q", reason)
	}
	if reason := got[3].Reason(); !strings.HasPrefix(reason, `unknown edition "en303645-v9"`) {
		t.Errorf("%q", reason)
	}
	// A past version that can be read is offered.
	if err := os.Mkdir(filepath.Join(folder, ".c.ask645.json.versions"), 0o700); err != nil {
		t.Fatal(err)
	}
	write(".c.ask645.json.versions/2026-11-20T10-00-00Z.ask645.json", said)
	got = slices.Collect(Read(t.Context(), library, store.Below([]string{filepath.Join(folder, "c.ask645.json")}, 0), noon))
	if reason := got[0].Reason(); !strings.HasSuffix(reason, "cut off; opening it offers a past version") {
		t.Errorf("%q", reason)
	}
}

// TestReadKeepsLittle holds rows of large files, and wants the memory of the rows alone.
func TestReadKeepsLittle(t *testing.T) {
	folder := t.TempDir()
	library := questionnaire.NewLibrary(assets.FS)
	a := questionnaire.NewAssessment(questionnaire.DefaultEdition, "id")
	a.Product.Name = "Lamp"
	a.SetAnswer("5.4-1", questionnaire.Answer{Note: strings.Repeat("long ", 1<<18)}, noon)
	data, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	const files = 60
	for i := range files {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprint(i, store.Ending)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_ = slices.Collect(Read(t.Context(), library, store.Below([]string{folder}, 0), noon)) // the edition is kept, once
	inUse := func() uint64 {
		runtime.GC()
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	before := inUse()
	rows := slices.Collect(Read(t.Context(), library, store.Below([]string{folder}, 0), noon))
	if after := inUse(); len(rows) != files || after > before+files*uint64(len(data))/4 {
		t.Errorf("%d rows keep %d KiB", len(rows), (after-before)>>10)
	}
	runtime.KeepAlive(rows)
}

// TestJSON writes what the doc comment promises.
func TestJSON(t *testing.T) {
	t.Parallel()
	all := rows()
	line, err := JSON(&all[1])
	if err != nil {
		t.Fatal(err)
	}
	want := `{"file":"clients/acme/lock.ask645.json","product":"Smart Lock SL-1","edition":"en303645-v2.1.1","complete":false,"conformant":false,` +
		`"answered":40,"applicable":51,"undecided":2,"unmet":1,"conflicts":0,"open_points":3,"errors":5,"warnings":0,"changed":"` +
		all[1].Changed.UTC().Format(time.RFC3339) + "\"}\n"
	if string(line) != want {
		t.Errorf("got  %swant %s", line, want)
	}
	for i := range all {
		line, err := JSON(&all[i])
		if err != nil || strings.Count(string(line), "\n") != 1 || !json.Valid(line) {
			t.Errorf("%q %v", line, err)
		}
	}
	if line, _ := JSON(&all[8]); string(line) != `{"file":"clients/locked","error":"permission denied"}`+"\n" {
		t.Errorf("%s", line)
	}
}

func TestParseOrder(t *testing.T) {
	t.Parallel()
	for at, name := range Names() {
		if order, err := ParseOrder(name); err != nil || order != Order(at) || order.String() != name {
			t.Errorf("%s: %v %v", name, order, err)
		}
	}
	if _, err := ParseOrder("size"); err == nil {
		t.Error("no error")
	}
	if ByOpen.Next() != ByFolder {
		t.Error("the orders do not go round")
	}
}
