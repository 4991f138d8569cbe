package questionnaire

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"
)

// FuzzWriteQuickly holds what is written quickly against what encoding/json writes.
func FuzzWriteQuickly(f *testing.F) {
	samples, err := fs.Glob(os.DirFS("../assets/samples"), "*.json")
	if err != nil || len(samples) == 0 {
		f.Fatal(samples, err)
	}
	for _, name := range samples {
		data, err := os.ReadFile("../assets/samples/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, "é <&>\u2028\x7f\"\\\n\xff")
		a, err := Decode(data)
		if err != nil {
			f.Fatal(err)
		}
		if _, ok := writeQuickly(a); !ok {
			f.Errorf("%s is not written quickly", name)
		}
	}
	for _, text := range []string{
		`{"format":"ask645-assessment","version":1,"edition":"e"}`,
		`{"format":"ask645-assessment","version":1,"edition":"e","newer":{"a":1}}`,
		`{"format":"ask645-assessment","version":1,"edition":"e","answers":{"5.1-1":{"support":"Y","newer":[1]}}}`,
		`{"format":"ask645-assessment","version":1,"edition":"e","answers":{"5.1-1":{"support":"","carried":{"from":[{"edition":"x","reference":"1","support":"N"}]},"open_points":[{"id":"1","text":"t","due":"2026-01-01"}],"at":"2026-01-02T03:04:05.000000006+07:00","flag":true}}}`,
		`{"format":"ask645-assessment","version":1,"edition":"e","answers":{"5.1-1":{"support":"","carried":{"from":[{"edition":"x","reference":"1","kind":"same","support":"N","detail":"","members":{"newer":[1]}}]}}}}`,
		`{"format":"ask645-assessment","version":1,"edition":"e","facts":{"b":"yes","a":"no"},"facts_at":{"a":"2026-01-02T03:04:05Z"},"out_of_scope":["5.1-1"],"part_of":{"id":"x","clauses":["5.1"]},"declaration":{"support_until":"2031-06-30","representatives":[{"name":"n"}]}}`,
		`{"format":"ask645-assessment","version":1,"edition":"e","conflicts":[{"member":"answers.5.1-1","sides":[{"from":"a","value":"x"},{"from":"b","value":{"support":"Y"}}]}]}`,
		`{"format":"ask645-assessment","version":1,"edition":"e","base":{"file":"b.json","sha256":"00"},"facts":{},"answers":{"a":{}}}`,
	} {
		f.Add([]byte(text), "x")
	}
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		a, err := Decode(data)
		if err != nil {
			return
		}
		for range 2 {
			want, err := encodeCarefully(a)
			got, ok := writeQuickly(a)
			if ok && (err != nil || !bytes.Equal(got, want)) {
				t.Fatalf("written\n%s\nwant (%v)\n%s", got, err, want)
			}
			a.Product.Name = text
			a.SetFact("a", text, time.Unix(int64(len(text)), 5))
			a.SetAnswer(text, Answer{Detail: text, Checks: map[string]string{text: text}, Evidence: []Evidence{{Title: text}, {}}}, time.Unix(1, 0).UTC())
			a.OutOfScope = append(a.OutOfScope, text)
		}
	})
}

// TestEveryCharacter writes every byte, and what is special in Unicode, at each place of a text
// that is looked at in eights.
func TestEveryCharacter(t *testing.T) {
	t.Parallel()
	special := []string{"é", "\u2027", "\u2028", "\u2029", "\ufffd", "😀", "\xe2\x80"}
	for c := range 256 {
		special = append(special, string([]byte{byte(c)}))
	}
	for _, one := range special {
		for length := range 18 {
			for at := range length + 1 {
				text := strings.Repeat("a", at) + one + strings.Repeat("~", length-at)
				want, err := encodeCompact(text)
				if err != nil {
					t.Fatal(err)
				}
				w := &quickWriter{}
				if w.string(text); !bytes.Equal(w.out, want) || w.failed {
					t.Fatalf("%q is written as %s, want %s", text, w.out, want)
				}
			}
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	data, err := os.ReadFile("../assets/samples/thermostat-v3.ask645.json")
	if err != nil {
		b.Fatal(err)
	}
	a, err := Decode(data)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Encode(a); err != nil {
			b.Fatal(err)
		}
	}
}
