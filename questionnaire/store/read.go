package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

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

// read reads a file of sensible size.
func read(d disk, path string) ([]byte, error) {
	file, size, err := open(d, path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	return readAll(path, file, size)
}

// open opens a file to read it, and tells how long it is likely to be.
func open(d disk, path string) (file, int64, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		// Opening a pipe would wait for someone to write into it.
		return nil, 0, fmt.Errorf("open %q: not a regular file", path)
	}
	file, err := d.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, 0, fmt.Errorf("open %q: %w", path, cause(err))
	}
	size := int64(0)
	if info != nil {
		size = info.Size()
	}
	return file, size, nil
}

// oneOf reads no more than it takes to tell which of several contents a file has. It returns
// nil where it has none of them.
func oneOf(from io.Reader, contents ...[]byte) ([]byte, error) {
	const atOnce = 16 << 10
	part, done := make([]byte, atOnce), 0
	for {
		n, err := io.ReadFull(from, part)
		contents = slices.DeleteFunc(contents, func(content []byte) bool {
			return content == nil || !bytes.HasPrefix(content[done:], part[:n])
		})
		done += n
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			for _, content := range contents {
				if len(content) == done {
					return content, nil
				}
			}
			return nil, nil
		case err != nil || len(contents) == 0:
			return nil, err //nolint:wrapcheck // the caller says which file it was
		}
	}
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
