package questionnaire_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
)

func TestPackEdition(t *testing.T) {
	t.Parallel()
	library, edition := packed(t, gatewayV1, samplePack(t))
	base, err := library.Edition(v211)
	if err != nil {
		t.Fatal(err)
	}
	const mark = "from the pack Example home gateway V1"
	if !strings.Contains(edition.Title, mark) || !strings.Contains(edition.Title, base.Title) || !strings.Contains(edition.ShortTitle(), "pack Example home gateway V1") {
		t.Errorf("titles %q and %q do not say whose the edition is", edition.Title, edition.ShortTitle())
	}
	for _, words := range []string{"no edition of ETSI", "the authors of ask645", base.Title} {
		if !strings.Contains(edition.Disclaimer(), words) {
			t.Errorf("%q lacks %q", edition.Disclaimer(), words)
		}
	}
	if base.Disclaimer() != "" || base.Pack() != nil || base.Base() != nil || base.ShortTitle() != base.Title {
		t.Error("the base looks like one of a pack")
	}
	if got, want := len(edition.Provisions()), len(base.Provisions())+3; got != want {
		t.Errorf("%d provisions, want %d", got, want)
	}
	changed := map[string]bool{"5.6-1": true, "5.6-5": true}
	for _, provision := range base.Provisions() {
		got := edition.Provision(provision.Reference)
		if got == provision {
			t.Fatalf("%s is shared with the base", provision.Reference)
		}
		if !changed[provision.Reference] && (got.Status.Text != provision.Status.Text || got.Title != provision.Title || got.Clause().Title != provision.Clause().Title || got.Computed() != provision.Computed()) {
			t.Errorf("%s is other than in the base", provision.Reference)
		}
	}
	if !edition.Provision("5.6-5").Status.Mandatory || base.Provision("5.6-5").Status.Mandatory {
		t.Error("5.6-5 is not what the pack makes of it")
	}
	var references []string
	for _, provision := range edition.Provisions() {
		references = append(references, provision.Reference)
	}
	if i := slices.Index(references, "GW-5.1-6"); i < 1 || references[i-1] != "5.1-5" {
		t.Errorf("GW-5.1-6 stands after %q", references[max(0, i-1)])
	}
	if i := questionnaire.FindReference(references, "gw 1-2"); i < 0 || references[i] != "GW-1-2" {
		t.Error("gw 1-2 is not found as GW-1-2")
	}
	if got := edition.Provision("GW-1-2").Conditions(); len(got) != 1 || got[0].Ref != "gw1" {
		t.Errorf("conditions of GW-1-2: %v", got)
	}
	if got := edition.Facts(); got[len(got)-1].ID != "provider_managed" || edition.Group(got[len(got)-1]).Title != "The gateway" {
		t.Error("the fact of the pack is not the last, under its heading")
	}
	if len(edition.Contradictions()) != len(base.Contradictions())+1 {
		t.Error("the rules are not those of the base and that of the pack")
	}
}

