package questionnaire_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
)

// contradictionCase has, for a rule, a device to which it speaks and one that is close and
// fine. Words are facts (passwords=yes), supports (5.3-2=Y) and checks
// (5.4-1/stores-parameters=no).
type contradictionCase struct{ rule, hit, near string }

// contradictionCases are those of V2.1.1. Facts that are not named are those of everything.
var contradictionCases = []contradictionCase{
	{"updateable-without-mechanism", "updateable=some update_mechanism=no", "updateable=none update_mechanism=no"},
	{"automatic-without-network", "automatic_updates=yes network_updates=no", "automatic_updates=no network_updates=no"},
	{"secure-updates-not-everywhere", "updateable=some 5.3-1=Y", "updateable=some 5.3-1=N"},
	{"secure-updates-without-mechanism", "updateable=all update_mechanism=no 5.3-1=Y", "updateable=all update_mechanism=yes 5.3-1=Y"},
	{"installation-without-mechanism", "update_mechanism=no 5.3-2=Y", "update_mechanism=no 5.3-2=N"},
	{"updateable-but-not-installed-securely", "5.3-1=Y 5.3-2=N", "5.3-1=N 5.3-2=N"},
	{"network-update-not-verified", "network_updates=yes 5.3-10=N 5.3-2=Y", "network_updates=yes 5.3-10=N 5.3-2=N"},
	{"network-update-not-verified-but-secure", "network_updates=yes 5.3-10=N 5.3-1=Y", "network_updates=yes 5.3-10=Y 5.3-1=Y"},
	{"verified-and-not-verified", "network_updates=yes 5.3-10=N 5.3-9=Y", "network_updates=yes 5.3-10=Y 5.3-9=N"},
	{"device-checks-and-does-not",
		"5.3-10=Y 5.3-10/device-checks=yes 5.3-9=N 5.3-9/checked-by-device=no",
		"5.3-10=Y 5.3-10/device-checks=yes 5.3-9=N 5.3-9/checked-by-device=partly"},
	{"secure-installation-without-best-practice", "5.3-2=Y 5.3-7=N", "5.3-2=N 5.3-7=N"},
	{"verification-without-best-practice", "5.3-9=Y 5.3-7=N", "5.3-9=N 5.3-7=N"},
	{"channel-trusted-but-weak",
		"5.3-10=Y 5.3-10/device-checks=no 5.3-10/channel-authenticated=yes 5.5-1=N",
		"5.3-10=Y 5.3-10/device-checks=yes 5.3-10/channel-authenticated=yes 5.5-1=N"},
	{"automatic-and-not", "automatic_updates=no 5.3-4=Y", "automatic_updates=yes 5.3-4=Y"},
	{"no-updates-yet-updateable", "constrained=yes updateable=all 5.3-14=Y", "constrained=yes updateable=none 5.3-14=Y"},
	{"no-updates-yet-partly-updateable", "constrained=yes updateable=some 5.3-14=Y", "constrained=yes updateable=some 5.3-14=N/A"},
	{"period-published-and-not", "constrained=yes updateable=none 5.3-14=Y 5.3-13=N", "constrained=yes updateable=none 5.3-14=N 5.3-13=Y"},
	{"monitoring-without-period",
		"5.2-3=Y 5.3-13=N 5.3-13/period-defined=no",
		"5.2-3=Y 5.3-13=N 5.3-13/period-defined=yes 5.3-13/period-published=no"},
	{"rectified-but-not-acted-on", "5.2-3=Y 5.2-2=N 5.2-2/acted-on=partly", "5.2-3=Y 5.2-2=N 5.2-2/acted-on=yes 5.2-2/in-good-time=no"},
	{"cryptography-updateable-on-fixed-device", "updateable=none 5.5-3=Y", "updateable=some 5.5-3=Y"},

	{"users-authenticated-after-all", "user_authentication=no 5.1-3=Y 5.1-3/users-authenticated=yes", "user_authentication=no 5.1-3=Y 5.1-3/users-authenticated=no"},
	{"weak-authentication-of-nobody", "user_authentication=no 5.1-3=N", "user_authentication=yes 5.1-3=N"},
	{"authentication-on-network-and-none",
		"5.1-5=Y 5.1-5/network-authentication=no 5.5-4=Y 5.5-4/functions-on-network=yes 5.5-4/authentication-first=yes",
		"5.1-5=Y 5.1-5/network-authentication=no 5.5-4=Y 5.5-4/functions-on-network=no 5.5-4/authentication-first=yes"},
	{"settings-need-authentication-and-none",
		"5.1-5=Y 5.1-5/network-authentication=no 5.5-5=Y 5.5-5/configurable-over-network=yes 5.5-5/authentication-first=yes",
		"5.1-5=Y 5.1-5/network-authentication=yes 5.5-5=Y 5.5-5/configurable-over-network=yes 5.5-5/authentication-first=yes"},
	{"authenticated-over-weak-channels", "5.1-3=Y 5.5-1=N", "5.1-3=Y 5.5-1=Y"},
	{"configuration-open-in-use", "5.5-4=Y 5.5-5=N", "5.5-4=N 5.5-5=N"},

	{"password-without-storage", "passwords=yes 5.4-1=Y 5.4-1/stores-parameters=no", "passwords=no 5.4-1=Y 5.4-1/stores-parameters=no"},
	{"identity-without-storage", "hardcoded_identity=yes 5.4-1=Y 5.4-1/stores-parameters=no", "hardcoded_identity=yes 5.4-1=Y 5.4-1/stores-parameters=yes"},
	{"secrets-without-storage",
		"5.4-1=Y 5.4-1/stores-parameters=no 5.4-4=Y 5.4-4/uses-such-secrets=yes",
		"5.4-1=Y 5.4-1/stores-parameters=no 5.4-4=Y 5.4-4/uses-such-secrets=no"},
	{"verification-without-storage", "5.4-1=Y 5.4-1/stores-parameters=no 5.7-1=Y", "5.4-1=Y 5.4-1/stores-parameters=no 5.7-1=N 5.3-9=N"},
	{"hard-coded-but-stored-securely", "5.4-3=N 5.4-1=Y", "5.4-3=N 5.4-1=N"},
	{"hard-coded-but-unique", "5.4-3=N 5.4-4=Y", "5.4-3=Y 5.4-4=Y"},
	{"hard-coded-but-managed", "5.4-3=N 5.5-8=Y", "5.4-3=N 5.5-8=N"},
	{"stored-securely-but-debug-open", "5.4-1=Y 5.6-4=N", "5.4-1=Y 5.6-4=Y"},

	{"secrets-encrypted-but-not-confidential", "5.5-6=Y 5.5-7=N", "5.5-6=N 5.5-7=Y"},
	{"secrets-travel-and-do-not",
		"5.5-6=Y 5.5-6/secrets-travel=no 5.5-7=Y 5.5-7/secrets-over-remote-interface=yes",
		"5.5-6=Y 5.5-6/secrets-travel=yes 5.5-7=Y 5.5-7/secrets-over-remote-interface=no"},
	{"secure-communication-exposes-secrets", "5.5-1=Y 5.5-7=N", "5.5-1=N 5.5-7=N"},
	{"secure-communication-exposes-sensitive-data", "5.5-1=Y 5.8-2=N", "5.5-1=Y 5.8-1=N"},

	{"exposed-only-with-need-but-debug-open", "5.6-3=Y 5.6-4=N", "debug_port_accessible=no 5.6-3=Y 5.6-4=N/A"},
	{"services-needed-but-interfaces-unused", "5.6-5=Y 5.6-1=N", "5.6-5=N 5.6-1=N"},
	{"code-minimal-but-services-not", "5.6-6=Y 5.6-5=N", "5.6-6=N 5.6-5=N"},
	{"secure-boot-detects-nothing",
		"5.7-1=Y 5.7-2=N 5.7-2/detects-changes=no",
		"5.7-1=Y 5.7-2=N 5.7-2/detects-changes=yes 5.7-2/raises-alert=no"},

	{"personal-data-travels-after-all", "personal_data=no 5.8-1=Y 5.8-1/personal-data-exchanged=yes", "personal_data=no 5.8-1=Y 5.8-1/personal-data-exchanged=no"},
	{"sensitive-data-travels-after-all", "personal_data=no 5.8-2=Y 5.8-2/sensitive-data-exchanged=yes", "personal_data=yes 5.8-2=Y 5.8-2/sensitive-data-exchanged=yes"},
	{"sensitive-data-travels-and-does-not",
		"5.8-1=Y 5.8-1/personal-data-exchanged=no 5.8-2=Y 5.8-2/sensitive-data-exchanged=yes",
		"5.8-1=Y 5.8-1/personal-data-exchanged=yes 5.8-2=Y 5.8-2/sensitive-data-exchanged=no"},
	{"personal-data-protected-but-not-sensitive", "5.8-1=Y 5.8-2=N", "5.8-1=N 5.8-2=Y"},
	{"unprotected-data-of-nobody", "personal_data=no 5.8-1=N", "personal_data=no 5.8-1=Y"},
	{"unprotected-sensitive-data-of-nobody", "personal_data=no 5.8-2=N", "personal_data=yes 5.8-2=N"},
	{"senses-after-all", "sensors=no 5.8-3=Y 5.8-3/can-sense=yes", "sensors=yes 5.8-3=Y 5.8-3/can-sense=yes"},
	{"senses-nothing-after-all", "sensors=yes 5.8-3=Y 5.8-3/can-sense=no", "sensors=no 5.8-3=Y 5.8-3/can-sense=no"},
	{"undocumented-sensors-of-none", "sensors=no 5.8-3=N", "sensors=yes 5.8-3=N"},
	{"telemetry-without-service", "telemetry=yes cloud=no", "telemetry=no cloud=no"},
	{"telemetry-with-personal-data", "personal_data=no 6-4=Y 6-4/personal-data-involved=yes", "personal_data=no 6-4=Y 6-4/personal-data-involved=no"},

	{"works-offline-but-does-not-cope",
		"5.9-2=Y 5.9-1=N 5.9-1/network-outage=yes 5.9-1/power-outage=no",
		"5.9-2=Y 5.9-1=N 5.9-1/network-outage=yes 5.9-1/power-outage=yes 5.9-1/has-services=yes 5.9-1/services-resilient=no"},
	{"isolable-but-not-offline",
		"constrained=yes updateable=none 5.3-15=Y 5.3-15/removable-from-network=yes 5.9-2=N 5.9-2/keeps-operating=no",
		"constrained=yes updateable=none 5.3-15=Y 5.3-15/removable-from-network=no 5.9-2=N 5.9-2/keeps-operating=no"},

	{"removal-of-no-personal-data", "personal_data=no 5.11-2=Y", "personal_data=no 5.11-2=N"},
	{"removal-without-services", "cloud=no app=no 5.11-2=Y", "cloud=no app=yes 5.11-2=Y"},
	{"deletion-without-function", "5.11-1=N 5.11-1/erase-function=no 5.11-3=Y", "5.11-1=N 5.11-1/erase-function=yes 5.11-1/all-erased=no 5.11-3=Y 5.11-4=Y"},

	{"personal-data-in-services-after-all", "personal_data=no 6-1=Y 6-1/services-process-personal-data=yes", "personal_data=no 6-1=Y 6-1/services-process-personal-data=no"},
	{"uninformed-about-nothing", "personal_data=no 6-1=N", "personal_data=yes 6-1=N"},
	{"consent-without-information", "consent=yes 6-2=Y 6-1=N", "consent=yes 6-2=N 6-1=N"},
	{"consent-relied-on-after-all", "consent=no 6-3=Y 6-3/services-rely-on-consent=yes", "consent=no 6-3=Y 6-3/services-rely-on-consent=no"},
	{"consent-for-good", "consent=yes 6-3=N", "consent=yes 6-3=Y"},
	{"withdrawal-of-no-consent", "consent=no 6-3=N", "consent=no 6-3=Y"},
}

