package questionnaire

import (
	"fmt"
	"io/fs"

	"github.com/goccy/go-yaml"
)

// ReadData decodes a data file as strictly as the library does. Errors show the file, the
// line and the text around it.
func ReadData(files fs.FS, name string, into any) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	if err := yaml.UnmarshalWithOptions(data, into, yaml.Strict()); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// DataFile is a data file under validation, for the packages that read data of their own.
// Each problem that is reported gets the line of its place.
type DataFile struct{ file *yamlFile }

// CheckData reads a data file and goes on after mistakes. It returns false where nothing
// could be decoded.
func CheckData(files fs.FS, name string, into any) (*DataFile, bool) {
	file, ok := openYAML(files, name, into)
	return &DataFile{file}, ok
}

// Report adds a problem at a place: names of keys and positions in lists, from the root.
func (d *DataFile) Report(message string, place ...any) { d.file.report(message, place...) }

// Required reports a text that must be there and is not.
func (d *DataFile) Required(text string, place ...any) { d.file.required(text, place...) }

// Problems lists what was reported, by line.
func (d *DataFile) Problems() []Problem {
	sortProblems(d.file.problems)
	return d.file.problems
}
