package questionnaire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Difference is in what two assessments differ as statements. As JSON it is what "ask645 diff
// --json" prints; its members are stable. Everywhere "a" is the first assessment and "b" the
// second; what one of them does not have is null or "".
type Difference struct {
	A DifferenceSide `json:"a"`
	B DifferenceSide `json:"b"`
	// Same is true where nothing differs.
	Same bool `json:"same"`
	// Cover is what differs of product, manufacturer, assessor and declaration.
	Cover []ValueDifference `json:"cover"`
	// Facts are the facts about the device that differ.
	Facts []FactDifference `json:"facts"`
	// Provisions are those that differ, paired by the lineage where the editions are two, in
	// the order of the edition of b; those that only a has come last.
	Provisions []ProvisionDifference `json:"provisions"`
}

// DifferenceSide is one of two assessments that are compared.
type DifferenceSide struct {
	// File is the name of the file, for whoever compares files.
	File       string `json:"file,omitempty"`
	Edition    string `json:"edition"`
	Title      string `json:"title"`
	Product    string `json:"product"`
	Complete   bool   `json:"complete"`
	Conformant bool   `json:"conformant"`
	Counts     Counts `json:"counts"`
}

// ValueDifference is a member of the cover that differs.
type ValueDifference struct {
	// Path is that of the member in the file, such as "product.model". Entries of a list
	// count from 1.
	Path string `json:"path"`
	A    string `json:"a"`
	B    string `json:"b"`
}

// FactDifference is a fact about the device that is answered otherwise.
type FactDifference struct {
	ID string `json:"id"`
	// Ask is the question.
	Ask string `json:"ask"`
	// A and B are the answers, "" where there is none. Where an edition does not ask the
	// fact, AskedInA or AskedInB is false.
	A        string `json:"a"`
	B        string `json:"b"`
	AskedInA bool   `json:"asked_in_a"`
	AskedInB bool   `json:"asked_in_b"`

	fact *Fact
}

// Label is an answer as it is offered.
func (f *FactDifference) Label(value string) string {
	if f.fact == nil {
		return value
	}
	return f.fact.Label(value)
}

// ProvisionDifference is a provision, or a pair of provisions of two editions, of which the
// statements say something else.
type ProvisionDifference struct {
	// A and B are what each side says; nil where it has no such provision.
	A *ProvisionSide `json:"a"`
	B *ProvisionSide `json:"b"`
	// Kind is how the provision of a became the one of b, "same" within one edition.
	Kind LineageKind `json:"kind"`
	// Changes say what is different in the text of the two provisions.
	Changes []string `json:"changes"`
	// Differs names the members of A and B that differ.
	Differs []string `json:"differs"`
	// Words compares the Details word by word, where they differ and neither is empty.
	Words []WordRun `json:"words,omitempty"`
}

// ProvisionSide is what a statement says of a provision, and what the people who work on the
// assessment noted.
type ProvisionSide struct {
	Reference     string            `json:"reference"`
	Clause        string            `json:"clause"`
	ClauseTitle   string            `json:"clause_title"`
	Title         string            `json:"title"`
	Status        string            `json:"status"`
	Applies       string            `json:"applies"`
	Support       Support           `json:"support"`
	Detail        string            `json:"detail"`
	Waiting       bool              `json:"waiting"`
	OutOfScope    bool              `json:"out_of_scope"`
	Evidence      []Evidence        `json:"evidence"`
	Justification JustifiedBy       `json:"justification"`
	Checks        map[string]string `json:"checks"`
	Note          string            `json:"note"`
	Flag          bool              `json:"flag"`

	// rationale is true where the Detail is what this program writes for N/A.
	rationale bool
}

// Said is the Detail as a person wrote it, or "" where it is what this program writes for N/A.
func (s *ProvisionSide) Said() string {
	if s.rationale {
		return ""
	}
	return s.Detail
}

// Silent reports whether the side claims nothing and has no words either.
func (s *ProvisionSide) Silent() bool { return s.Support == Unanswered && s.Detail == "" }

// Compare says in what two statements differ, of one edition or of two that a lineage
// connects. Compared the other way round, the difference is the same with a and b exchanged
// and the kinds of the lineage read backwards. The error wraps [ErrNoLineage].
func Compare(a, b *Statement) (*Difference, error) {
	lineage, err := a.Edition.library.Lineage(a.Edition.ID, b.Edition.ID)
	if err != nil {
		return nil, err
	}
	d := &Difference{
		A: differenceSide(a), B: differenceSide(b),
		Facts: factDifferences(a, b), Provisions: []ProvisionDifference{},
	}
	if d.Cover, err = coverDifferences(a.Assessment, b.Assessment); err != nil {
		return nil, err
	}
	for _, link := range lineage.Links() {
		d.pair(a, b, link)
	}
	d.strangers(a, b)
	d.Same = len(d.Cover)+len(d.Facts)+len(d.Provisions) == 0 && a.Edition == b.Edition
	return d, nil
}

