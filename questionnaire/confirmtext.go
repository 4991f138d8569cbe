package questionnaire

import (
	"fmt"
	"strings"
)

// Head says in a line that something waits, and what.
func (c *Confirmation) Head() string {
	if c.Do == ConfirmAccept || c.Do == ConfirmFollows || c.Do == ConfirmOut {
		return "Before: " + c.said()
	}
	return "Waits to be confirmed: " + c.said()
}

// said is what was answered, and where.
func (c *Confirmation) said() string {
	parts := make([]string, 0, len(c.Sources))
	for i := range c.Sources {
		parts = append(parts, c.Sources[i].was()+" from "+c.Sources[i].Name)
	}
	return strings.Join(parts, "; ")
}

// was is what was answered, in a word or two.
func (s *Source) was() string {
	if s.Support == Unanswered {
		return "not decided"
	}
	return string(s.Support)
}

// Lines say what to do, what is different now, and what was written: a paragraph each, without
// Head.
func (c *Confirmation) Lines() []string {
	var lines []string
	if c.Reason != "" {
		lines = append(lines, c.Reason)
	}
	for i := range c.Sources {
		source := &c.Sources[i]
		if len(c.Sources) > 1 {
			lines = append(lines, source.was()+" from "+source.Name)
		}
		lines = append(lines, source.Changes...)
		if source.Detail != "" {
			lines = append(lines, "Detail: "+source.Detail)
		}
		if by := source.Justification.ReviewBy; by != "" && !strings.Contains(source.Detail, by) {
			lines = append(lines, "To be reviewed by "+by+".")
		}
	}
	return lines
}

// Takes says what taking it does, or "" where there is nothing to take.
func (c *Confirmation) Takes() string {
	switch {
	case !c.Takeable():
		return ""
	case c.Support != Unanswered:
		return fmt.Sprintf("take %s and its Detail", c.Support)
	}
	return "take the Detail as a start"
}
