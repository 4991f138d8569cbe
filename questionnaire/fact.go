package questionnaire

// Fact is a question about the device whose answer decides which provisions apply.
type Fact struct {
	ID string `yaml:"id"`
	// Group is the id of the FactGroup under which the fact is asked.
	Group string `yaml:"group"`
	// Ask is the question, Help one or two sentences that remove the usual doubt.
	Ask  string `yaml:"ask"`
	Help string `yaml:"help"`
	// When says on which other facts the question is asked at all.
	When When `yaml:"when"`
	// Values are the answers offered. "Don't know yet" is always offered beside them.
	Values []FactValue `yaml:"values" json:",omitempty"`
}

// FactValue is one possible answer to a Fact.
type FactValue struct {
	Value string `yaml:"value"`
	Label string `yaml:"label"`
	// Says is what the answer states about the device, to be read inside a sentence.
	Says string `yaml:"says"`
}

// FactGroup gathers facts under a heading.
type FactGroup struct {
	ID    string `yaml:"id"`
	Title string `yaml:"title"`
}

// DontKnow is the stored value of "don't know yet", for facts and for checks. Whatever
// rests on it is undecided.
const DontKnow = "unknown"

// absent is what a fact counts as when its parent rules the question out.
const absent = "no"

// Has reports whether value is one of the answers that the fact offers.
func (f *Fact) Has(value string) bool {
	for _, v := range f.Values {
		if v.Value == value {
			return true
		}
	}
	return false
}

// Says returns what the given answer states about the device, or "" for an answer that the
// fact does not know.
func (f *Fact) Says(value string) string {
	for _, v := range f.Values {
		if v.Value == value {
			return v.Says
		}
	}
	return ""
}

// Label returns the short form of an answer for lists, "don't know yet" included.
func (f *Fact) Label(value string) string {
	for _, v := range f.Values {
		if v.Value == value {
			return v.Label
		}
	}
	if value == DontKnow {
		return "Don't know yet"
	}
	return value
}

// Profile reads a device's facts: the given ones, and those that follow because a parent
// rules the question out.
type Profile struct {
	edition *Edition
	given   map[string]string
	// known keeps what was looked up, where the facts do not change meanwhile.
	known map[string]knownFact
}

// knownFact is what [Profile.Lookup] says of a fact.
type knownFact struct {
	value string
	by    []string
	ok    bool
}

// NewProfile reads the given facts in the light of an edition. The map is not copied.
func NewProfile(edition *Edition, given map[string]string) Profile {
	return Profile{edition: edition, given: given}
}

// settled returns the profile with every fact looked up. The facts must not change while it
// is used.
func (p Profile) settled() Profile {
	known := make(map[string]knownFact, len(p.edition.facts))
	looking := Profile{edition: p.edition, given: p.given, known: known}
	for _, fact := range p.edition.facts {
		value, by, ok := looking.Lookup(fact.ID)
		known[fact.ID] = knownFact{value, by, ok}
	}
	return looking
}

// Lookup is the [Lookup] of the profile. A name that is no fact of the edition is not known.
func (p Profile) Lookup(name string) (string, []string, bool) {
	if known, looked := p.known[name]; looked {
		return known.value, known.by, known.ok
	}
	fact := p.edition.Fact(name)
	if fact == nil {
		return "", nil, false
	}
	if !fact.When.Always() {
		asked, by := fact.When.Eval(p.Lookup)
		switch asked {
		case No:
			return absent, by, true
		case Unknown:
			return "", by, false
		case Yes:
		}
	}
	value := p.given[name]
	if !fact.Has(value) {
		return "", nil, false
	}
	return value, nil, true
}

// Asked reports whether the fact is to be asked, given what is known of its parents.
func (p Profile) Asked(fact *Fact) bool {
	truth, _ := fact.When.Eval(p.Lookup)
	return truth == Yes
}

// Answered reports whether the person has said anything to the fact, "don't know yet"
// included.
func (p Profile) Answered(fact *Fact) bool {
	value := p.given[fact.ID]
	return value == DontKnow || fact.Has(value)
}

// Questions lists the facts to be asked now, in order.
func (p Profile) Questions() []*Fact {
	var asked []*Fact
	for _, fact := range p.edition.Facts() {
		if p.Asked(fact) {
			asked = append(asked, fact)
		}
	}
	return asked
}

// Says states a fact about the device in words, such as "no passwords are used". It returns
// "" while the fact is not known.
func (p Profile) Says(name string) string {
	value, _, ok := p.Lookup(name)
	fact := p.edition.Fact(name)
	if !ok || fact == nil {
		return ""
	}
	return fact.Says(value)
}
