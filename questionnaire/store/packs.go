package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ask645/questionnaire"
)

// OpenPack opens the pack in a folder that a person named. Links that lead out of the folder
// are not followed. The error is a *[questionnaire.PackError] where the folder is there and the
// pack is not well made.
func OpenPack(folder string) (*questionnaire.Pack, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("open the pack %q: %w", folder, reason(err))
	}
	pack, err := questionnaire.OpenPack(root.FS())
	var wrong *questionnaire.PackError
	if errors.As(err, &wrong) {
		wrong.Place = folder
	}
	if err != nil {
		_ = root.Close()
		return nil, err
	}
	pack.Place = folder
	return pack, nil
}

// CheckPack says all that is wrong with the pack in a folder. files are the program's own data.
// The error says that the folder cannot be opened.
func CheckPack(files fs.FS, folder string) (*questionnaire.PackError, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("open the pack %q: %w", folder, reason(err))
	}
	defer func() { _ = root.Close() }()
	return &questionnaire.PackError{Place: folder, Problems: questionnaire.CheckPack(files, root.FS())}, nil
}

// mostPacks is how many packs are looked for in one folder.
const mostPacks = 100

// PacksFolder is the folder in which packs are found without being named.
func PacksFolder() (string, error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find the configuration folder: %w", err)
	}
	return filepath.Join(folder, "ask645", "packs"), nil
}

// FindPacks opens the packs in the folders below the given one, in the order of their names.
// A pack that cannot be opened is among them; the library that it goes to leaves it out. A
// folder that is not there holds none.
func FindPacks(folder string) []*questionnaire.Pack {
	found, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var packs []*questionnaire.Pack
	for _, entry := range found {
		place := filepath.Join(folder, entry.Name())
		// A person may have put a link to a pack here.
		info, err := os.Stat(place)
		if strings.HasPrefix(entry.Name(), ".") || err == nil && !info.IsDir() || len(packs) == mostPacks {
			continue
		}
		root, err := os.OpenRoot(place)
		if err != nil {
			packs = append(packs, questionnaire.FoundPack(place, nil, reason(err)))
			continue
		}
		packs = append(packs, questionnaire.FoundPack(place, root.FS(), nil))
	}
	return packs
}

// reason is an error of the file system without the operation and the name.
func reason(err error) error {
	var failed *os.PathError
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}
