//go:build !linux && !darwin

package store

// machine is left to the name of the host.
func machine() string { return "" }

// processSpace is not known on this system: a lock is judged by the lock of the system, or
// by its age.
func processSpace() string { return "" }

func processStart(int) string { return "" }
