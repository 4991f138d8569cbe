package questionnaire

import (
	"maps"
	"reflect"
	"slices"
	"time"
)

// Format and Version identify the assessment file that this program writes.
const (
	Format  = "ask645-assessment"
	Version = 1
	// SchemaURN names the JSON Schema of the assessment file.
	SchemaURN = "urn:ask645:assessment:1"
)

// Assessment is what a person said about one device, as the assessment file holds it.
// Members of the file that this program does not know are kept through load and save.
type Assessment struct {
	Schema       string       `json:"$schema,omitempty"`
	Format       string       `json:"format"`
	Version      int          `json:"version"`
	ID           string       `json:"id,omitempty"`
	Edition      string       `json:"edition"`
	Product      Product      `json:"product,omitzero"`
	Manufacturer Manufacturer `json:"manufacturer,omitzero"`
	Assessor     Assessor     `json:"assessor,omitzero"`
	Declaration  Declaration  `json:"declaration,omitzero"`
	// Facts maps fact ids to answers; FactsAt to the time at which each was given, FactsBy to
	// who gave it, where an assessor was named then.
	Facts   map[string]string    `json:"facts,omitempty"`
	FactsAt map[string]time.Time `json:"facts_at,omitempty"`
	FactsBy map[string]string    `json:"facts_by,omitempty"`
	// Answers maps references of provisions to what was said of them.
	Answers map[string]Answer `json:"answers,omitempty"`
	// OutOfScope lists the references of the provisions that a person left out, sorted; see
	// [Assessment.SetScope].
	OutOfScope []string `json:"out_of_scope,omitempty"`
	// PartOf says of a part that was taken along what it is a part of.
	PartOf PartOf `json:"part_of,omitzero"`
	// Base says of a variant what it is a variant of; see [Lay].
	Base Base `json:"base,omitzero"`
	// Conflicts are what copies that were merged say differently, sorted, one for each member.
	Conflicts []Conflict `json:"conflicts,omitempty"`

	extra extra
	// kin is what is known of the base, or nil.
	kin *kin
}

// Product identifies the device.
type Product struct {
	Name            string `json:"name,omitempty"`
	Model           string `json:"model,omitempty"`
	HardwareVersion string `json:"hardware_version,omitempty"`
	SoftwareVersion string `json:"software_version,omitempty"`
	Batch           string `json:"batch,omitempty"`
	Description     string `json:"description,omitempty"`

	extra extra
}

// Manufacturer is who places the device on the market.
type Manufacturer struct {
	Name    string `json:"name,omitempty"`
	Address string `json:"address,omitempty"`
	Contact string `json:"contact,omitempty"`

	extra extra
}

// Assessor is who filled in the assessment.
type Assessor struct {
	Name         string `json:"name,omitempty"`
	Function     string `json:"function,omitempty"`
	Organisation string `json:"organisation,omitempty"`

	extra extra
}

// Answer is what a person said of one provision.
type Answer struct {
	Support Support `json:"support"`
	Detail  string  `json:"detail"`
	// Suggested is the support that the checks led to when the person decided.
	Suggested     Support           `json:"suggested,omitempty"`
	Checks        map[string]string `json:"checks,omitempty"`
	Justification JustifiedBy       `json:"justification,omitzero"`
	// Example is the reference of the guide's example that the Detail started from.
	Example  string     `json:"example,omitempty"`
	Evidence []Evidence `json:"evidence,omitempty"`
	// Note is for the people who work on the assessment; it enters no statement.
	Note string `json:"note,omitempty"`
	// Flag marks a provision to come back to.
	Flag bool `json:"flag,omitempty"`
	// Carried is what was said under another edition, until it is confirmed or answered
	// otherwise.
	Carried Carried `json:"carried,omitzero"`
	// OpenPoints are what is still to be done or found out. They enter no statement.
	OpenPoints []OpenPoint `json:"open_points,omitempty"`
	// At is when the answer was last changed, By who was named as the assessor then, or "".
	At time.Time `json:"at,omitzero"`
	By string    `json:"by,omitempty"`

	extra extra
}

