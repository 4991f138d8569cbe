package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"time"

	"ask645/export/statement"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// app is what the commands share.
type app struct {
	library *questionnaire.Library
	// schemas holds the data of the program: the editions and what goes with them, the JSON
	// Schemas in "schemas", samples in "samples" and "packs".
	schemas fs.FS
	version string
	// packs are the folders that --pack names. The library has them once packsOpen is true.
	packs     []string
	packsOpen bool
	stdin     io.Reader
	// stdout takes results, stderr messages for people.
	stdout, stderr io.Writer
}

// generator is how the program signs what it writes.
func (a *app) generator() string { return "ask645 " + a.version }

// result writes to standard output. An output that takes nothing more, such as a full disk,
// must not look like success.
func (a *app) result(data []byte) error {
	if _, err := a.stdout.Write(data); err != nil {
		return fmt.Errorf("write to standard output: %w", err)
	}
	return nil
}

// assessmentResult writes an assessment to standard output: the same as a file, but for what
// could steer a terminal.
func (a *app) assessmentResult(assessment *questionnaire.Assessment) error {
	data, err := statement.Indented(assessment)
	if err != nil {
		return err
	}
	return a.result(data)
}

// say tells the person something that is no result. There is nobody to tell when it fails.
func (a *app) say(format string, arguments ...any) {
	_, _ = fmt.Fprintln(a.stderr, questionnaire.Printable(fmt.Sprintf(format, arguments...)))
}

// evaluate reads an assessment and computes its statement as of today.
func (a *app) evaluate(path string, today time.Time) (*questionnaire.Statement, error) {
	assessment, err := store.Read(path)
	if err != nil {
		return nil, err
	}
	return a.evaluated(path, assessment, today)
}

// evaluated computes the statement of an assessment that was read from path.
func (a *app) evaluated(path string, assessment *questionnaire.Assessment, today time.Time) (*questionnaire.Statement, error) {
	edition, err := a.library.Edition(assessment.Edition)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return questionnaire.Evaluate(edition, assessment, today), nil
}

// lastSecond is the end of the year 9999, the last that a date as 2006-01-02 can show.
const lastSecond = 253402300799

// clock tells the day that documents are dated: today or, so that a build can be repeated
// to the byte, the second that SOURCE_DATE_EPOCH names.
func clock() (func() time.Time, error) {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		return time.Now, nil
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seconds < 0 || seconds > lastSecond {
		return nil, fmt.Errorf("SOURCE_DATE_EPOCH is %q: write the seconds since 1970, or leave it unset", text)
	}
	day := time.Unix(seconds, 0).UTC()
	return func() time.Time { return day }, nil
}
