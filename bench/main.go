package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	over, err := run(ctx, os.Args[1:])
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	case over:
		os.Exit(1)
	}
}

// run does what the arguments say. over is true where a budget is exceeded.
func run(ctx context.Context, arguments []string) (over bool, err error) {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	rounds := flags.Int("runs", 21, "measure each process `N` times")
	only := flags.String("only", "", "measure only the rows that have `TEXT` in their name")
	inputs := flags.String("inputs", "", "make the inputs in folder `DIR`, and do nothing else")
	if err := flags.Parse(arguments); err != nil {
		return false, err //nolint:wrapcheck // flag has printed it already
	}
	if *inputs != "" {
		return false, makeInputs(*inputs)
	}
	folder, err := os.MkdirTemp("", "ask645-bench-")
	if err != nil {
		return false, fmt.Errorf("make a folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	l, err := prepare(ctx, folder)
	if err != nil {
		return false, err
	}
	r := &report{rounds: *rounds, only: *only}
	fmt.Printf("%s, %d processors, %s/%s, %s; medians of %d runs\n", time.Now().Format("2 January 2006"), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), *rounds)
	if err := r.budgets(ctx, l); err != nil {
		return false, err
	}
	fmt.Println()
	if err := r.growth(ctx, "characters a provision", l.textSeries()); err != nil {
		return false, err
	}
	fmt.Println()
	if err := r.growth(ctx, "provisions of a pack", l.packSeries()); err != nil {
		return false, err
	}
	return r.over, nil
}

// prepare builds the programs and makes the inputs. A process of its own makes them, because
// what this one ever needed counts as needed by those that it starts.
func prepare(ctx context.Context, folder string) (lab, error) {
	l := lab{inputs: filepath.Join(folder, "inputs"), outputs: filepath.Join(folder, "outputs")}
	var err error
	if l.programs, err = build(ctx, folder); err != nil {
		return lab{}, err
	}
	if err := os.MkdirAll(l.outputs, 0o750); err != nil {
		return lab{}, fmt.Errorf("make a folder: %w", err)
	}
	self, err := os.Executable()
	if err != nil {
		return lab{}, fmt.Errorf("find this program: %w", err)
	}
	process := exec.CommandContext(ctx, self, "-inputs", l.inputs) //nolint:gosec // this program
	if output, err := process.CombinedOutput(); err != nil {
		return lab{}, fmt.Errorf("make the inputs: %w\n%s", err, output)
	}
	return l, nil
}

// report prints tables of what is measured, and remembers whether a budget was exceeded.
type report struct {
	rounds int
	only   string
	over   bool
}

// wanted reports whether a row is to be measured.
func (r *report) wanted(name string) bool { return strings.Contains(name, r.only) }

// budgets measures everything that has a budget.
func (r *report) budgets(ctx context.Context, l lab) error {
	var rows [][]string
	add := func(one row) {
		rows = append(rows, one.cells())
		r.over = r.over || one.over
	}
	for _, p := range l.pairs() {
		if !r.wanted(p.name) {
			continue
		}
		medians, err := inTurn(ctx, r.rounds, p.command, p.beside)
		if err != nil {
			return err
		}
		add(p.row(medians[0], medians[1]))
	}
	for _, measure := range l.otherRows() {
		if !r.wanted(measure.name) {
			continue
		}
		measured, err := measure.rows(ctx, r.rounds)
		if err != nil {
			return err
		}
		for _, one := range measured {
			add(one)
		}
	}
	if len(rows) > 0 {
		fmt.Print(table([]string{"what", "here", "beside", "ratio", "budget", "kept"}, rows))
	}
	return nil
}

// growth measures how time and memory grow with the size of the input.
func (r *report) growth(ctx context.Context, what string, all []series) error {
	var rows [][]string
	// The largest inputs take longest and need the fewest runs to be told from noise.
	rounds := max(1, r.rounds/5)
	for _, s := range all {
		if !r.wanted(s.name) {
			continue
		}
		cells, over, err := s.measure(ctx, rounds)
		if err != nil {
			return err
		}
		rows = append(rows, cells)
		r.over = r.over || over
	}
	if len(rows) > 0 {
		fmt.Print(table(headings(what, all[0].sizes), rows))
	}
	return nil
}
