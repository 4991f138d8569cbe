package questionnaire_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/questionnaire"
)

const v211 = "en303645-v2.1.1"

var today = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// everything is a device to which every condition of V2.1.1 that can hold together with the
// others does: all but 3 and 4, and with them 5.3-14 and 5.3-15.
func everything() map[string]string {
	return map[string]string{
		"constrained": "no", "user_authentication": "yes", "passwords": "yes", "preinstalled_passwords": "yes",
		"updateable": "all", "update_mechanism": "yes", "network_updates": "yes", "automatic_updates": "yes",
		"update_notifications": "yes", "hardcoded_identity": "yes", "debug_interface": "yes", "debug_port": "yes",
		"debug_port_accessible": "yes", "personal_data": "yes", "consent": "yes", "telemetry": "yes",
	}
}

// but returns the facts of everything with some of them replaced; an empty value removes.
func but(changes ...string) map[string]string {
	facts := everything()
	for i := 0; i < len(changes); i += 2 {
		facts[changes[i]] = changes[i+1]
		if changes[i+1] == "" {
			delete(facts, changes[i])
		}
	}
	return facts
}

func evaluate(t testing.TB, facts map[string]string, answers map[string]questionnaire.Answer) *questionnaire.Statement {
	t.Helper()
	a := questionnaire.NewAssessment(v211, "id")
	a.Facts, a.Answers = facts, answers
	return questionnaire.Evaluate(edition(t, v211), a, today)
}

// TestConditions takes each condition of Table B.1 both ways, and leaves its fact open.
func TestConditions(t *testing.T) {
	t.Parallel()
	updates := []string{"5.3-3", "5.3-4", "5.3-5", "5.3-6", "5.3-7", "5.3-8", "5.3-9", "5.3-10", "5.3-11", "5.3-12"}
	tests := []struct {
		condition string
		facts     map[string]string
		// differ lists, in order, the provisions that do not apply beyond 5.3-14 and
		// 5.3-15; open those that are undecided.
		differ, open []string
		rationale    string
		because      string
	}{
		{"all hold", everything(), nil, nil, "", ""},
		{"1", but("passwords", "no"), []string{"5.1-1", "5.1-2"}, nil, "Not applicable: no passwords are used (condition 1).", "passwords"},
		{"1 open", but("passwords", ""), nil, []string{"5.1-1", "5.1-2"}, "", "passwords"},
		{"1 don't know", but("passwords", questionnaire.DontKnow), nil, []string{"5.1-1", "5.1-2"}, "", "passwords"},
		{"2", but("preinstalled_passwords", "no"), []string{"5.1-2"}, nil, "Not applicable: no pre-installed passwords unique per device are used (condition 2).", "preinstalled_passwords"},
		{"2 open", but("preinstalled_passwords", ""), nil, []string{"5.1-2"}, "", "preinstalled_passwords"},
		{"5", but("constrained", "yes"), []string{"5.1-5", "5.3-2"}, nil, "Not applicable: the device is constrained (condition 5).", "constrained"},
		{"6", but("telemetry", "no"), []string{"5.10-1", "6-4", "6-5"}, nil, "Not applicable: no telemetry data is collected (condition 6).", "telemetry"},
		{"6 open", but("telemetry", ""), nil, []string{"5.10-1", "6-4", "6-5"}, "", "telemetry"},
		{"7", but("consent", "no"), []string{"6-2"}, nil, "Not applicable: no personal data is processed on the basis of consumers' consent (condition 7).", "consent"},
		{"7 by its parent", but("personal_data", "no"), []string{"6-2"}, nil, "Not applicable: no personal data is processed on the basis of consumers' consent (condition 7).", "personal_data"},
		{"8", but("user_authentication", "no"), []string{"5.1-4"}, nil, "Not applicable: the device does not allow user authentication (condition 8).", "user_authentication"},
		{"9 by one", but("automatic_updates", "no"), nil, nil, "", ""},
		{"9 by the other", but("update_notifications", "no"), nil, nil, "", ""},
		{"9", but("automatic_updates", "no", "update_notifications", "no"), []string{"5.3-6"}, nil, "Not applicable: the device supports neither automatic updates nor update notifications (condition 9).", "automatic_updates update_notifications"},
		{"9 half open", but("automatic_updates", "no", "update_notifications", ""), nil, []string{"5.3-6"}, "", "update_notifications"},
		{"10", but("hardcoded_identity", "no"), []string{"5.4-2"}, nil, "Not applicable: no hard-coded unique per device identity is used for security purposes (condition 10).", "hardcoded_identity"},
		{"11", but("network_updates", "no"), []string{"5.3-10"}, nil, "Not applicable: updates are not delivered over a network interface (condition 11).", "network_updates"},
		{"12", but("update_mechanism", "no"), updates, nil, "Not applicable: no update mechanism is implemented (condition 12).", "update_mechanism"},
		{"12 by its parent", but("updateable", "none"), updates, nil, "Not applicable: no update mechanism is implemented (condition 12).", "updateable"},
		{"13", but("debug_port_accessible", "no"), []string{"5.6-4"}, nil, "Not applicable: no debug interface is physically accessible (condition 13).", "debug_port_accessible"},
		{"13 by its parent", but("debug_interface", "no"), []string{"5.6-4"}, nil, "Not applicable: no debug interface is physically accessible (condition 13).", "debug_interface"},
	}
	for _, test := range tests {
		t.Run(test.condition, func(t *testing.T) {
			t.Parallel()
			s := evaluate(t, test.facts, nil)
			var differ, open []string
			for _, row := range s.Rows {
				reference := row.Provision.Reference
				switch {
				case row.Applies == questionnaire.Unknown && reference != "5.3-14" && reference != "5.3-15":
					open = append(open, reference)
				case row.Applies == questionnaire.No && reference != "5.3-14" && reference != "5.3-15":
					differ = append(differ, reference)
				}
			}
			if !slices.Equal(differ, test.differ) || !slices.Equal(open, test.open) {
				t.Fatalf("do not apply %v, undecided %v; want %v, %v", differ, open, test.differ, test.open)
			}
			for _, reference := range append(differ, open...) {
				row := s.Row(reference)
				if got := strings.Join(row.Because, " "); reference != "5.3-6" && reference != "5.3-10" && got != test.because {
					t.Errorf("%s: because %q, want %q", reference, got, test.because)
				}
			}
			if len(differ) > 0 {
				row := s.Row(differ[0])
				if row.Detail != test.rationale || row.Support != questionnaire.NotApplicable || !row.Proposed {
					t.Errorf("%s: %s %q (proposed %t), want %q", differ[0], row.Support, row.Detail, row.Proposed, test.rationale)
				}
			}
		})
	}
}

// TestConditionsThatMustBothHold takes 3 and 4, which only 5.3-14 and 5.3-15 have.
func TestConditionsThatMustBothHold(t *testing.T) {
	t.Parallel()
	tests := []struct {
		updateable, constrained string
		want                    questionnaire.Truth
	}{
		{"none", "yes", questionnaire.Yes},
		{"none", "no", questionnaire.No},
		{"some", "yes", questionnaire.No},
		{"all", "no", questionnaire.No},
		{"", "yes", questionnaire.Unknown},
		{"none", "", questionnaire.Unknown},
		{"", "no", questionnaire.No},
		{"all", "", questionnaire.No},
	}
	for _, test := range tests {
		s := evaluate(t, but("updateable", test.updateable, "constrained", test.constrained), nil)
		for _, reference := range []string{"5.3-14", "5.3-15"} {
			if got := s.Row(reference).Applies; got != test.want {
				t.Errorf("updateable %q, constrained %q: %s applies: %s, want %s", test.updateable, test.constrained, reference, got, test.want)
			}
		}
	}
}

// full answers every provision of V2.1.1 that applies to the device with Y.
func full(t testing.TB, facts map[string]string) map[string]questionnaire.Answer {
	t.Helper()
	answers := map[string]questionnaire.Answer{}
	for _, row := range evaluate(t, facts, nil).Rows {
		if row.Applies != questionnaire.No && !row.Provision.Computed() {
			answers[row.Provision.Reference] = questionnaire.Answer{Support: questionnaire.Supported, Detail: "The device does what " + row.Provision.Reference + " asks for."}
		}
	}
	return answers
}

