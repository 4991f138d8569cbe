package questionnaire

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
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

var statusPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([MR])( C)?( F)?(?: \((?:see note )?([0-9a-z]+(?:, [0-9a-z]+)*)\))?$`)
})

// ParseStatus reads a status as the pro forma writes it.
func ParseStatus(text string) (Status, error) {
	found := statusPattern().FindStringSubmatch(text)
	if found == nil {
		return Status{}, fmt.Errorf("status %q: write M or R, then C or F where printed, then the references, such as %q", text, "M C (1)")
	}
	status := Status{Text: text, Mandatory: found[1] == "M"}
	if found[4] != "" {
		status.Refs = strings.Split(found[4], ", ")
	}
	if (found[2] != "" || found[3] != "") && len(status.Refs) == 0 {
		return Status{}, fmt.Errorf("status %q: C or F without a reference in brackets", text)
	}
	if sorted := slices.Compact(slices.Sorted(slices.Values(status.Refs))); len(sorted) != len(status.Refs) {
		return Status{}, fmt.Errorf("status %q: a reference stands twice", text)
	}
	return status, nil
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
