package statement

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"ask645/questionnaire"
)

// Options are what a statement says beyond the assessment.
type Options struct {
	// Date is the day of the statement. The time of day is not written.
	Date time.Time
	// Generator names the program that writes, such as "ask645 1.2.0".
	Generator string
	// WithoutNotes leaves out the notes and flags of the assessment, which are for the
	// people who work on it.
	WithoutNotes bool
}

// Seal tells one statement from every other.
type Seal struct {
	// ID is the statement's UUID. It follows from the content: the same assessment and date
	// give the same one.
	ID string
	// Digest is the SHA-256 of the statement in lower-case hexadecimal. It is taken over
	// the JSON without white space between its members, with the digest empty.
	Digest string
}

// Sealed is a statement as JSON with what tells it from others.
type Sealed struct {
	Seal
	compact []byte
}

// JSON is the file, with two-space indent and a newline at the end. It is made anew with each
// call: most formats need the seal only.
func (s Sealed) JSON() []byte { return indented(s.compact) }

// Render writes the statement as JSON. An incomplete assessment gives a draft, not an error.
func Render(s *questionnaire.Statement, o Options) (Sealed, error) {
	compact, seal, err := sealed(newDocument(s, o))
	if err != nil {
		return Sealed{}, err
	}
	return Sealed{Seal: seal, compact: compact}, nil
}

// sealed writes a document without white space, with its id and its digest filled in.
func sealed(d document) ([]byte, Seal, error) {
	d.ID, d.Digest = "", ""
	compact, err := whole(d)
	if err != nil {
		return nil, Seal{}, err
	}
	// The id stands near the beginning, before anything that a person wrote, the digest at
	// the very end: both empty strings can be filled in where they stand.
	var seal Seal
	seal.ID = uuid.NewSHA1(uuid.NameSpaceURL, compact).String()
	compact = slices.Grow(compact, len(seal.ID)+hex.EncodedLen(sha256.Size))
	const emptyID = `"id":""`
	compact = slices.Insert(compact, bytes.Index(compact, []byte(emptyID))+len(emptyID)-1, []byte(seal.ID)...)
	seal.Digest = digestOf(compact)
	end := len(compact) - len(emptyDigest)
	return append(compact[:end], `"digest":"`+seal.Digest+"\"}\n"...), seal, nil
}

// whole writes a document without white space. The assessment makes half of it: it is written
// by itself, as encoding/json would go over its text once more.
func whole(d document) ([]byte, error) {
	if d.Assessment == nil {
		return encode(d)
	}
	inside, err := d.Assessment.MarshalJSON()
	if err == nil && !compacted(inside) {
		var b bytes.Buffer
		err = json.Compact(&b, inside)
		inside = b.Bytes()
	}
	if err != nil {
		return nil, fmt.Errorf("write the assessment as JSON: %w", err)
	}
	d.Assessment = nil
	const lacks = `null,` + emptyDigest
	var b bytes.Buffer
	const rest = 32 << 10 // beside the texts that a person wrote, which are there twice
	b.Grow(2*len(inside) + rest)
	if err := write(&b, d); err != nil {
		return nil, err
	}
	b.Truncate(b.Len() - len(lacks))
	b.Write(inside)
	b.WriteString(`,` + emptyDigest)
	return safe(b.Bytes()), nil
}

// emptyDigest is how a statement ends, without white space, before its digest is known.
const emptyDigest = `"digest":""}` + "\n"

// digestOf is the digest of a statement without white space that ends in emptyDigest.
func digestOf(compact []byte) string {
	sum := sha256.Sum256(bytes.TrimSuffix(compact, []byte("\n")))
	return hex.EncodeToString(sum[:])
}

// Line writes any value as one line of JSON, newline included, that is safe to look at in a
// terminal.
func Line(value any) ([]byte, error) { return encode(value) }

// encode is json.Marshal with a newline at the end, and without the escaping that browsers
// need and people do not. What could steer a terminal or reorder its text is escaped
// instead: JSON allows it, the content stays the same, and "-o -" becomes safe to look at.
func encode(value any) ([]byte, error) {
	var b bytes.Buffer
	if err := write(&b, value); err != nil {
		return nil, err
	}
	return safe(b.Bytes()), nil
}

func write(b *bytes.Buffer, value any) error {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("write the statement as JSON: %w", err)
	}
	return nil
}

// safe escapes what could steer a terminal.
func safe(text []byte) []byte {
	if !anyUnsafe(text) {
		return text
	}
	b := make([]byte, 0, len(text)+len(text)/8)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if unsafe(r) {
			b = fmt.Appendf(b, `\u%04x`, r)
		} else {
			b = append(b, text[i:i+size]...)
		}
		i += size
	}
	return b
}

// Indented writes any value as JSON the way [Render] writes a statement: with two-space indent
// and a newline at the end, safe to look at in a terminal.
func Indented(value any) ([]byte, error) {
	compact, err := encode(value)
	if err != nil {
		return nil, err
	}
	return indented(compact), nil
}

// anyUnsafe looks for characters that are unsafe. Most of a statement is ASCII, of which there
// is one.
func anyUnsafe(text []byte) bool {
	for i := 0; i < len(text); {
		if text[i] < firstUnsafe {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if unsafe(r) {
			return true
		}
		i += size
	}
	return false
}

// firstUnsafe is the lowest of the characters that are unsafe.
const firstUnsafe = 0x7f

// unsafe reports the controls that encoding/json lets through. In JSON they can only stand
// inside a text, where an escape may take their place.
func unsafe(r rune) bool {
	return (r >= firstUnsafe && unicode.IsControl(r)) || unicode.Is(unicode.Bidi_Control, r)
}
