package plain

import (
	"strings"

	"ask645/questionnaire"
)

// textStep takes a text of several lines: the Detail of a provision, or the note on it.
type textStep struct {
	from *provisionStep
	note bool
	// lines is what was written so far.
	lines []string
}

// longestText is how many characters a text takes.
const longestText = 20_000

// closing is the line that ends a text.
const closing = "."

// now is the text as it stands.
func (t *textStep) now() string {
	if t.note {
		return t.from.row().Answer.Note
	}
	return t.from.row().Answer.Detail
}

func (t *textStep) show(w *wizard) {
	if len(t.lines) > 0 {
		w.say("Go on writing. End with a line that holds only a full stop.")
		return
	}
	label := "Detail of " + t.from.ref + ": how the device meets it."
	switch {
	case t.note:
		label = "Note on " + t.from.ref + ": it is printed nowhere."
	case t.from.row().Support == questionnaire.NotSupported:
		label = "Detail of " + t.from.ref + ": what is not met, and why."
	}
	w.say("%s", label)
	if t.now() == "" {
		w.say("Write as many lines as you like. End with a line that holds only a full stop.")
		return
	}
	w.say("Now: %s", t.now())
	w.say("A line that holds only a full stop keeps it. Or write it anew, in as many lines as you like, then that line. A line with only - clears it.")
}

// take takes a line of the text.
func (t *textStep) take(w *wizard, text string) {
	if strings.TrimSpace(text) == closing {
		t.finish(w)
		return
	}
	if w.tooLong(t.text(text), longestText) {
		return
	}
	t.lines = append(t.lines, text)
}

// text is what was written, with more lines behind it.
func (t *textStep) text(more ...string) string {
	lines := append(t.lines[:len(t.lines):len(t.lines)], more...)
	return strings.TrimRight(questionnaire.Printable(strings.Join(lines, "\n")), " \n")
}

// store takes what was written into the answer. Where nothing was, all stays as it is.
func (t *textStep) store(w *wizard) {
	if len(t.lines) == 0 {
		return
	}
	text := t.text()
	t.lines = nil
	if text == clearing {
		text = ""
	}
	t.from.change(w, func(a *questionnaire.Answer) {
		if t.note {
			a.Note = text
		} else {
			a.Detail = text
		}
	})
}

// finish ends the text, and leads on where the provision is answered.
func (t *textStep) finish(w *wizard) {
	t.store(w)
	switch {
	case t.note:
		w.close("The note is taken.")
		w.enter(t.from)
	case t.from.row().Support == questionnaire.Unanswered:
		t.from.resume()
		w.enter(t.from)
	default:
		t.from.offerPoint(w, func() { t.from.leave(w, +1) })
	}
}

func (t *textStep) free() bool           { return true }
func (t *textStep) place() (place, bool) { return t.from.place() }

func (t *textStep) back(w *wizard) {
	t.store(w)
	if !t.note {
		t.from.stage = stageSupport
	}
	w.enter(t.from)
}

func (t *textStep) skip(w *wizard) {
	t.store(w)
	if t.note {
		w.enter(t.from)
		return
	}
	t.from.offerPoint(w, func() { t.from.leave(w, +1) })
}
