package plain

import (
	"strings"

	"ask645/questionnaire"
)

// coverStep asks who and what the statement is about, one field after another.
type coverStep struct{ at int }

// longestField is how many characters a single-line field takes.
const longestField = 300

// clearing is the line that takes away what a field or a text holds.
const clearing = "-"

// coverField is one field of the cover.
type coverField struct {
	title, help string
	of          func(*questionnaire.Assessment) *string
}

// coverFields are the fields in the order of the full screen.
func coverFields() []coverField {
	type assessment = questionnaire.Assessment
	return []coverField{
		{"Product", "as it is sold", func(a *assessment) *string { return &a.Product.Name }},
		{"Model", "type or model number", func(a *assessment) *string { return &a.Product.Model }},
		{"Hardware version", "", func(a *assessment) *string { return &a.Product.HardwareVersion }},
		{"Software version", "", func(a *assessment) *string { return &a.Product.SoftwareVersion }},
		{"Batch", "or range of serial numbers", func(a *assessment) *string { return &a.Product.Batch }},
		{"Description", "what it does, in a sentence", func(a *assessment) *string { return &a.Product.Description }},
		{"Manufacturer", "", func(a *assessment) *string { return &a.Manufacturer.Name }},
		{"Address of the manufacturer", "", func(a *assessment) *string { return &a.Manufacturer.Address }},
		{"Contact of the manufacturer", "mail, telephone or web", func(a *assessment) *string { return &a.Manufacturer.Contact }},
		{"Assessor", "who answers here", func(a *assessment) *string { return &a.Assessor.Name }},
		{"Function of the assessor", "", func(a *assessment) *string { return &a.Assessor.Function }},
		{"Organisation of the assessor", "", func(a *assessment) *string { return &a.Assessor.Organisation }},
	}
}

func (c *coverStep) show(w *wizard) {
	fields := coverFields()
	if c.at == 0 && !w.brief {
		w.say("Product and maker. This stands on the cover of the statement. What is left empty is left out.")
		w.say("An empty line keeps what is there, a line with only - clears it. Commands need a slash here, such as /help or /back.")
		w.space()
	}
	field := fields[c.at]
	text := field.title
	if field.help != "" {
		text += ", " + field.help
	}
	w.say("%d of %d. %s:", c.at+1, len(fields), text)
	if now := *field.of(w.session.Assessment); now != "" {
		w.say("Now: %s", questionnaire.PrintableLine(now))
	}
}

func (c *coverStep) take(w *wizard, text string) {
	text = strings.TrimSpace(questionnaire.PrintableLine(text))
	if w.tooLong(text, longestField) {
		return
	}
	value := coverFields()[c.at].of(w.session.Assessment)
	wanted := text
	switch text {
	case "":
		wanted = *value
	case clearing:
		wanted = ""
	}
	if wanted != *value && w.session.Touch() {
		*value = wanted
	}
	c.skip(w)
}

func (c *coverStep) free() bool           { return true }
func (c *coverStep) place() (place, bool) { return place{}, false }

func (c *coverStep) back(w *wizard) {
	if c.at == 0 {
		w.refuse("This is the first question.")
		return
	}
	w.enter(&coverStep{at: c.at - 1})
}

// skip goes to the next field, and after the last one to what is open.
func (c *coverStep) skip(w *wizard) {
	if c.at+1 < len(coverFields()) {
		w.enter(&coverStep{at: c.at + 1})
		return
	}
	w.goOn()
}

// tooLong refuses a text that the full screen would not take either.
func (w *wizard) tooLong(text string, most int) bool {
	n := len([]rune(text))
	if n > most {
		w.refuse("That has %d characters; at most %d fit. Write it shorter.", n, most)
	}
	return n > most
}
