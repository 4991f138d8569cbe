package proforma

import (
	"slices"
	"strings"

	"ask645/questionnaire"
)

// meaning is what the text of a reference cell means.
type meaning int

const (
	// noReference is a text that is not written as a reference.
	noReference meaning = iota
	// unknownReference is written as one, and the edition has no such provision.
	unknownReference
	// severalReferences names more than one provision, or a range.
	severalReferences
	// clauseTitle is the number of a clause, alone or with a title.
	clauseTitle
	// oneProvision is a provision of the edition.
	oneProvision
	// likelyProvision is one too, though the text could have been meant as a clause.
	likelyProvision
)

// number is a reference as it stands in a text: "5.1-2A" has the parts 5, 1 and 2.
type number struct {
	parts  []string
	letter string
	// dashed is true where the last part follows a dash.
	dashed bool
	// start and end are where it stands.
	start, end int
}

// resolve finds the provision that a text refers to, if it is one of the edition's own.
func resolve(edition *questionnaire.Edition, text string) (*questionnaire.Provision, meaning) {
	text = normaliseReference(text)
	if p, is := resolvePrefixed(edition, text); is != noReference {
		return p, is
	}
	numbers := findNumbers(text)
	if len(numbers) == 0 || !isPreface(text[:numbers[0].start]) {
		return nil, noReference
	}
	first := numbers[0]
	provision, found := resolveNumber(edition, first)
	rest := text[first.end:]
	switch {
	case found == clauseTitle || found == noReference:
		return nil, found
	case goesOn(rest):
		return nil, severalReferences
	}
	for _, other := range numbers[1:] {
		if p, is := resolveNumber(edition, other); is == oneProvision && p != provision {
			return nil, severalReferences
		}
	}
	return provision, found
}

// resolvePrefixed finds a provision whose reference begins with letters, as those that a pack
// adds may: "GW-5.1-6", alone or before a title.
func resolvePrefixed(edition *questionnaire.Edition, text string) (*questionnaire.Provision, meaning) {
	first, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	p := edition.Provision(strings.ToUpper(strings.TrimRight(first, ".:,")))
	switch {
	case p == nil || !isLetter(p.Reference[0]):
		return nil, noReference
	case goesOn(rest):
		return nil, severalReferences
	}
	return p, oneProvision
}

// resolveNumber finds what a single number means in the edition.
func resolveNumber(edition *questionnaire.Edition, n number) (*questionnaire.Provision, meaning) {
	dotted := strings.Join(n.parts, ".")
	last := len(n.parts) - 1
	if n.letter == "" && (!n.dashed || last == 0) && isClause(edition, dotted) {
		return nil, clauseTitle
	}
	if last == 0 {
		return nil, noReference
	}
	p := edition.Provision(strings.Join(n.parts[:last], ".") + "-" + n.parts[last] + n.letter)
	switch {
	case p == nil:
		return nil, unknownReference
	case last == 1 && !n.dashed:
		return p, likelyProvision
	}
	return p, oneProvision
}

// isClause reports whether a number is that of a clause of the edition, or of one that holds
// such clauses.
func isClause(edition *questionnaire.Edition, number string) bool {
	return slices.ContainsFunc(edition.Clauses, func(c questionnaire.Clause) bool {
		return c.Number == number || strings.HasPrefix(c.Number, number+".")
	})
}

// normaliseReference replaces the signs that stand for a dash or a space, and takes spaces
// out of a text that is nothing but one number.
func normaliseReference(text string) string {
	text = strings.Map(func(r rune) rune {
		switch r {
		case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '-':
			return '-'
		case '\u00ad', '\u200b', '\ufeff':
			return -1
		case '\u00a0', '\u2007', '\u2009', '\u202f', '\n', '\t':
			return ' '
		}
		return r
	}, plain(text))
	if !strings.Contains(text, " ") || strings.Trim(text, "0123456789.- ") != "" {
		return text
	}
	spaced := strings.NewReplacer(" - ", "-", "- ", "-", " -", "-", ". ", ".").Replace(text)
	if parts := strings.FieldsFunc(spaced, func(r rune) bool { return r == '.' || r == '-' }); len(parts) > 3 || strings.Contains(spaced, " ") {
		return text
	}
	return spaced
}

