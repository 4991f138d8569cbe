package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ask645/questionnaire"
)

// BenchmarkSave sets a save beside the least that writes the same bytes: write, sync, rename;
// and beside the same with the sync of the folder, without which a crash of the machine can
// undo the rename. The fourth is a save whose bytes are there already. They take turns, so that whatever else the machine does hits all.
func BenchmarkSave(b *testing.B) {
	folder := b.TempDir()
	path := filepath.Join(folder, "a.ask645.json")
	states := make([]*questionnaire.Assessment, 2)
	for i := range states {
		states[i] = state(1)
		for n := range 60 {
			states[i].SetAnswer(fmt.Sprintf("5.%d-%d", n/10, n%10), questionnaire.Answer{
				Support: "Y", Detail: fmt.Sprintf("State %d: a detail of some length, as people write it, in a line or two of text, and then a little more.", i),
			}, time.Unix(0, 0))
		}
	}
	var bytes [2][]byte
	for i := range states {
		var err error
		if bytes[i], err = questionnaire.Encode(states[i]); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := Create(path, states[1]); err != nil {
		b.Fatal(err)
	}
	_, file, err := Edit(path, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	bare := func(folderToo bool) {
		f, err := os.CreateTemp(folder, "bare")
		if err != nil {
			b.Fatal(err)
		}
		_, _ = f.Write(bytes[0])
		_ = f.Sync()
		_ = f.Close()
		_ = os.Rename(f.Name(), path+".bare")
		if folderToo {
			_ = syncFolder(folder)
		}
	}
	took := make([][]time.Duration, 4)
	for b.Loop() {
		for i, do := range []func(){
			func() { bare(false) },
			func() { bare(true) },
			func() {
				if err := file.Save(states[0]); err != nil {
					b.Fatal(err)
				}
			},
			func() {
				if err := file.save(bytes[1]); err != nil {
					b.Fatal(err)
				}
			},
		} {
			begin := time.Now()
			do()
			took[i] = append(took[i], time.Since(begin))
		}
	}
	median := func(i int) float64 {
		slices.Sort(took[i])
		return float64(took[i][len(took[i])/2])
	}
	b.ReportMetric(median(2)/1e6, "ms/save")
	b.ReportMetric(median(2)/median(0), "×bare")
	b.ReportMetric(median(2)/median(1), "×bare+folder")
	b.ReportMetric(median(3)/median(0), "bytes×bare")
	b.ReportMetric(median(3)/median(1), "bytes×bare+folder")
}
