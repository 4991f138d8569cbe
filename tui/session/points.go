package session

import (
	"slices"
	"time"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// Today is the day against which open points are held.
func (s *Session) Today() time.Time { return s.now() }

// OpenPoints lists the open points of a provision.
func (s *Session) OpenPoints(reference string) []questionnaire.OpenPoint {
	return s.Assessment.Answers[reference].OpenPoints
}

// SetOpenPoint replaces the open point at a place of the list, or appends one behind the last.
func (s *Session) SetOpenPoint(reference string, at int, point questionnaire.OpenPoint) {
	s.changePoints(reference, func(list []questionnaire.OpenPoint) []questionnaire.OpenPoint {
		if point.ID == "" {
			point.ID = s.newPointID()
		}
		if at < len(list) {
			if list[at].Same(point) {
				return list
			}
			list[at] = s.signed(point)
			return list
		}
		return append(list, s.signed(point))
	})
}

// TickOpenPoint marks an open point as done, or takes the mark away.
func (s *Session) TickOpenPoint(reference string, at int) {
	s.changePoints(reference, func(list []questionnaire.OpenPoint) []questionnaire.OpenPoint {
		if at < len(list) {
			list[at].Done = !list[at].Done
			list[at] = s.signed(list[at])
		}
		return list
	})
}

// RemoveOpenPoint takes an open point off the list.
func (s *Session) RemoveOpenPoint(reference string, at int) {
	s.changePoints(reference, func(list []questionnaire.OpenPoint) []questionnaire.OpenPoint {
		if at < len(list) {
			list = slices.Delete(list, at, at+1)
		}
		return list
	})
}

// changePoints edits a copy of the list of a provision.
func (s *Session) changePoints(reference string, edit func([]questionnaire.OpenPoint) []questionnaire.OpenPoint) {
	s.Change(reference, func(answer *questionnaire.Answer) {
		answer.OpenPoints = edit(slices.Clone(answer.OpenPoints))
		if len(answer.OpenPoints) == 0 {
			answer.OpenPoints = nil
		}
	})
}

// signed notes who wrote the point and when.
func (s *Session) signed(point questionnaire.OpenPoint) questionnaire.OpenPoint {
	point.By, point.At = s.Assessment.Assessor.Name, s.now().UTC().Truncate(time.Second)
	return point
}

// newPointID is a name that no other point of the assessment has.
func (s *Session) newPointID() string {
	points := s.Assessment.OpenPoints()
	for {
		id := store.NewPointID()
		if !slices.ContainsFunc(points, func(p questionnaire.PlacedPoint) bool { return p.ID == id }) {
			return id
		}
	}
}

// WantsPoint reports whether an open point is to be offered for a provision.
func (s *Session) WantsPoint(reference string) bool {
	row := s.Statement.Row(reference)
	return row != nil && row.WantsPoint()
}
