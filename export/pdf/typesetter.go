package pdf

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"ask645/questionnaire"
)

// typesetter measures text, chooses the face of each character, and makes text fit for the
// faces there are.
type typesetter struct {
	faces    [faceCount]*face
	replaced []rune
	seen     map[rune]bool
	// plain tells the ASCII characters that are set as they are.
	plain [utf8.RuneSelf]bool
	// runes and starts serve the text that is being wrapped.
	runes  []rune
	starts []int
}

// newTypesetter sets text in the embedded faces, and in more where that is not nil.
func newTypesetter(more *face) (*typesetter, error) {
	fonts, err := parseEmbedded()
	if err != nil {
		return nil, err
	}
	t := &typesetter{seen: map[rune]bool{}}
	for id, data := range embedded() {
		t.faces[id] = &face{data: data, font: fonts[id]}
	}
	t.faces[fallback] = more
	for c := range t.plain {
		r := rune(c)
		t.plain[c] = questionnaire.Printable(string(r)) == string(r) && !t.unset(r)
	}
	return t, nil
}

// set returns the face in which a character is set where the wanted one may lack it, and its
// advance in that face.
func (t *typesetter) set(r rune, wanted faceID) (faceID, int) {
	if advance, ok := t.faces[wanted].advance(r); ok {
		return wanted, advance
	}
	for id, f := range t.faces {
		if advance, ok := f.advance(r); ok {
			return faceID(id), advance
		}
	}
	return wanted, 0
}

// covered reports whether any face has the character.
func (t *typesetter) covered(r rune) bool {
	for _, f := range t.faces {
		if _, ok := f.advance(r); ok {
			return true
		}
	}
	return false
}

// clean makes a text fit to be set. Newlines stay. What is unsafe to show, and what no face
// has, becomes its code point in brackets.
func (t *typesetter) clean(text string) string {
	if t.isPlain(text) {
		return text
	}
	text = questionnaire.Printable(text)
	if utf8.ValidString(text) && t.isSet(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if !t.unset(r) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "[U+%04X]", r)
		if !t.seen[r] {
			t.seen[r] = true
			t.replaced = append(t.replaced, r)
		}
	}
	return b.String()
}

// isPlain reports whether a text is nothing but ASCII that is set as it is, as most texts are.
func (t *typesetter) isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= utf8.RuneSelf || !t.plain[c] {
			return false
		}
	}
	return true
}

// isSet reports whether there is a face for each character.
func (t *typesetter) isSet(text string) bool {
	for _, r := range text {
		if t.unset(r) {
			return false
		}
	}
	return true
}

func (t *typesetter) unset(r rune) bool { return r != '\n' && !t.covered(r) }

// line is clean for a place that holds one line. Unlike [questionnaire.PrintableLine] it
// keeps no-break spaces as they are.
func (t *typesetter) line(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(t.clean(text), "\n", " "))
}

// width is the width of one line of clean text in points.
func (t *typesetter) width(text string, s style) float64 {
	sum := 0
	for _, r := range text {
		_, advance := t.set(r, s.face)
		sum += advance
	}
	return float64(sum) * s.size / em
}

// runs cuts one line of clean text where the face changes. It calls yield with each part, the
// style in the part's face, and the part's width in points.
func (t *typesetter) runs(text string, s style, yield func(part string, s style, width float64)) {
	from, sum, current := 0, 0, s.face
	flush := func(to int) {
		if to > from {
			part := s
			part.face = current
			yield(text[from:to], part, float64(sum)*s.size/em)
		}
		from, sum = to, 0
	}
	for at, r := range text {
		id, advance := t.set(r, s.face)
		if id != current {
			flush(at)
			current = id
		}
		sum += advance
	}
	flush(len(text))
}

// elide shortens a line of clean text to a width, with an ellipsis where it was cut.
func (t *typesetter) elide(text string, s style, width float64) string {
	if t.width(text, s) <= width {
		return text
	}
	const ellipsis = "…"
	room := width - t.width(ellipsis, s)
	cut, used := 0, 0.0
	for at, r := range text {
		if !sticks(r) {
			cut = at
		}
		if used += t.width(string(r), s); used > room {
			break
		}
	}
	return strings.TrimSpace(text[:cut]) + ellipsis
}
