package learn

import (
	"slices"

	"ask645/questionnaire"
)

// Kind is what a question of a round is about.
type Kind string

// The kinds of questions, in the order in which results list them.
const (
	KindApplies   Kind = "applies"
	KindStatus    Kind = "status"
	KindCondition Kind = "condition"
	KindReason    Kind = "justification"
	KindFaults    Kind = "faults"
	KindReference Kind = "provision"
)

// Kinds lists all kinds.
func Kinds() []Kind {
	return []Kind{KindApplies, KindStatus, KindCondition, KindReason, KindFaults, KindReference}
}

// Title is the kind in words.
func (k Kind) Title() string {
	switch k {
	case KindApplies:
		return "Does it apply"
	case KindStatus:
		return "Mandatory or recommended"
	case KindCondition:
		return "On which condition"
	case KindReason:
		return "A valid justification"
	case KindFaults:
		return "Find the four faults"
	case KindReference:
		return "Which provision says this"
	}
	return string(k)
}

// Question is a question of a round with its answer.
type Question struct {
	Kind Kind
	// Device is the id of the device that it is about, or ""; Reference the provision, or "".
	Device, Reference string
	// Facts are what is known of the device, for KindApplies.
	Facts map[string]string
	// Given are paragraphs to read before the question.
	Given []string
	Ask   string
	// Options are the answers to choose from, Choose how many of them are right.
	Options []Option
	Choose  int
	// Why says what decides it.
	Why string
}

// Option is an answer to choose.
type Option struct {
	Text  string
	Right bool
	// Why says why it is right or wrong, or "" where the question says it.
	Why string
	// Value is what it says, for KindApplies, KindStatus, KindCondition and KindReference;
	// Claim for KindReason and KindFaults.
	Value string
	Claim Claim
}

// Claim is an answer in a statement as an option puts it.
type Claim struct {
	Reference string
	Support   questionnaire.Support
	Detail    string
}

// Right lists the right options.
func (q *Question) Right() []int {
	var right []int
	for i := range q.Options {
		if q.Options[i].Right {
			right = append(right, i)
		}
	}
	return right
}

// Correct reports whether the options chosen are exactly the right ones, in any order.
func (q *Question) Correct(chosen []int) bool {
	chosen = slices.Compact(slices.Sorted(slices.Values(chosen)))
	return slices.Equal(chosen, q.Right())
}

// Letter is how an option is named: a, b, c.
func Letter(option int) string {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	if option < 0 || option >= len(letters) {
		return "?"
	}
	return letters[option : option+1]
}

// Letters names several options, or says that there is none.
func Letters(options []int) string {
	text := ""
	for _, option := range slices.Sorted(slices.Values(options)) {
		text += Letter(option)
	}
	if text == "" {
		return "none"
	}
	return text
}
