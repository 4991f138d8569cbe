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
	// Facts maps fact ids to answers; FactsAt to the time at which each was given.
	Facts   map[string]string    `json:"facts,omitempty"`
	FactsAt map[string]time.Time `json:"facts_at,omitempty"`
	// Answers maps references of provisions to what was said of them.
	Answers map[string]Answer `json:"answers,omitempty"`
	// OutOfScope lists the references of the provisions that a person left out, sorted; see
	// [Assessment.SetScope].
	OutOfScope []string `json:"out_of_scope,omitempty"`

	extra extra
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
	// At is when the answer was last changed.
	At time.Time `json:"at,omitzero"`

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
		a.Justification.IsZero() && a.Example == "" && len(a.Evidence) == 0 && a.Note == "" && !a.Flag && a.Carried.IsZero() && len(a.extra) == 0
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
	c.Answers = make(map[string]Answer, len(a.Answers))
	for reference, answer := range a.Answers {
		answer.Checks = maps.Clone(answer.Checks)
		answer.Evidence = slices.Clone(answer.Evidence)
		answer.Carried = answer.Carried.clone()
		c.Answers[reference] = answer
	}
	return &c
}

// ForOthers returns a copy without what is for the people who work on the assessment:
// notes and flags. It is what a statement may carry.
func (a *Assessment) ForOthers() *Assessment {
	c := a.Clone()
	for reference, answer := range c.Answers {
		if answer.Note == "" && !answer.Flag {
			continue
		}
		answer.Note, answer.Flag = "", false
		c.Answers[reference] = answer
		if answer.Empty() {
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
}

// SetAnswer records what was said of a provision, and when. An answer that says nothing is
// removed. One that claims a support ends the waiting of what was carried over.
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
	answer.At = stamp(at)
	if before, there := a.Answers[reference]; there && answer.saysAs(before) {
		answer.At = before.At // a note or a flag says nothing new of the device
	}
	a.Answers[reference] = answer
}

// stamp is how the file writes a time: in UTC, to the second.
func stamp(at time.Time) time.Time { return at.UTC().Truncate(time.Second) }

// Says reports whether the answer says anything of the device: more than a note or a flag,
// which are for the people who work on it.
func (a Answer) Says() bool {
	a.Note, a.Flag = "", false
	return !a.Empty()
}

// saysAs reports whether two answers say the same of the device.
func (a Answer) saysAs(b Answer) bool {
	a.Note, a.Flag, b.Note, b.Flag = "", false, "", false
	return a.Same(b)
}

// Same reports whether two answers say the same, whenever each was given.
func (a Answer) Same(b Answer) bool {
	a.At, b.At = time.Time{}, time.Time{}
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
