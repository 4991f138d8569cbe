package export

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// Perm is the mode of a new document: like an assessment, it tells where a device is weak.
const Perm fs.FileMode = 0o600

// Prepared is a statement that is ready to be written in several formats.
type Prepared struct{ from *source }

// Prepare takes what all formats need from a statement, once.
func Prepare(s *questionnaire.Statement, o Options) (*Prepared, error) {
	from, err := newSource(s, o)
	if err != nil {
		return nil, err
	}
	return &Prepared{from: from}, nil
}

// Render makes the document of the given format and holds it against the statement, as
// [Prepared.Write] does with a file.
func (p *Prepared) Render(name string) (Result, error) {
	format, err := Lookup(name)
	if err != nil {
		return Result{}, err
	}
	result, err := format.render(p.from)
	if err != nil {
		return Result{}, err
	}
	if err := format.compare(p.from, result.Bytes); err != nil {
		return Result{}, fmt.Errorf("the %s does not say what the assessment says: %w", name, err)
	}
	return result, nil
}

// Compare reads a document of the given format back and holds it against the statement. The
// error names the first difference.
func (p *Prepared) Compare(name string, document []byte) error {
	format, err := Lookup(name)
	if err != nil {
		return err
	}
	return format.compare(p.from, document)
}

// Write writes the format of the given name to a file, reads the file back and holds it
// against the statement. An earlier file of that name is replaced. The warnings are those of
// the [Result]. Where the file does not say what the statement says, the error names the
// difference.
func (p *Prepared) Write(path, name string) (warnings []string, err error) {
	format, err := Lookup(name)
	if err != nil {
		return nil, err
	}
	result, err := format.render(p.from)
	if err != nil {
		return nil, err
	}
	if err := store.WriteFile(path, result.Bytes, Perm); err != nil {
		return result.Warnings, err
	}
	written, err := os.ReadFile(path)
	if err != nil {
		return result.Warnings, fmt.Errorf("read back what was written: %w", err)
	}
	if err := format.compare(p.from, written); err != nil {
		return result.Warnings, fmt.Errorf("%s was written, but does not say what the assessment says: %w", path, err)
	}
	return result.Warnings, nil
}

// In is where a statement goes when a person names a folder: there, under the name that
// [Format.Path] gives it.
func (f Format) In(folder, assessment string) string {
	return filepath.Join(folder, filepath.Base(f.Path(assessment)))
}
