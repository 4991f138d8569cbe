package plain

import (
	"strings"

	"ask645/questionnaire"
	"ask645/tui/session"
)

// coverStep asks for texts of the cover, one field after another.
type coverStep struct {
	at int
	// declaration is true for what the statement says as a document; otherwise the step asks
	// who and what it is about.
	declaration bool
	// from is where the step was asked for, or nil.
	from step
}

func (c *coverStep) fields() []session.CoverField {
	if c.declaration {
		return session.DeclarationFields()
	}
	return session.ProductFields()
}

// longestField is how many characters a single-line field takes.
const longestField = 300

// clearing is the line that takes away what a field or a text holds.
const clearing = "-"

func (c *coverStep) show(w *wizard) {
	fields := c.fields()
	if c.at == 0 && !w.brief {
		if c.declaration {
			w.say("Signature and support. All of this is optional. What is left empty is left out, or stays a line to fill in by hand.")
		} else {
			w.say("Product and maker. This stands on the cover of the statement. What is left empty is left out.")
		}
		w.say("An empty line keeps what is there, a line with only - clears it. Commands need a slash here, such as /help or /back.")
		w.space()
	}
	field := fields[c.at]
	text := field.Title
	if field.Help != "" {
		text += ", " + field.Help
	}
	w.say("%d of %d. %s:", c.at+1, len(fields), text)
	if now := field.Get(w.session.Assessment); now != "" {
		w.say("Now: %s", questionnaire.PrintableLine(now))
	}
	if words := session.OwnerWords(w.session.OwnerOf(field)); words != "" {
		w.say("%s.", questionnaire.Capital(words))
	}
}

func (c *coverStep) take(w *wizard, text string) {
	text = strings.TrimSpace(questionnaire.PrintableLine(text))
	if w.tooLong(text, longestField) {
		return
	}
	field := c.fields()[c.at]
	value := field.Get(w.session.Assessment)
	wanted := text
	switch text {
	case "":
		wanted = value
	case clearing:
		wanted = ""
	}
	if problem := field.Refuses(wanted); problem != "" {
		w.refuse("%s", sentence(problem))
		return
	}
	if wanted != value && w.session.Touch() {
		field.Set(w.session.Assessment, wanted)
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
	w.enter(&coverStep{at: c.at - 1, declaration: c.declaration, from: c.from})
}

// skip goes to the next field, and after the last one to what is open.
func (c *coverStep) skip(w *wizard) {
	switch {
	case c.at+1 < len(c.fields()):
		w.enter(&coverStep{at: c.at + 1, declaration: c.declaration, from: c.from})
	case c.from != nil:
		w.enter(c.from)
	default:
		w.goOn()
	}
}

// tooLong refuses a text that the full screen would not take either.
func (w *wizard) tooLong(text string, most int) bool {
	n := len([]rune(text))
	if n > most {
		w.refuse("That has %d characters; at most %d fit. Write it shorter.", n, most)
	}
	return n > most
}
