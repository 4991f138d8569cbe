package store

import "time"

// Moment writes a point in time to the minute, for people: "21 November 2026 15:04", where they
// are.
func Moment(t time.Time) string { return t.Local().Format("2 January 2006 15:04") }
