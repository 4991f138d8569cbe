package questionnaire

// Truth is the value of a condition in three-valued logic. Unknown means that a fact it
// rests on has not been given; it is the zero value.
type Truth int

// The three truth values.
const (
	Unknown Truth = iota
	No
	Yes
)

// String returns the word that the contract uses for whether a provision applies:
// "yes", "no" or "undecided".
func (t Truth) String() string {
	switch t {
	case Yes:
		return "yes"
	case No:
		return "no"
	case Unknown:
	}
	return "undecided"
}

// not is Kleene negation: the opposite of unknown is unknown.
func (t Truth) not() Truth {
	switch t {
	case Yes:
		return No
	case No:
		return Yes
	case Unknown:
	}
	return Unknown
}

// truthOf turns a decided question into a Truth.
func truthOf(b bool) Truth {
	if b {
		return Yes
	}
	return No
}
