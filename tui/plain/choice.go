package plain

import (
	"fmt"
	"strconv"
	"strings"

	"ask645/questionnaire"
)

// option is one answer to a choice.
type option struct {
	// value is what choosing it means; label is what it says.
	value, label string
	// words are further words for it, beside its value and its label.
	words []string
	// note stands behind the label.
	note string
}

// names are all words that mean the option.
func (o option) names() []string {
	names := make([]string, 0, len(o.words)+2)
	for _, name := range append([]string{o.value, o.label}, o.words...) {
		if name = normal(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// normal is how words are compared: without case, spare spaces and the full stop that a
// person puts behind a number, and with one kind of apostrophe.
func normal(text string) string {
	text = strings.ReplaceAll(strings.ToLower(oneLine(text)), "’", "'")
	return strings.TrimSuffix(text, ".")
}

// find returns the index of the option that a line means: its number, one of its words, or
// the beginning of one where no other option begins alike. Where it means none, found is
// empty; where it could mean several, found lists them.
func find(options []option, text string) (at int, found []int) {
	text = normal(text)
	if text == "" {
		return -1, nil
	}
	if n, err := strconv.Atoi(text); err == nil {
		if n >= 1 && n <= len(options) {
			return n - 1, []int{n - 1}
		}
		return -1, nil
	}
	for i, o := range options {
		for _, name := range o.names() {
			if name == text {
				return i, []int{i}
			}
		}
	}
	for i, o := range options {
		for _, name := range o.names() {
			if strings.HasPrefix(name, text) {
				found = append(found, i)
				break
			}
		}
	}
	if len(found) == 1 {
		return found[0], found
	}
	return -1, found
}

// exactly reports whether a line is one of the words of an option.
func exactly(options []option, text string) bool {
	text = normal(text)
	for _, o := range options {
		for _, name := range o.names() {
			if name == text {
				return true
			}
		}
	}
	return false
}

// mostListed is how many options are named again after a line that means none of them.
const mostListed = 6

// choose finds the option that a line means. Where there is none it says what is possible.
func (w *wizard) choose(options []option, text string) (string, bool) {
	at, found := find(options, text)
	if at >= 0 {
		return options[at].value, true
	}
	said := shorten(text)
	if len(found) > 1 {
		words := make([]string, 0, len(found))
		for _, i := range found {
			words = append(words, fmt.Sprintf("%d, %s", i+1, options[i].label))
		}
		w.refuse("\"%s\" could be %s.", said, strings.Join(words, "; or "))
		return "", false
	}
	words := make([]string, 0, len(options))
	for i, o := range options {
		words = append(words, fmt.Sprintf("%d, %s", i+1, o.label))
	}
	if len(words) > mostListed {
		w.refuse("\"%s\" is none of the answers here. Enter a number from 1 to %d, or help.", said, len(options))
		return "", false
	}
	w.refuse("\"%s\" is none of the answers here. Enter %s; or help.", said, strings.Join(words, "; "))
	return "", false
}

// mostRepeated is how much of a line is repeated in a message.
const mostRepeated = 40

// shorten makes a line fit to be repeated in a message.
func shorten(text string) string {
	text = questionnaire.PrintableLine(text)
	if r := []rune(text); len(r) > mostRepeated {
		return string(r[:mostRepeated]) + "..."
	}
	return text
}

// The answers to a plain question.
const (
	answerYes = "yes"
	answerNo  = "no"
)

// yesOrNo are the options of a plain question.
func yesOrNo(yes, no string) []option {
	return []option{{value: answerYes, label: yes}, {value: answerNo, label: no}}
}

// dontKnowWords are words for "don't know yet" beside its label.
var dontKnowWords = []string{"don't know", "dont know", "dk", "unknown"}
