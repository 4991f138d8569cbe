package proforma

import (
	"encoding/hex"
	"strings"
	"time"

	"ask645/questionnaire"
)

// readEvidence reads a cell that names one piece of evidence a line: "title <ref>
// sha256:HEX", "title <ref>", or a title alone.
func readEvidence(cell string) []questionnaire.Evidence {
	var all []questionnaire.Evidence
	for line := range strings.SplitSeq(cell, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, readOneEvidence(line))
		}
	}
	return all
}

// readOneEvidence reads a line. One that is written in another way is all title, so that
// nothing of it is lost.
func readOneEvidence(line string) questionnaire.Evidence {
	rest, digest := line, ""
	if before, after, found := cutLast(line, " sha256:"); found {
		sum := strings.ToLower(after)
		if decoded, err := hex.DecodeString(sum); err != nil || len(decoded) != 32 {
			return questionnaire.Evidence{Title: line}
		}
		rest, digest = strings.TrimSpace(before), sum
	}
	title, ref, found := cutLast(rest, "<")
	ref, closed := strings.CutSuffix(ref, ">")
	if !found || !closed || ref == "" || strings.Contains(ref, ">") {
		return questionnaire.Evidence{Title: line}
	}
	return questionnaire.Evidence{Title: strings.TrimSpace(title), Ref: strings.TrimSpace(ref), SHA256: digest}
}

// cutLast is strings.Cut at the last separator.
func cutLast(text, separator string) (before, after string, found bool) {
	if at := strings.LastIndex(text, separator); at >= 0 {
		return text[:at], text[at+len(separator):], true
	}
	return text, "", false
}

// readDate reads a date that can be read in one way only.
func readDate(cell string) (string, bool) {
	cell = strings.Join(strings.Fields(plain(cell)), " ")
	for _, layout := range []string{
		time.DateOnly, "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006/01/02", "2.1.2006", "02.01.2006",
		"2 January 2006", "2 Jan 2006", "2-Jan-2006", "January 2, 2006", "Jan 2, 2006", "2. January 2006",
	} {
		if day, err := time.Parse(layout, cell); err == nil && day.Year() > 0 {
			return day.Format(time.DateOnly), true
		}
	}
	return "", false
}

// looksLikeDate reports whether a cell that should hold a reference holds a date. That is
// what spreadsheets make of 6-1.
func looksLikeDate(cell string) bool {
	if _, is := readDate(cell); is {
		return true
	}
	cell = strings.Join(strings.FieldsFunc(plain(cell), func(r rune) bool { return strings.ContainsRune(" .-/", r) }), " ")
	for _, layout := range []string{"2 Jan", "Jan 2", "2 January", "January 2", "1 2 2006", "2 1 2006", "01 02 06", "Jan 06"} {
		if _, err := time.Parse(layout, cell); err == nil {
			return true
		}
	}
	return false
}

// isSpreadsheetError reports whether a cell holds what a spreadsheet shows for a formula
// that cannot be computed.
func isSpreadsheetError(cell string) bool {
	switch cell {
	case "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!":
		return true
	}
	return false
}
