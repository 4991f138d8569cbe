package questionnaire

import "slices"

// Edition is one edition of the standard as its conformance pro forma lists it. It is
// read-only and safe for use by several goroutines.
type Edition struct {
	// ID is the stable name, such as "en303645-v2.1.1".
	ID string `yaml:"edition"`
	// Title names the document and its version; Subject is the document's own subject.
	Title   string `yaml:"title"`
	Subject string `yaml:"subject"`
	// GoodFor says in two sentences what the edition is and what it is good for.
	GoodFor string `yaml:"good_for"`
	// Published is the month of publication as "2006-01".
	Published string `yaml:"published"`
	// Table is the table of the pro forma, such as "Table B.1".
	Table string `yaml:"table"`
	// Guide is the guide whose examples were written for the edition.
	Guide string `yaml:"guide"`
	// Computed is the reference of the provision whose support follows from all others.
	Computed   string      `yaml:"computed"`
	FactIDs    []string    `yaml:"facts" json:",omitempty"`
	Conditions []Condition `yaml:"conditions" json:",omitempty"`
	Clauses    []Clause    `yaml:"clauses" json:",omitempty"`

	library    *Library
	facts      []*Fact
	groups     []FactGroup
	factByID   map[string]*Fact
	provisions []*Provision
	byRef      map[string]*Provision

	contradictions []Contradiction

	// refines is set for an edition of a pack.
	refines *refinement
}

// Condition is a condition, feature or note of the pro forma on which provisions depend.
type Condition struct {
	// Kind is "condition", "feature" or "note", as the edition calls it.
	Kind string `yaml:"kind"`
	// Ref is the number or letter in the pro forma.
	Ref string `yaml:"ref"`
	// Wording is the pro forma's own; Fails says the same of a device for which it does
	// not hold, for the rationale of an N/A.
	Wording string `yaml:"wording"`
	Fails   string `yaml:"fails"`
	// When says which facts make it hold.
	When When `yaml:"when"`
}

// Clause is a clause of the standard with the provisions it holds.
type Clause struct {
	Number     string       `yaml:"number"`
	Title      string       `yaml:"title"`
	Provisions []*Provision `yaml:"provisions" json:",omitempty"`
}

// Provision is one row of the pro forma.
type Provision struct {
	Reference string `yaml:"reference"`
	Status    Status `yaml:"status"`
	// Title says in a few words of our own what the provision is about.
	Title string `yaml:"title"`
	// Unlisted is true where the pro forma's table has no row for the provision.
	Unlisted bool `yaml:"unlisted"`

	clause     *Clause
	conditions []*Condition
	computed   bool
	// at is the place of the provision among all of the edition.
	at int
}

// Clause is the clause that the provision stands in.
func (p *Provision) Clause() *Clause { return p.clause }

// Conditions are the conditions that must all hold for the provision to apply.
func (p *Provision) Conditions() []*Condition { return p.conditions }

// Computed reports whether the support follows from the other answers (4-1 of V2.1.1, 5.0-1
// of V3.1.3). Such a provision is never asked.
func (p *Provision) Computed() bool { return p.computed }

// Provision returns the provision with the given reference, or nil.
func (e *Edition) Provision(reference string) *Provision { return e.byRef[reference] }

// Provisions lists all provisions in the order of the standard, the computed one included.
func (e *Edition) Provisions() []*Provision { return slices.Clone(e.provisions) }

// Fact returns the device fact with the given id, or nil where the edition asks none such.
func (e *Edition) Fact(id string) *Fact { return e.factByID[id] }

// Facts lists the device facts of the edition in the order in which they are asked.
func (e *Edition) Facts() []*Fact { return slices.Clone(e.facts) }

// Group returns the heading under which a fact is asked.
func (e *Edition) Group(fact *Fact) FactGroup {
	for _, group := range e.groups {
		if group.ID == fact.Group {
			return group
		}
	}
	return FactGroup{ID: fact.Group, Title: fact.Group}
}

// abridged returns what an evaluation needs of the prose of a provision.
func (e *Edition) abridged(reference string) (*abridged, error) {
	return e.library.abridged(e.ID, reference)
}

// Prose returns what the program says about a provision. It is read when first asked for.
func (e *Edition) Prose(reference string) (*Prose, error) {
	return e.library.prose(e.ID, reference)
}

// Condition returns the condition, feature or note with the given reference, or nil.
func (e *Edition) Condition(ref string) *Condition {
	for i := range e.Conditions {
		if e.Conditions[i].Ref == ref {
			return &e.Conditions[i]
		}
	}
	return nil
}

// link connects the parts of a decoded edition with each other and with the facts. Whatever
// does not resolve is left out here; the validator is what reports it.
func (e *Edition) link(library *Library, facts *factFile) {
	e.library = library
	e.groups = facts.Groups
	e.factByID = make(map[string]*Fact, len(e.FactIDs))
	for _, id := range e.FactIDs {
		if fact := facts.fact(id); fact != nil {
			e.facts = append(e.facts, fact)
			e.factByID[id] = fact
		}
	}
	e.byRef = make(map[string]*Provision)
	for i := range e.Clauses {
		clause := &e.Clauses[i]
		for _, provision := range clause.Provisions {
			provision.clause, provision.at = clause, len(e.provisions)
			provision.computed = provision.Reference == e.Computed
			for _, ref := range provision.Status.Refs {
				if condition := e.Condition(ref); condition != nil {
					provision.conditions = append(provision.conditions, condition)
				}
			}
			e.provisions = append(e.provisions, provision)
			e.byRef[provision.Reference] = provision
		}
	}
}
