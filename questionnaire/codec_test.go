package questionnaire_test

import (
	"strings"
	"testing"

	"ask645/questionnaire"
)

func TestDecodeRefusals(t *testing.T) {
	t.Parallel()
	head := "{\n  \"format\": \"ask645-assessment\",\n  \"version\": 1,\n  \"edition\": \"en303645-v2.1.1\""
	tests := []struct{ name, file, want string }{
		{"empty", "", "line 1, column 1: the file is empty"},
		{"blank", " \n\t", "line 1, column 1: the file is empty but for white space"},
		{"cut off", head + ",\n  \"facts\": {\"pass", `line 5, column 18: the file ends too early: it was cut off`},
		{"cut after a member", head, `line 4, column 31: the file ends too early: it was cut off`},
		{"not UTF-8", "{\"format\": \"\xff\"}", `line 1, column 13: is not UTF-8: save the file as UTF-8`},
		{"byte order mark", "\ufeff{}", `line 1, column 1: starts with a byte order mark: save the file as UTF-8 without one`},
		{"other JSON", `{"a": 1}`, `line 1, column 1: member "format": is missing or empty: this is no assessment file`},
		{"a list", `[1]`, `line 1, column 1: holds a list where an object is expected`},
		{"later version", strings.Replace(head, "1", "2", 1) + "}", `line 3, column 3: member "version": is 2; this program reads up to 1: use a newer ask645`},
		{"no edition", "{\"format\": \"ask645-assessment\", \"version\": 1}", `line 1, column 1: member "edition": is missing: name the edition, such as en303645-v2.1.1`},
		{"wrong type", head + ",\n  \"answers\": {\"5.1-1\": {\"support\": 7}}}", `line 5, column 36: member "answers.5.1-1.support": holds a number where a text is expected`},
		{"wrong support", head + ",\n  \"answers\": {\"5.1-1\": {\"support\": \"yes\"}}}", `line 5, column 25: member "answers.5.1-1.support": is "yes": write "Y", "N", "N/A" or ""`},
		{"member twice", head + ",\n  \"facts\": {\"a\": \"yes\", \"a\": \"no\"}}", `line 5, column 25: member "facts.a": stands twice: remove one of the two`},
		{"bad time", head + ",\n  \"answers\": {\"5.1-1\": {\"at\": \"yesterday\"}}}", `line 5, column 31: member "answers.5.1-1.at": "yesterday" is no time: write it as 2026-11-21T10:00:00Z`},
		{"bad date", head + ",\n  \"answers\": {\"5.1-1\": {\"justification\": {\"review_by\": \"soon\"}}}}", `line 5, column 43: member "answers.5.1-1.justification.review_by": is "soon": write a date such as 2027-06-30`},
		{"wrong carried support", head + ",\n  \"answers\": {\"5.1-1\": {\"carried\": {\"from\": [{\"support\": \"yes\"}]}}}}", `line 5, column 47: member "answers.5.1-1.carried.from.support": is "yes": write "Y", "N", "N/A" or ""`},
		{"bad carried date", head + ",\n  \"answers\": {\"5.1-1\": {\"carried\": {\"from\": [{\"justification\": {\"review_by\": \"soon\"}}]}}}}", `line 5, column 65: member "answers.5.1-1.carried.from.justification.review_by": is "soon": write a date such as 2027-06-30`},
		{"carried text", head + ",\n  \"answers\": {\"5.1-1\": {\"carried\": \"Y\"}}}", `line 5, column 38: member "answers.5.1-1.carried": holds a text where an object is expected`},
		{"nested deeply", strings.Repeat("[", 100_000), "line 1, column 103: is nested too deeply: ask645 writes no such file"},
		{"capitals", head + ",\n  \"Facts\": {}}", `line 5, column 3: member "Facts": is not a member of this file: write "facts"`},
		{"capitals deep down", head + ",\n  \"answers\": {\"5.1-1\": {\"Support\": \"Y\"}}}", `line 5, column 25: member "answers.5.1-1.Support": is not a member of this file: write "support"`},
		{"text after the end", head + "}\n}", `line 5, column 1: text after the end of the file's JSON: remove it`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := questionnaire.Decode([]byte(test.file))
			if err == nil {
				t.Fatal("accepted")
			}
			if got := err.Error(); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestUnknownMembersSurvive(t *testing.T) {
	t.Parallel()
	file := `{
  "$schema": "urn:ask645:assessment:1",
  "format": "ask645-assessment",
  "version": 1,
  "edition": "en303645-v2.1.1",
  "product": {
    "name": "a < b & c",
    "colour": [
      1,
      2
    ]
  },
  "answers": {
    "5.1-1": {
      "support": "Y",
      "detail": "",
      "mood": {
        "b": 1,
        "a": 2
      }
    }
  },
  "zz": null
}
`
	a, err := questionnaire.Decode([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	got, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != file {
		t.Errorf("got %s", got)
	}
}
