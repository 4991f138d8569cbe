package cyclonedx

import (
	"strconv"
	"strings"

	"ask645/export/document"
	"ask645/questionnaire"
)

func (w *writer) declarations() declarations {
	d := declarations{
		Assessors:   []assessor{{BOMRef: refAssessor, Organisation: w.organisation()}},
		Evidence:    w.evidence(),
		Targets:     targets{Components: []component{w.product(refTarget)}},
		Affirmation: w.affirmation(),
	}
	attested := attestation{Summary: w.summary(), Assessor: refAssessor}
	for _, clause := range w.document.Clauses {
		for i := range clause.Rows {
			row := &clause.Rows[i]
			attested.Map = append(attested.Map, mapOf(row))
			if claimed(row) {
				d.Claims = append(d.Claims, w.claim(row))
			}
		}
	}
	d.Attestations = []attestation{attested}
	return d
}

// summary is what tools show of an attestation. It says first whose judgement it is, and that
// it is a draft where it is one.
func (w *writer) summary() string {
	words := []string{document.SelfAssessment + " of " + w.document.Edition + "."}
	if w.document.Mark != "" {
		words = append(words, w.document.Mark+".")
	}
	return strings.Join(append(words, w.document.Verdict), " ")
}

// organisation is the one that made the assessment: the assessor's or the manufacturer.
func (w *writer) organisation() *organisation {
	a := w.statement.Assessment.Assessor
	name := line(a.Organisation)
	if name == "" {
		name = line(w.statement.Assessment.Manufacturer.Name)
	}
	o := organisation{Name: name}
	if person := line(a.Name); person != "" {
		o.Contact = []contact{{Name: person}}
	}
	if o.Name == "" && o.Contact == nil {
		return nil
	}
	return &o
}

func claimed(row *document.Row) bool { return row.Support != string(questionnaire.Unanswered) }

// mapOf says what is claimed of a provision and how far it conforms. While it is undecided
// whether the provision applies, nothing conforms to it.
func mapOf(row *document.Row) mapping {
	m := mapping{Requirement: refRequirement + row.Reference}
	undecided := row.Applies == questionnaire.Unknown.String()
	score := func(n int) {
		if !undecided {
			m.Conformance.Score = &n
		}
	}
	claims := []string{refClaim + row.Reference}
	switch questionnaire.Support(row.Support) {
	case questionnaire.Supported:
		m.Claims = claims
		score(1)
	case questionnaire.NotSupported:
		m.CounterClaims = claims
		score(0)
	case questionnaire.NotApplicable:
		m.Claims = claims
	case questionnaire.Unanswered:
	}
	m.Conformance.Rationale = row.Detail
	if !claimed(row) || undecided {
		m.Conformance.Rationale = strings.Join(row.Notes, " ")
	}
	return m
}

func (w *writer) claim(row *document.Row) claim {
	c := claim{
		BOMRef: refClaim + row.Reference, Target: refTarget,
		Predicate: predicate(row), Reasoning: row.Detail,
	}
	for _, n := range row.Evidence {
		e := &w.document.Evidence[n-1]
		c.Evidence = append(c.Evidence, refEvidence+strconv.Itoa(n))
		if isSHA256(e.SHA256) && e.Ref != "" {
			// Evidence has no member for a digest, a reference does.
			c.ExternalReferences = append(c.ExternalReferences, reference{
				URL: urlOf(e.Ref), Type: "evidence", Hashes: []hash{{Alg: "SHA-256", Content: e.SHA256}},
			})
		}
	}
	return c
}

// predicate is the claim in words.
func predicate(row *document.Row) string {
	return "Provision " + row.Reference + ": " + questionnaire.Support(row.Support).Meaning()
}

func (w *writer) evidence() []evidence {
	all := make([]evidence, 0, len(w.document.Evidence))
	for i := range w.document.Evidence {
		all = append(all, evidenceOf(&w.document.Evidence[i]))
	}
	return all
}

// evidenceOf names a document with its digest. Its name is the place as the person gave it,
// its URL the same as an address.
func evidenceOf(e *document.Evidence) evidence {
	about := evidence{BOMRef: refEvidence + strconv.Itoa(e.Number)}
	var words []string
	if e.Title != "" {
		words = append(words, e.Title)
	}
	if e.SHA256 != "" {
		words = append(words, "SHA-256: "+e.SHA256)
	}
	about.Description = strings.Join(words, "\n")
	if e.Ref != "" {
		about.Data = []data{{Name: e.Ref, Contents: contents{URL: urlOf(e.Ref)}}}
	}
	return about
}

func isSHA256(digest string) bool {
	return len(digest) == 64 && strings.Trim(digest, "0123456789abcdefABCDEF") == ""
}

// affirmation is what the manufacturer affirms. The file carries no signature, and says so
// of the person who is named to sign.
func (w *writer) affirmation() affirmation {
	a := affirmation{Statement: w.document.Verdict + " " + w.document.Closing}
	d := w.statement.Assessment.Declaration
	name, role, manufacturer := line(d.Signatory), line(d.Function), w.manufacturer()
	if w.document.Draft || name == "" || manufacturer == nil || manufacturer.Name == "" {
		return a
	}
	a.Signatories = []signatory{{
		Name: name, Role: role, Organisation: manufacturer,
		ExternalReference: reference{
			URL: "urn:uuid:" + w.document.Seal.ID, Type: "attestation",
			Comment: "The conformance statement of this id, which this person is named to sign. This file holds no signature.",
		},
	}}
	return a
}

// annotations are the findings, on the provision or else on the product.
func (w *writer) annotations() []annotation {
	var all []annotation
	seen := map[property]bool{}
	for _, finding := range w.document.Findings {
		subject := refProduct
		if w.statement.Edition.Provision(finding.Reference) != nil {
			subject = refRequirement + finding.Reference
		}
		words := "Finding, " + string(finding.Severity) + " (" + string(finding.Code) + "): " + finding.Message
		// CycloneDX wants each once. Two names in a file may look alike once they are shown.
		if seen[property{subject, words}] {
			continue
		}
		seen[property{subject, words}] = true
		all = append(all, annotation{
			Subjects: []string{subject}, Annotator: annotator{Component: w.tool},
			Timestamp: w.timestamp, Text: words,
		})
	}
	return all
}
