package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// programs are the files of what is run: the program as a release is built and as "go build"
// alone builds it, and those that it is measured beside.
type programs struct{ ask645, unstripped, empty, oneword string }

// build builds the programs into a folder, all without cgo.
func build(ctx context.Context, folder string) (programs, error) {
	built := programs{
		ask645: filepath.Join(folder, "ask645"), unstripped: filepath.Join(folder, "ask645-unstripped"),
		empty: filepath.Join(folder, "empty"), oneword: filepath.Join(folder, "oneword"),
	}
	// Debuggers and profilers read what is left out; a release needs none of it.
	const release = "-ldflags=-s -w"
	for _, arguments := range [][]string{
		{"-trimpath", release, "-o", built.ask645, "ask645/cmd/ask645"},
		{"-o", built.unstripped, "ask645/cmd/ask645"},
		{"-trimpath", release, "-o", built.empty, "ask645/bench/empty"},
		{"-trimpath", release, "-o", built.oneword, "ask645/bench/oneword"},
	} {
		if _, err := goTool(ctx, append([]string{"build"}, arguments...)...); err != nil {
			return programs{}, err
		}
	}
	return built, nil
}

// goTool runs the go command without cgo and returns its output, which is also part of the
// error.
func goTool(ctx context.Context, arguments ...string) ([]byte, error) {
	process := exec.CommandContext(ctx, "go", arguments...) //nolint:gosec // arguments of this program
	process.Env = append(os.Environ(), "CGO_ENABLED=0")
	output, err := process.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(arguments, " "), err, output)
	}
	return output, nil
}

// size is how many bytes a file has.
func size(name string) (int64, error) {
	info, err := os.Stat(name)
	if err != nil {
		return 0, fmt.Errorf("measure a binary: %w", err)
	}
	return info.Size(), nil
}
