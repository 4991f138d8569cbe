package questionnaire

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// ChangeLine says what became of one member of a part, in words for people.
type ChangeLine struct {
	// What names the member, such as "Support"; for a fact it is "Answer".
	What string `json:"what"`
	// From and To are what it said before and says now, "" for nothing.
	From string `json:"from"`
	To   string `json:"to"`
}

// Lines takes a change apart into what changed in it. Facts are answered in the words of the
// edition; nil leaves them as the file has them. When a thing was said, and by whom, is no
// line of its own.
func (c Change) Lines(edition *Edition) []ChangeLine {
	switch {
	case c.Fact() != "":
		return c.factLines(edition)
	case c.Provision() != "":
		return c.answerLines()
	case c.Conflict() != "":
		return c.conflictLines()
	}
	return memberLines(c.Before, c.After, nil)
}

func (c Change) factLines(edition *Edition) []ChangeLine {
	var before, after givenFact
	_, _ = json.Unmarshal(c.Before, &before), json.Unmarshal(c.After, &after)
	label := func(value string) string {
		if edition == nil {
			return value
		}
		if fact := edition.Fact(c.Fact()); fact != nil && value != "" {
			return fact.Label(value)
		}
		return value
	}
	if before.Value == after.Value {
		return nil
	}
	return []ChangeLine{{"Answer", label(before.Value), label(after.Value)}}
}

// conflictLines say which member copies differed in, and what each of them says of it, or that
// somebody has decided.
func (c Change) conflictLines() []ChangeLine {
	var before, after Conflict
	_, _ = json.Unmarshal(c.Before, &before), json.Unmarshal(c.After, &after)
	member := (Conflict{Path: strings.TrimPrefix(c.Part, partConflict)}).Member()
	line := ChangeLine{What: strings.ToUpper(member[:1]) + member[1:], From: before.sideWords(), To: after.sideWords()}
	switch {
	case line.From == line.To:
		return nil
	case line.To == "":
		line.To = "decided"
	}
	return []ChangeLine{line}
}

// sideWords are the sides in one text, each under the name of who said it or of its copy, or
// "" where there is no conflict.
func (c Conflict) sideWords() string {
	if c.Path == "" {
		return ""
	}
	words := make([]string, len(c.Sides))
	for i, side := range c.Sides {
		words[i] = cmp.Or(side.By, side.From, "a copy") + " says " + ConflictText(side.Value)
	}
	return cmp.Or(strings.Join(words, "; "), "open")
}

// linedMembers are the members of an answer that have lines of their own, or none.
func linedMembers() []string {
	return []string{"support", "detail", "suggested", "checks", "justification", "example", "evidence", "note", "flag", "open_points", "at", "by"}
}

func (c Change) answerLines() []ChangeLine {
	var a, b Answer
	_, _ = json.Unmarshal(c.Before, &a), json.Unmarshal(c.After, &b)
	var lines []ChangeLine
	add := func(what, from, to string) {
		if from != to {
			lines = append(lines, ChangeLine{what, from, to})
		}
	}
	add("Support", string(a.Support), string(b.Support))
	add("Detail", a.Detail, b.Detail)
	checks := maps.Clone(a.Checks)
	if checks == nil {
		checks = map[string]string{}
	}
	maps.Copy(checks, b.Checks)
	for _, id := range slices.Sorted(maps.Keys(checks)) {
		add("Check "+id, checkWords(a.Checks[id]), checkWords(b.Checks[id]))
	}
	add("Justification from", a.Justification.Template, b.Justification.Template)
	add("To be reviewed by", a.Justification.ReviewBy, b.Justification.ReviewBy)
	add("Example from", a.Example, b.Example)
	lines = append(lines, evidenceLines(a.Evidence, b.Evidence)...)
	lines = append(lines, pointLines(a.OpenPoints, b.OpenPoints)...)
	add("Note", a.Note, b.Note)
	add("Flag", yesWord(a.Flag), yesWord(b.Flag))
	return append(lines, memberLines(c.Before, c.After, linedMembers())...)
}

func checkWords(answer string) string {
	if answer == "" {
		return ""
	}
	return CheckLabel(answer)
}

func yesWord(yes bool) string {
	if yes {
		return "yes"
	}
	return ""
}

// evidenceLines pairs what is gone with what has come.
func evidenceLines(a, b []Evidence) []ChangeLine {
	without := func(list, other []Evidence) []string {
		var left []string
		for _, e := range list {
			if !slices.ContainsFunc(other, func(o Evidence) bool { return reflect.DeepEqual(e, o) }) {
				left = append(left, e.words())
			}
		}
		return left
	}
	gone, come := without(a, b), without(b, a)
	lines := make([]ChangeLine, max(len(gone), len(come)))
	for i := range lines {
		lines[i].What = "Evidence"
		if i < len(gone) {
			lines[i].From = gone[i]
		}
		if i < len(come) {
			lines[i].To = come[i]
		}
	}
	return lines
}

func (e Evidence) words() string {
	words := strings.TrimSpace(e.Title)
	if e.Ref != "" {
		words = strings.TrimSpace(words + " (" + e.Ref + ")")
	}
	if e.SHA256 != "" {
		words += ", SHA-256 " + e.SHA256[:min(len(e.SHA256), 12)]
	}
	return words
}

