package proforma

import (
	"strings"

	"ask645/questionnaire"
)

// readSupport reads a support as people write it. ok is false for anything that is not
// clearly one of the three.
func readSupport(text string) (support questionnaire.Support, ok bool) {
	switch foldSupport(text) {
	case "y", "yes", "supported", "support", "✓", "✔", "☑", "✅", "√",
		"fulfilled", "pass", "passed", "compliant", "conformant", "complies", "conforms", "met":
		return questionnaire.Supported, true
	case "n", "no", "not supported", "unsupported", "not-supported", "✗", "✘", "❌",
		"not fulfilled", "unfulfilled", "fail", "failed", "not compliant", "non-compliant", "noncompliant", "non compliant",
		"not conformant", "non-conformant", "not met", "unmet":
		return questionnaire.NotSupported, true
	case "n/a", "na", "n.a", "n. a", "n / a", "not applicable", "not-applicable", "non-applicable", "does not apply":
		return questionnaire.NotApplicable, true
	}
	return questionnaire.Unanswered, false
}

// isTick reports whether a cell is ticked, in a column that is there to be ticked.
func isTick(text string) bool {
	switch foldSupport(text) {
	case "x", "y", "yes", "✓", "✔", "☑", "✅", "√":
		return true
	}
	return false
}

// foldSupport makes supports comparable.
func foldSupport(text string) string {
	text = strings.Map(func(r rune) rune {
		if r == '\ufe0f' || r == '\ufe0e' {
			return -1 // asks for a coloured or a plain form of the sign before it
		}
		return r
	}, plain(text))
	text = strings.Join(strings.Fields(strings.ToLower(text)), " ")
	return strings.TrimRight(text, ".! ")
}
