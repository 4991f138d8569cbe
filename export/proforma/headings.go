package proforma

// role is what a column of a table is for.
type role int

const (
	unread role = iota
	// unneeded columns repeat what the edition says anyway.
	unneeded
	forReference
	// forClause may hold references where no other column does.
	forClause
	forStatus
	forSupport
	// forNo and forNA are columns to tick, beside one for Y.
	forNo
	forNA
	forDetail
	forTemplate
	forReview
	forEvidence
	// forScope says what is in the scope of the assessment.
	forScope
)

// String is the heading that the pro forma gives such a column, or our own exports.
func (r role) String() string {
	switch r {
	case forReference:
		return "Reference"
	case forStatus:
		return "Status"
	case forSupport:
		return "Support"
	case forNo:
		return "Support, N where ticked"
	case forNA:
		return "Support, N/A where ticked"
	case forDetail:
		return "Detail"
	case forTemplate:
		return "Justification template"
	case forReview:
		return "Review by"
	case forEvidence:
		return "Evidence"
	case forScope:
		return "In scope"
	case forClause, unread, unneeded:
	}
	return ""
}

// rank is how well a heading fits: the lower the better.
type rank int

const (
	// exact is the word of the pro forma itself.
	exact rank = iota
	usual
	// worded is a heading of several words of which one tells.
	worded
	// weak fits only if the column holds what it should.
	weak
)

// roleOf reads a heading.
func roleOf(heading string) (role, rank) {
	if len(heading) > 2*longestHeading {
		return unread, weak
	}
	folded := fold(heading)
	switch folded {
	case "":
		return unread, weak
	case "reference":
		return forReference, exact
	case "status":
		return forStatus, exact
	case "support":
		return forSupport, exact
	case "detail":
		return forDetail, exact
	case "justification template":
		return forTemplate, exact
	case "review by":
		return forReview, exact
	case "evidence":
		return forEvidence, exact
	case "in scope":
		return forScope, exact
	case "ref", "ref no", "ref id", "reference no", "reference number", "reference id",
		"provision", "provisions", "provision no", "provision number", "provision id", "provision reference", "provision ref",
		"requirement", "requirement no", "requirement number", "requirement id", "requirement reference",
		"req", "req no", "req nr", "req id", "control", "control id":
		return forReference, usual
	case "id", "no", "nr", "number", "#", "item", "item no":
		return forReference, weak
	case "clause", "clause no", "clause number", "section":
		return forClause, weak
	case "applies", "title", "clause title", "clause number and title", "provision title", "requirement title":
		return unneeded, usual
	case "m/r", "m/r/c", "mandatory/recommended", "mandatory or recommended", "obligation", "requirement status", "provision status":
		return forStatus, usual
	case "supported", "y/n", "y/n/na", "y/n/n/a", "yes/no", "yes/no/na", "yes/no/n/a",
		"compliance", "compliant", "conformance", "conformant", "conformity", "fulfilled", "fulfilment", "met", "implemented",
		"support status", "compliance status", "conformance status", "implementation status":
		return forSupport, usual
	case "result", "verdict", "answer", "response", "y", "yes":
		return forSupport, weak
	case "not supported", "not fulfilled", "not compliant", "non compliant":
		return forNo, usual
	case "n/a", "na", "not applicable":
		return forNA, usual
	case "details", "comment", "comments", "rationale", "justification", "justifications", "remark", "remarks",
		"explanation", "explanations", "evidence text", "implementation", "implementation details":
		return forDetail, usual
	case "include", "included", "to include", "scope", "within scope", "in the scope":
		return forScope, usual
	case "note", "notes":
		return forDetail, weak
	case "review", "review date", "next review", "reviewed by date":
		return forReview, usual
	}
	return wordedRole(folded)
}

// longestHeading is how many bytes a heading of several words has at most. More is prose.
const longestHeading = 60

// wordedRole reads a heading by the words in it.
func wordedRole(folded string) (role, rank) {
	switch {
	case len(folded) > longestHeading:
		return unread, weak
	case hasWord(folded, "text", "title", "description", "wording", "name") && hasWord(folded, "provision", "requirement", "clause"):
		return unneeded, worded
	case hasWord(folded, "evidence", "evidences"):
		return forEvidence, worded
	case hasWord(folded, "not", "non", "period", "until", "date", "contact", "documents", "document", "owner", "responsible", "by"):
		return unread, weak
	case hasWord(folded, "support", "supported", "compliance", "compliant", "conformance", "conformity", "fulfilled"):
		return forSupport, worded
	case hasWord(folded, "status"):
		return forStatus, worded
	case hasWord(folded, "detail", "details", "comment", "comments", "rationale", "justification", "remark", "remarks", "explanation"):
		return forDetail, worded
	case hasWord(folded, "reference", "ref", "provision", "requirement", "req"):
		return forReference, worded
	}
	return unread, weak
}

// countHeadings counts the cells that are headings of a pro forma or of facts, and is 0
// where they are not enough for a table.
func countHeadings(cells []string) int {
	if isFactsHeading(cells) {
		return 2
	}
	count, references, answers := 0, false, false
	for _, cell := range cells {
		found, _ := roleOf(cell)
		switch found {
		case unread:
			continue
		case forReference, forClause:
			references = true
		case forSupport, forNo, forNA, forDetail, forScope:
			answers = true
		case unneeded, forStatus, forTemplate, forReview, forEvidence:
		}
		count++
	}
	if !references || !answers {
		return 0
	}
	return count
}

// isCoverHeading reports whether a row heads the fields of our own exports' cover, which
// name the product and are no table of provisions.
func isCoverHeading(cells []string) bool {
	return len(cells) == 2 && fold(cells[0]) == "field" && fold(cells[1]) == "text"
}
