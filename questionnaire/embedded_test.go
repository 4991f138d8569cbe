package questionnaire_test

import (
	"testing"

	"ask645/assets"
	"ask645/questionnaire"
)

// edition returns an embedded edition.
func edition(t testing.TB, id string) *questionnaire.Edition {
	t.Helper()
	e, err := questionnaire.NewLibrary(assets.FS).Edition(id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEmbeddedDataIsValid(t *testing.T) {
	t.Parallel()
	for _, problem := range questionnaire.Validate(assets.FS) {
		t.Error(problem)
	}
}
