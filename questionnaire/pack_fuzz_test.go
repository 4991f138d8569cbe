package questionnaire_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
)

// FuzzPack reads arbitrary files as a pack, written one after the other as in a txtar archive.
// Whatever they hold, every problem has a file of the pack, and a pack without problems gives
// editions that can be read and evaluated.
func FuzzPack(f *testing.F) {
	sample := samplePack(f)
	f.Add(archive(sample))
	for _, name := range slices.Sorted(maps.Keys(sample)) {
		broken := maps.Clone(sample)
		broken[name] = &fstest.MapFile{Data: []byte("provision: [a, {b: c}]\nfacts: \nclauses: [{provisions: [,]}]\n")}
		f.Add(archive(broken))
	}
	f.Add([]byte("-- pack.yaml --\npack: a\ntitle: \"\\u001b\"\n-- editions/a.yaml --\nedition: a\nbase: en303645-v2.1.1\nprovisions: [{reference: 4-1}]\n"))
	f.Add([]byte("-- facts.yaml --\nfacts:\n  - {id: a, when: b = yes}\n  - {id: b, when: a = yes}\n"))
	f.Add([]byte("-- pack.yaml --\n? - - - - &a [*a]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		files := unpack(data)
		for name := range files {
			for folder := range files {
				if strings.HasPrefix(name, folder+"/") {
					t.Skip("a file that is a folder as well")
				}
			}
		}
		problems := questionnaire.CheckPack(assets.FS, files)
		for _, problem := range problems {
			if problem.File == "" || problem.Message == "" || problem.Line < 0 {
				t.Errorf("problem %#v", problem)
			}
		}
		pack, err := questionnaire.OpenPack(files)
		if err != nil || len(problems) > 0 {
			return
		}
		library := questionnaire.NewLibrary(assets.FS, pack)
		ids, err := library.EditionIDs()
		if err != nil {
			t.Fatalf("a pack without problems: %v", err)
		}
		for _, id := range ids {
			edition, err := library.Edition(id)
			if err != nil {
				t.Fatal(err)
			}
			if edition.Pack() == nil {
				continue
			}
			for _, provision := range edition.Provisions() {
				if _, err := edition.Prose(provision.Reference); err != nil {
					t.Errorf("%s: %v", provision.Reference, err)
				}
			}
			questionnaire.Evaluate(edition, questionnaire.NewAssessment(id, ""), time.Time{})
		}
	})
}

// archive writes files one after the other, each behind a line with its name.
func archive(files fstest.MapFS) []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "-- %s --\n%s", name, files[name].Data)
		if !bytes.HasSuffix(b.Bytes(), []byte("\n")) {
			b.WriteByte('\n') // what follows the end of a picture is not read
		}
	}
	return b.Bytes()
}

// unpack reads what archive writes, and of anything else as much as looks like it.
func unpack(data []byte) fstest.MapFS {
	files, name := fstest.MapFS{}, ""
	for line := range bytes.Lines(data) {
		head, isHead := strings.CutPrefix(strings.TrimRight(string(line), "\r\n"), "-- ")
		if head, ends := strings.CutSuffix(head, " --"); isHead && ends && fs.ValidPath(head) && len(files) < 40 {
			name = head
			files[name] = &fstest.MapFile{}
		} else if name != "" {
			files[name].Data = append(files[name].Data, line...)
		}
	}
	return files
}

// largePack is the sample with so many provisions more.
func largePack(tb testing.TB, n int) fstest.MapFS {
	tb.Helper()
	files := samplePack(tb)
	var table strings.Builder
	table.WriteString("  - number: BIG-1\n    title: Many\n    provisions:\n")
	prose := string(files[packAdded].Data)
	for i := range n {
		reference := fmt.Sprintf("BIG-1-%d", i+1)
		fmt.Fprintf(&table, "      - {reference: %s, status: M, title: Provision %d}\n", reference, i+1)
		files[packProse+reference+".yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(prose, "GW-1-1", reference, 1))}
	}
	changed(tb, files, packTable, "  - number: GW-1\n", table.String()+"  - number: GW-1\n")
	return files
}

// BenchmarkPack reads a whole pack and evaluates an assessment. Twice the provisions take
// twice the time.
func BenchmarkPack(b *testing.B) {
	for _, n := range []int{250, 500, 1000, 2000} {
		files := largePack(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				_, edition := packed(b, gatewayV1, files)
				for _, provision := range edition.Provisions() {
					if _, err := edition.Prose(provision.Reference); err != nil {
						b.Fatal(err)
					}
				}
				questionnaire.Evaluate(edition, questionnaire.NewAssessment(gatewayV1, ""), time.Time{})
			}
		})
	}
}
