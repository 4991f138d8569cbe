package questionnaire

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"
)

// ErrSameEdition says that an assessment is of the edition already that it is to be carried to.
var ErrSameEdition = errors.New("the assessment is of that edition already")

// ErrVariant says that an assessment is a variant, and so would lose its base.
var ErrVariant = errors.New("the assessment is a variant")

// Migrate carries an assessment over to another edition, neighbouring or not, later or
// earlier. The result has the given id; the assessment is not changed. No answer of the result
// claims a support: what was said waits in Carried until a person has looked at it. Facts that
// the edition asks go along with their times, and so does the scope. The error wraps
// [ErrUnknownEdition], [ErrNoLineage], [ErrSameEdition], [ErrVariant] or
// [ErrOpenConflicts].
func Migrate(l *Library, a *Assessment, to, id string, now time.Time) (*Assessment, *Migration, error) {
	if a.Edition == to {
		return nil, nil, fmt.Errorf("%w: name another than %s", ErrSameEdition, to)
	}
	if a.IsVariant() {
		return nil, nil, fmt.Errorf("%w of %s: write it whole first, with ask645 family detach, and carry that over", ErrVariant, a.Base.File)
	}
	if len(a.Conflicts) > 0 {
		return nil, nil, fmt.Errorf("%w: decide what holds, then carry the answers over", ErrOpenConflicts)
	}
	from, err := l.Edition(a.Edition)
	if err != nil {
		return nil, nil, err
	}
	into, err := l.Edition(to)
	if err != nil {
		return nil, nil, err
	}
	lineage, err := l.Lineage(from.ID, into.ID)
	if err != nil {
		return nil, nil, err
	}
	m := &mover{library: l, lineage: lineage, from: from, to: into, old: a, landed: map[string]*Answer{}}
	result := a.Clone()
	result.ID, result.Edition, result.PartOf = id, into.ID, PartOf{}
	result.Answers = m.answers(now)
	m.facts(result)
	m.scope(result)
	return result, m.report(result, now), nil
}

// mover carries the answers of one assessment over.
type mover struct {
	library  *Library
	lineage  *Lineage
	from, to *Edition
	old      *Assessment
	// landed are the answers of the new edition, by reference.
	landed map[string]*Answer
}

// facts leaves out the facts that the edition does not ask.
func (m *mover) facts(result *Assessment) {
	for id := range m.old.Facts {
		if m.to.Fact(id) == nil {
			delete(result.Facts, id)
			delete(result.FactsAt, id)
			delete(result.FactsBy, id)
		}
	}
}

// scope leaves out what comes from provisions that were left out, and from no other.
func (m *mover) scope(result *Assessment) {
	result.OutOfScope = nil
	if len(m.old.OutOfScope) == 0 {
		return
	}
	in, out := map[string]bool{}, map[string]bool{}
	for _, link := range m.lineage.Links() {
		switch {
		case link.From == "" || link.To == "":
		case m.old.InScope(link.From):
			in[link.To] = true
		case m.to.Provision(link.To).MayBeLeftOut():
			out[link.To] = true
		}
	}
	for reference := range out {
		if !in[reference] {
			result.SetScope(false, reference)
		}
	}
}

// answers builds the answers of the new edition.
func (m *mover) answers(now time.Time) map[string]Answer {
	for _, link := range m.lineage.Links() {
		answer, answered := m.old.Answers[link.From]
		if !answered || link.To == "" || link.From == "" {
			continue
		}
		into := m.landed[link.To]
		if into == nil {
			into = &Answer{}
			m.landed[link.To] = into
		}
		for _, carried := range m.carried(link, answer) {
			into.Carried.add(carried)
		}
		into.join(answer)
	}
	answers := make(map[string]Answer, len(m.landed))
	for reference, answer := range m.landed {
		if !answer.Empty() {
			answer.At = stamp(now)
			answers[reference] = *answer
		}
	}
	return answers
}

// carried is what goes along a link: the answer, and what waited beside it already.
func (m *mover) carried(link LineageLink, answer Answer) []CarriedAnswer {
	var all []CarriedAnswer
	for _, waiting := range answer.Carried.From {
		if kind, here := m.lands(waiting, link); here {
			waiting.Kind = kind
			all = append(all, waiting)
		}
	}
	if own, said := answer.carry(m.from.ID, link.From, link.Kind()); said {
		all = append(all, own)
	}
	return all
}

// lands reports whether an answer that waits at the beginning of a link goes along it, and how
// its own provision became the one at the end. It goes to those that its own provision became;
// where none of them is at the end of a link from here, it goes wherever the links lead.
func (m *mover) lands(waiting CarriedAnswer, link LineageLink) (LineageKind, bool) {
	own := m.became(waiting)
	if kind, ok := own[link.To]; ok {
		return kind, true
	}
	for _, other := range m.lineage.Successors(link.From) {
		if _, ok := own[other.To]; ok && other.To != "" {
			return "", false
		}
	}
	return strongest(waiting.Kind, link.Kind()), true
}

// became lists what the provision of a carried answer became in the new edition.
func (m *mover) became(carried CarriedAnswer) map[string]LineageKind {
	became := map[string]LineageKind{}
	if carried.Edition == m.to.ID {
		became[carried.Reference] = LineageSame
		return became
	}
	lineage, err := m.library.Lineage(carried.Edition, m.to.ID)
	if err != nil {
		return became // an edition that this program does not have
	}
	for _, link := range lineage.Successors(carried.Reference) {
		if link.To != "" {
			became[link.To] = link.Kind()
		}
	}
	return became
}

// strongest is the greater of two changes.
func strongest(a, b LineageKind) LineageKind {
	return LineageLink{Steps: []LineageStep{{Kind: a}, {Kind: b}}}.Kind()
}

// add takes a carried answer in, unless the same one is there.
func (c *Carried) add(carried CarriedAnswer) {
	if !slices.ContainsFunc(c.From, carried.same) {
		c.From = append(c.From, carried)
	}
}

// join takes over what claims nothing: evidence, note and flag. What several answers have in
// common stands once.
func (a *Answer) join(other Answer) {
	for _, evidence := range other.Evidence {
		if !slices.ContainsFunc(a.Evidence, func(e Evidence) bool { return reflect.DeepEqual(e, evidence) }) {
			a.Evidence = append(a.Evidence, evidence)
		}
	}
	switch {
	case a.Note == "":
		a.Note = other.Note
	case other.Note != "" && other.Note != a.Note:
		a.Note += "\n" + other.Note
	}
	a.Flag = a.Flag || other.Flag
	if a.Carried.extra == nil {
		a.Carried.extra = other.Carried.extra
	}
}
