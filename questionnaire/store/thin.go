package store

import "time"

// spans are how versions are thinned over time: of versions up to an age, the last of each
// step is kept. Beyond the last span the last of each month is.
var spans = [...]struct{ upTo, step time.Duration }{
	{time.Hour, keepEvery},
	{24 * time.Hour, time.Hour},
	{31 * 24 * time.Hour, 24 * time.Hour},
}

// mostVersions is how many versions are kept at most, which is years of them.
const mostVersions = 120

// thin says which versions stay, given their times, oldest first. The newest always stays.
// Steps begin at fixed times, so that what stays now is what an earlier thinning has left.
func thin(ats []time.Time, now time.Time) []bool {
	keep := make([]bool, len(ats))
	kept, slot := 0, ""
	for i := len(ats) - 1; i >= 0; i-- {
		is := slotOf(ats[i], now)
		if is == slot || kept == mostVersions {
			continue
		}
		keep[i], slot = true, is
		kept++
	}
	return keep
}

// slotOf names the step that a time falls into.
func slotOf(at, now time.Time) string {
	at = at.UTC()
	for _, span := range spans {
		if now.Sub(at) <= span.upTo {
			return at.Truncate(span.step).Format(time.RFC3339) + span.step.String()
		}
	}
	return at.Format("2006-01")
}
