package document_test

import (
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/export/document"
	"ask645/export/statement"
	"ask645/questionnaire"
)

var day = time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)

// sample reads one of the embedded assessments.
func sample(t testing.TB, name string) *questionnaire.Assessment {
	t.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/"+name+".ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// write puts an assessment into words.
func write(t testing.TB, a *questionnaire.Assessment) (*document.Document, *questionnaire.Statement) {
	t.Helper()
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(a.Edition)
	if err != nil {
		t.Fatal(err)
	}
	s := questionnaire.Evaluate(edition, a, day)
	seal := statement.Seal{ID: "id", Digest: "digest"}
	return document.New(s, seal, document.Options{Date: day, Generator: "ask645 test"}), s
}

func TestEveryProvisionIsCountedAndListedOnce(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"smart-lock", "battery-sensor", "light-bulb", "baby-camera", "thermostat-v1", "voice-assistant"} {
		d, s := write(t, sample(t, name))
		sum := 0
		for _, total := range d.Totals {
			sum += total.Count
		}
		if sum != d.All || d.All != s.Counts.Provisions {
			t.Errorf("%s: the totals add up to %d of %d", name, sum, d.All)
		}
		var listed []string
		for _, clause := range d.Clauses {
			for _, row := range clause.Rows {
				listed = append(listed, row.Reference)
				if row.Detail != strings.TrimSpace(s.Row(row.Reference).Detail) {
					t.Errorf("%s: the Detail of %s is %q", name, row.Reference, row.Detail)
				}
			}
		}
		if len(listed) != len(s.Rows) {
			t.Errorf("%s: %d rows of %d", name, len(listed), len(s.Rows))
		}
		if len(d.NotApplicable) != s.Counts.NotApplicable {
			t.Errorf("%s: %d do not apply, listed are %d", name, s.Counts.NotApplicable, len(d.NotApplicable))
		}
		for _, entry := range d.NotApplicable {
			if len(entry.Conditions) == 0 || len(entry.Facts) == 0 {
				t.Errorf("%s: %s does not say why it does not apply: %+v", name, entry.Reference, entry)
			}
		}
	}
}

// TestSummaryOfTheCamera holds the lists of the summary against a device that is complete
// and does not conform.
func TestSummaryOfTheCamera(t *testing.T) {
	t.Parallel()
	d, s := write(t, sample(t, "baby-camera"))
	if want := "does not claim conformance"; !strings.Contains(d.Verdict, want) {
		t.Errorf("the verdict is %q", d.Verdict)
	}
	if !d.Attention[0].Mandatory || len(d.Attention[0].Points) != s.Counts.MandatoryUnmet {
		t.Errorf("the first list is %+v, want the %d unmet mandatory provisions", d.Attention[0], s.Counts.MandatoryUnmet)
	}
	if n := len(d.Justifications); n != s.Counts.RecommendationsJustified {
		t.Errorf("%d justifications, want %d", n, s.Counts.RecommendationsJustified)
	}
	reviewed := 0
	for _, j := range d.Justifications {
		if j.ReviewBy != "" {
			reviewed++
		}
		if !j.Given || j.Text == "" || j.Title == "" {
			t.Errorf("%+v says too little", j)
		}
	}
	if reviewed == 0 {
		t.Error("no justification has a day of review")
	}
	for i, e := range d.Evidence {
		if e.Number != i+1 || len(e.References) == 0 || e.Name() == "" {
			t.Errorf("evidence %d is %+v", i+1, e)
		}
	}
}

func TestEvidenceIsListedOnceForAllThatCiteIt(t *testing.T) {
	t.Parallel()
	a := sample(t, "smart-lock")
	shared := questionnaire.Evidence{Title: "Test report", Ref: "report.pdf"}
	for reference, answer := range a.Answers {
		answer.Evidence = nil
		if reference == "5.1-1" || reference == "5.2-1" {
			answer.Evidence = []questionnaire.Evidence{shared, {}, shared}
		}
		a.Answers[reference] = answer
	}
	d, _ := write(t, a)
	want := []document.Evidence{{Number: 1, Title: "Test report", Ref: "report.pdf", References: []string{"5.1-1", "5.2-1"}}}
	if !reflect.DeepEqual(d.Evidence, want) {
		t.Errorf("got %+v, want %+v", d.Evidence, want)
	}
}

// TestCoverLeavesOutWhatNobodyGave: nothing is made up, and no heading is empty.
func TestCoverLeavesOutWhatNobodyGave(t *testing.T) {
	t.Parallel()
	d, _ := write(t, questionnaire.NewAssessment(questionnaire.DefaultEdition, ""))
	var labels []string
	for _, group := range d.Cover {
		for _, field := range group.Fields {
			labels = append(labels, group.Title+"/"+field.Label)
		}
	}
	if want := []string{"Statement/Statement id", "Statement/Date", "Statement/Assessed against", "Statement/Written with"}; !slices.Equal(labels, want) {
		t.Errorf("got %v, want %v", labels, want)
	}
	if !d.Draft || !strings.Contains(d.Verdict, "not complete") {
		t.Errorf("an empty assessment is %q", d.Verdict)
	}
	full, _ := write(t, sample(t, "baby-camera"))
	if len(full.Cover) != 7 {
		t.Errorf("a full cover has %d groups", len(full.Cover))
	}
	if missing := document.Missing(sample(t, "baby-camera")); missing != "" {
		t.Errorf("a full cover: %s", missing)
	}
}

// TestTextsAreSafeToShow fills everything that a person can write with what could steer a
// terminal, and looks for it in every text of the document.
func TestTextsAreSafeToShow(t *testing.T) {
	t.Parallel()
	const bad = "a\x1b[2J\u202eb\u009bc\r\nd\tcertain"
	a := sample(t, "baby-camera")
	a.Product.Name, a.Manufacturer.Address, a.Declaration.Signatory, a.ID = bad, bad, bad, bad
	a.Declaration.Representatives[0].Name = bad
	for reference, answer := range a.Answers {
		answer.Detail += bad
		answer.Justification.ReviewBy = bad
		answer.Evidence = []questionnaire.Evidence{{Title: bad, Ref: bad, SHA256: bad}}
		a.Answers[reference] = answer
	}
	a.Answers[bad] = questionnaire.Answer{Support: questionnaire.Supported}
	a.Facts[bad] = bad
	d, _ := write(t, a)
	eachText(reflect.ValueOf(d), func(text string) {
		if questionnaire.Printable(text) != text {
			t.Errorf("%q is not safe to show", text)
		}
	})
}

// TestNeverCertified: the program may not say it, whatever the result.
func TestNeverCertified(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"smart-lock", "battery-sensor", "light-bulb", "baby-camera", "thermostat-v1", "voice-assistant"} {
		d, _ := write(t, sample(t, name))
		eachText(reflect.ValueOf(d), func(text string) {
			if strings.Contains(strings.ToLower(text), "certified") {
				t.Errorf("%s says %q", name, text)
			}
		})
	}
}

// eachText visits every string inside a value.
func eachText(v reflect.Value, visit func(string)) {
	switch v.Kind() {
	case reflect.String:
		visit(v.String())
	case reflect.Pointer:
		eachText(v.Elem(), visit)
	case reflect.Struct:
		for i := range v.NumField() {
			eachText(v.Field(i), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), visit)
		}
	default:
	}
}
