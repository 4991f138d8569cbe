package document

import (
	"fmt"
	"strings"
)

// WithoutNoncharacters puts numbers, such as [U+FFFE], in the place of the code points that
// Unicode gives to no character. HTML and XML do not allow them.
func WithoutNoncharacters(text string) string {
	if strings.IndexFunc(text, noncharacter) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if noncharacter(r) {
			fmt.Fprintf(&b, "[U+%04X]", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func noncharacter(r rune) bool { return (r >= 0xfdd0 && r <= 0xfdef) || r&0xfffe == 0xfffe }
