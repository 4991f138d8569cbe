package cyclonedx_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schema compiles the schema of CycloneDX 1.6 from the files of this folder alone, with the
// formats asserted.
func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	const base = "http://cyclonedx.org/schema/"
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	for url, file := range map[string]string{
		"bom-1.6.schema.json":           "bom-1.6.SNAPSHOT.schema.json",
		"jsf-0.82.SNAPSHOT.schema.json": "jsf-0.82.SNAPSHOT.schema.json",
		"spdx.SNAPSHOT.schema.json":     "spdx.SNAPSHOT.schema.json",
	} {
		data, err := os.ReadFile("testdata/schemas/" + file)
		if err != nil {
			t.Fatal(err)
		}
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiler.AddResource(base+url, document); err != nil {
			t.Fatal(err)
		}
	}
	compiled, err := compiler.Compile(base + "bom-1.6.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// validate holds a file against the schema.
func validate(t testing.TB, s *jsonschema.Schema, file []byte) error {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(document)
}

func TestAttestationFitsSchema(t *testing.T) {
	t.Parallel()
	s := schema(t)
	for name, a := range assessments(t) {
		if err := validate(t, s, render(t, a)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaRefuses breaks a good attestation in ways that the format does not allow. If the
// schema let them pass, TestAttestationFitsSchema would say nothing.
func TestSchemaRefuses(t *testing.T) {
	t.Parallel()
	s := schema(t)
	good := string(render(t, lamp(t)))
	tests := []struct{ name, old, new string }{
		{"version of the format", `"specVersion": "1.6",`, `"specVersion": 1.6,`},
		{"serial number", `urn:uuid:`, `urn:UUID:`},
		{"timestamp", `T00:00:00Z"`, `"`},
		{"type of the product", `"type": "device"`, `"type": "lamp"`},
		{"product without a name", `"name": "Lamp <BL-1> & stand",`, ``},
		{"third party", `"thirdParty": false`, `"thirdParty": "no"`},
		{"score", `"score": 1`, `"score": 2`},
		{"support of a claim", `"predicate": `, `"support": "Y", "predicate": `},
		{"title of a requirement", `"identifier": "5.1-1"`, `"identifier": 5.1`},
		{"digest", strings.Repeat("ab", 32), "ab"},
		{"type of a reference", `"type": "attestation"`, `"type": "signature"`},
		{"address of evidence", `"url": "my%20design.pdf"`, `"url": "my\\design.pdf"`},
		{"signatory by name alone", `"externalReference": {`, `"external": {`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			bad := strings.ReplaceAll(good, test.old, test.new)
			if bad == good {
				t.Fatalf("the attestation has no %s", test.old)
			}
			if validate(t, s, []byte(bad)) == nil {
				t.Errorf("%s passes", test.new)
			}
		})
	}
}
