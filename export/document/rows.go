package document

import (
	"strings"

	"ask645/questionnaire"
)

// Clause is a part of the pro forma's table.
type Clause struct {
	Number, Title string
	Rows          []Row
}

// Row is a row of the pro forma's table.
type Row struct {
	Reference, Title, Status, Support, Detail string
	// Applies is "yes", "no" or "undecided".
	Applies string
	// Notes say, a line each, what the columns of the pro forma do not.
	Notes []string
	// Evidence are numbers of the list of evidence.
	Evidence []int
	// Mandatory is true for a provision that is to be met wherever it applies.
	Mandatory bool
	// Unmet is true for a mandatory provision that applies and is not supported.
	Unmet bool
	// OutOfScope is true for a provision that was left out, of which nothing is claimed.
	OutOfScope bool
	// Conflict names what copies that were merged say differently and nobody has decided, or
	// is "".
	Conflict string
	// Computed is true for the provision whose support follows from all others.
	Computed bool
	// ReviewBy is the day by which a justification is to be looked at again, as
	// "2006-01-02", or "".
	ReviewBy string
	// Template is the id of the template that a justification started from, or "".
	Template string
}

// Evidence is a document that supports answers.
type Evidence struct {
	// Number counts from 1 in the order of the table.
	Number             int
	Title, Ref, SHA256 string
	// References are the provisions that name it.
	References []string
}

// Name is the title with the place in brackets, or the one of them that there is.
func (e Evidence) Name() string { return nameOf(e.Title, e.Ref) }

// EvidenceName names evidence as the documents do. It is not yet safe to show.
func EvidenceName(e questionnaire.Evidence) string { return nameOf(e.Title, e.Ref) }

func nameOf(title, ref string) string {
	switch {
	case title == "":
		return ref
	case ref == "":
		return title
	}
	return title + " (" + ref + ")"
}

// Justification is a recommendation that is not followed, with the reason in full.
type Justification struct {
	Reference, Title, Status, Text string
	// ReviewBy is the day by which it is to be looked at again, in words, or "".
	ReviewBy string
	// Given is false where the Detail gives no reason.
	Given bool
}

// NotApplicable is a provision that does not apply, and why.
type NotApplicable struct {
	Reference, Title, Status, Detail string
	// Conditions are those that do not hold, such as "condition 1: passwords are used".
	Conditions []string
	// Facts are what is known of the device that decides so.
	Facts []string
}

// clauses writes the table clause by clause, and the list of evidence on the way.
func (b *builder) clauses() []Clause {
	var clauses []Clause
	var last *questionnaire.Clause
	for i := range b.statement.Rows {
		row := &b.statement.Rows[i]
		if clause := row.Provision.Clause(); clause != last {
			clauses = append(clauses, Clause{Number: clause.Number, Title: clause.Title})
			last = clause
		}
		at := &clauses[len(clauses)-1]
		at.Rows = append(at.Rows, b.row(row))
	}
	return clauses
}

func (b *builder) row(row *questionnaire.Row) Row {
	r := Row{
		Reference: row.Provision.Reference, Title: row.Provision.Title, Status: row.Provision.Status.Text,
		Support: line(string(row.Support)), Detail: text(row.Detail), Applies: row.Applies.String(),
		Computed: row.Provision.Computed(), Mandatory: row.Provision.Status.Mandatory, Unmet: unmet(row),
		OutOfScope: row.OutOfScope,
	}
	switch {
	case row.Provision.Unlisted:
		r.Notes = append(r.Notes, "Computed from the other answers; not a row of the pro forma's table.")
	case r.Computed && !row.OutOfScope:
		r.Notes = append(r.Notes, "Computed from the other answers.")
	case row.OutOfScope:
		r.Notes = append(r.Notes, NoteOutOfScope)
	case row.Applies == questionnaire.Unknown:
		r.Notes = append(r.Notes, "Undecided: "+b.missing(row))
	case row.Open():
		r.Notes = append(r.Notes, "Not answered.")
	}
	if r.Conflict = b.conflict(row); r.Conflict != "" {
		r.Notes = append(r.Notes, "Conflict, not decided: "+r.Conflict+".")
	}
	if row.Dormant || r.Computed {
		return r
	}
	for _, evidence := range row.Answer.Evidence {
		if n := b.cite(evidence, r.Reference); n > 0 {
			r.Evidence = append(r.Evidence, n)
		}
	}
	// Behind a Y a justification is left over from an earlier N.
	if row.Support != questionnaire.Supported {
		r.ReviewBy, r.Template = line(row.Answer.Justification.ReviewBy), line(row.Answer.Justification.Template)
	}
	return r
}

