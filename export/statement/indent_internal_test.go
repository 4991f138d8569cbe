package statement

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzIndented holds the layout against that of encoding/json.
func FuzzIndented(f *testing.F) {
	for _, text := range []string{`{}`, `[]`, `[[],{}]`, `{"a":{},"b":[],"c":[1,2,{"d":null}]}`, `"a\"b\\"`, `{"\"{":"}\\\"]"}`, `-1.5e3`, `""`, `["{","[",":",",","\\"]`, `{"ü":"\u2028"}`, " [1 ,\n{} ]"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var compact, want bytes.Buffer
		if json.Compact(&compact, text) != nil {
			indented(text) // it must not panic
			return
		}
		if want := bytes.Equal(compact.Bytes(), text); compacted(text) != want {
			t.Errorf("%q has no white space: %t, want %t", text, !want, want)
		}
		if err := json.Indent(&want, compact.Bytes(), "", "  "); err != nil {
			t.Fatal(err)
		}
		if got := indented(compact.Bytes()); !bytes.Equal(got, want.Bytes()) {
			t.Errorf("got\n%s\nwant\n%s", got, want.Bytes())
		}
	})
}
