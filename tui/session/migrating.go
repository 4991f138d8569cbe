package session

import (
	"fmt"
	"path/filepath"
	"strings"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// Migrated is an assessment that was carried over to another edition, in a file of its own that
// others only read until it is closed.
type Migrated struct {
	Assessment *questionnaire.Assessment
	File       *store.File
	Report     *questionnaire.Migration
}

// Editions lists the editions that the assessment can be carried over to, the latest first.
func (s *Session) Editions(library *questionnaire.Library) ([]*questionnaire.Edition, error) {
	ids, err := library.EditionIDs()
	if err != nil {
		return nil, err
	}
	var others []*questionnaire.Edition
	for _, id := range ids {
		if id == s.Edition.ID {
			continue
		}
		if _, err := library.Lineage(s.Edition.ID, id); err != nil {
			continue // nothing says what became of the provisions
		}
		edition, err := library.Edition(id)
		if err != nil {
			return nil, err
		}
		at := 0
		for at < len(others) && others[at].Published > edition.Published {
			at++
		}
		others = append(others[:at], append([]*questionnaire.Edition{edition}, others[at:]...)...)
	}
	return others, nil
}

// MigratedName suggests a file for an assessment that is carried over: beside the one that is
// open, with the version of the edition in its name.
func (s *Session) MigratedName(edition *questionnaire.Edition) string {
	stem, custom := strings.CutSuffix(s.File.Path(), store.Ending)
	if !custom {
		stem = strings.TrimSuffix(stem, filepath.Ext(stem))
	}
	stem = strings.TrimSuffix(stem, "-"+versionOf(s.Edition.ID))
	return stem + "-" + versionOf(edition.ID) + store.Ending
}

// versionOf is the part of the id of an edition that names the version.
func versionOf(id string) string { return id[strings.LastIndexByte(id, '-')+1:] }

// Migrate prepares to carry the assessment as it stands over to another edition, into a new
// file. What it returns may run beside anything. A file of that name is left alone, and the
// error says so.
func (s *Session) Migrate(library *questionnaire.Library, edition, path string) func() (*Migrated, error) {
	assessment, now := s.Assessment.Clone(), s.now()
	path = ExpandHome(path)
	if filepath.Ext(path) == "" {
		path += store.Ending
	}
	return func() (*Migrated, error) {
		migrated, report, err := questionnaire.Migrate(library, assessment, edition, store.NewID(), now)
		if err != nil {
			return nil, fmt.Errorf("carry the answers over: %w", err)
		}
		file, err := store.Create(path, migrated)
		if err != nil {
			return nil, err
		}
		file.Lock()
		return &Migrated{Assessment: migrated, File: file, Report: report}, nil
	}
}
