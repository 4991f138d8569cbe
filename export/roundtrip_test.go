package export_test

import (
	"bytes"
	"io/fs"
	"testing"

	"ask645/assets"
	"ask645/export"
	"ask645/export/proforma"
	"ask645/export/psti"
	"ask645/questionnaire"
)

// editionOf reads the edition of an assessment, once for all runs of a fuzzer.
func editionOf(t testing.TB, id string) *questionnaire.Edition {
	t.Helper()
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(id)
	if err != nil {
		t.Fatal(err)
	}
	return edition
}

// FuzzRoundTrip exports any assessment to every format. None may fail or panic, each has to
// agree with the statement when it is read back, PDF and JSON give the whole assessment back
// to the byte, and the tables give back what they hold of it.
func FuzzRoundTrip(f *testing.F) {
	for _, name := range []string{"smart-lock", "battery-sensor", "baby-camera"} {
		data, err := fs.ReadFile(assets.FS, "samples/"+name+".ask645.json")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, "Lamp | <b>*BL-1*</b>", "=1+1", "5.1-1", "Y", "It is so.\r\nAnd |so|.")
		f.Add(data, "灯 💡 Λαμπτήρας\x1b[2J\u202e", "-2+3\t|", "5.3-14", "N", "- a\n# b\n1. c `d`\\|")
	}
	f.Add([]byte(`{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1","answers":{"5.2-1":{"support":"","detail":"","carried":{"from":[{"edition":"ts103645-v1.1.1","reference":"4.2-1","kind":"extended","support":"Y","detail":"d\u001b[2J","members":{"a":[1]},"x":1}],"y":2}}}}`), "", "", "5.2-2", "Y", "It is so.")
	f.Add([]byte(`{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1","x":{"y":[1,2]}}`), "", "", "6-1", "N/A", "'=SUM(A1)")
	f.Add([]byte(`{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1","out_of_scope":["5.3-10","4-1","5.2-1","x","5.10-1"]}`), "Lamp", "T", "5.2-1", "Y", "Set aside.")
	edition := editionOf(f, questionnaire.DefaultEdition)
	f.Fuzz(func(t *testing.T, data []byte, product, title, reference, support, detail string) {
		a, err := questionnaire.Decode(data)
		if err != nil || a.Edition != edition.ID {
			t.Skip()
		}
		a.Product.Name = product
		a.SetAnswer(reference, questionnaire.Answer{
			Support: questionnaire.Support(support), Detail: detail, Note: title,
			Evidence: []questionnaire.Evidence{{Title: title, Ref: product}},
		}, options.Date)
		encoded, err := questionnaire.Encode(a)
		if err != nil {
			t.Skip()
		}
		if a, err = questionnaire.Decode(encoded); err != nil {
			t.Skip() // no file holds it
		}
		s := questionnaire.Evaluate(edition, a, options.Date)
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
				t.Fatalf("%s: %v", name, err)
			}
			switch name {
			case "pdf", "json":
				givesBack(t, name, result.Bytes, a)
			case "csv", "xlsx", "md":
				givesBackTable(t, name, result.Bytes, s)
			}
		}
	})
}

// givesBack takes the assessment out of a document that carries it whole.
func givesBack(t *testing.T, name string, document []byte, a *questionnaire.Assessment) {
	t.Helper()
	stated, err := export.ReadStatement(document)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if err := stated.CheckDigest(); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	got, err := questionnaire.Encode(stated.Assessment)
	if err != nil {
		t.Fatal(err)
	}
	want, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s gives back\n%s\nof\n%s", name, got, want)
	}
}

// givesBackTable reads a table as one that somebody filled in. Support and Detail of every
// provision that a person answered come back as the documents show them.
func givesBackTable(t *testing.T, name string, document []byte, s *questionnaire.Statement) {
	t.Helper()
	read, _, err := proforma.Read("statement."+name, document, s.Edition, options.Date, "id")
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for i := range s.Rows {
		row := &s.Rows[i]
		if row.Provision.Computed() || len(row.Detail) > 30_000 {
			continue // a cell of a workbook holds no more
		}
		answer := read.Answers[row.Provision.Reference]
		if in := read.InScope(row.Provision.Reference); in == row.OutOfScope {
			t.Errorf("%s: %s comes back in scope: %t", name, row.Provision.Reference, in)
		}
		if answer.Support != row.Support {
			t.Errorf("%s: the support of %s comes back as %q, not %q", name, row.Provision.Reference, answer.Support, row.Support)
		}
		want := spaced(questionnaire.Printable(row.Detail))
		if got := spaced(answer.Detail); got != want {
			t.Errorf("%s: the Detail of %s comes back as %q, not %q", name, row.Provision.Reference, got, want)
		}
	}
}

// spaced leaves out what tables do not keep: how many spaces and line breaks there are.
func spaced(text string) string { return questionnaire.PrintableLine(text) }
