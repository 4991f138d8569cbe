package session

import (
	"encoding/json"
	"fmt"
	"strconv"

	"ask645/questionnaire"
)

// Conflicts lists what copies that were merged say differently, and nobody has decided.
func (s *Session) Conflicts() []questionnaire.Conflict { return s.Assessment.Conflicts }

// Question is what was asked where a conflict is about a check or a fact, or "".
func (s *Session) Question(conflict questionnaire.Conflict) string {
	if fact := s.Edition.Fact(conflict.Fact()); fact != nil {
		return fact.Ask
	}
	id := conflict.Check()
	if id == "" || s.Edition.Provision(conflict.Reference()) == nil {
		return ""
	}
	prose, err := s.Edition.Prose(conflict.Reference())
	if err != nil {
		return ""
	}
	for _, check := range prose.Checks {
		if check.ID == id {
			return check.Ask
		}
	}
	return ""
}

// SideText is the value of a side for people: an answer to a question in the words in which
// it is chosen, anything else as [questionnaire.ConflictText] has it.
func (s *Session) SideText(conflict questionnaire.Conflict, value json.RawMessage) string {
	text := questionnaire.ConflictText(value)
	if len(value) == 0 {
		return text
	}
	if fact := s.Edition.Fact(conflict.Fact()); fact != nil {
		return fact.Label(text)
	}
	switch text {
	case questionnaire.CheckYes, questionnaire.CheckNo, questionnaire.CheckPartly, questionnaire.DontKnow:
		if conflict.Check() != "" {
			return questionnaire.CheckLabel(text)
		}
	}
	return text
}

// Resolve decides a conflict. The error says why the value does not fit; nothing is changed
// then, nor where the file takes no changes.
func (s *Session) Resolve(path string, value json.RawMessage) error {
	if s.refuse() {
		return nil
	}
	decided := s.Assessment.Clone()
	if err := decided.Resolve(path, value, s.now()); err != nil {
		return err
	}
	*s.Assessment = *decided
	s.evaluate()
	s.changed = true
	return nil
}

// Decision is one way to decide a conflict.
type Decision struct {
	// Label says what is taken; Value is what the member becomes.
	Label string
	Value json.RawMessage
	// Key is what a person may type for it.
	Key string
}

// Decisions lists the ways to decide a conflict without writing anything: each side, all of
// them where they go together, and what was there before.
func (s *Session) Decisions(conflict questionnaire.Conflict) []Decision {
	var all []Decision
	for i, side := range conflict.Sides {
		all = append(all, Decision{Label: fmt.Sprintf("Take %d: %s", i+1, questionnaire.PrintableLine(side.Who())), Value: side.Value, Key: strconv.Itoa(i + 1)})
	}
	if value, ok := conflict.Both(); ok {
		all = append(all, Decision{Label: "Take all of them, one behind the other", Value: value, Key: "b"})
	}
	if conflict.Base != nil {
		all = append(all, Decision{Label: "Leave it as it was before", Value: conflict.Base, Key: "0"})
	}
	if len(conflict.Sides) == 0 {
		all = append(all, Decision{Label: "Leave it as it is here: the statement does not hold the sides", Value: s.Assessment.Value(conflict.Path), Key: "0"})
	}
	return all
}
