package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// advised says after the reason of a failed write what the person can do about it.
func advised(err error, folder string) error {
	reason := cause(err)
	_, gone := os.Stat(folder)
	if full, err := filepath.Abs(folder); err == nil {
		folder = full
	}
	switch {
	case isFull(reason):
		return fmt.Errorf("%w: make room on the disk, or choose another place", reason)
	case isReadOnly(reason):
		return fmt.Errorf("%w: choose another place", reason)
	case errors.Is(reason, fs.ErrPermission):
		return fmt.Errorf("%w: allow writing in %q, or choose another place", reason, folder)
	case errors.Is(reason, fs.ErrNotExist) && errors.Is(gone, fs.ErrNotExist):
		return fmt.Errorf("the folder %q is gone (%w): put it back, or choose another place", folder, reason)
	case isFault(reason):
		return fmt.Errorf("%w: the disk may be failing, choose another place", reason)
	}
	return reason
}
