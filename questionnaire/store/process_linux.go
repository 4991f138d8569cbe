package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
)

// machine tells this machine from others of the same name. The number that the system has
// for it is not for others to see, so that only a digest of it is written.
func machine() string {
	id, err := os.ReadFile("/etc/machine-id")
	if err != nil {
		return ""
	}
	digest := sha256.Sum256(append([]byte("ask645 lock "), id...))
	return hex.EncodeToString(digest[:8])
}

// processSpace names the run of the system, and the part of it, in which numbers of
// processes mean something; "" where that is not known.
func processSpace() string {
	boot, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	space, err := os.Readlink("/proc/self/ns/pid")
	if err != nil {
		return ""
	}
	digest := sha256.Sum256([]byte(string(boot) + space))
	return hex.EncodeToString(digest[:8])
}

// processStart tells when a process of this space started; "" where there is none.
func processStart(pid int) string {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return ""
	}
	// The name of the program stands in brackets and may hold anything.
	fields := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
	const state, start = 0, 19
	if len(fields) <= start || fields[state] == "Z" {
		return ""
	}
	return fields[start]
}
