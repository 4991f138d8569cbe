package plain

import (
	"strconv"
	"strings"

	"ask645/questionnaire"
	"ask645/tui/session"
)

// command is a word that is taken at every choice and, behind a slash, everywhere.
type command struct {
	name string
	// also are other words for it; argument names what may follow, or "".
	also     []string
	argument string
	help     string
	// open is true for a command that needs an open assessment; edits for one that changes it.
	open, edits bool
	run         func(w *wizard, argument string)
}

// commands are all of them, in the order of the help.
func commands() []command {
	type c = command
	return []command{
		c{name: "back", help: "the question before", run: func(w *wizard, _ string) { w.leaveText(); w.step.back(w) }},
		c{name: "skip", help: "the next question, without an answer", run: func(w *wizard, _ string) { w.leaveText(); w.step.skip(w) }},
		c{name: "next", help: "the next provision without an answer", open: true, run: (*wizard).next},
		c{name: "go", argument: "5.3-1", help: "a provision", open: true, run: (*wizard).goTo},
		c{name: "facts", argument: "NUMBER", help: "the questions about the device", open: true, run: (*wizard).facts},
		c{name: "product", argument: "NUMBER", help: "product and maker; a number goes to that line", open: true, run: (*wizard).product},
		c{name: "cover", help: "signature, support period and the rest of the cover", open: true, run: func(w *wizard, _ string) { w.jump(&coverStep{declaration: true, from: w.anchor()}) }},
		c{name: "review", help: "what is wrong or missing", open: true, run: func(w *wizard, _ string) { w.jump(&reviewStep{from: w.anchor()}) }},
		c{name: "export", help: "write the statement", open: true, run: func(w *wizard, _ string) { w.jump(&exportStep{from: w.anchor()}) }},
		c{name: "migrate", help: "carry the answers over to another edition, in a new file", open: true, run: (*wizard).migrate},
		c{name: "home", help: "new assessment, recent ones, open a file", run: func(w *wizard, _ string) { w.jump(&homeStep{}) }},
		c{name: "assessments", argument: "WORDS", help: "all assessments in this folder and below, or those with some words", run: (*wizard).assessments},

		c{name: "about", help: "what is asked here, and why", open: true, run: (*wizard).about},
		c{name: "why", help: "why it applies or not", open: true, run: (*wizard).why},
		c{name: "examples", help: "how others meet it; a number takes one", open: true, run: (*wizard).examples},
		c{name: "reasons", help: "templates for a reason; a number takes one, read and a number reads it", open: true, run: (*wizard).reasons},
		c{name: "evidence", argument: "add", help: "what helps to show it, and what is named; add, remove 1, hash 1", open: true, run: (*wizard).evidence},
		c{name: "terms", help: "the terms it leans on", open: true, run: (*wizard).terms},
		c{name: "misuse", help: "misuse of devices at home", open: true, run: (*wizard).misuse},

		c{name: "take", help: "take the answer from another edition that waits here", open: true, edits: true, run: (*wizard).takeCarried},
		c{name: "detail", help: "write the Detail", open: true, edits: true, run: (*wizard).detail},
		c{name: "blanks", help: "fill the blanks of the Detail", open: true, edits: true, run: (*wizard).blanks},
		c{name: "note", help: "write a note, which is printed nowhere", open: true, edits: true, run: (*wizard).note},
		c{name: "points", argument: "add", help: "what is to be done or found out; add, done 1, edit 1, remove 1; all reads those of all provisions, all owner by owner", open: true, run: (*wizard).points},
		c{name: "conflicts", argument: "1 take 2", help: "what copies that were merged say differently; a number reads one; 1 take 2, 1 both, 1 before, 1 write decide it", open: true, run: (*wizard).conflicts},
		c{name: "flag", help: "mark it to come back to, or take the mark away", open: true, edits: true, run: (*wizard).flag},
		c{name: "clear", help: "take the answer back; the checks stay", open: true, edits: true, run: (*wizard).clear},
		c{name: "accept", help: "write N/A to all that do not apply", open: true, edits: true, run: (*wizard).accept},
		c{name: "base", argument: "confirm", help: "in a variant, take what the base says again; base confirm takes what the base has changed as seen", open: true, edits: true, run: (*wizard).base},
		c{name: "log", argument: "1", help: "what changed, when and by whom; a number reads a version in full, diff 1 compares it with now, restore 1 brings it back", open: true, run: (*wizard).log},
		c{name: "undo", help: "take the last change back", open: true, edits: true, run: (*wizard).undo},
		c{name: "redo", help: "bring it back again", open: true, edits: true, run: (*wizard).redo},

		c{name: "list", argument: "FILTER", help: "all provisions; or only open, waiting, unmet, n/a, undecided, flagged, mandatory, findings, points, own, out; or facts", open: true, run: (*wizard).listProvisions},
		c{name: "catalogue", also: []string{"catalog"}, argument: "FILTER", help: "what the edition asks for; a reference reads one, clause 5.3, status M, condition 12, words update, in or out choose", run: (*wizard).catalogueCommand},
		c{name: "scope", argument: "out 5.3-1", help: "what is out of scope; scope out leaves provisions out, scope in takes them in: references, clauses, all, or a filter", open: true, run: (*wizard).scope},
		c{name: "save", argument: "as PATH", help: "go on in a new file in another place", open: true, run: (*wizard).saveAs},
		c{name: "status", also: []string{"progress"}, help: "how far you are", open: true, run: (*wizard).status},
		c{name: "present", help: "not line by line", run: (*wizard).present},
		c{name: "help", also: []string{"?", "commands"}, help: "this", run: (*wizard).help},
		c{name: "quit", also: []string{"exit"}, help: "leave; everything is saved", run: func(w *wizard, _ string) { w.quit() }},
	}
}

