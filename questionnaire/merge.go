package questionnaire

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Copy is one of the assessments that are merged, and what it is called.
type Copy struct {
	// Name is noted beside what the copy says where copies differ. It may be "".
	Name       string
	Assessment *Assessment
	// Origin, of a copy that is itself the result of a merge, names the copy that a member of
	// it came from. Where it is nil or says "", that is Name.
	Origin func(path string) string
}

// ErrNotCopies says that assessments cannot be merged.
var ErrNotCopies = errors.New("these are no copies of one assessment")

// MergeFrom says from which copy a member of a merged assessment comes.
type MergeFrom int

// The origins.
const (
	// FromLeft and FromRight: only that copy changed the member, or has it.
	FromLeft MergeFrom = iota
	FromRight
	// FromBoth: both changed it alike.
	FromBoth
)

// Taken is a member that came from a copy.
type Taken struct {
	Path string
	From MergeFrom
}

// Remark is something to look at again after a merge, though it is no conflict.
type Remark struct {
	// About is the provision or the part of the assessment.
	About string
	Text  string
}

// Merged is what came of merging two copies.
type Merged struct {
	// Assessment is the result. Its Conflicts are those that this merge found and those that
	// were open before.
	Assessment *Assessment
	// Taken lists what only one copy changed, and what both changed alike.
	Taken []Taken
	// New are the paths of the conflicts that this merge found.
	New []string
	// Remarks are worth a second look.
	Remarks []Remark
}

// Merge brings two copies of an assessment together. base is the state before they parted, or
// nil where it is not known: then nothing is taken for removed. What only one copy changed is
// taken, what both changed alike once; of what they changed differently the result holds what
// base does and has a [Conflict]. Which copy is left makes no difference to the result. A
// part taken along with [Extract] changes nothing outside it. The error wraps
// [ErrNotCopies].
func Merge(left, right Copy, base *Assessment) (*Merged, error) {
	if err := copies(left, right, base); err != nil {
		return nil, err
	}
	if err := sameBases(left, right); err != nil {
		return nil, err
	}
	given := base
	if merged, err := alike(left.Assessment, right.Assessment); merged != nil || err != nil {
		return merged, err
	}
	head := *left.Assessment
	head.ID = max(left.Assessment.ID, right.Assessment.ID)
	head.Schema = max(left.Assessment.Schema, right.Assessment.Schema)
	if base == nil {
		base = NewAssessment(head.Edition, head.ID)
	}
	all, err := newLeaves(left.Assessment, right.Assessment, base)
	if err != nil {
		return nil, err
	}
	m := &merger{left: all[0], right: all[1], base: all[2], leftCopy: left, rightCopy: right, merged: &Merged{}, outside: map[string]bool{}}
	m.bound(left.Assessment.PartOf, right.Assessment.PartOf)
	m.keepChanged()
	result, err := m.merge().assessment(&head)
	if err != nil {
		return nil, err
	}
	result.PartOf = left.Assessment.PartOf.join(right.Assessment.PartOf)
	m.merged.Assessment = result
	m.merged.joinBases(left.Assessment, right.Assessment, given)
	return m.merged, nil
}

// copies refuses what cannot be merged.
func copies(left, right Copy, base *Assessment) error {
	pairs := [][2]Copy{{left, right}}
	if base != nil {
		before := Copy{Name: "the base", Assessment: base}
		pairs = append(pairs, [2]Copy{left, before}, [2]Copy{right, before})
	}
	for _, pair := range pairs {
		a, b := pair[0].Assessment, pair[1].Assessment
		one, other := pair[0].name("the first"), pair[1].name("the second")
		switch {
		case a.Edition != b.Edition:
			return fmt.Errorf("%w: %s is for %s, %s for %s: carry one over with ask645 migrate first", ErrNotCopies, one, a.Edition, other, b.Edition)
		case a.ID != b.ID && a.ID != "" && b.ID != "":
			return fmt.Errorf("%w: %s has the id %s, %s has %s: merge copies and parts of one file only", ErrNotCopies, one+a.ofProduct(), a.ID, other+b.ofProduct(), b.ID)
		}
	}
	return nil
}

// ofProduct names the product in brackets, for people to whom an id says nothing, or is "".
func (a *Assessment) ofProduct() string {
	if a.Product.Name == "" {
		return ""
	}
	return " (" + PrintableLine(a.Product.Name) + ")"
}

