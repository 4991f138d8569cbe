package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// mergeCommand is "ask645 merge A B -o OUT".
func (a *app) mergeCommand() *cobra.Command {
	var base, out string
	command := &cobra.Command{
		Use:   "merge A B [C...] [--base BASE] -o OUT",
		Short: "Bring copies and parts of an assessment together",
		Long: `merge brings copies of one assessment together, and parts that were taken along with
extract. What only one of them changed is taken, what they changed alike is taken once.
What they changed differently is a conflict: OUT keeps what was there before, and every
side of the conflict beside it. The wizard asks which one holds. Until somebody has
decided, check reports it and every export names it.

What was there before is the newest past version that the files have in common, or BASE.
Where neither is to be had, nothing is taken for removed, and what differs is a conflict.

A new OUT is created. OUT may be one of the files that are merged, whose past version is
kept; any other file that is there already is left alone. OUT - is standard output, and
the report then goes to standard error.

The exit status is 1 when conflicts are open in OUT.`,
		Example: `  ask645 merge lamp.ask645.json lamp-ines.ask645.json -o lamp.ask645.json
  ask645 merge lamp.ask645.json part-1.json part-2.json part-3.json -o together.ask645.json`,
		Args:                  severalArguments("two files or more, copies or parts of one assessment"),
		ValidArgsFunction:     jsonFiles,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			if out == "" {
				return usagef("merge needs -o: name the file of the result")
			}
			return a.merge(args, base, out)
		}),
	}
	flags := command.Flags()
	flags.StringVar(&base, "base", "", "merge against `BASE`, the state before the copies parted")
	flags.StringVarP(&out, "output", "o", "", "write the result to `OUT`; - is standard output")
	completeFlag(command, "base", jsonFiles)
	completeFlag(command, "output", jsonFiles)
	return command
}

// merging is the bringing together of several files.
type merging struct {
	report *booklet
	// files are those to merge, whole ones before parts.
	files []mergedFile
	// base is the state before the copies parted, where the person named it.
	base     *questionnaire.Assessment
	baseName string
	// origins name the file that each member of the result so far came from, by path. What is
	// not among them was in the first file.
	origins map[string]string
}

// mergedFile is one of the files that are merged.
type mergedFile struct {
	path, name string
	assessment *questionnaire.Assessment
}

// merge brings files together and writes the result.
func (a *app) merge(paths []string, base, out string) error {
	target, err := openTarget(paths, out)
	if err != nil {
		return err
	}
	defer target.close()
	m := &merging{report: &booklet{width: reportWidth}, origins: map[string]string{}}
	if err := m.read(paths, base, target); err != nil {
		return err
	}
	result := m.files[0].assessment
	for i := 1; i < len(m.files); i++ {
		if result, err = m.step(result, i); err != nil {
			return err
		}
	}
	m.tellAssessor(result)
	m.tellConflicts(result)
	if err := a.writeMerged(target, result, m.report.text.String()); err != nil {
		return err
	}
	if n := len(result.Conflicts); n > 0 {
		name := out
		if target.bare {
			name = "the result"
		}
		a.say("%s: %s: open it with ask645 to decide", name, openConflicts(n))
		return errFindings
	}
	return nil
}

// read reads the files and the base.
func (m *merging) read(paths []string, base string, target *mergeTarget) error {
	var parts []mergedFile
	read := readerFor(paths)
	for i, path := range paths {
		assessment := target.read
		if target.index != i {
			var err error
			if assessment, err = read(path); err != nil {
				return err
			}
		}
		file := mergedFile{path: path, name: mergeName(path, i), assessment: assessment}
		if assessment.PartOf.IsZero() {
			m.files = append(m.files, file)
			continue
		}
		parts = append(parts, file)
	}
	m.files = append(m.files, parts...)
	if base == "" {
		return nil
	}
	// Git names an empty file as the base of a file that both branches added.
	if info, err := os.Stat(base); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		m.baseName = base
		return nil
	}
	var err error
	m.base, err = read(base)
	m.baseName = base
	return err
}

// gitsOwn is how the files begin that git lays out for a merge driver.
const gitsOwn = ".merge_file_"

// readerFor is how files are read that are merged. From where git lays them out no variant finds
// its base: there each copy is what it says itself, which merges as well.
func readerFor(paths []string) func(string) (*questionnaire.Assessment, error) {
	for _, path := range paths {
		if strings.HasPrefix(filepath.Base(path), gitsOwn) {
			return store.ReadAlone
		}
	}
	return store.Read
}

// mergeName is what a file is called beside what it says. Those that git lays out have names
// that tell nobody anything.
func mergeName(path string, i int) string {
	name := filepath.Base(path)
	if !strings.HasPrefix(name, gitsOwn) {
		return name
	}
	return []string{"ours", "theirs"}[min(i, 1)]
}

// origin names the file that a member of the result so far came from, or the first of those
// that something in it came from. "" is the first file.
func (m *merging) origin(path string) string {
	if name, there := m.origins[path]; there {
		return name
	}
	for _, inside := range slices.Sorted(maps.Keys(m.origins)) {
		if strings.HasPrefix(inside, path+"/") {
			return m.origins[inside]
		}
	}
	return ""
}

