package questionnaire

import (
	"strconv"
	"strings"
)

// Prose is what the program says about one provision, all in our own words: the
// requirement, why it matters, the checks that lead to a suggestion, and the guidance.
type Prose struct {
	Reference string `yaml:"provision"`
	// Like names a provision of this or another edition as EDITION/REFERENCE. What the file
	// does not say itself is as it is there.
	Like string `yaml:"like"`
	// LeavesOut lists ids of templates and references of examples that were written for
	// another edition and make no sense in this one.
	LeavesOut []string `yaml:"leaves_out"`
	// Requirement keeps the strength of the standard: "must" where it demands, "should"
	// where it recommends.
	Requirement string `yaml:"requirement"`
	Why         string `yaml:"why"`
	// Terms are ids of glossary terms on which the text leans.
	Terms    []string           `yaml:"terms"`
	Checks   []Check            `yaml:"checks"`
	Outcomes map[string]Outcome `yaml:"outcomes"`
	// Blanks types every {name} that the texts of this provision leave open.
	Blanks map[string]Blank `yaml:"blanks"`
	// Gap says what would close the gap when a mandatory provision is answered N.
	Gap string `yaml:"gap"`
	// Evidence lists what a manufacturer usually has to show.
	Evidence       []string        `yaml:"evidence"`
	Examples       []Example       `yaml:"examples"`
	Justifications []Justification `yaml:"justifications"`

	// Pack is set where the words, or some of them, are those of a pack that brings the
	// edition.
	Pack *Pack `yaml:"-"`

	// sources are the files that the prose was made from, its own first.
	sources []string
	// retyped are the blanks that the file types though no text of the edition's own has them:
	// it means those of texts that come from elsewhere.
	retyped []string
	// leftOut are the names in LeavesOut that something has.
	leftOut []string
}

// Words says whose the words are.
func (p *Prose) Words() string {
	if p.Pack == nil {
		return "The words are ours. The official text of the standard is what counts."
	}
	return "The words are those of the pack " + p.Pack.Name() + ", and ours where it has none. None of them are those of ETSI."
}

// Check is a plain question about the device, answered yes, no, partly where that is
// offered, or don't know.
type Check struct {
	ID   string `yaml:"id" json:"id"`
	When When   `yaml:"when" json:"when,omitzero"`
	Ask  string `yaml:"ask" json:"ask,omitempty"`
	Help string `yaml:"help" json:"help,omitempty"`
	// Yes, No and Partly name the outcome that the answer leads to, or "next" where the
	// answer alone decides nothing. An empty Partly is not offered.
	Yes    string `yaml:"yes" json:"yes"`
	No     string `yaml:"no" json:"no"`
	Partly string `yaml:"partly" json:"partly,omitempty"`
}

// undecidedHere marks an answer to a check that alone decides nothing.
const undecidedHere = "next"

// Answers to checks as they are stored. DontKnow is the fourth.
const (
	CheckYes    = "yes"
	CheckNo     = "no"
	CheckPartly = "partly"
)

// CheckLabel is an answer to a check as it is offered.
func CheckLabel(answer string) string {
	switch answer {
	case CheckYes:
		return "Yes"
	case CheckNo:
		return "No"
	case CheckPartly:
		return "Partly"
	}
	return "Don't know yet"
}

// Options lists the answers that the check offers, "don't know yet" last.
func (c *Check) Options() []string {
	options := []string{CheckYes, CheckNo}
	if c.Partly != "" {
		options = append(options, CheckPartly)
	}
	return append(options, DontKnow)
}

// offers reports whether an answer is one of the options.
func (c *Check) offers(answer string) bool {
	switch answer {
	case CheckYes, CheckNo, DontKnow:
		return true
	case CheckPartly:
		return c.Partly != ""
	}
	return false
}

// check returns the check of the given id, or nil.
func (p *Prose) check(id string) *Check {
	for i := range p.Checks {
		if p.Checks[i].ID == id {
			return &p.Checks[i]
		}
	}
	return nil
}

// outcome names the outcome of an answer, or "".
func (c *Check) outcome(answer string) string {
	name := ""
	switch answer {
	case CheckYes:
		name = c.Yes
	case CheckNo:
		name = c.No
	case CheckPartly:
		name = c.Partly
	}
	if name == undecidedHere {
		return ""
	}
	return name
}

// Outcome is where a path through the checks ends: the support to suggest and the first
// words of the Detail, with blanks in braces.
type Outcome struct {
	Suggest Support `yaml:"suggest" json:"suggest"`
	Detail  string  `yaml:"detail" json:"detail"`
	// Note is said to the person beside the suggestion and enters no statement.
	Note string `yaml:"note" json:"note,omitempty"`
}

// Blank types a gap in a text that only the manufacturer can fill.
type Blank struct {
	// Kind is "text", "choice" or "date".
	Kind string `yaml:"kind"`
	// Of lists the words to choose from, for a choice.
	Of   []string `yaml:"of" json:",omitempty"`
	Hint string   `yaml:"hint"`
}

// Example retells how the guide meets a provision.
type Example struct {
	Ref  string   `yaml:"ref"`
	Fits []string `yaml:"fits"`
	Text string   `yaml:"text"`
	Note string   `yaml:"note"`
	// Dated says why the advice is old or weak, where it is.
	Dated string `yaml:"dated"`
	// Origin is set where the example was written for another provision or edition.
	Origin *Origin `yaml:"-"`
}

// Justification is a template for the Detail of a recommendation that is not followed.
type Justification struct {
	ID string `yaml:"id"`
	// Ref is the clause of the guide that describes the situation, or "ours".
	Ref       string   `yaml:"ref"`
	Fits      []string `yaml:"fits"`
	Situation string   `yaml:"situation"`
	AskFirst  []string `yaml:"ask_first"`
	Text      string   `yaml:"text"`
	// Origin is set where the template was written for another provision or edition.
	Origin *Origin `yaml:"-"`
}

// Choose returns the word of a choice that a person means: the word itself, its beginning
// where no other begins alike, or its number counted from 1. It returns "" for anything
// else.
func (b Blank) Choose(text string) string {
	var meant []string
	for i, word := range b.Of {
		if strings.EqualFold(word, text) || text == strconv.Itoa(i+1) {
			return word
		}
		if len(text) <= len(word) && strings.EqualFold(word[:len(text)], text) {
			meant = append(meant, word)
		}
	}
	if len(meant) != 1 {
		return ""
	}
	return meant[0]
}
