package questionnaire_test

import (
	"bytes"
	"encoding/csv"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"ask645/questionnaire"
)

// table reads a table of testdata, each row by the names of its columns.
func table(t testing.TB, name string) []map[string]string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.Comma = '\t'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, row := range rows[1:] {
		named := map[string]string{}
		for i, column := range rows[0] {
			named[column] = row[i]
		}
		all = append(all, named)
	}
	return all
}

// refs are the conditions and features that a row of a table names.
func refs(row map[string]string) []string {
	var all []string
	for _, ref := range strings.Split(row["conditions"]+","+row["features"], ",") {
		if ref = strings.TrimPrefix(strings.TrimSpace(ref), "note"); ref != "" {
			all = append(all, ref)
		}
	}
	return all
}

// printed is the status of a row as the pro forma of the edition prints it.
func printed(edition string, row map[string]string) string {
	switch all := refs(row); {
	case len(all) == 0:
		return row["status"]
	case edition == v111:
		return row["status"] + " (see note " + all[0] + ")"
	default:
		return row["status"] + " (" + strings.Join(all, ", ") + ")"
	}
}

func TestTablesOfTheOtherEditions(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]struct {
		provisions, clauses int
		computed            string
	}{v111: {37, 13, ""}, v313: {78, 15, "5.0-1"}} {
		rows := table(t, id+".tsv")
		e := edition(t, id)
		provisions := e.Provisions()
		if len(rows) != want.provisions || len(provisions) != len(rows) || len(e.Clauses) != want.clauses {
			t.Fatalf("%s: %d provisions in %d clauses, %d in the table", id, len(provisions), len(e.Clauses), len(rows))
		}
		for i, row := range rows {
			p := provisions[i]
			if p.Reference != row["provision"] || p.Clause().Number != row["clause"] || p.Status.Text != printed(id, row) {
				t.Errorf("%s: %s in %s, %q; want %v", id, p.Reference, p.Clause().Number, p.Status.Text, row)
			}
			if p.Status.Mandatory != strings.HasPrefix(row["status"], "M") || !slices.Equal(p.Status.Refs, refs(row)) {
				t.Errorf("%s: %s: mandatory %t, %q", id, p.Reference, p.Status.Mandatory, p.Status.Refs)
			}
			if p.Computed() != (p.Reference == want.computed) || p.Unlisted {
				t.Errorf("%s: %s: computed %t, unlisted %t", id, p.Reference, p.Computed(), p.Unlisted)
			}
		}
	}
}

func TestWordingOfConditions(t *testing.T) {
	t.Parallel()
	count := map[string]int{}
	for _, row := range table(t, "conditions.tsv") {
		count[row["edition"]]++
		condition := edition(t, row["edition"]).Condition(row["ref"])
		if condition == nil || condition.Kind != row["kind"] || condition.Wording != row["wording"] {
			t.Errorf("%s, %s %s: %+v", row["edition"], row["kind"], row["ref"], condition)
		}
	}
	for id, n := range count {
		if got := len(edition(t, id).Conditions); got != n {
			t.Errorf("%s has %d conditions, want %d", id, got, n)
		}
	}
}

// sides are facts under which a condition holds, under which it fails, and under which it is
// not known, beside the facts of a device to which as much as possible applies.
type sides struct{ holds, fails, open []string }

// yes is a condition that a fact of that name decides.
func yes(fact string) sides {
	return sides{[]string{fact, "yes"}, []string{fact, "no"}, []string{fact, ""}}
}

// no is a condition that a fact of that name rules out.
func no(fact string, parent ...string) sides {
	return sides{
		append([]string{fact, "no"}, parent...), append([]string{fact, "yes"}, parent...),
		append([]string{fact, ""}, parent...),
	}
}

// conditionSides are the conditions, features and notes of the two editions.
func conditionSides() map[string]map[string]sides {
	constrained := []string{"constrained", "yes"}
	return map[string]map[string]sides{
		v111: {
			"1": {[]string{"updateable", "some"}, []string{"updateable", "none"}, []string{"updateable", ""}},
			"2": {
				[]string{"updateable", "none", "constrained", "yes"}, []string{"updateable", "none", "constrained", "no"},
				[]string{"updateable", "none", "constrained", ""},
			},
			"3": yes("telemetry"),
		},
		v313: {
			"3":  {[]string{"updateable", "none"}, []string{"updateable", "some"}, []string{"updateable", ""}},
			"12": yes("update_mechanism"), "14": no("bruteforce_constraint", constrained...),
			"15": no("update_constraint", constrained...), "16": yes("critical_parameters"),
			"a": yes("passwords"), "b": yes("preinstalled_passwords"), "c": yes("cryptographic_authentication"),
			"d": yes("user_authentication"), "e": yes("network_authentication"), "f": yes("mutable_software"),
			"g": {[]string{"updateable", "some"}, []string{"updateable", "none"}, []string{"updateable", ""}},
			"h": yes("automatic_updates"), "i": yes("update_notifications"), "j": yes("network_updates"),
			"k": yes("stored_parameters"), "l": yes("hardcoded_identity"), "m": yes("update_or_service_secrets"),
			"n": yes("remote_configuration"), "o": yes("secrets_in_transit"), "p": yes("unused_interfaces"),
			"q": yes("debug_interface"), "r": yes("debug_port"), "s": yes("tamper_detection"),
			"t": yes("personal_data_sent"), "u": yes("sensitive_data_sent"), "v": yes("sensors"), "w": yes("telemetry"),
			"x": yes("personal_data_stored"), "y": yes("consent"), "z": yes("personal_data"), "aa": yes("aggregate_only"),
		},
	}
}

