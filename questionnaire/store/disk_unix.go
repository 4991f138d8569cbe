//go:build unix

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// lockFlags keep the opening of a lock from following a link to a file of someone else, and
// from waiting at a pipe.
const lockFlags = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// like keeps the owner and the group where this person may give them. Where the group
// cannot be kept, its permissions are taken away rather than given to another group.
func like(f file, other string, info fs.FileInfo) error {
	handle, ok := f.(*os.File)
	if !ok {
		return nil
	}
	perm := info.Mode().Perm()
	was, known := info.Sys().(*syscall.Stat_t)
	if now, err := handle.Stat(); err == nil && known {
		is, ok := now.Sys().(*syscall.Stat_t)
		if ok && (is.Uid != was.Uid || is.Gid != was.Gid) && handle.Chown(int(was.Uid), int(was.Gid)) != nil {
			if is.Gid != was.Gid && handle.Chown(-1, int(was.Gid)) != nil {
				perm &^= 0o070
			}
		}
	}
	// A disk without modes refuses them; the file is as private as a new one then.
	if err := handle.Chmod(perm); err != nil && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, errors.ErrUnsupported) {
		return fmt.Errorf("set the mode: %w", err)
	}
	copyAttributes(handle, other)
	return nil
}

// giveAway gives a folder to the owner and the group of a file, where this person may.
func giveAway(folder string, info fs.FileInfo) {
	if was, known := info.Sys().(*syscall.Stat_t); known && (int(was.Uid) != os.Geteuid() || int(was.Gid) != os.Getegid()) {
		_ = os.Chown(folder, int(was.Uid), int(was.Gid))
	}
}

func replaceFile(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return fmt.Errorf("rename the file: %w", err)
	}
	return nil
}

// placeFile links the file to its name, which fails where something has the name. A disk
// without hard links gets an empty file first, which no other program can have made then.
func placeFile(from, to string) error {
	err := os.Link(from, to)
	switch {
	case err == nil:
		_ = os.Remove(from)
		return nil
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("name the file: %w", err)
	case !errors.Is(err, fs.ErrPermission) && !errors.Is(err, errors.ErrUnsupported):
		return fmt.Errorf("name the file: %w", err)
	}
	reserved, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, privatePerm)
	if err != nil {
		return fmt.Errorf("name the file: %w", err)
	}
	_ = reserved.Close()
	if err := os.Rename(from, to); err != nil {
		_ = os.Remove(to)
		return fmt.Errorf("rename the file: %w", err)
	}
	return nil
}

// syncFolder reports only that the disk failed. Some disks cannot sync a folder, and some
// folders may be written but not read.
func syncFolder(folder string) error {
	dir, err := os.Open(folder)
	if err != nil {
		return nil // nothing to sync with; the rename is done
	}
	defer func() { _ = dir.Close() }()
	if err := dir.Sync(); errors.Is(err, syscall.EIO) || errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return fmt.Errorf("sync the folder: %w", err)
	}
	return nil
}

// isFull reports whether a disk, or a person's share of it, holds nothing more.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// isFault reports whether the disk failed.
func isFault(err error) bool { return errors.Is(err, syscall.EIO) }

// isReadOnly reports whether the whole disk takes no changes.
func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }
