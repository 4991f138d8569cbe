package questionnaire_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"ask645/questionnaire"
)

// The data files below are valid as they stand. Each test breaks one of them.
const goodFacts = `groups:
  - {id: device, title: The device}
facts:
  - id: radio
    group: device
    ask: Does it have a radio?
    help: Any kind counts.
    values:
      - {value: yes, label: "Yes", says: it has a radio}
      - {value: no, label: "No", says: it has no radio}
  - id: pairing
    group: device
    ask: Does it pair?
    help: With anything.
    when: radio = yes
    values:
      - {value: yes, label: "Yes", says: it pairs}
      - {value: no, label: "No", says: it does not pair}
`

const goodEdition = `edition: test-v1
title: Test V1
subject: Tests
published: 2020-06
table: Table T
computed: 4-1
facts: [radio, pairing]
conditions:
  - {kind: condition, ref: "1", wording: it pairs, fails: it does not pair, when: pairing = yes}
clauses:
  - number: "4"
    title: Reporting
    provisions:
      - {reference: 4-1, status: M, title: Reasons are recorded}
  - number: "5.1"
    title: Radio
    provisions:
      - {reference: 5.1-1, status: M C (1), title: The radio is silent}
      - {reference: 5.1-2, status: R, title: The radio is quiet}
good_for: The first one. It is for tests.
`

const goodComputed = `provision: 4-1
# Written by us.
requirement: A reason must be recorded.
why: Readers want it.
evidence: [The statement]
`

const goodProvision = `provision: 5.1-2
# Written by us.
requirement: The radio should be quiet.
why: Noise disturbs.
checks:
  - id: quiet
    ask: Is it quiet?
    yes: next
    no: loud
  - id: at-night
    when: quiet = yes
    ask: At night too?
    yes: supported
    partly: loud
    no: loud
outcomes:
  supported: {suggest: Y, detail: "It is quiet by {means}."}
  loud: {suggest: N, detail: It is loud.}
blanks:
  means: {kind: text, hint: how}
evidence: [A measurement]
`

func goodFiles() map[string]string {
	mandatory := strings.NewReplacer("5.1-2", "5.1-1", "should", "must", "evidence:", "gap: Make it quiet.\nevidence:").Replace(goodProvision)
	return map[string]string{
		"facts.yaml":                    goodFacts,
		"editions/test-v1.yaml":         goodEdition,
		"provisions/test-v1/4-1.yaml":   goodComputed,
		"provisions/test-v1/5.1-1.yaml": mandatory,
		"provisions/test-v1/5.1-2.yaml": goodProvision,
	}
}

func validate(files map[string]string) []string {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var problems []string
	for _, problem := range questionnaire.Validate(fsys) {
		problems = append(problems, problem.String())
	}
	return problems
}

func TestValidateAcceptsGoodData(t *testing.T) {
	t.Parallel()
	if problems := validate(goodFiles()); problems != nil {
		t.Error(strings.Join(problems, "\n"))
	}
}

