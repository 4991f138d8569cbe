package statement_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"ask645/assets"
	"ask645/export/statement"
	"ask645/questionnaire"
)

// schema compiles one of the embedded schemas. Formats such as dates are checked too.
func schema(t testing.TB, urn string) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	for _, name := range []string{"assessment", "statement"} {
		data, err := fs.ReadFile(assets.FS, "schemas/"+name+".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiler.AddResource("urn:ask645:"+name+":1", document); err != nil {
			t.Fatal(err)
		}
	}
	compiled, err := compiler.Compile(urn)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// validate holds JSON against a schema.
func validate(t testing.TB, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(document)
}

func TestStatementFitsSchema(t *testing.T) {
	t.Parallel()
	s := schema(t, statement.SchemaURN)
	for name, a := range map[string]*questionnaire.Assessment{
		"lamp":  lamp(),
		"empty": questionnaire.NewAssessment("en303645-v2.1.1", ""),
		"part":  partial(),
		"notes": questionnaire.NewAssessment("ts103645-v1.1.1", ""),
		"later": questionnaire.NewAssessment("en303645-v3.1.3", ""),
	} {
		if err := validate(t, s, render(t, a)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestStatementSchemaRefuses(t *testing.T) {
	t.Parallel()
	s := schema(t, statement.SchemaURN)
	good := string(render(t, lamp()))
	tests := []struct{ name, old, new string }{
		{"date", `"date": "2026-11-30"`, `"date": "30.11.2026"`},
		{"month", `"date": "2026-11-30"`, `"date": "2026-13-30"`},
		{"member", `"draft": true`, `"draft": true, "drift": true`},
		{"applies", `"applies": "undecided"`, `"applies": "maybe"`},
		{"status", `"status": "R C (6)"`, `"status": "RC6"`},
		{"support", `"support": "N/A"`, `"support": "n/a"`},
		{"inner assessment", `"format": "ask645-assessment"`, `"format": "other"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			bad := strings.ReplaceAll(good, test.old, test.new)
			if bad == good {
				t.Fatalf("the statement has no %s", test.old)
			}
			if validate(t, s, []byte(bad)) == nil {
				t.Errorf("%s passes", test.new)
			}
		})
	}
}

func TestAssessmentSchema(t *testing.T) {
	t.Parallel()
	s := schema(t, questionnaire.SchemaURN)
	full, err := questionnaire.Encode(lamp())
	if err != nil {
		t.Fatal(err)
	}
	const head = `{"format": "ask645-assessment", "version": 1, "edition": "en303645-v2.1.1"`
	answer := func(members string) string { return head + `, "answers": {"5.1-2A": {` + members + `}}}` }
	tests := []struct {
		name, file string
		fits       bool
	}{
		{"full", string(full), true},
		{"smallest", head + "}", true},
		{"members of a newer program", head + `, "mood": 1, "product": {"colour": "red"}, "answers": {"5.1-1": {"support": "", "x": []}}}`, true},
		{"no date to review by", answer(`"justification": {"review_by": ""}`), true},
		{"no format", `{"version": 1, "edition": "en303645-v2.1.1"}`, false},
		{"later version", strings.Replace(head, "1", "2", 1) + "}", false},
		{"support", answer(`"support": "yes"`), false},
		{"check", answer(`"checks": {"a": "maybe"}`), false},
		{"review date", answer(`"justification": {"review_by": "soon"}`), false},
		{"day of the month", answer(`"justification": {"review_by": "2027-02-30"}`), false},
		{"time", answer(`"at": "yesterday"`), false},
		{"digest", answer(`"evidence": [{"sha256": "ABC"}]`), false},
		{"reference", head + `, "answers": {"5.1.1": {}}}`, false},
		{"fact", head + `, "facts": {"Passwords!": "yes"}}`, false},
		{"id", head + `, "id": "7"}`, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if err := validate(t, s, []byte(test.file)); (err == nil) != test.fits {
				t.Errorf("got %v, want fits = %v", err, test.fits)
			}
		})
	}
}

// partial is the lamp with provisions out of scope.
func partial() *questionnaire.Assessment {
	a := lamp()
	a.SetScope(false, "5.1-1", "5.2-1", "5.10-1")
	return a
}

// TestInScope says of what is left out that it is, and nothing of all else.
func TestInScope(t *testing.T) {
	t.Parallel()
	if text := string(render(t, lamp())); strings.Contains(text, "scope") {
		t.Error("a statement of the whole edition speaks of a scope")
	}
	text := string(render(t, partial()))
	if n := strings.Count(text, `"in_scope": false`); n != 3 {
		t.Errorf("%d provisions are out of scope", n)
	}
	for _, want := range []string{`"out_of_scope": 3`, `"code": "out-of-scope"`, `"complete": false`, `"conformant": false`} {
		if !strings.Contains(text, want) {
			t.Errorf("the statement lacks %s", want)
		}
	}
}
