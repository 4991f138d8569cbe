package store_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// sha256OfHello is the digest of the five bytes "hello".
const sha256OfHello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

// evidenceStatement is a statement whose answer to 5.4-1 names the given evidence.
func evidenceStatement(t *testing.T, evidence ...questionnaire.Evidence) *questionnaire.Statement {
	t.Helper()
	edition, err := questionnaire.NewLibrary(assets.FS).Edition("en303645-v2.1.1")
	if err != nil {
		t.Fatal(err)
	}
	assessment := questionnaire.NewAssessment(edition.ID, "")
	assessment.SetAnswer("5.4-1", questionnaire.Answer{
		Support:  questionnaire.Supported,
		Detail:   "Keys are kept in a secure element.",
		Evidence: evidence,
	}, time.Time{})
	return questionnaire.Evaluate(edition, assessment, time.Time{})
}

// write creates a file and the folders above it.
func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestCheckEvidence(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	folder := filepath.Join(home, "product")
	write(t, filepath.Join(folder, "docs", "keys.pdf"), "hello")
	write(t, filepath.Join(home, "secret.txt"), "hello")
	const other = "0000000000000000000000000000000000000000000000000000000000000000"

	tests := []struct {
		name     string
		evidence questionnaire.Evidence
		want     questionnaire.Code
	}{
		{"there", questionnaire.Evidence{Ref: "docs/keys.pdf"}, ""},
		{"same digest", questionnaire.Evidence{Ref: "docs/keys.pdf", SHA256: sha256OfHello}, ""},
		{"digest in capitals", questionnaire.Evidence{Ref: "docs/keys.pdf", SHA256: "2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824"}, ""},
		{"other digest", questionnaire.Evidence{Ref: "docs/keys.pdf", SHA256: other}, questionnaire.CodeEvidenceChanged},
		{"not there", questionnaire.Evidence{Ref: "docs/keys.docx"}, questionnaire.CodeEvidenceMissing},
		{"path of Windows", questionnaire.Evidence{Ref: `docs\keys.pdf`, SHA256: other}, questionnaire.CodeEvidenceChanged},
		{"absolute path inside", questionnaire.Evidence{Ref: filepath.Join(folder, "docs", "keys.pdf"), SHA256: other}, questionnaire.CodeEvidenceChanged},
		{"a folder", questionnaire.Evidence{Ref: "docs", SHA256: other}, ""},
		{"title only", questionnaire.Evidence{Title: "Test report"}, ""},
		{"web address", questionnaire.Evidence{Ref: "https://example.com/keys.pdf", SHA256: other}, ""},
		{"other address", questionnaire.Evidence{Ref: "doi:10.1000/182"}, ""},
		{"above the folder", questionnaire.Evidence{Ref: "../secret.txt", SHA256: other}, ""},
		{"above the folder, not there", questionnaire.Evidence{Ref: "../nothing.txt"}, ""},
		{"absolute path outside", questionnaire.Evidence{Ref: filepath.Join(home, "secret.txt"), SHA256: other}, ""},
		{"other drive", questionnaire.Evidence{Ref: `X:\keys.pdf`}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			findings := store.CheckEvidence(folder, evidenceStatement(t, test.evidence))
			var got questionnaire.Code
			for _, finding := range findings {
				got = finding.Code
				if finding.Reference != "5.4-1" || finding.Severity != questionnaire.SeverityWarning {
					t.Errorf("got %+v, want a warning about 5.4-1", finding)
				}
			}
			if got != test.want || len(findings) > 1 {
				t.Errorf("got %q in %d findings, want %q", got, len(findings), test.want)
			}
		})
	}
}

func TestCheckEvidenceStaysInside(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("creating a symbolic link needs a privilege on Windows")
	}
	home := t.TempDir()
	folder := filepath.Join(home, "product")
	write(t, filepath.Join(home, "secret.txt"), "hello")
	write(t, filepath.Join(folder, "here.txt"), "hello")
	for name, target := range map[string]string{"out": "../secret.txt", "far": home, "in": "here.txt"} {
		if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	s := evidenceStatement(t,
		questionnaire.Evidence{Ref: "out", SHA256: "00"},
		questionnaire.Evidence{Ref: "far/nothing.txt"},
		questionnaire.Evidence{Ref: "in", SHA256: "00"},
	)
	findings := store.CheckEvidence(folder, s)
	if len(findings) != 1 || findings[0].Code != questionnaire.CodeEvidenceChanged {
		t.Errorf("got %+v, want only the link that stays inside to be checked", findings)
	}
}

func TestCheckEvidenceWithoutFolder(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "gone")
	if got := store.CheckEvidence(folder, evidenceStatement(t, questionnaire.Evidence{Ref: "a.pdf"})); got != nil {
		t.Errorf("got %+v, want nothing to be checked", got)
	}
}
