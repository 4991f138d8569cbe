package questionnaire

import (
	"maps"
	"slices"
	"time"
)

// Migration is the report on an assessment that was carried over to another edition. As JSON
// it is what "ask645 migrate --json" prints; its members are stable.
type Migration struct {
	From MigratedEdition `json:"from"`
	To   MigratedEdition `json:"to"`
	// Facts are the ids of facts that go along, LostFacts those that the new edition does not
	// ask, OpenFacts those that are to be answered.
	Facts     []string `json:"facts"`
	LostFacts []Given  `json:"lost_facts"`
	OpenFacts []string `json:"open_facts"`
	// Provisions are all of the new edition, in the order of the standard.
	Provisions []Migrated `json:"provisions"`
	// Dropped are the provisions of the old edition that nothing became of, Unknown are
	// answers to provisions that the old edition does not have. What was said there stays in
	// the old file only.
	Dropped []LeftBehind `json:"dropped"`
	Unknown []LeftBehind `json:"unknown"`

	to *Edition
}

// MigratedEdition names an edition.
type MigratedEdition struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Given is a fact that was given.
type Given struct {
	ID    string `json:"id"`
	Value string `json:"value"`
}

// The ways in which a provision can wait for an answer to which nothing was carried over, beside
// those of [Confirming].
const (
	// AnswerNew: the old edition has nothing like it.
	AnswerNew Confirming = "new"
	// AnswerOpen: it was not answered before.
	AnswerOpen Confirming = "open"
)

// Migrated is what became of a provision of the new edition.
type Migrated struct {
	Reference string `json:"reference"`
	Title     string `json:"title"`
	// Kind is the greatest change on the ways that lead here.
	Kind LineageKind `json:"kind"`
	// From are the provisions that it comes from.
	From []MigratedFrom `json:"from"`
	// Do is what is to be done, Reason why, where that needs saying.
	Do     Confirming `json:"do"`
	Reason string     `json:"reason,omitempty"`
}

// MigratedFrom is where a provision comes from, and what was answered there.
type MigratedFrom struct {
	Edition   string      `json:"edition"`
	Reference string      `json:"reference"`
	Kind      LineageKind `json:"kind"`
	Support   Support     `json:"support"`
	// Answered is true where something waits to be confirmed.
	Answered bool `json:"answered"`
	// Changes say what is different.
	Changes []string `json:"changes"`
}

// LeftBehind is a provision of the old edition whose answer did not go along.
type LeftBehind struct {
	Reference string  `json:"reference"`
	Title     string  `json:"title,omitempty"`
	Support   Support `json:"support"`
	Detail    string  `json:"detail"`
	Note      string  `json:"note,omitempty"`
	// Answered is true where something was said; false for a provision that was open.
	Answered bool `json:"answered"`
}

// report says what became of everything.
func (m *mover) report(result *Assessment, now time.Time) *Migration {
	r := &Migration{
		From: MigratedEdition{m.from.ID, m.from.Title}, To: MigratedEdition{m.to.ID, m.to.Title}, to: m.to,
		Facts: []string{}, LostFacts: []Given{}, OpenFacts: []string{}, Dropped: []LeftBehind{}, Unknown: []LeftBehind{},
	}
	m.reportFacts(r, result)
	s := Evaluate(m.to, result, now)
	for i := range s.Rows {
		r.Provisions = append(r.Provisions, m.migrated(s, &s.Rows[i]))
	}
	for _, link := range m.lineage.Links() {
		if link.To == "" {
			r.Dropped = append(r.Dropped, m.leftBehind(link.From))
		}
	}
	for _, reference := range slices.Sorted(maps.Keys(m.old.Answers)) {
		if m.from.Provision(reference) == nil {
			r.Unknown = append(r.Unknown, m.leftBehind(reference))
		}
	}
	return r
}

func (m *mover) reportFacts(r *Migration, result *Assessment) {
	for _, id := range slices.Sorted(maps.Keys(m.old.Facts)) {
		if m.to.Fact(id) == nil {
			r.LostFacts = append(r.LostFacts, Given{id, m.old.Facts[id]})
			continue
		}
		r.Facts = append(r.Facts, id)
	}
	profile := NewProfile(m.to, result.Facts)
	for _, fact := range profile.Questions() {
		if !profile.Answered(fact) {
			r.OpenFacts = append(r.OpenFacts, fact.ID)
		}
	}
}

func (m *mover) leftBehind(reference string) LeftBehind {
	answer, answered := m.old.Answers[reference]
	left := LeftBehind{Reference: reference, Support: answer.Support, Detail: answer.Detail, Note: answer.Note, Answered: answered}
	if provision := m.from.Provision(reference); provision != nil {
		left.Title = provision.Title
	}
	for _, waiting := range answer.Carried.From {
		if left.Support == Unanswered && left.Detail == "" {
			left.Support, left.Detail = waiting.Support, waiting.Detail
		} else if waiting.Detail != "" {
			left.Detail += "\n" + waiting.Detail
		}
	}
	return left
}

// migrated says what became of one provision.
func (m *mover) migrated(s *Statement, row *Row) Migrated {
	reference := row.Provision.Reference
	result := Migrated{Reference: reference, Title: row.Provision.Title, Kind: LineageNew, From: []MigratedFrom{}}
	steps := []LineageStep{}
	confirmation := s.Confirmation(row)
	told := map[string]bool{}
	if confirmation != nil {
		result.Do, result.Reason = confirmation.Do, confirmation.Reason
		for _, source := range confirmation.Sources {
			told[source.Edition+" "+source.Reference] = true
			steps = append(steps, LineageStep{Kind: source.Kind})
			result.From = append(result.From, MigratedFrom{
				Edition: source.Edition, Reference: source.Reference, Kind: source.Kind,
				Support: source.Support, Answered: true, Changes: list(source.Changes),
			})
		}
	}
	for _, link := range m.lineage.Predecessors(reference) {
		if link.From == "" || told[m.from.ID+" "+link.From] {
			continue
		}
		steps = append(steps, link.Steps...)
		result.From = append(result.From, MigratedFrom{
			Edition: m.from.ID, Reference: link.From, Kind: link.Kind(), Changes: list(m.library.changes(link)),
		})
	}
	if len(steps) > 0 {
		result.Kind = LineageLink{Steps: steps}.Kind()
	}
	switch {
	case confirmation != nil:
	case row.Provision.Computed():
		result.Do = ConfirmFollows
	case row.OutOfScope:
		result.Do = ConfirmOut
	case row.Applies == No:
		result.Do = ConfirmAccept
	case len(result.From) == 0:
		result.Do = AnswerNew
	default:
		result.Do = AnswerOpen
	}
	return result
}

// list makes an empty list of a nil one, which JSON would write as null.
func list[T any](values []T) []T {
	if values == nil {
		return []T{}
	}
	return values
}
