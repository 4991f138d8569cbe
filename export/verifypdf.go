package export

import (
	"errors"
	"fmt"

	"ask645/export/pdf"
	"ask645/questionnaire"
)

// attachment takes the data out of a statement that is a PDF.
func attachment(data []byte) ([]byte, error) {
	_, content, err := pdf.Attachment(data)
	return content, err
}

// pages holds the printed pages of a PDF against what its data give. Pages that this machine
// or this version of the program would lay out otherwise are left open.
func (v *Verified) pages(data []byte, now *questionnaire.Statement, generator, font string) error {
	letterhead, err := pdf.LetterheadOf(data)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDisagrees, err)
	}
	from, err := newSource(now, Options{Date: v.Stated.Date, Generator: v.Stated.Generator, Font: font, Letterhead: letterhead})
	if err != nil {
		return err
	}
	// The data were compared before; a wording of theirs may be other in this version.
	from.json, from.document.Seal = func() []byte { return v.attached }, v.Stated.Seal
	err = pdf.Compare(data, from.document, from.pdf())
	if letterhead != nil {
		v.Open = append(v.Open, fmt.Sprintf("the letterhead: it names %q, and nothing here tells whose it is", letterhead.Name))
	}
	switch {
	case err == nil:
		v.agrees("every text on its pages is what the data give")
	case errors.Is(err, pdf.ErrFont):
		v.Open = append(v.Open, "the printed pages: "+err.Error()+"; name it with --font")
	case v.Stated.Generator != generator:
		v.Open = append(v.Open, fmt.Sprintf("the printed pages: %q lays them out otherwise than %q; verify it with the former", v.Stated.Generator, generator))
	default:
		return fmt.Errorf("%w: the printed pages: %w", ErrDisagrees, err)
	}
	return nil
}
