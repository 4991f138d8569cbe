package session

import "ask645/questionnaire"

// SetScope takes provisions into the scope, or leaves them out, and returns how many changed.
// Those that cannot be left out stay as they are.
func (s *Session) SetScope(in bool, references ...string) int {
	var changing []string
	for _, reference := range references {
		p := s.Edition.Provision(reference)
		if p != nil && p.MayBeLeftOut() && s.Assessment.InScope(reference) != in {
			changing = append(changing, reference)
		}
	}
	if len(changing) == 0 || s.refuse() {
		return 0
	}
	s.Assessment.SetScope(in, changing...)
	s.evaluate()
	s.changed = true
	return len(changing)
}

// LeftOut counts the provisions of a clause that are out of scope.
func (s *Session) LeftOut(clause *questionnaire.Clause) int {
	n := 0
	for _, provision := range clause.Provisions {
		if s.Statement.Row(provision.Reference).OutOfScope {
			n++
		}
	}
	return n
}
