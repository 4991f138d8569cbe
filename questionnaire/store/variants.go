package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ask645/questionnaire"
)

// Variants lists the files in the folder of an assessment that name it as their base, by name.
// Files that cannot be read are none.
func Variants(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", path, cause(err))
	}
	folder := filepath.Dir(path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", folder, cause(err))
	}
	var variants []string
	for _, entry := range entries {
		if entry.IsDir() || strings.HasPrefix(entry.Name(), ".") || filepath.Ext(entry.Name()) != ".json" {
			continue
		}
		name := filepath.Join(folder, entry.Name())
		variant, err := ReadAlone(name)
		if err != nil || !variant.IsVariant() {
			continue
		}
		place, err := basePlace(name, variant.Base.File)
		if err != nil {
			continue
		}
		if base, err := os.Stat(place); err == nil && os.SameFile(info, base) {
			variants = append(variants, name)
		}
	}
	return variants, nil
}

// Rewrite takes a file that is a variant, or was, and gives it another content: change gets
// what the file says alone and returns what it is to say. The file as it was is kept among its
// versions first; where that fails, nothing is written.
func Rewrite(path string, change func(alone *questionnaire.Assessment) (*questionnaire.Assessment, error)) error {
	f := newFile(osDisk{}, path)
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&ownerWrites != 0 {
		f.lock(nil)
	}
	defer f.Close()
	data, alone, err := decodedAlone(f.disk, path)
	if err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil && info.Mode().Perm()&ownerWrites == 0 && f.because == "" {
		f.because = markedReadOnly
	}
	f.seen, f.base = data, alone.Base.SHA256
	result, err := change(alone)
	if err != nil {
		return err
	}
	if f.ReadOnly() {
		return fmt.Errorf("%s: %w (%s): nothing was written", f.path, ErrReadOnly, f.because)
	}
	if err := f.Keep(); err != nil {
		return err
	}
	if err := f.Save(result); err != nil {
		return err
	}
	// The history tells changes of the whole; what was undone before a file became another one
	// is looked for among the versions.
	before, after := alone, result
	if whole, err := readWhole(osDisk{}, path, alone); err == nil {
		before = whole
	}
	changes, err := questionnaire.Changes(before, after)
	if err != nil || len(changes) == 0 {
		return err
	}
	history := OpenHistory(path)
	_ = history.Write(Step{Number: history.Next(), At: f.now().UTC().Truncate(time.Second), By: result.Assessor.Name, Changes: changes})
	return nil
}

// errNoVariant says that a file names no base.
var errNoVariant = errors.New("it is no variant: it names no base")

// Detach makes a variant an assessment of its own, which says all that holds of its product.
// found is where its base is, or nil to look where the variant says; ownOnly drops what is
// inherited instead.
func Detach(path, base string, ownOnly bool) error {
	return Rewrite(path, func(alone *questionnaire.Assessment) (*questionnaire.Assessment, error) {
		return Detached(path, alone, base, ownOnly)
	})
}

// Detached is what Detach writes.
func Detached(path string, alone *questionnaire.Assessment, base string, ownOnly bool) (*questionnaire.Assessment, error) {
	switch {
	case !alone.IsVariant():
		return nil, fmt.Errorf("%s: %w", path, errNoVariant)
	case ownOnly:
		return alone.Whole(), nil
	}
	whole, err := laidOver(path, alone, base)
	if err != nil {
		return nil, err
	}
	return whole.Whole(), nil
}

// laidOver lays a variant over the base at the given place, or where the variant says.
func laidOver(path string, alone *questionnaire.Assessment, base string) (*questionnaire.Assessment, error) {
	if base == "" {
		return readWhole(osDisk{}, path, alone)
	}
	found, file, err := FindBase(path, base, alone.Base.SHA256)
	if err != nil {
		return nil, err
	}
	whole, err := questionnaire.Lay(found, alone)
	if err != nil {
		return nil, fmt.Errorf("%s, for %s: %w", base, path, err)
	}
	whole.Base.File = file
	return whole, nil
}

// PointTo notes where the base of a variant is now.
func PointTo(path, base string) error {
	return Rewrite(path, func(alone *questionnaire.Assessment) (*questionnaire.Assessment, error) {
		if !alone.IsVariant() {
			return nil, fmt.Errorf("%s: %w", path, errNoVariant)
		}
		return laidOver(path, alone, base)
	})
}

// Confirm notes that a person has looked at what a variant inherits of its base as it is now.
func Confirm(path string) error {
	return Rewrite(path, func(alone *questionnaire.Assessment) (*questionnaire.Assessment, error) {
		if !alone.IsVariant() {
			return nil, fmt.Errorf("%s: %w", path, errNoVariant)
		}
		whole, err := laidOver(path, alone, "")
		if err != nil {
			return nil, err
		}
		whole.ConfirmBase()
		return whole, nil
	})
}
