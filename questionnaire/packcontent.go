package questionnaire

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// packContent is all that a pack holds, checked.
type packContent struct {
	facts    factFile
	editions map[string]*packEdition
	rules    map[string][]Contradiction
	// proses and guidance have the names of prose files as keys.
	proses   map[string]*Prose
	guidance map[string]*packGuidance
	// letterhead is nil where the pack has none.
	letterhead *Letterhead
}

// packCheck reads and checks a pack. Its library is one of its own, which holds the pack as
// far as it is read.
type packCheck struct {
	*validator
	pack    *Pack
	content *packContent
	all     *factFile
	// usedIDs are ids of templates and references of examples by the file that has them.
	usedIDs map[string]string
}

// CheckPack returns every problem of a pack, sorted by file and line. files are the program's
// own data. An empty result means that the pack can be used.
func CheckPack(files, pack fs.FS) []Problem {
	opened, problems := openPack(pack)
	l := NewLibrary(files, opened)
	_, more := l.readPack(l.shelf[0])
	_, logo := opened.readLogo()
	problems = slices.Concat(problems, more, logo, l.conflicts(l.shelf[0]))
	sortProblems(problems)
	return slices.Compact(problems)
}

// readPack reads and checks all that a pack holds but its head.
func (l *Library) readPack(s *shelved) (*packContent, []Problem) {
	content := &packContent{
		editions: map[string]*packEdition{}, rules: map[string][]Contradiction{},
		proses: map[string]*Prose{}, guidance: map[string]*packGuidance{},
	}
	inner := NewLibrary(l.files, s.pack)
	inner.shelf[0].read, inner.shelf[0].content = true, content
	c := &packCheck{
		validator: &validator{files: l.files, library: inner},
		pack:      s.pack, content: content, usedIDs: map[string]string{},
	}
	guide, err := inner.Guidance()
	if err == nil {
		c.guide = guide
		err = inner.readFacts()
	}
	if err != nil {
		return nil, []Problem{{File: packName, Message: err.Error()}}
	}
	if !c.sizes() {
		return nil, c.problems
	}
	c.strangeFiles()
	c.letterhead()
	if !c.facts(l, s) {
		return nil, c.problems
	}
	for _, id := range s.pack.editions {
		c.edition(id)
	}
	for _, id := range s.pack.guided {
		c.guided(id)
	}
	content.finish(s.pack)
	return content, c.problems
}

// largestPack is how many bytes all files of a pack have together at most.
const largestPack = 32 << 20

// sizes reports a pack that is larger than any that means well.
func (c *packCheck) sizes() bool {
	files, size := 0, int64(0)
	err := fs.WalkDir(c.pack.files, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir // reported where it is read
		case entry.IsDir() && name != "." && (strings.HasPrefix(entry.Name(), ".") || strings.Count(name, "/") > 2):
			return fs.SkipDir
		}
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() {
			files++
			size += info.Size()
		}
		if files > mostPackFiles || size > largestPack {
			return fs.SkipAll
		}
		return nil
	})
	if err == nil && (files > mostPackFiles || size > largestPack) {
		c.report(Problem{File: ".", Message: fmt.Sprintf("holds too much: at most %d files of %d MB together", mostPackFiles, largestPack>>20)})
		return false
	}
	return true
}

// strangeFiles reports files and folders that are no part of a pack, and those of editions
// that it does not bring.
func (c *packCheck) strangeFiles() {
	found, err := fs.ReadDir(c.pack.files, ".")
	if err != nil {
		c.report(Problem{File: ".", Message: "cannot be listed: " + plainCause(err)})
	}
	known := []string{"guidance", "editions", "provisions", "contradictions"}
	for _, entry := range found {
		name := entry.Name()
		switch {
		case strings.HasPrefix(name, "."), entry.IsDir() && slices.Contains(known, name):
		case entry.IsDir():
			c.report(Problem{File: name, Message: "is no folder of a pack: those are " + strings.Join(known, ", ")})
		case strings.HasSuffix(name, ".yaml") && name != packName && name != factsName && name != letterheadName, strings.HasSuffix(name, ".yml"):
			c.report(Problem{File: name, Message: "is no file of a pack: those here are " + packName + ", " + factsName + " and " + letterheadName})
		}
	}
	for folder, folders := range map[string]bool{"provisions": true, "contradictions": false} {
		names, problems := c.pack.names(folder, folders)
		c.problems = append(c.problems, problems...)
		for _, name := range names {
			if !slices.Contains(c.pack.editions, name) {
				c.report(Problem{File: path.Join(folder, name), Message: fmt.Sprintf("the pack has no edition %q", name)})
			}
		}
	}
}

func (c *packCheck) report(problems ...Problem) { c.problems = append(c.problems, problems...) }

