package questionnaire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Change is what became of one part of an assessment. Parts change as a whole: a fact, the
// answer to a provision, its scope, the product, the manufacturer, the assessor, the
// declaration, a conflict, what it is a part or a variant of, a member that this program does not know.
type Change struct {
	// Part names the part: "facts.ID", "answers.REFERENCE", "scope.REFERENCE", "product", "manufacturer",
	// "assessor", "declaration", "conflicts.PATH", "part_of", "base",
	// "members.NAME".
	Part string `json:"part"`
	// Before and After are the part as JSON, null where it was or is not there.
	Before json.RawMessage `json:"before"`
	After  json.RawMessage `json:"after"`
}

// The parts of an assessment that are single objects, and the beginnings of the names of
// those that are many.
const (
	partProduct      = "product"
	partManufacturer = "manufacturer"
	partAssessor     = "assessor"
	partDeclaration  = "declaration"
	partFact         = "facts."
	partAnswer       = "answers."
	partScope        = "scope."
	partConflict     = "conflicts."
	partPartOf       = "part_of"
	partBase         = "base"
	partMember       = "members."
)

// givenFact is how a change holds a fact: the answer, when it was given and by whom.
type givenFact struct {
	Value string    `json:"value"`
	At    time.Time `json:"at,omitzero"`
	By    string    `json:"by,omitempty"`
}

// Changes lists the parts in which two assessments differ, in a stable order.
func Changes(before, after *Assessment) ([]Change, error) {
	b, err := before.parts()
	if err != nil {
		return nil, err
	}
	a, err := after.parts()
	if err != nil {
		return nil, err
	}
	names := maps.Clone(b)
	maps.Copy(names, a)
	var changes []Change
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if !bytes.Equal(b[name], a[name]) {
			changes = append(changes, Change{Part: name, Before: orNull(b[name]), After: orNull(a[name])})
		}
	}
	return changes, nil
}

func orNull(part json.RawMessage) json.RawMessage {
	if part == nil {
		return json.RawMessage("null")
	}
	return part
}

// parts takes an assessment apart.
func (a *Assessment) parts() (map[string]json.RawMessage, error) {
	values := map[string]any{}
	if !a.Product.IsZero() {
		values[partProduct] = a.Product
	}
	if !a.Manufacturer.IsZero() {
		values[partManufacturer] = a.Manufacturer
	}
	if !a.Assessor.IsZero() {
		values[partAssessor] = a.Assessor
	}
	if !a.Declaration.IsZero() {
		values[partDeclaration] = a.Declaration
	}
	for id, value := range a.Facts {
		values[partFact+id] = givenFact{Value: value, At: a.FactsAt[id], By: a.FactsBy[id]}
	}
	for reference, answer := range a.Answers {
		values[partAnswer+reference] = answer
	}
	for _, reference := range a.OutOfScope {
		values[partScope+reference] = scopeOut
	}
	for _, conflict := range a.Conflicts {
		values[partConflict+conflict.Path] = conflict
	}
	if !a.PartOf.IsZero() {
		values[partPartOf] = a.PartOf
	}
	if !a.Base.IsZero() {
		values[partBase] = a.Base
	}
	for name, value := range a.extra {
		values[partMember+name] = value
	}
	parts := make(map[string]json.RawMessage, len(values))
	for name, value := range values {
		data, err := encodeCompact(value)
		if err != nil {
			return nil, fmt.Errorf("take the assessment apart: %w", err)
		}
		parts[name] = data
	}
	return parts, nil
}

// MovedOnError says that a part is not as a change left it, so that the change cannot be
// taken back without losing what came after.
type MovedOnError struct {
	// Part is the name of the part as in [Change].
	Part string
}

// Error names the part.
func (e *MovedOnError) Error() string {
	name := e.Part
	for _, prefix := range []string{partAnswer, partFact, partScope, partConflict, partMember} {
		name = strings.TrimPrefix(name, prefix)
	}
	return name + " was changed otherwise since"
}

// Apply brings the parts of changes from Before to After. It changes nothing and returns an
// *MovedOnError where a part is not as Before says.
func (a *Assessment) Apply(changes []Change) error {
	parts, err := a.parts()
	if err != nil {
		return err
	}
	for _, change := range changes {
		if !bytes.Equal(orNull(parts[change.Part]), change.Before) {
			return &MovedOnError{Part: change.Part}
		}
	}
	for _, change := range changes {
		if err := a.setPart(change.Part, change.After); err != nil {
			return fmt.Errorf("set %s: %w", change.Part, err)
		}
	}
	return nil
}

// Inverse returns the changes that take changes back.
func Inverse(changes []Change) []Change {
	inverse := make([]Change, 0, len(changes))
	for _, change := range changes {
		inverse = append(inverse, Change{Part: change.Part, Before: change.After, After: change.Before})
	}
	return inverse
}

