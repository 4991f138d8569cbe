package session

import (
	"slices"

	"ask645/questionnaire"
)

// Evidence lists what a provision's answer names as evidence.
func (s *Session) Evidence(reference string) []questionnaire.Evidence {
	return s.Assessment.Answers[reference].Evidence
}

// SetEvidence replaces the entry at a place of the list, or appends one behind the last.
// Whoever names another file takes its digest away: it was that of the file before.
func (s *Session) SetEvidence(reference string, at int, evidence questionnaire.Evidence) {
	s.Change(reference, func(answer *questionnaire.Answer) {
		list := slices.Clone(answer.Evidence)
		if at >= len(list) {
			answer.Evidence = append(list, evidence)
			return
		}
		if list[at].Ref != evidence.Ref && list[at].SHA256 == evidence.SHA256 {
			evidence.SHA256 = ""
		}
		list[at] = evidence
		answer.Evidence = list
	})
}

// RemoveEvidence takes an entry off the list.
func (s *Session) RemoveEvidence(reference string, at int) {
	s.Change(reference, func(answer *questionnaire.Answer) {
		if at < len(answer.Evidence) {
			answer.Evidence = slices.Delete(slices.Clone(answer.Evidence), at, at+1)
		}
	})
}