// facts reads the further questions about the device, and returns false where nothing else
// can be worked out with them.
func (c *packCheck) facts(l *Library, s *shelved) bool {
	own := &c.content.facts
	c.all = c.library.facts
	if _, err := fs.Stat(c.pack.files, factsName); errors.Is(err, fs.ErrNotExist) {
		return true
	}
	f, ok := c.pack.open(factsName, own)
	defer func() { c.done(f) }()
	if !ok {
		return false
	}
	own.Facts = slices.DeleteFunc(own.Facts, func(fact *Fact) bool { return fact == nil })
	taken := c.takenFacts(l, s)
	for i, fact := range own.Facts {
		switch owner := taken[fact.ID]; {
		case c.library.facts.fact(fact.ID) != nil:
			f.reportf([]any{"facts", i, "id"}, "the program has a fact %q: a pack cannot replace it", fact.ID)
		case owner != "":
			f.reportf([]any{"facts", i, "id"}, "the pack %s has a fact %q already: leave one of them out", owner, fact.ID)
		case !isFactID(fact.ID):
			f.reportf([]any{"facts", i, "id"}, "fact %q: write the id in lower case, with digits and underscores", fact.ID)
		}
	}
	for i, group := range own.Groups {
		f.required(group.ID, "groups", i, "id")
		f.required(group.Title, "groups", i, "title")
		if slices.ContainsFunc(c.library.facts.Groups, func(g FactGroup) bool { return g.ID == group.ID }) {
			f.reportf([]any{"groups", i, "id"}, "the program has a group %q: name it in facts, and do not define it", group.ID)
		}
	}
	all, err := c.library.factsWith(c.content)
	if err != nil {
		f.report(err.Error())
		return false
	}
	c.all = all
	f.checkFacts(own, all)
	if n := len(own.Facts); n > mostPackFacts {
		f.reportf([]any{"facts"}, "there are %d facts: at most %d", n, mostPackFacts)
		return false
	}
	deep := false
	for i, fact := range own.Facts {
		if all.ancestors(fact) > mostAncestors {
			f.reportf([]any{"facts", i, "when"}, "fact %q waits for more than %d others", fact.ID, mostAncestors)
			deep = true
		}
	}
	return !deep && all.anyCircle() == ""
}

// ancestors counts the facts that a fact waits for.
func (f *factFile) ancestors(fact *Fact) int {
	seen := map[string]bool{}
	for queue := fact.When.Names(); len(queue) > 0; queue = queue[1:] {
		if seen[queue[0]] {
			continue
		}
		seen[queue[0]] = true
		if parent := f.fact(queue[0]); parent != nil {
			queue = append(queue, parent.When.Names()...)
		}
	}
	return len(seen)
}

// takenFacts are the ids of the facts of the packs before this one, with the names of these.
func (c *packCheck) takenFacts(l *Library, s *shelved) map[string]string {
	taken := map[string]string{}
	for _, before := range l.shelf {
		if before == s {
			break
		}
		var file factFile
		// One that cannot be read is reported where that pack is read.
		if _, ok := before.pack.open(factsName, &file); !ok {
			continue
		}
		for _, fact := range file.Facts {
			if fact != nil {
				taken[fact.ID] = before.pack.Name()
			}
		}
	}
	return taken
}

// isFactID reports whether a fact may have the id.
func isFactID(id string) bool {
	return id != "" && id[0] >= 'a' && id[0] <= 'z' && strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789_") == "" && id != "and" && id != "or" && id != "not"
}

// unsaid fills in what an author of a pack need not say: that guidance is the pack's own, and
// fits any device.
func unsaid(templates []Justification, examples []Example) {
	const anyDevice = "any"
	for i := range templates {
		if templates[i].Ref == "" {
			templates[i].Ref = Ours
		}
		if templates[i].Fits == nil {
			templates[i].Fits = []string{anyDevice}
		}
	}
	for i := range examples {
		if examples[i].Fits == nil {
			examples[i].Fits = []string{anyDevice}
		}
	}
}

// finish marks every word that is shown by itself with the pack, once everything is checked.
func (c *packContent) finish(pack *Pack) {
	origin := &Origin{Pack: pack}
	mark := func(templates []Justification, examples []Example) {
		for i := range templates {
			// The id is stored in assessments, and must be nobody else's.
			templates[i].ID, templates[i].Origin = pack.ID+"/"+templates[i].ID, origin
		}
		for i := range examples {
			examples[i].Origin = origin
		}
	}
	for _, prose := range c.proses {
		mark(prose.Justifications, prose.Examples)
		for i := range prose.Evidence {
			prose.Evidence[i] += " (" + pack.From() + ")"
		}
	}
	for _, guidance := range c.guidance {
		mark(guidance.Justifications, guidance.Examples)
	}
}
