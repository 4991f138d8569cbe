package store

import (
	"bytes"
	"fmt"
	"io"

	"ask645/questionnaire"
)

// Read reads an assessment file that is not going to be saved. The error is that of [Open].
func Read(path string) (*questionnaire.Assessment, error) {
	data, err := read(osDisk{}, path)
	if err != nil {
		return nil, err
	}
	assessment, err := questionnaire.Decode(data)
	if err != nil {
		return nil, damaged(path, err)
	}
	return assessment, nil
}

// ReadFrom reads an assessment from a pipe. The error names it by the given name.
func ReadFrom(name string, pipe io.Reader) (*questionnaire.Assessment, error) {
	data, err := readAll(name, pipe, 0)
	if err != nil {
		return nil, err
	}
	assessment, err := questionnaire.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return assessment, nil
}

// readAll reads what is of sensible size. size is how much is expected.
func readAll(name string, from io.Reader, size int64) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(min(max(size, 0), MaxSize)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(from, MaxSize+1)); err != nil {
		return nil, fmt.Errorf("read %q: %w", name, cause(err))
	}
	if b.Len() > MaxSize {
		return nil, fmt.Errorf("read %q: larger than 32 MiB: this is no assessment file", name)
	}
	return b.Bytes(), nil
}
