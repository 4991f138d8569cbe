package document

// Sheet is a working paper of tables on a page or two, such as what was decided on a day. It
// is no statement.
type Sheet struct {
	Title, Subtitle string
	// Mark stands at the top of every page and says what the sheet is not.
	Mark string
	// Lines stand below the title, one below the other.
	Lines []Field
	Parts []SheetPart
	// Footer stands at the foot of every page.
	Footer string
}

// SheetPart is a heading with a table, or with a sentence where the table has no rows.
type SheetPart struct {
	Title string
	Table Table
	// Shares are the widths of the columns, in parts of their sum.
	Shares []int
	// Empty is said instead of a table without rows; a part without both is left out.
	Empty string
	// After are labelled texts below the table.
	After []Field
}
