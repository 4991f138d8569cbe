package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"ask645/assets"
)

// mark stands inside every hostile sequence of a file. It may be shown; it must never be
// part of a control sequence.
const mark = "PWNED"

// sequences are what a hostile text does to a terminal that takes it as it is. Their numbers
// are none that the program uses itself.
var sequences = []string{
	"\x1b]0;" + mark + "\a",              // names the window
	"\x1b]52;c;" + mark + "\x1b\\",       // fills the clipboard
	"\x1b[8;6;45t",                       // resizes the window
	"\x1b[66;145H",                       // moves the cursor
	"\x1b[5;35m" + mark,                  // blinks
	"\x1b[201~" + mark,                   // ends a paste
	"\x1bP" + mark + "\x1b\\",            // a device control string
	"\x1bc",                              // resets the terminal
	"\u009b8;6;45t",                      // a control sequence in one character
	"\u009d0;" + mark + "\u009c",         // an operating system command in one character
	"\b\b\x7f\a\x00\x0e\x05",             // goes back, deletes, rings, asks who is there
	"\u202egnirts\u2066\u200f\u2028\r\v", // turns text round, breaks lines
}

// hostile is a text with all sequences in it, another one first each time it is called.
type hostile int

func (h *hostile) text() string {
	*h++
	at := int(*h) % len(sequences)
	return strings.Join(sequences[at:], "") + strings.Join(sequences[:at], "")
}

// kept are the members whose texts decide whether there is anything to open at all.
var kept = map[string]bool{"$schema": true, "format": true, "edition": true, "support": true, "suggested": true, "at": true, "support_until": true, "review_by": true, "facts": true, "facts_at": true, "due": true}

// spoil puts hostile text into every text of a document, and adds an unknown member with it
// to every object.
func (h *hostile) spoil(value any) any {
	switch value := value.(type) {
	case string:
		return h.text() + value
	case []any:
		for i := range value {
			value[i] = h.spoil(value[i])
		}
	case map[string]any:
		for name, inner := range value {
			if !kept[name] {
				value[name] = h.spoil(inner)
			}
		}
	}
	return value
}

// hostileAssessment is the sample of that name with hostile text wherever there can be any.
func hostileAssessment(t *testing.T, name string) []byte {
	t.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/"+name+".ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	var document map[string]any
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	h := new(hostile)
	h.spoil(document)
	for _, object := range []any{document, document["product"], document["manufacturer"], document["assessor"], document["declaration"]} {
		object.(map[string]any)[h.text()] = h.text()
	}
	document["declaration"].(map[string]any)["representatives"] = []any{map[string]any{"name": h.text(), "address": h.text(), "contact": h.text(), h.text(): h.text()}}
	facts := document["facts"].(map[string]any)
	facts[h.text()] = "yes"
	facts["sensors"] = h.text()
	answers := document["answers"].(map[string]any)
	answers[h.text()] = map[string]any{"support": "Y", "detail": h.text()}
	due := "2020-01-01"
	for _, reference := range []string{"5.1-1", "5.3-10", "5.4-3", "5.5-2", "5.6-3"} {
		answer, ok := answers[reference].(map[string]any)
		if !ok {
			answer = map[string]any{"support": "N"}
			answers[reference] = answer
		}
		answer["detail"], answer["note"], answer["example"] = h.text(), h.text(), h.text()
		answer["checks"] = map[string]any{h.text(): h.text(), "a": h.text()}
		answer["justification"] = map[string]any{"template": h.text(), h.text(): h.text()}
		answer["evidence"] = []any{
			map[string]any{"title": h.text(), "ref": h.text(), "sha256": h.text(), h.text(): h.text()},
			map[string]any{"ref": "https://" + h.text()},
		}
		answer["by"] = h.text()
		answer["open_points"] = []any{
			map[string]any{"id": h.text(), "text": h.text(), "owner": h.text(), "due": due, "by": h.text(), h.text(): h.text()},
			map[string]any{"text": h.text(), "done": true},
		}
		due = "2999-01-01"
		answer[h.text()] = h.text()
	}
	document["facts_by"] = map[string]any{"passwords": h.text(), h.text(): h.text()}
	document["conflicts"] = []any{
		map[string]any{"path": "answers/5.6-3/detail", "base": h.text(), "sides": []any{
			map[string]any{"value": h.text() + "!"}, map[string]any{"value": h.text(), "by": h.text(), "from": h.text(), h.text(): h.text()},
		}, h.text(): h.text()},
		map[string]any{"path": "answers/~" + h.text() + "/evidence/" + h.text() + "/title"},
		map[string]any{"path": "product/" + h.text(), "sides": []any{map[string]any{}, map[string]any{"value": h.text()}}},
	}
	document["part_of"] = map[string]any{"file": h.text(), "clauses": []any{h.text()}}
	data, err = json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// clean holds the bytes that a command wrote against what may be in a text: nothing but
// lines of what can be seen.
func clean(t *testing.T, what string, output []byte) {
	t.Helper()
	if !utf8.Valid(output) {
		t.Errorf("%s: not UTF-8: %s", what, around(string(output), strings.IndexFunc(string(output), func(r rune) bool { return r == utf8.RuneError })))
	}
	text := strings.ReplaceAll(string(output), "\r\n", "\n") // as CSV ends its lines
	if at := strings.IndexFunc(text, func(r rune) bool { return r != '\n' && r != '\t' && unseen(r) }); at >= 0 {
		t.Errorf("%s: a control character comes through: %s", what, around(text, at))
	}
}

// unseen reports the characters that act on a terminal instead of being seen in it.
func unseen(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}

// around is the part of a text about a place, with everything in it visible.
func around(text string, at int) string {
	return fmt.Sprintf("%+q", text[max(0, at-60):min(len(text), max(0, at)+60)])
}
