package document

// Letter is a short document of its own, such as a statement of compliance under a law: a
// title, sections of paragraphs and fields, and a signature block.
type Letter struct {
	Title, Subtitle string
	// Mark stands at the top of every page, such as a line that the document is a draft.
	Mark     string
	Sections []Section
	// Signature is what stands in the signature block. Fields without a text are lines to
	// be filled in by hand.
	Signature Group
	// Footer stands at the foot of every page.
	Footer string
}

// Section is a heading with paragraphs, and fields below them.
type Section struct {
	Title      string
	Paragraphs []string
	Fields     []Field
}