// lookup finds the command that a line is. A command that takes no argument is not meant
// by a line that goes on after it.
func lookup(text string) (command, string, bool) {
	word, argument, _ := strings.Cut(strings.TrimSpace(text), " ")
	argument = strings.TrimSpace(argument)
	for _, c := range commands() {
		named := strings.EqualFold(c.name, word)
		for _, other := range c.also {
			named = named || strings.EqualFold(other, word)
		}
		if named && (argument == "" || c.argument != "") {
			return c, argument, true
		}
	}
	return command{}, "", false
}

// handle takes a line: a command, or what the step makes of it.
func (w *wizard) handle(text string) {
	slashed, isSlashed := strings.CutPrefix(strings.TrimSpace(text), "/")
	if c, argument, ok := lookup(slashed); ok && isSlashed {
		w.command(c, argument)
		return
	}
	if w.step.free() {
		w.takeText(text, slashed, isSlashed)
		return
	}
	if !w.takesNothing() && strings.TrimSpace(text) == "" {
		w.asked = false
		return
	}
	if chooser, ok := w.step.(*homeStep); !ok || !exactly(chooser.options(w), text) {
		if c, argument, ok := lookup(text); ok {
			w.command(c, argument)
			return
		}
	}
	if isSlashed {
		w.refuse("There is no command \"%s\". Enter help to hear all.", shorten(text))
		return
	}
	w.take(text)
}

// takesNothing reports whether an empty line means something to the step.
func (w *wizard) takesNothing() bool {
	switch w.step.(type) {
	case *editionStep, *tourStep:
		return true
	}
	return false
}

// take hands a line to the step, unless it would change a file that takes no changes.
func (w *wizard) take(text string) {
	switch at := w.step.(type) {
	case *homeStep, *editionStep, *browseStep, *newStep, *openStep, *glanceStep, *restoreStep, *migrateStep, *reviewStep, *exportStep:
	case *learnStep, *tourStep, *seedStep, *roundStep, *cardStep, *deviceStep, *partStep, *practiceStep:
	case *pickStep: // reads too, and looks for itself
	case *provisionStep:
		if at.problem == nil && w.readOnly() {
			return
		}
	default:
		if w.readOnly() {
			return
		}
	}
	w.step.take(w, text)
}

// readOnly refuses a line where the open file takes no changes.
func (w *wizard) readOnly() bool {
	locked := w.session != nil && w.session.File.ReadOnly()
	if locked {
		w.denied++
		w.refuse("The file is read-only: nothing was changed. Enter skip, back, list, review, export, save as or quit.")
	}
	return locked
}

// takeText hands a line to a step that takes any text. A lone word behind a slash is a
// command mistyped; a second slash makes it text. A path is neither.
func (w *wizard) takeText(text, slashed string, isSlashed bool) {
	if isSlashed && !w.naming() {
		rest, doubled := strings.CutPrefix(slashed, "/")
		if doubled && isWord(rest) {
			w.take("/" + rest)
			return
		}
		if isWord(slashed) {
			w.refuse("There is no command /%s. Enter /help to hear all, or //%s to write that as text.", shorten(slashed), shorten(slashed))
			return
		}
	}
	if c, _, ok := lookup(text); ok && isWord(strings.TrimSpace(text)) {
		w.say("\"%s\" is taken as text. The command is /%s.", shorten(text), c.name)
	}
	w.take(text)
}

// naming reports whether the name of a file is asked for, which may begin with a slash.
func (w *wizard) naming() bool {
	switch at := w.step.(type) {
	case *openStep:
		return true
	case *newStep:
		return at.named
	case *migrateStep:
		return at.to != nil
	}
	return false
}

