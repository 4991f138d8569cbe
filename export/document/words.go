package document

// The headings of the sections, in the order of the document. The table of the pro forma
// stands between the points to note and the justifications; see [Document.ProForma].
const (
	HeadingResult         = "Result"
	HeadingCover          = "Identification"
	HeadingTotals         = "Totals"
	HeadingAttention      = "Points to note"
	HeadingJustifications = "Justifications"
	HeadingOutOfScope     = "Out of scope"
	HeadingNotApplicable  = "Not applicable"
	HeadingConditions     = "Conditions"
	HeadingFacts          = "Facts about the device"
	HeadingEvidence       = "Evidence"
	HeadingFindings       = "Findings"
	HeadingLegend         = "Legend"
)

// The sentences that introduce sections, and the one in place of a missing reason.
const (
	IntroJustifications = "Recommendations that are answered N, with the reason in full."
	IntroOutOfScope     = "Provisions that the manufacturer left out of this statement. It makes no claim about them."
	IntroNotApplicable  = "Provisions that do not apply to the device, the conditions that do not hold, and the facts behind them."
	IntroConditions     = "A provision whose status has references in brackets applies only if all of them hold for the device."
	IntroFacts          = "What the manufacturer says of the device. The facts decide which provisions apply."
	IntroEvidence       = "Documents that support the answers. This statement names them and does not contain them."
	IntroFindings       = "What the program found when it held the answers against the pro forma. An error stands in the way of a statement that claims conformance; a warning is worth a second look."
	NoteOutOfScope      = "Out of scope: this statement makes no claim about it."
	NoReason            = "No reason is given."
)

// What a document in the letterhead of a firm says of it. The letterhead is no part of the
// statement, and these words keep it from looking like somebody's approval.
const (
	PreparedWith   = "Prepared with"
	NoteLetterhead = "The letterhead names the firm with which this self-assessment was prepared. It adds no claim, and the digest does not cover it."
)

// The labels of what tells a statement from others.
const (
	LabelID     = "Statement id"
	LabelDigest = "SHA-256 of the statement as JSON"
)

// Heading is what the document is, and of which product.
func (d *Document) Heading() string {
	if d.Product == "" {
		return Title
	}
	return Title + ": " + d.Product
}

// Standard is the edition's title with the subject of the standard.
func (d *Document) Standard() string {
	if d.Subject == "" {
		return d.Edition
	}
	return d.Edition + ": " + d.Subject
}

// ProForma is the heading of the pro forma's table.
func (d *Document) ProForma() string { return d.Table + ": provisions, support and detail" }

// IntroProForma introduces the pro forma's table.
func (d *Document) IntroProForma() string {
	return "What the manufacturer states for each provision of " + d.Edition + ". The legend explains the letters; the section on conditions explains the references in brackets."
}

// Heading is the clause's number with its title.
func (c Clause) Heading() string { return c.Number + " " + c.Title }

// Heading is the provision's reference with its title.
func (j Justification) Heading() string { return j.Reference + " " + j.Title }

// Terms says the status, and by when the justification is to be looked at again.
func (j Justification) Terms() string {
	if j.ReviewBy == "" {
		return "Status " + j.Status + "."
	}
	return "Status " + j.Status + ". To be looked at again by " + j.ReviewBy + "."
}

// Reason is the text, or says that there is none.
func (j Justification) Reason() string {
	if j.Text == "" {
		return NoReason
	}
	return j.Text
}

// Words are what the point says beside the reference.
func (p Point) Words() string {
	words := p.Title + ", " + p.Status
	if p.Text != "" {
		words += ": " + p.Text
	}
	return words
}