func TestValidateRefusals(t *testing.T) {
	t.Parallel()
	const (
		facts     = "facts.yaml"
		edition   = "editions/test-v1.yaml"
		provision = "provisions/test-v1/5.1-2.yaml"
		demanded  = "provisions/test-v1/5.1-1.yaml"
	)
	tests := []struct {
		name, file, old, new string
		want                 []string
	}{
		{"unknown key", provision, "why:", "wy:", []string{
			provision + `: why is missing`, provision + `:4: unknown key "wy"`}},
		{"unknown key deep down", provision, "hint: how", "hnt: how", []string{provision + `:20: unknown key "hnt"`}},
		{"wrong type", provision, "evidence: [A measurement]", "evidence: {a: b}", []string{provision + ":21: ", ""}},
		{"bad syntax", provision, "why: Noise", "why: \"Noise", []string{provision + ":17: ", ""}},
		{"key twice", provision, "why: Noise disturbs.", "why: Noise disturbs.\nwhy: Again.", []string{provision + ":5: ", ""}},
		{"other reference", provision, "provision: 5.1-2", "provision: 5.1-3", []string{provision + `:1: the provision is called "5.1-3", its file "5.1-2"`}},
		{"no title", edition, "status: R, title: The radio is quiet}", "status: R}", []string{edition + `:19: title is missing`}},
		{"long title", edition, "is quiet", "is " + strings.Repeat("very ", 12) + "quiet", []string{edition + `:19: provision 5.1-2: the title has 78 characters: at most 60 fit`}},
		{"softened", demanded, "must be quiet", "may be quiet", []string{demanded + `:3: the status is M C (1): a mandatory requirement says must, a recommended one should, and neither says both`}},
		{"hardened", provision, "should be quiet", "must be quiet", []string{provision + `:3: the status is R: a mandatory requirement says must, a recommended one should, and neither says both`}},
		{"no gap", demanded, "gap: Make it quiet.\n", "", []string{demanded + `: gap is missing`}},
		{"gap of a recommendation", provision, "evidence:", "gap: None.\nevidence:", []string{provision + `:21: gap is for mandatory provisions`}},
		{"no question mark", provision, "quiet?", "quiet", []string{provision + `:7: check "quiet": a question ends in a question mark`}},
		{"bad id", provision, "id: at-night", "id: At Night", []string{provision + `:10: check "At Night": write the id in lower case with hyphens`}},
		{"id of a fact", provision, "id: at-night", "id: radio", []string{provision + `:10: check "radio": the id is taken`}},
		{"no outcome named", provision, "    no: loud\n  - id", "  - id", []string{provision + `:5: the answers quiet=no lead to no outcome`, provision + `:6: check "quiet": no leads nowhere: name an outcome, or next`}},
		{"outcome that is not there", provision, "yes: supported", "yes: fine", []string{
			provision + `:5: the answers quiet=yes, at-night=yes lead to no outcome`,
			provision + `:13: check "at-night": there is no outcome "fine"`,
			provision + `:17: outcome "supported": no path ends in it`}},
		{"condition that cannot be read", provision, "when: quiet = yes", "when: quiet is yes", []string{
			provision + `:11: condition "quiet is yes": expected = or != after "quiet", found "is"`}},
		{"condition on nothing", provision, "when: quiet = yes", "when: silent = yes", []string{
			provision + `:11: check "at-night": there is no earlier check and no fact "silent"`,
			provision + `:11: check "at-night": no path reaches it`,
			provision + `:17: outcome "supported": no path ends in it`}},
		{"condition on an answer not offered", provision, "when: quiet = yes", "when: quiet = partly", []string{
			provision + `:5: the answers quiet=yes lead to no outcome`,
			provision + `:11: check "at-night": the check "quiet" has no answer "partly"`,
			provision + `:11: check "at-night": no path reaches it`,
			provision + `:17: outcome "supported": no path ends in it`}},
		{"suggests N/A", provision, "suggest: N,", "suggest: N/A,", []string{provision + `:18: outcome "loud": suggests "N/A": write Y or N`}},
		{"blank without type", provision, "It is loud.", "\"It is loud, {because}.\"", []string{provision + `:18: the blank {because} has no type: add it under blanks`}},
		{"blank of unknown kind", provision, "kind: text", "kind: number", []string{provision + `:20: the blank "means": the kind is "number": write text, choice or date`}},
		{"choice without words", provision, "kind: text", "kind: choice", []string{provision + `:20: the blank "means": a choice needs two words or more under of`}},
		{"blank not used", provision, "by {means}", "by day", []string{provision + `:20: the blank "means" is used nowhere`}},
		{"no evidence", provision, "evidence: [A measurement]", "evidence: []", []string{provision + `:21: evidence is missing`}},
		{"bad status", edition, "status: R, title", "status: S, title", []string{edition + `:19: provision 5.1-2: status "S": write M or R, then C or F where printed, then the references, such as "M C (1)"`}},
		{"C without condition", edition, "M C (1)", "M C", nil},
		{"condition that is not there", edition, "M C (1)", "M C (7)", []string{
			edition + `:9: condition "1": no provision has it`,
			edition + `:18: provision 5.1-1: there is no condition "7"`}},
		{"condition on an unknown fact", edition, "pairing = yes}", "paring = yes}", []string{edition + `:9: condition "1": the edition has no fact "paring"`}},
		{"condition on a wrong value", edition, "pairing = yes}", "pairing = true}", []string{edition + `:9: condition "1": the fact "pairing" has no answer "true"`}},
		{"child before parent", edition, "[radio, pairing]", "[pairing, radio]", []string{edition + `:7: fact "pairing" must stand after "radio", on which it depends`}},
		{"fact that is not there", edition, "[radio, pairing]", "[radio, pairing, rain]", []string{edition + `:7: there is no fact "rain"`}},
		{"provision twice", edition, "5.1-2, status: R", "5.1-1, status: R", nil},
		{"provision of another clause", edition, "reference: 5.1-2", "reference: 6-2", nil},
		{"other id", edition, "edition: test-v1", "edition: test-v2", nil},
		{"nothing to compute", edition, "computed: 4-1", "computed: 4-2", nil},
		{"no month", edition, "2020-06", "June", []string{edition + `:4: published is "June": write a month such as 2020-06`}},
		{"good for nothing", edition, "good_for: The first one. It is for tests.\n", "", []string{edition + `: good_for is missing`}},
		{"good for in one sentence", edition, "The first one. It is for tests.", "It is for tests.", []string{edition + `:20: good_for: write two sentences: what the edition is, and what it is good for`}},
		{"good for much", edition, "The first one. It is", "The first one. It is " + strings.Repeat("very ", 20), []string{edition + `:20: good_for has 131 characters: write at most 120`}},
		{"asked in a circle", facts, "help: Any kind counts.", "help: Any kind counts.\n    when: pairing = yes", nil},
		{"unknown group", facts, "group: device\n    ask: Does it pair", "group: devices\n    ask: Does it pair", []string{facts + `:12: fact "pairing": there is no group "devices"`}},
		{"one answer", facts, "      - {value: no, label: \"No\", says: it has no radio}\n", "", []string{facts + `:8: fact "radio": needs two answers or more`}},
		{"child without no", facts, "{value: no, label: \"No\", says: it does not pair}", "{value: never, label: Never, says: it does not pair}", []string{facts + `:16: fact "pairing": a fact that may not be asked needs the answer "no", which it then counts as`}},
	}
	contains := map[string]string{
		"C without condition":         `provision 5.1-1: status "M C": C or F without a reference in brackets`,
		"provision twice":             `provision 5.1-1 stands twice`,
		"provision of another clause": `provision 6-2 does not belong to clause 5.1`,
		"other id":                    `the edition is called "test-v2", its file "test-v1"`,
		"nothing to compute":          `there is no provision "4-2" to compute`,
		"asked in a circle":           `fact "radio": asked in a circle: radio waits for pairing waits for radio`,
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			files := goodFiles()
			if !strings.Contains(files[test.file], test.old) {
				t.Fatalf("%s does not hold %q", test.file, test.old)
			}
			files[test.file] = strings.Replace(files[test.file], test.old, test.new, 1)
			got := validate(files)
			if want, partly := contains[test.name]; partly {
				if !strings.Contains(strings.Join(got, "\n"), want) {
					t.Errorf("got\n%s\nwant among them\n%s", strings.Join(got, "\n"), want)
				}
				return
			}
			want := test.want
			if n := len(want); want[n-1] == "" {
				// The words are those of the YAML library; only the place is ours.
				want = want[:n-1]
				for i := range got {
					got[i] = got[i][:min(len(got[i]), len(want[min(i, len(want)-1)]))]
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

func TestValidateReportsEverythingAtOnce(t *testing.T) {
	t.Parallel()
	files := goodFiles()
	files["facts.yaml"] = strings.Replace(goodFacts, "group: device\n    ask: Does it have", "group: nowhere\n    ask: Does it have", 1)
	files["editions/test-v1.yaml"] = strings.Replace(goodEdition, "subject: Tests\n", "", 1)
	files["provisions/test-v1/5.1-2.yaml"] = strings.Replace(goodProvision, "Is it quiet?", "Is it quiet", 1)
	delete(files, "provisions/test-v1/5.1-1.yaml")
	files["provisions/test-v1/9-9.yaml"] = goodProvision
	want := []string{
		`editions/test-v1.yaml: subject is missing`,
		`editions/test-v1.yaml:17: provision 5.1-1 has no prose: add provisions/test-v1/5.1-1.yaml`,
		`facts.yaml:5: fact "radio": there is no group "nowhere"`,
		`provisions/test-v1/5.1-2.yaml:7: check "quiet": a question ends in a question mark`,
		`provisions/test-v1/9-9.yaml: the edition has no provision 9-9`,
	}
	if got := validate(files); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWhenRefusals(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a":             `condition "a": expected = or != after "a", found ""`,
		"a =":           `condition "a =": expected a value for "a", found ""`,
		"(a = b":        `condition "(a = b": expected ")", found ""`,
		"a = b c = d":   `condition "a = b c = d": unexpected "c"`,
		"a = b and":     `condition "a = b and": ends where a name was expected`,
		"= b":           `condition "= b": expected a name, found "="`,
		"a = b & c = d": `condition "a = b & c = d": unexpected "&"`,
		"not":           `condition "not": ends where a name was expected`,
	} {
		if _, err := questionnaire.ParseWhen(text); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

func TestWhenDescribe(t *testing.T) {
	t.Parallel()
	w, err := questionnaire.ParseWhen("a = yes and (b != no or not c = x)")
	if err != nil {
		t.Fatal(err)
	}
	got := w.Describe(func(name, value string, equal bool) string {
		if equal {
			return name + " is " + value
		}
		return name + " is not " + value
	})
	if want := "a is yes and (b is not no or not c is x)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhenEval(t *testing.T) {
	t.Parallel()
	values := map[string]string{"a": "yes", "b": "no"}
	lookup := func(name string) (string, []string, bool) {
		value, ok := values[name]
		return value, nil, ok
	}
	tests := []struct {
		text string
		want questionnaire.Truth
		by   string
	}{
		{"", questionnaire.Yes, ""},
		{"a = yes", questionnaire.Yes, "a"},
		{"a != yes", questionnaire.No, "a"},
		{"c = yes", questionnaire.Unknown, "c"},
		{"a = yes or c = yes", questionnaire.Yes, "a"},
		{"b = yes and c = yes", questionnaire.No, "b"},
		{"a = yes and c = yes", questionnaire.Unknown, "c"},
		{"b = yes or c = yes", questionnaire.Unknown, "c"},
		{"not (a = yes and b = no)", questionnaire.No, "a b"},
		{"not c = yes", questionnaire.Unknown, "c"},
		{"a = no or b = no and a = yes", questionnaire.Yes, "b a"},
		{"(a = no or b = no) and a = no", questionnaire.No, "a"},
	}
	for _, test := range tests {
		w, err := questionnaire.ParseWhen(test.text)
		if err != nil {
			t.Fatal(err)
		}
		got, by := w.Eval(lookup)
		if got != test.want || strings.Join(by, " ") != test.by {
			t.Errorf("%q: %s by %v, want %s by %s", test.text, got, by, test.want, test.by)
		}
		if truth := w.Truth(lookup); truth != got {
			t.Errorf("%q: %s for short", test.text, truth)
		}
	}
}
