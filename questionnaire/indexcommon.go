package questionnaire

import (
	"fmt"
	"io/fs"
	"maps"
)

// What goes with all editions has an index too, for the first prose that somebody reads:
//
//	index/lineage.json    what became of the provisions of each edition
//	index/guidance.json   tags, glossary, misuse at home and the rest of [Guidance]
type (
	lineageIndex struct {
		Sums  map[string]uint32 `json:"sums"`
		Files []*lineageFile    `json:"files"`
	}
	guidanceIndex struct {
		Sums     map[string]uint32 `json:"sums"`
		Guidance *Guidance         `json:"guidance"`
	}
)

const (
	lineageIndexName  = "index/lineage.json"
	guidanceIndexName = "index/guidance.json"
)

// The files of the guidance, as the library names them.
const (
	tagsName     = "tags.yaml"
	glossaryName = "glossary.yaml"
	guidanceName = "guidance.yaml"
	misuseName   = "misuse.yaml"
)

func guidanceNames() []string { return []string{tagsName, glossaryName, guidanceName, misuseName} }

func lineageNames(ids []string) []string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		names = append(names, lineageName(id))
	}
	return names
}

// sumsOf are the checksums of some files.
func sumsOf(files fs.FS, names []string) map[string]uint32 {
	sums := newFileSums(files)
	for _, name := range names {
		sums.one(name)
	}
	return sums.known
}

// indexedLineages reads the lineage files of the given ids from the index. It returns nil where
// there is none, or the YAML has changed since.
func (l *Library) indexedLineages(ids []string) []*lineageFile {
	var index lineageIndex
	if !l.readIndex(lineageIndexName, &index) || !maps.Equal(index.Sums, sumsOf(l.files, lineageNames(ids))) {
		return nil
	}
	return index.Files
}

// indexedGuidance is the same for the guidance.
func (l *Library) indexedGuidance() *Guidance {
	var index guidanceIndex
	if !l.readIndex(guidanceIndexName, &index) || !maps.Equal(index.Sums, sumsOf(l.files, guidanceNames())) {
		return nil
	}
	return index.Guidance
}

func (l *Library) readIndex(name string, into any) bool {
	data, err := fs.ReadFile(l.files, name)
	return err == nil && readQuickly(data, into)
}

// makeCommonIndex adds the index of what goes with all editions.
func (l *Library) makeCommonIndex(to map[string][]byte) error {
	ids, err := l.ids("lineage")
	if err != nil {
		return err
	}
	l.mu.Lock()
	files, err := l.lineageFiles()
	l.mu.Unlock()
	if err != nil {
		return err
	}
	guidance, err := l.Guidance()
	if err != nil {
		return err
	}
	for name, index := range map[string]struct{ data, into any }{
		lineageIndexName:  {lineageIndex{sumsOf(l.files, lineageNames(ids)), files}, &lineageIndex{}},
		guidanceIndexName: {guidanceIndex{sumsOf(l.files, guidanceNames()), guidance}, &guidanceIndex{}},
	} {
		data, err := encodeCompact(index.data)
		if err != nil {
			return err
		}
		if !readQuickly(data, index.into) {
			return fmt.Errorf("%s: the data has something that the index cannot say", name)
		}
		to[name] = append(data, '\n')
	}
	return nil
}
