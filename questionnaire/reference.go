package questionnaire

import (
	"cmp"
	"strings"
)

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

// inClauseOf reports whether a reference, by its looks, is that of a provision of a clause. What
// a pack adds to a clause of its base has letters before it: GW-5.1-6 is in 5.1, GW-1-2 in GW-1.
func inClauseOf(reference, clause string) bool {
	number := reference[:max(0, strings.LastIndexByte(reference, '-'))]
	return number == clause || withoutPrefix(number) == clause
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

// CompareReferences orders references as the standard numbers them: 5.3-2 before 5.3-10, and
// 5.3-2 before 5.3-2A.
func CompareReferences(a, b string) int {
	for a != "" && b != "" {
		m, n := digitsOf(a), digitsOf(b)
		if m == "" || n == "" {
			if c := cmp.Compare(a[0], b[0]); c != 0 {
				return c
			}
			a, b = a[1:], b[1:]
			continue
		}
		p, q := strings.TrimLeft(m, "0"), strings.TrimLeft(n, "0")
		if c := cmp.Or(cmp.Compare(len(p), len(q)), cmp.Compare(p, q), cmp.Compare(m, n)); c != 0 {
			return c
		}
		a, b = a[len(m):], b[len(n):]
	}
	return cmp.Compare(len(a), len(b))
}

// digitsOf is the number that a text begins with.
func digitsOf(text string) string {
	return text[:len(text)-len(strings.TrimLeft(text, "0123456789"))]
}