// device builds what the words of a case say, on top of the facts given. A word with nothing
// after the sign takes a fact or an answer away.
func device(facts map[string]string, words string) (map[string]string, map[string]questionnaire.Answer) {
	facts = maps.Clone(facts)
	answers := map[string]questionnaire.Answer{}
	for _, word := range strings.Fields(words) {
		name, value, _ := strings.Cut(word, "=")
		reference, check, isCheck := strings.Cut(name, "/")
		answer := answers[reference]
		switch {
		case isCheck:
			checks := map[string]string{check: value}
			for id, given := range answer.Checks {
				checks[id] = given
			}
			if value == "" {
				delete(checks, check)
			}
			answer.Checks = checks
		case strings.Contains(name, "-"):
			answer.Support, answer.Detail = questionnaire.Support(value), "What is true of "+reference+" on this device stands here."
		case value == "":
			delete(facts, name)
			continue
		default:
			facts[name] = value
			continue
		}
		answers[reference] = answer
	}
	return facts, answers
}

// speaks reports whether a rule finds fault with the device of a case.
func speaks(t *testing.T, e *questionnaire.Edition, facts map[string]string, rule questionnaire.Contradiction, words string) bool {
	t.Helper()
	a := questionnaire.NewAssessment(e.ID, "id")
	a.Facts, a.Answers = device(facts, words)
	found := false
	for _, finding := range questionnaire.Evaluate(e, a, today).Findings {
		if finding.Code == questionnaire.CodeContradiction && finding.Message == rule.Message {
			found = true
			if finding.Severity != rule.Severity || finding.Reference != rule.About[0] {
				t.Errorf("%s: %s at %s, want %s at %s", rule.ID, finding.Severity, finding.Reference, rule.Severity, rule.About[0])
			}
		}
	}
	return found
}

