package store

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// ErrManyFolders says that [Below] stopped looking.
var ErrManyFolders = errors.New("there are more folders than were looked through")

// Found is an assessment file that lies below a folder, or, where Err is not nil, a folder
// that cannot be looked through.
type Found struct {
	Path string
	Err  error
}

// Below finds the assessment files in folders and below them, going by their names, folder by
// folder. Hidden folders, where past versions lie, and hidden files are left out. Symbolic
// links are followed, and what is reached twice is found once. A file that is named itself is
// found whatever its name. most is how many folders are looked through before it ends with
// [ErrManyFolders]; 0 means all.
func Below(paths []string, most int) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		w := &folderWalk{yield: yield, seen: map[string]bool{}, most: most}
		for _, path := range paths {
			if !w.named(path) {
				return
			}
		}
	}
}

// folderWalk is a search under way. Its methods return false once it is to end.
type folderWalk struct {
	yield func(Found) bool
	// seen are the real paths of folders and files.
	seen          map[string]bool
	folders, most int
}

// named goes into what a person named.
func (w *folderWalk) named(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return w.yield(Found{path, fmt.Errorf("open %q: %w", path, cause(err))})
	}
	return w.linked(path, info.IsDir())
}

// linked goes into a path of which a part may be a symbolic link.
func (w *folderWalk) linked(path string, isFolder bool) bool {
	target, err := filepath.EvalSymlinks(path)
	if err == nil {
		target, err = filepath.Abs(target)
	}
	if err != nil {
		return w.yield(Found{path, fmt.Errorf("open %q: %w", path, cause(err))})
	}
	if isFolder {
		return w.folder(path, target)
	}
	return w.file(path, target)
}

func (w *folderWalk) file(path, target string) bool {
	if w.seen[target] {
		return true
	}
	w.seen[target] = true
	return w.yield(Found{Path: path})
}

// folder goes through the files of a folder, and then through the folders in it.
func (w *folderWalk) folder(path, target string) bool {
	if w.seen[target] {
		return true
	}
	w.seen[target] = true
	if w.folders++; w.most > 0 && w.folders > w.most {
		w.yield(Found{path, ErrManyFolders})
		return false
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return w.yield(Found{path, fmt.Errorf("look through %q: %w", path, cause(err))})
	}
	var folders []fs.DirEntry
	for _, entry := range entries {
		name := entry.Name()
		switch {
		case strings.HasPrefix(name, "."):
		case entry.IsDir(), leadsToFolder(path, entry):
			folders = append(folders, entry)
		case !isNamedSo(name):
		case entry.Type()&fs.ModeSymlink == 0:
			if !w.file(filepath.Join(path, name), filepath.Join(target, name)) {
				return false
			}
		case !w.linked(filepath.Join(path, name), false):
			return false
		}
	}
	for _, entry := range folders {
		next := filepath.Join(path, entry.Name())
		if entry.IsDir() && !w.folder(next, filepath.Join(target, entry.Name())) {
			return false
		}
		if !entry.IsDir() && !w.linked(next, true) {
			return false
		}
	}
	return true
}

// leadsToFolder reports whether an entry is a symbolic link to a folder.
func leadsToFolder(folder string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := os.Stat(filepath.Join(folder, entry.Name()))
	return err == nil && info.IsDir()
}

// isNamedSo reports whether a file is named as assessments customarily are.
func isNamedSo(name string) bool {
	return len(name) > len(Ending) && strings.EqualFold(name[len(name)-len(Ending):], Ending)
}
