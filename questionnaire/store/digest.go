package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// ErrOutside says that evidence lies outside the folder of the assessment, so that its file
// is opened only when the person says so.
var ErrOutside = errors.New("lies outside the folder of the assessment")

// ErrNoFile says that evidence names no file, but a web address or nothing.
var ErrNoFile = errors.New("names no file")

// Digest is the SHA-256, in lower-case hexadecimal, of a file that evidence names. Relative
// paths start at folder, that of the assessment. Unless outside is true, a file that lies
// elsewhere, or is reached through a symbolic link that leads elsewhere, is not opened; the
// error then wraps ErrOutside.
func Digest(folder, ref string, outside bool) (string, error) {
	ref = strings.TrimSpace(ref)
	if ref == "" || addressPattern().MatchString(ref) {
		return "", fmt.Errorf("%q %w", ref, ErrNoFile)
	}
	name, inside := within(folder, ref)
	if inside {
		sum, err := digestWithin(folder, name)
		if err == nil || !outside {
			return sum, err
		}
	}
	if !outside {
		return "", fmt.Errorf("%q %w", ref, ErrOutside)
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(folder, name)
	}
	name, err := filepath.EvalSymlinks(name)
	if err != nil {
		return "", fmt.Errorf("open %q: %w", ref, cause(err))
	}
	root, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return "", fmt.Errorf("open %q: %w", ref, cause(err))
	}
	defer func() { _ = root.Close() }()
	return digestOf(root, filepath.Base(name))
}

// digestWithin takes the digest of a file inside folder.
func digestWithin(folder, name string) (string, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return "", fmt.Errorf("open %q: %w", folder, cause(err))
	}
	defer func() { _ = root.Close() }()
	if _, err := os.Lstat(filepath.Join(folder, name)); err == nil {
		if _, err := root.Stat(name); err != nil {
			return "", fmt.Errorf("%q %w", name, ErrOutside)
		}
	}
	return digestOf(root, name)
}

// digestOf is digest for regular files only: a pipe would make it wait for ever.
func digestOf(root *os.Root, name string) (string, error) {
	info, err := root.Stat(name)
	switch {
	case err != nil:
		return "", fmt.Errorf("open %q: %w", name, cause(err))
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%q is not a regular file", name)
	}
	return digest(root, name)
}
