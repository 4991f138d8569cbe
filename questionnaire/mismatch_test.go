package questionnaire_test

import (
	"strings"
	"testing"

	"ask645/questionnaire"
)

// TestChecksAgainstSupport answers the checks of a provision one way and its support another.
func TestChecksAgainstSupport(t *testing.T) {
	t.Parallel()
	type answer = questionnaire.Answer
	type checks = map[string]string
	reason := "The boot code is in mask ROM, which no update can change."
	const ask = `"When it starts, does the device verify software with a secure boot mechanism before that software runs?"`
	const askAll = `"Does this cover all the device's software, from the bootloader to the applications and any further modules?"`
	tests := []struct {
		name string
		give answer
		want []string
	}{
		{"checks say N", answer{Support: "Y", Detail: reason, Checks: checks{"uses-secure-boot": "no"}},
			[]string{`contradiction warning 5.7-1: Y, but the check ` + ask + ` was answered No, which speaks for N: correct the check, or answer N`}},
		{"checks say partly", answer{Support: "Y", Detail: reason, Checks: checks{"uses-secure-boot": "yes", "covers-all-software": "partly"}},
			[]string{`contradiction warning 5.7-1: Y, but the check ` + askAll + ` was answered Partly, which speaks for N: correct the check, or answer N`}},
		{"checks say Y", answer{Support: "N", Detail: reason, Checks: checks{"uses-secure-boot": "yes", "covers-all-software": "yes"}},
			[]string{`contradiction warning 5.7-1: N, but the checks speak for Y, last ` + askAll + `, answered Yes: correct a check, or answer Y`}},
		{"agreed", answer{Support: "N", Detail: reason, Checks: checks{"uses-secure-boot": "no"}}, nil},
		{"not finished", answer{Support: "N", Detail: reason, Checks: checks{"uses-secure-boot": "yes"}}, nil},
		{"not known", answer{Support: "Y", Detail: reason, Checks: checks{"uses-secure-boot": "unknown"}}, nil},
		{"answer of a check that is not asked", answer{Support: "N", Detail: reason, Checks: checks{"uses-secure-boot": "no", "covers-all-software": "yes"}}, nil},
		{"no such check", answer{Support: "N", Detail: reason, Checks: checks{"uses-magic": "yes"}},
			[]string{`unknown-fact warning 5.7-1: there is no check "uses-magic": correct its name, or leave its answer, which is kept and not used`}},
		{"no such answer", answer{Support: "Y", Detail: reason, Checks: checks{"uses-secure-boot": "maybe", "covers-all-software": "no"}},
			[]string{`unknown-fact warning 5.7-1: the check ` + ask + ` has no answer "maybe": answer it again`}},
		{"an answer not offered", answer{Support: "Y", Detail: reason, Checks: checks{"uses-secure-boot": "partly"}},
			[]string{`unknown-fact warning 5.7-1: the check ` + ask + ` has no answer "partly": answer it again`}},

		{"Detail of a former Y", answer{Support: "N", Detail: "The device verifies all its software with signatures as its secure boot\nmechanism, starting from a fused key."},
			[]string{"contradiction warning 5.7-1: N, but the Detail is still the one suggested for Y: write what is true, or answer Y"}},
		{"Detail of a former Y, gone on with", answer{Support: "N", Detail: "The device verifies all its software with signatures as its secure boot mechanism, starting from a fused key. That key is shared, though."}, nil},
		{"Detail of a former N", answer{Support: "Y", Detail: "The device does not verify its software with secure boot mechanisms, because the chip has none."},
			[]string{"contradiction warning 5.7-1: Y, but the Detail is still the one suggested for N: write what is true, or answer N"}},
		{"blank left empty of words", answer{Support: "N", Detail: "The device verifies all its software with  as its secure boot mechanism, starting from a fused key."}, nil},
		{"guide's example", answer{Support: "Y", Detail: "EXAMPLE", Example: "EXAMPLE"},
			[]string{"duplicate-text warning 5.7-1: the Detail is still the guide's example, word for word: say how it is on this device"}},
		{"guide's example, changed", answer{Support: "Y", Detail: "EXAMPLE On this lock the key is in the fuses.", Example: "EXAMPLE"}, nil},
		{"guide's words by chance", answer{Support: "Y", Detail: "EXAMPLE"}, nil},
	}
	e := edition(t, v211)
	prose, err := e.Prose("5.7-1")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if test.give.Example != "" {
				test.give.Example = prose.Examples[0].Ref
			}
			test.give.Detail = strings.Replace(test.give.Detail, "EXAMPLE", prose.Examples[0].Text, 1)
			a := questionnaire.NewAssessment(v211, "id")
			a.Facts, a.Answers = everything(), full(t, everything())
			a.Answers["5.7-1"] = test.give
			var got []string
			for _, f := range questionnaire.Evaluate(e, a, today).Findings {
				got = append(got, string(f.Code)+" "+string(f.Severity)+" "+f.Reference+": "+f.Message)
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// TestPlanOfAFormerN leaves the plan for an unmet mandatory provision under a Y.
func TestPlanOfAFormerN(t *testing.T) {
	t.Parallel()
	e := edition(t, v211)
	guidance, err := e.Guidance()
	if err != nil {
		t.Fatal(err)
	}
	plan := strings.Join(strings.Fields(guidance.Closing.Text), " ")
	for _, blank := range questionnaire.Blanks(plan) {
		plan = strings.ReplaceAll(plan, "{"+blank+"}", "the team")
	}
	answers := map[string]questionnaire.Answer{"5.4-3": {
		Support: questionnaire.Supported,
		Detail:  "The device uses at least one critical security parameter that is hard-coded in the source code of its software. " + plan,
	}}
	found := evaluate(t, everything(), answers).Of("5.4-3")
	if len(found) != 1 || found[0].Code != questionnaire.CodeContradiction || !strings.Contains(found[0].Message, "suggested for N") {
		t.Errorf("%v", found)
	}
}

// TestUnknownChecksAreKept holds that what the edition does not know is saved again.
func TestUnknownChecksAreKept(t *testing.T) {
	t.Parallel()
	text := `{"format":"ask645-assessment","version":1,"edition":"` + v211 + `","answers":{"5.7-1":{"support":"N","detail":"","checks":{"uses-magic":"yes","uses-secure-boot":"maybe"}}}}`
	a, err := questionnaire.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	data, err := questionnaire.Encode(a)
	if err != nil || !strings.Contains(string(data), `"uses-magic": "yes"`) || !strings.Contains(string(data), `"uses-secure-boot": "maybe"`) {
		t.Errorf("%v %s", err, data)
	}
}

// TestSampleTurned changes one thing in the sample at a time, as an assessor might.
func TestSampleTurned(t *testing.T) {
	t.Parallel()
	support := func(reference string, support questionnaire.Support) func(*questionnaire.Assessment) {
		return func(a *questionnaire.Assessment) {
			answer := a.Answers[reference]
			answer.Support = support
			a.Answers[reference] = answer
		}
	}
	fact := func(id, value string) func(*questionnaire.Assessment) {
		return func(a *questionnaire.Assessment) { a.Facts[id] = value }
	}
	tests := []struct {
		name   string
		change func(*questionnaire.Assessment)
		about  []string
	}{
		{"authenticity of network updates is N", support("5.3-10", "N"), []string{"5.3-10"}},
		{"no update mechanism", fact("update_mechanism", "no"), []string{"update_mechanism", "5.3-2"}},
		{"5.3-14 on an updateable device", support("5.3-14", "Y"), []string{"5.3-14"}},
		{"consent and no withdrawal", support("6-3", "N"), []string{"6-3"}},
		{"all software is updateable", support("5.3-1", "Y"), []string{"5.3-1"}},
		{"no personal data", fact("personal_data", "no"), []string{"personal_data"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := evaluateSample(t, test.change)
			for _, about := range test.about {
				found := false
				for _, f := range s.Of(about) {
					found = found || f.Code == questionnaire.CodeContradiction
				}
				if !found {
					t.Errorf("no contradiction at %s: %v", about, s.Findings)
				}
			}
		})
	}
}
