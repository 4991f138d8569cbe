package questionnaire

import (
	"bytes"
	"strings"
)

// importTakes says where to go with a file that carries an assessment in another form.
const importTakes = "'ask645 import' takes the assessment out of an exported statement"

// importReads says where to go with a table.
const importReads = "'ask645 import' reads a filled-in one"

// otherFile says what a file is that is no JSON at all, and what to do with it, as far as its
// first bytes tell. It is "" for what may be JSON, or anything.
func otherFile(data []byte) string {
	for _, kind := range []struct{ start, problem string }{
		{"%PDF-", "is a PDF: " + importTakes},
		{"PK\x03\x04", "is a ZIP archive: unpack it first"},
		{"PK\x05\x06", "is a ZIP archive with nothing in it: take the file it was made from"},
		{"\x1f\x8b", "is compressed with gzip: unpack it first"},
		{"\x89PNG", "is a picture: this is no file of ask645"},
		{"\xff\xd8\xff", "is a picture: this is no file of ask645"},
		{"GIF8", "is a picture: this is no file of ask645"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file: save the table in it as XLSX, which 'ask645 import' reads"},
		{"\xff\xfe\x00\x00", "is UTF-32: save the file as UTF-8"},
		{"\x00\x00\xfe\xff", "is UTF-32: save the file as UTF-8"},
		{"\xff\xfe", "is UTF-16: save the file as UTF-8"},
		{"\xfe\xff", "is UTF-16: save the file as UTF-8"},
		{"{\\rtf", "is a text of a word processor: save it as plain text in UTF-8"},
	} {
		if !bytes.HasPrefix(data, []byte(kind.start)) {
			continue
		}
		if strings.HasPrefix(kind.start, "PK\x03") && bytes.Contains(data, []byte("xl/")) {
			return "is a spreadsheet: " + importReads
		}
		return kind.problem
	}
	if len(data) >= 4 && (data[0] == 0) != (data[1] == 0) && (data[0] == 0) == (data[2] == 0) && (data[1] == 0) == (data[3] == 0) {
		return "is UTF-16: save the file as UTF-8"
	}
	return ""
}

// otherText says what a text is that does not begin as JSON, and what to do with it. It is ""
// for what may be JSON with a fault.
func otherText(data []byte) string {
	text := string(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff"))))
	first, rest, _ := strings.Cut(text, "\n")
	first = strings.TrimSpace(first)
	lower := strings.ToLower(text[:min(len(text), 100)])
	switch {
	case first == "", strings.ContainsRune("{[/'", rune(first[0])), isConflict([]byte(first)):
		return ""
	case strings.HasPrefix(lower, "<!doctype html"), strings.HasPrefix(lower, "<html"):
		return "is a web page: take the file it was made from"
	case first[0] == '<':
		return "is XML or HTML: ask645 keeps assessments as JSON"
	case first[0] == '|', first[0] == '#' && strings.Contains(rest, "\n|"):
		return "holds a table in Markdown: " + importReads
	case first[0] == '#':
		return ""
	case strings.HasPrefix(first, "sep="), strings.Contains(first, "\t"), separated(first):
		return "is a table: " + importReads
	case first == "---", strings.HasPrefix(first, "%YAML"), strings.HasPrefix(first, "- "), namesValue(first):
		return "is YAML: ask645 keeps assessments as JSON"
	}
	return ""
}

// separated reports whether a line is a row of headings with commas or semicolons between.
func separated(line string) bool {
	if head, quoted := strings.CutPrefix(line, `"`); quoted {
		_, after, _ := strings.Cut(head, `"`)
		return strings.HasPrefix(after, ",") || strings.HasPrefix(after, ";")
	}
	return isLetter(line[0]) && strings.ContainsAny(line, ",;") && !strings.ContainsAny(line, `"{}[]:`)
}

// namesValue reports whether a line is a name, a colon and a value, without any quotes.
func namesValue(line string) bool {
	name, value, found := strings.Cut(line, ":")
	return found && (value == "" || value[0] == ' ') && isLetter(line[0]) && !strings.ContainsAny(name, `"{}[],`)
}

// isLetter reports whether a byte may begin a bare word.
func isLetter(b byte) bool {
	return b == '_' || b == '$' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}
