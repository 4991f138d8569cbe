package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"ask645/questionnaire"
)

// Read reads an assessment file that is not going to be saved. The error is that of [Open].
func Read(path string) (*questionnaire.Assessment, error) {
	_, assessment, err := decoded(osDisk{}, path)
	return assessment, err
}

// decoded reads an assessment file, and returns what it holds too. A variant is laid over its
// base.
func decoded(d disk, path string) ([]byte, *questionnaire.Assessment, error) {
	data, assessment, err := decodedAlone(d, path)
	if err != nil {
		return nil, nil, err
	}
	if assessment, err = readWhole(d, path, assessment); err != nil {
		return nil, nil, err
	}
	return data, assessment, nil
}

// decodedAlone reads a file as it is: of a variant, what it says itself.
func decodedAlone(d disk, path string) ([]byte, *questionnaire.Assessment, error) {
	data, err := read(d, path)
	var content *questionnaire.FileError
	if errors.As(err, &content) {
		return nil, nil, damaged(path, content)
	}
	if err != nil {
		return nil, nil, err
	}
	assessment, err := questionnaire.Decode(data)
	if err != nil {
		return nil, nil, damaged(path, err)
	}
	return data, assessment, nil
}

// ReadFrom reads an assessment from a pipe. The error names it by the given name. The
// base of a variant is looked for from the current folder.
func ReadFrom(name string, pipe io.Reader) (*questionnaire.Assessment, error) {
	data, err := readAll(name, pipe, 0)
	if err != nil {
		return nil, err
	}
	assessment, err := questionnaire.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return readWhole(osDisk{}, name, assessment)
}

// readAll reads what is of sensible size. size is how much is expected.
func readAll(name string, from io.Reader, size int64) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(min(max(size, 0), MaxSize)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(from, MaxSize+1)); err != nil {
		return nil, fmt.Errorf("read %q: %w", name, cause(err))
	}
	if b.Len() > MaxSize {
		return nil, fmt.Errorf("%s: %w", name, TooLarge(b.Bytes()))
	}
	return b.Bytes(), nil
}

// TooLarge is the error of a file of more than MaxSize bytes, of which data are the first. Its
// place is where the file should have ended.
func TooLarge(data []byte) *questionnaire.FileError {
	return questionnaire.ErrorAt(data, MaxSize, fmt.Sprintf("the file goes on after %d MiB: ask645 writes no such file", MaxSize>>20))
}
