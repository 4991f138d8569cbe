package tui

import "ask645/questionnaire/learn"

// Learning says what there is to learn from.
type Learning struct {
	Course *learn.Course
	// Edition is the id of the edition that questions are about.
	Edition string
	// Memory is the file that keeps what is remembered; "" keeps nothing.
	Memory string
	// Round, if not nil, is asked at once. Its result goes to the file Result, unless "".
	Round  *learn.Round
	Result string
}
