package questionnaire

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Reason is why the answers do not carry a statement under a law.
type Reason struct {
	// About is the provision, the member of the assessment, or "edition".
	About string
	// Problem says what is missing or wrong, and what to do.
	Problem string
}

// String puts the provision or the member before the problem.
func (r Reason) String() string { return r.About + ": " + r.Problem }

// Reasons lists everything that keeps the answers from carrying the statement of the law,
// fields first. An empty result means that they carry it.
func (l *Law) Reasons(s *Statement) []Reason {
	if s.Edition.ID != l.Edition {
		cited := l.Standard.Number + " " + l.Standard.Version
		return append([]Reason{{"edition", fmt.Sprintf(
			"the answers are for %s, the law cites %s: carry them over with ask645 migrate --to %s", s.Edition.Title, cited, l.Edition)}},
			l.missing(s.Assessment)...)
	}
	reasons := l.missing(s.Assessment)
	for _, reference := range l.Provisions() {
		reasons = append(reasons, l.uncarried(s, reference)...)
	}
	for _, conflict := range s.Assessment.Conflicts {
		// Those about provisions of the law are among the findings about them.
		if !slices.Contains(l.Provisions(), conflict.Reference()) {
			reasons = append(reasons, Reason{conflict.About(), conflict.Undecided()})
		}
	}
	return reasons
}

// LawValue is a field of the law with what the assessment says.
type LawValue struct {
	*LawField
	// Path is where the assessment holds it, entries of a list counted.
	Path, Value string
}

// Fill reads the fields of a group, once for each entry of its list.
func (g *LawGroup) Fill(a *Assessment) [][]LawValue {
	prefixes := []string{""}
	if g.Each != "" {
		prefixes = nil
		for i := range a.Entries(g.Each) {
			prefixes = append(prefixes, g.Each+"."+strconv.Itoa(i+1)+".")
		}
	}
	filled := make([][]LawValue, 0, len(prefixes))
	for _, prefix := range prefixes {
		filled = append(filled, fill(g.Fields, prefix, a))
	}
	return filled
}

// Fill reads the fields of the requirement.
func (r *LawRequirement) Fill(a *Assessment) []LawValue { return fill(r.Fields, "", a) }

func fill(fields []LawField, prefix string, a *Assessment) []LawValue {
	values := make([]LawValue, 0, len(fields))
	for i := range fields {
		value := LawValue{LawField: &fields[i]}
		if value.Field != "" {
			value.Path = prefix + value.Field
			value.Value, _ = a.Field(value.Path)
		}
		values = append(values, value)
	}
	return values
}

// missing lists the fields that are demanded and not given.
func (l *Law) missing(a *Assessment) []Reason {
	var reasons []Reason
	look := func(values []LawValue) {
		for _, value := range values {
			text := strings.TrimSpace(value.Value)
			switch _, err := time.Parse(time.DateOnly, text); {
			case text == "" && value.Missing != "":
				reasons = append(reasons, Reason{value.Path, value.Missing + " (" + l.Basis + ")"})
			case text != "" && value.Kind == KindDate && err != nil:
				reasons = append(reasons, Reason{value.Path, fmt.Sprintf("%q is no date: write one such as 2031-06-30", text)})
			}
		}
	}
	for i := range l.Groups {
		for _, values := range l.Groups[i].Fill(a) {
			look(values)
		}
	}
	for i := range l.Requirements {
		look(l.Requirements[i].Fill(a))
	}
	for _, values := range l.Signature.Fill(a) {
		look(values)
	}
	return reasons
}

// uncarried says why the answer to one provision does not carry the statement.
func (l *Law) uncarried(s *Statement, reference string) []Reason {
	row := s.Row(reference)
	if row == nil {
		return []Reason{{reference, s.Edition.Title + " has no such provision"}}
	}
	if row.OutOfScope {
		return []Reason{{reference, "out of scope: take it in and answer it"}}
	}
	var reasons []Reason
	for _, finding := range s.Of(reference) {
		if finding.Severity == SeverityError {
			reasons = append(reasons, Reason{reference, finding.Message})
		}
	}
	if reasons != nil || row.carries() {
		return reasons
	}
	// What no finding of severity error covers, such as N where no condition holds.
	return []Reason{{reference, fmt.Sprintf("answered %s: only Y, or N/A where the provision does not apply, carries the statement", row.Support)}}
}

// carries reports whether the row is met, or does not apply and says so.
func (r *Row) carries() bool {
	if r.Applies == No {
		return r.Support == NotApplicable || r.Support == Supported
	}
	return r.Applies == Yes && r.Support == Supported
}