// name is what messages call the copy.
func (c Copy) name(otherwise string) string {
	if c.Name == "" {
		return otherwise
	}
	return c.Name
}

// alike is the merge of two copies that are the same, or nil.
func alike(left, right *Assessment) (*Merged, error) {
	l, err := Encode(left)
	if err != nil {
		return nil, err
	}
	r, err := Encode(right)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(l, r) {
		return nil, nil //nolint:nilnil // neither a result nor a failure: there is more to do
	}
	return &Merged{Assessment: left.Clone()}, nil
}

// merger merges two copies.
type merger struct {
	left, right, base   *leaves
	leftCopy, rightCopy Copy
	merged              *Merged
	// from are the origins of the members, by path.
	from map[string]MergeFrom
	// outside are the paths of what is outside of a part, and no news.
	outside map[string]bool
}

// merge goes through all that the copies and the base say.
func (m *merger) merge() *leaves {
	m.from = map[string]MergeFrom{}
	result := &leaves{values: map[string]string{}, orders: map[string][]string{}, stamps: map[string]givenStamp{}, conflicts: map[string]Conflict{}}
	paths := map[string]bool{}
	for _, l := range []*leaves{m.left, m.right, m.base} {
		for path := range l.values {
			paths[path] = true
		}
		for path := range l.conflicts {
			paths[path] = true
		}
	}
	for _, path := range slices.SortedFunc(maps.Keys(paths), comparePaths) {
		m.member(result, path)
	}
	m.suggestions(result)
	m.orders(result)
	m.stamps(result)
	m.remarks(result)
	return result
}

// orders puts the entries of lists into an order.
func (m *merger) orders(result *leaves) {
	lists := map[string]bool{}
	for _, l := range []*leaves{m.left, m.right} {
		for path := range l.orders {
			lists[path] = true
		}
	}
	entries := map[string]bool{}
	for path := range result.values {
		if names := splitPath(path); len(names) == 5 {
			entries[joinPath(names[:4]...)] = true
		}
	}
	for path := range lists {
		keep := func(name string) bool { return entries[path+"/"+joinPath(name)] }
		result.orders[path] = joinOrders(m.left.orders[path], m.right.orders[path], m.base.orders[path], keep)
	}
}

// remarks notes what is worth a second look though it is no conflict.
func (m *merger) remarks(result *leaves) {
	for path, from := range m.from {
		reference, isSupport := strings.CutSuffix(path, "/support")
		if !isSupport {
			continue
		}
		other, there := m.from[reference+"/detail"]
		if there && from != other && from != FromBoth && other != FromBoth {
			m.merged.remark(Conflict{Path: path}.About(), "the support comes from "+m.name(from, path)+", the Detail from "+m.name(other, reference+"/detail")+": read them together")
		}
	}
	slices.SortFunc(m.merged.Remarks, func(a, b Remark) int {
		return cmp.Or(CompareReferences(a.About, b.About), strings.Compare(a.Text, b.Text))
	})
	for path := range result.conflicts {
		_, left := m.left.conflicts[path]
		_, right := m.right.conflicts[path]
		if !left && !right {
			m.merged.New = append(m.merged.New, path)
		}
	}
	slices.SortFunc(m.merged.New, comparePaths)
}

func (m *Merged) remark(about, text string) {
	m.Remarks = append(m.Remarks, Remark{About: about, Text: text})
}

// name is what the copy is called that a member comes from.
func (m *merger) name(from MergeFrom, path string) string {
	if from == FromRight {
		return Copy{Name: m.rightCopy.origin(path)}.name("the second copy")
	}
	return Copy{Name: m.leftCopy.origin(path)}.name("the first copy")
}

// origin names the copy that a member came from.
func (c Copy) origin(path string) string {
	if c.Origin != nil {
		if name := c.Origin(path); name != "" {
			return name
		}
	}
	return c.Name
}

// side is what a copy says of a member, as a side of a conflict.
func (l *leaves) side(of Copy, path string) ConflictSide {
	stamp := l.stampOf(path)
	s := ConflictSide{By: stamp.By, At: stamp.At, From: of.origin(path)}
	if value, there := l.values[path]; there {
		s.Value = json.RawMessage(value)
	}
	return s
}
