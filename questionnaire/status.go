package questionnaire

import (
	"fmt"
	"slices"
	"strings"
)

// Status is what the pro forma demands of a provision (EN 303 645, Annex B): mandatory or
// recommended, and the conditions and features on which it depends.
type Status struct {
	// Text is the status as the pro forma of the edition prints it, such as "M C (1)" or
	// "R C (see note 2)".
	Text string
	// Mandatory is true for M ("shall") and false for R ("should").
	Mandatory bool
	// Refs are the numbers and letters in brackets. All of them must hold.
	Refs []string
}

// Conditional reports whether the provision depends on a condition or feature. Only then
// may it be answered N/A. A status with a number in brackets is conditional even where the
// pro forma forgot the C, as V2.1.1 does for 5.3-10.
func (s Status) Conditional() bool { return len(s.Refs) > 0 }

// Meaning is the status in words, for people who do not read the pro forma every day.
func (s Status) Meaning() string {
	kind := "recommended"
	if s.Mandatory {
		kind = "mandatory"
	}
	if !s.Conditional() {
		return kind
	}
	return kind + ", on a condition"
}

// ParseStatus reads a status as the pro forma writes it.
func ParseStatus(text string) (Status, error) {
	status := Status{Text: text}
	rest, recommended := strings.CutPrefix(text, "R")
	if !recommended {
		rest, status.Mandatory = strings.CutPrefix(text, "M")
	}
	rest, condition := strings.CutPrefix(rest, " C")
	rest, feature := strings.CutPrefix(rest, " F")
	if rest != "" {
		status.Refs = bracketed(rest)
	}
	if !recommended && !status.Mandatory || rest != "" && status.Refs == nil {
		return Status{}, fmt.Errorf("status %q: write M or R, then C or F where printed, then the references, such as %q", text, "M C (1)")
	}
	if (condition || feature) && len(status.Refs) == 0 {
		return Status{}, fmt.Errorf("status %q: C or F without a reference in brackets", text)
	}
	if sorted := slices.Compact(slices.Sorted(slices.Values(status.Refs))); len(sorted) != len(status.Refs) {
		return Status{}, fmt.Errorf("status %q: a reference stands twice", text)
	}
	return status, nil
}

// bracketed reads references as in " (1, a)" or, as the first edition writes it,
// " (see note 1)". It returns nil for anything else.
func bracketed(text string) []string {
	inside, opens := strings.CutPrefix(text, " (")
	inside, closes := strings.CutSuffix(inside, ")")
	if !opens || !closes {
		return nil
	}
	refs := strings.Split(strings.TrimPrefix(inside, "see note "), ", ")
	for _, ref := range refs {
		if ref == "" || strings.Trim(ref, "0123456789abcdefghijklmnopqrstuvwxyz") != "" {
			return nil
		}
	}
	return refs
}

// UnmarshalYAML reads the status from data. A bad one keeps only its text; the validator
// parses it again to report it with its place.
func (s *Status) UnmarshalYAML(unmarshal func(any) error) error {
	var text string
	if err := unmarshal(&text); err != nil {
		return fmt.Errorf("status: %w", err)
	}
	return s.UnmarshalText([]byte(text))
}

// MarshalText writes the status as the pro forma does.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.Text), nil }

// UnmarshalText reads the status as UnmarshalYAML does.
func (s *Status) UnmarshalText(text []byte) error {
	status, err := ParseStatus(string(text))
	if err != nil {
		status = Status{Text: string(text)}
	}
	*s = status
	return nil
}
