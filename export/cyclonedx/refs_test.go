package cyclonedx_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"ask645/export/cyclonedx"
	"ask645/questionnaire"
)

// checkRefs reports references that lead nowhere and objects that share one.
func checkRefs(t *testing.T, file []byte) {
	t.Helper()
	var root any
	if err := json.Unmarshal(file, &root); err != nil {
		t.Fatal(err)
	}
	declared := map[string]bool{}
	each(root, func(member string, value any) {
		ref, isText := value.(string)
		if member != "bom-ref" || !isText {
			return
		}
		if declared[ref] {
			t.Errorf("two objects are called %q", ref)
		}
		declared[ref] = true
	})
	links := map[string]bool{"requirement": true, "parent": true, "target": true, "assessor": true, "claims": true, "counterClaims": true, "evidence": true, "subjects": true}
	each(root, func(member string, value any) {
		ref, isText := value.(string)
		if links[member] && isText && !declared[ref] {
			t.Errorf("%s leads to %q, which is not there", member, ref)
		}
	})
}

// each visits every member of every object, and every entry of a list under the member that
// holds the list.
func each(value any, visit func(member string, value any)) {
	var walk func(member string, value any)
	walk = func(member string, value any) {
		visit(member, value)
		switch value := value.(type) {
		case map[string]any:
			for name, inner := range value {
				walk(name, inner)
			}
		case []any:
			for _, inner := range value {
				walk(member, inner)
			}
		}
	}
	walk("", value)
}

// checkEmpty reports texts, lists and objects without content.
func checkEmpty(t *testing.T, file []byte) {
	t.Helper()
	var root any
	if err := json.Unmarshal(file, &root); err != nil {
		t.Fatal(err)
	}
	each(root, func(member string, value any) {
		switch value := value.(type) {
		case string:
			if value == "" {
				t.Errorf("%s is an empty text", member)
			}
		case []any:
			if len(value) == 0 {
				t.Errorf("%s is an empty list", member)
			}
		case map[string]any:
			if len(value) == 0 {
				t.Errorf("%s is an empty object", member)
			}
		case nil:
			t.Errorf("%s is null", member)
		}
	})
}

func TestReferencesLeadSomewhere(t *testing.T) {
	t.Parallel()
	for _, a := range assessments(t) {
		file := render(t, a)
		checkRefs(t, file)
		checkEmpty(t, file)
	}
}

// random makes up an assessment. The same seed gives the same one.
func random(edition *questionnaire.Edition, seed uint64, word string) *questionnaire.Assessment {
	r := rand.New(rand.NewPCG(seed, 645))
	words := []string{"", "Met.", word, word + " " + word, "TBD", "a\nb\tc", "\u202e\x1b]0;x\a", "ß<&>\"\\", "{blank}"}
	pick := func() string { return words[r.IntN(len(words))] }
	a := questionnaire.NewAssessment(edition.ID, "")
	a.Product = questionnaire.Product{Name: pick(), Model: pick(), SoftwareVersion: pick(), Description: pick(), Batch: pick()}
	a.Manufacturer = questionnaire.Manufacturer{Name: pick(), Address: pick(), Contact: pick()}
	a.Assessor = questionnaire.Assessor{Name: pick(), Function: pick(), Organisation: pick()}
	a.Declaration = questionnaire.Declaration{Revision: pick(), Signatory: pick(), Function: pick(), Place: pick(), SupportPeriod: pick(), SoleResponsibility: r.IntN(2) == 0}
	for range r.IntN(3) {
		a.Declaration.Representatives = append(a.Declaration.Representatives, questionnaire.Representative{Name: pick(), Address: pick()})
	}
	a.SetFact(pick()+"?", pick()+"?", now)
	for _, fact := range edition.Facts() {
		if n := r.IntN(len(fact.Values) + 2); n < len(fact.Values) {
			a.SetFact(fact.ID, fact.Values[n].Value, now)
		} else if n == len(fact.Values) {
			a.SetFact(fact.ID, questionnaire.DontKnow, now)
		}
	}
	supports := []questionnaire.Support{questionnaire.Unanswered, questionnaire.Supported, questionnaire.Supported, questionnaire.NotSupported, questionnaire.NotApplicable}
	for _, provision := range edition.Provisions() {
		answer := questionnaire.Answer{Support: supports[r.IntN(len(supports))], Detail: pick(), Note: pick()}
		answer.Justification.ReviewBy = pick()
		for range r.IntN(3) {
			answer.Evidence = append(answer.Evidence, questionnaire.Evidence{Title: pick(), Ref: pick(), SHA256: pick()})
		}
		a.SetAnswer(provision.Reference, answer, now)
	}
	return a
}

// FuzzRender writes attestations of whatever a person may say. Each is valid, the same when
// written again, and says when read back what the statement says.
func FuzzRender(f *testing.F) {
	e, s := edition(f), schema(f)
	for seed, word := range append(places(), "🔒", "\xff\xfe", "N/A", "0") {
		f.Add(uint64(seed), word)
	}
	f.Fuzz(func(t *testing.T, seed uint64, word string) {
		a := random(e, seed, word)
		statement, document := source(t, a)
		file, err := cyclonedx.Render(statement, document, options)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := cyclonedx.Render(statement, document, options); err != nil || !bytes.Equal(again, file) {
			t.Errorf("written again it is other: %v", err)
		}
		if err := validate(t, s, file); err != nil {
			t.Error(err)
		}
		if err := cyclonedx.Compare(document, file, file); err != nil {
			t.Error(err)
		}
		checkRefs(t, file)
		checkEmpty(t, file)
	})
}

// places are references to evidence as people write them, and worse.
func places() []string {
	return []string{
		"design.pdf", "my design (2).pdf", "reports/50%.pdf", "100%25.pdf", "a#b?c.pdf", "#1", "?x",
		`docs\test report.pdf`, `C:\Users\Jo\key.pdf`, `\\server\share\a b.txt`, "C:", "D:/x", "1:2/3",
		"https://mueller.example/report?id=1&x=ü#part 2#3", "http://[::1]:8080/[x]", "https://[bad/", "mailto:jo@mueller.example",
		"mailto:jo jensen@x", "urn:isbn:123", "doi:10.1/2 3", "//host/x", "/abs/ü.pdf", "a:b", "http://", "https://exa mple.com/x", ":", "",
		"https://x/%zz", "http://user:pa ss@x/", "https://x/a%2Fb?%", "file:///tmp/a b", "http://x:port/", "http://münchen.example/ä", "[", "]://[", "\\", "\x00", "{}|^`<>\"",
		fmt.Sprintf("https://x/%0200d", 1),
	}
}
