//go:build !unix

package tui

import "os"

// endingSignals are the signals after which the app saves and ends.
func endingSignals() []os.Signal { return []os.Signal{os.Interrupt} }

// statusOf is the exit status after a signal.
func statusOf(os.Signal) int { return statusInterrupted }
