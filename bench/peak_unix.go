//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peakOf is the most memory that a process had at a time, in bytes. A process counts from
// what the one that started it has at that moment, so that this one has to stay small.
func peakOf(state *os.ProcessState) int64 {
	used, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	peak := int64(used.Maxrss) //nolint:unconvert // 32 bits on some systems
	if runtime.GOOS != "darwin" && runtime.GOOS != "ios" {
		peak <<= 10 // counted in KiB
	}
	return peak
}