// longestPart is how many digits a part of a reference has at most. A year has more.
const longestPart = 3

// findNumbers finds what is written like a reference or a clause. Part of a longer word, of
// a version such as V2.1.1, or of the standard's own number it is none.
func findNumbers(text string) []number {
	var found []number
	for i := 0; i < len(text); {
		if !isDigit(text[i]) {
			i++
			continue
		}
		n := numberAt(text, i)
		next := n.end
		for next < len(text) && isWordByte(text[next]) {
			next++
		}
		bounded := next == n.end && (i == 0 || !isWordByte(text[i-1]))
		if bounded && isShort(n.parts) && (len(n.parts) > 1 || !isStandard(text, i, n.end)) {
			found = append(found, n)
		}
		i = next
	}
	return found
}

// numberAt reads the number that begins at a digit.
func numberAt(text string, at int) number {
	n := number{start: at}
	for i := at; ; {
		begin := i
		for i < len(text) && isDigit(text[i]) {
			i++
		}
		part := strings.TrimLeft(text[begin:i], "0")
		if part == "" {
			part = "0"
		}
		n.parts = append(n.parts, part)
		n.end = i
		if i+1 >= len(text) || text[i] != '.' && text[i] != '-' || !isDigit(text[i+1]) {
			break
		}
		n.dashed = text[i] == '-'
		i++
	}
	if len(n.parts) > 1 && n.end < len(text) && isLetter(text[n.end]) && (n.end+1 == len(text) || !isWordByte(text[n.end+1])) {
		n.letter = strings.ToUpper(text[n.end : n.end+1])
		n.end++
	}
	return n
}

// isShort reports whether the parts are as many and as long as those of a reference.
func isShort(parts []string) bool {
	return len(parts) <= 3 && !slices.ContainsFunc(parts, func(part string) bool { return len(part) > longestPart })
}

// isStandard reports whether a number is part of "303 645" or "103 645".
func isStandard(text string, start, end int) bool {
	switch text[start:end] {
	case "303", "103":
		return strings.HasPrefix(text[end:], " 645")
	case "645":
		return strings.HasSuffix(text[:start], "303 ") || strings.HasSuffix(text[:start], "103 ")
	}
	return false
}

// isPreface reports whether a text before a number is only what people write before
// references, such as "EN 303 645 V2.1.1, provision".
func isPreface(text string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,:;()[]/", r) }) {
		word = strings.TrimRight(word, ".")
		switch word {
		case "provision", "prov", "requirement", "req", "reference", "ref", "recommendation", "clause", "cl", "section", "sec", "§", "no", "#",
			"etsi", "en", "ts", "303", "103", "645", "303645", "103645", "en303645", "ts103645":
			continue
		}
		if version := strings.TrimLeft(word, "v"); len(version) == len(word)-1 && strings.Trim(version, "0123456789.") == "" {
			continue
		}
		return false
	}
	return true
}

// goesOn reports whether what follows a reference makes it one of several, as in "5.1-1 to
// 5" or "5.1-1/2". A title may follow.
func goesOn(rest string) bool {
	if strings.HasPrefix(strings.TrimLeft(rest, " "), "(") {
		return false
	}
	for rest != "" && !isWordByte(rest[0]) {
		rest = rest[1:]
	}
	if rest == "" {
		return false
	}
	if isDigit(rest[0]) {
		return true
	}
	word, _, _ := strings.Cut(strings.ToLower(rest), " ")
	switch word {
	case "and", "or", "to", "through", "until", "till":
		return strings.ContainsAny(rest, "0123456789")
	}
	return false
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

func isWordByte(b byte) bool { return isDigit(b) || isLetter(b) || b == '_' || b >= 0x80 }
