package export

import (
	"ask645/export/document"
	"ask645/export/pdf"
	"ask645/export/psti"
)

// pstiLetter drafts the statement of compliance under UK law. The error is a *psti.Refusal
// where the answers do not carry it.
func (s *source) pstiLetter() (*document.Letter, error) {
	law, err := s.statement.Edition.Law(psti.LawID)
	if err != nil {
		return nil, err
	}
	letter, reasons := psti.New(law, s.statement, s.seal, s.wording())
	if reasons != nil {
		return nil, &psti.Refusal{Reasons: reasons}
	}
	return letter, nil
}

func renderPSTI(from *source) (Result, error) {
	letter, err := from.pstiLetter()
	if err != nil {
		return Result{}, err
	}
	return finished(pdf.RenderLetter(letter, from.letterPDF()))
}

func comparePSTI(from *source, data []byte) error {
	letter, err := from.pstiLetter()
	if err != nil {
		return err
	}
	return pdf.CompareLetter(data, letter, from.letterPDF())
}

// letterPDF are the options of a letter's PDF. It is a document of its own and carries no
// statement.
func (s *source) letterPDF() pdf.Options {
	o := s.pdf()
	o.Data, o.DataName = nil, ""
	return o
}

func renderPSTIMarkdown(from *source) (Result, error) {
	letter, err := from.pstiLetter()
	if err != nil {
		return Result{}, err
	}
	return Result{Bytes: psti.Markdown(letter)}, nil
}

func comparePSTIMarkdown(from *source, data []byte) error {
	letter, err := from.pstiLetter()
	if err != nil {
		return err
	}
	return psti.Compare(letter, data)
}
