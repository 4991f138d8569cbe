package questionnaire

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// Library reads editions and prose from a folder of data files:
//
//	facts.yaml                       the questions about the device
//	editions/EDITION.yaml            one table an edition
//	lineage/EDITION.yaml             what became of the provisions of the edition before
//	contradictions/EDITION.yaml      what cannot both be true; an edition may have none
//	provisions/EDITION/REFERENCE.yaml  what the program says about one provision
//	laws/LAW.yaml                    one statement under a law
//	tags.yaml, glossary.yaml, misuse.yaml, guidance.yaml  what goes with all of them
//	index/lineage.json, index/guidance.json, index/EDITION.edition.json,
//	index/EDITION.checks.json        made from the others, see [MakeIndex]
//
// It may hold packs besides, see [Pack]. Nothing is read before it is asked for, and nothing
// is read twice. A Library is safe for use by several goroutines.
type Library struct {
	files fs.FS
	shelf []*shelved

	mu       sync.Mutex
	facts    *factFile
	editions map[string]*Edition
	// proses are those that the editions give, whole the same with what packs add.
	proses   map[string]*Prose
	whole    map[string]*Prose
	laws     map[string]*Law
	checks   map[string]checksIndex
	lineages []*lineageFile
	ways     map[[2]string]*Lineage
	guidance *Guidance
}

// factFile is facts.yaml.
type factFile struct {
	Groups []FactGroup `yaml:"groups" json:",omitempty"`
	Facts  []*Fact     `yaml:"facts" json:",omitempty"`
}

func (f *factFile) fact(id string) *Fact {
	for _, fact := range f.Facts {
		if fact.ID == id {
			return fact
		}
	}
	return nil
}

// ErrUnknownEdition says that the library holds no edition of the name asked for.
var ErrUnknownEdition = errors.New("unknown edition")

// DefaultEdition is the edition of a new assessment unless another is named.
const DefaultEdition = "en303645-v2.1.1"

// NewLibrary returns a library over the given files and packs. It reads none of them yet.
// Where two packs cannot stand together, the earlier counts; see [Library.Conflicts].
func NewLibrary(files fs.FS, packs ...*Pack) *Library {
	l := &Library{
		files: files, editions: map[string]*Edition{}, proses: map[string]*Prose{}, whole: map[string]*Prose{},
		laws: map[string]*Law{}, checks: map[string]checksIndex{}, ways: map[[2]string]*Lineage{},
	}
	for _, pack := range packs {
		l.shelf = append(l.shelf, &shelved{pack: pack})
	}
	return l
}

// EditionIDs lists the editions that the library holds, in the order of their names, then
// those of packs. It reads the packs that bring editions; the error is that of a pack which
// somebody named and which cannot be used.
func (l *Library) EditionIDs() ([]string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	ids, err := l.ids("editions")
	if err != nil {
		return nil, err
	}
	for _, s := range l.shelf {
		if len(s.pack.editions) == 0 {
			continue
		}
		content, err := l.use(s)
		if err != nil {
			return nil, err
		}
		if content != nil {
			ids = append(ids, s.pack.editions...)
		}
	}
	return ids, nil
}

func (l *Library) ids(folder string) ([]string, error) { return DataIDs(l.files, folder) }

// DataIDs lists the data files of a folder by the names that they are asked for with, in the
// order of these.
func DataIDs(files fs.FS, folder string) ([]string, error) {
	found, err := fs.Glob(files, folder+"/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", folder, err)
	}
	ids := make([]string, 0, len(found))
	for _, name := range found {
		ids = append(ids, strings.TrimSuffix(path.Base(name), ".yaml"))
	}
	slices.Sort(ids)
	return ids, nil
}

// Edition reads the table of an edition. The error wraps ErrUnknownEdition, and names the
// editions there are, where the library has none of that id.
func (l *Library) Edition(id string) (*Edition, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.edition(id)
}

// HasEdition reports whether an edition is the library's own: neither that of a pack, which
// may turn out to be of no use, nor unknown.
func (l *Library) HasEdition(id string) bool {
	known, err := l.ids("editions")
	return err == nil && slices.Contains(known, id)
}

