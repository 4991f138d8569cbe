package session

import (
	"fmt"
	"strings"

	"ask645/questionnaire"
)

// Introduction says what a person should know before answering in a part, or deciding between
// copies: what the part asks, and under whose name answers are kept. It is "" for anything
// else. how says what to do to name oneself, such as "press m".
func (s *Session) Introduction(how string) string {
	by := questionnaire.PrintableLine(s.Assessment.Assessor.Name)
	var words []string
	if of := s.Assessment.PartOf; !of.IsZero() {
		words = append(words, fmt.Sprintf("This is a part of %s: it asks %s only.", partSource(of), partClauses(of)))
	}
	switch {
	case len(s.Conflicts()) > 0 && by != "":
		words = append(words, fmt.Sprintf("You decide as %s: %s to change the name.", by, how))
	case len(s.Conflicts()) > 0:
		words = append(words, fmt.Sprintf("Nobody is named as assessor: %s to say who decides.", how))
	case words != nil && by != "":
		words = append(words, fmt.Sprintf("You answer as %s: %s to change the name.", by, how))
	case words != nil:
		words = append(words, fmt.Sprintf("Nobody is named as assessor: %s to say who answers.", how))
	}
	return strings.Join(words, " ")
}

func partSource(of questionnaire.PartOf) string {
	if of.File == "" {
		return "a larger assessment"
	}
	return questionnaire.PrintableLine(of.File)
}

// mostClauses is how many clauses are named one by one.
const mostClauses = 6

func partClauses(of questionnaire.PartOf) string {
	switch n := len(of.Clauses); {
	case n == 1:
		return "clause " + questionnaire.PrintableLine(of.Clauses[0])
	case n > mostClauses:
		return fmt.Sprintf("%d clauses", n)
	}
	return "clauses " + questionnaire.PrintableLine(strings.Join(of.Clauses, ", "))
}