func TestContradictions(t *testing.T) {
	t.Parallel()
	tests := []struct {
		edition string
		facts   map[string]string
		cases   []contradictionCase
	}{
		{v211, everything(), contradictionCases},
		{v313, everythingOfV313(), contradictionCasesOfV313},
		{v111, everything(), contradictionCasesOfV111},
	}
	for _, test := range tests {
		t.Run(test.edition, func(t *testing.T) {
			t.Parallel()
			tryContradictions(t, edition(t, test.edition), test.facts, test.cases)
		})
	}
}

// tryContradictions holds that each rule of an edition speaks where it should, and only there.
func tryContradictions(t *testing.T, e *questionnaire.Edition, facts map[string]string, cases []contradictionCase) {
	t.Helper()
	rules := map[string]questionnaire.Contradiction{}
	for _, rule := range e.Contradictions() {
		rules[rule.ID] = rule
	}
	tested := map[string]bool{}
	for _, test := range cases {
		rule, ok := rules[test.rule]
		if !ok {
			t.Errorf("there is no rule %s", test.rule)
			continue
		}
		tested[test.rule] = true
		if !speaks(t, e, facts, rule, test.hit) {
			t.Errorf("%s says nothing to %s", test.rule, test.hit)
		}
		if speaks(t, e, facts, rule, test.near) {
			t.Errorf("%s speaks to %s", test.rule, test.near)
		}
		// Whatever the rule rests on, it says nothing while that is not answered.
		for _, word := range strings.Fields(test.hit) {
			name, _, _ := strings.Cut(word, "=")
			if open := test.hit + " " + name + "="; slices.Contains(rule.When.Names(), name) && speaks(t, e, facts, rule, open) {
				t.Errorf("%s speaks to %s", test.rule, open)
			}
		}
	}
	for id := range rules {
		if !tested[id] {
			t.Errorf("the rule %s has no case", id)
		}
	}
	if len(rules) < 30 {
		t.Errorf("only %d rules", len(rules))
	}
}

