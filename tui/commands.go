package tui

import (
	"fmt"
	"io/fs"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
	"ask645/tui/session"
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
	var current *store.File
	if m.session != nil {
		current = m.session.File
	}
	return func() tea.Msg { return options.read(session.ExpandHome(path), current) }
}

// read opens an assessment to work on it. current is the file that is open already, or nil.
func (o Options) read(path string, current *store.File) openedMsg {
	assessment, file, err := store.Edit(path, current)
	if err != nil {
		return openedMsg{err: err}
	}
	return o.with(assessment, file)
}

// with adds to an assessment its edition, its history and the places remembered.
func (o Options) with(assessment *questionnaire.Assessment, file *store.File) openedMsg {
	edition, err := o.Library.Edition(assessment.Edition)
	if err != nil {
		file.Close()
		return openedMsg{err: fmt.Errorf("%s: %w", file.Path(), err)}
	}
	return openedMsg{
		edition: edition, assessment: assessment, file: file,
		history: store.OpenHistory(file.Path()), places: store.LoadPlaces(o.Places),
	}
}

// sampleName is the sample that home offers.
const sampleName = "smart-lock.ask645.json"

// openSample reads the sample, which is part of the program and on no disk.
func (m *app) openSample() tea.Cmd {
	options := m.options
	return func() tea.Msg {
		data, err := fs.ReadFile(options.Samples, "samples/"+sampleName)
		if err != nil {
			return openedMsg{err: fmt.Errorf("read the sample: %w", err)}
		}
		assessment, err := questionnaire.Decode(data)
		if err != nil {
			return openedMsg{err: fmt.Errorf("read the sample: %w", err)}
		}
		edition, err := options.Library.Edition(assessment.Edition)
		if err != nil {
			return openedMsg{err: err}
		}
		return openedMsg{edition: edition, assessment: assessment, file: store.Sample(sampleName), history: store.OpenHistory(""), sample: true}
	}
}

// createFile starts a new assessment on disk.
func (m *app) createFile(path, product, id string) tea.Cmd {
	options := m.options
	return func() tea.Msg {
		path := session.ExpandHome(path)
		if filepath.Ext(path) == "" {
			path += store.Ending
		}
		edition, err := options.Library.Edition(id)
		if err != nil {
			return openedMsg{err: err}
		}
		assessment := questionnaire.NewAssessment(edition.ID, store.NewID())
		assessment.Product.Name = product
		file, err := store.Create(path, assessment)
		if err != nil {
			return openedMsg{err: err}
		}
		file.Lock()
		opened := options.with(assessment, file)
		opened.fresh = true
		return opened
	}
}
