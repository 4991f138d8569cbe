package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// benchmarked is what one benchmark in Go measured, by the unit of each figure.
type benchmarked struct {
	name    string
	figures map[string]float64
}

// benchmark runs a benchmark of a package and returns its parts.
func benchmark(ctx context.Context, pkg, name, times string) ([]benchmarked, error) {
	output, err := goTool(ctx, "test", "-run", "^$", "-bench", "^"+name+"$", "-benchmem", "-benchtime", times, pkg)
	if err != nil {
		return nil, err
	}
	all := parseBenchmarks(string(output))
	if len(all) == 0 {
		return nil, fmt.Errorf("go test -bench %s %s: it printed no benchmark:\n%s", name, pkg, output)
	}
	return all, nil
}

// parseBenchmarks reads what "go test -bench" prints: a line a benchmark, its name with the
// number of processors, how often it ran, and pairs of figure and unit.
func parseBenchmarks(output string) []benchmarked {
	var all []benchmarked
	for line := range strings.Lines(output) {
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		name := fields[0]
		if dash := strings.LastIndexByte(name, '-'); dash > 0 {
			name = name[:dash]
		}
		_, name, _ = strings.Cut(name, "/")
		one := benchmarked{name: name, figures: map[string]float64{}}
		for i := 2; i+1 < len(fields); i += 2 {
			if figure, err := strconv.ParseFloat(fields[i], 64); err == nil {
				one.figures[fields[i+1]] = figure
			}
		}
		all = append(all, one)
	}
	return all
}

// The budget of one key press.
const (
	keyWall        = time.Millisecond
	keyAllocations = 2000
)

// keys measures what one key press takes, on every important page, and whether it takes more
// after many others.
func keys(ctx context.Context, _ int) ([]row, error) {
	const pkg = "ask645/tui"
	kinds, err := benchmark(ctx, pkg, "BenchmarkKeyPress", "1000x")
	if err != nil {
		return nil, err
	}
	slowest, hungriest := kinds[0], kinds[0]
	for _, kind := range kinds {
		if kind.figures["worst-µs"] > slowest.figures["worst-µs"] {
			slowest = kind
		}
		if kind.figures["worst-allocs"] > hungriest.figures["worst-allocs"] {
			hungriest = kind
		}
	}
	rows := []row{keyRow("key press: "+kinds[0].name, kinds[0]), keyRow(fmt.Sprintf("the slowest of %d kinds: %s", len(kinds), slowest.name), slowest)}
	if hungriest.name != slowest.name {
		rows = append(rows, keyRow("with the most allocations: "+hungriest.name, hungriest))
	}
	many, err := benchmark(ctx, pkg, "BenchmarkManyPresses", "1x")
	if err != nil {
		return nil, err
	}
	for _, kind := range many {
		early, late := kind.figures["µs-100th"], kind.figures["µs-10000th"]
		earlyHeap, lateHeap := kind.figures["MiB-1000th"], kind.figures["MiB-10000th"]
		rows = append(rows, row{
			what: "the 10,000th key press: " + kind.name, here: fmt.Sprintf("%.0f µs, heap %.1f MiB", late, lateHeap),
			beside: fmt.Sprintf("the 100th: %.0f µs, heap %.1f MiB", early, earlyHeap), ratio: asTimes(late / early),
			budget: "no growth", over: late > slack*early || lateHeap > slack*earlyHeap,
		})
	}
	return rows, nil
}

func keyRow(what string, kind benchmarked) row {
	wall, allocations := time.Duration(kind.figures["worst-µs"])*time.Microsecond, kind.figures["worst-allocs"]
	return row{
		what: what, here: fmt.Sprintf("%s, %.0f allocations", milliseconds(wall), allocations),
		budget: fmt.Sprintf("%d ms, %s allocations", keyWall.Milliseconds(), thousands(keyAllocations)),
		over:   wall > keyWall || allocations > keyAllocations,
	}
}

// mostTimesBare is how often the least that writes the same bytes may fit into a save.
const mostTimesBare = 1.5

// saving measures the save of one answer beside the least that writes the same bytes.
func saving(ctx context.Context, _ int) ([]row, error) {
	all, err := benchmark(ctx, "ask645/questionnaire/store", "BenchmarkSave", "500x")
	if err != nil {
		return nil, err
	}
	figures := all[0].figures
	of := func(unit string) time.Duration { return time.Duration(figures[unit] * float64(time.Microsecond)) }
	return []row{{
		what: "saving one answer", here: milliseconds(of("µs/save")), beside: milliseconds(of("µs/bare")) + " to write, sync and rename",
		ratio: asTimes(figures["×bare"]), budget: asTimes(mostTimesBare), over: figures["×bare"] > mostTimesBare,
	}, {
		what: "the same, beside as safe a save", here: milliseconds(of("µs/save")), beside: milliseconds(of("µs/bare+folder")) + " with the sync of the folder",
		ratio: asTimes(figures["×bare+folder"]),
	}}, nil
}
