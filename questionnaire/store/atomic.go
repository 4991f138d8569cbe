package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// privatePerm is the mode of a file that did not exist before: an assessment tells where a
// device is weak.
const privatePerm fs.FileMode = 0o600

// WriteFile replaces a file as a whole or not at all: it writes a temporary file in the same
// folder, syncs it, renames it over the target and syncs the folder. Without the first sync
// a crash soon after the rename could leave an empty file, without the second the rename
// itself could be lost.
//
// A symbolic link keeps pointing where it did; one that points nowhere is refused. An
// existing file keeps its mode, and its owner, group and extended attributes as far as this
// person may give them; a new one gets perm. Of a file with several hard links only the name
// that is written leads to the new content. On Windows the file takes its rights from the
// folder.
func WriteFile(path string, data []byte, perm fs.FileMode) error {
	target, err := resolve(path)
	if err != nil {
		return err
	}
	_, err = replacement{disk: osDisk{}, name: path, target: target, perm: perm}.write(data)
	return err
}

// replacement is one file that is to be written as a whole or not at all.
type replacement struct {
	disk disk
	// name is how the person calls the file, target where it lies.
	name, target string
	// perm is the mode of a file that was not there before.
	perm fs.FileMode
	// fresh is true where nothing may have the name yet.
	fresh bool
	// as, if not "", is another file whose rights the new one gets, and info how it was.
	as   string
	info fs.FileInfo
	// check is asked right before the new file takes its place, and may refuse. It may be nil.
	check func() error
}

// write returns true once the new content is in its place, even where an error says that it
// may not outlast a crash of the machine.
func (r replacement) write(data []byte) (placed bool, err error) {
	info, err := os.Stat(r.target)
	if err == nil && !info.Mode().IsRegular() {
		return false, fmt.Errorf("write %q: not a regular file", r.name)
	}
	as := r.as
	switch {
	case as != "":
		info = r.info
	case err == nil:
		as = r.target
	}
	folder := filepath.Dir(r.target)
	temporary, err := r.disk.CreateTemp(folder, temporaryPattern(r.target))
	if err != nil {
		return false, r.trouble(err)
	}
	defer func() {
		if !placed {
			_ = temporary.Close()
			_ = r.disk.Remove(temporary.Name())
		}
	}()
	rights := func() error { return r.disk.Like(temporary, as, info) }
	if as == "" {
		rights = func() error { return chmod(temporary, r.perm) }
	}
	place := r.disk.Rename
	if r.fresh {
		place = r.disk.Place
	}
	for _, step := range []func() error{
		func() error { return writeAll(temporary, data) },
		rights,
		temporary.Sync,
		temporary.Close,
		r.checked,
		func() error { return place(temporary.Name(), r.target) },
	} {
		if err := step(); err != nil {
			return false, r.trouble(err)
		}
	}
	if err := r.disk.SyncFolder(folder); err != nil {
		return true, r.trouble(err)
	}
	return true, nil
}

func (r replacement) checked() error {
	if r.check == nil {
		return nil
	}
	return r.check()
}

// trouble says which file it was, and what the person can do.
func (r replacement) trouble(err error) error {
	if errors.Is(err, ErrChanged) || errors.Is(err, fs.ErrExist) {
		return err
	}
	return fmt.Errorf("write %q: %w", r.name, advised(err, filepath.Dir(r.target)))
}

func writeAll(f file, data []byte) error {
	_, err := f.Write(data)
	return err //nolint:wrapcheck // the caller says which file it was
}

// chmod leaves a mode alone that is right already, as some disks know none.
func chmod(f file, perm fs.FileMode) error {
	if info, err := f.Stat(); err == nil && info.Mode().Perm() == perm {
		return nil
	}
	return f.Chmod(perm)
}

// temporaryPattern is how temporary files beside a target are called, for os.CreateTemp.
func temporaryPattern(target string) string { return "." + filepath.Base(target) + ".*.tmp" }

// removeLeftovers removes temporary files that a program left in a folder when it was
// killed: those of one file, or of all where base is "". It is called only under the lock of
// the assessment, so that none is in use.
func removeLeftovers(d disk, folder, base string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, entry := range entries {
		if entry.Type().IsRegular() && isTemporary(entry.Name(), base) {
			_ = d.Remove(filepath.Join(folder, entry.Name()))
		}
	}
}

// isTemporary reports whether a name is that of a temporary file: ".BASE.123.tmp", or that of
// any file where base is "". Names are bytes, which need be no UTF-8.
func isTemporary(name, base string) bool {
	inner, ok := strings.CutSuffix(name, ".tmp")
	if !ok {
		return false
	}
	stem := strings.TrimRight(inner, "0123456789")
	of, ok := strings.CutPrefix(strings.TrimSuffix(stem, "."), ".")
	return ok && len(stem) < len(inner) && strings.HasSuffix(stem, ".") && len(stem) > 1 && (base == "" || of == base)
}

// resolve follows symbolic links to the file itself, so that a rename replaces the file and
// not the link. A file that does not exist yet is its own target; a link that leads to none
// is refused, as nobody knows whether its target is only away for a while.
func resolve(path string) (string, error) {
	target, err := filepath.EvalSymlinks(path)
	switch {
	case err == nil:
		return target, nil
	case !errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("write %q: %w", path, cause(err))
	}
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		to, _ := os.Readlink(path)
		return "", fmt.Errorf("write %q: it is a link to %q, which is not there: put that file back, or remove the link", path, to)
	}
	return path, nil
}

// cause takes the reason out of an error that names a temporary file nobody asked about.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
