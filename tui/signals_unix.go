//go:build unix

package tui

import (
	"os"
	"syscall"
)

// endingSignals are the signals after which the app saves and ends.
func endingSignals() []os.Signal {
	return []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}
}

// statusOf is the exit status that shells give for a signal.
func statusOf(s os.Signal) int {
	if number, ok := s.(syscall.Signal); ok {
		return 128 + int(number)
	}
	return statusInterrupted
}