// TestContradictionsAreShownAtEachSide asks at every provision and fact that a rule is about.
func TestContradictionsAreShownAtEachSide(t *testing.T) {
	t.Parallel()
	s := evaluate(t, everything(), map[string]questionnaire.Answer{
		"5.8-1": {Support: "Y", Detail: "TLS 1.3 protects every connection to the cloud."},
		"5.8-2": {Support: "N", Detail: "The video stream is not encrypted yet."},
	})
	for _, reference := range []string{"5.8-1", "5.8-2"} {
		about := s.Of(reference)
		if !slices.ContainsFunc(about, func(f questionnaire.Finding) bool { return f.Code == questionnaire.CodeContradiction }) {
			t.Errorf("%s: %v", reference, about)
		}
	}
	if n := slices.IndexFunc(s.Findings, func(f questionnaire.Finding) bool { return f.Code == questionnaire.CodeContradiction }); s.Findings[n].Reference != "5.8-2" {
		t.Errorf("filed under %s", s.Findings[n].Reference)
	}
}

// TestDormantAnswersContradictNothing flips a fact after an answer that then no longer fits.
func TestDormantAnswersContradictNothing(t *testing.T) {
	t.Parallel()
	a := questionnaire.NewAssessment(v211, "id")
	for id, value := range everything() {
		a.SetFact(id, value, today)
	}
	a.SetFact("updateable", "none", today)
	a.SetFact("constrained", "yes", today)
	a.SetAnswer("5.3-14", questionnaire.Answer{Support: "Y", Detail: "The reason is on page 3 of the manual."}, today.Add(time.Minute))
	a.SetFact("updateable", "all", today.Add(time.Hour))
	s := questionnaire.Evaluate(edition(t, v211), a, today)
	if about := s.Of("5.3-14"); !s.Row("5.3-14").Dormant || len(about) > 0 {
		t.Errorf("findings %v", about)
	}
	// The same answer in a file without times is a claim.
	a.FactsAt = nil
	if about := questionnaire.Evaluate(edition(t, v211), a, today).Of("5.3-14"); len(about) != 2 {
		t.Errorf("findings %v", about)
	}
}

