package psti

import (
	"errors"
	"strings"

	"ask645/questionnaire"
)

// LawID is the id of the law among the data.
const LawID = "uk-psti"

// Refusal is the error of a statement of compliance that the answers do not carry.
type Refusal struct {
	// Reasons are all there are, never none.
	Reasons []questionnaire.Reason
}

// Summary says what is refused, without the reasons.
func (r *Refusal) Summary() string { return "the answers do not carry this statement" }

// Lines are the reasons, one a line, safe to show.
func (r *Refusal) Lines() []string {
	lines := make([]string, 0, len(r.Reasons))
	for _, reason := range r.Reasons {
		lines = append(lines, questionnaire.PrintableLine(reason.String()))
	}
	return lines
}

// Error puts everything in one line.
func (r *Refusal) Error() string { return r.Summary() + ": " + strings.Join(r.Lines(), "; ") }

// Refused returns the refusal that an error holds, or nil.
func Refused(err error) *Refusal {
	var refusal *Refusal
	if errors.As(err, &refusal) {
		return refusal
	}
	return nil
}
