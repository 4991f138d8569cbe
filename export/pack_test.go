package export_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"ask645/assets"
	"ask645/export"
	"ask645/export/psti"
	"ask645/questionnaire"
)

// gateway is an assessment against the profile of the sample pack: the answers of a sample,
// which fit most of it, and those to what the profile adds and changes.
func gateway(t *testing.T) *questionnaire.Statement {
	t.Helper()
	files, err := fs.Sub(assets.FS, "packs/home-gateway")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := questionnaire.OpenPack(files)
	if err != nil {
		t.Fatal(err)
	}
	edition, err := questionnaire.NewLibrary(assets.FS, pack).Edition(pack.Editions()[0])
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	a.Edition = edition.ID
	a.SetFact("provider_managed", "yes", options.Date)
	prose, err := edition.Prose("5.6-3")
	if err != nil {
		t.Fatal(err)
	}
	template := prose.Justifications[len(prose.Justifications)-1]
	for reference, answer := range map[string]questionnaire.Answer{
		"5.6-5":    {Support: questionnaire.Supported, Detail: "The DHCP server, the name server and the settings page."},
		"5.6-3":    {Support: questionnaire.NotSupported, Detail: "The four ports are what people buy the gateway for; each reaches only the home.", Justification: questionnaire.JustifiedBy{Template: template.ID}},
		"GW-5.1-6": {Support: questionnaire.Supported, Detail: "Every gateway has a password of its own on its label."},
		"GW-1-1":   {Support: questionnaire.Supported, Detail: "The firewall drops all that comes from outside."},
		"GW-1-2":   {Support: questionnaire.NotSupported, Detail: "The provider shows changes in its own portal only, as its contract demands."},
	} {
		a.SetAnswer(reference, answer, options.Date)
	}
	return questionnaire.Evaluate(edition, a, options.Date)
}

// TestPack exports an assessment against the edition of a pack in every format, reads each
// back, and wants the pack to be named.
func TestPack(t *testing.T) {
	t.Parallel()
	s := gateway(t)
	if !s.Complete || !s.Conformant {
		t.Errorf("complete %t, conformant %t: %v", s.Complete, s.Conformant, s.Findings)
	}
	prepared, err := export.Prepare(s, options)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range export.Names() {
		result, err := prepared.Render(name) // it reads the document back itself
		if psti.Refused(err) != nil {
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		switch name {
		case "pdf", "json":
			givesBack(t, name, result.Bytes, s.Assessment)
			verified, err := export.Verify(result.Bytes, libraryOf(s), options.Generator, "")
			if err != nil || len(verified.Open) > 0 {
				t.Errorf("%s: does not hold: %v", name, err)
			}
			if _, err := export.Verify(result.Bytes, questionnaire.NewLibrary(assets.FS), options.Generator, ""); err == nil || !strings.Contains(err.Error(), "--pack") {
				t.Errorf("%s, without the pack: %v", name, err)
			}
		case "csv", "xlsx", "md":
			givesBackTable(t, name, result.Bytes, s)
		}
		switch name {
		case "md", "html", "cyclonedx":
			if !bytes.Contains(result.Bytes, []byte(s.Edition.Disclaimer())) {
				t.Errorf("%s does not say that the edition is none of ETSI", name)
			}
		case "json":
			var stated struct {
				Edition struct {
					Title string
					Pack  struct{ ID, Title, Version, By string }
				}
			}
			if err := json.Unmarshal(result.Bytes, &stated); err != nil {
				t.Fatal(err)
			}
			pack := s.Edition.Pack()
			if got := stated.Edition.Pack; got.ID != pack.ID || got.Title != pack.Title || got.Version != pack.Version || got.By != pack.By {
				t.Errorf("the JSON names the pack %+v", got)
			}
		}
	}
}

// libraryOf is a library that has the pack of a statement.
func libraryOf(s *questionnaire.Statement) *questionnaire.Library {
	return questionnaire.NewLibrary(assets.FS, s.Edition.Pack())
}