func (a *Assessment) setPart(name string, data json.RawMessage) error {
	id, isFact := strings.CutPrefix(name, partFact)
	reference, isAnswer := strings.CutPrefix(name, partAnswer)
	left, isScope := strings.CutPrefix(name, partScope)
	path, isConflict := strings.CutPrefix(name, partConflict)
	member, isMember := strings.CutPrefix(name, partMember)
	switch {
	case name == partProduct:
		return replace(&a.Product, data)
	case name == partManufacturer:
		return replace(&a.Manufacturer, data)
	case name == partAssessor:
		return replace(&a.Assessor, data)
	case name == partDeclaration:
		return replace(&a.Declaration, data)
	case isFact:
		return a.setFactPart(id, data)
	case isAnswer:
		return a.setAnswerPart(reference, data)
	case isScope:
		a.SetScope(string(data) == "null", left)
		return nil
	case isConflict:
		return a.setConflictPart(path, data)
	case isMember:
		a.setMember(member, data)
		return nil
	case name == partPartOf:
		return replace(&a.PartOf, data)
	case name == partBase:
		return a.setBasePart(data)
	}
	return fmt.Errorf("an assessment has no part %q", name)
}

// replace decodes a part over an empty one; null leaves it empty.
func replace[T any](part *T, data json.RawMessage) error {
	var fresh T
	if err := json.Unmarshal(data, &fresh); err != nil {
		return fmt.Errorf("read the change: %w", err)
	}
	*part = fresh
	return nil
}

func (a *Assessment) setFactPart(id string, data json.RawMessage) error {
	var given givenFact
	if err := replace(&given, data); err != nil {
		return err
	}
	a.SetFact(id, "", time.Time{})
	if given.Value == "" {
		return nil
	}
	a.SetFact(id, given.Value, given.At)
	a.setFactBy(id, given.By)
	if given.At.IsZero() {
		delete(a.FactsAt, id)
	}
	return nil
}

func (a *Assessment) setConflictPart(path string, data json.RawMessage) error {
	var conflict Conflict
	if err := replace(&conflict, data); err != nil {
		return err
	}
	a.removeConflict(path)
	if string(data) != "null" {
		conflict.Path = path
		a.addConflict(conflict)
	}
	return nil
}

// setBasePart sets which base a variant has. What is no variant any more is written whole.
func (a *Assessment) setBasePart(data json.RawMessage) error {
	err := replace(&a.Base, data)
	if a.Base.IsZero() {
		a.kin = nil
	}
	return err
}

// setMember sets a member that this program does not know; null removes it.
func (a *Assessment) setMember(name string, data json.RawMessage) {
	a.extra = maps.Clone(a.extra)
	if string(data) == "null" {
		delete(a.extra, name)
		return
	}
	if a.extra == nil {
		a.extra = extra{}
	}
	a.extra[name] = data
}

func (a *Assessment) setAnswerPart(reference string, data json.RawMessage) error {
	var answer Answer
	if err := replace(&answer, data); err != nil {
		return err
	}
	delete(a.Answers, reference)
	if string(data) == "null" {
		return nil
	}
	if a.Answers == nil {
		a.Answers = map[string]Answer{}
	}
	a.Answers[reference] = answer
	return nil
}

// About names what a change is about, for people: a reference, a fact, or the cover.
func (c Change) About() string {
	if reference, ok := strings.CutPrefix(c.Part, partAnswer); ok {
		return reference
	}
	if id, ok := strings.CutPrefix(c.Part, partFact); ok {
		return "fact " + id
	}
	if reference, ok := strings.CutPrefix(c.Part, partScope); ok {
		return "scope of " + reference
	}
	if path, ok := strings.CutPrefix(c.Part, partConflict); ok {
		return "conflict about " + Conflict{Path: path}.About()
	}
	return strings.TrimPrefix(c.Part, partMember)
}

// Provision returns the reference of the provision whose answer changed, or "".
func (c Change) Provision() string { return c.behind(partAnswer) }

// Fact returns the id of the fact that changed, or "".
func (c Change) Fact() string { return c.behind(partFact) }

// Abouts names what several changes are about, for people. The scope of many provisions is
// counted.
func Abouts(changes []Change) []string {
	const mostNamed = 3
	var scopes, abouts []string
	for _, change := range changes {
		if reference, ok := strings.CutPrefix(change.Part, partScope); ok {
			scopes = append(scopes, reference)
			continue
		}
		// Several conflicts may be about one provision.
		if about := change.About(); !slices.Contains(abouts, about) {
			abouts = append(abouts, about)
		}
	}
	switch slices.SortFunc(scopes, CompareReferences); {
	case len(scopes) > mostNamed:
		abouts = append(abouts, fmt.Sprintf("scope of %d provisions", len(scopes)))
	case len(scopes) > 0:
		abouts = append(abouts, "scope of "+strings.Join(scopes, ", "))
	}
	return abouts
}

// Scope returns the reference of the provision that was left out or taken in, or "".
func (c Change) Scope() string { return c.behind(partScope) }

// Conflict says what the conflict is about that was found or decided, or "".
func (c Change) Conflict() string {
	path := c.behind(partConflict)
	if path == "" {
		return ""
	}
	return Conflict{Path: path}.About()
}

// behind is the name of the part behind its beginning, or "" where it begins otherwise.
func (c Change) behind(beginning string) string {
	name, ok := strings.CutPrefix(c.Part, beginning)
	if !ok {
		return ""
	}
	return name
}
