package questionnaire_test

import (
	"slices"
	"strings"
	"testing"

	"ask645/questionnaire"
)

// TestPackLineage leads to a profile and from it, over its base.
func TestPackLineage(t *testing.T) {
	t.Parallel()
	library, _ := packed(t, gatewayV1, samplePack(t))
	for _, test := range []struct {
		from, to, reference, want string
	}{
		{v211, gatewayV1, "5.4-1", "5.4-1 -> 5.4-1 same"},
		{v211, gatewayV1, "5.6-1", "5.6-1 -> 5.6-1 extended"},
		{gatewayV1, v211, "5.6-5", "5.6-5 -> 5.6-5 narrowed"},
		{gatewayV1, v211, "GW-1-1", "GW-1-1 ->  dropped"},
		{v111, gatewayV1, "4.1-1", "4.1-1 -> 5.1-1 narrowed"},
		{gatewayV1, v313, "4-1", "4-1 -> 5.0-1 renumbered"},
		{gatewayV1, v313, "5.3-4", "5.3-4 -> 5.3-4A split, 5.3-4 -> 5.3-4B split"},
	} {
		way, err := library.Lineage(test.from, test.to)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(links(way.Successors(test.reference)), ", "); got != test.want {
			t.Errorf("%s to %s: %s, want %s", test.from, test.to, got, test.want)
		}
	}
	way, err := library.Lineage(v211, gatewayV1)
	if err != nil {
		t.Fatal(err)
	}
	if got := links(way.Predecessors("GW-5.1-6")); !slices.Equal(got, []string{" -> GW-5.1-6 new"}) {
		t.Errorf("GW-5.1-6 comes from %q", got)
	}
}

// TestPackIsNamedInChanges says of a profile and its base by what people know them.
func TestPackIsNamedInChanges(t *testing.T) {
	t.Parallel()
	library, edition := packed(t, gatewayV1, samplePack(t))
	for _, test := range []struct{ from, to, name string }{
		{v211, gatewayV1, "5.6-1 of V2.1.1"},
		{gatewayV1, v211, "5.6-1 of Example home gateway profile"},
	} {
		a := questionnaire.NewAssessment(test.from, "id")
		a.SetAnswer("5.6-1", questionnaire.Answer{Support: questionnaire.Supported, Detail: "All are off."}, today)
		migrated, _, err := questionnaire.Migrate(library, a, test.to, "id", today)
		if err != nil {
			t.Fatal(err)
		}
		into, err := library.Edition(test.to)
		if err != nil {
			t.Fatal(err)
		}
		s := questionnaire.Evaluate(into, migrated, today)
		source := s.Confirmation(s.Row("5.6-1")).Sources[0]
		const change = "Example home gateway profile against V2.1.1: extended."
		if source.Name != test.name || len(source.Changes) == 0 || !strings.HasPrefix(source.Changes[0], change) {
			t.Errorf("%q with %q, want %q with %q", source.Name, source.Changes, test.name, change)
		}
	}
	if got := edition.Version(); got != "Example home gateway profile" {
		t.Errorf("version %q", got)
	}
}
