package plain

import (
	"ask645/questionnaire/store"
	"ask645/tui/session"
)

// work is the open assessment and how much of it is on disk.
type work struct {
	*session.Session
	// unsaved is true while something is not on disk, news while nobody tried to save it.
	unsaved, news bool
	// sample is true for the sample, which is on no disk.
	sample bool
	// baseMoved is true once the base was found changed, baseTold once that was said.
	baseMoved, baseTold bool
	// problem is why the last save failed, or nil.
	problem error
}

// start begins the work on an assessment.
func (w *wizard) start(o opened) *work {
	history := ""
	if !o.sample {
		history = o.file.Path()
	}
	return &work{Session: session.New(o.edition, o.assessment, o.file, store.OpenHistory(history), w.options.Now), sample: o.sample}
}

// pending reports whether something is not on disk.
func (s *work) pending() bool {
	if s.Changed() {
		s.unsaved, s.news = true, true
	}
	return s.unsaved
}

// save brings what changed to disk. A failed save is tried again with the next one.
func (s *work) save() error {
	if !s.pending() {
		return s.problem
	}
	s.news = false
	saved := s.Save().Run()
	s.Finish(saved)
	s.baseMoved = s.baseMoved || saved.BaseMoved
	if s.problem = saved.Err; s.problem == nil {
		s.unsaved = false
	}
	return s.problem
}

// saveAs goes on in a new file.
func (s *work) saveAs(path string) error {
	s.pending()
	saved := s.SaveAs(path).Run()
	s.Finish(saved)
	if saved.Err == nil {
		s.unsaved, s.news, s.sample, s.problem = false, false, false, nil
	}
	return saved.Err
}

// product is how the assessment is called in a sentence.
func (s *work) product() string {
	if s.Assessment.Product.Name == "" {
		return "unnamed product"
	}
	return s.Assessment.Product.Name
}
