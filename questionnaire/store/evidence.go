package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"ask645/questionnaire"
)

// CheckEvidence looks for the files that the answers name as evidence, and holds each
// against the SHA-256 recorded for it, if any. folder is the folder of the assessment file:
// relative paths start there. Nothing outside it is opened, not even through a symbolic
// link, so that a file from elsewhere cannot probe this machine; what lies outside is not
// checked, and neither are web addresses and answers that have gone dormant.
func CheckEvidence(folder string, s *questionnaire.Statement) []questionnaire.Finding {
	var findings []questionnaire.Finding
	var root *os.Root
	for i := range s.Rows {
		row := &s.Rows[i]
		if row.Dormant {
			continue
		}
		for _, evidence := range row.Answer.Evidence {
			name, inside := within(folder, evidence.Ref)
			if !inside {
				continue
			}
			if root == nil {
				var err error
				if root, err = os.OpenRoot(folder); err != nil {
					return nil // the assessment was not read from there, so that no path means anything
				}
				defer func() { _ = root.Close() }()
			}
			code, message := checkFile(root, name, evidence)
			if code == "" {
				continue
			}
			findings = append(findings, questionnaire.Finding{
				Code:      code,
				Severity:  questionnaire.SeverityWarning,
				Reference: row.Provision.Reference,
				Message:   message,
			})
		}
	}
	return findings
}

// addressPattern is the start of a web address, or of any other that is no path. A single
// letter is a drive of Windows.
var addressPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]+:\S`)
})

// within turns the reference of an evidence into a path inside folder. It returns false for
// what is no path, or leads outside.
func within(folder, ref string) (string, bool) {
	ref = strings.TrimSpace(ref)
	if ref == "" || addressPattern().MatchString(ref) {
		return "", false
	}
	// An assessment travels between systems; a backslash in it is a separator of Windows.
	name := filepath.FromSlash(strings.ReplaceAll(ref, `\`, "/"))
	if filepath.IsAbs(name) {
		base, err := filepath.Abs(folder)
		if err != nil {
			return "", false
		}
		if name, err = filepath.Rel(base, name); err != nil {
			return "", false
		}
	}
	drive := len(name) > 1 && name[1] == ':'
	return name, filepath.IsLocal(name) && !drive
}

// checkFile says what is wrong with a file named as evidence. The code is empty where
// nothing is.
func checkFile(root *os.Root, name string, evidence questionnaire.Evidence) (questionnaire.Code, string) {
	info, err := root.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return questionnaire.CodeEvidenceMissing, fmt.Sprintf("the evidence %q is not there: put the file in its place, or correct the path", evidence.Ref)
	case err != nil: // a symbolic link that leads outside, or a folder that may not be read
		return "", ""
	}
	want := strings.ToLower(strings.TrimSpace(evidence.SHA256))
	if want == "" || !info.Mode().IsRegular() {
		return "", ""
	}
	got, err := digest(root, name)
	if err != nil {
		return questionnaire.CodeEvidenceMissing, fmt.Sprintf("the evidence %q cannot be read (%v): allow reading it", evidence.Ref, cause(err))
	}
	if got != want {
		return questionnaire.CodeEvidenceChanged, fmt.Sprintf("the evidence %q is not the file whose SHA-256 was recorded: look at it again, then record the new one", evidence.Ref)
	}
	return "", ""
}

// digest is the SHA-256 of a file in lower-case hexadecimal.
func digest(root *os.Root, name string) (string, error) {
	file, err := root.Open(name)
	if err != nil {
		return "", fmt.Errorf("open %q: %w", name, err)
	}
	defer func() { _ = file.Close() }()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return "", fmt.Errorf("read %q: %w", name, err)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}
