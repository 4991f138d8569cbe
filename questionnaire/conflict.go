package questionnaire

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Conflict is a member of an assessment that copies of it say differently, and of which nobody
// has decided yet. The member itself holds what it held before the copies parted, or nothing.
type Conflict struct {
	// Path names the member, such as "answers/5.1-1/detail", "facts/passwords" or
	// "product/name". A slash in a name is written "~1", a tilde "~0".
	Path string `json:"path"`
	// Base is what the member held before the copies parted, or nothing.
	Base json.RawMessage `json:"base,omitempty"`
	// Sides are what the copies say, in an order that does not depend on which copy was named
	// first. There are two at least, or none where a statement withholds them.
	Sides []ConflictSide `json:"sides,omitempty"`

	extra extra
}

// ConflictSide is what one copy says of a member, and who said it when, as far as is known.
type ConflictSide struct {
	// Value is the member as JSON, or nothing where this copy has removed it.
	Value json.RawMessage `json:"value,omitempty"`
	By    string          `json:"by,omitempty"`
	At    time.Time       `json:"at,omitzero"`
	// From is the name of the copy.
	From string `json:"from,omitempty"`

	extra extra
}

type plainConflict Conflict

// UnmarshalJSON reads the object and keeps unknown members.
func (c *Conflict) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainConflict)(c))
	c.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (c Conflict) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainConflict(c), c.extra)
}

type plainConflictSide ConflictSide

// UnmarshalJSON reads the object and keeps unknown members.
func (s *ConflictSide) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainConflictSide)(s))
	s.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (s ConflictSide) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainConflictSide(s), s.extra)
}

// readConflicts puts the conflicts of a file into order, and those about the same member
// together. It refuses one that names no member.
func (a *Assessment) readConflicts(data []byte) error {
	read := a.Conflicts
	a.Conflicts = nil
	for _, conflict := range read {
		if len(splitPath(conflict.Path)) < 2 && !isExtraPath(conflict.Path) {
			return memberError(data, "conflicts", fmt.Sprintf("has the path %q: name a member, such as answers/5.1-1/detail", conflict.Path))
		}
		a.addConflict(conflict)
	}
	return nil
}

// isExtraPath reports whether a path names a member of the file that this program does not know.
func isExtraPath(path string) bool {
	return path != "" && !strings.Contains(path, "/") && !slices.Contains(memberNames(&Assessment{}), path)
}

// addConflict notes a conflict. What is noted of the same member already stays.
func (a *Assessment) addConflict(conflict Conflict) {
	conflict.Base = compactOr(conflict.Base)
	sides := conflict.Sides
	conflict.Sides = nil
	for _, side := range sides {
		conflict.addSide(side)
	}
	at, there := slices.BinarySearchFunc(a.Conflicts, conflict.Path, func(c Conflict, path string) int { return comparePaths(c.Path, path) })
	if !there {
		a.Conflicts = slices.Insert(a.Conflicts, at, conflict)
		return
	}
	known := a.Conflicts[at].clone()
	for _, side := range conflict.Sides {
		known.addSide(side)
	}
	a.Conflicts[at] = known
}

// removeConflict forgets the conflict about a member.
func (a *Assessment) removeConflict(path string) {
	a.Conflicts = slices.DeleteFunc(slices.Clone(a.Conflicts), func(c Conflict) bool { return c.Path == path })
	if len(a.Conflicts) == 0 {
		a.Conflicts = nil
	}
}

// Conflict finds the conflict about a member, or nil.
func (a *Assessment) Conflict(path string) *Conflict {
	for i := range a.Conflicts {
		if a.Conflicts[i].Path == path {
			return &a.Conflicts[i]
		}
	}
	return nil
}

// addSide notes a side. The same value twice is one side, under the earlier of the two stamps.
func (c *Conflict) addSide(side ConflictSide) {
	side.Value = compactOr(side.Value)
	for i := range c.Sides {
		if string(c.Sides[i].Value) == string(side.Value) {
			if compareSides(side, c.Sides[i]) < 0 {
				c.Sides[i] = side
				slices.SortFunc(c.Sides, compareSides)
			}
			return
		}
	}
	c.Sides = append(c.Sides, side)
	slices.SortFunc(c.Sides, compareSides)
}

// compareSides orders sides by when and by whom they were said.
func compareSides(a, b ConflictSide) int {
	return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.At.String(), b.At.String()), cmp.Compare(a.By, b.By),
		cmp.Compare(a.From, b.From), cmp.Compare(string(a.Value), string(b.Value)), cmp.Compare(a.extra.text(), b.extra.text()))
}

// compactOr writes JSON without white space; null is nothing.
func compactOr(data json.RawMessage) json.RawMessage {
	if len(data) == 0 || string(data) == "null" {
		return nil
	}
	return json.RawMessage(compacted(data))
}

// unnamed is the conflict without who said what, and in which copy.
func (c Conflict) unnamed() Conflict {
	c = c.clone()
	for i := range c.Sides {
		c.Sides[i].By, c.Sides[i].From = "", ""
	}
	return c
}

