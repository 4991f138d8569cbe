package questionnaire

import (
	"bytes"
	"io/fs"
	"os"
	"reflect"
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

// TestEveryMember writes an answer in which every member says something, and ones in which one
// member does: a member that is new in the type is not forgotten.
func TestEveryMember(t *testing.T) {
	t.Parallel()
	var full Answer
	saySomething(t, reflect.ValueOf(&full).Elem())
	answers := map[string]Answer{"full": full, "none": {}}
	for i := range reflect.TypeFor[Answer]().NumField() {
		if field := reflect.TypeFor[Answer]().Field(i); field.IsExported() {
			var one Answer
			saySomething(t, reflect.ValueOf(&one).Elem().Field(i))
			answers[field.Name] = one
		}
	}
	a := NewAssessment(DefaultEdition, "id")
	a.Answers = answers
	want, err := encodeCarefully(a)
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := writeQuickly(a); !ok || !bytes.Equal(got, want) {
		t.Errorf("written (%v)\n%s\nwant\n%s", ok, got, want)
	}
	for name, newer := range map[string]Answer{
		"answer":        {extra: extra{"x": []byte("1")}},
		"justification": {Justification: JustifiedBy{extra: extra{"x": []byte("1")}}},
		"evidence":      {Evidence: []Evidence{{}, {extra: extra{"x": []byte("1")}}}},
		"carried":       {Carried: Carried{extra: extra{"x": []byte("1")}}},
		"open point":    {OpenPoints: []OpenPoint{{extra: extra{"x": []byte("1")}}}},
	} {
		a.Answers = map[string]Answer{"1": newer}
		if got, ok := writeQuickly(a); ok {
			t.Errorf("%s: a member of a newer program is lost: %s", name, got)
		}
	}
}

// saySomething gives every member a value that says something.
func saySomething(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		v.SetString("said")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(7)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		saySomething(t, v.Index(0))
		saySomething(t, v.Index(1))
	case reflect.Map:
		if v.Type().Elem().Kind() == reflect.Slice {
			return // raw JSON, which is left to encoding/json
		}
		value := reflect.New(v.Type().Elem()).Elem()
		saySomething(t, value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("key"), value)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Unix(1, 5).UTC()))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				saySomething(t, v.Field(i))
			}
		}
	default:
		t.Fatalf("a %s is not filled yet", v.Type())
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