// pointLines tells points apart by their ids, and those without one by their place.
func pointLines(a, b []OpenPoint) []ChangeLine {
	var lines []ChangeLine
	taken := map[int]bool{}
	for i, before := range a {
		at := slices.IndexFunc(b, func(p OpenPoint) bool { return p.ID != "" && p.ID == before.ID })
		if at < 0 && before.ID == "" && i < len(b) && b[i].ID == "" {
			at = i
		}
		if at < 0 || taken[at] {
			lines = append(lines, ChangeLine{"Open point", before.words(), ""})
			continue
		}
		taken[at] = true
		after := b[at]
		switch ticked := before; {
		case before.Same(after):
			continue
		case before.Done != after.Done:
			if ticked.Done = after.Done; ticked.Same(after) && after.Done {
				lines = append(lines, ChangeLine{"Open point done", "", after.Text})
				continue
			}
		}
		lines = append(lines, ChangeLine{"Open point", before.words(), after.words()})
	}
	for i, after := range b {
		if !taken[i] {
			lines = append(lines, ChangeLine{"Open point", "", after.words()})
		}
	}
	return lines
}

// words are the point on one line, without the day on which it is looked at.
func (p OpenPoint) words() string {
	words := p.Text
	var more []string
	if p.Owner != "" {
		more = append(more, p.Owner)
	}
	if p.Due != "" {
		more = append(more, "due "+p.Due)
	}
	if p.Done {
		more = append(more, "done")
	}
	if more == nil {
		return words
	}
	return words + " (" + strings.Join(more, ", ") + ")"
}

// memberLines compares two objects member by member, but for those that are told otherwise.
func memberLines(before, after json.RawMessage, but []string) []ChangeLine {
	var a, b map[string]json.RawMessage
	_, _ = json.Unmarshal(before, &a), json.Unmarshal(after, &b)
	names := map[string]bool{}
	for name := range a {
		names[name] = true
	}
	for name := range b {
		names[name] = true
	}
	var lines []ChangeLine
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if slices.Contains(but, name) || bytes.Equal(a[name], b[name]) {
			continue
		}
		what := Capital(strings.ReplaceAll(name, "_", " "))
		lines = append(lines, ChangeLine{what, memberWords(a[name]), memberWords(b[name])})
	}
	if lines == nil && but == nil && !bytes.Equal(before, after) {
		lines = append(lines, ChangeLine{"Value", memberWords(before), memberWords(after)})
	}
	return lines
}

// memberWords are a text as it is, and anything else as JSON; null is nothing.
func memberWords(data json.RawMessage) string {
	var text string
	var yes bool
	switch {
	case len(data) == 0 || string(data) == "null":
		return ""
	case json.Unmarshal(data, &text) == nil:
		return text
	case json.Unmarshal(data, &yes) == nil:
		return yesWord(yes)
	}
	return string(data)
}

// Who names those who made a change, as far as the file says so, in the order of their names.
func (c Change) Who() []string {
	names := map[string]bool{}
	var fact givenFact
	var a, b Answer
	switch {
	case c.Fact() != "":
		if json.Unmarshal(c.After, &fact) == nil {
			names[fact.By] = true
		}
	case c.Provision() != "":
		_, _ = json.Unmarshal(c.Before, &a), json.Unmarshal(c.After, &b)
		if !b.saysAs(a) {
			names[b.By] = true
		}
		for _, point := range b.OpenPoints {
			if !slices.ContainsFunc(a.OpenPoints, point.Same) {
				names[point.By] = true
			}
		}
	}
	delete(names, "")
	return slices.Sorted(maps.Keys(names))
}

// ShortPair cuts what something said before and says now to a number of characters each. A
// beginning that both share is cut first, so that what differs is seen.
func ShortPair(from, to string, most int) (string, string) {
	from, to = PrintableLine(from), PrintableLine(to)
	a, b := []rune(from), []rune(to)
	if len(a) <= most && len(b) <= most {
		return from, to
	}
	shared, word := 0, 0
	for shared < len(a) && shared < len(b) && a[shared] == b[shared] {
		shared++
	}
	// A few words of what is shared stay, to be read on from.
	for i := range max(0, shared-most/4) {
		if a[i] == ' ' {
			word = i + 1
		}
	}
	lead := ""
	if word > 0 {
		a, b, lead = a[word:], b[word:], "…"
	}
	return shorten(lead, a, most), shorten(lead, b, most)
}

func shorten(lead string, text []rune, most int) string {
	room := most - len([]rune(lead))
	if len(text) <= room {
		return lead + string(text)
	}
	return lead + strings.TrimRight(string(text[:max(0, room-1)]), " ") + "…"
}

// shortLine is how many characters of a text stand in a line.
const shortLine = 60

// String says the line in short: what, from what, to what.
func (l ChangeLine) String() string {
	from, to := ShortPair(l.From, l.To, shortLine)
	switch what := PrintableLine(l.What); {
	case l.From == "":
		return strings.TrimSpace(what + ": " + to)
	case l.To == "":
		return strings.TrimSpace(what + " taken back, was: " + from)
	default:
		return strings.TrimSpace(fmt.Sprintf("%s: %s -> %s", what, from, to))
	}
}
