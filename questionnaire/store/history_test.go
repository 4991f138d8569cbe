package store_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

func TestHistory(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.ask645.json")
	h := store.OpenHistory(path)
	add := func(undoes, redoes int) {
		t.Helper()
		step := store.Step{Number: h.Next(), At: time.Unix(0, 0).UTC(), Undoes: undoes, Redoes: redoes,
			Changes: []questionnaire.Change{{Part: "product", Before: []byte("null"), After: []byte(`{"name":"x"}`)}}}
		if err := h.Write(step); err != nil {
			t.Fatal(err)
		}
		h.Add(step)
	}
	expect := func(undo, redo int) {
		t.Helper()
		for _, read := range []*store.History{h, store.OpenHistory(path)} {
			_, u := read.Undo()
			_, r := read.Redo()
			if u != undo || r != redo {
				t.Errorf("undo %d, redo %d; want %d, %d", u, r, undo, redo)
			}
		}
	}
	expect(0, 0)
	add(0, 0) // 1
	add(0, 0) // 2
	expect(2, 0)
	add(2, 0) // 3 takes 2 back
	expect(1, 2)
	add(1, 0) // 4 takes 1 back
	expect(0, 1)
	add(0, 1) // 5 brings 1 back
	expect(1, 2)
	add(0, 0) // 6 is new: nothing to bring back any more
	expect(6, 0)

	// A line cut off by a crash and a line of nonsense cost only themselves.
	file, err := os.OpenFile(filepath.Join(filepath.Dir(path), ".a.ask645.json.history"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteString("nonsense\n{\"n\": 7, \"chan"); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	expect(6, 0)
}
