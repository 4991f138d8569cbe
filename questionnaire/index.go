package questionnaire

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// An index is what the YAML of an edition comes to, written so that it is read in a tenth of
// the time. It is made from the YAML and never trusted beyond it: whatever was changed since,
// told by its checksum, is read from the YAML again.
//
//	index/EDITION.edition.json   the facts, the table, the contradictions
//	index/EDITION.checks.json    what an evaluation needs of each provision's prose
type (
	editionIndex struct {
		// Sums are the checksums of the files that it was made from.
		Sums           map[string]uint32 `json:"sums"`
		Facts          *factFile         `json:"facts"`
		Edition        *Edition          `json:"edition"`
		Contradictions []Contradiction   `json:"contradictions,omitempty"`
	}
	checksIndex map[string]*abridged
)

// abridged is what an evaluation needs of the prose of a provision, without its texts.
type abridged struct {
	// Sum is the checksum of the files that it was made from: that of the provision, and
	// those in From.
	Sum    uint32   `json:"sum"`
	From   []string `json:"from,omitempty"`
	Checks []Check  `json:"checks,omitempty"`
	// Outcomes say of their Detail only as much as tells it from those that suggest
	// something else.
	Outcomes map[string]Outcome `json:"outcomes"`
	// Examples are the checksums of the guide's examples.
	Examples []uint32 `json:"examples,omitempty"`
}

// shortestStart is how many bytes of a Detail tell it from one that somebody wrote.
const shortestStart = 40

// abridge keeps of a prose what an evaluation needs.
func abridge(prose *Prose, sum uint32) *abridged {
	short := &abridged{Sum: sum, Outcomes: map[string]Outcome{}}
	if len(prose.sources) > 1 {
		short.From = prose.sources[1:]
	}
	for _, check := range prose.Checks {
		check.Ask, check.Help = "", ""
		short.Checks = append(short.Checks, check)
	}
	for name, outcome := range prose.Outcomes {
		detail := oneLine(outcome.Detail)
		enough := shortestStart
		for _, other := range prose.Outcomes {
			if other.Suggest != outcome.Suggest {
				enough = max(enough, 1+common(detail, oneLine(other.Detail)))
			}
		}
		if start, _, _ := strings.Cut(detail, "{"); len(start) == len(detail) || len(start) >= enough {
			detail = strings.ToValidUTF8(start[:min(len(start), enough)], "")
		}
		short.Outcomes[name] = Outcome{Suggest: outcome.Suggest, Detail: detail}
	}
	for _, example := range prose.Examples {
		short.Examples = append(short.Examples, crc32.ChecksumIEEE([]byte(oneLine(example.Text))))
	}
	return short
}

// common is how many bytes two texts begin with alike.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// walk is [Prose.Walk], without the texts.
func (a *abridged) walk(profile Lookup, answers map[string]string) Walk {
	prose := Prose{Checks: a.Checks, Outcomes: a.Outcomes}
	return prose.Walk(profile, answers)
}

// check returns the check of the given id, or nil.
func (a *abridged) check(id string) *Check {
	prose := Prose{Checks: a.Checks}
	return prose.check(id)
}

// The files of an edition, as the library names them.
const factsName = "facts.yaml"

func editionName(id string) string        { return path.Join("editions", id+".yaml") }
func contradictionsName(id string) string { return path.Join("contradictions", id+".yaml") }
func lineageName(id string) string        { return path.Join("lineage", id+".yaml") }
func proseName(id, reference string) string {
	return path.Join("provisions", id, reference+".yaml")
}
func editionIndexName(id string) string { return path.Join("index", id+".edition.json") }
func checksIndexName(id string) string  { return path.Join("index", id+".checks.json") }

// sums are the checksums of the files that an edition is read from. One that is not there
// counts as empty.
func (l *Library) sums(id string) map[string]uint32 {
	return sumsOf(l.files, []string{factsName, editionName(id), contradictionsName(id)})
}

