package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// TestInputs holds that what is measured is what the tables say: complete statements without
// findings, with Details of the length named.
func TestInputs(t *testing.T) {
	t.Parallel()
	for _, input := range []struct{ length, added int }{{usualText, 0}, {10 * usualText, 0}, {usualText, 20}} {
		folder := t.TempDir()
		path := filepath.Join(folder, "a.ask645.json")
		if err := writeStatement(path, input.length, input.added); err != nil {
			t.Fatal(err)
		}
		var packs []*questionnaire.Pack
		if input.added > 0 {
			if err := writePack(filepath.Join(folder, "pack"), input.added); err != nil {
				t.Fatal(err)
			}
			pack, err := questionnaire.OpenPack(os.DirFS(filepath.Join(folder, "pack")))
			if err != nil {
				t.Fatal(err)
			}
			packs = append(packs, pack)
		}
		assessment, err := store.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		edition, err := questionnaire.NewLibrary(assets.FS, packs...).Edition(assessment.Edition)
		if err != nil {
			t.Fatal(err)
		}
		s := questionnaire.Evaluate(edition, assessment, time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC))
		if !s.Complete || !s.Conformant || len(s.Findings) > 0 {
			t.Errorf("%+v: %s %v", input, s.Tally(), s.Findings)
		}
		if input.added == 0 && len(s.Rows) != 68 {
			t.Errorf("%d rows", len(s.Rows)) // 67 provisions, and 4-1, which the answers decide
		}
		for reference, answer := range assessment.Answers {
			if n := len(answer.Detail); answer.Support != "" && n > input.length || n < input.length-1 {
				t.Errorf("%s: Detail of %d characters, not %d", reference, n, input.length)
			}
		}
	}
}

func TestRows(t *testing.T) {
	t.Parallel()
	used := usage{wall: 12345 * time.Microsecond, peak: 3 << 20}
	twice := pair{name: "a", mostTimes: 2}.row(used, usage{wall: 5 * time.Millisecond})
	if !twice.over || twice.ratio != "2.47 ×" || twice.here != "12.3 ms, 3.0 MiB" {
		t.Errorf("%+v", twice)
	}
	for _, p := range []pair{{mostWall: time.Second, mostPeak: 2 << 20}, {mostWall: time.Millisecond, mostPeak: 4 << 20}} {
		if !p.row(used, used).over {
			t.Errorf("%+v is kept", p)
		}
	}
	if within := (pair{mostTimes: 3, mostWall: time.Second, mostPeak: 4 << 20}).row(used, usage{wall: 5 * time.Millisecond}); within.over {
		t.Errorf("%+v", within)
	}
	const want = "| a  | Größe |\n| -- | ----- |\n| bc | d     |\n"
	if got := table([]string{"a", "Größe"}, [][]string{{"bc", "d"}}); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := thousands(1234567) + thousands(10) + thousands(1000); got != "1,234,567101,000" {
		t.Error(got)
	}
	if got := median([]time.Duration{3, 1, 2}, func(d time.Duration) time.Duration { return d }); got != 2 {
		t.Error(got)
	}
}

// BenchmarkProcess measures whole processes, each beside one that does nothing.
func BenchmarkProcess(b *testing.B) {
	folder := b.TempDir()
	l := lab{inputs: filepath.Join(folder, "inputs"), outputs: folder}
	var err error
	if l.programs, err = build(b.Context(), folder); err != nil {
		b.Fatal(err)
	}
	if err := writeStatement(l.input(statementName(usualText)), usualText, 0); err != nil {
		b.Fatal(err)
	}
	for _, p := range l.pairs() {
		b.Run(strings.ReplaceAll(p.name, " ", "-"), func(b *testing.B) {
			var here, beside []usage
			for b.Loop() {
				here = append(here, runOnce(b, p.command))
				beside = append(beside, runOnce(b, p.beside))
			}
			wall := func(u usage) time.Duration { return u.wall }
			b.ReportMetric(ratio(median(here, wall), median(beside, wall)), "×empty")
			b.ReportMetric(float64(median(here, wall))/float64(time.Millisecond), "ms/run")
			b.ReportMetric(float64(median(here, func(u usage) int64 { return u.peak }))/(1<<20), "MiB")
		})
	}
}

func runOnce(b *testing.B, c command) usage {
	b.Helper()
	used, err := c.run(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return used
}
