package export

import (
	"fmt"
	"io/fs"
	"os"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// Perm is the mode of a new document: like an assessment, it tells where a device is weak.
const Perm fs.FileMode = 0o600

// Write renders a statement into a file, reads the file back and holds it against the
// statement. An earlier file of that name is replaced. The warnings are those of [Render]. An
// error after which the file does not say what the statement says, names the difference.
func Write(path, name string, s *questionnaire.Statement, o Options) (warnings []string, err error) {
	format, err := Lookup(name)
	if err != nil {
		return nil, err
	}
	from, err := newSource(s, o)
	if err != nil {
		return nil, err
	}
	result, err := format.render(from)
	if err != nil {
		return nil, err
	}
	if err := store.WriteFile(path, result.Bytes, Perm); err != nil {
		return result.Warnings, err
	}
	written, err := os.ReadFile(path) //nolint:gosec // it was written one line above
	if err != nil {
		return result.Warnings, fmt.Errorf("read back what was written: %w", err)
	}
	if err := format.compare(from, written); err != nil {
		return result.Warnings, fmt.Errorf("%s was written, but does not say what the assessment says: %w", path, err)
	}
	return result.Warnings, nil
}