// fileSums computes checksums over files, each of which it reads once, a piece at a time:
// the data of the program is a long text that is used for nothing else.
type fileSums struct {
	files fs.FS
	known map[string]uint32
	piece []byte
}

func newFileSums(files fs.FS) *fileSums {
	const pieceSize = 16 << 10
	return &fileSums{files: files, known: map[string]uint32{}, piece: make([]byte, pieceSize)}
}

// of is the checksum of a file and of those that it leans on. A missing file counts as empty.
func (s *fileSums) of(name string, more []string) uint32 {
	sum := s.one(name)
	for _, other := range more {
		sum = crc32.Update(sum, crc32.IEEETable, binary.BigEndian.AppendUint32(nil, s.one(other)))
	}
	return sum
}

func (s *fileSums) one(name string) uint32 {
	sum, read := s.known[name]
	if !read {
		sum = s.read(name)
		s.known[name] = sum
	}
	return sum
}

func (s *fileSums) read(name string) uint32 {
	f, err := s.files.Open(name)
	if err != nil {
		return 0
	}
	defer func() { _ = f.Close() }()
	hash := crc32.NewIEEE()
	if _, err := io.CopyBuffer(hash, f, s.piece); err != nil {
		return 0
	}
	return hash.Sum32()
}

// indexed reads an edition from its index. It returns nil where there is none, or the YAML
// has changed since.
func (l *Library) indexed(id string) *editionIndex {
	index := &editionIndex{}
	if !l.readIndex(editionIndexName(id), index) || index.Facts == nil || index.Edition == nil || !maps.Equal(l.sums(id), index.Sums) {
		return nil
	}
	return index
}

// abridged returns what an evaluation needs of the prose of a provision.
func (l *Library) abridged(id, reference string) (*abridged, error) {
	l.mu.Lock()
	index, read := l.checks[id]
	if !read {
		index = checksIndex{}
		if !l.readIndex(checksIndexName(id), &index) {
			index = checksIndex{}
		}
		sums := newFileSums(l.files)
		for known, short := range index {
			if short == nil || sums.of(proseName(id, known), short.From) != short.Sum {
				delete(index, known)
			}
		}
		l.checks[id] = index
	}
	short := index[reference]
	base := l.baseOf(id, reference)
	l.mu.Unlock()
	switch {
	case short != nil:
		return short, nil
	case base != "":
		return l.abridged(base, reference)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	prose, err := l.resolved(id, reference)
	if err != nil {
		return nil, err
	}
	short = abridge(prose, 0)
	index[reference] = short
	return short, nil
}

// MakeIndex returns the files of the index of an edition, and of what goes with all editions,
// by name. They belong beside the other files of the library, and are to be made again
// whenever one of those changes.
func MakeIndex(files fs.FS, id string) (map[string][]byte, error) {
	l := NewLibrary(files)
	edition, err := l.readEdition(id)
	if err != nil {
		return nil, err
	}
	index := editionIndex{Sums: l.sums(id), Facts: l.facts, Edition: edition, Contradictions: edition.contradictions}
	table, err := encodeCompact(index)
	if err != nil {
		return nil, err
	}
	if !readQuickly(table, &editionIndex{}) {
		return nil, fmt.Errorf("index %s: the edition lacks something that every edition has", id)
	}
	var b bytes.Buffer
	sign := byte('{')
	sums := newFileSums(files)
	references := slices.Sorted(maps.Keys(edition.byRef))
	for _, reference := range references {
		prose, err := l.prose(id, reference)
		if err != nil {
			return nil, err
		}
		line, err := encodeCompact(abridge(prose, sums.of(prose.sources[0], prose.sources[1:])))
		if err != nil {
			return nil, err
		}
		// A line a provision, so that a change to one of them changes one line.
		fmt.Fprintf(&b, "%c\n%q:%s", sign, reference, line)
		sign = ','
	}
	b.WriteString("\n}\n")
	made := map[string][]byte{editionIndexName(id): append(table, '\n'), checksIndexName(id): b.Bytes()}
	return made, l.makeCommonIndex(made)
}
