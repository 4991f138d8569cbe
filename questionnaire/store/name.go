package store

import (
	"slices"
	"strings"
	"unicode"
)

// Ending is how names of assessment files customarily end.
const Ending = ".ask645.json"

// longestName and mostBytes are how many characters and bytes of a product's name go into
// the name of its file. Systems take 255 bytes, and the names of the files beside it are
// longer.
const (
	longestName = 60
	mostBytes   = 180
)

// devices are names that Windows keeps for itself, whatever ending they have.
var devices = [...]string{"con", "prn", "aux", "nul"}

// FileName makes a file name of a product's name that every system takes. It returns ""
// where the name holds no letter and no digit.
func FileName(product string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(product) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
		case unicode.IsMark(r) && b.Len() > 0 && !gap: // belongs to the letter before it
		default:
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(r)
		gap = false
	}
	name := b.String()
	if name == "" {
		return ""
	}
	if isDevice(name) {
		name += "-device"
	}
	for runes := []rune(name); len(runes) > longestName || len(string(runes)) > mostBytes; name = string(runes) {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(name, "-") + Ending
}

// isDevice reports whether Windows takes the name for a device, such as a serial line.
func isDevice(name string) bool {
	if slices.Contains(devices[:], name) {
		return true
	}
	for _, line := range []string{"com", "lpt"} {
		if number, ok := strings.CutPrefix(name, line); ok && len(number) == 1 && number >= "0" && number <= "9" {
			return true
		}
	}
	return false
}
