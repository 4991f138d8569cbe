//go:build !unix

package tui

import "os"

// endingSignals are the signals after which the app saves and ends.
func endingSignals() []os.Signal { return []os.Signal{os.Interrupt} }

// canSuspend reports whether there is a shell that could wake the app up again.
func canSuspend() bool { return false }

// statusOf is the exit status after a signal.
func statusOf(os.Signal) int { return statusInterrupted }
