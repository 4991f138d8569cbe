package questionnaire

import "fmt"

// The order in which a person is walked through: the facts, then the provisions in the
// order of the standard. Every way of asking goes by it.

// Next is the fact to ask next, or nil when all that are asked have an answer.
func (p Profile) Next() *Fact {
	for _, fact := range p.Questions() {
		if !p.Answered(fact) {
			return fact
		}
	}
	return nil
}

// Walked reports whether a person is walked through the row: it is in scope, applies or may
// apply, and does not follow from the other answers.
func (r *Row) Walked() bool { return r.Applies != No && !r.OutOfScope && !r.Provision.Computed() }

// NextOpen finds the first unanswered provision after the given one, going round once. It
// returns "" when everything is answered.
func (s *Statement) NextOpen(after string) string {
	start := s.index(after) + 1
	for i := range s.Rows {
		if row := &s.Rows[(start+i)%len(s.Rows)]; row.Open() {
			return row.Provision.Reference
		}
	}
	return ""
}

// Beside finds the provision before (-1) or after (+1) the given one among those that a
// person is walked through. It returns "" at the ends.
func (s *Statement) Beside(reference string, step int) string {
	for i := s.index(reference) + step; i >= 0 && i < len(s.Rows); i += step {
		if s.Rows[i].Walked() {
			return s.Rows[i].Provision.Reference
		}
	}
	return ""
}

// Place counts where a provision stands among those that a person is walked through. at is
// 0 for one that is not among them.
func (s *Statement) Place(reference string) (at, of int) {
	for i := range s.Rows {
		if !s.Rows[i].Walked() {
			continue
		}
		of++
		if s.Rows[i].Provision.Reference == reference {
			at = of
		}
	}
	return at, of
}

// index is the row of a provision, or -1.
func (s *Statement) index(reference string) int {
	for i := range s.Rows {
		if s.Rows[i].Provision.Reference == reference {
			return i
		}
	}
	return -1
}

// Result is what the statement claims, in a sentence or two.
func (s *Statement) Result() string {
	switch c := s.Counts; {
	case s.Partial():
		return s.partialResult()
	case s.Conformant:
		return "Complete. By this self-assessment the device conforms to " + s.Edition.Title + "."
	case s.Complete && c.Undecided == 1:
		return "Complete but for 1 undecided provision: the facts it rests on are not known."
	case s.Complete && c.Undecided > 0:
		return fmt.Sprintf("Complete but for %d undecided provisions: the facts they rest on are not known.", c.Undecided)
	case s.Complete:
		return "Complete. By this self-assessment the device does not conform to " + s.Edition.Title + " yet."
	}
	waiting := ""
	if n := s.Waiting(); n > 0 {
		waiting = fmt.Sprintf(", %d from another edition to be confirmed", n)
	}
	return fmt.Sprintf("Incomplete: %d of %d answered%s.%s An export is marked as a draft.", s.Counts.Answered, s.Counts.Applicable+s.Counts.Undecided, waiting, s.openConflicts())
}
