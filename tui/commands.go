package tui

import (
	"fmt"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// absolute returns the absolute form of a path, or the path itself where there is none.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

// openFile reads an assessment.
func (m *app) openFile(path string) tea.Cmd {
	options := m.options
	return func() tea.Msg { return options.read(path) }
}

// read opens an assessment together with its edition and the places remembered.
func (o Options) read(path string) openedMsg {
	assessment, file, err := store.Open(path)
	if err != nil {
		return openedMsg{err: err}
	}
	edition, err := o.Library.Edition(assessment.Edition)
	if err != nil {
		return openedMsg{err: fmt.Errorf("%s: %w", path, err)}
	}
	return openedMsg{
		edition: edition, assessment: assessment, file: file,
		history: store.OpenHistory(path), places: store.LoadPlaces(o.Places),
	}
}

// createFile starts a new assessment on disk.
func (m *app) createFile(path, product string) tea.Cmd {
	options := m.options
	return func() tea.Msg {
		if filepath.Ext(path) == "" {
			path += store.Ending
		}
		edition, err := options.Library.Edition(questionnaire.DefaultEdition)
		if err != nil {
			return openedMsg{err: err}
		}
		assessment := questionnaire.NewAssessment(edition.ID, store.NewID())
		assessment.Product.Name = product
		file, err := store.Create(path, assessment)
		if err != nil {
			return openedMsg{err: err}
		}
		return openedMsg{
			edition: edition, assessment: assessment, file: file,
			history: store.OpenHistory(path), places: store.LoadPlaces(options.Places), fresh: true,
		}
	}
}
