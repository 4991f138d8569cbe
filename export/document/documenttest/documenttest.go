// Package documenttest makes documents for the tests of formats.
package documenttest

import (
	"io/fs"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/export/document"
	"ask645/export/statement"
	"ask645/questionnaire"
)

// Day is the date of every document.
var Day = time.Date(2026, time.November, 21, 0, 0, 0, 0, time.UTC)

// Edition is the edition that the assessments are made under.
func Edition(tb testing.TB) *questionnaire.Edition {
	tb.Helper()
	edition, err := questionnaire.NewLibrary(assets.FS).Edition("en303645-v2.1.1")
	if err != nil {
		tb.Fatal(err)
	}
	return edition
}

// New is the document of an assessment.
func New(tb testing.TB, edition *questionnaire.Edition, a *questionnaire.Assessment) *document.Document {
	tb.Helper()
	s := questionnaire.Evaluate(edition, a, Day)
	options := document.Options{Date: Day, Generator: "ask645 test"}
	sealed, err := statement.Render(s, statement.Options{Date: options.Date, Generator: options.Generator})
	if err != nil {
		tb.Fatal(err)
	}
	return document.New(s, sealed.Seal, options)
}

// Lock is the document of the sample assessment of a smart lock, which is complete.
func Lock(tb testing.TB) *document.Document {
	tb.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		tb.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		tb.Fatal(err)
	}
	return New(tb, Edition(tb), a)
}

// Partial is the document of the lock with provisions of four clauses out of scope, one clause
// as a whole; one of them does not apply to it.
func Partial(tb testing.TB) *document.Document {
	tb.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		tb.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		tb.Fatal(err)
	}
	a.SetScope(false, "5.2-1", "5.2-2", "5.2-3", "5.3-1", "5.3-14", "5.10-1", "6-1")
	return New(tb, Edition(tb), a)
}

// Draft is the document of an assessment that has only begun, with something of everything:
// what is not met, what is justified, what is undecided, evidence, and every field.
func Draft(tb testing.TB) *document.Document {
	tb.Helper()
	return New(tb, Edition(tb), draft())
}

func draft() *questionnaire.Assessment {
	a := questionnaire.NewAssessment("en303645-v2.1.1", "2f0c6a52-6d3e-4c1b-9a57-0f4c2f1f7a10")
	a.Product = questionnaire.Product{
		Name: "Lumen Home Hub", Model: "LH-200", HardwareVersion: "C3", SoftwareVersion: "4.2.1",
		Batch: "2026-40 to 2026-52", Description: "A hub that joins the lights of a home to an app.",
	}
	a.Manufacturer = questionnaire.Manufacturer{
		Name: "Brightside Devices Ltd", Address: "Unit 4, Mill Lane\nYork YO1 9QT\nUnited Kingdom", Contact: "security@brightside.example",
	}
	a.Assessor = questionnaire.Assessor{Name: "Maya Okafor", Function: "Head of engineering", Organisation: "Brightside Devices Ltd"}
	a.Declaration = questionnaire.Declaration{
		Revision: "3", Place: "York", Signatory: "Jo Field", Function: "Director", SoleResponsibility: true,
		SupportPeriod: "five years from the first supply", SupportUntil: "2031-06-30", SupportPublished: "https://brightside.example/support",
		VulnerabilityContact: "security@brightside.example", VulnerabilityPolicy: "https://brightside.example/policy",
		Certificates: "none", Validity: "software 4.2 only",
		Representatives: []questionnaire.Representative{{Name: "Lumen GmbH", Address: "Musterweg 1\n24103 Kiel"}},
	}
	a.Facts = map[string]string{"passwords": "yes", "user_authentication": "yes", "updateable": "some", "constrained": "no", "telemetry": questionnaire.DontKnow, "consent": "no", "personal_data": "no"}
	guide := questionnaire.Evidence{Title: "User guide, chapter 3", Ref: "docs/user-guide-4.2.pdf", SHA256: strings.Repeat("0f", 32)}
	a.Answers = map[string]questionnaire.Answer{
		"5.1-1": {Support: questionnaire.Supported, Detail: "Each hub has a password of its own.", Evidence: []questionnaire.Evidence{guide, {Ref: "https://brightside.example/passwords_(new)"}}},
		"5.1-3": {Support: questionnaire.NotSupported, Detail: "The radio module still uses an old cipher.", Evidence: []questionnaire.Evidence{guide}},
		"5.2-3": {
			Support: questionnaire.NotSupported, Detail: "Nobody watches the lists yet.\nA team of four cannot do it.\n\nA contract with a provider starts in March 2027.",
			Justification: questionnaire.JustifiedBy{ReviewBy: "2027-03-31"},
		},
		"5.3-9":  {Support: questionnaire.NotSupported},
		"5.4-1":  {Support: questionnaire.Supported, Detail: "TBD"},
		"5.10-1": {Support: questionnaire.Supported, Detail: "The service looks at the counts of errors."},
		"7.7-7":  {Support: questionnaire.Supported, Detail: "No such provision."},
	}
	return a
}

