package export

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"ask645/export/statement"
	"ask645/questionnaire"
)

// Verified says what an exported statement was held against.
type Verified struct {
	Stated *statement.Stated
	// Agrees lists, a line each, what was compared and agrees.
	Agrees []string
	// Open lists what could not be compared, and why.
	Open []string

	// attached is the JSON that a PDF carries.
	attached []byte
}

// ErrDisagrees says that a statement does not say what its own data say.
var ErrDisagrees = errors.New("the statement does not follow from its own data")

// IsPDF reports whether a file is a PDF by its first bytes.
func IsPDF(data []byte) bool { return bytes.HasPrefix(data, []byte("%PDF-")) }

// ReadStatement takes the data out of an exported statement, JSON or PDF.
func ReadStatement(data []byte) (*statement.Stated, error) {
	stated, _, err := readStatement(data)
	return stated, err
}

// readStatement is ReadStatement that also returns the JSON.
func readStatement(data []byte) (*statement.Stated, []byte, error) {
	if !IsPDF(data) {
		stated, err := statement.Read(data)
		return stated, data, err
	}
	attached, err := attachment(data)
	if err != nil {
		return nil, nil, err
	}
	stated, err := statement.Read(attached)
	if err != nil {
		return nil, nil, fmt.Errorf("the data attached to the PDF: %w", err)
	}
	return stated, attached, nil
}

// Verify holds an exported statement, JSON or PDF, against itself: the digest against the
// content, what it says of each provision against the answers that it carries, and the
// printed pages of a PDF against both. generator is the running program as in [Options];
// font is the font file for rare characters that the person named, or "". The error wraps
// [statement.ErrChanged] or [ErrDisagrees] where the statement does not hold; any other
// error means that it could not be examined.
func Verify(data []byte, library *questionnaire.Library, generator, font string) (*Verified, error) {
	stated, attached, err := readStatement(data)
	if err != nil {
		return nil, err
	}
	v := &Verified{Stated: stated, attached: attached}
	changed := stated.CheckDigest()
	if changed == nil {
		v.agrees("the data are as they were written: digest %s", stated.Digest)
	}
	edition, err := library.Edition(stated.Assessment.Edition)
	if err != nil {
		return v, errors.Join(changed, err)
	}
	now := questionnaire.Evaluate(edition, stated.Assessment, stated.Date)
	// After a change that the digest shows, this says where to look.
	if err := errors.Join(changed, v.follows(now, generator)); err != nil {
		return v, err
	}
	if !IsPDF(data) {
		return v, nil
	}
	return v, v.pages(data, now, generator, font)
}

func (v *Verified) agrees(format string, arguments ...any) {
	v.Agrees = append(v.Agrees, fmt.Sprintf(format, arguments...))
}

// most is how many differences an error names one by one.
const most = 5

// follows holds what the statement says against what its answers give.
func (v *Verified) follows(now *questionnaire.Statement, generator string) error {
	differences, wordings, err := v.Stated.Differences(now)
	if err != nil {
		return err
	}
	if len(differences) > 0 {
		named := differences[:min(most, len(differences))]
		if more := len(differences) - len(named); more > 0 {
			named = append(named, fmt.Sprintf("and %d more", more))
		}
		return fmt.Errorf("%w: other in %s%s", ErrDisagrees, strings.Join(named, ", "), v.otherVersion(generator))
	}
	v.agrees("what it says of %d provisions follows from the answers in it", len(now.Rows))
	if wordings > 0 {
		v.Open = append(v.Open, fmt.Sprintf("%d of its own wordings are other in this version of the program", wordings))
	}
	return nil
}

// otherVersion says that another program wrote the statement, if one did.
func (v *Verified) otherVersion(generator string) string {
	if v.Stated.Generator == generator {
		return ""
	}
	return fmt.Sprintf(" (written by %q, compared by %q)", v.Stated.Generator, generator)
}
