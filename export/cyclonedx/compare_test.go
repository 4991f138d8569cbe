package cyclonedx_test

import (
	"strings"
	"testing"

	"ask645/export/cyclonedx"
)

// TestCompare changes what a file says. Each change is found, and the provision named.
func TestCompare(t *testing.T) {
	t.Parallel()
	s, d := source(t, lamp(t))
	written, err := cyclonedx.Render(s, d, options)
	if err != nil {
		t.Fatal(err)
	}
	good := string(written)
	if err := cyclonedx.Compare(d, written, []byte(good)); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, old, new, want string }{
		{"detail", `"reasoning": "Keys are kept in a secure element."`, `"reasoning": "Keys are kept."`, `provision 5.4-1: the file has the Detail "Keys are kept.", the assessment "Keys are kept in a secure element."`},
		{"support", `Provision 5.2-1: supported`, `Provision 5.2-1: not applicable`, `provision 5.2-1: the file has the score 1 for what is not applicable`},
		{"support of another", `Provision 5.1-1: not applicable`, `Provision 5.1-1: supported`, `provision 5.1-1: the file says supported, the assessment not applicable`},
		{"support that is none", `Provision 5.2-1: supported`, `Provision 5.2-1: fine`, `provision 5.2-1: the file claims "Provision 5.2-1: fine", which the pro forma does not have`},
		{"claim for a counter claim", `"counterClaims": [` + "\n" + `              "claim-5.4-3"`, `"claims": [` + "\n" + `              "claim-5.4-3"`, `provision 5.4-3: the file takes a claim for a counter claim`},
		{"claim gone", `"bom-ref": "claim-5.2-1"`, `"bom-ref": "claim-5.2-0"`, `provision 5.2-1: the file has not the one claim that it refers to`},
		{"no claim", `"claims": [` + "\n" + `              "claim-5.2-1"` + "\n" + `            ],`, ``, `provision 5.2-1: the file says not answered, the assessment supported`},
		{"not attested", `"requirement": "requirement-5.2-1"`, `"requirement": "requirement-5.2-0"`, `provision 5.2-1: the file attests nothing of it`},
		{"status", `"value": "M C (8)"`, `"value": "R C (8)"`, `provision 5.1-4: the file does not say the status M C (8)`},
		{"provision", `"identifier": "5.2-1"`, `"identifier": "5.2-0"`, `provision 5.2-1: the file does not have it`},
		{"digest of evidence", `\nSHA-256: ab`, `\nSHA-256: cd`, `provision 5.4-1: the file describes evidence 1 otherwise than the assessment: "Design (my design.pdf)"`},
		{"evidence", `,
          "evidence-3"`, ``, `provision 5.4-1: the file names 2 documents as evidence, the assessment 3`},
		{"anything else", `"name": "Müller GmbH"`, `"name": "Meier GmbH"`, `is "\"name\": \"Meier GmbH\",", but "\"name\": \"Müller GmbH\"," was written`},
		{"more", "\n}\n", "\n}\n{}", "something follows the attestation"},
		{"member", `"thirdParty"`, `"theirParty"`, `unknown field "theirParty"`},
		{"cut off", "\n}\n", "", "no attestation"},
		{"line", "\n}\n", "\n}\n\n", "lines, but"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			bad := strings.ReplaceAll(good, test.old, test.new)
			if bad == good {
				t.Fatalf("the attestation has no %s", test.old)
			}
			if err := cyclonedx.Compare(d, written, []byte(bad)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}
