package questionnaire_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"ask645/assets"
	"ask645/questionnaire"
)

const (
	v111 = "ts103645-v1.1.1"
	v313 = "en303645-v3.1.3"
)

func lineage(t testing.TB, from, to string) *questionnaire.Lineage {
	t.Helper()
	way, err := questionnaire.NewLibrary(assets.FS).Lineage(from, to)
	if err != nil {
		t.Fatal(err)
	}
	return way
}

// link words a link as a table writes it.
func link(l questionnaire.LineageLink) string {
	return l.From + " -> " + l.To + " " + string(l.Kind())
}

func links(all []questionnaire.LineageLink) []string {
	words := make([]string, 0, len(all))
	for _, l := range all {
		words = append(words, link(l))
	}
	return words
}

func TestSuccessors(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		from, to, reference string
		want                []string
	}{
		{v111, v211, "4.1-1", []string{"4.1-1 -> 5.1-1 narrowed"}},
		{v111, v211, "4.3-5", []string{"4.3-5 -> 5.3-3 split", "4.3-5 -> 5.3-11 split"}},
		{v111, v211, "4.3-7", []string{"4.3-7 -> 5.3-7 split", "4.3-7 -> 5.3-9 split", "4.3-7 -> 5.3-10 split"}},
		{v211, v313, "4-1", []string{"4-1 -> 5.0-1 renumbered"}},
		{v211, v313, "5.3-4", []string{"5.3-4 -> 5.3-4A split", "5.3-4 -> 5.3-4B split"}},
		{v211, v313, "5.4-3", []string{"5.4-3 -> 5.4-3 same"}},
		{v111, v313, "4.13-1", []string{"4.13-1 -> 5.13-1A split", "4.13-1 -> 5.13-1B split"}},
		{v111, v313, "4.6-1", []string{"4.6-1 -> 5.6-1 narrowed"}},
		{v211, v111, "5.3-11", []string{"5.3-11 -> 4.3-2 narrowed", "5.3-11 -> 4.3-5 joined"}},
		{v211, v111, "5.1-4", []string{"5.1-4 ->  dropped"}},
		{v313, v211, "5.3-6B", []string{"5.3-6B -> 5.3-6 joined"}},
		{v313, v211, "6-7", []string{"6-7 ->  dropped"}},
		{v313, v111, "5.13-1A", []string{"5.13-1A -> 4.13-1 joined"}},
		{v211, v211, "5.3-4", []string{"5.3-4 -> 5.3-4 same"}},
		{v211, v313, "none", nil},
		{v211, v313, "", nil},
	} {
		if got := links(lineage(t, test.from, test.to).Successors(test.reference)); !slices.Equal(got, test.want) {
			t.Errorf("%s to %s, %s: %q, want %q", test.from, test.to, test.reference, got, test.want)
		}
	}
}

func TestPredecessors(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		from, to, reference string
		want                []string
	}{
		{v111, v211, "5.3-11", []string{"4.3-2 -> 5.3-11 extended", "4.3-5 -> 5.3-11 split"}},
		{v111, v211, "5.1-2", []string{" -> 5.1-2 new"}},
		{v211, v313, "5.1-2A", []string{" -> 5.1-2A new"}},
		{v111, v313, "5.1-2", []string{" -> 5.1-2 new"}},
		{v111, v313, "6-7", []string{" -> 6-7 new"}},
		{v313, v111, "4.13-1", []string{"5.13-1A -> 4.13-1 joined", "5.13-1B -> 4.13-1 joined"}},
	} {
		if got := links(lineage(t, test.from, test.to).Predecessors(test.reference)); !slices.Equal(got, test.want) {
			t.Errorf("%s to %s, %s: %q, want %q", test.from, test.to, test.reference, got, test.want)
		}
	}
}

// TestLineageCoversBothEditions holds that no provision of either end is left out, between any
// two editions, and that the way back is the way mirrored.
func TestLineageCoversBothEditions(t *testing.T) {
	t.Parallel()
	library := questionnaire.NewLibrary(assets.FS)
	ids := []string{v111, v211, v313}
	for _, from := range ids {
		for _, to := range ids {
			way, err := library.Lineage(from, to)
			if err != nil {
				t.Fatal(err)
			}
			if way.Editions[0] != from || way.Editions[len(way.Editions)-1] != to {
				t.Errorf("%s to %s goes over %q", from, to, way.Editions)
			}
			for _, provision := range edition(t, from).Provisions() {
				if len(way.Successors(provision.Reference)) == 0 {
					t.Errorf("%s to %s: nothing became of %s", from, to, provision.Reference)
				}
			}
			for _, provision := range edition(t, to).Provisions() {
				if len(way.Predecessors(provision.Reference)) == 0 {
					t.Errorf("%s to %s: nothing led to %s", from, to, provision.Reference)
				}
			}
			back, err := library.Lineage(to, from)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range way.Links() {
				if l.From == "" || l.To == "" {
					continue
				}
				if !slices.ContainsFunc(back.Successors(l.To), func(b questionnaire.LineageLink) bool { return b.To == l.From }) {
					t.Errorf("%s to %s: %s has no way back", from, to, link(l))
				}
			}
		}
	}
}

