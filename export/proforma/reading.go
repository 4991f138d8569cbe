package proforma

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ask645/questionnaire"
)

// reading is the reading of one file.
type reading struct {
	// name is the file's name as the notes give it.
	name    string
	edition *questionnaire.Edition
	report  Report

	// supported are the tables of the file with a column for the support. Lists of provisions
	// without one only repeat them, as in the documents that this program writes.
	supported map[*table]bool
	// tables counts the tables that were read.
	tables int
	// nearly is why the first row that looks like headings is none.
	nearly error

	claims map[string]*claim
	facts  map[string]*factClaim
	// formulas are the rows with a formula that has no result.
	formulas map[Place]bool
	// told are the headings and the ways of writing that the report explained already.
	told map[string]bool
}

func newReading(name string, edition *questionnaire.Edition) *reading {
	return &reading{
		name: name, edition: edition,
		claims: map[string]*claim{}, facts: map[string]*factClaim{}, formulas: map[Place]bool{}, told: map[string]bool{},
		supported: map[*table]bool{},
	}
}

// say adds a line to the report.
func (r *reading) say(kind Kind, where Place, reference, format string, arguments ...any) {
	r.report.Lines = append(r.report.Lines, Line{Where: where, Reference: reference, Text: fmt.Sprintf(format, arguments...), Kind: kind})
}

// explain says once how something is understood that stands in many rows.
func (r *reading) explain(what string, where Place, format string, arguments ...any) {
	if !r.told[what] {
		r.told[what] = true
		r.say(Understood, where, "", format, arguments...)
	}
}

// table reads a table, which can hold several one below the other, each with headings.
func (r *reading) table(t *table) {
	start := len(r.report.Lines)
	var provisions *columns
	var facts *factColumns
	headed, strayed := false, false
	for i, row := range t.rows {
		// Below headings, a legend such as "No: not supported" is no new one.
		if c, found := readHeadings(r.edition, t, i); found && (provisions == nil || !c.weak || r.told[c.signature()]) {
			provisions, facts, headed = c, nil, true
			if len(r.supported) > 0 && !c.supports() {
				provisions = nil
				r.say(Understood, t.place(row), "", "this list has no column for the support, which another table has: it is not read")
				continue
			}
			r.announce(c)
			r.unstored(t, c, row.line)
			continue
		}
		if f := readFactsHeading(row.cells); f != nil {
			provisions, facts, headed = nil, f, true
			r.tables++
			continue
		}
		if isCoverHeading(row.cells) {
			provisions, facts, headed = nil, nil, true
			continue
		}
		switch {
		case provisions != nil:
			r.provision(t, provisions, row)
		case facts != nil:
			r.fact(t, facts, row)
		case headed:
		case !strayed && r.answersProvision(row):
			strayed = true
			kind := Left
			if len(r.supported) > 0 && !r.supported[t] {
				kind = Understood
			}
			r.say(kind, t.place(row), "", "this row names a provision, and no headings stand above it: it is not read, nor are the rows like it")
		default:
			r.remember(t, i)
		}
	}
	if !headed && !strayed && len(t.rows) > 0 {
		where := t.place(t.rows[0])
		if t.sheet != "" {
			where.Line = 0
		}
		r.say(Understood, where, "", "this is no pro forma with headings, and is not read")
	}
	if headed {
		r.report.Lines = append(r.report.Lines, t.lines...)
	}
	slices.SortStableFunc(r.report.Lines[start:], func(a, b Line) int { return a.Where.Line - b.Where.Line })
}

// look finds out which tables of the file have a column for the support.
func (r *reading) look(tables []*table) {
	for _, t := range tables {
		for i := range t.rows {
			if c, found := readHeadings(r.edition, t, i); found && c.supports() {
				r.supported[t] = true
				break
			}
		}
	}
}

// unstored says below which headings formulas stand of whose result the file knows nothing.
func (r *reading) unstored(t *table, c *columns, heading int) {
	counts := append(c.answerColumns(), c.column(forReference))
	for _, cell := range t.unstored {
		if cell.row > heading && slices.Contains(counts, cell.column) {
			r.formulas[Place{t.sheet, cell.row}] = true
			r.say(Left, Place{t.sheet, cell.row}, "", "the formula in %s has no result in the file: open the file in a spreadsheet, save it, and import it again", cell.name)
		}
	}
}

// announce says what the columns of a table were taken for, unless a table above had the
// same headings.
func (r *reading) announce(c *columns) {
	r.tables++
	again := r.told[c.signature()]
	r.told[c.signature()] = true
	for _, line := range c.lines {
		if !again || line.Kind == Left {
			r.report.Lines = append(r.report.Lines, line)
		}
	}
}

// answersProvision reports whether a row without headings names a provision and says
// something of it.
func (r *reading) answersProvision(row row) bool {
	filled := 0
	named := false
	for _, cell := range row.cells {
		if cell == "" {
			continue
		}
		filled++
		if _, found := resolve(r.edition, cell); found >= oneProvision {
			named = true
		}
	}
	return named && filled > 1
}

// remember keeps why a row that looks like headings is none, for the error.
func (r *reading) remember(t *table, at int) {
	if r.nearly != nil {
		return
	}
	row := t.rows[at]
	fits := map[role]string{}
	for _, cell := range row.cells {
		if found, fit := roleOf(cell); fit <= usual && fits[found] == "" {
			fits[found] = cell
		}
	}
	reference, references := fits[forReference]
	where := t.place(row)
	switch {
	case references && countHeadings(row.cells) > 0:
		r.nearly = fmt.Errorf("%s: the column %s holds no reference such as %s", where, excerpt(reference), r.example())
	case references && fits[forStatus] != "":
		r.nearly = fmt.Errorf("%s: the headings name no column for the answers: call one Support, or Detail", where)
	case !references && (fits[forSupport] != "" || fits[forDetail] != "") && len(fits) > 1:
		r.nearly = fmt.Errorf("%s: the headings name no column of references: call it Reference (or Ref, Provision, Requirement)", where)
	}
}

// example is a reference of the edition.
func (r *reading) example() string {
	for _, p := range r.edition.Provisions() {
		if !p.Computed() {
			return p.Reference
		}
	}
	return ""
}

// problem is why nothing could be read, or nil.
func (r *reading) problem() error {
	switch {
	case r.tables > 0:
		return nil
	case r.nearly != nil:
		return r.nearly
	}
	return errors.New("no headings found: the table needs a row of them, with Reference (or Ref, Provision, Requirement) and with Support or Detail (or Compliance, Y/N, Comment)")
}

// isTitleRow reports whether a row holds nothing but the title of a clause, wherever it
// stands.
func (r *reading) isTitleRow(row row) bool {
	text := ""
	for column := range row.cells {
		cell := row.own(column)
		switch {
		case cell == "" || cell == text:
		case text != "":
			return false
		default:
			text = cell
		}
	}
	_, found := resolve(r.edition, text)
	return found == clauseTitle || r.isClauseTitle(text)
}

// isClauseTitle reports whether a text is the title of a clause as the edition has it.
func (r *reading) isClauseTitle(text string) bool {
	return slices.ContainsFunc(r.edition.Clauses, func(c questionnaire.Clause) bool {
		return strings.EqualFold(c.Title, plain(text))
	})
}
