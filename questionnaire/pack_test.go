package questionnaire_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ask645/assets"
	"ask645/questionnaire"
)

// The sample pack is the good one that the tests break.
const (
	samplePackID  = "example-home-gateway"
	gatewayV1     = "example-home-gateway-v1"
	packHead      = "pack.yaml"
	packFacts     = "facts.yaml"
	packTable     = "editions/" + gatewayV1 + ".yaml"
	packProse     = "provisions/" + gatewayV1 + "/"
	packReworded  = packProse + "5.6-1.yaml"
	packMandatory = packProse + "5.6-5.yaml"
	packAdded     = packProse + "GW-1-1.yaml"
	packReasons   = "guidance/en303645-v2.1.1/5.6-3.yaml"
	packEvidence  = "guidance/en303645-v2.1.1/5.1-1.yaml"
	packRules     = "contradictions/" + gatewayV1 + ".yaml"
)

// samplePack returns the files of the sample pack.
func samplePack(t testing.TB) fstest.MapFS {
	t.Helper()
	sub, err := fs.Sub(assets.FS, "packs/home-gateway")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	err = fs.WalkDir(sub, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(sub, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// changed replaces a text in a file, which must hold it.
func changed(t testing.TB, files fstest.MapFS, name, old, with string) {
	t.Helper()
	file := files[name]
	if file == nil {
		files[name] = &fstest.MapFile{Data: []byte(with)}
		return
	}
	if old != "" && !strings.Contains(string(file.Data), old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	if with == "" && old == "" {
		delete(files, name)
		return
	}
	files[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(file.Data), old, with, 1))}
}

func openPack(t testing.TB, files fs.FS) *questionnaire.Pack {
	t.Helper()
	pack, err := questionnaire.OpenPack(files)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// packed returns a library with packs, and an edition of it.
func packed(t testing.TB, id string, packs ...fs.FS) (*questionnaire.Library, *questionnaire.Edition) {
	t.Helper()
	var opened []*questionnaire.Pack
	for _, files := range packs {
		opened = append(opened, openPack(t, files))
	}
	library := questionnaire.NewLibrary(assets.FS, opened...)
	edition, err := library.Edition(id)
	if err != nil {
		t.Fatal(err)
	}
	return library, edition
}

func TestSamplePackIsValid(t *testing.T) {
	t.Parallel()
	for _, problem := range questionnaire.CheckPack(assets.FS, samplePack(t)) {
		t.Error(problem)
	}
}

// TestCheckPackRefusals breaks the sample and wants every problem that follows, and no other.
func TestCheckPackRefusals(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, file, old, new string
		want                 []string
	}{
		// The head.
		{"no head", packHead, "", "", []string{packHead + ": cannot be read: file does not exist"}},
		{"bad id", packHead, "pack: example-home-gateway", "pack: Example Gateway", []string{
			packHead + `:3: the pack is called "Example Gateway": write the id in lower case with hyphens`}},
		{"no title", packHead, "title: Example home gateway\n", "", []string{packHead + ": title is missing"}},
		{"long title", packHead, "title: Example", "title: " + strings.Repeat("Long ", 10) + "Example", []string{
			packHead + ":4: title has 70 characters: at most 60 fit"}},
		{"unknown key", packHead, "by:", "buy:", []string{packHead + ": by is missing", packHead + `:6: unknown key "buy"`}},
		{"anchor", packHead, "by: the", "by: &by the", []string{packHead + ":6: anchors and aliases (& and *) are not for packs: write the text out, or quote it"}},
		{"nested", packHead, "by: the", "by: " + strings.Repeat("[", 30), []string{packHead + ": is nested too deeply"}},
		{"too large", packHead, "about: >", "about: >\n  " + strings.Repeat("x", 1<<20), []string{packHead + ": is larger than 512 kB: no file of a pack needs that"}},
		{"long line", packHead, "about: >", "about: >\n  " + strings.Repeat("x", 5000), []string{packHead + ": has a line of more than 4000 bytes"}},
		{"many keys", packHead, "by: the", strings.Repeat("a: b\n", 300) + "by: the", []string{packHead + ": has more than 200 lines of the same kind in a row"}},
		{"many lines", packEvidence, "examples:\n", "examples:\n" + strings.Repeat("  - a\n", 10000), []string{packEvidence + ": has more than 10000 lines"}},
		{"many documents", packHead, "by: the", strings.Repeat("---\n", 30) + "by: the", []string{packHead + ": holds more than one document"}},
		{"deep in one line", packHead, "by: the", strings.Repeat("- ", 40) + "the", []string{packHead + ": is nested too deeply"}},

		// Files and folders.
		{"strange folder", "advice/x.yaml", "", "a: b", []string{"advice: is no folder of a pack: those are guidance, editions, provisions, contradictions"}},
		{"strange file", "fact.yaml", "", "a: b", []string{"fact.yaml: is no file of a pack: those here are pack.yaml, facts.yaml and letterhead.yaml"}},
		{"strange ending", "editions/x.yml", "", "a: b", []string{"editions/x.yml: is no part of a pack: remove it"}},
		{"prose of no edition", "provisions/other-v1/5.1-1.yaml", "", "provision: 5.1-1", []string{`provisions/other-v1: the pack has no edition "other-v1"`}},
		{"rules of no edition", "contradictions/other-v1.yaml", "", "contradictions: []", []string{`contradictions/other-v1: the pack has no edition "other-v1"`}},
		{"guidance of no edition", "guidance/other-v1/5.1-1.yaml", "", "provision: 5.1-1", []string{`guidance/other-v1: there is no edition "other-v1", neither in the program nor in the pack`}},
		{"capitals in a name", "editions/Other.yaml", "", "edition: Other\nbase: none", []string{
			"editions/Other.yaml: write the id of an edition in lower case, with digits, dots and hyphens",
			`editions/Other.yaml:2: the base is "none": write one of en303645-v2.1.1, en303645-v3.1.3, ts103645-v1.1.1`}},

		// Facts.
		{"fact of the program", packFacts, "id: provider_managed", "id: passwords", []string{
			packTable + `:14: fact "passwords" stands twice, or is among those of en303645-v2.1.1`}},
		{"bad fact id", packFacts, "id: provider_managed", "id: provider-managed", nil},
		{"group of the program", packFacts, "{id: gateway, title: The gateway}", "{id: gateway, title: The gateway}\n  - {id: updates, title: Other}", []string{
			packFacts + `:5: the program has a group "updates": name it in facts, and do not define it`}},
		{"answer without words", packFacts, ", says: an internet provider manages the gateway over the internet", "", []string{packFacts + ":11: says is missing"}},

		// The table of the edition.
		{"other id", packTable, "edition: " + gatewayV1, "edition: gateway", []string{packTable + `:3: the edition is called "gateway", its file "example-home-gateway-v1"`}},
		{"no such base", packTable, "base: en303645-v2.1.1", "base: en303645-v9", []string{
			packTable + `:4: the base is "en303645-v9": write one of en303645-v2.1.1, en303645-v3.1.3, ts103645-v1.1.1`}},
		{"called ETSI", packTable, "title: Example home gateway profile", "title: ETSI EN 303 645 for gateways", []string{
			packTable + ":5: the title names ETSI: the edition is none of ETSI, give it a name of its own"}},
		{"no table", packTable, "table: Example table 1\n", "", []string{packTable + ": table is missing"}},
		{"good for nothing", packTable, "good_for: An invented profile for home gateways. Good for seeing how a pack is written, and for no claim.\n", "", []string{packTable + ": good_for is missing"}},
		{"condition of the base", packTable, `ref: gw1`, `ref: "1"`, []string{
			packTable + `:17: condition "1": en303645-v2.1.1 has one of that reference: take another, such as p1`,
			packTable + `:42: provision GW-1-2: there is no condition "gw1"`}},
		{"mandatory made recommended", packTable, "  - reference: 5.6-1\n", "  - reference: 5.6-1\n    status: R\n", []string{
			packReworded + ": gap is for mandatory provisions",
			packReworded + ":4: the status is R: a mandatory requirement says must, a recommended one should, and neither says both",
			packTable + ":23: provision 5.6-1 is mandatory in en303645-v2.1.1: a pack cannot make a recommendation of it"}},
		{"gap of the base made recommended", packTable, "clauses:\n", "  - {reference: 5.1-3, status: R, change: {kind: reworded, note: Softer.}}\nclauses:\n", []string{
			packTable + ":34: provision 5.1-3 is mandatory in en303645-v2.1.1: a pack cannot make a recommendation of it"}},
		{"condition added", packTable, "clauses:\n", "  - {reference: 5.6-6, status: R C (gw1), change: {kind: narrowed, note: Softer.}}\nclauses:\n", []string{
			packTable + `:34: provision 5.6-6 does not rest on "gw1" in en303645-v2.1.1: a pack cannot add a condition to it`}},
		{"status without a change", packTable, "    status: M\n    change:\n      kind: extended\n      note: What the base recommends is mandatory in the profile.\n", "    status: M\n", []string{
			packTable + ":27: provision 5.6-5 has another status: say under change what is different, as kind and note",
			packTable + ":27: provision 5.6-5 has a requirement of its own: say under change what is different, as kind and note"}},
		{"kind that is none", packTable, "kind: extended\n      note: What", "kind: same\n      note: What", []string{
			packTable + `:30: the kind is "same": write reworded, extended or narrowed, or leave change out where the provision is the same`}},
		{"no note", packTable, "      note: What the base recommends is mandatory in the profile.\n", "", []string{packTable + ":29: note is missing"}},
		{"provision that is not there", packTable, "reference: 5.6-5", "reference: 5.6-55", []string{
			packMandatory + ":3: the status is R: a mandatory requirement says must, a recommended one should, and neither says both",
			packMandatory + ":6: gap is for mandatory provisions",
			packTable + `:27: en303645-v2.1.1 has no provision "5.6-55": one that the pack adds stands under clauses`,
			packTable + ":21: provision 5.6-5 has a requirement of its own: name it under provisions and say under change what is different"}},
		{"computed provision", packTable, "clauses:\n", "  - {reference: 4-1, title: Other}\nclauses:\n", []string{
			packTable + ":34: provision 4-1 follows from all the others, and cannot be changed"}},
		{"number of the base", packTable, "reference: GW-5.1-6", "reference: 5.1-6", []string{
			packProse + "GW-5.1-6.yaml: the edition has no provision GW-5.1-6",
			packTable + `:37: provision "5.1-6" is added to clause 5.1 of en303645-v2.1.1: number it so that nobody takes it for one from there, such as GW-5.1-1, in at most 12 characters`,
			packTable + ":37: provision 5.1-6 has no prose: add " + packProse + "5.1-6.yaml"}},
		{"space in a number", packTable, "reference: GW-1-2", "reference: GW 1-2", nil},
		{"lower case", packTable, "number: GW-1\n", "number: gw-1\n", nil},
		{"provision of the base added", packTable, "reference: GW-5.1-6", "reference: 5.1-5", nil},
		{"title for a clause of the base", packTable, "number: \"5.1\"\n", "number: \"5.1\"\n    title: Mine\n", []string{
			packTable + ":36: clause 5.1 is one of en303645-v2.1.1 and has its title there: leave the title out"}},
		{"empty provision", packTable, "    provisions:\n      - {reference: GW-5", "    provisions:\n      -\n      - {reference: GW-5", nil},
		{"nothing other", packTable, "clauses:\n", "  - {reference: 5.1-3}\nclauses:\n", []string{
			packTable + ":34: provision 5.1-3: nothing is other than in en303645-v2.1.1: leave it out"}},

		// Prose.
		{"no prose for an added provision", packAdded, "", "", []string{packTable + ":41: provision GW-1-1 has no prose: add " + packAdded}},
		{"no prose for one made mandatory", packMandatory, "", "", []string{
			packTable + ":27: provision 5.6-5 becomes mandatory: add " + packMandatory + " with a requirement that says must, and a gap"}},
		{"softened", packMandatory, "manufacturer must enable", "manufacturer may enable", []string{
			packMandatory + ":3: the status is M: a mandatory requirement says must, a recommended one should, and neither says both"}},
		{"no gap", packMandatory, "gap:", "why:", []string{packMandatory + ": gap is missing"}},
		{"outcome that is not there", packAdded, "yes: refuses-all", "yes: refuse-all", nil},
		{"like outside", packReworded, "provision: 5.6-1\n", "provision: 5.6-1\nlike: ../../etc/passwd\n", []string{
			packReworded + ":4: gap is missing",
			packReworded + `:4: like is "../../etc/passwd": write EDITION/REFERENCE of a provision that there is`,
			packReworded + ":4: there are 0 checks: write one to 4"}},
		{"like itself", packReworded, "provision: 5.6-1\n", "provision: 5.6-1\nlike: " + gatewayV1 + "/5.6-1\n", nil},
		{"condition without end", packAdded, "when: refuses-inbound = yes", "when: " + strings.Repeat("(", 3000), nil},

		// Guidance.
		{"guidance for no provision", "guidance/en303645-v2.1.1/5.1-99.yaml", "", "provision: 5.1-99", []string{
			"guidance/en303645-v2.1.1/5.1-99.yaml: the edition has no provision 5.1-99"}},
		{"template without id", packReasons, "  - id: ports-are-the-purpose\n    situation", "  - situation", nil},
		{"no question first", packReasons, "    ask_first:\n      - Which of the ports does a household use that has the gateway for a year?\n      - What can someone do who plugs a device of their own into a free port?\n", "", []string{
			packReasons + ":5: ask_first is missing"}},
		{"blank without a type", packReasons, "  reach: {kind: text", "  reached: {kind: text", nil},
		{"template for a mandatory provision", "guidance/en303645-v2.1.1/5.1-3.yaml", "", "provision: 5.1-3\njustifications:\n  - {id: why-not, situation: It is hard., ask_first: [\"Is it?\"], text: It is too hard.}\n", []string{
			"guidance/en303645-v2.1.1/5.1-3.yaml:2: a mandatory provision has no justification: nothing makes up for it"}},
		{"template twice", "guidance/en303645-v2.1.1/5.7-1.yaml", "id: chip-without-secure-boot", "id: ports-are-the-purpose", []string{
			`guidance/en303645-v2.1.1/5.7-1.yaml:3: "ports-are-the-purpose" stands in guidance/en303645-v2.1.1/5.6-3.yaml already`}},
		{"unknown tag", packEvidence, "ref: Example company handbook, 3.2\n", "ref: Example company handbook, 3.2\n    fits: [gateways]\n", []string{
			packEvidence + `:8: there is no tag "gateways"`}},
		{"nothing added", packEvidence, "", "", nil},

		// Rules.
		{"rule on nothing", packRules, "when: provider_managed = yes", "when: provider = yes", nil},
		{"rule on too much", packRules, "when: provider_managed = yes", "when: provider_managed = yes and 5.1-1 = Y and 5.1-2 = Y and 5.1-3 = Y and 5.1-4 = Y and 5.1-5 = Y and 5.2-1 = Y and 5.2-2 = Y", []string{
			packRules + `:5: contradiction "managed-without-way-in": it rests on too much: name fewer facts and provisions`}},
	}
	contains := map[string]string{
		"bad fact id":                 packFacts + `:6: fact "provider-managed": write the id in lower case, with digits and underscores`,
		"fact of the program":         packFacts + `:6: the program has a fact "passwords": a pack cannot replace it`,
		"space in a number":           packTable + `:42: provision "GW 1-2" does not belong to clause GW-1: number it such as GW-1-1, in at most 12 characters`,
		"lower case":                  packTable + `:38: clause "gw-1": write a number such as 7.1 or GW-1`,
		"provision of the base added": packTable + `:37: en303645-v2.1.1 has a provision 5.1-5: what is other about it stands under provisions`,
		"empty provision":             packTable + `:37: a provision is empty`,
		"outcome that is not there":   packAdded + `:19: check "user-allows-each": there is no outcome "refuse-all"`,
		"like itself":                 `is like itself`,
		"condition without end":       packAdded + `:16: condition of 3000 bytes: at most 2000`,
		"template without id":         packReasons + `:5: template "": write the id in lower case with hyphens`,
		"blank without a type":        packReasons + `:10: the blank {reach} has no type: add it under blanks`,
		"rule on nothing":             packRules + `:5: contradiction "managed-without-way-in": the edition has no fact and no provision "provider"`,
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			files := samplePack(t)
			changed(t, files, test.file, test.old, test.new)
			var got []string
			for _, problem := range questionnaire.CheckPack(assets.FS, files) {
				got = append(got, problem.String())
			}
			if want, partly := contains[test.name]; partly {
				if !strings.Contains(strings.Join(got, "\n"), want) {
					t.Errorf("got\n%s\nwant among them\n%s", strings.Join(got, "\n"), want)
				}
				return
			}
			want := slices.Sorted(slices.Values(test.want))
			if slices.Sort(got); fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}
