package store

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ask645/questionnaire"
)

// ErrBase says that a variant cannot be laid over its base.
var ErrBase = errors.New("the base of the variant is not to be had")

// BaseError says which variant has lost which base, and what to do.
type BaseError struct {
	// Variant is the file of the variant, Base where it says that its base lies.
	Variant, Base string
	// Err says what is wrong there.
	Err error
}

// Error names both files.
func (e *BaseError) Error() string {
	return fmt.Sprintf("%s is a variant of %s: %v: nothing was guessed or written; put the base back, or say where it is now with ask645 family %q --base PATH, or see ask645 help family detach", e.Variant, e.Base, e.Err, e.Variant)
}

// Is reports that this is an ErrBase. What is wrong with the base is not wrapped: it would look
// like something that is wrong with the variant.
func (e *BaseError) Is(target error) bool { return target == ErrBase }

// mostBases is how many bases may stand below a variant.
const mostBases = 5

// mostPast is how many past states of a base are looked at.
const mostPast = 400

// chain is the way from a variant down to its bases.
type chain struct {
	disk disk
	// paths are the files on the way.
	paths []string
	infos []os.FileInfo
}

// enter adds a file to the way. It refuses a circle, and names it.
func (c *chain) enter(path string) error {
	c.paths = append(c.paths, path)
	info, err := os.Stat(path)
	if err != nil {
		return nil //nolint:nilerr // whoever reads the file says what is wrong with it
	}
	for i, other := range c.infos {
		if os.SameFile(info, other) {
			var names []string
			for _, path := range c.paths[i:] {
				names = append(names, filepath.Base(path))
			}
			return fmt.Errorf("it goes in a circle: %s", strings.Join(names, ", then "))
		}
	}
	c.infos = append(c.infos, info)
	if len(c.infos) > mostBases+1 {
		return fmt.Errorf("more than %d bases stand one below the other", mostBases)
	}
	return nil
}

// readWhole lays an assessment that was read from path over its base, if it has one.
func readWhole(d disk, path string, read *questionnaire.Assessment) (*questionnaire.Assessment, error) {
	c := &chain{disk: d}
	_ = c.enter(homeOf(path)) // the first is no circle
	return c.whole(path, read)
}

func (c *chain) whole(path string, read *questionnaire.Assessment) (*questionnaire.Assessment, error) {
	if !read.IsVariant() || read.Resolved() {
		return read, nil
	}
	place, err := basePlace(path, read.Base.File)
	if err != nil {
		return nil, &BaseError{Variant: path, Base: read.Base.File, Err: err}
	}
	whole, err := c.lay(path, place, read)
	var below *BaseError
	if errors.As(err, &below) {
		return nil, err // it names the variant whose base it is
	}
	if err != nil {
		return nil, &BaseError{Variant: path, Base: place, Err: err}
	}
	return whole, nil
}

// lay lays a variant over the base at a place.
func (c *chain) lay(path, place string, variant *questionnaire.Assessment) (*questionnaire.Assessment, error) {
	if err := c.enter(place); err != nil {
		return nil, err
	}
	data, err := read(c.disk, place)
	if errors.Is(err, os.ErrNotExist) {
		return nil, errors.New("there is no such file")
	}
	if err != nil {
		return nil, err
	}
	base, err := questionnaire.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("it cannot be read: %w", damaged(place, err))
	}
	if base, err = c.whole(place, base); err != nil {
		return nil, err
	}
	found := questionnaire.Found{Base: base, Place: place}
	if found.Digest, err = base.Digest(); err != nil {
		return nil, err
	}
	folder := folderBetween(path, place)
	if found.Digest != variant.Base.SHA256 {
		if was := pastBase(place, variant.Base.SHA256); was != nil {
			found.Was = was.WithEvidenceIn(folder)
		}
	}
	found.Base = base.WithEvidenceIn(folder)
	return questionnaire.Lay(found, variant)
}

