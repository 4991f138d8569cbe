package statement_test

import (
	"io/fs"
	"testing"

	"ask645/assets"
	"ask645/export/statement"
	"ask645/questionnaire"
)

func BenchmarkRender(b *testing.B) {
	data, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		b.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		b.Fatal(err)
	}
	s := evaluate(b, a)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := statement.Render(s, statement.Options{Date: day, Generator: "ask645 test"}); err != nil {
			b.Fatal(err)
		}
	}
}
