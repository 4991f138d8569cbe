package proforma

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// looked is how many rows decide what separates the cells.
const looked = 100

// findComma finds what separates the cells: that with which the best headings are found. It
// returns 0 where none gives headings.
func findComma(text string, tabs bool) rune {
	commas := []rune{';', ',', '\t', '|'}
	if tabs {
		commas = []rune{'\t', ';', ',', '|'}
	}
	text, hint := cutHint(text)
	if hint != 0 {
		commas = append([]rune{hint}, commas...)
	}
	best, most := rune(0), 0
	for _, comma := range commas {
		if found := headingsWith(text, comma); found > most {
			best, most = comma, found
		}
	}
	return best
}

// headingsWith counts the headings in the best row among the first ones.
func headingsWith(text string, comma rune) int {
	reader := newSeparatedReader(text, comma)
	most := 0
	for range looked {
		cells, err := reader.Read()
		if err != nil {
			break
		}
		most = max(most, countHeadings(cells))
	}
	return most
}

func newSeparatedReader(text string, comma rune) *csv.Reader {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = comma
	reader.FieldsPerRecord = -1
	// Between tabs, leading space would take the empty cells with it.
	reader.TrimLeadingSpace = comma != '\t'
	return reader
}

// cutHint takes the line "sep=;" away, with which a file tells a spreadsheet what separates
// its cells. Its newline stays, so that lines count as before.
func cutHint(text string) (string, rune) {
	line, rest, _ := strings.Cut(text, "\n")
	hint, found := strings.CutPrefix(strings.ToLower(line), "sep=")
	if !found || len(hint) != 1 || strings.ContainsAny(hint, "\"\r ") {
		return text, 0
	}
	return "\n" + rest, rune(hint[0])
}

// readSeparated reads CSV and its kin.
func readSeparated(text string, comma rune) (*grid, error) {
	text, hint := cutHint(text)
	switch {
	case comma != 0:
	case hint != 0:
		comma = hint
	default:
		comma = mostFrequent(text)
	}
	// Every cell costs memory before its row can be refused.
	if strings.Count(text, string(comma)) > maxCells {
		return nil, fmt.Errorf("more than %d cells: this is no table of provisions", maxCells)
	}
	g := &grid{tables: []*table{{}}}
	reader := newSeparatedReader(text, comma)
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return g, nil
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) && comma == '\t' {
			return readUnquoted(text, wrong.StartLine)
		}
		if err != nil {
			return nil, quoteError(err)
		}
		line, _ := reader.FieldPos(0)
		if err := g.add(line, cells); err != nil {
			return nil, err
		}
	}
}

// mostFrequent is the likely comma of a table whose headings nobody knows.
func mostFrequent(text string) rune {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	best := ','
	for _, comma := range ";\t|" {
		if strings.Count(line, string(comma)) > strings.Count(line, string(best)) {
			best = comma
		}
	}
	return best
}

// quoteError says in plain words what is wrong with the quotation marks of a table.
func quoteError(err error) error {
	var wrong *csv.ParseError
	if !errors.As(err, &wrong) {
		return fmt.Errorf("read table: %w", err)
	}
	switch {
	case errors.Is(wrong.Err, csv.ErrBareQuote):
		return fmt.Errorf("line %d: a quotation mark stands in a cell that does not begin with one: put the whole cell in quotation marks, and double those inside", wrong.Line)
	case errors.Is(wrong.Err, csv.ErrQuote):
		return fmt.Errorf("line %d: a cell begins with a quotation mark and does not end with one: close it, and double those inside", wrong.StartLine)
	default:
		return fmt.Errorf("line %d: %w", wrong.Line, wrong.Err)
	}
}

// readUnquoted reads a table between whose tabs quotation marks mean nothing. line is the
// first that cannot be read otherwise.
func readUnquoted(text string, line int) (*grid, error) {
	g := &grid{tables: []*table{{lines: []Line{{
		Where: Place{Line: line}, Kind: Understood,
		Text: "the quotation marks do not pair: all of them are kept as they are written",
	}}}}}
	line = 0
	for cells := range strings.Lines(text) {
		line++
		if err := g.add(line, strings.Split(cells, "\t")); err != nil {
			return nil, err
		}
	}
	return g, nil
}
