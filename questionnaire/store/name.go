package store

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ending is how names of assessment files customarily end.
const Ending = ".ask645.json"

// longestName is how many characters of a product's name go into the name of its file, and
// mostBytes how long a suggested name may be. Systems take 255 bytes, encrypted folders 143,
// and the names of the files beside an assessment are longer.
const (
	longestName = 60
	mostBytes   = 120
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
	for runes := []rune(name); len(runes) > longestName || len(string(runes)) > mostBytes-len(Ending); name = string(runes) {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(name, "-") + Ending
}

// SafeName makes a name that every system takes of the name of a file, for another file to
// lie beside it: ending is how that one ends, such as ".statement.pdf". Most names stay as
// they are. Of a long one the beginning stays, with a sign of the whole, so that two do not
// become the same.
func SafeName(stem, ending string) string {
	safe := strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsGraphic(r) || unicode.Is(unicode.Bidi_Control, r) || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, stem)
	// A dot hides a file on some systems, a hyphen makes an option of it, and Windows takes
	// neither dots nor spaces off the end without a word.
	safe = strings.TrimRight(strings.TrimLeft(safe, ".- "), ". ")
	if safe == "" {
		safe = "assessment"
	}
	// Windows looks at what stands before the first dot only.
	if first, rest, _ := strings.Cut(safe, "."); isDevice(strings.ToLower(strings.TrimRight(first, " "))) {
		safe = strings.TrimSuffix(strings.TrimRight(first, " ")+"-device."+rest, ".")
	}
	if len(safe)+len(ending) > mostBytes {
		sign := fmt.Sprintf("-%x", sha256.Sum256([]byte(stem)))[:9]
		room := max(0, mostBytes-len(ending)-len(sign))
		for len(safe) > room {
			_, size := utf8.DecodeLastRuneInString(safe)
			safe = safe[:len(safe)-size]
		}
		safe += sign
	}
	return safe + ending
}

// isDevice reports whether Windows takes the name for a device, such as a serial line.
func isDevice(name string) bool {
	if slices.Contains(devices[:], name) {
		return true
	}
	for _, line := range []string{"com", "lpt"} {
		if number, ok := strings.CutPrefix(name, line); ok && utf8.RuneCountInString(number) == 1 && strings.Contains("0123456789¹²³", number) {
			return true
		}
	}
	return false
}