// isWord reports whether a text is one word of plain letters.
func isWord(text string) bool {
	return text != "" && strings.Trim(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz?") == ""
}

// command runs a command. Unless it was refused, the question it leads to is asked.
func (w *wizard) command(c command, argument string) {
	if c.open && w.session == nil {
		w.refuse("%s needs an open assessment.", questionnaire.Capital(c.name))
		return
	}
	if c.edits && w.readOnly() {
		return
	}
	refused := w.refused
	w.asked, w.brief = false, true
	c.run(w, argument)
	w.asked = w.refused > refused
}

// help says what can be entered.
func (w *wizard) help(string) {
	w.say("Answer a choice with its number, its word, or the beginning of the word. An empty line asks again.")
	w.say("Where free text is asked for, a command needs a slash, such as /back. Write //back for that text itself. A text of several lines ends with a line that holds only a full stop.")
	if w.session != nil {
		w.say("Every answer is saved before the next question.")
	}
	w.say("The commands:")
	for _, c := range commands() {
		if c.open && w.session == nil {
			continue
		}
		name := c.name
		if c.argument != "" {
			name += " " + c.argument
		}
		w.item(name+": ", c.help)
	}
	w.say("M is mandatory, R is recommended. C and a number mean that it applies only on that condition. Y is supported, N is not supported, N/A is not applicable.")
}

// here is the provision that the step is about, or nil after saying that there is none.
func (w *wizard) here() *provisionStep {
	var p *provisionStep
	switch at := w.step.(type) {
	case *provisionStep:
		p = at
	case *textStep:
		p = at.from
	case *pickStep:
		p = at.from
	case *evidenceStep:
		p = at.from
	case *pointStep:
		p = at.from
	}
	if p == nil || p.problem != nil {
		w.refuse("This works at a provision. Enter next, or go and its reference.")
		return nil
	}
	p.answering.Refresh(w.session.Statement)
	return p
}

// leaveText takes over a text that was begun, before something else comes.
func (w *wizard) leaveText() {
	if t, ok := w.step.(*textStep); ok {
		t.store(w)
	}
}

// anchor is the step to come back to from the review or the export.
func (w *wizard) anchor() step {
	switch at := w.step.(type) {
	case *coverStep:
		if at.declaration {
			return at.from
		}
		return at
	case *folderStep:
		return at.from
	case *provisionStep, *factStep:
		return at
	case *textStep:
		return at.from
	case *pickStep:
		return at.from
	case *conflictStep:
		return at.from
	case *evidenceStep:
		return at.from
	case *pointStep:
		return at.from
	case *confirmStep:
		return at.from
	case *reviewStep:
		return at
	case *exportStep:
		if review, ok := at.from.(*reviewStep); ok {
			return review.from
		}
		return at.from
	}
	return nil
}

// jump goes to a step out of order. What was begun is kept, and where a provision is left
// its answer is said.
func (w *wizard) jump(to step) {
	w.leaveText()
	switch at := w.step.(type) {
	case *provisionStep:
		at.sayAnswer(w)
	case *textStep:
		at.from.sayAnswer(w)
	case *pickStep:
		at.from.sayAnswer(w)
	}
	w.enter(to)
}

// next goes to the next unanswered provision.
func (w *wizard) next(string) {
	w.leaveText()
	after := ""
	if at, ok := w.step.place(); ok && at.page == pageProvision {
		after = at.reference
	}
	reference := w.session.Statement.NextOpen(after)
	if reference == "" {
		if w.session.Statement.Partial() {
			w.say("Everything in scope is answered.")
			return
		}
		w.say("Every provision is answered.")
		return
	}
	w.jump(w.provision(reference))
}

// goTo goes to a provision: the one named, or the first whose reference begins so.
func (w *wizard) goTo(reference string) {
	if reference == "" {
		w.refuse("Enter go and a reference, such as go 5.3-1.")
		return
	}
	provisions := w.session.Edition.Provisions()
	references := make([]string, 0, len(provisions))
	for _, provision := range provisions {
		references = append(references, provision.Reference)
	}
	if at := questionnaire.FindReference(references, reference); at >= 0 {
		w.leaveText()
		w.jump(w.provision(references[at]))
		return
	}
	w.refuse("No provision begins with \"%s\". Enter list to hear all.", shorten(reference))
}

// product goes to a text of the cover: that of the number given, or the first.
func (w *wizard) product(number string) {
	at := 1
	if number != "" {
		n, err := strconv.Atoi(number)
		if last := len(session.ProductFields()); err != nil || n < 1 || n > last {
			w.refuse("Enter product and a number from 1 to %d.", last)
			return
		}
		at = n
	}
	w.jump(&coverStep{at: at - 1})
}

// facts goes to the questions about the device: the one of the number given, the one that
// the provision waits for, else the first not answered yet, else the first.
func (w *wizard) facts(number string) {
	questions := w.session.Profile().Questions()
	if len(questions) == 0 {
		w.refuse("This edition asks nothing about the device.")
		return
	}
	id := ""
	if number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 || n > len(questions) {
			w.refuse("Enter facts and a number from 1 to %d. The command \"list facts\" reads them all.", len(questions))
			return
		}
		id = questions[n-1].ID
	} else if p, ok := w.step.(*provisionStep); ok && p.problem == nil && len(p.row().Missing()) > 0 {
		id = p.row().Missing()[0]
	}
	w.jump(w.fact(id))
}
