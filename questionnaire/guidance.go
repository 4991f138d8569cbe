package questionnaire

import (
	"cmp"
	"slices"
)

// Tag is a word for what a piece of guidance fits, from a closed list.
type Tag struct {
	ID    string `yaml:"id"`
	Label string `yaml:"label"`
	// When says on which facts of the device the tag fits; without it, it is left open.
	When When `yaml:"when"`
}

// Term is an entry of the glossary.
type Term struct {
	ID      string `yaml:"id"`
	Term    string `yaml:"term"`
	Meaning string `yaml:"meaning"`
	// Misread says how people take the term for something else, or "".
	Misread string `yaml:"misread"`
	Ref     string `yaml:"ref"`
}

// Misuse is the guidance on misuse of a device at home (TR 103 621, clause 5).
type Misuse struct {
	Title string `yaml:"title"`
	Ref   string `yaml:"ref"`
	About string `yaml:"about"`
	// Threats are kinds of misuse, each with a question for the designer.
	Threats []Threat `yaml:"threats"`
	// Measures are the three kinds of measures that the guide names.
	Measures []Measure `yaml:"measures"`
	// Provisions are references at which the guidance bears.
	Provisions []string `yaml:"provisions"`
}

// Threat is a kind of misuse at home.
type Threat struct {
	ID       string `yaml:"id"`
	Text     string `yaml:"text"`
	Question string `yaml:"question"`
}

// Measure is a kind of measure against misuse at home.
type Measure struct {
	ID   string `yaml:"id"`
	Text string `yaml:"text"`
}

// Bears reports whether the guidance bears on a provision.
func (m *Misuse) Bears(reference string) bool {
	return m != nil && slices.Contains(m.Provisions, reference)
}

// Closing is the sentence that the Detail of an unmet mandatory provision ends with: what
// will close the gap, who is responsible, by when. It is no justification.
type Closing struct {
	Text   string           `yaml:"text"`
	Blanks map[string]Blank `yaml:"blanks"`
}

// Guidance is what the library knows besides provisions.
type Guidance struct {
	Tags    []Tag
	Terms   []Term
	Misuse  *Misuse
	Closing Closing
	// Reminder says what leaving a recommendation out means; ReminderRef where the guide
	// says so.
	Reminder, ReminderRef string
}

// Term returns the glossary's entry of the given id, or nil.
func (g *Guidance) Term(id string) *Term {
	for i := range g.Terms {
		if g.Terms[i].ID == id {
			return &g.Terms[i]
		}
	}
	return nil
}

// Tag returns the tag of the given id, or nil.
func (g *Guidance) Tag(id string) *Tag {
	for i := range g.Tags {
		if g.Tags[i].ID == id {
			return &g.Tags[i]
		}
	}
	return nil
}

// Fit says how guidance with the given tags fits a device: Yes where a tag holds and none
// fails, No where a tag fails, Unknown where nothing speaks for or against it.
func (g *Guidance) Fit(tags []string, facts Lookup) Truth {
	fit := Unknown
	for _, id := range tags {
		tag := g.Tag(id)
		if tag == nil || tag.When.Always() {
			continue
		}
		switch truth, _ := tag.When.Eval(facts); truth {
		case No:
			return No
		case Yes:
			fit = Yes
		case Unknown:
		}
	}
	return fit
}

// fitOrder puts what fits first and what does not last.
var fitOrder = map[Truth]int{Yes: 0, Unknown: 1, No: 2}

// SortExamples returns the examples with those that fit the device first. Among equals the
// order of the guide stays.
func (g *Guidance) SortExamples(examples []Example, facts Lookup) []Example {
	sorted := slices.Clone(examples)
	slices.SortStableFunc(sorted, func(a, b Example) int {
		return cmp.Compare(fitOrder[g.Fit(a.Fits, facts)], fitOrder[g.Fit(b.Fits, facts)])
	})
	return sorted
}

// SortJustifications returns the templates with those that fit the device first.
func (g *Guidance) SortJustifications(templates []Justification, facts Lookup) []Justification {
	sorted := slices.Clone(templates)
	slices.SortStableFunc(sorted, func(a, b Justification) int {
		return cmp.Compare(fitOrder[g.Fit(a.Fits, facts)], fitOrder[g.Fit(b.Fits, facts)])
	})
	return sorted
}

// Ours is the reference of guidance that is not the guide's but this program's own.
const Ours = "ours"

// Source says where a template comes from, in words for people: its place in the guide or
// that it is not from there, the pack that brings it, and for which edition it was written
// where that is another.
func (j *Justification) Source() string {
	source := j.Ref
	if j.Ref == Ours {
		source = "our own, not from the guide"
		if j.Origin != nil && j.Origin.Pack != nil {
			source = ""
		}
	}
	return j.Origin.mark(source)
}

// Source says where an example comes from, as that of a template does.
func (e *Example) Source() string { return e.Origin.mark(e.Ref) }