// JustifiedBy says which template a justification started from and when it is to be looked
// at again.
type JustifiedBy struct {
	Template string `json:"template,omitempty"`
	// ReviewBy is a date as "2006-01-02", or "".
	ReviewBy string `json:"review_by,omitempty"`

	extra extra
}

// Evidence is a document that supports an answer. Its file is never opened without being
// asked for.
type Evidence struct {
	Title string `json:"title,omitempty"`
	// Ref is a path or a web address.
	Ref string `json:"ref,omitempty"`
	// SHA256 is the digest of the file in lower-case hexadecimal, or "".
	SHA256 string `json:"sha256,omitempty"`

	extra extra
}

// IsZero reports whether the product says nothing, so that it can be left out of the file.
func (p Product) IsZero() bool {
	return len(p.extra) == 0 && p.Name == "" && p.Model == "" && p.HardwareVersion == "" &&
		p.SoftwareVersion == "" && p.Batch == "" && p.Description == ""
}

// IsZero reports whether the manufacturer says nothing.
func (m Manufacturer) IsZero() bool {
	return len(m.extra) == 0 && m.Name == "" && m.Address == "" && m.Contact == ""
}

// IsZero reports whether the assessor says nothing.
func (a Assessor) IsZero() bool {
	return len(a.extra) == 0 && a.Name == "" && a.Function == "" && a.Organisation == ""
}

// IsZero reports whether there is no justification.
func (j JustifiedBy) IsZero() bool {
	return len(j.extra) == 0 && j.Template == "" && j.ReviewBy == ""
}

// Empty reports whether the answer holds nothing that a person said.
func (a Answer) Empty() bool {
	return a.Support == Unanswered && a.Detail == "" && len(a.Checks) == 0 &&
		a.Justification.IsZero() && a.Example == "" && len(a.Evidence) == 0 && a.Note == "" && !a.Flag && a.Carried.IsZero() && len(a.OpenPoints) == 0 && len(a.extra) == 0
}

// NewAssessment starts an assessment of a device against an edition. id is a UUID.
func NewAssessment(edition, id string) *Assessment {
	return &Assessment{
		Schema:  SchemaURN,
		Format:  Format,
		Version: Version,
		ID:      id,
		Edition: edition,
	}
}

// Clone returns a copy that shares nothing which either could change.
func (a *Assessment) Clone() *Assessment {
	c := *a
	c.Declaration.Representatives = slices.Clone(a.Declaration.Representatives)
	c.Facts = maps.Clone(a.Facts)
	c.FactsAt = maps.Clone(a.FactsAt)
	c.OutOfScope = slices.Clone(a.OutOfScope)
	c.Base.Without = slices.Clone(a.Base.Without)
	c.PartOf.Clauses = slices.Clone(a.PartOf.Clauses)
	c.Conflicts = slices.Clone(a.Conflicts)
	for i := range c.Conflicts {
		c.Conflicts[i] = c.Conflicts[i].clone()
	}
	c.FactsBy = maps.Clone(a.FactsBy)
	c.Answers = make(map[string]Answer, len(a.Answers))
	for reference, answer := range a.Answers {
		c.Answers[reference] = answer.Clone()
	}
	return &c
}

// Clone returns a copy that shares nothing which either could change.
func (a Answer) Clone() Answer {
	a.Checks = maps.Clone(a.Checks)
	a.Evidence = slices.Clone(a.Evidence)
	a.Carried = a.Carried.clone()
	a.OpenPoints = slices.Clone(a.OpenPoints)
	return a
}

// ForOthers returns a copy without anything that is for the people who work on the
// assessment: notes, flags, open points, and who gave which answer. That there is a conflict
// about these stays.
func (a *Assessment) ForOthers() *Assessment {
	c := a.without(func(answer *Answer) {
		answer.forget()
		answer.By = ""
	})
	c.FactsBy = nil
	for i, conflict := range c.Conflicts {
		c.Conflicts[i] = conflict.unnamed()
		if conflict.Private() {
			c.Conflicts[i] = conflict.withheld()
		}
	}
	return c
}

