package proforma

import (
	"fmt"
	"strings"
)

// Kind says what became of something in the table.
type Kind int

const (
	// Understood was taken, or safely passed over, as the line says.
	Understood Kind = iota
	// Doubt was taken and deserves a look.
	Doubt
	// Left was not taken.
	Left
)

// Place is where something stands: a line of a text file, or a row of a sheet.
type Place struct {
	// Sheet is the name of the sheet, or "" in a text file.
	Sheet string
	// Line counts from 1. It is 0 where the whole file or sheet is meant.
	Line int
}

// String is the place in words, such as "line 12" or `sheet "Lamp", row 7`.
func (p Place) String() string {
	switch {
	case p.Sheet == "" && p.Line == 0:
		return "the table"
	case p.Sheet == "":
		return fmt.Sprintf("line %d", p.Line)
	case p.Line == 0:
		return fmt.Sprintf("sheet %q", p.Sheet)
	default:
		return fmt.Sprintf("sheet %q, row %d", p.Sheet, p.Line)
	}
}

// Line is one thing that the report says.
type Line struct {
	Where Place
	// Reference is the provision or the fact that the line is about, or "".
	Reference string
	// Text says what was understood, doubted or left out.
	Text string
	Kind Kind
}

// Report says what was made of a table.
type Report struct {
	// Lines come in the order of the file.
	Lines []Line
	// Provisions counts those of the edition that a table lists, without the computed one.
	Provisions int
	// Taken counts the provisions of which all that the table says was taken, Doubts those
	// among them with a doubt. Of Left something was left out. Empty are in the table and
	// say nothing.
	Taken, Doubts, Left, Empty int
	// OutOfScope counts the provisions that the table leaves out of scope.
	OutOfScope int
	// Missing are the provisions that the table does not list, in the order of the standard.
	Missing []string
	// Facts counts the facts that were taken.
	Facts int
}

// Complete reports whether nothing that the table says was left out.
func (r Report) Complete() bool {
	for _, line := range r.Lines {
		if line.Kind == Left {
			return false
		}
	}
	return true
}

// Summary is the report in a line, such as "took 61 of 67 provisions, 3 with doubts, 6 not
// in the table".
func (r Report) Summary() string {
	parts := []string{fmt.Sprintf("took %d of %d provisions", r.Taken, r.Provisions)}
	for _, more := range []struct {
		count int
		what  string
	}{
		{r.Doubts, "with doubts"},
		{r.OutOfScope, "out of scope"},
		{r.Left, "not understood in full"},
		{r.Empty, "not answered"},
		{len(r.Missing), "not in the table"},
	} {
		if more.count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", more.count, more.what))
		}
	}
	switch {
	case r.Facts == 1:
		parts = append(parts, "and 1 fact")
	case r.Facts > 1:
		parts = append(parts, fmt.Sprintf("and %d facts", r.Facts))
	}
	return strings.Join(parts, ", ")
}
