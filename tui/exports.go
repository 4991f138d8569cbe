package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ask645/export"
	"ask645/export/psti"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// exports writes formats one after the other, whatever page the person has gone to.
type exports struct {
	// waiting are the formats to be written, the first of them being written now; of counts
	// those that were asked for together, done says what became of the others.
	waiting []string
	of      int
	done    []string
	// chosen is what was chosen last, where a person finds the cursor again.
	chosen string
}

// exportedMsg ends an export.
type exportedMsg struct {
	format, path string
	warnings     []string
	err          error
}

// line says where a finished export is; an export that failed is nowhere.
func (msg exportedMsg) line() string {
	if msg.err != nil {
		return "Not written: " + filepath.Base(msg.path)
	}
	return "Written and read back: " + filepath.Base(msg.path) + msg.where()
}

// where names the folder of a finished export, unless it is where the program was started.
func (msg exportedMsg) where() string {
	if folder := filepath.Dir(msg.path); folder != "." {
		return ", in " + folder
	}
	return ""
}

// trouble says why an export failed, or what it could not show, or "".
func (msg exportedMsg) trouble() string {
	if refusal := psti.Refused(msg.err); refusal != nil {
		return refusal.Summary()
	}
	if msg.err != nil {
		return msg.err.Error()
	}
	return strings.Join(msg.warnings, "; ")
}

// refused lists the reasons for which a statement under a law was refused, or returns nil.
func (msg exportedMsg) refused() *overlay {
	refusal := psti.Refused(msg.err)
	if refusal == nil {
		return nil
	}
	o := &overlay{title: msg.line()}
	o.blocks = append(o.blocks, block{text: "The answers do not carry this statement:"})
	for _, reason := range refusal.Lines() {
		o.blocks = append(o.blocks, block{text: reason})
	}
	return o
}

// begin writes formats; the pages stay usable meanwhile.
func (e *exports) begin(m *app, names []string) action {
	if len(e.waiting) > 0 {
		return action{notice: "still writing " + e.waiting[0]}
	}
	e.waiting, e.of = slices.Clone(names), len(names)
	return action{cmd: m.export(e.waiting[0])}
}

// finished takes the end of an export and starts the next one, if any waits.
func (e *exports) finished(m *app, msg exportedMsg) tea.Cmd {
	e.done = slices.DeleteFunc(e.done, func(line string) bool { return line == msg.line() })
	e.done = append(e.done, msg.line())
	if trouble := msg.trouble(); trouble != "" {
		e.done = append(e.done, strings.Split(trouble, "\n")...)
	}
	if e.waiting = e.waiting[1:]; len(e.waiting) == 0 {
		return nil
	}
	return m.export(e.waiting[0])
}

// told says what was written and what is being written, a line each.
func (e *exports) told() []string {
	if len(e.waiting) == 0 {
		return e.done
	}
	return append(slices.Clone(e.done), fmt.Sprintf("Writing %s, %d of %d", e.waiting[0], e.of-len(e.waiting)+1, e.of))
}

// dayPrefix begins the name of a format of the sheet of the day.
const dayPrefix = "day "

// exportDay is the work of writing the sheet of today in one format.
func (m *app) exportDay(name, format string) tea.Cmd {
	path, folder, options := m.session.File.Path(), m.folder, m.options
	letterhead, wrong := m.letterheads.Chosen()
	return func() tea.Msg {
		today := options.today()
		msg := exportedMsg{format: name, path: "the sheet of the day", err: wrong}
		if wrong != nil {
			return msg
		}
		states, err := store.Log(path)
		if err != nil {
			msg.err = err
			return msg
		}
		sheet, err := export.PrepareDay(states, options.Library, today, today, export.Options{
			Date: today, Generator: "ask645 " + options.Version, Letterhead: letterhead,
		})
		if err != nil {
			msg.err = err
			return msg
		}
		msg.path = sheet.Path(path, format)
		if folder != "" {
			msg.path = sheet.In(folder, path, format)
		}
		if msg.err = os.MkdirAll(filepath.Dir(msg.path), 0o700); msg.err == nil {
			msg.warnings, msg.err = sheet.Write(msg.path, format)
		}
		return msg
	}
}

// export is the work of writing one format.
func (m *app) export(name string) tea.Cmd {
	if format, ok := strings.CutPrefix(name, dayPrefix); ok {
		return m.exportDay(name, format)
	}
	format, err := export.Lookup(name)
	if err != nil {
		return func() tea.Msg { return exportedMsg{format: name, path: name, err: err} }
	}
	path, options := format.Path(m.session.File.Path()), m.options
	if m.folder != "" {
		path = format.In(m.folder, m.session.File.Path())
	}
	edition, assessment, without := m.session.Edition, m.session.Assessment.Clone(), m.withoutNotes
	letterhead, wrong := m.letterheads.Chosen()
	return func() tea.Msg {
		today := options.today()
		msg := exportedMsg{format: name, path: path}
		if wrong != nil && format.Dressed {
			msg.err = wrong
			return msg
		}
		prepared, err := export.Prepare(questionnaire.Evaluate(edition, assessment, today), export.Options{
			Date: today, Generator: "ask645 " + options.Version, WithoutNotes: without, Letterhead: letterhead,
		})
		if err == nil {
			err = os.MkdirAll(filepath.Dir(path), 0o700)
		}
		if msg.err = err; err == nil {
			msg.warnings, msg.err = prepared.Write(path, name)
		}
		return msg
	}
}
