package statement_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/export/statement"
	"ask645/questionnaire"
)

// now is when the answers of the tests were given, day the date of their statements.
var (
	now = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	day = time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
)

// lamp is an assessment with something of everything: a fact that rules provisions out, one
// that is not known yet, an answer gone dormant, evidence, a note, a justification.
func lamp() *questionnaire.Assessment {
	a := questionnaire.NewAssessment("en303645-v2.1.1", "9a4f0f9e-7f35-4d3e-8a4c-0d2f5a1b2c3d")
	a.Product = questionnaire.Product{Name: "Lamp <BL-1> & stand", Model: "BL-1"}
	a.Manufacturer = questionnaire.Manufacturer{Name: "Müller GmbH"}
	a.SetAnswer("5.1-4", questionnaire.Answer{
		Support: questionnaire.Supported, Detail: "The user changes it in the app.", Note: "ask Ann",
		Evidence: []questionnaire.Evidence{{Title: "Manual", Ref: "manual.pdf"}},
	}, now)
	a.SetFact("user_authentication", "no", now.Add(time.Hour))
	a.SetFact("updateable", "none", now)
	a.SetFact("telemetry", questionnaire.DontKnow, now)
	a.SetAnswer("5.4-1", questionnaire.Answer{
		Support: questionnaire.Supported, Detail: "Keys are kept in a secure element.", Note: "ask Ben",
		Checks:   map[string]string{"stores": "yes"},
		Evidence: []questionnaire.Evidence{{Title: "Design", Ref: "design.pdf", SHA256: strings.Repeat("ab", 32)}},
	}, now)
	a.SetAnswer("5.5-2", questionnaire.Answer{
		Support: questionnaire.NotSupported, Detail: "No reviewed implementation exists for this processor.",
		Justification: questionnaire.JustifiedBy{Template: "no-library", ReviewBy: "2027-06-30"},
	}, now)
	return a
}

// evaluate computes the statement of an assessment.
func evaluate(t testing.TB, a *questionnaire.Assessment) *questionnaire.Statement {
	t.Helper()
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(a.Edition)
	if err != nil {
		t.Fatal(err)
	}
	return questionnaire.Evaluate(edition, a, day)
}

// render writes the statement of an assessment.
func render(t testing.TB, a *questionnaire.Assessment) []byte {
	t.Helper()
	sealed, err := statement.Render(evaluate(t, a), statement.Options{Date: day, Generator: "ask645 test"})
	if err != nil {
		t.Fatal(err)
	}
	return sealed.JSON()
}

