package questionnaire

import "strings"

// FindReference finds among references the one that a person means by what they typed, and
// returns its index, or -1. A whole reference wins over the beginning of one, and what is
// written with the standard's own signs over what leaves them out or takes others: 5.3-1
// comes before 5.3-10, and 5.3.10 and 5310 mean 5.3-10. Letters that a pack puts before its
// references may be left out where nothing else is meant: 1-2 is GW-1-2.
func FindReference(references []string, typed string) int {
	typed = strings.ToUpper(strings.TrimSpace(typed))
	if typed == "" {
		return -1
	}
	bare := withoutSigns(typed)
	for _, means := range []func(string) bool{
		func(reference string) bool { return reference == typed },
		func(reference string) bool { return strings.HasPrefix(reference, typed) },
		func(reference string) bool { return withoutSigns(reference) == bare },
		func(reference string) bool { return bare != "" && strings.HasPrefix(withoutSigns(reference), bare) },
		func(reference string) bool { return withoutSigns(withoutPrefix(reference)) == bare },
		func(reference string) bool {
			return bare != "" && strings.HasPrefix(withoutSigns(withoutPrefix(reference)), bare)
		},
	} {
		for i, reference := range references {
			if means(reference) {
				return i
			}
		}
	}
	return -1
}

// withoutPrefix leaves out the letters before a reference, with their dash.
func withoutPrefix(reference string) string {
	if prefix, rest, found := strings.Cut(reference, "-"); found && prefix != "" && !isDigit(prefix[0]) {
		return rest
	}
	return reference
}

// withoutSigns leaves the digits and letters of a reference.
func withoutSigns(reference string) string {
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '-' || r == ' ' {
			return -1
		}
		return r
	}, reference)
}
