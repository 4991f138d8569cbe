package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// lockFlags are none: a link needs rights here that programs seldom have.
const lockFlags = 0

// like keeps nothing: a new file takes its rights from the folder, as the old one did.
func like(file, string, fs.FileInfo) error { return nil }

// giveAway has nothing to do: what is new belongs to the folder's rights.
func giveAway(string, fs.FileInfo) {}

// A scanner for viruses or an index may hold a file for a moment after it was written.
const (
	renameAttempts = 20
	renamePause    = 50 * time.Millisecond
)

func replaceFile(from, to string) error {
	return move(from, to, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
}

func placeFile(from, to string) error {
	return move(from, to, windows.MOVEFILE_WRITE_THROUGH)
}

func move(from, to string, flags uint32) error {
	source, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return fmt.Errorf("rename the file: %w", err)
	}
	target, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return fmt.Errorf("rename the file: %w", err)
	}
	for attempt := 1; ; attempt++ {
		err := windows.MoveFileEx(source, target, flags)
		switch {
		case err == nil:
			return nil
		case attempt < renameAttempts && (errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION)):
			time.Sleep(renamePause)
		default:
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
		}
	}
}

// syncFolder has nothing to do: a rename is written through.
func syncFolder(string) error { return nil }

func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) || errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

func isFault(err error) bool {
	return errors.Is(err, windows.ERROR_IO_DEVICE) || errors.Is(err, windows.ERROR_CRC)
}

func isReadOnly(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }
