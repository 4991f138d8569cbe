package questionnaire

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"
)

// Carried is what was said under another edition and waits beside an answer until a person
// has looked at it. It claims nothing: whoever evaluates an assessment takes the answer for
// open as long as its own Support is.
type Carried struct {
	// From has one entry for each earlier answer, in the order of the edition it was given
	// for.
	From []CarriedAnswer `json:"from,omitempty"`

	extra extra
}

// CarriedAnswer is an answer as it was given under another edition. Its evidence and its note
// stand in the answer that it waits beside.
type CarriedAnswer struct {
	// Edition and Reference say of which provision it was said.
	Edition   string `json:"edition"`
	Reference string `json:"reference"`
	// Product is the product of which it was said, where that is another one.
	Product string `json:"product,omitempty"`
	// Kind is how that provision became the one that the answer waits at.
	Kind          LineageKind       `json:"kind"`
	Support       Support           `json:"support"`
	Detail        string            `json:"detail"`
	Checks        map[string]string `json:"checks,omitempty"`
	Justification JustifiedBy       `json:"justification,omitzero"`
	Example       string            `json:"example,omitempty"`
	// At is when the answer was given.
	At time.Time `json:"at,omitzero"`
	// Members are the members of the answer that this program does not know.
	Members extra `json:"members,omitempty"`

	extra extra
}

// IsZero reports whether nothing was carried over.
func (c Carried) IsZero() bool { return len(c.From) == 0 && len(c.extra) == 0 }

// Waiting reports whether the answer was carried over from another edition and nobody has
// confirmed it, or answered otherwise, in this one.
func (a Answer) Waiting() bool { return a.Support == Unanswered && len(a.Carried.From) > 0 }

// Waiting reports whether the row is open, and an answer carried over from another edition
// waits there to be confirmed.
func (r *Row) Waiting() bool { return r.Open() && r.Answer.Waiting() }

// Waiting counts the provisions at which an answer carried over from another edition waits
// to be confirmed.
func (s *Statement) Waiting() int {
	n := 0
	for i := range s.Rows {
		if s.Rows[i].Waiting() {
			n++
		}
	}
	return n
}

// NextWaiting finds the first provision after the given one at which an answer waits to be
// confirmed, going round once. It returns "" where none does.
func (s *Statement) NextWaiting(after string) string {
	start := s.index(after) + 1
	for i := range s.Rows {
		if row := &s.Rows[(start+i)%len(s.Rows)]; row.Waiting() {
			return row.Provision.Reference
		}
	}
	return ""
}

// saysOtherwise reports whether the answer says anything of the device that does not fit with
// a provision that does not apply. What was N/A in another edition fits.
func (a Answer) saysOtherwise() bool {
	if !a.Waiting() || a.Detail != "" || len(a.Checks) > 0 {
		return a.Says()
	}
	return slices.ContainsFunc(a.Carried.From, func(c CarriedAnswer) bool { return c.Support != NotApplicable })
}

// carriedFrom names the editions, or the products, from which answers wait at a row, each once.
func (s *Statement) carriedFrom(row *Row) string {
	var names []string
	for _, carried := range row.Answer.Carried.From {
		name := s.Edition.library.titleOf(carried.Edition)
		if carried.Edition == s.Edition.ID {
			name = cmp.Or(carried.Product, "another product")
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " and ")
}

// titleOf is what people call an edition. One that the library does not hold goes by its id.
func (l *Library) titleOf(id string) string {
	if edition, err := l.Edition(id); err == nil {
		return edition.Title
	}
	return id
}

// versionOf is the version of an edition. One that the library does not hold goes by its id.
func (l *Library) versionOf(id string) string {
	if edition, err := l.Edition(id); err == nil {
		return edition.Version()
	}
	return id
}

// carry is what goes along of an answer to a provision of an edition. It returns false where
// nothing does: evidence, note and flag go on their own way.
func (a Answer) carry(edition, reference string, kind LineageKind) (CarriedAnswer, bool) {
	carried := CarriedAnswer{
		Edition: edition, Reference: reference, Kind: kind,
		Support: a.Support, Detail: a.Detail, Checks: maps.Clone(a.Checks),
		Justification: a.Justification, Example: a.Example, At: a.At, Members: maps.Clone(a.extra),
	}
	said := a.Support != Unanswered || a.Detail != "" || len(a.Checks) > 0 || !a.Justification.IsZero() ||
		a.Example != "" || len(a.extra) > 0
	return carried, said
}

// same reports whether two carried answers are one and the same, however each came here.
func (c CarriedAnswer) same(other CarriedAnswer) bool {
	c.Kind, other.Kind = "", ""
	return reflect.DeepEqual(c, other)
}

// clone returns a copy that shares nothing which either could change.
func (c Carried) clone() Carried {
	c.From = slices.Clone(c.From)
	for i := range c.From {
		c.From[i].Checks = maps.Clone(c.From[i].Checks)
	}
	return c
}
