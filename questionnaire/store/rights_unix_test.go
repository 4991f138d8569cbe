//go:build linux || darwin

package store

import (
	"os"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// TestOwnerStays saves the file of somebody else, which only root may give back to them.
func TestOwnerStays(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("needs the rights to give a file to somebody else")
	}
	path := lamp(t)
	const user, group = 12345, 23456
	if err := os.Chown(path, user, group); err != nil {
		t.Skip(err)
	}
	f := edit(t, path, nil)
	if err := f.Save(state(2)); err != nil {
		t.Fatal(err)
	}
	versions, err := Versions(path)
	if err != nil || len(versions) != 1 {
		t.Fatal(versions, err)
	}
	for _, name := range []string{path, versionsFolder(path), versions[0].Path} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if is := info.Sys().(*syscall.Stat_t); is.Uid != user || is.Gid != group {
			t.Errorf("%s belongs to %d:%d", name, is.Uid, is.Gid)
		}
	}
}

// TestAttributesStay saves a file with an extended attribute, as a desktop may give it.
func TestAttributesStay(t *testing.T) {
	t.Parallel()
	path := lamp(t)
	if err := unix.Setxattr(path, "user.ask645.test", []byte("blue"), 0); err != nil {
		t.Skip(err)
	}
	f := edit(t, path, nil)
	if err := f.Save(state(2)); err != nil {
		t.Fatal(err)
	}
	value := make([]byte, 10)
	if n, err := unix.Getxattr(path, "user.ask645.test", value); err != nil || string(value[:n]) != "blue" {
		t.Errorf("%q %v", value, err)
	}
}
