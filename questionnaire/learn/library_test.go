package learn_test

import (
	"io/fs"
	"sync"
	"testing"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/learn"
	"ask645/questionnaire/learn/learntest"
)

// library is read once for all tests.
var library = sync.OnceValue(func() *questionnaire.Library { return questionnaire.NewLibrary(assets.FS) })

func fixture(t testing.TB, changes map[string]string) fs.FS {
	t.Helper()
	return learntest.Files(t, changes)
}

func pool(t testing.TB, edition string) *learn.Pool {
	t.Helper()
	p, err := learn.NewCourse(fixture(t, nil), library()).Pool(edition)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