// With is a document in which one text stands wherever a person can enter one.
func With(tb testing.TB, edition *questionnaire.Edition, text string) *document.Document {
	tb.Helper()
	a := draft()
	a.ID = text
	a.Product = questionnaire.Product{Name: text, Model: text, HardwareVersion: text, SoftwareVersion: text, Batch: text, Description: text}
	a.Manufacturer = questionnaire.Manufacturer{Name: text, Address: text, Contact: text}
	a.Assessor = questionnaire.Assessor{Name: text, Function: text, Organisation: text}
	a.Declaration = questionnaire.Declaration{
		Revision: text, Place: text, Signatory: text, Function: text, SupportPeriod: text, SupportUntil: text,
		SupportPublished: text, VulnerabilityContact: text, VulnerabilityPolicy: text, Certificates: text, Validity: text,
		Representatives: []questionnaire.Representative{{Name: text, Address: text, Contact: text}},
	}
	a.Facts[text], a.Facts["hub"] = text, text
	for reference, answer := range a.Answers {
		answer.Detail, answer.Justification = text, questionnaire.JustifiedBy{Template: text, ReviewBy: text}
		answer.Evidence = []questionnaire.Evidence{{Title: text, Ref: text, SHA256: text}, {Ref: text}, {Title: "A title", Ref: text}}
		a.Answers[reference] = answer
	}
	a.Answers[text] = questionnaire.Answer{Support: questionnaire.Supported, Detail: text}
	return New(tb, edition, a)
}

// Hostile are texts that mean something to Markdown, to HTML, to CSS or to a terminal, and
// texts that are long or in other scripts.
func Hostile() []string {
	return []string{
		"", " ", "plain", "p", "td", "br", "nav", "<script>alert(1)</script>", "</style></main><img src=x onerror=alert(1)>", "<!-- a --> <![CDATA[b]]>",
		"[a](javascript:alert(1))", "](javascript:alert(1))", "![a](data:text/html,b)", "[a]: https://example.com 'b'", "[^1] [x] [[a]]",
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html;base64,PGI+", "<javascript:alert(1)>", "//example.com", "vbscript:x",
		"https://example.com/a_b_c?d=e&f=*g*#h", "http://example.com/(a)", "see https://example.com/a_b, www.example.com and a_b@example.com",
		"<https://example.com>", "https://example.com/a|b", "https://example.com/\\|", "a (https://example.com/b)", "HTTPS://EXAMPLE.COM WWW.EXAMPLE.COM",
		"a|b||c", "a\\|b", "a\\\\|b\\", "|", "| a | b |\n| --- | --- |\n| c | d |", "\\", "\\\\\\", "\\\nb\\\n\\c", "a\\",
		"`a` ``b`` ```\nc\n```", "~~~\na\n~~~", "*a* **b** ***c*** _d_ __e__ a_b_c ~~f~~ ~g~", "* a\n+ b\n- c\n- [ ] d", "1. a\n2) b\n3.c\n1234567890. d",
		"# a\n## b\n#c\nd #", "a\n===\nb\n---\n***\n___\n- - -", "> a\n>> b", "    code\n\tcode", "\n\n\na\n\n\n\nb\n\n", "  a  b  \n  c  ",
		"&amp; &lt; &#35; &copy; &nosuch; &", "a<br>b<br/>c", "<a id=\"x\"></a>", "**", "--", "-:|:-", ":---: | ---:", ": a", "$a$ $$b$$ {{c}} {%d%} {: .e} ^f^ ==g==",
		"\x1b[2J \u202eabc\u202c \u2066x\u2069 \u200e \x00 \x7f \u009b \ufeff", "\u2028a\u2029b\r\nc\rd\u0085e", "\xff\xfe", "\u00a0a\u00a0", "\u200ba\u200d",
		"שלום עולם", "中文，。 日本語", "💡👩‍👩‍👧 e\u0301", "\U0010FFFF \uFFFE \uFFFD", "“quoted” 'single' \"double\"", "{nb} TBD",
		strings.Repeat("All of it is kept in the secure element; see *chapter 4* | <b>. ", 64), strings.Repeat("x", 4000), strings.Repeat("a\n", 300),
		strings.Repeat("*", 300), strings.Repeat("[", 300), strings.Repeat("<", 300), strings.Repeat("\\", 301), strings.Repeat("|", 300), strings.Repeat("> ", 300),
		"expression(alert(1))", "\"; } body { display: none } /*", "url(https://example.com)", "{{.Document}}", "' onmouseover='alert(1)", "\" onmouseover=\"alert(1)",
	}
}
