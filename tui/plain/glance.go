package plain

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ask645/export/glance"
	"ask645/questionnaire/store"
)

// glanceStep lists the assessments below the folders that the program was started on, with a
// number each.
type glanceStep struct {
	// rows are all of them, as they were read when the step was entered.
	rows  []glance.Row
	order glance.Order
	// words are those that the ones listed have.
	words string
	// more is true where there are more folders than were looked through.
	more bool
}

// glance reads what lies below the folders.
func (w *wizard) glance(words string) *glanceStep {
	g := &glanceStep{words: words}
	folders := w.options.Folders
	if len(folders) == 0 {
		folders = []string{"."}
	}
	for row := range glance.Read(context.Background(), w.options.Library, store.Below(folders, glance.MostFolders), w.options.Today()) {
		if errors.Is(row.Err, store.ErrManyFolders) {
			g.more = true
			continue
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// shown are the rows that have the words, in their order.
func (g *glanceStep) shown() []glance.Row {
	rows := slices.Clone(g.rows)
	glance.Sort(rows, g.order)
	return slices.DeleteFunc(rows, func(r glance.Row) bool { return !r.Matches(g.words) })
}

func (g *glanceStep) show(w *wizard) {
	rows := g.shown()
	options := make([]option, 0, len(rows))
	for i := range rows {
		name := rows[i].Product
		if name == "" {
			name = "Unnamed product"
		}
		if rows[i].Err != nil {
			options = append(options, option{label: rows[i].Path + ": " + rows[i].Words()})
			continue
		}
		options = append(options, option{label: name + ": " + rows[i].Words(), note: rows[i].Path})
	}
	found := "Assessments: "
	if g.words != "" {
		found = fmt.Sprintf("Assessments with \"%s\": ", shorten(g.words))
	}
	w.say("%s%d, by %s.", found, len(rows), g.order)
	w.list(options)
	if g.more {
		w.say("There are more than %d folders; the rest was not looked through.", glance.MostFolders)
	}
	w.say("Enter a number to open one. Enter words to list those that have them, or all. For another order enter by %s. Enter back to leave.", strings.Join(glance.Names(), ", by "))
}

func (g *glanceStep) take(w *wizard, text string) {
	text = strings.TrimSpace(text)
	rows := g.shown()
	if n, err := strconv.Atoi(normal(text)); err == nil {
		if n < 1 || n > len(rows) {
			w.refuse("Enter a number from 1 to %d, or back.", len(rows))
			return
		}
		w.openFile(rows[n-1].Path)
		return
	}
	next := *g
	if name, ok := strings.CutPrefix(normal(text), "by "); ok {
		order, err := glance.ParseOrder(name)
		if err != nil {
			w.refuse("%s", sentence(err.Error()))
			return
		}
		next.order = order
	} else if next.words = text; normal(text) == "all" {
		next.words = ""
	}
	if len(next.shown()) == 0 {
		w.refuse("No assessment here has \"%s\".", shorten(text))
		return
	}
	w.enter(&next)
}

func (g *glanceStep) free() bool           { return false }
func (g *glanceStep) place() (place, bool) { return place{}, false }
func (g *glanceStep) back(w *wizard)       { w.enter(&homeStep{}) }
func (g *glanceStep) skip(w *wizard)       { w.enter(&homeStep{}) }

// assessments lists what lies below the folders, or what of it has some words.
func (w *wizard) assessments(words string) {
	g := w.glance(words)
	switch {
	case len(g.rows) == 0:
		w.refuse("There is no assessment, a file named NAME%s, in this folder or below.", store.Ending)
	case len(g.shown()) == 0:
		w.refuse("No assessment here has \"%s\".", shorten(words))
	default:
		w.jump(g)
	}
}

// present says that there is no presentation line by line.
func (w *wizard) present(string) {
	w.refuse("There is no presentation line by line. Start ask645 FILE --present in a terminal.")
}
