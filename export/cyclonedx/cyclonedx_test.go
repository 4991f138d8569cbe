package cyclonedx_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"time"

	"ask645/assets"
	"ask645/export/cyclonedx"
	"ask645/export/document"
	"ask645/export/statement"
	"ask645/questionnaire"
)

// now is when the answers of the tests were given, day the date of their statements.
var (
	now     = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	day     = time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	options = document.Options{Date: day, Generator: "ask645 1.2.0"}
)

// sample reads the sample assessment.
func sample(t testing.TB) *questionnaire.Assessment {
	t.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// lamp is a complete assessment with something of everything: N/A, N with a justification, a
// mandatory N, evidence of all kinds, a signatory.
func lamp(t testing.TB) *questionnaire.Assessment {
	t.Helper()
	a := questionnaire.NewAssessment("en303645-v2.1.1", "9a4f0f9e-7f35-4d3e-8a4c-0d2f5a1b2c3d")
	a.Product = questionnaire.Product{Name: "Lamp <BL-1> & stand", Model: "BL-1", SoftwareVersion: "1.4", Description: "A lamp.\nIt shines."}
	a.Manufacturer = questionnaire.Manufacturer{Name: "Müller GmbH", Address: "Weg 8\n24103 Kiel", Contact: "info@mueller.example"}
	a.Assessor = questionnaire.Assessor{Name: "Ann Assessor", Organisation: "Müller Labs"}
	a.Declaration = questionnaire.Declaration{SupportPeriod: "five years", SupportUntil: "2031-12-31", Signatory: "Jo Jensen", Function: "Director", Place: "Kiel"}
	for fact, value := range map[string]string{"passwords": "no", "updateable": "none", "telemetry": "no", "constrained": "yes", "user_authentication": "no"} {
		a.SetFact(fact, value, now)
	}
	for _, fact := range []string{"hardcoded_identity", "debug_interface", "personal_data", "sensors"} {
		a.SetFact(fact, "no", now)
	}
	a.SetAnswer("5.4-1", questionnaire.Answer{
		Support: questionnaire.Supported, Detail: "Keys are kept in a secure element.", Note: "ask Ben",
		Evidence: []questionnaire.Evidence{
			{Title: "Design", Ref: "my design.pdf", SHA256: strings.Repeat("ab", 32)},
			{Ref: "https://mueller.example/a b?q=ü#c"},
			{Title: "Told by phone"},
		},
	}, now)
	a.SetAnswer("5.5-2", questionnaire.Answer{
		Support: questionnaire.NotSupported, Detail: "No reviewed implementation exists for this processor, so ours is used.",
		Justification: questionnaire.JustifiedBy{ReviewBy: "2027-06-30"},
	}, now)
	a.SetAnswer("5.4-3", questionnaire.Answer{Support: questionnaire.NotSupported, Detail: "One key stands in the source code."}, now)
	for i, provision := range edition(t).Provisions() {
		if _, there := a.Answers[provision.Reference]; !there && !provision.Computed() {
			a.SetAnswer(provision.Reference, questionnaire.Answer{Support: questionnaire.Supported, Detail: fmt.Sprintf("Met by measure %d.", i)}, now.Add(-time.Hour))
		}
	}
	return a
}

// assessments are those that the attestation is held against the schema with.
func assessments(t testing.TB) map[string]*questionnaire.Assessment {
	t.Helper()
	odd := questionnaire.NewAssessment("en303645-v2.1.1", "")
	odd.Product = questionnaire.Product{Name: "\x1b[2J\u202e\xff", SoftwareVersion: strings.Repeat("9", 2000), Description: "<b>&\u2028"}
	odd.Manufacturer = questionnaire.Manufacturer{Contact: "not an address"}
	odd.SetFact("fact that nobody asks", "\x01", now)
	odd.SetFact("fact that nobody asks [U+0001]", "[U+0001]", now)
	for i, ref := range places() {
		reference := edition(t).Provisions()[i%60+1].Reference
		answer := odd.Answers[reference]
		answer.Support = questionnaire.Supported
		answer.Evidence = append(answer.Evidence, questionnaire.Evidence{Ref: ref, SHA256: strings.Repeat("0", 64)}, questionnaire.Evidence{Title: ref, SHA256: ref})
		odd.SetAnswer(reference, answer, now)
	}
	part := sample(t)
	part.SetScope(false, "5.1-1", "5.3-14", "5.2-1", "6-5")
	named := lamp(t)
	named.Manufacturer.Name = ""
	return map[string]*questionnaire.Assessment{
		"sample":              sample(t),
		"part":                part,
		"lamp":                lamp(t),
		"no manufacturer":     named,
		"empty":               questionnaire.NewAssessment("en303645-v2.1.1", ""),
		"odd":                 odd,
		"unanswered evidence": {Edition: "en303645-v2.1.1", Answers: map[string]questionnaire.Answer{"5.1-1": {Evidence: []questionnaire.Evidence{{Ref: "a.pdf"}}}}},
	}
}

// library is read once for all tests.
var library = sync.OnceValue(func() *questionnaire.Library { return questionnaire.NewLibrary(assets.FS) })

func edition(t testing.TB) *questionnaire.Edition {
	t.Helper()
	e, err := library().Edition("en303645-v2.1.1")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// source is what an attestation is written from.
func source(t testing.TB, a *questionnaire.Assessment) (*questionnaire.Statement, *document.Document) {
	t.Helper()
	s := questionnaire.Evaluate(edition(t), a, day)
	sealed, err := statement.Render(s, statement.Options{Date: day, Generator: options.Generator})
	if err != nil {
		t.Fatal(err)
	}
	return s, document.New(s, sealed.Seal, options)
}

func render(t testing.TB, a *questionnaire.Assessment) []byte {
	t.Helper()
	s, d := source(t, a)
	file, err := cyclonedx.Render(s, d, options)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// attested is an attestation as a stranger reads it.
type attested struct {
	SerialNumber string
	Metadata     struct {
		Timestamp  string
		Properties []struct{ Name, Value string }
		Component  map[string]any
	}
	Definitions struct {
		Standards []struct {
			Name, Version, Owner string
			Requirements         []json.RawMessage
		}
	}
	Declarations struct {
		Assessors, Claims, Evidence []json.RawMessage
		Attestations                []struct {
			Summary string
			Map     []json.RawMessage
		}
		Affirmation struct {
			Statement   string
			Signatories []json.RawMessage
		}
	}
	Annotations []struct {
		Subjects []string
		Text     string
	}
}

func decode(t testing.TB, file []byte) attested {
	t.Helper()
	var a attested
	if err := json.Unmarshal(file, &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// the finds the one object in a list whose member has a value, without white space.
func the(t *testing.T, list []json.RawMessage, member, value string) string {
	t.Helper()
	for _, raw := range list {
		var object map[string]any
		if err := json.Unmarshal(raw, &object); err != nil {
			t.Fatal(err)
		}
		if object[member] == value {
			var compact bytes.Buffer
			if err := json.Compact(&compact, raw); err != nil {
				t.Fatal(err)
			}
			return compact.String()
		}
	}
	return ""
}

func TestProvisions(t *testing.T) {
	t.Parallel()
	a := lamp(t)
	delete(a.Answers, "5.2-1")
	a.SetFact("telemetry", questionnaire.DontKnow, now)
	b := decode(t, render(t, a))
	requirements, claims, maps := b.Definitions.Standards[0].Requirements, b.Declarations.Claims, b.Declarations.Attestations[0].Map
	tests := []struct{ name, reference, requirement, mapping, claim string }{
		{
			"supported, with evidence", "5.4-1",
			`{"bom-ref":"requirement-5.4-1","identifier":"5.4-1","title":"Stored security parameters are kept securely","parent":"clause-5.4","properties":[{"name":"ask645:status","value":"M"},{"name":"ask645:applies","value":"yes"}]}`,
			`{"requirement":"requirement-5.4-1","claims":["claim-5.4-1"],"conformance":{"score":1,"rationale":"Keys are kept in a secure element."}}`,
			`{"bom-ref":"claim-5.4-1","target":"target","predicate":"Provision 5.4-1: supported","reasoning":"Keys are kept in a secure element.","evidence":["evidence-1","evidence-2","evidence-3"],"externalReferences":[{"url":"my%20design.pdf","type":"evidence","hashes":[{"alg":"SHA-256","content":"` + strings.Repeat("ab", 32) + `"}]}]}`,
		},
		{
			"not supported, with justification", "5.5-2",
			`{"bom-ref":"requirement-5.5-2","identifier":"5.5-2","title":"Network and security code has been reviewed or evaluated","parent":"clause-5.5","properties":[{"name":"ask645:status","value":"R"},{"name":"ask645:applies","value":"yes"},{"name":"ask645:review-by","value":"2027-06-30"}]}`,
			`{"requirement":"requirement-5.5-2","counterClaims":["claim-5.5-2"],"conformance":{"score":0,"rationale":"No reviewed implementation exists for this processor, so ours is used."}}`,
			`{"bom-ref":"claim-5.5-2","target":"target","predicate":"Provision 5.5-2: not supported","reasoning":"No reviewed implementation exists for this processor, so ours is used."}`,
		},
		{
			"not applicable", "5.1-1",
			`{"bom-ref":"requirement-5.1-1","identifier":"5.1-1","title":"Passwords are unique per device or set by the user","parent":"clause-5.1","properties":[{"name":"ask645:status","value":"M C (1)"},{"name":"ask645:applies","value":"no"},{"name":"ask645:condition","value":"condition 1: passwords are used (does not hold)"}]}`,
			`{"requirement":"requirement-5.1-1","claims":["claim-5.1-1"],"conformance":{"rationale":"Not applicable: no passwords are used (condition 1)."}}`,
			`{"bom-ref":"claim-5.1-1","target":"target","predicate":"Provision 5.1-1: not applicable","reasoning":"Not applicable: no passwords are used (condition 1)."}`,
		},
		{
			"not answered", "5.2-1",
			`{"bom-ref":"requirement-5.2-1","identifier":"5.2-1","title":"A vulnerability disclosure policy is public","parent":"clause-5.2","properties":[{"name":"ask645:status","value":"M"},{"name":"ask645:applies","value":"yes"}]}`,
			`{"requirement":"requirement-5.2-1","conformance":{"rationale":"Not answered."}}`,
			``,
		},
		{
			"undecided, with an answer", "5.10-1",
			`{"bom-ref":"requirement-5.10-1","identifier":"5.10-1","title":"Telemetry is examined for security anomalies","parent":"clause-5.10","properties":[{"name":"ask645:status","value":"R C (6)"},{"name":"ask645:applies","value":"undecided"},{"name":"ask645:condition","value":"condition 6: telemetry data is being collected (not known)"}]}`,
			`{"requirement":"requirement-5.10-1","claims":["claim-5.10-1"],"conformance":{"rationale":"Undecided: rests on the answer to “` + edition(t).Fact("telemetry").Ask + `”"}}`,
			`{"bom-ref":"claim-5.10-1","target":"target","predicate":"Provision 5.10-1: supported","reasoning":"Met by measure 54."}`,
		},
		{
			"computed", "4-1",
			`{"bom-ref":"requirement-4-1","identifier":"4-1","title":"Reasons are recorded for recommendations not followed","parent":"clause-4","properties":[{"name":"ask645:status","value":"M"},{"name":"ask645:applies","value":"yes"}]}`,
			`{"requirement":"requirement-4-1","claims":["claim-4-1"],"conformance":{"score":1,"rationale":"A justification is recorded for every recommendation that is answered N or N/A."}}`,
			`{"bom-ref":"claim-4-1","target":"target","predicate":"Provision 4-1: supported","reasoning":"A justification is recorded for every recommendation that is answered N or N/A."}`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for _, part := range []struct{ got, want string }{
				{the(t, requirements, "identifier", test.reference), test.requirement},
				{the(t, maps, "requirement", "requirement-"+test.reference), test.mapping},
				{the(t, claims, "bom-ref", "claim-"+test.reference), test.claim},
			} {
				if part.got != part.want {
					t.Errorf("got  %s\nwant %s", part.got, part.want)
				}
			}
		})
	}
}

func TestEvidence(t *testing.T) {
	t.Parallel()
	got := decode(t, render(t, lamp(t))).Declarations.Evidence
	want := []string{
		`{"bom-ref":"evidence-1","description":"Design\nSHA-256: ` + strings.Repeat("ab", 32) + `","data":[{"name":"my design.pdf","contents":{"url":"my%20design.pdf"}}]}`,
		`{"bom-ref":"evidence-2","data":[{"name":"https://mueller.example/a b?q=ü#c","contents":{"url":"https://mueller.example/a%20b?q=%C3%BC#c"}}]}`,
		`{"bom-ref":"evidence-3","description":"Told by phone"}`,
	}
	if len(got) != len(want) {
		t.Fatalf("got %d documents, want %d", len(got), len(want))
	}
	for i := range want {
		if one := the(t, got, "bom-ref", fmt.Sprintf("evidence-%d", i+1)); one != want[i] {
			t.Errorf("got  %s\nwant %s", one, want[i])
		}
	}
}

func TestHead(t *testing.T) {
	t.Parallel()
	_, d := source(t, lamp(t))
	file := render(t, lamp(t))
	b := decode(t, file)
	properties := map[string]string{}
	for _, p := range b.Metadata.Properties {
		properties[p.Name] = p.Value
	}
	for name, want := range map[string]string{
		"ask645:statement:id":                                             d.Seal.ID,
		"ask645:statement:digest":                                         d.Seal.Digest,
		"ask645:statement:draft":                                          "false",
		"ask645:cover:product:type-or-model":                              "BL-1",
		"ask645:cover:manufacturer:contact":                               "info@mueller.example",
		"ask645:cover:security-support:supported-until":                   "31 December 2031",
		"ask645:cover:signed-for-and-on-behalf-of-the-manufacturer:place": "Kiel",
	} {
		if properties[name] != want {
			t.Errorf("%s: got %q, want %q", name, properties[name], want)
		}
	}
	s := b.Definitions.Standards[0]
	if s.Name != "ETSI EN 303 645" || s.Version != "V2.1.1" || s.Owner != "ETSI" {
		t.Errorf("got the standard %q, %q of %q", s.Name, s.Version, s.Owner)
	}
	if b.Metadata.Timestamp != "2026-11-30T00:00:00Z" {
		t.Errorf("got the timestamp %s", b.Metadata.Timestamp)
	}
	assessor := `{"bom-ref":"assessor","thirdParty":false,"organization":{"name":"Müller Labs","contact":[{"name":"Ann Assessor"}]}}` //nolint:misspell // the name in CycloneDX
	if got := the(t, b.Declarations.Assessors, "bom-ref", "assessor"); got != assessor {
		t.Errorf("got  %s\nwant %s", got, assessor)
	}
	if !bytes.HasSuffix(file, []byte("\n}\n")) || !bytes.HasPrefix(file, []byte("{\n  \"$schema\"")) {
		t.Error("the file is not indented by two spaces, or does not end with a newline")
	}
	if other := decode(t, render(t, sample(t))); other.SerialNumber == b.SerialNumber {
		t.Error("two statements have the same serial number")
	}
}

// TestAffirmation never has anybody sign a draft, or sign at all.
func TestAffirmation(t *testing.T) {
	t.Parallel()
	_, d := source(t, lamp(t))
	signs := `{"name":"Jo Jensen","role":"Director","organization":{"name":"Müller GmbH","address":{"streetAddress":"Weg 8\n24103 Kiel"}},"externalReference":{"url":"urn:uuid:` + d.Seal.ID + `","comment":"The conformance statement of this id, which this person is named to sign. This file holds no signature.","type":"attestation"}}` //nolint:misspell // the name in CycloneDX
	draft := lamp(t)
	delete(draft.Answers, "5.2-1")
	unsigned := lamp(t)
	unsigned.Declaration.Signatory = " "
	conformant := sample(t)
	conformant.Declaration.Signatory = ""
	tests := []struct {
		name, says, summary, signatory string
		assessment                     *questionnaire.Assessment
	}{
		{"complete", "does not claim conformance", "Self-assessment of ETSI EN 303 645 V2.1.1. The self-assessment is complete.", signs, lamp(t)},
		{"draft", "is not complete and claims no conformance", "Self-assessment of ETSI EN 303 645 V2.1.1. DRAFT: incomplete. ", "", draft},
		{"nobody signs", "does not claim conformance", "Self-assessment", "", unsigned},
		{"conformant", "claims, by self-assessment, that the device conforms", "Self-assessment", "", conformant},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := decode(t, render(t, test.assessment))
			affirmed := b.Declarations.Affirmation
			if !strings.Contains(affirmed.Statement, test.says) || !strings.HasPrefix(b.Declarations.Attestations[0].Summary, test.summary) {
				t.Errorf("got %q and %q", affirmed.Statement, b.Declarations.Attestations[0].Summary)
			}
			if got := the(t, affirmed.Signatories, "name", "Jo Jensen"); got != test.signatory || (got == "") != (affirmed.Signatories == nil) {
				t.Errorf("got  %s\nwant %s", got, test.signatory)
			}
		})
	}
}

// TestFindingsAreSaid looks for every finding at its provision.
func TestFindingsAreSaid(t *testing.T) {
	t.Parallel()
	a := lamp(t)
	a.SetAnswer("5.1-3", questionnaire.Answer{Support: questionnaire.NotApplicable, Detail: "There is no login."}, now)
	a.SetFact("colour", "red", now)
	said := map[string]string{}
	for _, annotation := range decode(t, render(t, a)).Annotations {
		said[annotation.Subjects[0]] += annotation.Text + "\n"
	}
	for subject, want := range map[string]string{
		"requirement-5.1-3": "Finding, error (na-unconditional): N/A is not allowed here",
		"requirement-5.4-3": "Finding, error (mandatory-unmet): ",
		"product":           "Finding, warning (unknown-fact): ",
	} {
		if !strings.Contains(said[subject], want) {
			t.Errorf("%s: got %q, want %q", subject, said[subject], want)
		}
	}
	if said := decode(t, render(t, sample(t))).Annotations; said != nil {
		t.Errorf("a statement without findings has annotations: %v", said)
	}
}

// TestWords keeps words out that would say more than a self-assessment does.
func TestWords(t *testing.T) {
	t.Parallel()
	all := assessments(t)
	delete(all, "sample") // its own words tell of certified parts
	for name, a := range all {
		file := strings.ToLower(string(render(t, a)))
		if strings.Contains(file, "certified") || !strings.Contains(file, "self-assessment") {
			t.Errorf("%s: says certified, or does not say self-assessment", name)
		}
	}
}
