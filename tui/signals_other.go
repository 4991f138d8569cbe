//go:build !unix

package tui

import (
	"os"
	"syscall"
)

// endingSignals are the signals after which the app saves and ends. On Windows SIGTERM is how
// a console window that is closed tells so.
func endingSignals() []os.Signal { return []os.Signal{os.Interrupt, syscall.SIGTERM} }

// canSuspend reports whether there is a shell that could wake the app up again.
func canSuspend() bool { return false }

// statusOf is the exit status after a signal.
func statusOf(os.Signal) int { return statusInterrupted }