func differenceSide(s *Statement) DifferenceSide {
	return DifferenceSide{
		Edition: s.Edition.ID, Title: s.Edition.Title, Product: s.Assessment.Product.Name,
		Complete: s.Complete, Conformant: s.Conformant, Counts: s.Counts,
	}
}

// coverDifferences compares the parts of two assessments that are neither facts nor answers.
func coverDifferences(a, b *Assessment) ([]ValueDifference, error) {
	changes, err := Changes(a, b)
	if err != nil {
		return nil, err
	}
	differences := []ValueDifference{}
	for _, change := range changes {
		if change.Fact() != "" || change.Provision() != "" || change.Scope() != "" {
			continue
		}
		before, after := map[string]string{}, map[string]string{}
		flatten(change.Part, change.Before, before)
		flatten(change.Part, change.After, after)
		paths := maps.Clone(before)
		maps.Copy(paths, after)
		for _, path := range slices.Sorted(maps.Keys(paths)) {
			if before[path] != after[path] {
				differences = append(differences, ValueDifference{Path: path, A: before[path], B: after[path]})
			}
		}
	}
	return differences, nil
}

// flatten lists the values of JSON by their paths. Texts stand without quotes.
func flatten(path string, data json.RawMessage, into map[string]string) {
	var object map[string]json.RawMessage
	var entries []json.RawMessage
	var text string
	switch {
	case bytes.Equal(data, []byte("null")):
	case json.Unmarshal(data, &object) == nil:
		for name, value := range object {
			flatten(path+"."+name, value, into)
		}
	case json.Unmarshal(data, &entries) == nil:
		for i, value := range entries {
			flatten(path+"."+strconv.Itoa(i+1), value, into)
		}
	case json.Unmarshal(data, &text) == nil:
		into[path] = text
	default:
		into[path] = string(data)
	}
}

// factDifferences compares the facts that were given, in the order in which they are asked.
func factDifferences(a, b *Statement) []FactDifference {
	differences := []FactDifference{}
	told := map[string]bool{}
	add := func(id string) {
		x, y := a.Assessment.Facts[id], b.Assessment.Facts[id]
		if x == y || told[id] {
			return
		}
		told[id] = true
		fact, other := a.Edition.Fact(id), b.Edition.Fact(id)
		difference := FactDifference{ID: id, A: x, B: y, AskedInA: fact != nil, AskedInB: other != nil, fact: fact}
		if fact == nil {
			difference.fact = other
		}
		if difference.fact != nil {
			difference.Ask = oneLine(difference.fact.Ask)
		}
		differences = append(differences, difference)
	}
	for _, fact := range append(a.Edition.Facts(), b.Edition.Facts()...) {
		add(fact.ID)
	}
	given := maps.Clone(a.Assessment.Facts)
	if given == nil {
		given = map[string]string{}
	}
	maps.Copy(given, b.Assessment.Facts)
	for _, id := range slices.Sorted(maps.Keys(given)) {
		add(id)
	}
	return differences
}

// strangers compares the answers to provisions that neither edition has.
func (d *Difference) strangers(a, b *Statement) {
	all := map[string]bool{}
	for _, s := range []*Statement{a, b} {
		references := append(slices.Collect(maps.Keys(s.Assessment.Answers)), s.Assessment.OutOfScope...)
		for _, reference := range references {
			if a.Edition.Provision(reference) == nil && b.Edition.Provision(reference) == nil {
				all[reference] = true
			}
		}
	}
	for _, reference := range slices.Sorted(maps.Keys(all)) {
		d.compare(strange(a, reference), strange(b, reference), LineageSame, nil, a.Edition == b.Edition)
	}
}

// strange is what an assessment says of a provision that its edition does not have.
func strange(s *Statement, reference string) *ProvisionSide {
	answer, there := s.Assessment.Answers[reference]
	out := !s.Assessment.InScope(reference)
	if !there && !out {
		return nil
	}
	return &ProvisionSide{
		Reference: reference, OutOfScope: out, Support: answer.Support, Detail: answer.Detail, Waiting: answer.Waiting(),
		Evidence: list(answer.Evidence), Justification: answer.Justification, Checks: answer.Checks,
		Note: answer.Note, Flag: answer.Flag,
	}
}

// Tally counts what differs, in a sentence.
func (d *Difference) Tally() string {
	if d.Same {
		return "Nothing differs."
	}
	parts := []string{
		countOf(len(d.Provisions), "provision"), countOf(len(d.Facts), "fact"), countOf(len(d.Cover), "line") + " of the cover",
	}
	return fmt.Sprintf("Different: %s.", strings.Join(parts, ", "))
}