// decode reads JSON that must be good.
func decode[T any](t testing.TB, data []byte) T {
	t.Helper()
	var value T
	if err := json.Unmarshal(data, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

func TestRenderHead(t *testing.T) {
	t.Parallel()
	data := render(t, lamp())
	id := decode[struct{ ID string }](t, data).ID
	want := `{
  "$schema": "urn:ask645:statement:1",
  "format": "ask645-statement",
  "version": 1,
  "id": "` + id + `",
  "generator": "ask645 test",
  "date": "2026-11-30",
  "edition": {
    "id": "en303645-v2.1.1",
    "title": "ETSI EN 303 645 V2.1.1",
    "published": "2020-06",
    "table": "Table B.1"
  },
  "product": {
    "name": "Lamp <BL-1> & stand",
    "model": "BL-1"
  },
  "manufacturer": {
    "name": "Müller GmbH"
  },
  "assessor": {},
  "declaration": {},
  "complete": false,
  "conformant": false,
  "draft": true,
`
	if !bytes.HasPrefix(data, []byte(want)) {
		t.Errorf("got %s\nwant %s", data[:min(len(data), len(want))], want)
	}
	if !bytes.HasSuffix(data, []byte("\n}\n")) {
		t.Error("the statement does not end with a bracket and a newline")
	}
	if !bytes.Equal(data, render(t, lamp())) {
		t.Error("the same assessment gave other bytes")
	}
}

func TestRenderProvisions(t *testing.T) {
	t.Parallel()
	provisions := map[string]string{}
	document := decode[struct{ Provisions []json.RawMessage }](t, render(t, lamp()))
	for _, raw := range document.Provisions {
		var compact bytes.Buffer
		if err := json.Compact(&compact, raw); err != nil {
			t.Fatal(err)
		}
		provisions[decode[struct{ Reference string }](t, raw).Reference] = compact.String()
	}
	if len(provisions) != 68 {
		t.Errorf("got %d provisions, want 67 and the computed one", len(provisions))
	}
	tests := []struct{ name, reference, want string }{
		{"computed", "4-1", `{"reference":"4-1","clause":"4","clause_title":"Reporting implementation","status":"M","mandatory":true,"computed":true,"applies":"yes","because":[],"conditions":[],"support":"Y","detail":"A justification is recorded for every recommendation that is answered N or N/A.","proposed":true}`},
		{"undecided", "5.10-1", `{"reference":"5.10-1","clause":"5.10","clause_title":"Examine system telemetry data","status":"R C (6)","mandatory":false,"computed":false,"applies":"undecided","because":["telemetry"],"conditions":["6"],"support":"","detail":"","proposed":false}`},
		{"dormant answer left out", "5.1-4", `{"reference":"5.1-4","clause":"5.1","clause_title":"No universal default passwords","status":"M C (8)","mandatory":true,"computed":false,"applies":"no","because":["user_authentication"],"conditions":["8"],"support":"N/A","detail":"Not applicable: the device does not allow user authentication (condition 8).","proposed":true}`},
		{"evidence without the note", "5.4-1", `{"reference":"5.4-1","clause":"5.4","clause_title":"Securely store sensitive security parameters","status":"M","mandatory":true,"computed":false,"applies":"yes","because":[],"conditions":[],"support":"Y","detail":"Keys are kept in a secure element.","proposed":false,"evidence":[{"title":"Design","ref":"design.pdf","sha256":"` + strings.Repeat("ab", 32) + `"}]}`},
		{"justification", "5.5-2", `{"reference":"5.5-2","clause":"5.5","clause_title":"Communicate securely","status":"R","mandatory":false,"computed":false,"applies":"yes","because":[],"conditions":[],"support":"N","detail":"No reviewed implementation exists for this processor.","proposed":false,"justification":{"template":"no-library","review_by":"2027-06-30"}}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := provisions[test.reference]; got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestRenderFactsAndConditions(t *testing.T) {
	t.Parallel()
	document := decode[struct {
		Facts      []struct{ ID, Question, Answer, Says string }
		Conditions []struct {
			Ref, Kind, Wording, Holds string
			Because                   []string
		}
	}](t, render(t, lamp()))
	facts := map[string]string{}
	for _, fact := range document.Facts {
		facts[fact.ID] = fact.Answer + ": " + fact.Says
		if fact.Question == "" {
			t.Errorf("fact %s has no question", fact.ID)
		}
	}
	for id, want := range map[string]string{
		"updateable":       "none: software components are not updateable",
		"update_mechanism": "no: no update mechanism is implemented", // not asked: it follows
		"telemetry":        "unknown: ",
		"passwords":        "unknown: ",
	} {
		if facts[id] != want {
			t.Errorf("fact %s: got %q, want %q", id, facts[id], want)
		}
	}
	conditions := map[string]string{}
	for _, c := range document.Conditions {
		conditions[c.Ref] = c.Holds + " because of " + strings.Join(c.Because, ", ")
		if c.Kind != "condition" || c.Wording == "" {
			t.Errorf("condition %s: got kind %q, wording %q", c.Ref, c.Kind, c.Wording)
		}
	}
	for ref, want := range map[string]string{
		"1":  "undecided because of passwords",
		"3":  "yes because of updateable",
		"12": "no because of updateable",
	} {
		if conditions[ref] != want {
			t.Errorf("condition %s: got %q, want %q", ref, conditions[ref], want)
		}
	}
}

// TestRenderKeepsAssessment takes the assessment back out of a statement, with the notes or
// without them.
func TestRenderKeepsAssessment(t *testing.T) {
	t.Parallel()
	for _, without := range []bool{false, true} {
		kept := lamp()
		if without {
			kept = kept.ForOthers()
		}
		want, err := questionnaire.Encode(kept)
		if err != nil {
			t.Fatal(err)
		}
		sealed, err := statement.Render(evaluate(t, lamp()), statement.Options{Date: day, WithoutNotes: without})
		if err != nil {
			t.Fatal(err)
		}
		if got := takeOut(t, sealed.JSON()); !bytes.Equal(got, want) {
			t.Errorf("without notes: %t: got %s\nwant %s", without, got, want)
		}
	}
}

// TestDigestIsTakenAsTheSchemaSays takes the digest with other means than the package does.
func TestDigestIsTakenAsTheSchemaSays(t *testing.T) {
	t.Parallel()
	a := lamp()
	a.Product.Description = `with a "digest":"" and an "id":""`
	sealed, err := statement.Render(evaluate(t, a), statement.Options{Date: day})
	if err != nil {
		t.Fatal(err)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, sealed.JSON()); err != nil {
		t.Fatal(err)
	}
	emptied := strings.Replace(compact.String(), `"digest":"`+sealed.Digest+`"`, `"digest":""`, 1)
	if sum := fmt.Sprintf("%x", sha256.Sum256([]byte(strings.TrimSpace(emptied)))); sum != sealed.Digest {
		t.Errorf("the digest is %s, want %s", sealed.Digest, sum)
	}
	read := decode[struct{ ID, Digest string }](t, sealed.JSON())
	if read.ID != sealed.ID || read.Digest != sealed.Digest || len(read.ID) != 36 {
		t.Errorf("the file says %+v, the seal %+v", read, sealed.Seal)
	}
}

// takeOut reads the assessment in a statement and writes it as a file of its own.
func takeOut(t testing.TB, data []byte) []byte {
	t.Helper()
	document := decode[struct{ Assessment json.RawMessage }](t, data)
	a, err := questionnaire.Decode(document.Assessment)
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

// TestRenderEscapes keeps what could steer a terminal out of the bytes, not of the content.
func TestRenderEscapes(t *testing.T) {
	t.Parallel()
	const name = "a\x1b[2J\u009b2J\u202edcba\x7f"
	a := lamp()
	a.Product.Name = name
	data := render(t, a)
	for _, r := range []rune{0x1b, 0x9b, 0x202e, 0x7f} {
		if bytes.ContainsRune(data, r) {
			t.Errorf("%U stands in the statement as it is", r)
		}
	}
	if got := decode[struct{ Product struct{ Name string } }](t, data).Product.Name; got != name {
		t.Errorf("got %q, want %q", got, name)
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	data, err := statement.Check("lamp.ask645.json", evaluate(t, lamp()))
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(data, []byte("\n")); n != 1 || data[len(data)-1] != '\n' {
		t.Errorf("got %d newlines, want one at the end", n)
	}
	for _, want := range []string{
		`{"file":"lamp.ask645.json","edition":"en303645-v2.1.1","complete":false,"conformant":false,"counts":{"provisions":67,`,
		`"provisions":[{"reference":"4-1","clause":"4","status":"M","applies":"yes","because":[],"support":"Y","detail":"`,
		`{"reference":"5.10-1","clause":"5.10","status":"R C (6)","applies":"undecided","because":["telemetry"],"support":"","detail":""}`,
		`"findings":[{"code":"missing-support","severity":"error","reference":"5.1-1","message":"`,
	} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("no %s in %s", want, data)
		}
	}
}

func TestCheckWithoutFindings(t *testing.T) {
	t.Parallel()
	s := evaluate(t, lamp())
	s.Findings = nil
	data, err := statement.Check("a", s)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasSuffix(data, []byte("\"findings\":[]}\n")) {
		t.Errorf("got %s, want an empty list of findings", data)
	}
}

// TestUnknownMembers writes an assessment with members of a newer program, which stand in its
// file with white space of their own.
func TestUnknownMembers(t *testing.T) {
	t.Parallel()
	a, err := questionnaire.Decode([]byte(`{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1",
		"newer": { "a b" : [ 1, "c  d\u202e" ] }, "answers": {"5.1-1": {"support": "Y", "detail": "Yes.", "also": [ { } ]}}}`))
	if err != nil {
		t.Fatal(err)
	}
	got := render(t, a)
	var compact, want bytes.Buffer
	if err := json.Compact(&compact, got); err != nil {
		t.Fatal(err)
	}
	if err := json.Indent(&want, compact.Bytes(), "", "  "); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, append(want.Bytes(), '\n')) {
		t.Errorf("the statement is laid out as\n%s", got)
	}
	for _, part := range []string{`"newer":{"a b":[1,"c  d\u202e"]}},"digest":`, `"also":[{}]`} {
		if !strings.Contains(compact.String(), part) {
			t.Errorf("the statement lacks %s", part)
		}
	}
	read, err := statement.Read(got)
	if err != nil {
		t.Fatal(err)
	}
	if err := read.CheckDigest(); err != nil {
		t.Error(err)
	}
}
