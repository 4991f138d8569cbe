package store

import (
	"strings"
	"unicode"
)

// Ending is how names of assessment files customarily end.
const Ending = ".ask645.json"

// longestName is how many characters of a product's name go into the name of its file.
const longestName = 60

// FileName makes a file name of a product's name that every system takes. It returns ""
// where the name holds no letter and no digit.
func FileName(product string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(product) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	name := strings.Trim(b.String(), "-")
	if name == "" {
		return ""
	}
	if runes := []rune(name); len(runes) > longestName {
		name = strings.TrimRight(string(runes[:longestName]), "-")
	}
	return name + Ending
}