func (c Conflict) clone() Conflict {
	c.Sides = slices.Clone(c.Sides)
	return c
}

// withheld is the conflict without what it is about, for copies in which that is left out.
func (c Conflict) withheld() Conflict {
	c.Base, c.Sides = nil, nil
	return c
}

// Reference returns the provision that the conflict is about, or "".
func (c Conflict) Reference() string {
	if parts := splitPath(c.Path); len(parts) > 1 && parts[0] == membersAnswers {
		return parts[1]
	}
	return ""
}

// Fact returns the fact that the conflict is about, or "".
func (c Conflict) Fact() string {
	if parts := splitPath(c.Path); len(parts) > 1 && parts[0] == membersFacts {
		return parts[1]
	}
	return ""
}

// Check returns the id of the check that the conflict is about, or "". [Conflict.Reference]
// says which provision it belongs to.
func (c Conflict) Check() string {
	if parts := splitPath(c.Path); len(parts) == 4 && c.within("checks") {
		return parts[3]
	}
	return ""
}

// Private reports whether the conflict is about what is for the people who work on the
// assessment: a note, a flag or an open point.
func (c Conflict) Private() bool { return c.within(memberNote, memberFlag, memberPoints) }

// within reports whether the conflict is about one of some members of an answer.
func (c Conflict) within(members ...string) bool {
	parts := splitPath(c.Path)
	return len(parts) > 2 && parts[0] == membersAnswers && slices.Contains(members, parts[2])
}

// About says what the conflict is about: a provision, a fact, or a part of the cover.
func (c Conflict) About() string {
	parts := splitPath(c.Path)
	if len(parts) > 1 && (parts[0] == membersAnswers || parts[0] == membersFacts) {
		return parts[1]
	}
	return parts[0]
}

// Member says in words which member the conflict is about, such as "the Detail".
func (c Conflict) Member() string {
	parts := splitPath(c.Path)
	switch {
	case len(parts) == 2 && parts[0] == membersFacts:
		return "the fact"
	case len(parts) > 2 && parts[0] == membersAnswers:
		return answerMember(parts[2:])
	case len(parts) > 1:
		return "the " + strings.ReplaceAll(strings.Join(parts[1:], " "), "_", " ")
	}
	return fmt.Sprintf("the member %q", c.Path)
}

// answerMember names a member of an answer.
func answerMember(parts []string) string {
	of := strings.Join(parts[1:], " ")
	switch parts[0] {
	case "support":
		return "the support"
	case "detail":
		return "the Detail"
	case "note":
		return "the note"
	case "flag":
		return "the flag"
	case "example":
		return "the example"
	case "carried":
		return "what was carried over"
	case "checks":
		return "the check " + of
	case "justification":
		if of == "review_by" {
			return "the review date"
		}
		return "the " + of + " of the justification"
	case memberEvidence:
		return "the evidence " + of
	case memberPoints:
		return "the open point " + of
	}
	return fmt.Sprintf("the member %q", strings.Join(parts, "/"))
}

// Undecided says of a conflict in a sentence what has to be decided.
func (c Conflict) Undecided() string {
	return fmt.Sprintf("copies that were merged differ in %s, and nobody has decided", c.Member())
}

// ConflictsOf lists the conflicts about a provision.
func (a *Assessment) ConflictsOf(reference string) []Conflict {
	var about []Conflict
	for _, conflict := range a.Conflicts {
		if conflict.Reference() == reference {
			about = append(about, conflict)
		}
	}
	return about
}

// findConflicts reports what copies said differently and nobody has decided.
func (s *Statement) findConflicts() {
	for _, conflict := range s.Assessment.Conflicts {
		s.add(CodeConflict, SeverityError, conflict.About(), "%s: open the assessment with ask645 and choose one, or both", conflict.Undecided())
	}
}

// Who says which copy a side is, by whom and when it was said, as far as is known.
func (s ConflictSide) Who() string {
	var words []string
	for _, word := range []string{s.From, s.By} {
		if word != "" {
			words = append(words, word)
		}
	}
	if !s.At.IsZero() {
		words = append(words, s.At.UTC().Format("2006-01-02 15:04 UTC"))
	}
	if words == nil {
		return "a copy"
	}
	return strings.Join(words, ", ")
}

// ConflictText is the value of a side for people: a text as it is, and what is none as JSON.
func ConflictText(value json.RawMessage) string {
	var text string
	switch {
	case len(value) == 0 || string(value) == "null":
		return "(nothing)"
	case json.Unmarshal(value, &text) == nil:
		return text
	}
	return string(value)
}

// openConflicts is a sentence on how many conflicts are open, with a space before it, or "".
func (s *Statement) openConflicts() string {
	switch n := len(s.Assessment.Conflicts); n {
	case 0:
		return ""
	case 1:
		return " 1 conflict is open."
	default:
		return fmt.Sprintf(" %d conflicts are open.", n)
	}
}
