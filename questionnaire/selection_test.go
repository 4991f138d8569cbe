package questionnaire_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"ask645/questionnaire"
)

func TestSelect(t *testing.T) {
	t.Parallel()
	e := edition(t, v211)
	tests := []struct {
		name      string
		selection questionnaire.Selection
		want      string // references, or their number behind #
	}{
		{"all", questionnaire.Selection{}, "#68"},
		{"clause", questionnaire.Selection{Clause: "5.2"}, "5.2-1 5.2-2 5.2-3"},
		{"a clause that begins another's number", questionnaire.Selection{Clause: "5.1"}, "5.1-1 5.1-2 5.1-3 5.1-4 5.1-5"},
		{"clauses", questionnaire.Selection{Clause: "5"}, "#62"},
		{"mandatory", questionnaire.Selection{Status: "m", Clause: "5.2"}, "5.2-1"},
		{"recommended", questionnaire.Selection{Status: "Recommended", Clause: "5.2"}, "5.2-2 5.2-3"},
		{"conditional", questionnaire.Selection{Status: "conditional", Clause: "5.1"}, "5.1-1 5.1-2 5.1-4 5.1-5"},
		{"conditional, though its C is missing", questionnaire.Selection{Status: "M C", Condition: "11"}, "5.3-10"},
		{"unconditional", questionnaire.Selection{Status: "unconditional", Clause: "5.1"}, "5.1-3"},
		{"a status", questionnaire.Selection{Status: "r c (3, 4)"}, "5.3-14 5.3-15"},
		{"condition", questionnaire.Selection{Condition: "6"}, "5.10-1 6-4 6-5"},
		{"condition by kind", questionnaire.Selection{Condition: "condition 6"}, "5.10-1 6-4 6-5"},
		{"condition by its words", questionnaire.Selection{Condition: "Update mechanism"}, "5.3-3 5.3-4 5.3-5 5.3-6 5.3-7 5.3-8 5.3-9 5.3-10 5.3-11 5.3-12"},
		{"condition by a fact", questionnaire.Selection{Condition: "telemetry"}, "5.10-1 6-4 6-5"},
		{"text", questionnaire.Selection{Text: "TELEMETRY  anomalies"}, "5.10-1"},
		{"text of a reference", questionnaire.Selection{Text: "5.13-1"}, "5.13-1"},
		{"text that nothing has", questionnaire.Selection{Text: "telemetry unicorn"}, ""},
		{"several", questionnaire.Selection{Clause: "6", Status: "M", Condition: "telemetry"}, "6-5"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			chosen, err := e.Select(test.selection)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range chosen {
				got = append(got, p.Reference)
			}
			if strings.HasPrefix(test.want, "#") {
				if n := fmt.Sprintf("#%d", len(got)); n != test.want {
					t.Errorf("%s provisions, want %s", n, test.want)
				}
			} else if strings.Join(got, " ") != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	for _, test := range []struct {
		selection questionnaire.Selection
		want      string
	}{
		{questionnaire.Selection{Clause: "7"}, `unknown clause "7": ETSI EN 303 645 V2.1.1 has 4, 5.1, 5.2`},
		{questionnaire.Selection{Status: "X"}, `unknown status "X": write M, R, conditional`},
		{questionnaire.Selection{Condition: "steam"}, `unknown condition "steam": ETSI EN 303 645 V2.1.1 has 1 (passwords are used), 2 (`},
	} {
		if _, err := e.Select(test.selection); !errors.Is(err, questionnaire.ErrUnknownSelection) || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%+v: %v", test.selection, err)
		}
	}
}

// TestSelectProperties holds that every status word works in every edition, that members only
// take away, and that the order is the standard's.
func TestSelectProperties(t *testing.T) {
	t.Parallel()
	e := edition(t, v211)
	all := e.Provisions()
	for _, status := range questionnaire.Statuses() {
		for i := range e.Conditions {
			one, err := e.Select(questionnaire.Selection{Condition: e.Conditions[i].Ref})
			if err != nil {
				t.Fatal(err)
			}
			both, err := e.Select(questionnaire.Selection{Condition: e.Conditions[i].Ref, Status: status[0]})
			if err != nil {
				t.Fatal(err)
			}
			at := -1
			for _, p := range both {
				if !slices.Contains(one, p) || slices.Index(all, p) <= at {
					t.Errorf("condition %s, status %s: %s", e.Conditions[i].Ref, status[0], p.Reference)
				}
				at = slices.Index(all, p)
			}
			for _, p := range one {
				if !slices.ContainsFunc(p.Conditions(), func(c *questionnaire.Condition) bool { return c.Ref == e.Conditions[i].Ref }) {
					t.Errorf("condition %s: %s", e.Conditions[i].Ref, p.Reference)
				}
			}
		}
	}
}

func TestAbouts(t *testing.T) {
	t.Parallel()
	before := questionnaire.NewAssessment(v211, "id")
	after := before.Clone()
	after.SetFact("passwords", "yes", today)
	after.SetScope(false, "5.10-1", "5.2-1")
	about := func() string {
		changes, err := questionnaire.Changes(before, after)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(questionnaire.Abouts(changes), ", ")
	}
	if got := about(); got != "fact passwords, scope of 5.2-1, 5.10-1" {
		t.Errorf("%q", got)
	}
	after.SetScope(false, "6-1", "6-2")
	if got := about(); got != "fact passwords, scope of 4 provisions" {
		t.Errorf("%q", got)
	}
}