// basePlace is where the base of a variant lies: its path is from the folder of the variant.
// One from the root of a disk, or from another machine, is not followed, as a file from
// elsewhere could probe this one with it.
func basePlace(path, file string) (string, error) {
	name := filepath.FromSlash(file)
	switch {
	case file == "":
		return "", errors.New("it names no file")
	case filepath.IsAbs(name), filepath.VolumeName(name) != "", strings.HasPrefix(file, "/"), strings.HasPrefix(file, `\`):
		return "", errors.New("the path of a base is followed only from the folder of the variant")
	}
	folder, err := folderOf(path)
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, name), nil
}

// folderOf is the folder in which a file lies, past links.
func folderOf(path string) (string, error) {
	target, err := resolve(homeOf(path))
	if err != nil {
		target = path
	}
	folder, err := filepath.Abs(filepath.Dir(target))
	if err != nil {
		return "", fmt.Errorf("find the folder of %q: %w", path, err)
	}
	if straight, err := filepath.EvalSymlinks(folder); err == nil {
		folder = straight
	}
	return folder, nil
}

// homeOf is the file of which a path is a past version, or the path itself.
func homeOf(path string) string {
	if !isVersion(path) {
		return path
	}
	folder := filepath.Dir(path)
	name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(folder), "."), versionsEnding)
	return filepath.Join(filepath.Dir(folder), name)
}

// folderBetween is the way from the folder of a variant to that of its base, with slashes, or
// "" where it is the same or there is none.
func folderBetween(path, place string) string {
	folder, err := folderOf(path)
	if err != nil {
		return ""
	}
	way, err := filepath.Rel(folder, filepath.Dir(place))
	if err != nil || way == "." {
		return ""
	}
	return filepath.ToSlash(way)
}

// pastBase finds the state of a base that has a digest, among the past versions of it and of
// the bases below; nil where it is not kept.
func pastBase(place, digest string) *questionnaire.Assessment {
	left := mostPast
	for base := range pastWholes(place, mostBases, &left) {
		if is, err := base.Digest(); err == nil && is == digest {
			return base
		}
	}
	return nil
}

// pastWholes goes through the states of a file as wholes, the newest first.
func pastWholes(place string, deep int, left *int) iter.Seq[*questionnaire.Assessment] {
	return func(yield func(*questionnaire.Assessment) bool) {
		for _, state := range states(place) {
			data, err := read(osDisk{}, state.path)
			if err != nil {
				continue
			}
			past, err := questionnaire.Decode(data)
			if err != nil {
				continue
			}
			if *left--; *left < 0 {
				return
			}
			if !past.IsVariant() {
				if !yield(past) {
					return
				}
				continue
			}
			below, err := basePlace(place, past.Base.File)
			if err != nil || deep == 0 {
				continue
			}
			for base := range pastWholes(below, deep-1, left) {
				whole, err := questionnaire.Overlay(base.WithEvidenceIn(folderBetween(place, below)), past)
				if err == nil && !yield(whole) {
					return
				}
			}
		}
	}
}

// located is the assessment as a file at path is to hold it: with the path of its base from
// the folder of that file.
func located(path string, a *questionnaire.Assessment) (*questionnaire.Assessment, error) {
	place := a.BasePlace()
	if place == "" {
		return a, nil
	}
	if is, err := basePlace(path, a.Base.File); err == nil && filepath.Clean(is) == filepath.Clean(place) {
		return a, nil
	}
	file, err := BaseFile(path, place)
	if err != nil {
		return nil, err
	}
	moved := a.Clone()
	moved.Base.File = file
	return moved, nil
}

// BaseFile is the path by which a variant at path names its base at place.
func BaseFile(path, place string) (string, error) {
	folder, err := folderOf(path)
	if err != nil {
		return "", err
	}
	if place, err = filepath.Abs(place); err != nil {
		return "", fmt.Errorf("find %q: %w", place, err)
	}
	if straight, err := filepath.EvalSymlinks(filepath.Dir(place)); err == nil {
		place = filepath.Join(straight, filepath.Base(place))
	}
	file, err := filepath.Rel(folder, place)
	if err != nil {
		return "", fmt.Errorf("there is no way from %s to its base %s: keep both on one disk", path, place)
	}
	return filepath.ToSlash(file), nil
}

// FindBase reads a base for a variant at path. digest is the state that the variant has on
// record, or "" for none.
func FindBase(path, place, digest string) (questionnaire.Found, string, error) {
	file, err := BaseFile(path, place)
	if err != nil {
		return questionnaire.Found{}, "", err
	}
	if info, err := os.Stat(path); err == nil {
		if other, err := os.Stat(place); err == nil && os.SameFile(info, other) {
			return questionnaire.Found{}, "", fmt.Errorf("%s cannot be its own base", path)
		}
	}
	base, err := Read(place)
	if err != nil {
		return questionnaire.Found{}, "", err
	}
	found := questionnaire.Found{}
	if found.Digest, err = base.Digest(); err != nil {
		return questionnaire.Found{}, "", err
	}
	if found.Place, err = basePlace(path, file); err != nil {
		return questionnaire.Found{}, "", err
	}
	folder := folderBetween(path, found.Place)
	found.Base = base.WithEvidenceIn(folder)
	if digest != "" && digest != found.Digest {
		if was := pastBase(place, digest); was != nil {
			found.Was = was.WithEvidenceIn(folder)
		}
	}
	return found, file, nil
}

// ReadAlone reads a file as it is: of a variant, what it says itself.
func ReadAlone(path string) (*questionnaire.Assessment, error) {
	_, assessment, err := decodedAlone(osDisk{}, path)
	return assessment, err
}

// keepBase keeps the state of the base that a variant has confirmed, and of those below, so
// that later it can be told what has changed. That it cannot be kept is no failure.
func keepBase(d disk, a *questionnaire.Assessment, now time.Time) {
	place := a.BasePlace()
	for range mostBases {
		if place == "" {
			return
		}
		data, base, err := decodedAlone(d, place)
		if err != nil {
			return
		}
		target, err := resolve(place)
		if err != nil {
			return
		}
		if info, err := os.Stat(target); err == nil && !isKept(target, data) {
			_ = keepVersion(d, target, data, info, now, true)
		}
		if !base.IsVariant() {
			return
		}
		if place, err = basePlace(place, base.Base.File); err != nil {
			return
		}
	}
}

// isKept reports whether a state is pinned already.
func isKept(target string, data []byte) bool {
	versions, err := versionsIn(versionsFolder(target))
	if err != nil {
		return false
	}
	for _, version := range versions {
		if !version.isPinned() {
			continue
		}
		if kept, err := read(osDisk{}, version.Path); err == nil && bytes.Equal(kept, data) {
			return true
		}
	}
	return false
}

// BaseMoved reports whether the base of the variant has changed since the file was opened.
func (f *File) BaseMoved(a *questionnaire.Assessment) bool {
	place := a.BasePlace()
	if place == "" {
		return false
	}
	now, err := Read(place)
	if err != nil {
		return true
	}
	digest, err := now.Digest()
	return err != nil || digest != a.BaseDigest()
}
