package plain

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"ask645/export"
	"ask645/export/document"
	"ask645/export/psti"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
	"ask645/tui/session"
)

// exportStep says what the statement will hold and what is missing, and writes it.
type exportStep struct {
	// from is where the export was asked for, or nil.
	from step
	// folder is where files go, "" for beside the assessment; withoutNotes leaves notes and
	// flags out of them.
	folder       string
	withoutNotes bool
	letterheads  session.Letterheads
}

// What can be chosen beside the formats.
const (
	exportAll         = "all"
	exportFolder      = "folder"
	exportDeclaration = "declaration"
	exportNotes       = "notes"
	exportLetterhead  = "letterhead"
	exportDay         = "day"
)

func (e *exportStep) options(w *wizard) []option {
	var options []option
	for _, format := range export.Formats() {
		options = append(options, option{value: format.Name, label: format.Title, note: format.Describe})
	}
	where := "beside the assessment"
	if e.folder != "" {
		where = "now " + e.folder
	}
	options = append(options,
		option{value: exportDay, label: "Sheet of the day", note: "what was decided today, as PDF and Markdown; no statement", words: []string{"day", "sheet"}},
		option{value: exportAll, label: "All formats of the statement"},
		option{value: exportFolder, label: "Folder", note: where},
		option{value: exportDeclaration, label: "Signature, support period and the rest of the cover", words: []string{"cover", "signature"}})
	if e.letterheads.Read(w.options.Library); e.letterheads.Offered() {
		options = append(options, option{value: exportLetterhead, label: "Letterhead", note: e.letterheads.Words()})
	}
	if n := w.session.Assessment.Private(); n > 0 {
		note := fmt.Sprintf("%d, which go along in the data of PDF and JSON", n)
		if e.withoutNotes {
			note = fmt.Sprintf("%d, which are left out", n)
		}
		options = append(options, option{value: exportNotes, label: "Notes and flags", note: note})
	}
	return append(options,
		option{value: "review", label: "Back to the review"},
		option{value: "quit", label: "Quit"})
}

func (e *exportStep) show(w *wizard) {
	if w.brief {
		w.say("Export the statement.")
		w.list(e.options(w))
		return
	}
	s := w.session.Statement
	w.say("Export the statement. %s", s.Result())
	w.say("In it: %s.", strings.Join(document.Contents(s), ", "))
	if n := s.Errors(); n > 0 {
		w.say("Findings of severity error that would stand in it: %d. Enter review to hear them.", n)
	}
	if missing := document.Missing(s.Assessment); missing != "" {
		w.say("%s", missing)
	}
	w.list(e.options(w))
}

func (e *exportStep) take(w *wizard, text string) {
	value, ok := w.choose(e.options(w), text)
	if !ok {
		return
	}
	switch value {
	case "review":
		w.enter(&reviewStep{})
	case "quit":
		w.quit()
	case exportFolder:
		w.enter(&folderStep{from: e})
	case exportDeclaration:
		w.enter(&coverStep{declaration: true, from: e})
	case exportNotes:
		e.withoutNotes = !e.withoutNotes
		w.asked, w.brief = false, true
	case exportLetterhead:
		e.letterheads.Next()
		w.asked, w.brief = false, true
	case exportDay:
		e.day(w)
	case exportAll:
		e.export(w, export.StatementNames())
	default:
		e.export(w, []string{value})
	}
}

// export writes the statement in each of the formats. Formats are asked for again after it.
func (e *exportStep) export(w *wizard, names []string) {
	w.asked, w.brief = false, true
	letterhead, wrong := e.letterheads.Chosen()
	today := w.options.Today()
	statement := questionnaire.Evaluate(w.session.Edition, w.session.Assessment, today)
	prepared, err := export.Prepare(statement, export.Options{
		Date: today, Generator: "ask645 " + w.options.Version, WithoutNotes: e.withoutNotes, Letterhead: letterhead,
	})
	if err != nil {
		w.complain("Nothing was written: %v.", err)
		return
	}
	for _, name := range names {
		if format, err := export.Lookup(name); err == nil && format.Dressed && wrong != nil {
			w.complain("Not written as %s: %v.", format.Title, wrong)
			continue
		}
		e.write(w, prepared, name)
	}
}

// day writes the sheet of today in all its formats.
func (e *exportStep) day(w *wizard) {
	w.asked, w.brief = false, true
	today, path := w.options.Today(), w.session.File.Path()
	states, err := store.Log(path)
	if err != nil {
		w.complain("Nothing was written: %v.", err)
		return
	}
	letterhead, err := e.letterheads.Chosen()
	if err != nil {
		w.complain("Nothing was written: %v.", err)
		return
	}
	sheet, err := export.PrepareDay(states, w.options.Library, today, today, export.Options{
		Date: today, Generator: "ask645 " + w.options.Version, Letterhead: letterhead,
	})
	if err != nil {
		w.complain("Nothing was written: %v.", err)
		return
	}
	for _, format := range export.DayFormats() {
		to := sheet.Path(path, format)
		if e.folder != "" {
			to = sheet.In(e.folder, path, format)
			if err := os.MkdirAll(e.folder, 0o700); err != nil {
				w.complain("Nothing was written: %v.", err)
				return
			}
		}
		warnings, err := sheet.Write(to, format)
		for _, warning := range warnings {
			w.tell("%s", sentence(warning))
		}
		if err != nil {
			w.complain("Not written: %v.", err)
			continue
		}
		w.tell("Written and read back: %s", to)
	}
}

// write writes one format.
func (e *exportStep) write(w *wizard, prepared *export.Prepared, name string) {
	format, err := export.Lookup(name)
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	path := format.Path(w.session.File.Path())
	if e.folder != "" {
		path = format.In(e.folder, w.session.File.Path())
		if err := os.MkdirAll(e.folder, 0o700); err != nil {
			w.complain("Nothing was written: %v.", err)
			return
		}
	}
	warnings, err := prepared.Write(path, name)
	for _, warning := range warnings {
		w.tell("%s", sentence(warning))
	}
	if refusal := psti.Refused(err); refusal != nil {
		w.tell("Nothing was written: %s.", refusal.Summary())
		for _, reason := range refusal.Lines() {
			w.tell("- %s", reason)
		}
		return
	}
	if err != nil {
		for _, line := range strings.Split(err.Error(), "\n") {
			w.complain("Not written as %s: %s.", format.Title, line)
		}
		return
	}
	w.tell("Written and read back: %s", path)
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

// folderStep asks where exports go.
type folderStep struct{ from *exportStep }

func (f *folderStep) show(w *wizard) {
	w.say("Folder for exports, relative to where the program was started. It is made if it is not there.")
	w.say("A line with only - means beside the assessment. Enter its path, or /back.")
}

func (f *folderStep) take(w *wizard, text string) {
	switch text = strings.TrimSpace(questionnaire.PrintableLine(text)); text {
	case "":
		w.refuse("Name a folder, or enter /back.")
		return
	case clearing:
		f.from.folder = ""
	default:
		f.from.folder = filepath.Clean(session.ExpandHome(text))
	}
	w.enter(f.from)
	w.brief = true
}

func (f *folderStep) free() bool           { return true }
func (f *folderStep) back(w *wizard)       { w.enter(f.from) }
func (f *folderStep) skip(w *wizard)       { w.enter(f.from) }
func (f *folderStep) place() (place, bool) { return place{}, false }
