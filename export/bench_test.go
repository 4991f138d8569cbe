package export_test

import (
	"io/fs"
	"strings"
	"testing"

	"ask645/assets"
	"ask645/export"
	"ask645/export/psti"
	"ask645/questionnaire"
)

// BenchmarkFormats measures each format on the complete statement of the lock, with Details
// of 400 characters: writing it, and reading it back as every export does.
func BenchmarkFormats(b *testing.B) {
	s := long(b)
	for _, format := range export.Formats() {
		b.Run(format.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				prepared, err := export.Prepare(s, options)
				if err != nil {
					b.Fatal(err)
				}
				result, err := prepared.Render(format.Name)
				if err != nil && psti.Refused(err) == nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(result.Bytes)))
			}
		})
	}
}

// BenchmarkPrepare measures what all formats need.
func BenchmarkPrepare(b *testing.B) {
	s := long(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := export.Prepare(s, options); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCompare measures the reading back alone.
func BenchmarkCompare(b *testing.B) {
	prepared, err := export.Prepare(long(b), options)
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range export.StatementNames() {
		result, err := prepared.Render(name)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(result.Bytes)))
			for b.Loop() {
				if err := prepared.Compare(name, result.Bytes); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// long is the complete statement of the lock, with Details of 400 characters.
func long(b *testing.B) *questionnaire.Statement {
	b.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		b.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		b.Fatal(err)
	}
	const length = 400
	for reference, answer := range a.Answers {
		for n := length - len(answer.Detail); n > 0; n -= len(filler) {
			answer.Detail += filler[:min(n, len(filler))]
		}
		a.Answers[reference] = answer
	}
	return questionnaire.Evaluate(editionOf(b, a.Edition), a, options.Date)
}

// filler makes a Detail longer.
var filler = strings.Repeat(" The test of this is described in the report of the laboratory.", 10)
