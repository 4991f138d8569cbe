package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// memoryName is the file that keeps which cards a person has learned, beside the places.
const memoryName = "memory.json"

// mostMemory is how much of the file is read.
const mostMemory = 4 << 20

// MemoryFile is the default file of what is remembered, in the configuration folder of the
// person.
func MemoryFile() (string, error) {
	places, err := PlacesFile()
	if err != nil {
		return "", err
	}
	return filepath.Join(filepath.Dir(places), memoryName), nil
}

// ReadMemory reads what is remembered. A file that is missing or cannot be read is an empty
// one.
func ReadMemory(path string) []byte {
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, mostMemory))
	if err != nil {
		return nil
	}
	return data
}

// WriteMemory replaces what is remembered, as a whole or not at all.
func WriteMemory(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("write what is remembered: %w", err)
	}
	return WriteFile(path, data, privatePerm)
}

// ForgetMemory removes what is remembered, and reports whether there was anything.
func ForgetMemory(path string) (bool, error) {
	switch err := os.Remove(path); {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("forget: %w", err)
	}
	return true, nil
}