func TestCompleteAndConformant(t *testing.T) {
	t.Parallel()
	s := evaluate(t, everything(), full(t, everything()))
	if !s.Complete || !s.Conformant || len(s.Findings) > 0 {
		t.Fatalf("complete %t, conformant %t, findings %v", s.Complete, s.Conformant, s.Findings)
	}
	want := questionnaire.Counts{Provisions: 67, Applicable: 65, NotApplicable: 2, Answered: 65, MandatoryMet: 32, RecommendationsMet: 33}
	if s.Counts != want {
		t.Errorf("counts %+v, want %+v", s.Counts, want)
	}
	if row := s.Row("4-1"); row.Support != questionnaire.Supported || !row.Proposed {
		t.Errorf("4-1: %s", row.Support)
	}
}

func TestEmptyAssessment(t *testing.T) {
	t.Parallel()
	s := evaluate(t, nil, nil)
	if s.Complete || s.Conformant || s.Counts.Undecided != 23 || s.Counts.Applicable != 44 {
		t.Errorf("complete %t, conformant %t, counts %+v", s.Complete, s.Conformant, s.Counts)
	}
	for _, f := range s.Findings {
		if f.Code != questionnaire.CodeMissingSupport {
			t.Errorf("finding %v", f)
		}
	}
	if len(s.Findings) != 67 {
		t.Errorf("%d findings", len(s.Findings))
	}
}

