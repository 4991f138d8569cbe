package plain

import (
	"fmt"
	"strconv"
	"strings"

	"ask645/questionnaire"
)

// pickStep reads the examples of the guide, or the templates for a justification, and takes
// one as a start for the Detail.
type pickStep struct {
	from    *provisionStep
	reasons bool
	// offered is true where the reasons are shown because N was just chosen; without one the
	// person writes their own.
	offered bool
}

// examples are those of the provision, the ones that fit the device first.
func (p *pickStep) examples(w *wizard) []questionnaire.Example {
	a := p.from.answering
	return a.Guidance.SortExamples(a.Prose.Examples, w.session.Profile().Lookup)
}

func (p *pickStep) templates(w *wizard) []questionnaire.Justification {
	a := p.from.answering
	return a.Guidance.SortJustifications(a.Prose.Justifications, w.session.Profile().Lookup)
}

// without is the option that takes nothing.
const without = "\x00without"

func (p *pickStep) options(w *wizard) []option {
	var options []option
	if p.reasons {
		for _, template := range p.templates(w) {
			options = append(options, option{value: template.ID, label: sentence(oneLine(template.Situation)), note: p.fits(w, template.Source(), template.Fits)})
		}
	} else {
		for _, example := range p.examples(w) {
			options = append(options, option{value: example.Ref, label: sentence(oneLine(example.Text)), note: p.fits(w, example.Source(), example.Fits)})
		}
	}
	last := option{value: without, label: "None, go back"}
	if p.offered {
		last = option{value: without, label: "Write your own", words: []string{"own", "none"}}
	}
	return append(options, last)
}

// fits says where guidance comes from, what it fits, and whether that is this device.
func (p *pickStep) fits(w *wizard, source string, tags []string) string {
	guidance := p.from.answering.Guidance
	words := []string{source}
	for _, id := range tags {
		if tag := guidance.Tag(id); tag != nil && id != "any" {
			words = append(words, tag.Label)
		}
	}
	if guidance.Fit(tags, w.session.Profile().Lookup) == questionnaire.No {
		words = append(words, "not this device")
	}
	return strings.Join(words, "; ")
}

func (p *pickStep) show(w *wizard) {
	options := p.options(w)
	if p.reasons {
		if !w.brief {
			w.flat("", fmt.Sprintf("%s (%s)", p.from.answering.Guidance.Reminder, p.from.answering.Guidance.ReminderRef))
		}
		w.say("Reasons for not following %s. A number takes one that is true of your device. Enter read and a number to hear its text.", p.from.ref)
	} else {
		w.say("Examples for %s. A number takes one as a start for the Detail.", p.from.ref)
	}
	w.list(options)
	if p.reasons {
		return
	}
	var before []*questionnaire.Origin
	for i, example := range p.examples(w) {
		if example.Note != "" {
			w.flat("", fmt.Sprintf("Note on %d: %s", i+1, example.Note))
		}
		if example.Dated != "" {
			w.flat("", fmt.Sprintf("%d is dated: %s", i+1, example.Dated))
		}
		for _, change := range example.Origin.Changes(before...) {
			w.flat("", fmt.Sprintf("What changed since %s, for which %d was written: %s", example.Origin, i+1, change))
		}
		before = append(before, example.Origin)
	}
}

// read reads one reason in full: what to ask oneself first, and its text.
func (p *pickStep) read(w *wizard, number string) {
	templates := p.templates(w)
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(templates) {
		w.refuse("Enter read and a number from 1 to %d.", len(templates))
		return
	}
	w.flat("", templates[n-1].Situation)
	p.first(w, &templates[n-1])
	w.flat("Text: ", templates[n-1].Text)
	for _, change := range templates[n-1].Origin.Changes() {
		w.flat("What changed: ", change)
	}
}

// first reads what a person is to ask themselves before a reason is taken.
func (p *pickStep) first(w *wizard, template *questionnaire.Justification) {
	w.say("Ask yourself first:")
	for _, question := range template.AskFirst {
		w.flat("- ", question)
	}
}

func (p *pickStep) take(w *wizard, text string) {
	if number, ok := strings.CutPrefix(normal(text), "read "); ok && p.reasons {
		p.read(w, number)
		return
	}
	options := p.options(w)
	at, _ := find(options, text)
	if at < 0 {
		word := "back"
		if p.offered {
			word = "own"
		}
		w.refuse("\"%s\" is none of these. Enter a number from 1 to %d, or %s.", shorten(text), len(options), word)
		return
	}
	switch {
	case options[at].value == without:
		p.skip(w)
	case !p.from.answering.Asks():
		w.refuse("There is nothing to answer at %s. Enter back.", p.from.ref)
	case w.readOnly():
	case p.reasons:
		template := p.templates(w)[at]
		p.first(w, &template)
		p.from.change(w, func(a *questionnaire.Answer) { p.from.answering.UseTemplate(a, &template) })
		p.from.startBlanks(w)
	default:
		example := p.examples(w)[at]
		p.from.change(w, func(a *questionnaire.Answer) { p.from.answering.UseExample(a, &example) })
		w.tell("This is a start from the guide. Change it to what is true of your device.")
		w.enter(&textStep{from: p.from})
	}
}

func (p *pickStep) free() bool           { return false }
func (p *pickStep) place() (place, bool) { return p.from.place() }

func (p *pickStep) back(w *wizard) {
	if p.offered {
		p.from.stage = stageSupport
	}
	w.enter(p.from)
}

func (p *pickStep) skip(w *wizard) {
	if p.offered {
		p.from.startBlanks(w)
		return
	}
	w.enter(p.from)
}
