package questionnaire

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ErrNoConflict says that there is no conflict about a member, as when it was decided meanwhile.
var ErrNoConflict = errors.New("there is no conflict about it any more")

// Resolve decides the conflict about a member: the member becomes value, or nothing where that
// is empty, and the conflict is gone. It changes nothing where the error says that the value
// does not fit the member.
func (a *Assessment) Resolve(path string, value json.RawMessage, at time.Time) error {
	if a.Conflict(path) == nil {
		return fmt.Errorf("%s: %w", path, ErrNoConflict)
	}
	all, err := newLeaves(a)
	if err != nil {
		return err
	}
	l := all[0]
	delete(l.conflicts, path)
	l.copyFrom(path, said{value: string(compactOr(value)), there: compactOr(value) != nil}, l)
	l.sign(path, givenStamp{At: stamp(at), By: a.Assessor.Name})
	decided, err := l.assessment(a)
	if err != nil {
		return fmt.Errorf("decide %s: %w", path, err)
	}
	reference := Conflict{Path: path}.Reference()
	if answer, there := decided.Answers[reference]; there && answer.Support != Unanswered {
		answer.Carried = Carried{}
		decided.Answers[reference] = answer
	}
	decided.PartOf, decided.Schema = a.PartOf, a.Schema
	*a = *decided
	return nil
}

// sign notes when and by whom what stands at a path was decided. A note or a flag says nothing
// of the device, and leaves the stamp of its answer.
func (l *leaves) sign(path string, stamp givenStamp) {
	names := splitPath(path)
	conflict := Conflict{Path: path}
	switch {
	case len(names) > 3 && conflict.within(memberPoints):
		l.stamps[joinPath(names[:4]...)] = stamp
	case conflict.Private():
	case len(names) > 1 && (names[0] == membersAnswers || names[0] == membersFacts):
		l.stamps[joinPath(names[:2]...)] = stamp
	}
}

// IsText reports whether the conflict is about a text that a person may write anew: not about
// a choice, a date or a list.
func (c Conflict) IsText() bool {
	if len(c.Sides) == 0 {
		return false
	}
	for _, side := range c.Sides {
		var text string
		if len(side.Value) > 0 && json.Unmarshal(side.Value, &text) != nil {
			return false
		}
	}
	parts := splitPath(c.Path)
	last := parts[len(parts)-1]
	switch {
	case parts[0] == membersAnswers && len(parts) == 3:
		return last == "detail" || last == memberNote
	case parts[0] == membersAnswers && len(parts) == 5:
		return last == "title" || last == "text" || last == "owner"
	case parts[0] == partDeclaration:
		return last != "support_until"
	}
	return len(parts) == 2 && (parts[0] == partProduct || parts[0] == partManufacturer || parts[0] == partAssessor)
}

// lines reports whether the text may have several lines.
func (c Conflict) lines() bool {
	return c.within("detail", memberNote)
}

// Both is what all sides say together: texts behind each other, lists with the entries of each.
// ok is false where only one of them can hold.
func (c Conflict) Both() (value json.RawMessage, ok bool) {
	if c.IsText() {
		var texts []string
		for _, side := range c.Sides {
			if text := ConflictText(side.Value); len(side.Value) > 0 && !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
		between := "; "
		if c.lines() {
			between = "\n"
		}
		return TextValue(strings.Join(texts, between)), len(texts) > 1
	}
	var union []json.RawMessage
	for _, side := range c.Sides {
		var list []json.RawMessage
		if len(side.Value) > 0 && (json.Unmarshal(side.Value, &list) != nil || list == nil) {
			return nil, false
		}
		for _, entry := range list {
			same := func(other json.RawMessage) bool { return string(other) == string(entry) }
			if !slices.ContainsFunc(union, same) {
				union = append(union, entry)
			}
		}
	}
	data, err := encodeCompact(union)
	return data, err == nil && len(union) > 0
}

// TextValue is a text as the value of a member, or nothing where it is empty.
func TextValue(text string) json.RawMessage {
	if text == "" {
		return nil
	}
	data, err := encodeCompact(text)
	if err != nil {
		return nil
	}
	return data
}

// Value is the member that a conflict is about as the assessment holds it now, or nothing.
func (a *Assessment) Value(path string) json.RawMessage {
	all, err := newLeaves(a)
	if err != nil {
		return nil
	}
	return all[0].of(path).raw()
}
