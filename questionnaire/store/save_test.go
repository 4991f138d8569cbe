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

// BenchmarkSave saves one answer of a complete assessment, another one each time. It sets that
// beside the least that writes the same bytes with care: write, sync, rename; and beside the
// same with the sync of the folder, without which a crash of the machine can undo the rename
// of what was said to be saved. All take turns, so that whatever else the machine does hits all.
// The parts of a save that do not wait for the disk are measured by themselves.
func BenchmarkSave(b *testing.B) {
	data, err := os.ReadFile("../../assets/samples/thermostat-v3.ask645.json")
	if err != nil {
		b.Fatal(err)
	}
	folder := b.TempDir()
	path := filepath.Join(folder, "a.ask645.json")
	if err := os.WriteFile(path, data, privatePerm); err != nil {
		b.Fatal(err)
	}
	assessment, file, err := Edit(path, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	n := 0
	answer := func() {
		n++
		given := assessment.Answers["5.4-1"].Clone()
		given.Detail = fmt.Sprintf("The key lies in a secure element, in lot %d.", n)
		assessment.SetAnswer("5.4-1", given, time.Unix(int64(n), 0))
	}
	var encoded []byte
	took := map[string][]time.Duration{}
	timed := func(name string, do func() error) {
		begin := time.Now()
		if err := do(); err != nil {
			b.Fatal(name, err)
		}
		took[name] = append(took[name], time.Since(begin))
	}
	for b.Loop() {
		answer()
		timed("encode", func() (err error) { encoded, err = questionnaire.Encode(assessment); return err })
		timed("bare", func() error { return bareSave(path+".bare", encoded, false) })
		timed("bare+folder", func() error { return bareSave(path+".bare", encoded, true) })
		timed("save", func() error { return file.Save(assessment) })
		answer()
		if encoded, err = questionnaire.Encode(assessment); err != nil {
			b.Fatal(err)
		}
		timed("bytes", func() error { return file.save(encoded) })
	}
	median := func(name string) float64 {
		times := took[name]
		slices.Sort(times)
		return float64(times[len(times)/2])
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median("bare")/1e3, "µs/bare")
	b.ReportMetric(median("bare+folder")/1e3, "µs/bare+folder")
	b.ReportMetric(median("encode")/1e3, "µs/encode")
	b.ReportMetric(median("save")/1e3, "µs/save")
	b.ReportMetric(median("save")/median("bare"), "×bare")
	b.ReportMetric(median("save")/median("bare+folder"), "×bare+folder")
	b.ReportMetric(median("bare+folder")/median("bare"), "folder×bare")
	b.ReportMetric(median("bytes")/median("bare"), "bytes×bare")
}

// bareSave is the least that writes a file with care.
func bareSave(path string, data []byte, folderToo bool) error {
	f, err := os.CreateTemp(filepath.Dir(path), "bare")
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil || !folderToo {
		return err
	}
	return syncFolder(filepath.Dir(path))
}
