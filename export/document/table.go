package document

import (
	"slices"
	"strconv"
	"strings"

	"ask645/questionnaire"
)

// Table is a part of the document in rows and columns. The first cell of a row names it.
type Table struct {
	Columns []string
	Rows    [][]string
}

// The columns that a format may treat in a way of their own.
const (
	ColumnReference = "Reference"
	ColumnTitle     = "Title"
	ColumnSupport   = "Support"
	ColumnDetail    = "Detail"
	ColumnEvidence  = "Evidence"
	ColumnCount     = "Count"
	ColumnNumber    = "Number"
	ColumnPlace     = "Place"
	ColumnSupports  = "Supports"
	ColumnSeverity  = "Severity"
	// ColumnScope stands in the pro forma of a partial statement only.
	ColumnScope = "In scope"
	// ColumnConflict stands in tables without notes, and only where a conflict is open.
	ColumnConflict = "Conflict, not decided"
)

// scopeAt is the place of ColumnScope in the pro forma's table.
const scopeAt = 4

// Separator stands between references in a cell.
const Separator = ", "

// ProFormaTable is the pro forma of one clause. Evidence stands in it a line each.
func (d *Document) ProFormaTable(c Clause) Table {
	t := Table{Columns: []string{ColumnReference, ColumnTitle, "Status", "Applies", ColumnSupport, ColumnDetail, ColumnEvidence}}
	if d.Partial {
		t.Columns = slices.Insert(t.Columns, scopeAt, ColumnScope)
	}
	for i := range c.Rows {
		row := &c.Rows[i]
		var names []string
		for _, evidence := range d.Cited(row) {
			names = append(names, evidence.Cited())
		}
		cells := []string{row.Reference, row.Title, row.Status, row.Applies, row.Support, row.Detail, strings.Join(names, "\n")}
		if d.Partial {
			cells = slices.Insert(cells, scopeAt, row.InScope())
		}
		t.add(cells...)
	}
	return t
}

// Cited is the evidence that a row names.
func (d *Document) Cited(row *Row) []Evidence {
	var cited []Evidence
	for _, number := range row.Evidence {
		cited = append(cited, d.Evidence[number-1])
	}
	return cited
}

// Cited is the title with the place, which stands in angle brackets unless it is a web address.
func (e Evidence) Cited() string {
	place := e.Ref
	if place != "" && !WebAddress(place) {
		place = "<" + place + ">"
	}
	return strings.TrimSpace(e.Title + " " + place)
}

// TotalsTable counts what can be said of the provisions, and all of them.
func (d *Document) TotalsTable() Table {
	t := Table{Columns: []string{"Provisions", ColumnCount}}
	for _, total := range d.Totals {
		t.add(total.Label, strconv.Itoa(total.Count))
	}
	t.add("All provisions", strconv.Itoa(d.All))
	return t
}

// NotApplicableTable says what does not apply and why. The Detail is that of the pro forma.
func (d *Document) NotApplicableTable() Table {
	t := Table{Columns: []string{ColumnReference, ColumnTitle, "Status", "Condition", "Fact"}}
	for i := range d.NotApplicable {
		entry := &d.NotApplicable[i]
		t.add(entry.Reference, entry.Title, entry.Status, strings.Join(entry.Conditions, "\n"), strings.Join(entry.Facts, "\n"))
	}
	return t
}

// ConditionsTable says which conditions hold and because of which facts.
func (d *Document) ConditionsTable() Table {
	t := Table{Columns: []string{"Condition", "Wording", "For the device", "Facts"}}
	for _, condition := range d.Conditions {
		t.add(condition.Name, condition.Wording, condition.Holds, strings.Join(condition.Facts, "\n"))
	}
	return t
}

// Table is the facts of a group. An answer is there as the assessment file writes it, too.
func (g FactGroup) Table() Table {
	t := Table{Columns: []string{"Fact", "Question", "Answer", "In words"}}
	for _, fact := range g.Facts {
		t.add(fact.ID, fact.Question, fact.Value, fact.Answer)
	}
	return t
}

// EvidenceTable is the list of evidence.
func (d *Document) EvidenceTable() Table {
	t := Table{Columns: []string{ColumnNumber, ColumnTitle, ColumnPlace, "SHA-256", ColumnSupports}}
	for _, evidence := range d.Evidence {
		t.add(strconv.Itoa(evidence.Number), evidence.Title, evidence.Ref, evidence.SHA256, strings.Join(evidence.References, Separator))
	}
	return t
}

// FindingsTable is what the program found.
func (d *Document) FindingsTable() Table {
	t := Table{Columns: []string{ColumnReference, ColumnSeverity, "Code", "Finding"}}
	for _, finding := range d.Findings {
		t.add(finding.Reference, string(finding.Severity), string(finding.Code), finding.Message)
	}
	return t
}

// Meaning is the support in words.
func (r Row) Meaning() string { return questionnaire.Support(r.Support).Meaning() }

func (t *Table) add(cells ...string) { t.Rows = append(t.Rows, cells) }