// TestLineageAgreesWithTheTable compares the data with the table that it was made after.
func TestLineageAgreesWithTheTable(t *testing.T) {
	t.Parallel()
	rows := table(t, "lineage.tsv")
	for _, row := range rows {
		want := row["from"] + " -> " + row["to"] + " " + row["kind"]
		got := links(lineage(t, row["from_edition"], row["to_edition"]).Predecessors(row["to"]))
		if !slices.Contains(got, want) {
			t.Errorf("%s: %q, want %q", row["to"], got, want)
		}
	}
	if len(rows) != 122 {
		t.Errorf("%d rows, want 122", len(rows))
	}
}

func TestNoLineage(t *testing.T) {
	t.Parallel()
	library := questionnaire.NewLibrary(assets.FS)
	if _, err := library.Lineage(v211, "en303645-v9"); !errors.Is(err, questionnaire.ErrUnknownEdition) {
		t.Errorf("an unknown edition gives %v", err)
	}
}

// TestGuidanceComesAlong holds what reaches the other editions from the guide, with its mark.
func TestGuidanceComesAlong(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		edition, reference, example, from string
	}{
		{v313, "5.3-4A", "TR 103 621 V1.2.1, 6.12, example 1", "ETSI EN 303 645 V2.1.1, 5.3-4"},
		{v313, "5.4-1", "TR 103 621 V1.2.1, 6.25, example 1", "ETSI EN 303 645 V2.1.1, 5.4-1"},
		{v111, "4.2-1", "TR 103 621 V1.2.1, 6.6, example 1", "ETSI EN 303 645 V2.1.1, 5.2-1"},
	} {
		prose, err := edition(t, test.edition).Prose(test.reference)
		if err != nil {
			t.Error(err)
			continue
		}
		at := slices.IndexFunc(prose.Examples, func(e questionnaire.Example) bool { return e.Ref == test.example })
		switch {
		case at < 0:
			t.Errorf("%s of %s: no %s", test.reference, test.edition, test.example)
		case prose.Examples[at].Origin == nil || prose.Examples[at].Origin.String() != test.from:
			t.Errorf("%s of %s: written for %v, want %s", test.reference, test.edition, prose.Examples[at].Origin, test.from)
		case !strings.HasSuffix(prose.Examples[at].Source(), "written for "+test.from):
			t.Errorf("%s of %s: source %q", test.reference, test.edition, prose.Examples[at].Source())
		}
	}
}

// TestEveryBlankIsTyped holds that texts brought along bring their blanks.
func TestEveryBlankIsTyped(t *testing.T) {
	t.Parallel()
	for _, id := range []string{v111, v211, v313} {
		for _, provision := range edition(t, id).Provisions() {
			prose, err := edition(t, id).Prose(provision.Reference)
			if err != nil {
				t.Error(err)
				continue
			}
			for _, template := range prose.Justifications {
				for _, name := range questionnaire.Blanks(template.Text) {
					if prose.Blanks[name].Kind == "" {
						t.Errorf("%s of %s: template %s: {%s} has no type", provision.Reference, id, template.ID, name)
					}
				}
			}
		}
	}
}

// TestBlanksOfTextsFromElsewhere holds how a blank of a text that came along is typed: by the
// provision, where it types it for nothing else; under a name of its own, where the provision
// means something else by it.
func TestBlanksOfTextsFromElsewhere(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		edition, reference, blank string
		doubled                   bool
	}{
		{v313, "5.3-14", "unpublished", false},
		{v313, "5.3-15A", "unmet", false},
		{v111, "4.7-2", "recipient", true},
	} {
		prose, err := edition(t, test.edition).Prose(test.reference)
		if err != nil {
			t.Fatal(err)
		}
		_, own := prose.Blanks[test.blank]
		_, doubled := prose.Blanks[test.blank+"_2"]
		if !own || doubled != test.doubled {
			t.Errorf("%s of %s: {%s} is there %t, doubled %t", test.reference, test.edition, test.blank, own, doubled)
		}
	}
}
