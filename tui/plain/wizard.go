package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
	"ask645/tui/session"
)

// wizard is the conversation: what it works on, the step it is at, and what it has to say.
type wizard struct {
	options Options
	input   *input
	printer
	session *work

	step step
	// asked is true once the step was shown; then only the prompt is repeated. brief is
	// true where it is shown again after something else was read: without its help.
	asked, brief bool
	// notices are said once what they tell of is on disk; fresh is true while it was not
	// said of something that it is.
	notices []notice
	fresh   bool
	// told holds what was said of provisions that do not apply, so that it is said once.
	told map[string]string
	// group is the heading under which facts were asked last.
	group string
	// remembered is the place noted for the next start.
	remembered place

	// leftOut counts the packs that cannot be used and of which the person was told.
	leftOut int

	// done is true once the person quit; warned once they know that quitting loses
	// something. complained is the trouble with saving that was told last.
	done, warned bool
	// failed is why the result of a round was not written, or nil.
	failed     error
	complained string
	// refused counts lines that fitted nothing; first names the first of them. denied counts
	// those that would have changed a file that takes no changes.
	refused, denied int
	first           string
}

// step is one question of the conversation.
type step interface {
	// show asks the question.
	show(w *wizard)
	// take takes a line that is no command.
	take(w *wizard, text string)
	// free reports whether the question takes any text, so that a command needs a slash.
	free() bool
	// back goes to the question before, skip past this one.
	back(w *wizard)
	skip(w *wizard)
	// place is where the step stands, for the next start; ok is false where it is nowhere
	// to return to.
	place() (at place, ok bool)
}

// place is a page and a fact or provision on it, named as the full screen names them, so
// that a person can go on there.
type place struct{ page, reference string }

// The pages that both ways of asking know.
const (
	pageFacts     = "facts"
	pageProvision = "provision"
	pageReview    = "review"
	pageExport    = "export"
)

// run asks until the person quits, the input ends or the system ends the program.
func (w *wizard) run(ctx context.Context) error {
	defer w.input.close()
	for !w.done && w.err == nil {
		w.tellLeftOut()
		w.settle()
		if !w.asked {
			w.asked = true
			w.space()
			w.step.show(w)
			w.brief = false
		}
		w.prompt()
		text, err := w.input.next(ctx)
		var interrupted *InterruptedError
		switch {
		case errors.Is(err, errLongLine):
			w.write("\n")
			w.refuse("%s", sentence(err.Error()))
			continue
		case errors.As(err, &interrupted):
			w.keep()
			w.write("\n")
			w.farewell("Interrupted.")
			if unsaved := w.unsaved(); unsaved != nil {
				return unsaved
			}
			return err
		case errors.Is(err, io.EOF):
			return w.ended()
		case err != nil:
			w.keep()
			return err
		}
		if w.options.Script {
			w.write(questionnaire.PrintableLine(text) + "\n")
		}
		w.handle(text)
	}
	if w.err != nil {
		w.keep()
		return fmt.Errorf("write the questions: %w", w.err)
	}
	if w.failed != nil {
		return w.failed
	}
	if err := w.unsaved(); err != nil {
		return err
	}
	return w.changesDenied()
}

// changesDenied tells a script that its answers went nowhere. A person was told.
func (w *wizard) changesDenied() error {
	if !w.options.Script || w.denied == 0 {
		return nil
	}
	return fmt.Errorf("%s of input would have changed the file, and nothing was changed: %s", lines(w.denied), w.session.File.Because())
}

// notice is something to say after a save; closes marks the end of a part of the work, where
// the person is told that it is saved.
type notice struct {
	text   string
	closes bool
}

// settle saves what the last line changed, and then says what it led to.
func (w *wizard) settle() {
	w.save()
	for _, n := range w.notices {
		if n.closes && w.fresh && w.unsaved() == nil {
			n.text, w.fresh = n.text+" Saved.", false
		}
		w.say("%s", n.text)
	}
	w.notices = nil
	w.remember()
}

