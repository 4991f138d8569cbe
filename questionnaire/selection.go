package questionnaire

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Selection chooses provisions of an edition. Every member that is not empty has to fit.
type Selection struct {
	// Clause is the number of a clause; 5 takes all that begin with 5.
	Clause string
	// Status is one of [Statuses], or a status as the pro forma writes it.
	Status string
	// Condition is the reference of a condition, feature or note, the id of a fact that one
	// rests on, or words of its wording.
	Condition string
	// Text holds words that all have to stand in what is said of the provision: reference,
	// title, requirement, reason, conditions.
	Text string
}

// Statuses are the words that [Selection] takes for a status, with what they mean.
func Statuses() [][2]string {
	return [][2]string{
		{"M", "mandatory"}, {"R", "recommended"}, {"conditional", "on a condition"}, {"unconditional", "without a condition"},
		{"M C", "mandatory, on a condition"}, {"R C", "recommended, on a condition"},
	}
}

// ErrUnknownSelection says that an edition has nothing of the name that a [Selection] gives.
var ErrUnknownSelection = errors.New("unknown")

// Empty reports whether the selection takes every provision.
func (s Selection) Empty() bool { return s == Selection{} }

// Select lists the provisions that a selection takes, in the order of the standard. The error
// wraps ErrUnknownSelection, and says what there is, where the edition has no such clause,
// status or condition.
func (e *Edition) Select(s Selection) ([]*Provision, error) {
	status, err := e.statusFits(s.Status)
	if err != nil {
		return nil, err
	}
	if s.Clause != "" && !slices.ContainsFunc(e.Clauses, func(c Clause) bool { return inClause(c.Number, s.Clause) }) {
		return nil, fmt.Errorf("%w clause %q: %s has %s", ErrUnknownSelection, s.Clause, e.Title, e.clauseNumbers())
	}
	rests, err := e.conditionFits(s.Condition)
	if err != nil {
		return nil, err
	}
	words := strings.Fields(strings.ToLower(s.Text))
	var chosen []*Provision
	for _, p := range e.provisions {
		if !inClause(p.clause.Number, s.Clause) || !status(p) || !slices.ContainsFunc(p.conditions, rests) && s.Condition != "" {
			continue
		}
		if len(words) > 0 {
			text, err := e.said(p)
			if err != nil {
				return nil, err
			}
			if slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) }) {
				continue
			}
		}
		chosen = append(chosen, p)
	}
	return chosen, nil
}

// inClause reports whether a clause is the one asked for, or inside it.
func inClause(number, asked string) bool {
	return asked == "" || number == asked || strings.HasPrefix(number, strings.TrimSuffix(asked, ".")+".")
}

func (e *Edition) clauseNumbers() string {
	numbers := make([]string, 0, len(e.Clauses))
	for i := range e.Clauses {
		numbers = append(numbers, e.Clauses[i].Number)
	}
	return strings.Join(numbers, ", ")
}

// statusFits reads a status to look for.
func (e *Edition) statusFits(asked string) (func(*Provision) bool, error) {
	folded := strings.ToLower(strings.Join(strings.Fields(asked), " "))
	mandatory, recommended := func(p *Provision) bool { return p.Status.Mandatory }, func(p *Provision) bool { return !p.Status.Mandatory }
	switch folded {
	case "":
		return func(*Provision) bool { return true }, nil
	case "m", "mandatory":
		return mandatory, nil
	case "r", "recommended":
		return recommended, nil
	case "c", "conditional":
		return func(p *Provision) bool { return p.Status.Conditional() }, nil
	case "unconditional":
		return func(p *Provision) bool { return !p.Status.Conditional() }, nil
	case "m c", "mc":
		return func(p *Provision) bool { return mandatory(p) && p.Status.Conditional() }, nil
	case "r c", "rc":
		return func(p *Provision) bool { return recommended(p) && p.Status.Conditional() }, nil
	}
	same := func(p *Provision) bool { return strings.EqualFold(p.Status.Text, folded) }
	if slices.ContainsFunc(e.provisions, same) {
		return same, nil
	}
	return nil, fmt.Errorf("%w status %q: write M, R, conditional, unconditional, M C or R C, or a status of %s", ErrUnknownSelection, asked, e.Title)
}

// conditionFits reads a condition to look for. The exact reference counts before the id of a fact,
// and that before words.
func (e *Edition) conditionFits(asked string) (func(*Condition) bool, error) {
	folded := strings.ToLower(strings.Join(strings.Fields(asked), " "))
	words := strings.Fields(folded)
	for _, fits := range []func(*Condition) bool{
		func(c *Condition) bool {
			return strings.EqualFold(c.Ref, folded) || c.Kind+" "+strings.ToLower(c.Ref) == folded
		},
		func(c *Condition) bool { return slices.Contains(c.When.Names(), folded) },
		func(c *Condition) bool {
			wording := strings.ToLower(c.Wording)
			return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(wording, word) })
		},
	} {
		if slices.ContainsFunc(e.Conditions, func(c Condition) bool { return fits(&c) }) || asked == "" {
			return fits, nil
		}
	}
	names := make([]string, 0, len(e.Conditions))
	for i := range e.Conditions {
		names = append(names, fmt.Sprintf("%s (%s)", e.Conditions[i].Ref, e.Conditions[i].Wording))
	}
	return nil, fmt.Errorf("%w condition %q: %s has %s", ErrUnknownSelection, asked, e.Title, strings.Join(names, ", "))
}

// said is what is searched of a provision, in lower case. A provision without prose has its
// row of the table.
func (e *Edition) said(p *Provision) (string, error) {
	texts := []string{p.Reference, p.Title, p.clause.Title}
	for _, condition := range p.conditions {
		texts = append(texts, condition.Wording)
	}
	switch prose, err := e.Prose(p.Reference); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return "", err
	default:
		texts = append(texts, oneLine(prose.Requirement), oneLine(prose.Why))
	}
	return strings.ToLower(strings.Join(texts, " ")), nil
}
