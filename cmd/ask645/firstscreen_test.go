//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	bench "ask645/bench/terminal"
)

// bottom is what stands at the end of the last line of every first page: once it is drawn, all
// of the page is.
const bottom = "? help"

// screenSize is the size of the window in which first screens are drawn.
var screenSize = bench.Size{Columns: 80, Rows: 24}

// under makes the test binary run as another program.
func under(tb testing.TB, name string) string {
	tb.Helper()
	binary, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	program := filepath.Join(tb.TempDir(), name)
	if err := os.Symlink(binary, program); err != nil {
		tb.Fatal(err)
	}
	return program
}

// starting is a program that is about to be started in a folder, as if for the first time.
func starting(tb testing.TB, folder, program string, arguments ...string) *exec.Cmd {
	tb.Helper()
	command := exec.Command(program, arguments...)
	command.Dir = folder
	command.Env = append(os.Environ(), "TERM=xterm-256color", "COLORFGBG=", "XDG_CONFIG_HOME="+filepath.Join(tb.TempDir(), "config"))
	return command
}

// TestFirstScreen draws the first screen in a terminal that never answers, and in one that does.
func TestFirstScreen(t *testing.T) {
	t.Parallel()
	program := under(t, "ask645")
	folder := t.TempDir()
	path := sampleIn(t, folder, "device.ask645.json")
	for _, answers := range []bool{false, true} {
		for _, arguments := range [][]string{nil, {path}} {
			if _, err := bench.FirstScreen(starting(t, folder, program, arguments...), screenSize, answers, bottom); err != nil {
				t.Errorf("answers %v, %q: %v", answers, arguments, err)
			}
		}
	}
}

// sampleIn puts a complete assessment into a folder.
func sampleIn(tb testing.TB, folder, name string) string {
	tb.Helper()
	data, err := os.ReadFile("../../assets/samples/thermostat-v3.ask645.json")
	if err != nil {
		tb.Fatal(err)
	}
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// built builds a command of this module as a release is.
func built(tb testing.TB, folder string) string {
	tb.Helper()
	program := filepath.Join(tb.TempDir(), "program")
	build := exec.Command("go", "build", "-o", program, folder)
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		tb.Fatalf("build %s: %v: %s", folder, err, out)
	}
	return program
}

// BenchmarkFirstScreen sets the first full screen beside that of a program that draws one word.
// They take turns, so that whatever else the machine does hits both.
func BenchmarkFirstScreen(b *testing.B) {
	program, oneWord := built(b, "."), built(b, "../../bench/oneword")
	empty, file, many := b.TempDir(), b.TempDir(), b.TempDir()
	path := sampleIn(b, file, "device.ask645.json")
	for i := range 200 {
		sampleIn(b, many, fmt.Sprintf("device-%03d.ask645.json", i))
	}
	for _, place := range []struct {
		name, folder string
		arguments    []string
	}{{"home", empty, nil}, {"file", file, []string{path}}, {"home over 200 files", many, nil}} {
		for _, answers := range []bool{true, false} {
			name := place.name + "/mute"
			if answers {
				name = place.name + "/answering"
			}
			b.Run(name, func(b *testing.B) {
				var ours, theirs []time.Duration
				for b.Loop() {
					theirs = append(theirs, firstScreen(b, starting(b, place.folder, oneWord), answers, "oneword"))
					ours = append(ours, firstScreen(b, starting(b, place.folder, program, place.arguments...), answers, bottom))
				}
				b.ReportMetric(median(ours)/1e6, "ms/ask645")
				b.ReportMetric(median(theirs)/1e6, "ms/oneword")
				b.ReportMetric(median(ours)/median(theirs), "×oneword")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

func firstScreen(b *testing.B, command *exec.Cmd, answers bool, text string) time.Duration {
	b.Helper()
	took, err := bench.FirstScreen(command, screenSize, answers, text)
	if err != nil {
		b.Fatal(err)
	}
	return took
}

// median is the middle of some times, in nanoseconds.
func median(times []time.Duration) float64 {
	times = slices.Sorted(slices.Values(times))
	return float64(times[len(times)/2])
}
