package questionnaire

// Support is what a person claims for a provision, as the pro forma's Support column
// writes it.
type Support string

// The supports of the pro forma. Unanswered is an empty column.
const (
	Unanswered    Support = ""
	Supported     Support = "Y"
	NotSupported  Support = "N"
	NotApplicable Support = "N/A"
)

// Valid reports whether the support is one of the four that a file may hold.
func (s Support) Valid() bool {
	switch s {
	case Unanswered, Supported, NotSupported, NotApplicable:
		return true
	}
	return false
}

// Meaning is the support in words.
func (s Support) Meaning() string {
	switch s {
	case Supported:
		return "supported"
	case NotSupported:
		return "not supported"
	case NotApplicable:
		return "not applicable"
	case Unanswered:
	}
	return "not answered"
}
