package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// By how many per cent the heap may grow before garbage is collected. Go's own choice is 100;
// before the first collection it is the share of 4 MiB at which that begins.
const (
	firstCollection = 300
	laterOnes       = 100
)

// collectLater puts off the first collection of garbage to 12 MiB. Most runs are over by
// then: reading, checking and writing a statement leaves less behind than it costs to look
// through it. From the first collection on all is as always, so that a long session, or ten
// thousand files, take no more memory for it. Whoever sets GOGC has what they set.
func collectLater() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(firstCollection)
	// The first collection finds that nothing holds this, and what is tied to it runs.
	runtime.AddCleanup(new([64]byte), func(percent int) { debug.SetGCPercent(percent) }, laterOnes)
}
