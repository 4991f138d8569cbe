package questionnaire_test

import (
	"strings"
	"testing"

	"ask645/questionnaire"
)

const declared = `{
  "format": "ask645-assessment",
  "version": 1,
  "edition": "en303645-v2.1.1",
  "declaration": {
    "representatives": [
      {
        "name": "Lumen Limited",
        "register": "12"
      }
    ],
    "support_until": "2031-06-30",
    "sole_responsibility": true,
    "signatory": "Ada Byron",
    "seal": "red"
  }
}
`

func TestDeclarationIsReadAndWrittenWhole(t *testing.T) {
	t.Parallel()
	a, err := questionnaire.Decode([]byte(declared))
	if err != nil {
		t.Fatal(err)
	}
	if d := a.Declaration; d.Signatory != "Ada Byron" || !d.SoleResponsibility || d.Representatives[0].Name != "Lumen Limited" {
		t.Errorf("read %+v", d)
	}
	data, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	if string(data) != declared {
		t.Errorf("wrote\n%s\nof\n%s", data, declared)
	}
}

func TestDeclarationRefusesWhatIsNoDate(t *testing.T) {
	t.Parallel()
	_, err := questionnaire.Decode([]byte(strings.Replace(declared, "2031-06-30", "June 2031", 1)))
	if err == nil || !strings.Contains(err.Error(), "declaration.support_until") {
		t.Errorf("got %v, want an error that names the member", err)
	}
}

func TestDeclarationIsAPartThatChanges(t *testing.T) {
	t.Parallel()
	a, err := questionnaire.Decode([]byte(declared))
	if err != nil {
		t.Fatal(err)
	}
	b := a.Clone()
	b.Declaration.Representatives[0].Name = "Other"
	if a.Declaration.Representatives[0].Name == "Other" {
		t.Fatal("the clone shares its representatives")
	}
	changes, err := questionnaire.Changes(a, b)
	if err != nil || len(changes) != 1 || changes[0].Part != "declaration" {
		t.Fatalf("changes %v, %v", changes, err)
	}
	if err := a.Apply(changes); err != nil || a.Declaration.Representatives[0].Name != "Other" {
		t.Errorf("applied: %+v, %v", a.Declaration, err)
	}
	b.Declaration = questionnaire.Declaration{}
	if changes, err = questionnaire.Changes(a, b); err != nil {
		t.Fatal(err)
	}
	if err := a.Apply(changes); err != nil || !a.Declaration.IsZero() {
		t.Errorf("taken away: %+v, %v", a.Declaration, err)
	}
}
