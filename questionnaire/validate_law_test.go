package questionnaire_test

import (
	"fmt"
	"strings"
	"testing"
)

// goodLaw is a law for the edition of the other tests. It is valid as it stands.
const goodLaw = `law: test-law
name: Quiet radio law
territory: Nowhere
title: Statement
mark: DRAFT
edition: test-v1
instruments:
  - {name: Act, title: Quiet Act}
standard: {number: Test, version: V1, title: Tests, issued: 2020-06-19}
basis: Schedule 1
groups:
  - title: Product
    fields:
      - {field: product.model, label: Type, missing: "no type: enter it"}
  - title: Representative
    each: declaration.representatives
    fields:
      - {field: name, label: Name, missing: "no name: enter it"}
declarations: [It is quiet.]
requirements:
  - title: Quiet
    demand: Schedule 2
    deemed: Schedule 3
    provisions: [5.1-1, 5.1-2]
    about: Noise.
    fields:
      - {field: declaration.support_until, label: Until, kind: date}
    checks: [Listen.]
checks: [Read the law.]
signature:
  title: Signed
  fields:
    - {field: declaration.place, label: Place, missing: "no place: enter it"}
    - {label: Date}
notes: [Keep it.]
`

func TestValidateLaws(t *testing.T) {
	t.Parallel()
	const law = "laws/test-law.yaml"
	tests := []struct {
		name, old, new string
		want           []string
	}{
		{"good", "", "", nil},
		{"unknown key", "territory:", "teritory:", []string{law + `: territory is missing`, law + `:3: unknown key "teritory"`}},
		{"other id", "law: test-law", "law: other", []string{law + `:1: the law is called "other", its file "test-law"`}},
		{"no mark", "mark: DRAFT\n", "", []string{law + `: mark is missing`}},
		{"no declaration", "[It is quiet.]", "[]", []string{law + `:19: declarations is missing`}},
		{"empty check", "checks: [Read the law.]", `checks: [" "]`, []string{law + `:29: a text is empty`}},
		{"unknown edition", "edition: test-v1", "edition: test-v2", []string{law + `:6: unknown edition "test-v2": this program has test-v1; where a pack brings it, name its folder with --pack DIR`}},
		{"other version", "version: V1", "version: V2", []string{law + `:9: the law cites Test V2, the edition is Test V1`}},
		{"no day", "2020-06-19", "June 2020", []string{law + `:9: issued is "June 2020": write a date such as 2020-06-19`}},
		{"other month", "2020-06-19", "2020-05-19", []string{law + `:9: issued on 2020-05-19, but the edition was published in 2020-06`}},
		{"unknown provision", "[5.1-1, 5.1-2]", "[5.1-1, 5.1-9]", []string{law + `:24: Test V1 has no provision "5.1-9"`}},
		{"provision twice", "[5.1-1, 5.1-2]", "[5.1-1, 5.1-1]", []string{law + `:24: provision 5.1-1 stands twice`}},
		{"no provision", "provisions: [5.1-1, 5.1-2]", "provisions: []", []string{law + `:24: provisions is missing`}},
		{"no deemed", "    deemed: Schedule 3\n", "", []string{law + `:21: deemed is missing`}},
		{"unknown field", "product.model", "product.mood", []string{law + `:14: an assessment has no text "product.mood"`}},
		{"field that is no text", "product.model", "product", []string{law + `:14: an assessment has no text "product"`}},
		{"unknown list", "each: declaration.representatives", "each: declaration.place", []string{law + `:16: an assessment has no list "declaration.place"`}},
		{"unknown field of a list", "{field: name", "{field: nme", []string{law + `:18: an assessment has no text "declaration.representatives.1.nme"`}},
		{"unknown kind", "kind: date", "kind: day", []string{law + `:27: the kind is "day": write date, or leave it out`}},
		{"no label", "label: Type", `label: ""`, []string{law + `:14: label is missing`}},
		{"no field outside the signature", "field: product.model, ", "", []string{law + `:14: field is missing`}},
		{"nothing to demand by", "field: declaration.place, ", "", []string{law + `:33: field is missing`}},
		{"no fields", "    - {field: declaration.place, label: Place, missing: \"no place: enter it\"}\n    - {label: Date}\n", "    []\n", []string{law + `:32: fields is missing`}},
		{"bad syntax", "name: Quiet", "name: \"Quiet", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			files := goodFiles()
			files[law] = strings.Replace(goodLaw, test.old, test.new, 1)
			if test.old != "" && files[law] == goodLaw {
				t.Fatalf("the law does not hold %q", test.old)
			}
			got := validate(files)
			if test.name == "bad syntax" {
				// The words are those of the YAML library; only the place is ours.
				if len(got) != 1 || !strings.HasPrefix(got[0], law+":") {
					t.Errorf("got %v", got)
				}
				return
			}
			if fmt.Sprint(got) != fmt.Sprint(test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}
