package store

import (
	"os"
	"path/filepath"
	"testing"

	"ask645/questionnaire"
)

// BenchmarkSave sets a save beside the least that writes the same bytes durably: write, sync,
// rename; and with the sync of the folder, without which a crash can undo the rename.
func BenchmarkSave(b *testing.B) {
	assessment := state(1)
	for i := range 60 {
		assessment.SetAnswer("5.1-"+string(rune('A'+i)), questionnaire.Answer{Support: "Y", Detail: string(make([]byte, 0, 10)) + "A detail of some length, as people write it, two lines of it or so."}, assessment.Answers[""].At)
	}
	other := assessment.Clone()
	other.Product.Name = "another state"
	data, err := questionnaire.Encode(assessment)
	if err != nil {
		b.Fatal(err)
	}
	bare := func(b *testing.B, folderToo bool) {
		path := filepath.Join(b.TempDir(), "a.json")
		for b.Loop() {
			f, err := os.CreateTemp(filepath.Dir(path), "x")
			if err != nil {
				b.Fatal(err)
			}
			_, _ = f.Write(data)
			_ = f.Sync()
			_ = f.Close()
			_ = os.Rename(f.Name(), path)
			if folderToo {
				_ = syncFolder(filepath.Dir(path))
			}
		}
	}
	b.Run("bare", func(b *testing.B) { bare(b, false) })
	b.Run("bare+folder", func(b *testing.B) { bare(b, true) })
	for _, name := range []string{"locked", "unlocked"} {
		b.Run(name, func(b *testing.B) {
			f, err := Create(filepath.Join(b.TempDir(), "a.ask645.json"), assessment)
			if err != nil {
				b.Fatal(err)
			}
			if name == "locked" {
				f.Lock()
				defer f.Close()
			}
			for b.Loop() {
				assessment, other = other, assessment
				if err := f.Save(assessment); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