// save brings answers to disk. Trouble is told at once, and when it is over.
func (w *wizard) save() {
	if w.session == nil {
		return
	}
	w.fresh = w.session.pending() || w.fresh
	news := w.session.news
	err := w.session.save()
	if w.session.baseMoved && !w.session.baseTold {
		w.session.baseTold = true
		w.complain("%s", sentence(session.BaseMovedWords(w.session.Session)))
	}
	switch {
	case err == nil && w.complained != "":
		w.complained, w.warned = "", false
		w.complain("Everything is saved again.")
	case err != nil && (news || w.complained != err.Error()):
		w.complained = err.Error()
		w.complain("Not saved: %v. The session goes on, and the next answer tries again. Enter save as and a path, such as save as %s, to go on in another place.", err, w.session.Elsewhere())
	}
}

// complain says what concerns the running of the program.
func (w *wizard) complain(format string, arguments ...any) {
	p := printer{out: w.options.Err, width: w.width}
	p.say(format, arguments...)
}

// keep saves before the wizard ends, with a text that was begun.
func (w *wizard) keep() {
	if unfinished, ok := w.step.(*textStep); ok {
		unfinished.store(w)
	}
	w.save()
}

// ended is the end of the input: everything is saved, and the person told where it goes on.
func (w *wizard) ended() error {
	w.keep()
	w.write("\n")
	w.farewell("The input ended.")
	if err := w.unsaved(); err != nil {
		return err
	}
	if err := w.changesDenied(); err != nil {
		return err
	}
	if w.options.Script && w.refused > 0 {
		return fmt.Errorf("%s of input fitted no question, first %s: look whether the answers after it met the right ones", lines(w.refused), w.first)
	}
	return nil
}

func lines(n int) string {
	if n == 1 {
		return "1 line"
	}
	return fmt.Sprintf("%d lines", n)
}

// farewell says that everything is saved and where it goes on.
func (w *wizard) farewell(why string) {
	switch {
	case w.session == nil && w.options.Learn != nil && !w.options.Learn.AtHome:
		w.complain("%s", why)
	case w.session == nil:
		w.complain("%s No assessment is open.", why)
	case w.session.File.ReadOnly():
		w.complain("%s Nothing was changed.", why)
	case w.session.problem != nil: // Run returns it, and whoever called tells it
	default:
		w.complain("%s Everything is saved in %s.%s", why, w.session.File.Path(), w.goesOn())
	}
}

// goesOn says where the next start goes on.
func (w *wizard) goesOn() string {
	at, ok := w.step.place()
	switch {
	case !ok:
		return ""
	case at.page == pageProvision:
		return " It goes on at " + at.reference + "."
	case at.page == pageFacts:
		return " It goes on with the questions about the device."
	}
	return " It goes on at the " + at.page + "."
}

// unsaved is why answers are not on disk, or nil.
func (w *wizard) unsaved() error {
	if w.session == nil {
		return nil
	}
	return w.session.problem
}

// quit ends the wizard. Where something cannot be saved it asks for a second word.
func (w *wizard) quit() {
	w.keep()
	if w.unsaved() != nil && !w.warned {
		w.warned = true
		w.tell("Not everything is saved. Enter save as and a path to save it in another place. Enter quit again to leave without it.")
		return
	}
	w.done = true
	if w.session != nil {
		w.farewell("Goodbye.")
	}
}

// enter goes to a step.
func (w *wizard) enter(to step) { w.step, w.asked, w.brief = to, false, false }

// tell says something once what it tells of is on disk.
func (w *wizard) tell(format string, arguments ...any) {
	w.notices = append(w.notices, notice{text: fmt.Sprintf(format, arguments...)})
}

// close says likewise that a part of the work is done.
func (w *wizard) close(format string, arguments ...any) {
	w.notices = append(w.notices, notice{fmt.Sprintf(format, arguments...), true})
}