// edition is Edition for a caller that holds the lock.
func (l *Library) edition(id string) (*Edition, error) {
	if edition := l.editions[id]; edition != nil {
		return edition, nil
	}
	known, err := l.ids("editions")
	if err != nil {
		return nil, err
	}
	var edition *Edition
	if slices.Contains(known, id) {
		edition, err = l.readEdition(id)
	} else {
		edition, err = l.packedEdition(id, known)
	}
	if err != nil {
		return nil, err
	}
	l.editions[id] = edition
	return edition, nil
}

// readEdition reads an edition from its index or, where that does not fit, from the YAML.
func (l *Library) readEdition(id string) (*Edition, error) {
	if index := l.indexed(id); index != nil {
		if l.facts == nil {
			l.facts = index.Facts
		}
		index.Edition.contradictions = index.Contradictions
		index.Edition.link(l, index.Facts)
		return index.Edition, nil
	}
	if err := l.readFacts(); err != nil {
		return nil, err
	}
	edition := &Edition{}
	if err := l.read(editionName(id), edition); err != nil {
		return nil, err
	}
	var rules contradictionFile
	if err := l.read(contradictionsName(id), &rules); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	edition.contradictions = rules.Contradictions
	edition.link(l, l.facts)
	if len(edition.facts) == 0 || len(edition.provisions) == 0 {
		return nil, fmt.Errorf("%s: an edition needs facts and provisions: name them", editionName(id))
	}
	return edition, nil
}

// readFacts reads the questions about the device, unless they came with an index.
func (l *Library) readFacts() error {
	if l.facts != nil {
		return nil
	}
	facts := &factFile{}
	if err := l.read(factsName, facts); err != nil {
		return err
	}
	if circle := facts.anyCircle(); circle != "" {
		return fmt.Errorf("%s: facts are asked in a circle: %s", factsName, circle)
	}
	l.facts = facts
	return nil
}

// prose reads what the program and the packs say about one provision of an edition.
func (l *Library) prose(edition, reference string) (*Prose, error) {
	name := proseName(edition, reference)
	l.mu.Lock()
	defer l.mu.Unlock()
	if prose := l.whole[name]; prose != nil {
		return prose, nil
	}
	prose, err := l.resolved(edition, reference)
	if err != nil {
		return nil, err
	}
	if prose, err = l.withPacks(prose, edition); err != nil {
		return nil, err
	}
	l.whole[name] = prose
	return prose, nil
}

// resolved is the prose that the edition alone gives, which is what an evaluation rests on:
// a statement is the same whichever packs are there.
func (l *Library) resolved(edition, reference string) (*Prose, error) {
	name := proseName(edition, reference)
	if prose := l.proses[name]; prose != nil {
		return prose, nil
	}
	prose, err := l.resolve(edition, reference)
	if err != nil {
		return nil, err
	}
	l.proses[name] = prose
	return prose, nil
}

// tagFile, glossaryFile and guidanceFile are the files of those names.
type (
	tagFile struct {
		Tags []Tag `yaml:"tags"`
	}
	glossaryFile struct {
		Terms []Term `yaml:"terms"`
	}
	guidanceFile struct {
		Reminder    string  `yaml:"reminder"`
		ReminderRef string  `yaml:"reminder_ref"`
		Closing     Closing `yaml:"closing"`
	}
)

// Guidance reads what goes with all provisions: tags, glossary, misuse at home.
func (l *Library) Guidance() (*Guidance, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.guidance != nil {
		return l.guidance, nil
	}
	if l.guidance = l.indexedGuidance(); l.guidance != nil {
		return l.guidance, nil
	}
	var tags tagFile
	var glossary glossaryFile
	var more guidanceFile
	misuse := &Misuse{}
	for name, into := range map[string]any{
		tagsName: &tags, glossaryName: &glossary, guidanceName: &more, misuseName: misuse,
	} {
		if err := l.read(name, into); err != nil {
			return nil, err
		}
	}
	l.guidance = &Guidance{
		Tags: tags.Tags, Terms: glossary.Terms, Misuse: misuse,
		Closing: more.Closing, Reminder: more.Reminder, ReminderRef: more.ReminderRef,
	}
	return l.guidance, nil
}

// Guidance reads what the library knows besides the provisions of the edition.
func (e *Edition) Guidance() (*Guidance, error) { return e.library.Guidance() }

// read decodes one data file. Errors show the file, the line and the text around it.
func (l *Library) read(name string, into any) error {
	return ReadData(l.files, name, into)
}
