package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ask645/tui"
	"ask645/tui/plain"
)

// The exit statuses. Scripts rely on them.
const (
	statusFine        = 0
	statusFindings    = 1
	statusFailed      = 2
	statusInterrupted = 130
)

var (
	// errFindings ends a check that found errors, or an export that they refuse. They were
	// printed.
	errFindings = errors.New("there are findings of severity error")
	// errLeftOut ends an import that left something of the table out. It was printed.
	errLeftOut = errors.New("something was left out")
	// errReported ends a command whose troubles were printed as they came.
	errReported = errors.New("something failed")
	// errInterrupted ends a command at ctrl+c.
	errInterrupted = errors.New("interrupted")
)

// usageError is a wrong use of a command, for which its help is worth reading.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

func usagef(format string, arguments ...any) error {
	return &usageError{fmt.Errorf(format, arguments...)}
}

// finish prints what went wrong, if anything, and returns the exit status. command is the
// one that was run.
func (a *app) finish(command *cobra.Command, err error) int {
	if command.HasParent() || err != nil {
		// The wizard tells of them itself.
		a.warnOfPacks()
	}
	var interrupted *tui.InterruptedError
	var ended *plain.InterruptedError
	var usage *usageError
	switch {
	case err == nil:
		return statusFine
	case errors.Is(err, errFindings), errors.Is(err, errLeftOut):
		return statusFindings
	case errors.Is(err, errReported):
		return statusFailed
	case errors.Is(err, errInterrupted):
		return statusInterrupted
	case errors.As(err, &interrupted):
		return interrupted.Status
	case errors.As(err, &ended):
		return ended.Status
	}
	a.fail(err)
	if errors.As(err, &usage) {
		// "ask645 check" is explained by "ask645 help check".
		_, verb, _ := strings.Cut(command.CommandPath(), " ")
		a.say("try '%s'", strings.TrimSpace("ask645 help "+verb))
	}
	return statusFailed
}

// fail prints an error. The text may hold words of a file.
func (a *app) fail(err error) { a.say("ask645: %v", err) }

// grace is how long a command may take to end after ctrl+c. A file being written is done
// by then; a command that waits for a slow disk or a pipe is left behind.
const grace = 2 * time.Second

// interruptible lets ctrl+c end a command with the exit status that shells expect, and
// without leaving a half-written file. The command finds out through its context.
func interruptible(do func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(command *cobra.Command, args []string) error {
		ctx, stop := signal.NotifyContext(command.Context(), os.Interrupt)
		defer stop()
		command.SetContext(ctx)
		done := make(chan error, 1)
		go func() { done <- do(command, args) }()
		select {
		case err := <-done:
			return err
		case <-ctx.Done():
		}
		select {
		case err := <-done:
			return err
		case <-time.After(grace):
			return errInterrupted
		}
	}
}