// nameOfBase is what the base is called.
func (m *merging) nameOfBase() string {
	if strings.HasPrefix(filepath.Base(m.baseName), gitsOwn) {
		return "the state before the branches parted"
	}
	return m.baseName
}

// step merges one more file into the result so far.
func (m *merging) step(result *questionnaire.Assessment, i int) (*questionnaire.Assessment, error) {
	file := m.files[i]
	base := m.base
	var before []string
	for _, earlier := range m.files[:i] {
		before = append(before, earlier.path)
	}
	into := m.files[0].name
	if i > 1 {
		into = "the result so far"
	}
	var against string
	switch {
	case m.baseName != "" && base != nil:
		against = "against " + m.nameOfBase()
	case m.baseName != "":
		against = "without a base, as " + m.nameOfBase() + " is empty"
	default:
		common, ok := store.CommonState(file.path, before...)
		if ok && common.Assessment.Edition == result.Edition && common.Assessment.ID == result.ID {
			base = common.Assessment
			against = "against the state of " + common.At.UTC().Format("2006-01-02 15:04 UTC") + ", kept with " + filepath.Base(common.File)
			break
		}
		against = "without a base: no past version is common to them. What differs is a conflict, and nothing is taken for removed"
	}
	left := questionnaire.Copy{Name: m.files[0].name, Assessment: result, Origin: m.origin}
	merged, err := questionnaire.Merge(left, questionnaire.Copy{Name: file.name, Assessment: file.assessment}, base)
	if errors.Is(err, questionnaire.ErrNotCopies) {
		return nil, fmt.Errorf("merge %s: %w", file.path, err)
	}
	if err != nil {
		return nil, err
	}
	for _, taken := range merged.Taken {
		if taken.From == questionnaire.FromRight {
			m.origins[taken.Path] = file.name
		}
	}
	m.report.line("", questionnaire.PrintableLine(fmt.Sprintf("%s and %s, %s.", into, file.name, against)))
	m.tell(merged, into, file.name, base != nil)
	return merged.Assessment, nil
}

// mergeTarget is where the result goes.
type mergeTarget struct {
	path string
	// file is open where the result takes the place of one of the files that are merged, which
	// is that of the given index and was read.
	file  *store.File
	read  *questionnaire.Assessment
	index int
	// bare is a file of git, beside which nothing is kept.
	bare bool
}

// openTarget opens the file that the result replaces, before anything is read, so that nobody
// changes it meanwhile. A file that is not merged is never replaced.
func openTarget(paths []string, out string) (*mergeTarget, error) {
	target := &mergeTarget{path: out, index: -1}
	info, err := os.Stat(out)
	if out == toStdout || errors.Is(err, fs.ErrNotExist) {
		return target, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", out, cause(err))
	}
	for i, path := range paths {
		if other, err := os.Stat(path); err == nil && os.SameFile(info, other) {
			target.index = i
			break
		}
	}
	if target.index < 0 {
		return nil, fmt.Errorf("%s: %w: choose another name, or one of the files that are merged", out, store.ErrExists)
	}
	if strings.HasPrefix(filepath.Base(out), gitsOwn) {
		target.bare = true
		target.read, err = store.ReadAlone(out)
		return target, err
	}
	target.read, target.file, err = store.Edit(out, nil)
	if err != nil {
		return nil, err
	}
	if target.file.ReadOnly() {
		return nil, fmt.Errorf("%s: %w (%s): choose another name for the result", out, store.ErrReadOnly, target.file.Because())
	}
	return target, nil
}

func (t *mergeTarget) close() {
	if t.file != nil {
		t.file.Close()
	}
}

// replace puts the result into the place of a file that was merged. What was there before stays
// to be brought back, however soon another save or merge follows.
func (t *mergeTarget) replace(result *questionnaire.Assessment) error {
	changes, err := questionnaire.Changes(t.read, result)
	if err != nil {
		return fmt.Errorf("compare %q: %w", t.path, err)
	}
	if len(changes) > 0 {
		if err := t.file.Keep(); err != nil {
			return err
		}
	}
	return t.file.Save(result)
}

// writeMerged writes the result, and the report to where it is not in the way.
func (a *app) writeMerged(target *mergeTarget, result *questionnaire.Assessment, report string) error {
	var err error
	switch {
	case target.path == toStdout:
		a.say("%s", strings.TrimRight(report, "\n"))
		return a.assessmentResult(result)
	case target.bare:
		var data []byte
		if data, err = questionnaire.Encode(result); err == nil {
			err = store.WriteFile(target.path, data, 0o600)
		}
	case target.file != nil:
		err = target.replace(result)
	default:
		_, err = store.Create(target.path, result)
	}
	if err != nil {
		return err
	}
	return a.result([]byte(report))
}

// openConflicts counts conflicts in words.
func openConflicts(n int) string {
	if n == 1 {
		return "1 conflict is open"
	}
	return fmt.Sprintf("%d conflicts are open", n)
}
