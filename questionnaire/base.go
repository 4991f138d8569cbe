package questionnaire

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Base says of a variant which assessment it is a variant of. The file of a variant holds only
// what differs from that one.
type Base struct {
	// File is the path of the base, from the folder of the variant, with slashes.
	File string `json:"file,omitempty"`
	// ID is the id of the base.
	ID string `json:"id,omitempty"`
	// SHA256 is the digest of what the base held when a person last confirmed it, as
	// [Assessment.Digest] counts it.
	SHA256 string `json:"sha256,omitempty"`
	// Without are the paths of what the base has and the variant has not, such as
	// "product/batch" or "answers/5.1-1", sorted. It is there in the file only: [Overlay]
	// takes it away, [Differing] finds it anew.
	Without []string `json:"without,omitempty"`

	extra extra
}

type plainBase Base

// UnmarshalJSON reads the object and keeps unknown members.
func (b *Base) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainBase)(b))
	b.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (b Base) MarshalJSON() ([]byte, error) { return encodeWithExtra(plainBase(b), b.extra) }

// IsZero reports whether the assessment is no variant.
func (b Base) IsZero() bool {
	return b.File == "" && b.ID == "" && b.SHA256 == "" && len(b.Without) == 0 && len(b.extra) == 0
}

// readBase refuses a base that names no file.
func (a *Assessment) readBase(data []byte) error {
	if !a.Base.IsZero() && a.Base.File == "" {
		return memberError(data, "base.file", "is missing: name the file of the base, as seen from the folder of this one")
	}
	return nil
}

// ErrOtherBase says that an assessment is not the base that a variant names.
var ErrOtherBase = errors.New("it is not the base of the variant")

// kin is what a variant that was laid over its base knows of it. It is never changed.
type kin struct {
	// base is the base as a whole, digest that of what it holds.
	base   *Assessment
	digest string
	// place is where the base was read, or "".
	place string
	// was is the base as it was when a person last confirmed it; nil where it is as it was, or
	// where that state is not kept.
	was *Assessment
}

// Found says where a base was found.
type Found struct {
	// Base is the base as a whole. It is not changed any more.
	Base *Assessment
	// Digest is what [Assessment.Digest] gives for it; "" to have it computed.
	Digest string
	// Place is where it was read, for messages; it may be "".
	Place string
	// Was is the base in the state that the variant has on record, or nil where that is not
	// kept, or is the present one.
	Was *Assessment
}

// IsVariant reports whether the assessment names a base.
func (a *Assessment) IsVariant() bool { return !a.Base.IsZero() }

// Resolved reports whether the assessment is a variant that was laid over its base, so that it
// says all that holds of its product.
func (a *Assessment) Resolved() bool { return a.kin != nil }

// BasePlace is where the base was read, or "".
func (a *Assessment) BasePlace() string {
	if a.kin == nil {
		return ""
	}
	return a.kin.place
}

// BaseWhole is the base as a whole, or nil. It must not be changed.
func (a *Assessment) BaseWhole() *Assessment {
	if a.kin == nil {
		return nil
	}
	return a.kin.base
}

// BaseDigest is the digest of what the base holds now; "" where that is not known.
func (a *Assessment) BaseDigest() string {
	if a.kin == nil {
		return ""
	}
	return a.kin.digest
}

// BaseChanged reports whether the base holds something else than when a person last
// confirmed it.
func (a *Assessment) BaseChanged() bool { return a.kin != nil && a.Base.SHA256 != a.kin.digest }

// ConfirmBase takes what the base holds now as seen.
func (a *Assessment) ConfirmBase() {
	if a.kin != nil {
		a.Base.SHA256 = a.kin.digest
	}
}

// Whole returns a copy that names no base: all that holds of the product, as its own.
func (a *Assessment) Whole() *Assessment {
	c := a.Clone()
	c.Base, c.kin = Base{}, nil
	return c
}

