package store

import (
	"fmt"
	"io"
	"io/fs"
	"os"
)

// disk is every call by which the store changes something outside the program, and those by
// which it reads a file. Tests let each of them fail in turn.
type disk interface {
	// CreateTemp makes a new file with mode 0600 under a name that no other file has.
	CreateTemp(folder, pattern string) (file, error)
	OpenFile(name string, flag int, perm fs.FileMode) (file, error)
	// Like gives a new file the mode, the owner and the extended attributes of another, as
	// far as this person may give them.
	Like(f file, other string, info fs.FileInfo) error
	// Rename puts a file in the place of another, which is gone then.
	Rename(from, to string) error
	// Place gives a file a name that nothing has yet. The error wraps fs.ErrExist where
	// something has it.
	Place(from, to string) error
	Remove(name string) error
	// Mkdir makes a folder, which belongs to whom a file belongs as far as possible.
	Mkdir(name string, perm fs.FileMode, info fs.FileInfo) error
	// SyncFolder makes the names in a folder durable.
	SyncFolder(name string) error
	// Lock takes the lock of the system on a file. The system lets it go when the file is
	// closed, or the program ends in whatever way. The error is errTaken where another has
	// it and errNoLocks where there are none on this disk.
	Lock(f file) error
}

// file is an open file.
type file interface {
	io.ReadWriteCloser
	io.WriterAt
	Name() string
	Stat() (fs.FileInfo, error)
	Chmod(mode fs.FileMode) error
	Truncate(size int64) error
	Sync() error
}

// osDisk is the disk of the operating system.
type osDisk struct{}

func (osDisk) CreateTemp(folder, pattern string) (file, error) {
	f, err := os.CreateTemp(folder, pattern)
	if err != nil {
		return nil, fmt.Errorf("make a temporary file: %w", err)
	}
	return f, nil
}

func (osDisk) OpenFile(name string, flag int, perm fs.FileMode) (file, error) {
	f, err := os.OpenFile(name, flag, perm)
	if err != nil {
		return nil, fmt.Errorf("open the file: %w", err)
	}
	return f, nil
}

func (osDisk) Like(f file, other string, info fs.FileInfo) error {
	return like(f, other, info)
}

func (osDisk) Rename(from, to string) error { return replaceFile(from, to) }

func (osDisk) Place(from, to string) error { return placeFile(from, to) }

func (osDisk) Remove(name string) error {
	if err := os.Remove(name); err != nil {
		return fmt.Errorf("remove the file: %w", err)
	}
	return nil
}

func (osDisk) Mkdir(name string, perm fs.FileMode, info fs.FileInfo) error {
	if err := os.Mkdir(name, perm); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	giveAway(name, info)
	return nil
}

func (osDisk) SyncFolder(name string) error { return syncFolder(name) }

func (osDisk) Lock(f file) error {
	handle, ok := f.(*os.File)
	if !ok {
		return errNoLocks
	}
	return lockFile(handle)
}
