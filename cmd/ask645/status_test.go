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
	"ask645/questionnaire/store"
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

// TestWalkAtHome goes from a folder of many assessments into one of them, shows it to a room,
// and comes back.
func TestWalkAtHome(t *testing.T) {
	t.Parallel()
	root := manyAssessments(t, 300)
	term := openTerminal(t, 80, 24)
	term.start(root)
	term.waitFor("New assessment", "300 assessments")
	term.keys("/", "text:lock 299", "Enter")
	term.waitFor("Lock 299", "saved")
	term.keys("P")
	term.waitFor("esc leave", "> 1")
	term.keys("g", "text:5.4-3", "Enter")
	term.waitFor("5.4-3", "not supported")
	term.keys("t", "text:ask the supplier", "Enter")
	term.waitFor("noted at 5.4-3")
	term.keys("Escape")
	term.waitFor("M: mandatory", "saved")
	term.keys("H")
	term.waitFor("Go on with Lock 299", "300 assessments")
	term.keys("q")
	term.waitFor("status 0")
	a, _, err := store.Open(filepath.Join(root, "client 14", "lock-19.ask645.json"))
	if err != nil || a.Answers["5.4-3"].Note != "ask the supplier" {
		t.Errorf("%q %v", a.Answers["5.4-3"].Note, err)
	}
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
