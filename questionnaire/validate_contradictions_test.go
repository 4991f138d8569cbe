package questionnaire_test

import (
	"strings"
	"testing"
)

const goodContradictions = `contradictions:
  - id: quiet-and-not
    severity: error
    when: radio = no and 5.1-2 = N
    about: [5.1-2, radio]
    message: "5.1-2 is N, but there is no radio: correct the one that is wrong"
    ref: provision 5.1-2
  - id: quiet-by-night
    severity: warning
    when: pairing = yes and 5.1-2/at-night = yes
    about: [5.1-2]
    message: "it pairs, yet is quiet by night: how? Correct one, or explain it in the Detail"
    ref: ours
`

func TestValidateContradictions(t *testing.T) {
	t.Parallel()
	const file = "contradictions/test-v1.yaml"
	long := strings.Repeat("word ", 26)
	tests := []struct {
		name, old, new string
		want           []string
	}{
		{"fine", "", "", nil},
		{"unknown key", "ref: ours", "rfe: ours", []string{file + `:8: ref is missing`, file + `:13: unknown key "rfe"`}},
		{"not text", "severity: error", "severity: [error]", []string{file + ":3: cannot unmarshal []interface {} into Go struct field contradictionFile.Contradictions of type questionnaire.Severity"}},
		{"bad id", "id: quiet-by-night", "id: Quiet", []string{file + `:8: contradiction "Quiet": write the id in lower case with hyphens`}},
		{"id twice", "id: quiet-by-night", "id: quiet-and-not", []string{file + `:8: contradiction "quiet-and-not" stands twice`}},
		{"severity", "severity: warning", "severity: hint", []string{file + `:9: contradiction "quiet-by-night": the severity is "hint": write error or warning`}},
		{"no when", "    when: radio = no and 5.1-2 = N\n", "", []string{file + `:2: contradiction "quiet-and-not": when is missing: say what does not fit together`}},
		{"when that cannot be read", "radio = no and 5.1-2 = N", "radio = no, 5.1-2 = N", []string{file + `:4: condition "radio = no, 5.1-2 = N": unexpected ","`}},
		{"unknown fact", "when: radio = no", "when: rain = no", []string{
			file + `:4: contradiction "quiet-and-not": the edition has no fact and no provision "rain"`,
			file + `:5: contradiction "quiet-and-not": it is about "radio", which its condition does not name`}},
		{"answer that a fact does not have", "when: radio = no", "when: radio = maybe", []string{file + `:4: contradiction "quiet-and-not": the fact "radio" has no answer "maybe"`}},
		{"unknown provision", "5.1-2 = N", "5.1-9 = N", []string{
			file + `:4: contradiction "quiet-and-not": the edition has no fact and no provision "5.1-9"`,
			file + `:5: contradiction "quiet-and-not": it is about "5.1-2", which its condition does not name`}},
		{"computed provision", "5.1-2 = N", "5.1-2 = N and 4-1 = Y", []string{file + `:4: contradiction "quiet-and-not": nobody answers 4-1, which is computed`}},
		{"support that the status does not allow", "5.1-2 = N", "5.1-2 = N/A", []string{file + `:4: contradiction "quiet-and-not": 5.1-2 (R) has no support "N/A": write Y, N`}},
		{"N/A of a conditional provision", "5.1-2 = N", "5.1-1 = N/A and 5.1-2 = N", nil},
		{"unknown check", "5.1-2/at-night = yes", "5.1-2/at-noon = yes", []string{file + `:10: contradiction "quiet-by-night": 5.1-2 has no check "at-noon"`}},
		{"answer that a check does not have", "5.1-2/at-night = yes", "5.1-2/quiet = partly", []string{file + `:10: contradiction "quiet-by-night": the check "quiet" of 5.1-2 has no answer "partly"`}},
		{"don't know", "5.1-2/at-night = yes", "5.1-2/at-night = unknown", []string{file + `:10: contradiction "quiet-by-night": the check "at-night" of 5.1-2 has no answer "unknown"`}},
		{"two supports at once", "radio = no and 5.1-2 = N", "radio = no and 5.1-2 = N and 5.1-2 = Y", []string{
			file + `:4: contradiction "quiet-and-not": nothing that can be answered makes "radio = no and 5.1-2 = N and 5.1-2 = Y" hold`}},
		{"fact that its parent rules out", "radio = no and 5.1-2 = N", "radio = no and pairing = yes and 5.1-2 = N", []string{
			file + `:4: contradiction "quiet-and-not": nothing that can be answered makes "radio = no and pairing = yes and 5.1-2 = N" hold`}},
		{"check that is not asked", "5.1-2/at-night = yes", "5.1-2/at-night = yes and 5.1-2/quiet = no", []string{
			file + `:10: contradiction "quiet-by-night": nothing that can be answered makes "pairing = yes and 5.1-2/at-night = yes and 5.1-2/quiet = no" hold`}},
		{"check of a provision that does not apply", "pairing = yes and 5.1-2/at-night = yes", "pairing = no and 5.1-1/quiet = yes and 5.1-2 = Y", []string{
			file + `:10: contradiction "quiet-by-night": nothing that can be answered makes "pairing = no and 5.1-1/quiet = yes and 5.1-2 = Y" hold`}},
		{"no about", "    about: [5.1-2]\n", "", []string{file + `:8: contradiction "quiet-by-night": about is missing: name the provisions or facts at which it is shown`}},
		{"about another", "about: [5.1-2]", "about: [5.1-2, 5.1-1]", []string{file + `:11: contradiction "quiet-by-night": it is about "5.1-1", which its condition does not name`}},
		{"no message", `"5.1-2 is N, but there is no radio: correct the one that is wrong"`, `""`, []string{file + `:6: message is missing`}},
		{"full stop", "that is wrong\"", "that is wrong.\"", []string{file + `:6: a message ends without a full stop`}},
		{"long sentence", "correct the one that is wrong", long, []string{file + `:6: a sentence has 34 words: at most 25`}},
		{"two sentences", "correct the one that is wrong", "correct one. Or answer " + long[:90], nil},
		{"said twice", `"it pairs, yet is quiet by night: how? Correct one, or explain it in the Detail"`, `"5.1-2 is N, but there is no radio: correct the one that is wrong"`, []string{
			file + `:12: contradiction "quiet-by-night": another one says the same`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(goodContradictions, test.old) {
				t.Fatalf("there is no %q", test.old)
			}
			files := goodFiles()
			files[file] = strings.Replace(goodContradictions, test.old, test.new, 1)
			got := validate(files)
			want := strings.Join(test.want, "\n")
			if strings.Join(got, "\n") != want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
			}
		})
	}
}

