package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"ask645/export/document"
	"ask645/export/pdf"
	"ask645/questionnaire"
)

// statements are documents of all kinds, by name.
func statements(tb testing.TB) map[string]*document.Document {
	tb.Helper()
	e := edition(tb)
	all := map[string]*document.Document{}
	add := func(name string, change func(a *questionnaire.Assessment)) {
		a := complete(e, func(reference string) string { return text(reference, 60+7*int(reference[len(reference)-1])%240) })
		change(a)
		all[name] = words(questionnaire.Evaluate(e, a, today))
	}
	answer := func(a *questionnaire.Assessment, reference string, support questionnaire.Support, detail string) {
		x := a.Answers[reference]
		x.Support, x.Detail = support, detail
		a.Answers[reference] = x
	}
	add("complete", func(*questionnaire.Assessment) {})
	add("empty", func(a *questionnaire.Assessment) {
		*a = *questionnaire.NewAssessment(e.ID, "")
	})
	add("everything declared", func(a *questionnaire.Assessment) {
		a.Declaration = declaration()
	})
	add("nothing followed", func(a *questionnaire.Assessment) {
		for reference := range a.Answers {
			answer(a, reference, questionnaire.NotSupported, text(reference, 700))
		}
	})
	add("N/A everywhere", func(a *questionnaire.Assessment) {
		for reference := range a.Answers {
			answer(a, reference, questionnaire.NotApplicable, "n/a")
		}
	})
	for _, length := range []int{4_000, 12_000} {
		add(fmt.Sprintf("details of %d", length), func(a *questionnaire.Assessment) {
			answer(a, "5.1-3", questionnaire.Supported, text("5.1-3", length))
			answer(a, "5.2-3", questionnaire.NotSupported, text("5.2-3", length))
			answer(a, "5.3-14", questionnaire.NotApplicable, text("5.3-14", length))
		})
	}
	add("unbroken words", func(a *questionnaire.Assessment) {
		word := strings.Repeat("unbroken", 25)
		a.Product.Name, a.Product.Model, a.Manufacturer.Address, a.Assessor.Function = word, word, word, word
		a.Declaration.Signatory, a.Declaration.SupportPublished = word, "https://"+word+".example/"+word
		for reference, x := range a.Answers {
			x.Detail = word
			x.Evidence = []questionnaire.Evidence{{Title: word, Ref: "https://" + word + ".example", SHA256: word}}
			a.Answers[reference] = x
		}
	})
	add("names of every script", func(a *questionnaire.Assessment) {
		a.Product.Name = "Έξυπνη κλειδαριά · Умный замок · 智能门锁 · スマート · 스마트 · 🔒 {nb} קוד"
		a.Manufacturer.Name = "北门科技有限公司"
		answer(a, "5.1-3", questionnaire.Supported, strings.Repeat("设备验证固件签名（RSA）。", 60))
	})
	add("weird", func(a *questionnaire.Assessment) {
		a.Product.Name = strings.Repeat("W", 300) + "\u0301\u00ad\u200b"
		a.Product.Description = strings.Repeat("one line\n", 90)
		a.Manufacturer.Name = "\xff\x00\u202e" + strings.Repeat("\u00ad", 50)
		a.Facts["no such fact"] = strings.Repeat("x", 400)
		a.Answers[strings.Repeat("9.9-", 90)] = questionnaire.Answer{Support: "Y"}
	})
	return all
}

// declaration is a declaration in which nothing is left out.
func declaration() questionnaire.Declaration {
	return questionnaire.Declaration{
		Revision: "3", SupportPeriod: "Five years from first supply", SupportUntil: "2031-11-30",
		SupportPublished: "https://brightside.example/support", VulnerabilityContact: "security@brightside.example",
		VulnerabilityPolicy: "https://brightside.example/.well-known/security.txt", Certificates: "none",
		Validity: "release 4.2", SoleResponsibility: true, Place: "York", Signatory: "Maya Okafor", Function: "Head of engineering",
		Representatives: []questionnaire.Representative{{Name: "EU Rep B.V.", Address: "Keizersgracht 1\nAmsterdam", Contact: "rep@example"}},
	}
}

// TestLayout holds every kind of document against the rules of the page: no text outside its
// margins or over other text, no character without a glyph, no link without an end.
func TestLayout(t *testing.T) {
	t.Parallel()
	folder := fonts(t, "simhei.ttf", []rune("。（）设备验证固件签名北门科技有限公司智能锁")...)
	for name, d := range statements(t) {
		for where, o := range map[string]pdf.Options{"plain": options.In(), "with a font": options.In(folder)} {
			t.Run(name+" "+where, func(t *testing.T) {
				t.Parallel()
				faults, err := pdf.Faults(d, o)
				if err != nil {
					t.Fatal(err)
				}
				for i, fault := range faults {
					if i < 5 {
						t.Error(fault)
					}
				}
			})
		}
	}
}

// TestCompareAgrees reads back documents of all kinds.
func TestCompareAgrees(t *testing.T) {
	t.Parallel()
	for name, d := range statements(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, err := pdf.Render(d, options.In())
			if err != nil {
				t.Fatal(err)
			}
			if err := pdf.Compare(doc.Bytes, d, options.In()); err != nil {
				t.Error(err)
			}
			data := strings.ToLower(strings.Join(texts(t, doc), "\n"))
			if !strings.Contains(data, "self-assessment") || strings.Contains(data, "certified") {
				t.Error("the document does not say self-assessment, or says certified")
			}
		})
	}
}

// texts are the pages of a document as it says them itself.
func texts(tb testing.TB, doc pdf.Document) []string {
	tb.Helper()
	pages, err := pdf.Texts(doc.Bytes)
	if err != nil {
		tb.Fatal(err)
	}
	if len(pages) != doc.Pages {
		tb.Fatalf("Pages = %d, and the file has %d", doc.Pages, len(pages))
	}
	return pages
}
