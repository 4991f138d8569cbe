package questionnaire

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// Pack is a folder of data that others wrote: guidance that is added to provisions, and
// editions that refine one of the program's own.
//
//	pack.yaml                         who wrote it, and what it is
//	guidance/EDITION/REFERENCE.yaml   examples, templates and evidence that are added
//	editions/ID.yaml                  an edition: what is other than in its base
//	provisions/ID/REFERENCE.yaml      the prose of provisions that were added or reworded
//	contradictions/ID.yaml            further rules about what cannot both be true
//	facts.yaml                        further questions about the device
//	letterhead.yaml                   how the firm dresses the PDF and the HTML
//
// A pack is text from strangers. Whatever is shown of it is marked with its name; see
// [Pack.Name]. A Library reads it, and checks all of it, when the first of its words is
// needed.
type Pack struct {
	// ID is the stable name, in lower case with hyphens.
	ID string `yaml:"pack"`
	// Title and Version name the pack for people, By those who answer for it.
	Title   string `yaml:"title"`
	Version string `yaml:"version"`
	By      string `yaml:"by"`
	// About says what the pack is for, Contact where to write to; Contact may be empty.
	About   string `yaml:"about"`
	Contact string `yaml:"contact"`

	// Place is the folder, for messages.
	Place string `yaml:"-"`
	// Found says that nobody named the pack: when something is wrong with it, the program
	// goes on without it.
	Found bool `yaml:"-"`

	files fs.FS
	// trouble is what keeps the pack from being used, known before it is needed.
	trouble *PackError
	// editions and guided are the ids of the editions that the pack brings, and of those for
	// which it has guidance, by the names of files and folders.
	editions, guided []string
}

// PackError says all that is wrong with a pack.
type PackError struct {
	// Place is the folder, or "".
	Place    string
	Problems []Problem

	// letterhead is true where only the letterhead cannot be used.
	letterhead bool
}

// Error says that the pack cannot be used, and lists the problems.
func (e *PackError) Error() string {
	return e.Summary() + "\n" + strings.Join(e.Lines(), "\n")
}

// Summary says that the pack cannot be used, in one line.
func (e *PackError) Summary() string {
	what := "pack"
	if e.letterhead {
		what = "letterhead of the pack"
	}
	return fmt.Sprintf("the %s in %q cannot be used: %s", what, e.Place, countOf(len(e.Problems), "problem"))
}

// GoingOn says in a line that the program goes on without the pack, and how to learn more.
func (e *PackError) GoingOn() string {
	return e.Summary() + "; going on without it ('ask645 pack check' lists them)"
}

// Lines are the problems, a line each, the way compilers write them.
func (e *PackError) Lines() []string {
	lines := make([]string, 0, len(e.Problems))
	for _, problem := range e.Problems {
		problem.File = filepath.Join(e.Place, filepath.FromSlash(problem.File))
		lines = append(lines, problem.String())
	}
	return lines
}

// OpenPack reads who wrote a pack and which files it has, and nothing else of it. The error
// is a *PackError.
func OpenPack(files fs.FS) (*Pack, error) {
	pack, problems := openPack(files)
	if problems != nil {
		return nil, &PackError{Problems: problems}
	}
	return pack, nil
}

// FoundPack is OpenPack for a pack that nobody named. What is wrong with it keeps it from being
// used, and the library tells; see [Library.LeftOut]. failed is why the folder cannot be
// opened, or nil.
func FoundPack(place string, files fs.FS, failed error) *Pack {
	var problems []Problem
	pack := &Pack{}
	if failed != nil {
		problems = []Problem{{Message: plainCause(failed)}}
	} else {
		pack, problems = openPack(files)
	}
	pack.Place, pack.Found = place, true
	if problems != nil {
		pack.trouble = &PackError{Place: place, Problems: problems}
		pack.editions, pack.guided = nil, nil
	}
	return pack
}

// packName is the file that makes a folder a pack.
const packName = "pack.yaml"

