package plain

import (
	"errors"
	"path/filepath"
	"strings"

	"ask645/questionnaire/store"
	"ask645/tui/session"
)

// saveAs goes on in a new file: where the disk takes nothing more, or where the file that is
// open takes no changes.
func (w *wizard) saveAs(argument string) {
	word, path, _ := strings.Cut(argument, " ")
	path = strings.TrimSpace(path)
	if !strings.EqualFold(word, "as") || path == "" {
		w.refuse("Enter save as and the path of a new file, such as save as %s.", w.session.Elsewhere())
		return
	}
	path = session.ExpandHome(path)
	if filepath.Ext(path) == "" {
		path += store.Ending
	}
	w.leaveText()
	if err := w.session.saveAs(path); err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	w.complained, w.warned, w.fresh, w.remembered = "", false, false, place{}
	w.tell("Saved to %s. The work goes on there; the file that was open stays as it is.", path)
	if warning := w.session.File.Warning(); warning != "" {
		w.tell("%s", sentence(warning))
	}
}

// restoreStep offers the newest good version of a file that cannot be read.
type restoreStep struct{ damaged *store.DamagedError }

// offersRestore asks whether to restore a file where an error is about one that can be. A
// script has no answer to that.
func (w *wizard) offersRestore(err error) bool {
	var damaged *store.DamagedError
	if w.options.Script || !errors.As(err, &damaged) {
		return false
	}
	w.enter(&restoreStep{damaged})
	return true
}

// Values of the options of the step.
const (
	restoreNow  = "\x00restore"
	restoreHome = "\x00home"
	restoreQuit = "\x00quit"
)

func (r *restoreStep) options() []option {
	return []option{
		{value: restoreNow, label: "Go on with that version, in a new file beside it", words: []string{"restore", "yes"}},
		{value: restoreHome, label: "Home", words: []string{"no"}},
		{value: restoreQuit, label: "Quit", words: []string{"exit"}},
	}
}

func (r *restoreStep) show(w *wizard) {
	w.say("%s cannot be read: %v.", r.damaged.Path, r.damaged.Err)
	w.say("It stays as it is. The newest good version kept is of %s.", store.Moment(r.damaged.Version.At))
	w.list(r.options())
}

func (r *restoreStep) take(w *wizard, text string) {
	value, ok := w.choose(r.options(), text)
	switch {
	case !ok:
	case value == restoreNow:
		r.restore(w)
	case value == restoreHome:
		w.enter(&homeStep{})
	case value == restoreQuit:
		w.quit()
	}
}

// restore goes on with the newest good version in a new file.
func (r *restoreStep) restore(w *wizard) {
	assessment, file, again, err := r.damaged.Restore()
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	restored, err := w.with(assessment, file)
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	w.open(restored)
	w.tell("Restored into %s. Later saves brought back from the history: %d.", file.Path(), again)
}

func (r *restoreStep) free() bool           { return false }
func (r *restoreStep) back(w *wizard)       { w.enter(&homeStep{}) }
func (r *restoreStep) skip(w *wizard)       { w.enter(&homeStep{}) }
func (r *restoreStep) place() (place, bool) { return place{}, false }
