package plain

import (
	"strings"

	"ask645/export"
	"ask645/export/psti"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// exportStep writes the statement to a file beside the assessment.
type exportStep struct {
	// from is where the export was asked for, or nil.
	from step
}

func (e *exportStep) options() []option {
	var options []option
	for _, format := range export.Formats() {
		options = append(options, option{value: format.Name, label: strings.ToUpper(format.Name), note: format.Describe})
	}
	return append(options,
		option{value: "review", label: "Back to the review"},
		option{value: "quit", label: "Quit"})
}

func (e *exportStep) show(w *wizard) {
	if w.brief {
		w.say("Export the statement.")
		w.list(e.options())
		return
	}
	w.say("Export the statement. %s", w.session.Statement.Result())
	if n := w.session.Statement.Errors(); n > 0 {
		w.say("Findings of severity error that would stand in it: %d. Enter review to hear them.", n)
	}
	w.list(e.options())
}

func (e *exportStep) take(w *wizard, text string) {
	value, ok := w.choose(e.options(), text)
	switch {
	case !ok:
	case value == "review":
		w.enter(&reviewStep{})
	case value == "quit":
		w.quit()
	default:
		e.export(w, value)
	}
}

// export writes the statement in one format. The format is asked for again after it.
func (e *exportStep) export(w *wizard, name string) {
	format, err := export.Lookup(name)
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	today := w.options.Today()
	statement := questionnaire.Evaluate(w.session.Edition, w.session.Assessment, today)
	result, err := export.Render(name, statement, export.Options{Date: today, Generator: "ask645 " + w.options.Version})
	path := format.Path(w.session.File.Path())
	if err == nil {
		err = store.WriteFile(path, result.Bytes, 0o600)
	}
	w.asked, w.brief = false, true
	if refusal := psti.Refused(err); refusal != nil {
		w.tell("Nothing was written: %s.", refusal.Summary())
		for _, reason := range refusal.Lines() {
			w.tell("- %s", reason)
		}
		return
	}
	if err != nil {
		w.complain("Nothing was written: %v.", err)
		return
	}
	for _, warning := range result.Warnings {
		w.tell("%s", sentence(warning))
	}
	w.tell("Written: %s", path)
}

func (e *exportStep) free() bool           { return false }
func (e *exportStep) place() (place, bool) { return place{page: pageExport}, true }

func (e *exportStep) back(w *wizard) {
	if e.from != nil {
		w.enter(e.from)
		return
	}
	w.enter(&reviewStep{})
}

func (e *exportStep) skip(w *wizard) {
	w.refuse("This is the last step. Enter a format, back or quit.")
}