func TestValidateContradictionsOfNoEdition(t *testing.T) {
	t.Parallel()
	files := goodFiles()
	files["contradictions/test-v2.yaml"] = goodContradictions
	if got, want := strings.Join(validate(files), "\n"), `contradictions/test-v2.yaml: there is no edition "test-v2"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestValidateDemandsSubstance takes away what an edition cannot do without.
func TestValidateDemandsSubstance(t *testing.T) {
	t.Parallel()
	const edition = "editions/test-v1.yaml"
	tests := []struct{ name, old, new, want string }{
		{"no facts", "facts: [radio, pairing]\n", "", edition + `: facts is missing: name the questions about the device`},
		{"empty facts", "facts: [radio, pairing]", "facts: []", edition + `:7: facts is missing: name the questions about the device`},
		{"no clauses", goodEdition[strings.Index(goodEdition, "clauses:"):], "clauses: []\n", edition + `:10: clauses is missing: list the clauses with their provisions`},
		{"clause without provisions", "clauses:\n", "clauses:\n  - {number: \"5.9\", title: Nothing}\n", edition + `:11: clause "5.9" has no provisions: list them, or leave the clause out`},
		{"clause with empty provisions", "clauses:\n", "clauses:\n  - number: \"5.9\"\n    title: Nothing\n    provisions: []\n", edition + `:11: clause "5.9" has no provisions: list them, or leave the clause out`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			files := goodFiles()
			files[edition] = strings.Replace(goodEdition, test.old, test.new, 1)
			if got := strings.Join(validate(files), "\n"); !strings.Contains(got, test.want) {
				t.Errorf("got\n%s\nwant among them\n%s", got, test.want)
			}
		})
	}
}
