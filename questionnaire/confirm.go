package questionnaire

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Confirming is what a person has to do with an answer that was carried over.
type Confirming string

// The ways of confirming, from the least to the most work. Accept is for a provision that does
// not apply, Follows for one that is computed, Out for one that is out of scope.
const (
	// ConfirmTake: the provision asks the same, and nothing is noted as different; the answer is
	// taken as it was, after a look.
	ConfirmTake Confirming = "take"
	// ConfirmCompare: likewise, after comparing it with what is different now.
	ConfirmCompare Confirming = "compare"
	// ConfirmDraft: the Detail is a start; the support is chosen anew.
	ConfirmDraft Confirming = "draft"
	// ConfirmDecide: the answer does not hold any more; it is decided anew.
	ConfirmDecide Confirming = "decide"
	// ConfirmAccept: N/A follows from the facts, as long as they stay.
	ConfirmAccept Confirming = "accept"
	// ConfirmFollows: the support follows from the other answers.
	ConfirmFollows Confirming = "follows"
	// ConfirmOut: the provision is out of scope, and nothing is asked of it.
	ConfirmOut Confirming = "out"
)

// Confirmation says what waits at a provision, what is different now, and what to do.
type Confirmation struct {
	Do Confirming
	// Sources are the answers that wait.
	Sources []Source
	// Support is what is claimed when the answer is taken, or "" where it is chosen anew.
	Support Support
	// Reason says why the answer is a draft only, or does not hold any more, and what changed
	// of the status. It may be empty.
	Reason string
}

// Source is an answer that waits to be confirmed, and what is different since.
type Source struct {
	CarriedAnswer
	// Title is that of the edition, Name the provision with the version of the edition, such
	// as "5.1-1 of V2.1.1".
	Title, Name string
	// Changes say what is different, each with the editions that it is about.
	Changes []string
}

// Takeable reports whether there is something to take: an answer or a start for one.
func (c *Confirmation) Takeable() bool {
	switch c.Do {
	case ConfirmTake, ConfirmCompare, ConfirmDraft:
		return true
	case ConfirmDecide:
		return c.Sources[0].Support == NotSupported
	case ConfirmAccept, ConfirmFollows, ConfirmOut, AnswerNew, AnswerOpen:
	}
	return false
}

// Confirmation is what waits at a row, or nil where nothing does.
func (s *Statement) Confirmation(row *Row) *Confirmation {
	if !row.Answer.Waiting() {
		return nil
	}
	c := &Confirmation{}
	for _, carried := range row.Answer.Carried.From {
		c.Sources = append(c.Sources, s.source(carried, row.Provision.Reference))
	}
	c.decide(s, row)
	return c
}

// source looks up what is different since an answer was given.
func (s *Statement) source(carried CarriedAnswer, reference string) Source {
	library := s.Edition.library
	source := Source{CarriedAnswer: carried, Title: library.titleOf(carried.Edition)}
	source.Name = carried.Reference + " of " + library.versionOf(carried.Edition)
	if carried.Edition == s.Edition.ID {
		source.Name = carried.Reference + " of " + cmp.Or(carried.Product, "another product")
	}
	if lineage, err := library.Lineage(carried.Edition, s.Edition.ID); err == nil {
		for _, link := range lineage.Successors(carried.Reference) {
			if link.To == reference {
				source.Changes = library.changes(link)
			}
		}
	}
	return source
}

// changes word what is different at the two ends of a link, for each pair of editions on the
// way. They say what the later edition changed, whichever way the link leads.
func (l *Library) changes(link LineageLink) []string {
	var changes []string
	for _, step := range link.Steps {
		earlier, later, kind := step.FromEdition, step.ToEdition, step.Kind
		if step.Back {
			earlier, later, kind = later, earlier, kind.back()
		}
		note := oneLine(step.Note)
		if note == "" && (kind == LineageSame || kind == LineageNew || kind == LineageDropped) {
			continue
		}
		words := fmt.Sprintf("%s against %s: ", l.versionOf(later), l.versionOf(earlier))
		if kind != LineageSame {
			words += string(kind) + ". "
		}
		changes = append(changes, strings.TrimSpace(words+note))
	}
	return changes
}

// decide holds what waits against what the provision asks now.
func (c *Confirmation) decide(s *Statement, row *Row) {
	status := row.Provision.Status
	first := c.Sources[0]
	several := len(c.Sources) > 1
	unfit := !slices.ContainsFunc(c.Sources, func(s Source) bool { return s.Support != NotApplicable })
	wasMandatory, known := s.wasMandatory(first.CarriedAnswer)
	stricter, looser := known && status.Mandatory && !wasMandatory, known && !status.Mandatory && wasMandatory
	switch {
	case row.Provision.Computed():
		c.Do = ConfirmFollows
	case row.OutOfScope:
		c.Do = ConfirmOut
	case row.Applies == No:
		c.Do = ConfirmAccept
	case unfit && !status.Conditional():
		c.Do, c.Reason = ConfirmDecide, fmt.Sprintf("N/A cannot be taken: the status %s has no condition. Answer Y or N.", status.Text)
	case unfit && row.Applies == Unknown:
		c.Do, c.Reason = ConfirmDecide, "N/A cannot be taken while it is not known whether the provision applies. Answer the fact that it rests on first."
	case unfit:
		c.Do, c.Reason = ConfirmDecide, "N/A cannot be taken: by the facts the provision applies. Answer Y or N, or correct the fact."
	case several:
		c.Do, c.Reason = ConfirmDraft, "Several answers come together here. Their Details are a start; choose the support anew."
	case stricter && first.Support == NotSupported:
		c.Do, c.Reason = ConfirmDecide, "It was recommended and is mandatory now: the reason given for N no longer suffices. Decide anew."
	case first.Support == Unanswered:
		c.Do, c.Reason = ConfirmDraft, "It was not decided. What was written is a start."
	default:
		c.byKind(first)
		switch {
		case stricter:
			c.Reason = strings.TrimSpace(c.Reason + " It was recommended and is mandatory now.")
		case looser && first.Support == NotSupported:
			c.Reason = strings.TrimSpace(c.Reason + " It was mandatory and is recommended now: N needs its reason in the Detail.")
		}
	}
	if c.Do == ConfirmTake || c.Do == ConfirmCompare {
		c.Support = first.Support
	}
}

// byKind decides by how the provision changed.
func (c *Confirmation) byKind(source Source) {
	switch source.Kind {
	case LineageSame:
		// Whoever wrote a note found that the two are not quite the same after all.
		c.Do = ConfirmTake
		if len(source.Changes) > 0 {
			c.Do = ConfirmCompare
		}
	case LineageRenumbered:
		c.Do = ConfirmTake
	case LineageReworded, LineageExtended, LineageNarrowed:
		c.Do = ConfirmCompare
	case LineageJoined:
		c.Do, c.Reason = ConfirmDraft, "This provision brings together what the other edition asks in several. The Detail is a start; choose the support anew."
	case LineageSplit:
		c.Do, c.Reason = ConfirmDraft, "This provision is a part of the one that was answered. The Detail is a start; choose the support anew."
	case LineageNew, LineageDropped:
		fallthrough
	default:
		c.Do, c.Reason = ConfirmDraft, "How the provision changed is not known. The Detail is a start; choose the support anew."
	}
}

// wasMandatory reports whether the provision of a carried answer was mandatory in its edition.
func (s *Statement) wasMandatory(carried CarriedAnswer) (mandatory, known bool) {
	edition, err := s.Edition.library.Edition(carried.Edition)
	if err != nil {
		return false, false
	}
	provision := edition.Provision(carried.Reference)
	if provision == nil {
		return false, false
	}
	return provision.Status.Mandatory, true
}

// Confirmation is what waits at the provision, or nil where nothing does.
func (a *Answering) Confirmation() *Confirmation { return a.confirmation }

// TakeCarried takes what waits at the provision as far as its confirmation allows: the answer
// as it was, or a start for one. It returns false, and changes nothing, where there is nothing
// to take. Checks answered here meanwhile stay as they are, and so does a Detail, in front.
func (a *Answering) TakeCarried(answer *Answer) bool {
	c := a.confirmation
	if c == nil || !c.Takeable() || !answer.Waiting() {
		return false
	}
	if a.Untouched(answer.Detail) {
		answer.Detail = ""
	}
	for _, source := range c.Sources {
		switch {
		case source.Support == NotApplicable:
		case answer.Detail == "":
			answer.Detail = source.Detail
		default:
			answer.Detail = strings.TrimSpace(answer.Detail + "\n" + source.Detail)
		}
	}
	answer.Carried = Carried{}
	source := c.Sources[0]
	if len(c.Sources) > 1 {
		return true
	}
	answer.Example = source.Example
	answer.takeMembers(source.Members)
	if source.Kind != LineageSplit && source.Kind != LineageJoined {
		a.takeChecks(answer, source.Checks)
	}
	if c.Support == Unanswered {
		return true
	}
	answer.Support, answer.Justification = c.Support, source.Justification
	if suggestion := a.walk(answer.Checks).Suggestion; suggestion != nil {
		answer.Suggested = suggestion.Suggest
	}
	return true
}

// AsksMore reports whether an answer that was taken as far as a confirmation allowed leaves open
// what was to be compared: a check that nobody answered under the other edition.
func (a *Answering) AsksMore(taken *Confirmation) bool {
	return taken.Do == ConfirmCompare && a.Walk.Next != nil
}

// takeChecks takes over the checks that the provision asks, too, and that nobody answered here.
func (a *Answering) takeChecks(answer *Answer, checks map[string]string) {
	for id, value := range checks {
		check := a.Prose.check(id)
		if _, answered := answer.Checks[id]; check != nil && check.offers(value) && !answered {
			a.AnswerCheck(answer, id, value)
		}
	}
}

// takeMembers takes over members that this program does not know.
func (a *Answer) takeMembers(members extra) {
	for name, value := range members {
		if _, there := a.extra[name]; !there {
			more := extra{name: value}
			for n, v := range a.extra {
				more[n] = v
			}
			a.extra = more
		}
	}
}