func TestPackProse(t *testing.T) {
	t.Parallel()
	_, edition := packed(t, gatewayV1, samplePack(t))
	base := edition.Base()
	const from = "from the pack Example home gateway V1"
	prose := func(e *questionnaire.Edition, reference string) *questionnaire.Prose {
		t.Helper()
		p, err := e.Prose(reference)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	kept, of := prose(edition, "5.4-1"), prose(base, "5.4-1")
	if kept.Requirement != of.Requirement || len(kept.Checks) != len(of.Checks) || len(kept.Examples) != len(of.Examples) || kept.Pack != nil {
		t.Error("5.4-1 is not as in the base")
	}
	reworded := prose(edition, "5.6-1")
	if !strings.Contains(reworded.Requirement, "each by itself") || len(reworded.Checks) != len(prose(base, "5.6-1").Checks) || reworded.Gap == "" || reworded.Pack == nil {
		t.Error("5.6-1 is not reworded, or lost what the base has")
	}
	if got := reworded.Examples[0].Origin.Changes(); len(got) != 1 || !strings.Contains(got[0], "each side") {
		t.Errorf("notes on the guide's examples: %q", got)
	}
	if got := prose(edition, "5.6-5"); len(got.Justifications) != 0 || !strings.Contains(got.Requirement, "must") {
		t.Error("5.6-5 is mandatory and still has justifications")
	}
	for _, e := range []*questionnaire.Edition{edition, base} {
		templates := prose(e, "5.6-3").Justifications
		last := templates[len(templates)-1]
		if last.ID != samplePackID+"/ports-are-the-purpose" || !strings.HasPrefix(last.Source(), from) {
			t.Errorf("%s: template %q from %q", e.ID, last.ID, last.Source())
		}
		for _, template := range templates[:len(templates)-1] {
			if strings.Contains(template.Source(), "pack") {
				t.Errorf("%s: %s is marked with the pack", e.ID, template.ID)
			}
		}
		p := prose(e, "5.1-1")
		if got := p.Examples[len(p.Examples)-1]; !strings.HasPrefix(got.Source(), "Example company handbook, 3.2; "+from) {
			t.Errorf("%s: example from %q", e.ID, got.Source())
		}
		if got := p.Evidence[len(p.Evidence)-1]; !strings.Contains(got, "label check") || !strings.Contains(got, from) {
			t.Errorf("%s: evidence %q is not marked", e.ID, got)
		}
	}
	for _, reference := range []string{"GW-1-1", "5.6-1"} {
		if got := prose(edition, reference); !strings.Contains(got.Evidence[0], from) || !strings.Contains(got.Words(), "Example home gateway") {
			t.Errorf("%s does not say whose its words are", reference)
		}
	}
}

// other makes of the sample a pack with other ids.
func other(t testing.TB, changes ...string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for name, file := range samplePack(t) {
		text := strings.NewReplacer(changes...).Replace(string(file.Data))
		files[strings.NewReplacer(changes...).Replace(name)] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func TestPacksConflict(t *testing.T) {
	t.Parallel()
	replacing := samplePack(t)
	changed(t, replacing, "editions/en303645-v2.1.1.yaml", "", "edition: en303645-v2.1.1\nbase: en303645-v3.1.3\n")
	for _, test := range []struct {
		name    string
		packs   []fs.FS
		heads   bool // seen without reading the packs
		problem string
	}{
		{"same pack", []fs.FS{samplePack(t), samplePack(t)}, true, `pack.yaml: there is a pack "example-home-gateway" already`},
		{"same edition", []fs.FS{samplePack(t), other(t, "pack: "+samplePackID, "pack: other")}, true, `editions/example-home-gateway-v1.yaml: the pack Example home gateway V1 has an edition "example-home-gateway-v1" already`},
		{"same fact", []fs.FS{samplePack(t), other(t, "pack: "+samplePackID, "pack: other", gatewayV1, "other-v1")}, false, `facts.yaml:6: the pack Example home gateway V1 has a fact "provider_managed" already`},
		{"edition of the program", []fs.FS{replacing}, true, `the program has an edition "en303645-v2.1.1": a pack cannot replace it`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var packs []*questionnaire.Pack
			for _, files := range test.packs {
				packs = append(packs, openPack(t, files))
			}
			library := questionnaire.NewLibrary(assets.FS, packs...)
			err := library.Conflicts()
			if (err != nil) != test.heads {
				t.Errorf("by their heads: %v", err)
			}
			if err == nil {
				_, err = library.EditionIDs()
			}
			var wrong *questionnaire.PackError
			if !errors.As(err, &wrong) || !strings.Contains(err.Error(), test.problem) {
				t.Fatalf("got %v, want %s", err, test.problem)
			}
			// The program's own editions are never touched by a pack.
			edition, err := library.Edition(v211)
			if err != nil || edition.Pack() != nil {
				t.Errorf("%v, %v", edition, err)
			}
			// A pack that nobody named is left out instead.
			packs[len(packs)-1].Found = true
			library = questionnaire.NewLibrary(assets.FS, packs...)
			if err := library.Conflicts(); err != nil {
				t.Error(err)
			}
			ids, err := library.EditionIDs()
			if err != nil || len(ids) != 2+len(packs) {
				t.Errorf("editions %q, %v", ids, err)
			}
			if left := library.LeftOut(); len(left) != 1 || !strings.Contains(left[0].Error(), test.problem) {
				t.Errorf("left out: %v", left)
			}
		})
	}
}

func TestBrokenPack(t *testing.T) {
	t.Parallel()
	broken := samplePack(t)
	changed(t, broken, packAdded, "yes: refuses-all", "yes: nowhere")
	changed(t, broken, packHead, "title: Example home gateway", "title: Broken one")
	named := openPack(t, broken)
	library := questionnaire.NewLibrary(assets.FS, named)
	for what, err := range map[string]error{
		"its edition": second(library.Edition(gatewayV1)),
		"all":         second(library.EditionIDs()),
	} {
		if err == nil || !strings.Contains(err.Error(), packAdded) {
			t.Errorf("%s: %v", what, err)
		}
	}
	edition, err := library.Edition(v211)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := edition.Prose("5.6-3"); err == nil {
		t.Error("guidance of a broken pack that was named is passed over in silence")
	}

	found := questionnaire.FoundPack("place", broken, nil)
	library = questionnaire.NewLibrary(assets.FS, found)
	if library.LeftOut() != nil {
		t.Error("the pack was read before it was needed")
	}
	if _, err := library.Edition(gatewayV1); !errors.Is(err, questionnaire.ErrUnknownEdition) || !strings.Contains(err.Error(), "place") {
		t.Errorf("the edition of a pack that is left out: %v", err)
	}
	if edition, err = library.Edition(v211); err != nil {
		t.Fatal(err)
	}
	prose, err := edition.Prose("5.6-3")
	if err != nil {
		t.Fatal(err)
	}
	for _, template := range prose.Justifications {
		if template.Origin != nil && template.Origin.Pack != nil {
			t.Error("a pack that is left out still adds guidance")
		}
	}
	if left := library.LeftOut(); len(left) != 1 || left[0].Place != "place" {
		t.Errorf("left out: %v", left)
	}

	changed(t, broken, packHead, "pack: "+samplePackID, "pack: Not an id")
	library = questionnaire.NewLibrary(assets.FS, questionnaire.FoundPack("head", broken, nil), questionnaire.FoundPack("gone", nil, fs.ErrPermission))
	if left := library.LeftOut(); len(left) != 2 || !strings.Contains(left[1].Error(), "permission") {
		t.Errorf("left out: %v", left)
	}
	if ids, err := library.EditionIDs(); err != nil || len(ids) != 3 {
		t.Errorf("editions %q, %v", ids, err)
	}
}

func second[T any](_ T, err error) error { return err }

func TestMissingPack(t *testing.T) {
	t.Parallel()
	_, err := questionnaire.NewLibrary(assets.FS).Edition(gatewayV1)
	if !errors.Is(err, questionnaire.ErrUnknownEdition) || !strings.Contains(err.Error(), "a pack brings it") || !strings.Contains(err.Error(), "--pack DIR") {
		t.Errorf("got %v", err)
	}
}

// TestStatementWithoutThePack holds that packs which only add guidance change no statement:
// whoever lacks them gets the same from the same answers.
func TestStatementWithoutThePack(t *testing.T) {
	t.Parallel()
	_, with := packed(t, v211, samplePack(t))
	without := edition(t, v211)
	prose, err := with.Prose("5.1-1")
	if err != nil {
		t.Fatal(err)
	}
	example := prose.Examples[len(prose.Examples)-1]
	assessment := questionnaire.NewAssessment(v211, "")
	assessment.Facts = map[string]string{"passwords": "yes", "user_authentication": "yes"}
	assessment.Answers = map[string]questionnaire.Answer{
		"5.1-1": {Support: questionnaire.Supported, Detail: example.Text, Example: example.Ref},
		"5.6-3": {Support: questionnaire.NotSupported, Detail: "Because.", Justification: questionnaire.JustifiedBy{Template: samplePackID + "/ports-are-the-purpose"}},
	}
	today := time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
	a, b := questionnaire.Evaluate(with, assessment, today), questionnaire.Evaluate(without, assessment, today)
	if len(a.Findings) != len(b.Findings) || a.Counts != b.Counts {
		t.Errorf("%d findings with the pack, %d without", len(a.Findings), len(b.Findings))
	}
}

// counting counts the files that are opened.
type counting struct {
	fs.FS
	mu     sync.Mutex
	opened []string
}

func (c *counting) Open(name string) (fs.File, error) {
	file, err := c.FS.Open(name)
	if err == nil {
		if info, err := file.Stat(); err == nil && !info.IsDir() {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.opened = append(c.opened, name)
		}
	}
	return file, err
}

// TestPackIsReadWhenNeeded holds that work which has nothing to do with a pack reads nothing
// of it but the head.
func TestPackIsReadWhenNeeded(t *testing.T) {
	t.Parallel()
	files := &counting{FS: samplePack(t)}
	library := questionnaire.NewLibrary(assets.FS, openPack(t, files))
	if err := library.Conflicts(); err != nil {
		t.Fatal(err)
	}
	edition, err := library.Edition(v211)
	if err != nil {
		t.Fatal(err)
	}
	questionnaire.Evaluate(edition, questionnaire.NewAssessment(v211, ""), time.Time{})
	for _, name := range files.opened {
		if name != packHead {
			t.Errorf("%s is read", name)
		}
	}
	if _, err := library.Edition(gatewayV1); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(files.opened, packAdded) {
		t.Error("the pack is never read")
	}
}

// TestPackIsCleaned holds that no word of a pack steers a terminal or turns text around.
func TestPackIsCleaned(t *testing.T) {
	t.Parallel()
	const steer = `\u001b[2J\u202eevil`
	files := samplePack(t)
	changed(t, files, packHead, "title: Example home gateway", `title: "Acme`+steer+`"`)
	changed(t, files, packHead, "by: the authors of ask645", `by: "me`+steer+`"`)
	changed(t, files, packTable, "title: Example home gateway profile", `title: "Profile`+steer+`"`)
	changed(t, files, packTable, "title: Nothing is let in from the internet by default", `title: "Nothing`+steer+`"`)
	changed(t, files, packTable, "fails: no internet provider manages the gateway over the internet", `fails: "none`+steer+`"`)
	_, rest, _ := strings.Cut(string(files[packAdded].Data), "\nwhy:")
	files[packAdded] = &fstest.MapFile{Data: []byte("provision: GW-1-1\nrequirement: \"It must " + steer + "\"\nwhy:" + rest)}
	changed(t, files, packEvidence, `"Form QA-12, password list of the product, signed by production"`, `"Form`+steer+`"`)
	_, edition := packed(t, gatewayV1, files)
	prose, err := edition.Prose("GW-1-1")
	if err != nil {
		t.Fatal(err)
	}
	evidence, err := edition.Prose("5.1-1")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range append([]string{
		edition.Title, edition.ShortTitle(), edition.Disclaimer(), prose.Requirement, prose.Words(),
		edition.Provision("GW-1-1").Title, edition.Condition("gw1").Fails,
	}, evidence.Evidence...) {
		if strings.ContainsAny(text, "\x1b\u202e\n") {
			t.Errorf("%q is not safe to show", text)
		}
	}
	if !strings.Contains(edition.Title, "[U+001B]") {
		t.Errorf("the title %q was not put to the test", edition.Title)
	}
}