// TestFactsThatRuleEachOtherOut gives a fact whose question another fact rules out.
func TestFactsThatRuleEachOtherOut(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name          string
		parent, value string
		child         string
		reference     string
	}{
		{"mechanism", "update_mechanism", "no", "automatic_updates", "update_mechanism"},
		{"grandparent", "updateable", "none", "network_updates", "updateable"},
		{"passwords", "passwords", "no", "preinstalled_passwords", "passwords"},
		{"consent", "personal_data", "no", "consent", "personal_data"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			e := edition(t, v211)
			find := func(parentAt, childAt time.Time) []questionnaire.Finding {
				a := questionnaire.NewAssessment(v211, "id")
				a.SetFact("updateable", "all", today.Add(-time.Hour))
				a.SetFact("update_mechanism", "yes", today.Add(-time.Hour))
				a.SetFact(test.parent, test.value, parentAt)
				a.SetFact(test.child, "yes", childAt)
				if childAt.IsZero() {
					a.FactsAt = nil
				}
				var found []questionnaire.Finding
				for _, f := range questionnaire.Evaluate(e, a, today).Of(test.child) {
					if f.Code == questionnaire.CodeContradiction && f.Severity == questionnaire.SeverityError {
						found = append(found, f)
					}
				}
				return found
			}
			for name, at := range map[string]time.Time{"no times": {}, "given after": today.Add(time.Hour)} {
				found := find(today, at)
				if len(found) != 1 || found[0].Reference != test.reference || !strings.HasSuffix(found[0].Message, ": correct the one that is wrong") {
					t.Errorf("%s: %v", name, found)
				}
			}
			if found := find(today.Add(time.Hour), today); found != nil {
				t.Errorf("set aside: %v", found)
			}
		})
	}
}

// TestConfirmedFactsSetAside gives a fact again that another one, without a time, is at odds
// with.
func TestConfirmedFactsSetAside(t *testing.T) {
	t.Parallel()
	e := edition(t, v211)
	a := questionnaire.NewAssessment(v211, "id")
	a.Facts = map[string]string{"passwords": "no", "preinstalled_passwords": "yes"}
	if found := questionnaire.Evaluate(e, a, today).Of("preinstalled_passwords"); len(found) != 1 {
		t.Fatalf("%v", found)
	}
	a.Confirm(e, "passwords", today)
	if found := questionnaire.Evaluate(e, a, today).Of("preinstalled_passwords"); len(found) > 0 || a.Facts["passwords"] != "no" {
		t.Errorf("%v", found)
	}
	a.SetFact("passwords", "yes", today.Add(time.Minute))
	if value, _, ok := questionnaire.NewProfile(e, a.Facts).Lookup("preinstalled_passwords"); value != "yes" || !ok {
		t.Errorf("it does not come back: %q", value)
	}
}

// TestSampleHasNoFinding holds that a careful assessment is left alone.
func TestSampleHasNoFinding(t *testing.T) {
	t.Parallel()
	s := evaluateSample(t, func(*questionnaire.Assessment) {})
	for _, finding := range s.Findings {
		t.Errorf("%s: %s", finding.Reference, finding.Message)
	}
}

// evaluateSample evaluates the embedded sample after a change.
func evaluateSample(t *testing.T, change func(*questionnaire.Assessment)) *questionnaire.Statement {
	t.Helper()
	data, err := assets.FS.ReadFile("samples/smart-lock.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	change(a)
	return questionnaire.Evaluate(edition(t, a.Edition), a, today)
}
