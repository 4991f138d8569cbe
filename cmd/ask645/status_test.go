//go:build unix

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
)

// manyAssessments writes n assessments into folders of twenty: the finished sample, with other
// answers missing and other points open in each.
func manyAssessments(tb testing.TB, n int) string {
	tb.Helper()
	data, err := assets.FS.ReadFile("samples/smart-lock.ask645.json")
	if err != nil {
		tb.Fatal(err)
	}
	whole, err := questionnaire.Decode(data)
	if err != nil {
		tb.Fatal(err)
	}
	references := make([]string, 0, len(whole.Answers))
	for reference := range whole.Answers {
		references = append(references, reference)
	}
	root := tb.TempDir()
	for i := range n {
		a := whole.Clone()
		a.Product.Name = fmt.Sprintf("Lock %d", i)
		delete(a.Answers, references[i%len(references)])
		answer := a.Answers[references[(i+1)%len(references)]]
		answer.OpenPoints = []questionnaire.OpenPoint{{ID: "1", Text: "ask the supplier", At: time.Unix(int64(1790000000+i), 0)}}
		a.Answers[references[(i+1)%len(references)]] = answer
		data, err := questionnaire.Encode(a)
		if err != nil {
			tb.Fatal(err)
		}
		folder := filepath.Join(root, fmt.Sprintf("client %02d", i/20))
		if err := os.MkdirAll(folder, 0o700); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("lock-%02d.ask645.json", i%20)), data, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	return root
}

// BenchmarkStatus lists 1,000 assessments, in this process and as a program of its own.
func BenchmarkStatus(b *testing.B) {
	root := manyAssessments(b, 1000)
	b.Run("run", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if status := run(context.Background(), []string{"status", root}, io.Discard, io.Discard); status != statusFine {
				b.Fatal(status)
			}
		}
	})
	b.Run("process", func(b *testing.B) {
		program := under(b, "ask645")
		for b.Loop() {
			if err := exec.Command(program, "status", root).Run(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
