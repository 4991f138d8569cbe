package statement

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// ErrNoStatement says that a file is something other than an exported statement.
var ErrNoStatement = errors.New("this is no statement of ask645")

// ErrChanged says that a statement is not as it was written.
var ErrChanged = errors.New("the statement was changed after it was written")

// Stated is an exported statement that was read back.
type Stated struct {
	// Seal is what the file says of itself. Read does not hold it against the content.
	Seal
	// Date and Generator are those with which the statement was written.
	Date      time.Time
	Generator string
	// Assessment is what the statement follows from.
	Assessment *questionnaire.Assessment

	raw      []byte
	document document
}

// Read reads an exported statement. The error wraps ErrNoStatement for other JSON, and is or
// wraps a *[questionnaire.FileError] for what cannot be read.
func Read(data []byte) (*Stated, error) {
	var head struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	if len(data) > store.MaxSize {
		return nil, store.TooLarge(data)
	}
	if err := questionnaire.ReadJSON(data, &head); err != nil {
		return nil, err
	}
	switch {
	case head.Format != Format:
		return nil, fmt.Errorf("%w: %w", questionnaire.MemberError(data, "format", fmt.Sprintf("is %q, not %q", head.Format, Format)), ErrNoStatement)
	case head.Version > Version:
		return nil, questionnaire.NewerError(data, strconv.Itoa(head.Version), Version)
	}
	s := &Stated{raw: data}
	if err := questionnaire.ReadJSON(data, &s.document); err != nil {
		return nil, err
	}
	s.Seal = Seal{ID: s.document.ID, Digest: s.document.Digest}
	s.Generator = s.document.Generator
	var err error
	if s.Date, err = time.Parse(time.DateOnly, s.document.Date); err != nil {
		return nil, questionnaire.MemberError(data, "date", fmt.Sprintf("is %q: expected a date such as 2026-11-21", s.document.Date))
	}
	s.Assessment, err = takeOut(data, s.document.Assessment)
	return s, err
}

// takeOut holds the assessment inside a statement against the rules for one of its own.
func takeOut(data []byte, inside *questionnaire.Assessment) (*questionnaire.Assessment, error) {
	if inside == nil {
		return nil, questionnaire.MemberError(data, "assessment", "is missing: the statement does not carry its data")
	}
	encoded, err := questionnaire.Encode(inside)
	if err != nil {
		return nil, err
	}
	assessment, err := questionnaire.Decode(encoded)
	var wrong *questionnaire.FileError
	if errors.As(err, &wrong) {
		return nil, questionnaire.MemberError(data, "assessment."+wrong.Member, wrong.Problem)
	}
	return assessment, err
}

// CheckDigest holds the content against the digest that the file states. The error wraps
// ErrChanged and names both.
func (s *Stated) CheckDigest() error {
	var compact bytes.Buffer
	if err := json.Compact(&compact, s.raw); err != nil {
		return fmt.Errorf("read the statement: %w", err)
	}
	end := []byte(`"digest":"` + s.Digest + `"}`)
	sum, err := hex.DecodeString(s.Digest)
	if err != nil || len(sum) != 32 || !bytes.HasSuffix(compact.Bytes(), end) {
		return fmt.Errorf("%w: its last member is no digest", ErrChanged)
	}
	content := append(bytes.TrimSuffix(compact.Bytes(), end), emptyDigest...)
	if now := digestOf(content); now != s.Digest {
		return fmt.Errorf("%w: its digest was %s and is now %s", ErrChanged, s.Digest, now)
	}
	return nil
}

// Differences compares the statement with what its own assessment gives now. weighty are the
// members that say something else of the device, such as "provisions.5.1-1.support";
// wordings counts the others, which differ when another version of the program wrote them.
func (s *Stated) Differences(now *questionnaire.Statement) (weighty []string, wordings int, err error) {
	fresh := newDocument(now, Options{Date: s.Date, Generator: s.Generator})
	compact, _, err := sealed(fresh)
	if err != nil {
		return nil, 0, err
	}
	var before, after any
	if err := errors.Join(json.Unmarshal(s.raw, &before), json.Unmarshal(compact, &after)); err != nil {
		return nil, 0, fmt.Errorf("compare the statement: %w", err)
	}
	d := differ{}
	d.compare("", before, after)
	return d.weighty, d.wordings, nil
}
