package statement

import "ask645/questionnaire"

// What identifies the format to whoever reads it.
const (
	// Format is the member "format" of every statement.
	Format = questionnaire.StatementFormat
	// Version grows when readers written for an earlier one would misread a statement.
	Version = 1
	// SchemaURN names the JSON Schema of the statement.
	SchemaURN = "urn:ask645:statement:1"
)

// document is the statement as JSON. The order of the fields is the order of the members.
type document struct {
	Schema       string                     `json:"$schema"`
	Format       string                     `json:"format"`
	Version      int                        `json:"version"`
	ID           string                     `json:"id"`
	Generator    string                     `json:"generator"`
	Date         string                     `json:"date"`
	Edition      edition                    `json:"edition"`
	Product      questionnaire.Product      `json:"product"`
	Manufacturer questionnaire.Manufacturer `json:"manufacturer"`
	Assessor     questionnaire.Assessor     `json:"assessor"`
	Declaration  questionnaire.Declaration  `json:"declaration"`
	Complete     bool                       `json:"complete"`
	Conformant   bool                       `json:"conformant"`
	Draft        bool                       `json:"draft"`
	Counts       questionnaire.Counts       `json:"counts"`
	Conditions   []condition                `json:"conditions"`
	Facts        []fact                     `json:"facts"`
	Provisions   []provision                `json:"provisions"`
	Findings     []questionnaire.Finding    `json:"findings"`
	// Assessment is what all of the above follows from. With it an import gives back all
	// that the statement rests on.
	Assessment *questionnaire.Assessment `json:"assessment"`
	// Digest is that of everything before it; see [Seal].
	Digest string `json:"digest"`
}

// edition names what the product was assessed against.
type edition struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Table     string `json:"table"`
	// Pack brings the edition, and Refines is the edition that it refines. Neither is there
	// for an edition of the program's own.
	Pack    *pack    `json:"pack,omitempty"`
	Refines *refined `json:"refines,omitempty"`
}

// pack names a pack and who answers for it.
type pack struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Version string `json:"version"`
	By      string `json:"by"`
}

// refined names an edition.
type refined struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

func newEdition(e *questionnaire.Edition) edition {
	described := edition{ID: e.ID, Title: e.Title, Published: e.Published, Table: e.Table}
	if p := e.Pack(); p != nil {
		described.Pack = &pack{ID: p.ID, Title: p.Title, Version: p.Version, By: p.By}
		described.Refines = &refined{ID: e.Base().ID, Title: e.Base().Title}
	}
	return described
}

// condition is a condition, feature or note of the pro forma and whether it holds.
type condition struct {
	Ref     string   `json:"ref"`
	Kind    string   `json:"kind"`
	Wording string   `json:"wording"`
	Holds   string   `json:"holds"`
	Because []string `json:"because"`
}

// fact is a question about the device and what is known.
type fact struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	Answer   string `json:"answer"`
	Says     string `json:"says"`
}

// provision is one row of the statement.
type provision struct {
	Reference     string                     `json:"reference"`
	Clause        string                     `json:"clause"`
	ClauseTitle   string                     `json:"clause_title"`
	Status        string                     `json:"status"`
	Mandatory     bool                       `json:"mandatory"`
	Computed      bool                       `json:"computed"`
	Applies       string                     `json:"applies"`
	InScope       *bool                      `json:"in_scope,omitempty"`
	Because       []string                   `json:"because"`
	Conditions    []string                   `json:"conditions"`
	Support       questionnaire.Support      `json:"support"`
	Detail        string                     `json:"detail"`
	Proposed      bool                       `json:"proposed"`
	Justification *questionnaire.JustifiedBy `json:"justification,omitempty"`
	Evidence      []questionnaire.Evidence   `json:"evidence,omitempty"`
}

// newDocument puts a statement into the shape in which it is written.
func newDocument(s *questionnaire.Statement, o Options) document {
	profile := questionnaire.NewProfile(s.Edition, s.Assessment.Facts)
	assessment := s.Assessment
	if o.WithoutNotes {
		assessment = assessment.ForOthers()
	}
	return document{
		Schema:       SchemaURN,
		Format:       Format,
		Version:      Version,
		Generator:    o.Generator,
		Date:         o.Date.Format("2006-01-02"),
		Edition:      newEdition(s.Edition),
		Product:      s.Assessment.Product,
		Manufacturer: s.Assessment.Manufacturer,
		Assessor:     s.Assessment.Assessor,
		Declaration:  s.Assessment.Declaration,
		Complete:     s.Complete,
		Conformant:   s.Conformant,
		Draft:        !s.Complete,
		Counts:       s.Counts,
		Conditions:   conditions(s.Edition, profile),
		Facts:        facts(s.Edition, profile),
		Provisions:   provisions(s.Rows),
		Findings:     list(s.Findings),
		Assessment:   assessment,
	}
}

func conditions(e *questionnaire.Edition, profile questionnaire.Profile) []condition {
	all := make([]condition, 0, len(e.Conditions))
	for _, c := range e.Conditions {
		holds, because := c.When.Eval(profile.Lookup)
		all = append(all, condition{
			Ref:     c.Ref,
			Kind:    c.Kind,
			Wording: c.Wording,
			Holds:   holds.String(),
			Because: list(because),
		})
	}
	return all
}

// facts lists every fact of the edition, so that each "because" can be looked up here. A
// fact that was not asked has the answer that follows from its parent.
func facts(e *questionnaire.Edition, profile questionnaire.Profile) []fact {
	all := make([]fact, 0, len(e.FactIDs))
	for _, f := range e.Facts() {
		answer, _, known := profile.Lookup(f.ID)
		if !known {
			answer = questionnaire.DontKnow
		}
		all = append(all, fact{ID: f.ID, Question: f.Ask, Answer: answer, Says: profile.Says(f.ID)})
	}
	return all
}

func provisions(rows []questionnaire.Row) []provision {
	all := make([]provision, 0, len(rows))
	for i := range rows {
		all = append(all, newProvision(&rows[i]))
	}
	return all
}

// newProvision writes what the statement says of a provision. A dormant answer says
// nothing, and neither does a note: that one is for the people who work on the assessment.
func newProvision(row *questionnaire.Row) provision {
	clause := row.Provision.Clause()
	p := provision{
		Reference:   row.Provision.Reference,
		Clause:      clause.Number,
		ClauseTitle: clause.Title,
		Status:      row.Provision.Status.Text,
		Mandatory:   row.Provision.Status.Mandatory,
		Computed:    row.Provision.Computed(),
		Applies:     row.Applies.String(),
		InScope:     inScope(row),
		Because:     list(row.Because),
		Conditions:  list(row.Provision.Status.Refs),
		Support:     row.Support,
		Detail:      row.Detail,
		Proposed:    row.Proposed,
	}
	if row.Dormant || row.Provision.Computed() {
		return p
	}
	p.Evidence = row.Answer.Evidence
	// A justification is for what is not done; behind a Y it is left over from an earlier N.
	if justified := row.Answer.Justification; !justified.IsZero() && row.Support != questionnaire.Supported {
		p.Justification = &justified
	}
	return p
}

// inScope is false for a provision that was left out, and nothing for all others.
func inScope(row *questionnaire.Row) *bool {
	if row.OutOfScope {
		return new(bool)
	}
	return nil
}

// list makes an empty list of a nil one, which JSON would write as null.
func list[T any](values []T) []T {
	if values == nil {
		return []T{}
	}
	return values
}
