package main

import (
	"context"
	"errors"
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

// TestInterruptible sends this process what ctrl+c sends, so that it must not run beside
// tests that use interruptible.
func TestInterruptible(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process of Windows cannot send itself an interrupt")
	}
	tests := []struct {
		name string
		do   func(ctx context.Context) error
		want error
	}{
		{"ends when told", func(ctx context.Context) error { <-ctx.Done(); return errInterrupted }, errInterrupted},
		{"was about to end anyway", func(ctx context.Context) error { <-ctx.Done(); return nil }, nil},
		{"does not listen", func(context.Context) error { time.Sleep(time.Hour); return nil }, errInterrupted},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			command := &cobra.Command{}
			command.SetContext(t.Context())
			run := interruptible(func(command *cobra.Command, _ []string) error {
				interrupt(t)
				return test.do(command.Context())
			})
			if got := run(command, nil); !errors.Is(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// interrupt does to this process what ctrl+c does.
func interrupt(t *testing.T) {
	t.Helper()
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Signal(os.Interrupt)
	}
	if err != nil {
		t.Error(err)
	}
}
