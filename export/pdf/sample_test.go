package pdf_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/export/document"
	"ask645/export/pdf"
	"ask645/export/statement"
	"ask645/questionnaire"
)

// today is the date of every statement in the tests.
var today = time.Date(2026, time.November, 21, 10, 0, 0, 0, time.UTC)

var options = pdf.Options{Date: today, Generator: "ask645 0.0.0-test", Data: []byte("{\"data\": true}\n"), DataName: "statement.json"}

// words puts a statement into the words of a document, with a seal that does not change with
// the program.
func words(s *questionnaire.Statement) *document.Document {
	seal := statement.Seal{ID: "3f6c1f0e-91a5-5d0e-8a53-4a2b6c7d8e9f", Digest: strings.Repeat("0123456789abcdef", 4)}
	return document.New(s, seal, document.Options{Date: today, Generator: options.Generator})
}

// edition returns the edition that the tests fill in.
func edition(tb testing.TB) *questionnaire.Edition {
	tb.Helper()
	e, err := questionnaire.NewLibrary(assets.FS).Edition("en303645-v2.1.1")
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// draft is an assessment that names the device and answers nothing.
func draft(e *questionnaire.Edition) *questionnaire.Assessment {
	a := questionnaire.NewAssessment(e.ID, "2f0c6a52-6d3e-4c1b-9a57-0f4c2f1f7a10")
	a.Product = questionnaire.Product{
		Name: "Lumen Home Hub", Model: "LH-200", HardwareVersion: "C3", SoftwareVersion: "4.2.1",
		Batch:       "2026-40 to 2026-52",
		Description: "A mains-powered hub that joins lights, sensors and locks of a home to an app.",
	}
	a.Manufacturer = questionnaire.Manufacturer{
		Name:    "Brightside Devices Ltd",
		Address: "Unit 4, Mill Lane Business Park\nYork YO1 9QT\nUnited Kingdom",
		Contact: "security@brightside.example, https://brightside.example/security",
	}
	a.Assessor = questionnaire.Assessor{Name: "Maya Okafor", Function: "Head of engineering", Organisation: "Brightside Devices Ltd"}
	return a
}

// complete is an assessment that answers everything; detail gives the text of each answer.
func complete(e *questionnaire.Edition, detail func(reference string) string) *questionnaire.Assessment {
	a := draft(e)
	a.Facts = map[string]string{
		"constrained": "no", "user_authentication": "yes", "passwords": "yes", "preinstalled_passwords": "no",
		"updateable": "all", "update_mechanism": "yes", "network_updates": "yes", "automatic_updates": "yes",
		"update_notifications": "yes", "hardcoded_identity": "yes", "debug_interface": "yes", "debug_port": "yes",
		"debug_port_accessible": "no", "personal_data": "yes", "consent": "yes", "telemetry": "no",
	}
	a.Answers = map[string]questionnaire.Answer{}
	for _, p := range e.Provisions() {
		if !p.Computed() {
			a.Answers[p.Reference] = questionnaire.Answer{Support: questionnaire.Supported, Detail: detail(p.Reference)}
		}
	}
	for _, row := range questionnaire.Evaluate(e, a, today).Rows {
		if row.Applies == questionnaire.No {
			delete(a.Answers, row.Provision.Reference)
		}
	}
	return a
}

// phrases make up details that read like real ones.
var phrases = []string{
	"The hub checks the signature of every update with a key held in the secure element before it installs it.",
	"Each unit has its own credential, written in production and printed on the label.",
	"Reports of vulnerabilities reach the product security team through the published address and are confirmed within three working days.",
	"Keys are stored in the secure element (SE050) and never leave it; see the key management plan, chapter 4.",
	"All services but HTTPS on port 443 are switched off; a port scan of release 4.2.1 is on file.",
	"The app shows the owner in plain words what is deleted, and asks once before it does so.",
}

// text makes a detail of about n characters that differs from reference to reference.
func text(reference string, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "For %s: ", reference)
	for i := len(reference) + int(reference[len(reference)-1]); b.Len() < n; i++ {
		b.WriteString(phrases[i%len(phrases)])
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

// realistic is a statement as a manufacturer would hand it in, with two gaps.
func realistic(tb testing.TB) *questionnaire.Statement {
	tb.Helper()
	e := edition(tb)
	a := complete(e, func(reference string) string { return text(reference, 60+7*int(reference[len(reference)-1])%240) })
	set := func(reference string, support questionnaire.Support, detail string, evidence ...questionnaire.Evidence) {
		a.Answers[reference] = questionnaire.Answer{Support: support, Detail: detail, Evidence: evidence}
	}
	set("5.1-4", questionnaire.Supported, "In the app, under Settings, Account, the owner changes the password in two steps.\n\nThe old password is asked for first.",
		questionnaire.Evidence{Title: "User guide, chapter 3", Ref: "docs/user-guide-4.2.pdf"},
		questionnaire.Evidence{Ref: "https://brightside.example/support/change-your-password-in-two-steps"})
	set("5.2-3", questionnaire.NotSupported, "No monitoring beyond the reports that reach us: a team of four cannot do it. A contract with a provider starts in March 2027.")
	set("5.3-13", questionnaire.NotSupported, "The support period is not yet published; it will stand on the product page from release 4.3.")
	set("5.4-3", questionnaire.NotSupported, "Firmware images of the radio chip hold a debug key until the supplier removes it.",
		questionnaire.Evidence{Title: "Supplier statement"})
	return questionnaire.Evaluate(e, a, today)
}
