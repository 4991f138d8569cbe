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
	return o.with(edit(path, current))
}

// edited is an assessment that was read to be worked on, or why it was not.
type edited struct {
	assessment *questionnaire.Assessment
	file       *store.File
	err        error
}

func edit(path string, current *store.File) edited {
	assessment, file, err := store.Edit(path, current)
	return edited{assessment, file, err}
}

// beginReading begins to read the assessment with which the app is started, if any.
func (o Options) beginReading() <-chan edited {
	read := make(chan edited, 1)
	if o.Path != "" {
		go func() { read <- edit(o.Path, nil) }()
	}
	return read
}

// with adds to an assessment its edition, its history and the places remembered, and reads
// what its first page needs.
func (o Options) with(read edited) openedMsg {
	edition, err := o.editionOf(read)
	if err != nil {
		return openedMsg{err: err}
	}
	opened := openedMsg{
		edition: edition, assessment: read.assessment, file: read.file,
		history: store.OpenHistory(read.file.Path()), places: store.LoadPlaces(o.Places),
	}
	return opened.prepared(o.Now)
}

// editionOf reads the edition of an assessment, and gives up the file of one without.
func (o Options) editionOf(read edited) (*questionnaire.Edition, error) {
	if read.err != nil {
		return nil, read.err
	}
	edition, err := o.Library.Edition(read.assessment.Edition)
	if err != nil {
		read.file.Close()
		return nil, fmt.Errorf("%s: %w", read.file.Path(), err)
	}
	return edition, nil
}

// expect finds what keeps a file from being opened, before the terminal is made ready for it.
func (o Options) expect(read edited) error {
	if read.err == nil && o.Library.HasEdition(read.assessment.Edition) {
		return nil // it can be read later
	}
	_, err := o.editionOf(read)
	return err
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
		opened := openedMsg{edition: edition, assessment: assessment, file: store.Sample(sampleName), history: store.OpenHistory(""), sample: true}
		return opened.prepared(options.Now)
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
		opened := options.with(edited{assessment: assessment, file: file})
		opened.fresh = true
		return opened
	}
}
