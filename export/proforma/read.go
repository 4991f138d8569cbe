package proforma

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// Read reads a filled-in table into a new assessment with the given id. name is the file's
// name, whose ending tells formats apart that look alike. at is when the answers count as
// given. The error names the file, and the line where there is one; it says that nothing
// could be read. What could be read in part is no error: the report says what was left out.
func Read(name string, data []byte, edition *questionnaire.Edition, at time.Time, id string) (*questionnaire.Assessment, Report, error) {
	g, err := readGrid(name, data)
	if err != nil {
		return nil, Report{}, fmt.Errorf("%s: %w", name, err)
	}
	r := newReading(filepath.Base(name), edition)
	r.report.Lines = g.lines
	r.look(g.tables)
	for _, t := range g.tables {
		r.table(t)
	}
	if err := r.problem(); err != nil {
		return nil, Report{}, fmt.Errorf("%s: %w", name, err)
	}
	assessment := questionnaire.NewAssessment(edition.ID, id)
	r.settle(assessment, at)
	return assessment, r.report, nil
}

// readGrid finds out what format a file has, and reads it.
func readGrid(name string, data []byte) (*grid, error) {
	ending := strings.ToLower(filepath.Ext(name))
	switch {
	case len(data) > store.MaxSize:
		return nil, fmt.Errorf("is larger than %d MiB: this is no table of provisions", store.MaxSize>>20)
	case len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))) == 0:
		return nil, errors.New("the file is empty")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return readXLSX(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return nil, errors.New("is an old Excel file, or one with a password: save it as XLSX without a password")
	case ending == ".xlsx", ending == ".xlsm":
		return nil, errors.New("is no XLSX spreadsheet, whatever its name says: it was renamed or damaged")
	}
	text, lines, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	if isHTML(text) {
		return nil, errors.New("is a web page, not a table: open it in a spreadsheet and save it as CSV or XLSX")
	}
	g, err := readText(text, ending)
	if err != nil {
		return nil, err
	}
	g.lines = lines
	return g, nil
}

// readText reads a text file by its ending, and by its content where the ending says
// nothing or is wrong.
func readText(text, ending string) (*grid, error) {
	switch ending {
	case ".md", ".markdown":
		return readMarkdown(text)
	case ".tsv", ".tab", ".csv":
		comma := findComma(text, ending != ".csv")
		if comma == 0 || comma == '|' {
			break // Markdown has bars too
		}
		return readSeparated(text, comma)
	}
	if isMarkdown(text) {
		return readMarkdown(text)
	}
	return readSeparated(text, findComma(text, false))
}

// isHTML reports whether a text is a web page. Some programs save those as .csv or .xls.
func isHTML(text string) bool {
	start := strings.ToLower(strings.TrimSpace(text[:min(len(text), 1000)]))
	for _, tag := range []string{"<!doctype html", "<html", "<table", "<?xml", "<head", "<body", "<meta"} {
		if strings.HasPrefix(start, tag) {
			return true
		}
	}
	return false
}
