package psti_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ask645/assets"
	"ask645/export/document"
	"ask645/export/psti"
	"ask645/export/statement"
	"ask645/questionnaire"
)

// update rewrites the golden files instead of comparing with them.
var update = flag.Bool("update", false, "rewrite golden files")

var (
	day     = time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	options = document.Options{Date: day, Generator: "ask645 1.2.0"}
	seal    = statement.Seal{ID: "99a1439e-1e0d-5259-898a-4646a34aacfb", Digest: strings.Repeat("0123456789abcdef", 4)}
)

// library is read once for all tests.
var library = sync.OnceValue(func() *questionnaire.Library { return questionnaire.NewLibrary(assets.FS) })

// lock is the assessment of a lock that carries the statement.
func lock(t testing.TB) *questionnaire.Assessment {
	t.Helper()
	data, err := os.ReadFile("testdata/lock.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// draft writes the letter of an assessment.
func draft(t testing.TB, a *questionnaire.Assessment) (*document.Letter, []questionnaire.Reason) {
	t.Helper()
	edition, err := library().Edition(a.Edition)
	if err != nil {
		t.Fatal(err)
	}
	law, err := edition.Law(psti.LawID)
	if err != nil {
		t.Fatal(err)
	}
	return psti.New(law, questionnaire.Evaluate(edition, a, day), seal, options)
}

// letter writes the letter of an assessment that carries it.
func letter(t testing.TB, a *questionnaire.Assessment) *document.Letter {
	t.Helper()
	l, reasons := draft(t, a)
	if reasons != nil {
		t.Fatal(reasons)
	}
	return l
}

// bulb is a product of little: no passwords, no representative, no optional field, doubts.
func bulb(t testing.TB) *questionnaire.Assessment {
	a := lock(t)
	a.Product = questionnaire.Product{Model: "B-1", Batch: "1 to 99"}
	a.Declaration.Representatives, a.Declaration.SupportPublished = nil, ""
	a.Declaration.VulnerabilityContact, a.Declaration.VulnerabilityPolicy = "", ""
	for _, id := range []string{"user_authentication", "passwords", "preinstalled_passwords"} {
		a.SetFact(id, "no", day)
	}
	a.SetAnswer("5.2-1", questionnaire.Answer{Support: questionnaire.Supported}, day)
	return a
}

func TestGoldens(t *testing.T) {
	t.Parallel()
	for name, a := range map[string]*questionnaire.Assessment{"lock": lock(t), "bulb": bulb(t)} {
		path := filepath.Join("testdata", name+".golden")
		got := psti.Markdown(letter(t, a))
		if *update {
			if err := os.WriteFile(path, got, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s: run go test ./export/psti -update and look at the difference\ngot\n%s", path, got)
		}
	}
}

// TestLetterHoldsWhatTheScheduleAsks looks for each field where a reader looks for it.
func TestLetterHoldsWhatTheScheduleAsks(t *testing.T) {
	t.Parallel()
	l := letter(t, lock(t))
	fields := map[string]string{}
	for _, section := range l.Sections {
		for _, field := range section.Fields {
			fields[section.Title+": "+field.Label] += field.Text
		}
		for _, paragraph := range section.Paragraphs {
			fields[section.Title] += paragraph + "\n"
		}
	}
	for _, field := range l.Signature.Fields {
		fields["Signature: "+field.Label] = field.Text
	}
	for where, want := range map[string]string{
		"Product: Type":                      "SL-1",
		"Product: Batch":                     "2026-09",
		"Manufacturer: Name":                 "Nordtür GmbH",
		"Manufacturer: Address":              "Musterweg 8, 24103 Kiel, Germany",
		"Authorised representative: Name":    "Lamp UK Ltd",
		"Authorised representative: Address": "1 High Street, Leeds LS1 1AA",
		"Defined support period when the product was first supplied: Period":  "8 years from the launch of the SL-1",
		"Defined support period when the product was first supplied: Ends on": "31 December 2034",
		"Standard relied on: Identification number":                           "ETSI EN 303 645",
		"Standard relied on: Version":                                         "V2.1.1",
		"Standard relied on: Date of issue":                                   "19 June 2020",
		"Signature: Place of issue":                                           "Kiel",
		"Signature: Name":                                                     "Ole Hansen",
		"Signature: Function":                                                 "Managing director",
		"Signature: Date of issue":                                            "",
		"Signature: Signature":                                                "",
	} {
		if got, there := fields[where]; got != want || !there {
			t.Errorf("%s: got %q, want %q", where, got, want)
		}
	}
	for where, want := range map[string]string{
		"Declarations":           "prepared by or on behalf of the manufacturer",
		"Keeping this statement": "10 years",
		"To check before signing: Minimum security update period": "not been shortened",
		"Passwords: Provision 5.1-1":                              "Support: Y (supported)\nIn every state other than the factory default",
	} {
		if !strings.Contains(fields[where], want) {
			t.Errorf("%s: got %q, want %q", where, fields[where], want)
		}
	}
	if !strings.HasSuffix(l.Title, "(draft)") || !strings.HasPrefix(l.Mark, "DRAFT") || !strings.Contains(l.Footer, seal.ID) {
		t.Errorf("got the title %q, the mark %q, the footer %q", l.Title, l.Mark, l.Footer)
	}
}

// TestNotApplicable carries the statement of a product without passwords, and passes its
// doubts on.
func TestNotApplicable(t *testing.T) {
	t.Parallel()
	text := string(psti.Markdown(letter(t, bulb(t))))
	for _, want := range []string{
		"Support: N/A (not applicable)\\\n  Not applicable: no passwords are used (condition 1).",
		"- **Provision 5.2-1:** Finding: Y without a Detail: say how the device meets it",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter does not say %q", want)
		}
	}
	for _, without := range []string{"Authorised representative\n", "**Contact:**", "**Published at:**"} {
		if strings.Contains(text, without) {
			t.Errorf("the letter says %q, which nobody gave", without)
		}
	}
}

// TestWords keeps words out that would say more than a draft of a self-assessment does.
func TestWords(t *testing.T) {
	t.Parallel()
	text := strings.ToLower(string(psti.Markdown(letter(t, lock(t)))))
	for _, never := range []string{"certif", "guarantee", "is compliant", "approved"} {
		if strings.Contains(text, never) {
			t.Errorf("the letter says %q", never)
		}
	}
	for _, always := range []string{"self-assessment", "draft", "not legal advice", "in the opinion of the manufacturer", "united kingdom only"} {
		if !strings.Contains(text, always) {
			t.Errorf("the letter does not say %q", always)
		}
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	a := lock(t)
	a.Declaration.Place, a.Product.Batch = "", ""
	l, reasons := draft(t, a)
	if l != nil || len(reasons) != 2 {
		t.Fatalf("got %v and the reasons %v", l, reasons)
	}
	err := error(&psti.Refusal{Reasons: reasons})
	const batch = "product.batch: the batch of the product is not given: enter the batch or the serial numbers (Schedule 4)"
	const place = "declaration.place: the place of issue is not given: enter the town where the statement is signed (Schedule 4)"
	if want := "the answers do not carry this statement: " + batch + "; " + place; err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
	if refusal := psti.Refused(err); refusal == nil || refusal.Lines()[0] != batch {
		t.Errorf("got %v", refusal)
	}
	if psti.Refused(os.ErrNotExist) != nil {
		t.Error("another error passes as a refusal")
	}
}
