package session

import (
	"os"
	"path/filepath"
	"strings"
)

// ExpandHome replaces the sign for the home folder, which no shell has done here.
func ExpandHome(path string) string {
	rest, short := strings.CutPrefix(path, "~/")
	home, err := os.UserHomeDir()
	if !short || err != nil {
		return path
	}
	return filepath.Join(home, rest)
}
