package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// privatePerm is the mode of a file that did not exist before: an assessment tells where a
// device is weak.
const privatePerm fs.FileMode = 0o600

// WriteFile replaces a file as a whole or not at all: it writes a temporary file in the same
// folder, syncs it, renames it over the target and syncs the folder. Without the first sync
// a crash soon after the rename could leave an empty file, without the second the rename
// itself could be lost. A symbolic link keeps pointing where it did. An existing file keeps
// its mode; a new one gets perm.
func WriteFile(path string, data []byte, perm fs.FileMode) (err error) {
	target, err := resolve(path)
	if err != nil {
		return err
	}
	if info, err := os.Stat(target); err == nil {
		if !info.Mode().IsRegular() {
			return fmt.Errorf("write %q: not a regular file", path)
		}
		perm = info.Mode().Perm()
	}
	folder := filepath.Dir(target)
	temporary, err := os.CreateTemp(folder, "."+filepath.Base(target)+".*.tmp")
	if err != nil {
		return fmt.Errorf("write %q: %w", path, cause(err))
	}
	defer func() {
		if err != nil {
			_ = temporary.Close()
			_ = os.Remove(temporary.Name())
		}
	}()
	for _, step := range []func() error{
		func() error { return writeAll(temporary, data) },
		func() error { return temporary.Chmod(perm) },
		temporary.Sync,
		temporary.Close,
		func() error { return os.Rename(temporary.Name(), target) },
	} {
		if err := step(); err != nil {
			return fmt.Errorf("write %q: %w", path, cause(err))
		}
	}
	syncFolder(folder)
	return nil
}

func writeAll(file *os.File, data []byte) error {
	_, err := file.Write(data)
	return err //nolint:wrapcheck // the caller says which file it was
}

// resolve follows symbolic links to the file itself, so that a rename replaces the file and
// not the link. A file that does not exist yet is its own target.
func resolve(path string) (string, error) {
	target, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil
	}
	if err != nil {
		return "", fmt.Errorf("write %q: %w", path, cause(err))
	}
	return target, nil
}

// syncFolder makes the rename durable. Systems that cannot sync a folder, Windows among
// them, order the rename themselves, so that a failure here is no failure of the write.
func syncFolder(folder string) {
	dir, err := os.Open(folder)
	if err != nil {
		return
	}
	_ = dir.Sync()
	_ = dir.Close()
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