// Digest is the SHA-256 of what the assessment holds as a whole, in lower-case hexadecimal. For
// one that is no variant it is that of its file, as this program writes it.
func (a *Assessment) Digest() (string, error) {
	data, err := Encode(a.Whole())
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// NewVariant begins a variant of an assessment, which says nothing of its own yet. id is a
// UUID, file the path of the base from the folder of the variant.
func NewVariant(found Found, file, id string) (*Assessment, error) {
	variant := NewAssessment(found.Base.Edition, id)
	variant.Base = Base{File: file, ID: found.Base.ID}
	whole, err := Lay(found, variant)
	if err != nil {
		return nil, err
	}
	whole.ConfirmBase()
	return whole, nil
}

// Overlay lays a variant over its base; see [Lay].
func Overlay(base, variant *Assessment) (*Assessment, error) {
	return Lay(Found{Base: base}, variant)
}

// Lay lays a variant over its base. The result says all that holds of the product of the
// variant: what the variant says itself, and what the base says where the variant says nothing.
// It knows which is which, and [Encode] writes of it only what differs from the base. Neither
// argument is changed. The error wraps [ErrOtherBase] where the base has another id or
// edition.
func Lay(found Found, variant *Assessment) (*Assessment, error) {
	base := found.Base
	switch {
	case base.Edition != variant.Edition:
		return nil, fmt.Errorf("%w: it is for %s, the variant for %s", ErrOtherBase, base.Edition, variant.Edition)
	case base.ID != variant.Base.ID:
		return nil, fmt.Errorf("%w: it has the id %q, the variant names %q", ErrOtherBase, base.ID, variant.Base.ID)
	}
	k := &kin{base: base.Whole(), digest: found.Digest, place: found.Place}
	if k.digest == "" {
		var err error
		if k.digest, err = base.Digest(); err != nil {
			return nil, err
		}
	}
	if found.Was != nil && k.digest != variant.Base.SHA256 {
		k.was = found.Was.Whole()
	}
	whole, err := overlay(k.base, variant)
	if err != nil {
		return nil, err
	}
	whole.kin = k
	return whole, nil
}

// overlay is the whole that a variant and its base make.
func overlay(base, variant *Assessment) (*Assessment, error) {
	below, err := piecesOf(base)
	if err != nil {
		return nil, err
	}
	own, err := piecesOf(variant)
	if err != nil {
		return nil, err
	}
	for _, path := range variant.Base.Without {
		if !own.has(path) {
			own.without(path)
		}
	}
	whole := variant.Clone()
	if err := below.over(own).into(whole); err != nil {
		return nil, err
	}
	whole.Base.Without = nil
	return whole, nil
}

// Differing returns the least variant that, laid over the base, gives the whole: what the
// whole says otherwise than the base, and what it does not say at all. Laying it over the base
// gives the whole again.
func Differing(base, whole *Assessment) (*Assessment, error) {
	below, err := piecesOf(base)
	if err != nil {
		return nil, err
	}
	all, err := piecesOf(whole)
	if err != nil {
		return nil, err
	}
	own, without := all.minus(below)
	variant := whole.Clone()
	variant.kin = nil
	if err := own.into(variant); err != nil {
		return nil, err
	}
	slices.SortFunc(without, comparePaths)
	variant.Base.Without = without
	return variant, nil
}

// WithEvidenceIn returns a copy whose evidence is found from another folder: way leads from
// there to the folder of the assessment, with slashes. Where way is "", it is the assessment
// itself.
func (a *Assessment) WithEvidenceIn(way string) *Assessment {
	if way == "" {
		return a
	}
	c := a.Clone()
	for reference, answer := range c.Answers {
		for i, evidence := range answer.Evidence {
			answer.Evidence[i].Ref = movedRef(way, evidence.Ref)
		}
		c.Answers[reference] = answer
	}
	return c
}

// movedRef is the reference of an evidence from another folder. An address, and a path from
// the root of a disk, are the same from everywhere.
func movedRef(way, ref string) string {
	name := strings.ReplaceAll(strings.TrimSpace(ref), `\`, "/")
	scheme, _, isAddress := strings.Cut(name, ":")
	if name == "" || strings.HasPrefix(name, "/") || isAddress && !strings.Contains(scheme, "/") {
		return ref
	}
	return path.Join(way, name)
}
