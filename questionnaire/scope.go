package questionnaire

import (
	"fmt"
	"slices"
	"strings"
)

// A person may leave provisions out of an assessment, as for a workshop on a part of the
// standard. Nothing is asked or claimed of them, and while there are any, nothing is claimed
// for the whole edition either.

// AboutScope is the reference of the finding that provisions are out of scope.
const AboutScope = "out_of_scope"

// scopeOut is what a [Change] says of a provision that is out of scope.
const scopeOut = "out"

// listed reports whether the pro forma's table has a row for the provision. Where it lists the
// computed one, that is out of scope together with the recommendations on which it rests.
func (p *Provision) listed() bool { return !p.Unlisted }

// Listed counts the provisions that the pro forma's table has rows for.
func Listed(provisions []*Provision) int {
	n := 0
	for _, provision := range provisions {
		if provision.listed() {
			n++
		}
	}
	return n
}

// MayBeLeftOut reports whether the provision can be out of scope: not where its support
// follows from the others.
func (p *Provision) MayBeLeftOut() bool { return !p.computed }

// InScope reports whether a provision is not left out.
func (a *Assessment) InScope(reference string) bool {
	return !slices.Contains(a.OutOfScope, reference)
}

// SetScope takes provisions into the scope, or leaves them out. Their answers stay.
func (a *Assessment) SetScope(in bool, references ...string) {
	left := slices.DeleteFunc(slices.Clone(a.OutOfScope), func(reference string) bool {
		return slices.Contains(references, reference)
	})
	if !in {
		left = append(left, references...)
	}
	a.OutOfScope = sortedScope(left)
}

// sortedScope is how the file writes the scope: each reference once, as the standard counts,
// and nothing at all where nothing is left out.
func sortedScope(references []string) []string {
	if len(references) == 0 {
		return nil
	}
	slices.SortFunc(references, CompareReferences)
	return slices.Compact(references)
}

// readScope puts the scope of a file into order. It refuses a reference that is empty.
func (a *Assessment) readScope(data []byte) error {
	if slices.Contains(a.OutOfScope, "") {
		return memberError(data, "out_of_scope", "holds an empty reference: name the provision, or remove the entry")
	}
	a.OutOfScope = sortedScope(a.OutOfScope)
	return nil
}

// leftOut are the references that are out of scope.
func (a *Assessment) leftOut() map[string]bool {
	if len(a.OutOfScope) == 0 {
		return nil
	}
	out := make(map[string]bool, len(a.OutOfScope))
	for _, reference := range a.OutOfScope {
		out[reference] = true
	}
	return out
}

// Partial reports whether provisions are out of scope, so that the statement makes no claim
// about the edition as a whole.
func (s *Statement) Partial() bool { return s.Counts.OutOfScope > 0 }

// InScope counts the provisions that are not left out.
func (c Counts) InScope() int { return c.Provisions - c.OutOfScope }

// Scope says how much is in scope, such as "12 of 67 provisions are in scope".
func (c Counts) Scope() string {
	are := "are"
	if c.InScope() == 1 {
		are = "is"
	}
	return fmt.Sprintf("%d of %d provisions %s in scope", c.InScope(), c.Provisions, are)
}

// LeftOut lists what is out of scope in few words: a clause of which nothing is left by its
// number, such as "all of 5.10", and other provisions by their references.
func (s *Statement) LeftOut() []string {
	var words []string
	for i := 0; i < len(s.Rows); {
		clause := s.Rows[i].Provision.clause
		var out []string
		in := 0
		for ; i < len(s.Rows) && s.Rows[i].Provision.clause == clause; i++ {
			switch row := &s.Rows[i]; {
			case row.OutOfScope:
				out = append(out, row.Provision.Reference)
			case !row.Provision.computed:
				in++
			}
		}
		if in == 0 && len(out) > 1 {
			out = []string{"all of " + clause.Number}
		}
		words = append(words, out...)
	}
	return words
}

// findScope reports that provisions are out of scope, and one listed that cannot be.
func (s *Statement) findScope() {
	if n := s.Counts.OutOfScope; n > 0 {
		are := "are"
		if n == 1 {
			are = "is"
		}
		s.add(CodeOutOfScope, SeverityWarning, AboutScope,
			"%d of %d provisions %s out of scope (%s): the statement makes no claim about that, nor about conformance with %s as a whole",
			n, s.Counts.Provisions, are, strings.Join(s.LeftOut(), ", "), s.Edition.Title)
	}
	for _, reference := range s.Assessment.OutOfScope {
		switch provision := s.Edition.Provision(reference); {
		case provision == nil:
			if _, answered := s.Assessment.Answers[reference]; !answered { // which is reported with the answers
				s.add(CodeUnknownProvision, SeverityWarning, reference, "%s has no provision %s to leave out: correct the reference, or take it in; it is kept and not used", s.Edition.Title, reference)
			}
		case !provision.MayBeLeftOut():
			s.add(CodeUnknownProvision, SeverityWarning, reference, "%s follows from the other answers and cannot be left out: take it in; the entry is kept and not used", reference)
		}
	}
}

// partialResult is [Statement.Result] where provisions are out of scope.
func (s *Statement) partialResult() string {
	c := s.Counts
	scope := fmt.Sprintf("Partial: %s. No claim about the others, nor about conformance with %s as a whole.", c.Scope(), s.Edition.Title)
	if s.Answered {
		return scope + " Everything in scope is answered."
	}
	return scope + fmt.Sprintf(" In scope, %d of %d are answered.%s", c.Answered, c.Applicable+c.Undecided, s.openConflicts())
}
