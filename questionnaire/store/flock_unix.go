//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package store

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

func lockFile(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	switch {
	case errors.Is(err, unix.EWOULDBLOCK):
		return errTaken
	case errors.Is(err, unix.ENOLCK), errors.Is(err, errors.ErrUnsupported), errors.Is(err, unix.EINVAL):
		return errNoLocks
	case err != nil:
		return fmt.Errorf("lock the file: %w", err)
	}
	return nil
}