// ForStatement returns a copy as a statement may carry it: without open points.
func (a *Assessment) ForStatement() *Assessment {
	c := a.without(func(answer *Answer) { answer.OpenPoints = nil })
	for i, conflict := range c.Conflicts {
		if conflict.within(memberPoints) {
			c.Conflicts[i] = conflict.withheld()
		}
	}
	return c
}

// without returns a copy from whose answers something is taken. An answer of which nothing is
// left goes altogether.
func (a *Assessment) without(take func(*Answer)) *Assessment {
	c := a.Whole()
	for reference, answer := range c.Answers {
		before := answer.Empty()
		take(&answer)
		if c.Answers[reference] = answer; answer.Empty() && !before {
			delete(c.Answers, reference)
		}
	}
	return c
}

// SetFact records an answer to a fact, or forgets it where value is empty.
func (a *Assessment) SetFact(id, value string, at time.Time) {
	if a.Facts[id] == value {
		return
	}
	if value == "" {
		delete(a.Facts, id)
		delete(a.FactsAt, id)
		delete(a.FactsBy, id)
		return
	}
	if a.Facts == nil {
		a.Facts = map[string]string{}
	}
	if a.FactsAt == nil {
		a.FactsAt = map[string]time.Time{}
	}
	a.Facts[id] = value
	a.FactsAt[id] = stamp(at)
	a.setFactBy(id, a.Assessor.Name)
}

// setFactBy notes who gave a fact, or that it is not known.
func (a *Assessment) setFactBy(id, by string) {
	if by == "" {
		delete(a.FactsBy, id)
		return
	}
	if a.FactsBy == nil {
		a.FactsBy = map[string]string{}
	}
	a.FactsBy[id] = by
}

// SetAnswer records what was said of a provision, when, and by whom: the assessor who is named
// now. An answer that says nothing is removed. One that
// claims a support ends the waiting of what was carried over.
func (a *Assessment) SetAnswer(reference string, answer Answer, at time.Time) {
	if answer.Support != Unanswered {
		answer.Carried = Carried{}
	}
	if answer.Empty() {
		delete(a.Answers, reference)
		return
	}
	if a.Answers == nil {
		a.Answers = map[string]Answer{}
	}
	answer.At, answer.By = stamp(at), a.Assessor.Name
	if before, there := a.Answers[reference]; there && answer.saysAs(before) {
		answer.At, answer.By = before.At, before.By // a note or a flag says nothing new of the device
	}
	a.Answers[reference] = answer
}

// stamp is how the file writes a time: in UTC, to the second.
func stamp(at time.Time) time.Time { return at.UTC().Truncate(time.Second) }

// Says reports whether the answer says anything of the device: more than a note, a flag or
// an open point, which are for the people who work on it.
func (a Answer) Says() bool {
	a.forget()
	return !a.Empty()
}

// saysAs reports whether two answers say the same of the device.
func (a Answer) saysAs(b Answer) bool {
	a.forget()
	b.forget()
	return a.Same(b)
}

// forget drops what is for the people who work on the assessment.
func (a *Answer) forget() { a.Note, a.Flag, a.OpenPoints = "", false, nil }

// Same reports whether two answers say the same, whenever and by whomever each was given.
func (a Answer) Same(b Answer) bool {
	a.At, b.At, a.By, b.By = time.Time{}, time.Time{}, "", ""
	return reflect.DeepEqual(a, b)
}

// Private counts the answers that hold a note or a flag, which are for the people who work on
// the assessment.
func (a *Assessment) Private() int {
	n := 0
	for _, answer := range a.Answers {
		if answer.Note != "" || answer.Flag {
			n++
		}
	}
	return n
}