// TestFindings changes one thing in a statement without findings and expects what follows.
func TestFindings(t *testing.T) {
	t.Parallel()
	type answer = questionnaire.Answer
	reason := "The radio module offers no such check, because its boot code is in mask ROM."
	tests := []struct {
		name  string
		facts map[string]string
		with  map[string]answer
		// want lists code, severity and reference.
		want                 []string
		complete, conformant bool
	}{
		{"no answer", nil, map[string]answer{"5.1-1": {}}, []string{"missing-support error 5.1-1"}, false, false},
		{"answer rests on an open fact", but("passwords", ""), nil, []string{"undecided error 5.1-1", "undecided error 5.1-2"}, true, false},
		{"Y without detail", nil, map[string]answer{"5.1-1": {Support: "Y"}}, []string{"missing-detail warning 5.1-1"}, true, true},
		{"N without detail", nil, map[string]answer{"5.2-2": {Support: "N"}}, []string{"missing-detail error 5.2-2", "unjustified error 5.2-2"}, false, false},
		{"mandatory N", nil, map[string]answer{"5.1-1": {Support: "N", Detail: reason}}, []string{"mandatory-unmet error 5.1-1"}, true, false},
		{"justified N", nil, map[string]answer{"5.7-1": {Support: "N", Detail: reason}}, nil, true, true},
		{"N without reason", nil, map[string]answer{"5.7-1": {Support: "N", Detail: "No secure boot."}}, []string{"unjustified error 5.7-1"}, true, false},
		{"N/A where there is no condition", nil, map[string]answer{"5.1-3": {Support: "N/A", Detail: reason}}, []string{"na-unconditional error 5.1-3"}, true, false},
		{"N/A though the condition holds", nil, map[string]answer{"5.1-1": {Support: "N/A", Detail: reason}}, []string{"na-condition-holds error 5.1-1"}, true, false},
		{"N/A on 5.3-10 is allowed", but("network_updates", "no", "automatic_updates", ""), map[string]answer{"5.3-10": {Support: "N/A", Detail: reason}}, nil, true, true},
		{"N/A without detail", but("network_updates", "no", "automatic_updates", ""), map[string]answer{"5.3-10": {Support: "N/A"}}, []string{"missing-detail error 5.3-10"}, false, false},
		{"Y though the condition fails", but("telemetry", "no"), map[string]answer{"5.10-1": {Support: "Y", Detail: reason}}, []string{"supported-not-applicable warning 5.10-1"}, true, true},
		{"blank left", nil, map[string]answer{"5.1-1": {Support: "Y", Detail: "Derived with {mechanism}."}}, []string{"placeholder error 5.1-1"}, false, false},
		{"only TBD", nil, map[string]answer{"5.1-1": {Support: "Y", Detail: " TBD. "}}, []string{"placeholder error 5.1-1"}, false, false},
		{"only a dash", nil, map[string]answer{"5.7-1": {Support: "N", Detail: "-"}}, []string{"placeholder error 5.7-1", "unjustified error 5.7-1"}, false, false},
		{"same text three times", nil, map[string]answer{
			"5.4-1": {Support: "Y", Detail: "We are secure."}, "5.4-3": {Support: "Y", Detail: "we are  secure."}, "5.4-4": {Support: "Y", Detail: "We are secure."},
		}, []string{"duplicate-text warning 5.4-1"}, true, true},
		{"review due", nil, map[string]answer{"5.7-1": {Support: "N", Detail: reason, Justification: questionnaire.JustifiedBy{ReviewBy: "2026-11-20"}}}, []string{"review-due warning 5.7-1"}, true, true},
		{"review today", nil, map[string]answer{"5.7-1": {Support: "N", Detail: reason, Justification: questionnaire.JustifiedBy{ReviewBy: "2026-11-21"}}}, nil, true, true},
		{"point overdue", nil, map[string]answer{"5.7-1": {Support: "Y", Detail: "Secure boot.", OpenPoints: []questionnaire.OpenPoint{{Text: "Ask Ines", Due: "2026-11-20"}, {Text: "Done", Due: "2026-11-20", Done: true}, {Text: "Some day"}}}}, []string{"open-point-due warning 5.7-1"}, true, true},
		{"point due today", nil, map[string]answer{"5.7-1": {Support: "Y", Detail: "Secure boot.", OpenPoints: []questionnaire.OpenPoint{{Text: "Ask Ines", Due: "2026-11-21"}}}}, nil, true, true},
		{"unknown provision", nil, map[string]answer{"5.1-9": {Support: "Y"}}, []string{"unknown-provision warning 5.1-9"}, true, true},
		{"unknown fact", but("weather", "fine"), nil, []string{"unknown-fact warning weather"}, true, true},
		{"Han reason", nil, map[string]answer{"5.7-1": {Support: "N", Detail: "因為無線模組不支援安全開機"}}, nil, true, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			facts := test.facts
			if facts == nil {
				facts = everything()
			}
			answers := full(t, facts)
			maps.Copy(answers, test.with)
			s := evaluate(t, facts, answers)
			var got []string
			for _, f := range s.Findings {
				got = append(got, string(f.Code)+" "+string(f.Severity)+" "+f.Reference)
				if f.Message == "" || strings.HasSuffix(f.Message, ".") {
					t.Errorf("message %q", f.Message)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("findings\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			if s.Complete != test.complete || s.Conformant != test.conformant {
				t.Errorf("complete %t, conformant %t; want %t, %t", s.Complete, s.Conformant, test.complete, test.conformant)
			}
		})
	}
}

func TestReportingIsComputed(t *testing.T) {
	t.Parallel()
	answers := full(t, everything())
	answers["5.7-1"] = questionnaire.Answer{Support: questionnaire.NotSupported, Detail: "No."}
	s := evaluate(t, everything(), answers)
	if row := s.Row("4-1"); row.Support != questionnaire.NotSupported || row.Detail != "No justification is recorded for 5.7-1." {
		t.Errorf("4-1: %s %q", row.Support, row.Detail)
	}
}

// TestDormantAnswersComeBack flips a fact after its provision was answered, and back.
func TestDormantAnswersComeBack(t *testing.T) {
	t.Parallel()
	a := questionnaire.NewAssessment(v211, "id")
	for id, value := range everything() {
		a.SetFact(id, value, today)
	}
	given := questionnaire.Answer{Support: questionnaire.Supported, Detail: "Every crash report is examined."}
	a.SetAnswer("5.10-1", given, today.Add(time.Minute))
	before, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	a.SetFact("telemetry", "no", today.Add(time.Hour))
	s := questionnaire.Evaluate(edition(t, v211), a, today)
	row := s.Row("5.10-1")
	if !row.Dormant || row.Support != questionnaire.NotApplicable || len(s.Of("5.10-1")) > 0 {
		t.Errorf("dormant %t, support %s, findings %v", row.Dormant, row.Support, s.Of("5.10-1"))
	}
	a.SetFact("telemetry", "yes", today)
	after, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	if string(before) != string(after) {
		t.Error("the assessment is not what it was")
	}
	if row := questionnaire.Evaluate(edition(t, v211), a, today).Row("5.10-1"); row.Dormant || row.Detail != given.Detail {
		t.Errorf("dormant %t, detail %q", row.Dormant, row.Detail)
	}
}

func BenchmarkEvaluate(b *testing.B) {
	e := edition(b, v211)
	a := questionnaire.NewAssessment(v211, "id")
	a.Facts, a.Answers = everything(), full(b, everything())
	b.ReportAllocs()
	for b.Loop() {
		questionnaire.Evaluate(e, a, today)
	}
}