// refuse says why a line changes nothing. The question stays, and only its prompt follows.
func (w *wizard) refuse(format string, arguments ...any) {
	w.say(format, arguments...)
	w.refused++
	if w.first == "" {
		w.first = fmt.Sprintf("line %d", w.input.number)
	}
}

// open makes an assessment the one that is worked on and goes to where it was left.
func (w *wizard) open(o opened) {
	w.letGo()
	w.session, w.told, w.warned = w.start(o), map[string]string{}, false
	w.remembered, w.complained, w.group = place{}, "", ""
	w.tell("Opened %s: %s, %s. Enter help for what you can enter.", o.file.Path(), w.session.product(), o.edition.Title)
	if base := w.session.VariantOf(); base != "" {
		w.tell("It is a variant of %s, at %s.", base, o.assessment.BasePlace())
	}
	if warning := o.file.Warning(); warning != "" {
		w.tell("%s", sentence(warning))
	}
	if o.file.ReadOnly() {
		w.tell("The file is read-only. You can read and export, but not answer.")
		if !o.sample {
			w.tell("%s Enter save as and a path for a copy to work on.", sentence(o.file.Because()))
		}
	}
	switch n := len(w.session.Conflicts()); n {
	case 0:
	case 1:
		w.tell("1 conflict of copies that were merged is open. Enter conflicts to decide it.")
	default:
		w.tell("%d conflicts of copies that were merged are open. Enter conflicts to decide them.", n)
	}
	if words := w.session.Introduction(fmt.Sprintf("enter product %d", session.AssessorField()+1)); words != "" && !o.sample && !o.file.ReadOnly() {
		w.tell("%s", words)
	}
	known, found := store.LoadPlaces(w.options.Places).Find(absolute(o.file.Path()))
	switch {
	case o.sample:
		w.goOn()
	case o.fresh:
		w.enter(&coverStep{})
	case o.carried:
		w.goOnCarried()
	case found && known.At == pageProvision && o.edition.Provision(known.Reference) != nil:
		w.enter(w.provision(known.Reference))
	case found && known.At == pageFacts && w.asks(known.Reference):
		w.enter(w.fact(known.Reference))
	case found && known.At == pageReview:
		w.enter(&reviewStep{})
	case found && known.At == pageExport:
		w.enter(&exportStep{})
	default:
		w.goOn()
	}
}

// letGo lets other programs change the file that is open.
func (w *wizard) letGo() {
	if w.session != nil {
		w.session.Close()
	}
}

// goOn goes to what is open: a fact, else a provision, else the review.
func (w *wizard) goOn() {
	if fact := w.session.Profile().Next(); fact != nil {
		w.enter(w.fact(fact.ID))
		return
	}
	w.enterNext("")
}

// enterNext goes to the next unanswered provision after the given one, else to the review.
func (w *wizard) enterNext(after string) {
	if reference := w.session.Statement.NextOpen(after); reference != "" {
		w.enter(w.provision(reference))
		return
	}
	w.enter(&reviewStep{})
}

// remember notes where the person is, for the next start. Not knowing it then is no reason
// to disturb the person now.
func (w *wizard) remember() {
	if w.session == nil || w.session.sample || w.options.Places == "" {
		return
	}
	at, ok := w.step.place()
	if !ok || at == w.remembered {
		return
	}
	w.remembered = at
	_ = store.Remember(w.options.Places, store.Place{
		Path:      absolute(w.session.File.Path()),
		Product:   w.session.Assessment.Product.Name,
		Edition:   w.session.Edition.ID,
		At:        at.page,
		Reference: at.reference,
		Opened:    w.options.Now(),
	})
}

// absolute returns the absolute form of a path, or the path itself where there is none.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

// tellLeftOut says once of each pack that nobody named, and that cannot be used, that it is
// left out.
func (w *wizard) tellLeftOut() {
	for left := w.options.Library.LeftOut(); w.leftOut < len(left); w.leftOut++ {
		w.tell("%s", sentence(left[w.leftOut].GoingOn()))
	}
}
