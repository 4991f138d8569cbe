package main

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// logWords writes states for people.
type logWords struct {
	// edition names the answers to facts, or is nil.
	edition *questionnaire.Edition
}

// counted is a number of things in words.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// when is a time by the clock of this machine.
func when(at time.Time) string { return at.Local().Format("2006-01-02 15:04") }

// mostParts is how many changed parts of a version are listed one by one.
const mostParts = 12

// head is the first line of a paragraph: number, time, and who.
func (w logWords) head(state *store.State) string {
	line := fmt.Sprintf("%d %s", state.Number, when(state.At))
	if state.Number == 0 {
		line += ", as it is now"
	}
	if len(state.By) > 0 {
		line += ", by " + strings.Join(state.By, ", ")
	}
	return questionnaire.PrintableLine(line)
}

// paragraph says in short what led to a state.
func (w logWords) paragraph(state *store.State) []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, w.head(state))
	switch {
	case state.Err != nil:
		fmt.Fprintln(&b, "   cannot be read: "+questionnaire.PrintableLine(state.Err.Error()))
		return b.Bytes()
	case state.Before == nil:
		fmt.Fprintf(&b, "   the oldest that is kept: %s, %s\n", counted(len(state.Assessment.Facts), "fact"), counted(len(state.Assessment.Answers), "answer"))
		return b.Bytes()
	}
	var left []string
	told := 0
	for _, change := range state.Changes {
		lines := change.Lines(w.edition)
		if len(lines) == 0 {
			continue
		}
		if told++; told > mostParts {
			left = append(left, change.About())
			continue
		}
		texts := make([]string, 0, len(lines))
		for _, line := range lines {
			texts = append(texts, line.String())
		}
		fmt.Fprintln(&b, "   "+questionnaire.PrintableLine(change.About()+": "+strings.Join(texts, "; ")))
	}
	if left != nil {
		fmt.Fprintf(&b, "   and %d more, which --show %d prints: %s\n", len(left), state.Number, questionnaire.PrintableLine(strings.Join(left, ", ")))
	}
	if told == 0 {
		fmt.Fprintln(&b, "   saved anew, and nothing that a person said changed")
	}
	return b.Bytes()
}

// full says of each change what was said before and is said now, with whole texts.
func (w logWords) full(state *store.State, changes []questionnaire.Change) []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, w.head(state))
	if state.Before == nil {
		fmt.Fprintln(&b, "the oldest that is kept: there is nothing to compare it with")
		return b.Bytes()
	}
	fmt.Fprintf(&b, "compared with version %d, %s\n", state.Before.Number, when(state.Before.At))
	told := false
	for _, change := range changes {
		lines := change.Lines(w.edition)
		if len(lines) == 0 {
			continue
		}
		told = true
		fmt.Fprintln(&b)
		about := change.About()
		if who := change.Who(); who != nil {
			about += ", by " + strings.Join(who, ", ")
		}
		fmt.Fprintln(&b, questionnaire.PrintableLine(about))
		for _, line := range lines {
			fmt.Fprintln(&b, "  "+questionnaire.PrintableLine(line.What))
			w.text(&b, "    was: ", line.From)
			w.text(&b, "    now: ", line.To)
		}
	}
	if !told {
		fmt.Fprintln(&b, "nothing that a person said differs")
	}
	return b.Bytes()
}

// text writes a text of one line or several behind a lead.
func (w logWords) text(b *bytes.Buffer, lead, text string) {
	if text == "" {
		text = "nothing"
	}
	for _, line := range strings.Split(strings.TrimRight(questionnaire.Printable(text), "\n"), "\n") {
		fmt.Fprintln(b, strings.TrimRight(lead+line, " "))
		lead = strings.Repeat(" ", len(lead))
	}
}