// unmet counts N/A as well: it is no answer to a provision that applies.
func unmet(row *questionnaire.Row) bool {
	return row.Applies == questionnaire.Yes && row.Provision.Status.Mandatory && row.Support != questionnaire.Supported && row.Support != questionnaire.Unanswered
}

// cite puts evidence on the list, once, and returns its number; 0 for one that says nothing.
func (b *builder) cite(evidence questionnaire.Evidence, reference string) int {
	e := Evidence{Title: line(evidence.Title), Ref: line(evidence.Ref), SHA256: line(evidence.SHA256)}
	if e.Title == "" && e.Ref == "" && e.SHA256 == "" {
		return 0
	}
	for i := range b.evidence {
		known := &b.evidence[i]
		if known.Title != e.Title || known.Ref != e.Ref || known.SHA256 != e.SHA256 {
			continue
		}
		if known.References[len(known.References)-1] != reference {
			known.References = append(known.References, reference)
		}
		return known.Number
	}
	e.Number, e.References = len(b.evidence)+1, []string{reference}
	b.evidence = append(b.evidence, e)
	return e.Number
}

// justifications lists the recommendations that are not followed.
func (b *builder) justifications() []Justification {
	var all []Justification
	for i := range b.statement.Rows {
		row := &b.statement.Rows[i]
		if row.Provision.Computed() || row.Provision.Status.Mandatory || row.Support != questionnaire.NotSupported {
			continue
		}
		all = append(all, Justification{
			Reference: row.Provision.Reference, Title: row.Provision.Title, Status: row.Provision.Status.Text,
			Text: text(row.Detail), ReviewBy: Day(row.Answer.Justification.ReviewBy), Given: row.Justified,
		})
	}
	return all
}

// notApplicable lists what does not apply, with the conditions and the facts that decide.
func (b *builder) notApplicable() []NotApplicable {
	var all []NotApplicable
	for i := range b.statement.Rows {
		row := &b.statement.Rows[i]
		if row.Applies != questionnaire.No || row.OutOfScope {
			continue
		}
		entry := NotApplicable{
			Reference: row.Provision.Reference, Title: row.Provision.Title,
			Status: row.Provision.Status.Text, Detail: text(row.Detail),
		}
		for _, condition := range row.Failed {
			entry.Conditions = append(entry.Conditions, condition.Kind+" "+condition.Ref+": "+condition.Wording)
		}
		for _, fact := range row.Because {
			entry.Facts = append(entry.Facts, b.says(fact))
		}
		all = append(all, entry)
	}
	return all
}

// missing says which facts keep a row undecided.
func (b *builder) missing(row *questionnaire.Row) string {
	var asks []string
	for _, id := range row.Missing() {
		asks = append(asks, "“"+b.ask(id)+"”")
	}
	if len(asks) == 1 {
		return "rests on the answer to " + asks[0]
	}
	return "rests on the answers to " + joined(asks)
}

// ask is the question behind a fact.
func (b *builder) ask(id string) string {
	if fact := b.statement.Edition.Fact(id); fact != nil {
		return line(fact.Ask)
	}
	return line(id)
}

// says states a fact, or asks for it while it is missing.
func (b *builder) says(id string) string {
	if says := b.profile.Says(id); says != "" {
		return line(says)
	}
	return "missing: “" + b.ask(id) + "”"
}

// text is a text of several lines, safe to show.
func text(raw string) string { return strings.TrimSpace(questionnaire.Printable(raw)) }

// line is a text in one line, safe to show.
func line(raw string) string { return questionnaire.PrintableLine(raw) }
