package questionnaire_test

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
)

// samples are the finished assessments that the program carries, and what each comes to.
var samples = map[string]struct {
	conformant bool
	findings   []string
}{
	"smart-lock":      {conformant: true},
	"battery-sensor":  {conformant: true},
	"light-bulb":      {conformant: true},
	"thermostat-v1":   {conformant: true},
	"voice-assistant": {findings: []string{"5.8-3 mandatory-unmet"}},
	"baby-camera":     {findings: []string{"5.6-2 mandatory-unmet", "6-5 mandatory-unmet"}},
}

// sampled evaluates a sample on a fixed day. It also returns the bytes of its file.
func sampled(t *testing.T, name string) (*questionnaire.Statement, []byte) {
	t.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/"+name+".ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return questionnaire.Evaluate(edition(t, a.Edition), a, time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)), data
}

// TestSamples holds every sample against what it is to come to. A sample without a line in
// the table fails.
func TestSamples(t *testing.T) {
	t.Parallel()
	paths, err := fs.Glob(assets.FS, "samples/*")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, path := range paths {
		names = append(names, strings.TrimSuffix(strings.TrimPrefix(path, "samples/"), ".ask645.json"))
	}
	if want := slices.Sorted(maps.Keys(samples)); !slices.Equal(names, want) {
		t.Errorf("got samples %q, want %q", names, want)
	}
	for name, want := range samples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, data := sampled(t, name)
			if again, err := questionnaire.Encode(s.Assessment); err != nil || !bytes.Equal(again, data) {
				t.Errorf("the file is not as the program writes it: %v", err)
			}
			if !s.Complete || s.Conformant != want.conformant {
				t.Errorf("complete %t, conformant %t", s.Complete, s.Conformant)
			}
			var findings []string
			for _, finding := range s.Findings {
				findings = append(findings, finding.Reference+" "+string(finding.Code))
			}
			if !slices.Equal(findings, want.findings) {
				t.Errorf("got findings %q, want %q", findings, want.findings)
			}
			if s.Assessment.Declaration.SupportUntil == "" || s.Assessment.Product.Batch == "" {
				t.Error("the fields of the document are not filled in")
			}
		})
	}
}

// TestSampleFacts wants each sample to answer what is asked about its device and nothing
// else, and that before the provisions.
func TestSampleFacts(t *testing.T) {
	t.Parallel()
	for name := range samples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _ := sampled(t, name)
			a := s.Assessment
			var asked []string
			for _, fact := range questionnaire.NewProfile(s.Edition, a.Facts).Questions() {
				asked = append(asked, fact.ID)
			}
			slices.Sort(asked)
			if given := slices.Sorted(maps.Keys(a.Facts)); !slices.Equal(given, asked) {
				t.Errorf("facts given: %q, asked: %q", given, asked)
			}
			if timed := slices.Sorted(maps.Keys(a.FactsAt)); !slices.Equal(timed, asked) {
				t.Errorf("facts with a time: %q, asked: %q", timed, asked)
			}
			for reference, answer := range a.Answers {
				for id, at := range a.FactsAt {
					if at.After(answer.At) {
						t.Errorf("%s was answered at %s, the fact %s given at %s", reference, answer.At, id, at)
					}
				}
			}
		})
	}
}

// TestSampleAnswers holds each answer of the samples against the texts of its provision.
func TestSampleAnswers(t *testing.T) {
	t.Parallel()
	for name := range samples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _ := sampled(t, name)
			for i := range s.Rows {
				row := &s.Rows[i]
				if _, answered := s.Assessment.Answers[row.Provision.Reference]; answered != row.Walked() {
					t.Errorf("%s: answered %t, asked for %t", row.Provision.Reference, answered, row.Walked())
				}
				if row.Walked() {
					holdAnswer(t, s, row)
				}
			}
		})
	}
}

// holdAnswer wants an answer to be one that the program could have recorded: the checks that
// are asked, their suggestion, and the texts that it started from.
func holdAnswer(t *testing.T, s *questionnaire.Statement, row *questionnaire.Row) {
	t.Helper()
	reference, answer := row.Provision.Reference, row.Answer
	a, err := questionnaire.NewAnswering(s, reference)
	if err != nil {
		t.Fatal(err)
	}
	if a.Walk.Next != nil || len(a.Walk.Steps) != len(answer.Checks) {
		t.Errorf("%s: the checks are not those that are asked: %v", reference, answer.Checks)
	}
	var suggested questionnaire.Support
	if a.Walk.Suggestion != nil {
		suggested = a.Walk.Suggestion.Suggest
	}
	if answer.Suggested != suggested || answer.Support != suggested {
		t.Errorf("%s: %s, recorded suggestion %q, the checks suggest %q", reference, answer.Support, answer.Suggested, suggested)
	}
	if answer.Support == questionnaire.NotSupported && !row.Provision.Status.Mandatory && answer.Justification.ReviewBy == "" && answer.Justification.Template != "" {
		t.Errorf("%s: the template has no review date", reference)
	}
	if by := answer.Justification.ReviewBy; !strings.Contains(answer.Detail, by) {
		t.Errorf("%s: the review date %s does not stand in the Detail", reference, by)
	}
	if id := answer.Justification.Template; id != "" && !slices.ContainsFunc(a.Prose.Justifications, func(j questionnaire.Justification) bool { return j.ID == id }) {
		t.Errorf("%s has no justification %q", reference, id)
	}
	if ref := answer.Example; ref != "" && !slices.ContainsFunc(a.Prose.Examples, func(e questionnaire.Example) bool { return e.Ref == ref }) {
		t.Errorf("%s has no example %q", reference, ref)
	}
	for _, evidence := range answer.Evidence {
		if evidence.Title == "" || evidence.SHA256 != "" {
			t.Errorf("%s: evidence of a sample has a title, and no digest, as there is no file: %+v", reference, evidence)
		}
	}
}
