//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"ask645/bench/terminal"
)

// mostTimesOneword is how often the first screen of a program that draws one word may fit
// into that of this one.
const mostTimesOneword = 1.15

// firstScreens measures how long it takes until the first screen is drawn to its end, beside a
// program on the same library that draws one word.
func (l lab) firstScreens(ctx context.Context, rounds int) ([]row, error) {
	// What stands last on every first page is drawn last.
	const bottom, word = "? help", "oneword"
	home := filepath.Join(l.outputs, "home")
	if err := os.MkdirAll(home, 0o750); err != nil {
		return nil, fmt.Errorf("make a folder: %w", err)
	}
	file := filepath.Join(home, newestName)
	var rows []row
	for _, page := range []struct {
		name      string
		arguments []string
	}{{"home", nil}, {"a complete file", []string{file}}} {
		if page.arguments != nil {
			data, err := os.ReadFile(l.input(newestName))
			if err != nil {
				return nil, fmt.Errorf("read an input: %w", err)
			}
			if err := write(file, data); err != nil {
				return nil, err
			}
		}
		for _, answers := range []bool{true, false} {
			here, beside := make([]time.Duration, 0, rounds), make([]time.Duration, 0, rounds)
			for round := range rounds + 1 {
				took, err := l.firstScreen(ctx, home, l.programs.ask645, page.arguments, answers, bottom)
				if err != nil {
					return nil, err
				}
				least, err := l.firstScreen(ctx, home, l.programs.oneword, nil, answers, word)
				if err != nil {
					return nil, err
				}
				if round > 0 {
					here, beside = append(here, took), append(beside, least)
				}
			}
			rows = append(rows, screenRow(page.name, answers, here, beside))
		}
	}
	return rows, nil
}

func screenRow(page string, answers bool, here, beside []time.Duration) row {
	in := "mute"
	if answers {
		in = "answering"
	}
	same := func(d time.Duration) time.Duration { return d }
	took, least := median(here, same), median(beside, same)
	times := ratio(took, least)
	return row{
		what: fmt.Sprintf("first screen of %s, %s terminal", page, in), here: milliseconds(took), beside: milliseconds(least) + " for one word",
		ratio: asTimes(times), budget: asTimes(mostTimesOneword), over: times > mostTimesOneword,
	}
}

// firstScreen starts a program as if for the first time.
func (l lab) firstScreen(ctx context.Context, folder, program string, arguments []string, answers bool, text string) (time.Duration, error) {
	process := exec.CommandContext(ctx, program, arguments...) //nolint:gosec // programs that were built here
	process.Dir = folder
	configuration := filepath.Join(l.outputs, "configuration")
	if err := os.RemoveAll(configuration); err != nil {
		return 0, fmt.Errorf("forget the last run: %w", err)
	}
	process.Env = append(os.Environ(), "TERM=xterm-256color", "COLORFGBG=", "XDG_CONFIG_HOME="+configuration)
	took, err := terminal.FirstScreen(process, terminal.Size{Columns: 80, Rows: 24}, answers, text)
	if err != nil {
		return 0, fmt.Errorf("wait for a first screen: %w", err)
	}
	return took, nil
}
