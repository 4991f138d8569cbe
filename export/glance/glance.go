// Package glance shows many assessments at a glance, a row each: what is read below folders,
// in which order it stands, and how a row is written as text and as JSON. It writes no
// statement.
package glance

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"
	"time"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// Row is one assessment file.
type Row struct {
	// Path is the file as it was found.
	Path string
	// Glance is zero but for Changed where the file cannot be read.
	questionnaire.Glance
	// Err is why the file, or a folder, cannot be read, or nil.
	Err error
}

// MostFolders is how many folders a wizard looks through at home. Somebody may start the program
// in the root of a disk.
const MostFolders = 5000

// Read reads what was found, several files at a time, and returns a row each in the order in
// which they were found. Nothing is kept of a file but its row. The end of the context ends
// the rows.
func Read(ctx context.Context, library *questionnaire.Library, found iter.Seq[store.Found], today time.Time) iter.Seq[Row] {
	return store.InOrder(ctx, found, func(f store.Found) Row {
		if f.Err != nil {
			return Row{Path: f.Path, Err: f.Err}
		}
		return rowOf(library, f.Path, today)
	})
}

// rowOf reads one file. A file in which no time is noted was last changed when it was saved.
func rowOf(library *questionnaire.Library, path string, today time.Time) Row {
	row := Row{Path: path}
	assessment, err := store.Read(path)
	if err == nil {
		var edition *questionnaire.Edition
		if edition, err = library.Edition(assessment.Edition); err == nil {
			row.Glance = questionnaire.Evaluate(edition, assessment, today).Glance()
			// The name is a part of the text of the file, which would be kept for it.
			row.Product = strings.Clone(row.Product)
		}
	}
	row.Err = err
	if row.Changed.IsZero() {
		if info, err := os.Stat(path); err == nil {
			row.Changed = info.ModTime()
		}
	}
	return row
}

// Reason says in a line why the file cannot be read, without its name; "" where it can.
func (r *Row) Reason() string {
	if r.Err == nil {
		return ""
	}
	err := r.Err
	var damaged *store.DamagedError
	if errors.As(err, &damaged) {
		err = fmt.Errorf("%w; opening it offers a past version", damaged.Err)
	}
	text := strings.TrimPrefix(err.Error(), r.Path+": ")
	for _, doing := range []string{"open", "look through"} {
		text = strings.TrimPrefix(text, fmt.Sprintf("%s %q: ", doing, r.Path))
	}
	return questionnaire.PrintableLine(text)
}

// unanswered counts the provisions that want an answer and have none.
func (r *Row) unanswered() int { return r.Wanted() - r.Counts.Answered }

// Matches reports whether the product, the edition or the path hold every one of the words.
func (r *Row) Matches(words string) bool {
	text := strings.ToLower(r.Product + "\n" + Short(r.Edition) + "\n" + r.Path)
	for _, word := range strings.Fields(strings.ToLower(words)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// Short shortens the id of an edition for a narrow column: "EN V2.1.1" for
// "en303645-v2.1.1". An id of another form stays as it is.
func Short(edition string) string {
	series, version, ok := strings.Cut(edition, "-v")
	letters := strings.TrimRight(series, "0123456789")
	if !ok || letters == series || letters == "" || strings.Trim(version, "0123456789.") != "" {
		return questionnaire.PrintableLine(edition)
	}
	return strings.ToUpper(questionnaire.PrintableLine(letters)) + " V" + version
}
