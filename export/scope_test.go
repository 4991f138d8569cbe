package export_test

import (
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ask645/assets"
	"ask645/export"
	"ask645/export/pdf"
	"ask645/export/proforma"
	"ask645/export/psti"
	"ask645/questionnaire"
)

// partial is the assessment of the lock with provisions out of scope.
func partial(t testing.TB, out ...string) *questionnaire.Assessment {
	t.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	a.SetScope(false, out...)
	return a
}

// TestPartialStatements writes statements with provisions out of scope in every format. Each
// says so first, makes no claim about them, and gives the scope back as far as it can be read.
func TestPartialStatements(t *testing.T) {
	t.Parallel()
	edition := editionOf(t, questionnaire.DefaultEdition)
	random := rand.New(rand.NewPCG(3, 4))
	for range 4 {
		var out []string
		for _, p := range edition.Provisions() {
			if p.MayBeLeftOut() && random.IntN(4) == 0 {
				out = append(out, p.Reference)
			}
		}
		a := partial(t, out...)
		for reference, answer := range a.Answers {
			if slices.Contains(out, reference) {
				answer.Detail = "Set aside: nobody may read this."
				a.Answers[reference] = answer
			}
		}
		s := questionnaire.Evaluate(edition, a, options.Date)
		prepared, err := export.Prepare(s, options)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range export.StatementNames() {
			result, err := prepared.Render(name)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			text := string(result.Bytes)
			switch name {
			case "pdf", "json":
				givesBack(t, name, result.Bytes, a)
				continue
			case "csv", "xlsx", "md":
				read, _, err := proforma.Read("statement."+name, result.Bytes, edition, options.Date, "id")
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if !slices.Equal(read.OutOfScope, a.OutOfScope) {
					t.Errorf("%s: the scope comes back without %q, not without %q", name, read.OutOfScope, a.OutOfScope)
				}
			}
			if strings.Contains(text, "Set aside") {
				t.Errorf("%s shows an answer that is set aside", name)
			}
			if want := "makes no claim about the others, nor about conformance with ETSI EN 303 645 V2.1.1 as a whole"; name != "csv" && name != "xlsx" && !strings.Contains(text, want) {
				t.Errorf("%s does not say that it %s", name, want)
			}
		}
	}
}

// TestPartialPages reads the pages of a partial PDF.
func TestPartialPages(t *testing.T) {
	t.Parallel()
	edition := editionOf(t, questionnaire.DefaultEdition)
	a := partial(t, "5.2-1", "5.2-2", "5.2-3", "6-5")
	result, err := export.Render("pdf", questionnaire.Evaluate(edition, a, options.Date), options)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := pdf.Texts(result.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range pages {
		if !strings.Contains(page, "PARTIAL: not all provisions") {
			t.Errorf("page %d does not say that the statement is partial", i+1)
		}
	}
	if !strings.Contains(strings.ReplaceAll(pages[0], "\n", " "), "Partial: 63 of 67 provisions are in scope. This statement makes no claim about the others") {
		t.Errorf("the cover says\n%s", pages[0])
	}
}

// TestPartialAndALaw refuses a law's statement only where what carries it is out of scope.
func TestPartialAndALaw(t *testing.T) {
	t.Parallel()
	edition := editionOf(t, questionnaire.DefaultEdition)
	law, err := edition.Law(psti.LawID)
	if err != nil {
		t.Fatal(err)
	}
	needed := law.Provisions()[0]
	for _, name := range []string{"uk-psti", "uk-psti-md"} {
		_, err := export.Render(name, questionnaire.Evaluate(edition, partial(t, needed), options.Date), options)
		refusal := psti.Refused(err)
		if refusal == nil || !slices.ContainsFunc(refusal.Reasons, func(r questionnaire.Reason) bool {
			return r.About == needed && strings.HasPrefix(r.Problem, "out of scope")
		}) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
