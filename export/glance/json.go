package glance

import (
	"time"

	"ask645/export/statement"
)

// seen is the object of a file that can be read.
type seen struct {
	File       string `json:"file"`
	Product    string `json:"product"`
	Edition    string `json:"edition"`
	Complete   bool   `json:"complete"`
	Conformant bool   `json:"conformant"`
	Answered   int    `json:"answered"`
	Applicable int    `json:"applicable"`
	Undecided  int    `json:"undecided"`
	Unmet      int    `json:"unmet"`
	Conflicts  int    `json:"conflicts"`
	OpenPoints int    `json:"open_points"`
	Errors     int    `json:"errors"`
	Warnings   int    `json:"warnings"`
	Changed    string `json:"changed"`
}

// unread is the object of a file or a folder that cannot be read.
type unread struct {
	File  string `json:"file"`
	Error string `json:"error"`
}

// JSON writes a row as one line of JSON, newline included, that is safe to look at in a terminal:
//
//	{"file": "...", "product": "...", "edition": "...", "complete": false, "conformant": false,
//	 "answered": 40, "applicable": 51, "undecided": 2, "unmet": 1, "conflicts": 0,
//	 "open_points": 3, "errors": 5, "warnings": 2, "changed": "2026-11-21T10:00:00Z"}
//
// answered counts among applicable and undecided together; applicable, undecided, complete
// and conformant are those of "ask645 check --json", and unmet is its mandatory_unmet. Of a
// file or a folder that cannot be read it is {"file": "...", "error": "..."}.
func JSON(row *Row) ([]byte, error) {
	var object any = seen{
		File: row.Path, Product: row.Product, Edition: row.Edition, Complete: row.Complete, Conformant: row.Conformant,
		Answered: row.Counts.Answered, Applicable: row.Counts.Applicable, Undecided: row.Counts.Undecided, Unmet: row.Counts.MandatoryUnmet,
		Conflicts: row.Conflicts, OpenPoints: row.OpenPoints, Errors: row.Errors, Warnings: row.Warnings,
		Changed: row.Changed.UTC().Format(time.RFC3339),
	}
	if row.Err != nil {
		object = unread{row.Path, row.Reason()}
	}
	return statement.Line(object)
}
