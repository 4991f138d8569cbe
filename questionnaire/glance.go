package questionnaire

import "time"

// Glance is what an assessment comes to, as far as that fits into a line.
type Glance struct {
	// Product is the name of the product, or "".
	Product string
	// Edition is the id of the edition.
	Edition              string
	Complete, Conformant bool
	Counts               Counts
	// Conflicts are what two copies brought together say differently, OpenPoints what is
	// still to be done, Errors and Warnings the findings.
	Conflicts, OpenPoints, Errors, Warnings int
	// Changed is when something was last said of the device, or zero where no time is noted.
	Changed time.Time
}

// Glance sums the statement up.
func (s *Statement) Glance() Glance {
	errors := s.Errors()
	g := Glance{
		Product: s.Assessment.Product.Name, Edition: s.Edition.ID,
		Complete: s.Complete, Conformant: s.Conformant, Counts: s.Counts,
		Conflicts: len(s.Assessment.Conflicts), Errors: errors, Warnings: len(s.Findings) - errors,
		Changed: s.Assessment.lastChange(),
	}
	for _, answer := range s.Assessment.Answers {
		g.OpenPoints += answer.Pending()
	}
	return g
}

// Wanted is how many provisions want an answer: those that apply, and those of which it is
// not known yet.
func (g Glance) Wanted() int { return g.Counts.Applicable + g.Counts.Undecided }

// lastChange is the newest of the times that the file notes.
func (a *Assessment) lastChange() time.Time {
	var newest time.Time
	later := func(at time.Time) {
		if at.After(newest) {
			newest = at
		}
	}
	for _, at := range a.FactsAt {
		later(at)
	}
	for _, answer := range a.Answers {
		later(answer.At)
		for _, point := range answer.OpenPoints {
			later(point.At)
		}
	}
	return newest
}
