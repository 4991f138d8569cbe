package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// command is a program with its arguments. before, if not nil, is called before each run and
// is not measured.
type command struct {
	program   string
	arguments []string
	folder    string
	before    func() error
}

func (c command) String() string {
	return strings.Join(append([]string{c.program}, c.arguments...), " ")
}

// usage is what one run of a program took, from its start to its end.
type usage struct {
	wall, processor time.Duration
	// peak is the most memory it had at a time, in bytes; 0 where the system does not say.
	peak int64
}

// run runs the command once. Its output is read and thrown away.
func (c command) run(ctx context.Context) (usage, error) {
	if c.before != nil {
		if err := c.before(); err != nil {
			return usage{}, err
		}
	}
	process := exec.CommandContext(ctx, c.program, c.arguments...) //nolint:gosec // programs that were built here
	process.Dir = c.folder
	var messages bytes.Buffer
	process.Stderr = &messages
	begun := time.Now()
	err := process.Run()
	wall := time.Since(begun)
	if err != nil {
		return usage{}, fmt.Errorf("run %s: %w\n%s", c, err, messages.Bytes())
	}
	state := process.ProcessState
	return usage{wall: wall, processor: state.UserTime() + state.SystemTime(), peak: peakOf(state)}, nil
}

// inTurn runs commands one after the other, so many rounds, and returns the median of each.
// A first round, which fills the caches of the system, does not count.
func inTurn(ctx context.Context, rounds int, commands ...command) ([]usage, error) {
	all := make([][]usage, len(commands))
	for round := range rounds + 1 {
		for i, c := range commands {
			used, err := c.run(ctx)
			if err != nil {
				return nil, err
			}
			if round > 0 {
				all[i] = append(all[i], used)
			}
		}
	}
	medians := make([]usage, len(commands))
	for i, runs := range all {
		if len(runs) == 0 {
			return nil, errors.New("measure at least one round: -runs 1")
		}
		medians[i] = usage{
			wall:      median(runs, func(u usage) time.Duration { return u.wall }),
			processor: median(runs, func(u usage) time.Duration { return u.processor }),
			peak:      median(runs, func(u usage) int64 { return u.peak }),
		}
	}
	return medians, nil
}

// median is the middle one of a figure, the higher of two.
func median[T any, F int64 | time.Duration | float64](all []T, figure func(T) F) F {
	figures := make([]F, 0, len(all))
	for _, one := range all {
		figures = append(figures, figure(one))
	}
	slices.Sort(figures)
	return figures[len(figures)/2]
}
