package statement

import "ask645/questionnaire"

// checked is the object that "ask645 check --json" writes for one file.
type checked struct {
	File       string                  `json:"file"`
	Edition    string                  `json:"edition"`
	Complete   bool                    `json:"complete"`
	Conformant bool                    `json:"conformant"`
	Counts     questionnaire.Counts    `json:"counts"`
	Provisions []checkedProvision      `json:"provisions"`
	Findings   []questionnaire.Finding `json:"findings"`
}

// checkedProvision is a provision in the words of the pro forma.
type checkedProvision struct {
	Reference string                `json:"reference"`
	Clause    string                `json:"clause"`
	Status    string                `json:"status"`
	Applies   string                `json:"applies"`
	InScope   *bool                 `json:"in_scope,omitempty"`
	Because   []string              `json:"because"`
	Support   questionnaire.Support `json:"support"`
	Detail    string                `json:"detail"`
}

// Check writes what a check found as one line of JSON, newline included, so that several
// files make one object a line. file is the name under which the assessment was given.
func Check(file string, s *questionnaire.Statement) ([]byte, error) {
	c := checked{
		File:       file,
		Edition:    s.Edition.ID,
		Complete:   s.Complete,
		Conformant: s.Conformant,
		Counts:     s.Counts,
		Provisions: make([]checkedProvision, 0, len(s.Rows)),
		Findings:   list(s.Findings),
	}
	for i := range s.Rows {
		row := &s.Rows[i]
		c.Provisions = append(c.Provisions, checkedProvision{
			Reference: row.Provision.Reference,
			Clause:    row.Provision.Clause().Number,
			Status:    row.Provision.Status.Text,
			Applies:   row.Applies.String(),
			InScope:   inScope(row),
			Because:   list(row.Because),
			Support:   row.Support,
			Detail:    row.Detail,
		})
	}
	return encode(c)
}