// Sizes that no pack needs, and that keep one from filling the memory.
const (
	mostPackFiles   = 5000
	longestPackName = 60
	longestPackText = 1000
)

// openPack is OpenPack that also returns a pack with problems, as far as it can be read.
func openPack(files fs.FS) (*Pack, []Problem) {
	pack := &Pack{files: files}
	f, ok := pack.open(packName, pack)
	if ok {
		f.checkPackHead(pack)
	}
	problems := f.problems
	list := func(folder string, folders bool) []string {
		names, wrong := pack.names(folder, folders)
		problems = append(problems, wrong...)
		return names
	}
	pack.editions, pack.guided = list("editions", false), list("guidance", true)
	for _, id := range pack.editions {
		if !isEditionID(id) {
			problems = append(problems, Problem{File: editionName(id), Message: "write the id of an edition in lower case, with digits, dots and hyphens"})
		}
	}
	return pack, problems
}

// checkPackHead checks pack.yaml.
func (f *yamlFile) checkPackHead(p *Pack) {
	if !checkIDPattern().MatchString(p.ID) {
		f.reportf([]any{"pack"}, "the pack is called %q: write the id in lower case with hyphens", p.ID)
	}
	for _, text := range []struct {
		key, value string
		longest    int
	}{{"pack", p.ID, longestPackName}, {"title", p.Title, longestPackName}, {"version", p.Version, longestPackName / 3}, {"by", p.By, 2 * longestPackName}, {"about", p.About, longestPackText}, {"contact", p.Contact, 2 * longestPackName}} {
		if text.key != "contact" {
			f.required(text.value, text.key)
		}
		if n := utf8.RuneCountInString(text.value); n > text.longest {
			f.reportf([]any{text.key}, "%s has %d characters: at most %d fit", text.key, n, text.longest)
		}
	}
}

// isEditionID reports whether an edition may have the id, which is also the name of a file.
func isEditionID(id string) bool {
	if id == "" || len(id) > longestPackName {
		return false
	}
	before := byte('.')
	for i := range len(id) {
		c := id[i]
		sign := c == '.' || c == '-'
		if !sign && !isDigit(c) && (c < 'a' || c > 'z') || sign && (before == '.' || before == '-') {
			return false
		}
		before = c
	}
	return before != '.' && before != '-'
}

// Name is the title with the version, such as "Acme V2".
func (p *Pack) Name() string {
	version := p.Version
	if version != "" && isDigit(version[0]) {
		version = "V" + version
	}
	return p.Title + " " + version
}

// From marks words of the pack, such as "from the pack Acme V2".
func (p *Pack) From() string { return "from the pack " + p.Name() }

// Editions lists the ids of the editions that the pack brings.
func (p *Pack) Editions() []string { return slices.Clone(p.editions) }

// names lists what a folder of the pack holds: files by their names without the ending, or
// folders. A folder that is not there holds nothing. Hidden files do not count.
func (p *Pack) names(folder string, folders bool) ([]string, []Problem) {
	found, err := fs.ReadDir(p.files, folder)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return nil, []Problem{{File: folder, Message: "cannot be listed: " + plainCause(err)}}
	}
	var names []string
	var problems []Problem
	if len(found) > mostPackFiles {
		return nil, []Problem{{File: folder, Message: fmt.Sprintf("holds %d files: at most %d", len(found), mostPackFiles)}}
	}
	for _, entry := range found {
		name := entry.Name()
		stem, isYAML := strings.CutSuffix(name, ".yaml")
		switch {
		case strings.HasPrefix(name, "."):
		case folders && entry.IsDir():
			names = append(names, name)
		case !folders && isYAML && !entry.IsDir():
			names = append(names, stem)
		default:
			problems = append(problems, Problem{File: path.Join(folder, name), Message: "is no part of a pack: remove it"})
		}
	}
	return names, problems
}

// plainCause is an error of the file system without the operation and the name.
func plainCause(err error) string {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		return failed.Err.Error()
	}
	return err.Error()
}
