//go:build unix

package tui

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// endingSignals are the signals after which the app saves and ends.
func endingSignals() []os.Signal {
	return []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}
}

// canSuspend reports whether there is a shell that could wake the app up again. A shell with
// job control gives each program a process group of its own; without one, a suspended app
// would hang for ever.
func canSuspend() bool {
	parent := os.Getppid()
	session, err := unix.Getsid(0)
	if err != nil {
		return false
	}
	parents, err := unix.Getsid(parent)
	if err != nil || parents != session {
		return false
	}
	group, err := syscall.Getpgid(parent)
	return err == nil && group != syscall.Getpgrp()
}

// statusOf is the exit status that shells give for a signal.
func statusOf(s os.Signal) int {
	if number, ok := s.(syscall.Signal); ok {
		return 128 + int(number)
	}
	return statusInterrupted
}