// plenty is a device to which all conditions apply that can hold together.
func plenty(e *questionnaire.Edition) map[string]string {
	facts := map[string]string{}
	for _, fact := range e.Facts() {
		facts[fact.ID] = "yes"
	}
	facts["updateable"], facts["constrained"] = "all", "no"
	delete(facts, "bruteforce_constraint")
	delete(facts, "update_constraint")
	return facts
}

// TestEveryConditionBothWays takes each condition and feature of the two editions on its own:
// where it holds, fails, or is not known, for every provision that rests on it.
func TestEveryConditionBothWays(t *testing.T) {
	t.Parallel()
	for id, conditions := range conditionSides() {
		e := edition(t, id)
		if len(conditions) != len(e.Conditions) {
			t.Errorf("%s: %d conditions tried, there are %d", id, len(conditions), len(e.Conditions))
		}
		for ref, side := range conditions {
			for _, try := range []struct {
				facts []string
				want  questionnaire.Truth
			}{{side.holds, questionnaire.Yes}, {side.fails, questionnaire.No}, {side.open, questionnaire.Unknown}} {
				facts := plenty(e)
				for i := 0; i < len(try.facts); i += 2 {
					facts[try.facts[i]] = try.facts[i+1]
				}
				maps.DeleteFunc(facts, func(_, value string) bool { return value == "" })
				if got, _ := e.Condition(ref).When.Eval(questionnaire.NewProfile(e, facts).Lookup); got != try.want {
					t.Errorf("%s, %s with %v: %s, want %s", id, ref, try.facts, got, try.want)
				}
				holdProvisions(t, e, ref, facts, try.want)
			}
		}
	}
}

// holdProvisions holds that each provision that names a condition follows it, as far as its
// other conditions leave it to.
func holdProvisions(t *testing.T, e *questionnaire.Edition, ref string, facts map[string]string, want questionnaire.Truth) {
	t.Helper()
	a := questionnaire.NewAssessment(e.ID, "id")
	a.Facts = facts
	s := questionnaire.Evaluate(e, a, today)
	named := 0
	for i := range s.Rows {
		row := &s.Rows[i]
		if !slices.Contains(row.Provision.Status.Refs, ref) {
			continue
		}
		named++
		if len(row.Provision.Status.Refs) == 1 && row.Applies != want || want == questionnaire.No && row.Applies != questionnaire.No {
			t.Errorf("%s, %s: %s applies: %s, want %s", e.ID, ref, row.Provision.Reference, row.Applies, want)
		}
		if row.Applies == questionnaire.No && (row.Support != questionnaire.NotApplicable || !strings.HasPrefix(row.Detail, "Not applicable: ")) {
			t.Errorf("%s: %s %q", row.Provision.Reference, row.Support, row.Detail)
		}
	}
	if named == 0 {
		t.Errorf("%s: no provision rests on %s", e.ID, ref)
	}
}

// TestComputedRow holds that 5.0-1, which has a row in V3.1.3, counts once all others are
// answered.
func TestComputedRow(t *testing.T) {
	t.Parallel()
	e := edition(t, v313)
	a := questionnaire.NewAssessment(v313, "id")
	a.Facts = plenty(e)
	before := questionnaire.Evaluate(e, a, today).Counts
	if before.Provisions != 78 || before.Answered != 0 {
		t.Errorf("of an empty assessment: %+v", before)
	}
	a.Answers = map[string]questionnaire.Answer{}
	for _, row := range questionnaire.Evaluate(e, a, today).Rows {
		if row.Applies != questionnaire.No && !row.Provision.Computed() {
			a.Answers[row.Provision.Reference] = questionnaire.Answer{Support: "Y", Detail: "The device does what " + row.Provision.Reference + " asks for."}
		}
	}
	s := questionnaire.Evaluate(e, a, today)
	if c := s.Counts; c.Answered != c.Applicable || c.Applicable+c.NotApplicable != 78 || !s.Complete || !s.Conformant {
		t.Errorf("of a full one: %+v, complete %t, conformant %t, %v", c, s.Complete, s.Conformant, s.Findings)
	}
}
