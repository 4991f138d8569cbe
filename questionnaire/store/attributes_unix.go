//go:build linux || darwin || freebsd || netbsd

package store

import (
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// mostAttribute is how many bytes of attributes are kept, and of each of them.
const mostAttribute = 64 << 10

// copyAttributes gives a new file the extended attributes of another, among them its access
// list. What cannot be given is left out: a save does not fail for it.
func copyAttributes(to *os.File, from string) {
	size, err := unix.Listxattr(from, nil)
	if err != nil || size <= 0 || size > mostAttribute {
		return
	}
	names := make([]byte, size)
	if size, err = unix.Listxattr(from, names); err != nil {
		return
	}
	value := make([]byte, mostAttribute)
	for _, name := range strings.Split(strings.TrimRight(string(names[:size]), "\x00"), "\x00") {
		if n, err := unix.Getxattr(from, name, value); err == nil {
			_ = unix.Fsetxattr(int(to.Fd()), name, value[:n], 0)
		}
	}
}
