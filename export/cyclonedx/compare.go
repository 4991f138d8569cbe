package cyclonedx

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"ask645/export/document"
	"ask645/questionnaire"
)

// Compare reads an attestation back and holds it against the statement in words, and against
// what [Render] made of it. The error names the first difference, and its provision.
func Compare(d *document.Document, written, file []byte) error {
	r, err := read(file)
	if err != nil {
		return err
	}
	for _, clause := range d.Clauses {
		for i := range clause.Rows {
			if err := r.compare(&clause.Rows[i], d.Evidence); err != nil {
				return fmt.Errorf("provision %s: %w", clause.Rows[i].Reference, err)
			}
		}
	}
	return sameLines(file, written)
}

// reader finds the parts of an attestation by their references.
type reader struct {
	requirements map[string]requirement
	mappings     map[string]mapping
	claims       map[string]claim
	evidence     map[string]evidence
}

func read(file []byte) (*reader, error) {
	var b bom
	decoder := json.NewDecoder(bytes.NewReader(file))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&b); err != nil {
		return nil, fmt.Errorf("the file is no attestation as this program writes them: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the attestation")
	}
	r := &reader{map[string]requirement{}, map[string]mapping{}, map[string]claim{}, map[string]evidence{}}
	for _, standard := range b.Definitions.Standards {
		for _, requirement := range standard.Requirements {
			r.requirements[requirement.Identifier] = requirement
		}
	}
	for _, attestation := range b.Declarations.Attestations {
		for _, mapping := range attestation.Map {
			r.mappings[mapping.Requirement] = mapping
		}
	}
	for _, claim := range b.Declarations.Claims {
		r.claims[claim.BOMRef] = claim
	}
	for _, evidence := range b.Declarations.Evidence {
		r.evidence[evidence.BOMRef] = evidence
	}
	return r, nil
}

// compare holds what the file says of one provision against its row.
func (r *reader) compare(row *document.Row, evidence []document.Evidence) error {
	requirement, ok := r.requirements[row.Reference]
	if !ok {
		return errors.New("the file does not have it")
	}
	if i := slices.IndexFunc(requirement.Properties, func(p property) bool { return p.Name == propertyStatus }); i < 0 || requirement.Properties[i].Value != row.Status {
		return fmt.Errorf("the file does not say the status %s", row.Status)
	}
	mapping, ok := r.mappings[requirement.BOMRef]
	if !ok {
		return errors.New("the file attests nothing of it")
	}
	support, claim, err := r.claimed(mapping)
	switch {
	case err != nil:
		return err
	case string(support) != row.Support:
		return fmt.Errorf("the file says %s, the assessment %s", support.Meaning(), questionnaire.Support(row.Support).Meaning())
	case claim.Reasoning != row.Detail && claimed(row):
		return fmt.Errorf("the file has the Detail %q, the assessment %q", claim.Reasoning, row.Detail)
	case claimed(row) && len(claim.Evidence) != len(row.Evidence):
		return fmt.Errorf("the file names %d documents as evidence, the assessment %d", len(claim.Evidence), len(row.Evidence))
	}
	for i, ref := range claim.Evidence {
		want := evidence[row.Evidence[i]-1]
		if err := sameEvidence(r.evidence[ref], want); err != nil {
			return err
		}
	}
	return nil
}

// claimed takes the support out of a mapping: whether it holds claims or counter claims, what
// they say, and the score.
func (r *reader) claimed(m mapping) (questionnaire.Support, claim, error) {
	refs := slices.Concat(m.Claims, m.CounterClaims)
	if len(refs) == 0 {
		return questionnaire.Unanswered, claim{}, nil
	}
	said, ok := r.claims[refs[0]]
	if !ok || len(refs) > 1 {
		return "", claim{}, errors.New("the file has not the one claim that it refers to")
	}
	for _, support := range []questionnaire.Support{questionnaire.Supported, questionnaire.NotSupported, questionnaire.NotApplicable} {
		row := document.Row{Reference: strings.TrimPrefix(m.Requirement, refRequirement), Support: string(support)}
		if said.Predicate != predicate(&row) {
			continue
		}
		against := support == questionnaire.NotSupported
		if against != (len(m.CounterClaims) > 0) {
			return "", claim{}, errors.New("the file takes a claim for a counter claim")
		}
		if score := m.Conformance.Score; score != nil && (support == questionnaire.NotApplicable || (*score == 0) != against) {
			return "", claim{}, fmt.Errorf("the file has the score %d for what is %s", *score, support.Meaning())
		}
		return support, said, nil
	}
	return "", claim{}, fmt.Errorf("the file claims %q, which the pro forma does not have", said.Predicate)
}

func sameEvidence(got evidence, want document.Evidence) error {
	expected := evidenceOf(&want)
	name := ""
	if len(got.Data) > 0 {
		name = got.Data[0].Name
	}
	if got.Description != expected.Description || name != want.Ref {
		return fmt.Errorf("the file describes evidence %d otherwise than the assessment: %q", want.Number, want.Name())
	}
	return nil
}

// sameLines finds any difference that is left.
func sameLines(got, want []byte) error {
	if bytes.Equal(got, want) {
		return nil
	}
	gotLines, wantLines := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(gotLines), len(wantLines)) {
		if !bytes.Equal(gotLines[i], wantLines[i]) {
			return fmt.Errorf("line %d is %q, but %q was written", i+1, bytes.TrimSpace(gotLines[i]), bytes.TrimSpace(wantLines[i]))
		}
	}
	return fmt.Errorf("the file has %d lines, but %d were written", len(gotLines), len(wantLines))
}
